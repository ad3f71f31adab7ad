"""JSON: one object, a list, a list inside an object, or one object a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from summarise.articles.columns import Columns, pick, plain
from summarise.articles.decode import decode, open_lines
from summarise.articles.formats.rows import Row
from summarise.errors import InputError

_LISTS = (
    "articles",
    "items",
    "results",
    "documents",
    "docs",
    "entries",
    "posts",
    "stories",
    "news",
    "data",
    "response",
    "rows",
    "value",
)
_LARGEST = 1 << 30


def read_json(stream: BinaryIO, *, columns: Columns) -> Iterator[Row]:
    """The rows of a JSON file; number 0 where the file is one article. Raises InputError where it is not JSON of a known form.

    The file is held in memory: JSON Lines is the form for large ones.

    >>> [row.number for row in read_json(io.BytesIO(b'[{"text": "Rain."}, {"text": "Snow."}]'), columns=Columns())]
    [1, 2]
    """
    raw = stream.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise InputError(
            "has more than 1 GiB; expected a file that fits into memory: convert it to .jsonl, which is read by lines"
        )
    try:
        document = json.loads(decode(raw))
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"is not valid JSON ({_short(error)}); expected an object or a list of objects: mend or leave it out"
        ) from error
    finally:
        del raw
    if isinstance(document, dict):
        found = None if _has_text(document, columns) else _inner_list(document)
        if found is None:
            yield Row(0, document)
            return
        document = found
    if not isinstance(document, list):
        raise InputError(f"holds a JSON {_name(document)}; expected an object or a list of objects with a text: leave it out")
    for number, item in enumerate(document, start=1):
        yield _row(number, item)


def read_json_lines(stream: BinaryIO, *, max_chars: int) -> Iterator[Row]:
    """The rows of a JSON Lines file, numbered by line; a bad line is a row with a problem.

    Raises InputError where the file is one JSON document over many lines.

    >>> [row.number for row in read_json_lines(io.BytesIO(b'{"text": "Rain."}\\n\\n{"text": "Snow."}'), max_chars=100)]
    [1, 3]
    """
    limit = 8 * max_chars + 65_536
    number, first = 0, True
    with open_lines(stream, newline="\n") as lines:
        while line := lines.readline(limit):
            number += 1
            if len(line) == limit and not line.endswith("\n"):
                _skip_line(lines, limit)
                yield Row(
                    number, {}, f"has more than {limit:,} characters on line {number}; split it or raise the limit (max_chars)"
                )
            elif line.strip():
                yield _line(number, line, first=first)
                first = False


def is_json_lines(head: str) -> bool:
    r"""Whether a text begins with a line that is a JSON object of its own.

    >>> is_json_lines('{"text": "Rain."}\n{"text": "Snow."}'), is_json_lines('{\n"text": "Rain."}')
    (True, False)
    """
    line, _, _ = head.lstrip("\ufeff \r\n\t").partition("\n")
    return line.startswith("{") and is_json(line)


def is_json(text: str) -> bool:
    """Whether a text is a JSON object or list.

    >>> is_json('[1]'), is_json('[1] is a footnote')
    (True, False)
    """
    if not text.lstrip("\ufeff \r\n\t").startswith(("{", "[")):
        return False
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True


def _skip_line(lines: io.TextIOWrapper, limit: int) -> None:
    """Go on to the next line, never holding more than `limit` characters."""
    while (rest := lines.readline(limit)) and not rest.endswith("\n"):
        pass


def _line(number: int, line: str, *, first: bool) -> Row:
    """The row of a line. Raises InputError where the first line shows that the file is one document."""
    try:
        return _row(number, json.loads(line))
    except (ValueError, RecursionError) as error:
        if first and line.strip() in {"{", "["}:
            raise InputError("is one JSON document over many lines; expected one object a line: name it .json") from error
        return Row(
            number, {}, f"is not valid JSON on line {number} ({_short(error)}); expected one object: mend or remove the line"
        )


def _row(number: int, item: object) -> Row:
    if isinstance(item, dict):
        return Row(number, item)
    return Row(number, {}, f"holds a JSON {_name(item)} as entry {number}; expected an object with a text: remove it")


def _has_text(document: dict[str, object], columns: Columns) -> bool:
    return any(isinstance(pick(names, document), str) for names in (columns.text, columns.html))


def _inner_list(document: dict[str, object], *, depth: int = 2) -> list[object] | None:
    """The list of articles inside an object: under a usual name, else the only list of objects."""
    known = {plain(str(key)): value for key, value in document.items()}
    for name in _LISTS:
        value = known.get(name)
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            return value
        if isinstance(value, dict) and depth:
            inner = _inner_list(value, depth=depth - 1)
            if inner is not None:
                return inner
    lists = [
        value
        for value in document.values()
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
    ]
    return lists[0] if len(lists) == 1 else None


def _name(value: object) -> str:
    return {"list": "list", "str": "string", "bool": "boolean", "NoneType": "null"}.get(type(value).__name__, "number")


def _short(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:100]
