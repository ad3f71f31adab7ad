"""Tables as text: CSV and TSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from summarise.articles.columns import Columns, find_column
from summarise.articles.decode import open_lines
from summarise.articles.formats.rows import Row, missing_text
from summarise.errors import InputError

_DELIMITERS = ",;\t|"


def read_table(stream: BinaryIO, *, columns: Columns, max_chars: int) -> Iterator[Row]:
    r"""The rows of a CSV or TSV file with a header, numbered from 1 behind it; the header tells the delimiter.

    Raises InputError where there is no header with a text, or a field that never ends.

    >>> import io
    >>> [dict(row.values) for row in read_table(io.BytesIO(b"id;text\n7;Rain."), columns=Columns(), max_chars=100)]
    [{'id': '7', 'text': 'Rain.'}]
    """
    limit = 8 * max_chars + 65_536
    # The csv module has one limit for the whole process: it is only ever raised, a text's own limit is checked later.
    csv.field_size_limit(max(csv.field_size_limit(), limit))
    number = 0
    with open_lines(stream, newline="") as table:
        header, delimiter = _header(table.readline(limit), columns)
        reader = csv.reader(iter(lambda: table.readline(limit), ""), delimiter=delimiter)
        try:
            for fields in reader:
                if any(fields):
                    number += 1
                    yield _row(number, fields, header, delimiter)
        except csv.Error as error:
            raise InputError(
                f"cannot be read past row {number} ({error}); expected quoted fields that end: mend it there"
            ) from error


def _row(number: int, fields: list[str], header: list[str], delimiter: str) -> Row:
    if len(fields) <= len(header):
        return Row(number, dict(zip(header, fields, strict=False)))
    problem = (
        f"has {len(fields)} fields where its header has {len(header)}; expected as many: quote fields that hold {delimiter!r}"
    )
    return Row(number, {}, problem)


def _header(line: str, columns: Columns) -> tuple[list[str], str]:
    """The names in the first line and the delimiter between them."""
    if not line.strip():
        raise InputError("has no header; expected a first line that names the columns: add one")
    for delimiter in _DELIMITERS:
        names = next(csv.reader([line], delimiter=delimiter))
        if find_column((*columns.text, *columns.html), names) is not None:
            return names, delimiter
    delimiter = max(_DELIMITERS, key=line.count)
    raise InputError(missing_text(columns, next(csv.reader([line], delimiter=delimiter))))
