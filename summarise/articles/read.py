"""Reading articles: the files that paths mean, whatever their format, one article after another."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from summarise.articles.build import Draft, build_article
from summarise.articles.columns import Columns
from summarise.articles.decode import decode, find_encoding, replace_surrogates
from summarise.articles.find import Kind, Source, find_sources, number_until_new
from summarise.articles.formats.html import looks_like_html, read_html
from summarise.articles.formats.json_files import is_json, is_json_lines, read_json, read_json_lines
from summarise.articles.formats.parquet import read_parquet
from summarise.articles.formats.rows import Row, draft_of, key_of
from summarise.articles.formats.tables import read_table
from summarise.articles.formats.text import read_markdown, read_text
from summarise.articles.outcome import ReadFailure, Skipped
from summarise.errors import InputError
from summarise.schema import Article
from summarise.settings import MAX_CHARS

__all__ = ["Columns", "ReadFailure", "Skipped", "read_articles"]

_DOCUMENTS = {"text": read_text, "markdown": read_markdown, "html": read_html}
_IN_MEMORY = 1 << 24
_HEAD = 1 << 16


def read_articles(
    paths: Sequence[str],
    *,
    columns: Columns = Columns(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
    max_chars: int = MAX_CHARS,
    without: Path | None = None,
) -> Iterator[Article | ReadFailure | Skipped]:
    """Read the articles of files, folders and patterns, `-` being standard input (`stdin`, or the process's own).

    What cannot be read is a ReadFailure in its place and the rest goes on; files of other kinds in a folder are counted in a
    Skipped. Files are read one at a time, tables row by row: only the ids are kept. An article's id is its path below the
    folder that was named, for a row followed by `#` and the row's own id or number. Folders of runs are left out, and the folder
    `without`. Raises InputError at once where there is nothing to read at all.

    >>> [article.id for article in read_articles(["-"], stdin=io.BytesIO(b"Rain fell."))]
    ['stdin']
    """
    return _read_all(find_sources(paths, without=without), columns=columns, stdin=stdin, max_chars=max_chars)


def _read_all(
    found: Sequence[Source | ReadFailure | Skipped], *, columns: Columns, stdin: BinaryIO | None, max_chars: int
) -> Iterator[Article | ReadFailure | Skipped]:
    taken = {item.id for item in found if isinstance(item, Source)}
    for item in found:
        if isinstance(item, Source):
            yield from _read_source(item, taken, columns=columns, stdin=stdin, max_chars=max_chars)
        else:
            yield item


def _read_source(
    source: Source, taken: set[str], *, columns: Columns, stdin: BinaryIO | None, max_chars: int
) -> Iterator[Article | ReadFailure]:
    """The articles of one file, or why there are none."""
    try:
        with _open(source, stdin) as stream:
            kind = _sniff(stream) if source.kind == "unknown" else source.kind
            if kind in _DOCUMENTS:
                yield build_article(_read_document(stream, kind, max_chars=max_chars), id=source.id, max_chars=max_chars)
                return
            count = 0
            for row in _rows(stream, kind, columns=columns, max_chars=max_chars):
                count += 1
                yield _read_row(row, source, taken, columns=columns, max_chars=max_chars)
            if not count:
                raise InputError("holds no rows; expected at least one article: leave it out or fill it")
    except InputError as error:
        yield _failure(source.id, str(error))
    except OSError as error:
        yield _failure(source.id, _explain(error))
    except Exception as error:  # one file must not end the run; the reason stands in its line
        yield _failure(source.id, _broken(error))


@contextmanager
def _open(source: Source, stdin: BinaryIO | None) -> Iterator[BinaryIO]:
    """The bytes of a source, from which one can go back to the beginning: a pipe is copied to a temporary file."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        if source.path is None:
            _copy(stdin if stdin is not None else sys.stdin.buffer, cast(BinaryIO, copy))
            yield cast(BinaryIO, copy)
            return
        with source.path.open("rb") as stream:
            if stream.seekable():
                yield stream
                return
            _copy(stream, cast(BinaryIO, copy))
        yield cast(BinaryIO, copy)


def _copy(stream: BinaryIO, copy: BinaryIO) -> None:
    while block := stream.read(_HEAD):
        copy.write(block)
    copy.seek(0)


def _sniff(stream: BinaryIO) -> Kind:
    """What a file without a known extension is. Raises InputError where it is no text."""
    raw = stream.read(_HEAD)
    stream.seek(0)
    if raw.startswith(b"PAR1"):
        return "parquet"
    head = raw.decode(find_encoding(raw, html=True), errors="replace")
    if looks_like_html(head.lstrip("\ufeff")):
        return "html"
    if not head.lstrip("\ufeff \r\n\t").startswith(("{", "[")):
        return "text"
    line = stream.readline(_IN_MEMORY)
    rest = stream.read(_IN_MEMORY)
    stream.seek(0)
    if rest.lstrip()[:1] in {b"", b"{"} and is_json_lines(decode(line)):
        return "jsonl" if rest.strip() else "json"
    return "json" if is_json(decode(line + rest)) else "text"


def _read_document(stream: BinaryIO, kind: Kind, *, max_chars: int) -> Draft:
    limit = 4 * max_chars
    raw = stream.read(limit + 1)
    if not raw:
        raise InputError("is empty; expected an article: leave it out or fill it")
    if len(raw) > limit:
        size = stream.seek(0, io.SEEK_END)
        raise InputError(
            f"has {size:,} bytes where a text may have {max_chars:,} characters; split it or raise the limit (max_chars)"
        )
    return _DOCUMENTS[kind](raw)


def _rows(stream: BinaryIO, kind: Kind, *, columns: Columns, max_chars: int) -> Iterator[Row]:
    if not stream.read(1):
        raise InputError("is empty; expected at least one article: leave it out or fill it")
    stream.seek(0)
    if kind == "json":
        return read_json(stream, columns=columns)
    if kind == "jsonl":
        return read_json_lines(stream, max_chars=max_chars)
    if kind == "csv":
        return read_table(stream, columns=columns, max_chars=max_chars)
    return read_parquet(stream, columns=columns)


def _read_row(row: Row, source: Source, taken: set[str], *, columns: Columns, max_chars: int) -> Article | ReadFailure:
    """The article of a row; a row number 0 means that the file is this one article."""
    id = source.id
    if row.number:
        key = key_of(row.values, columns)
        id = f"{source.id}#{key}"
        if key is None or id in taken:
            id = number_until_new(f"{source.id}#{row.number}", taken)
        taken.add(id)
    try:
        if row.problem:
            raise InputError(row.problem)
        return build_article(draft_of(row.values, columns), id=id, max_chars=max_chars)
    except InputError as error:
        return _failure(id, str(error))
    except Exception as error:  # one row must not end the run; the reason stands in its line
        return _failure(id, _broken(error))


def _failure(id: str, problem: str) -> ReadFailure:
    return ReadFailure(id=id, reason=replace_surrogates(f"{id} {problem}."))


def _broken(error: Exception) -> str:
    """An error that no format foresaw."""
    sentence = " ".join(f"{type(error).__name__}: {error}".split())[:150]
    return f"could not be read ({sentence}); expected an article: please report this, and leave it out until it is mended"


def _explain(error: OSError) -> str:
    """What an error of the operating system means for the file."""
    if isinstance(error, FileNotFoundError):
        return (
            "was there when the files were listed and is gone; expected it to stay until it is read: put it back and run again"
        )
    if isinstance(error, PermissionError):
        return "may not be read by this user; expected a readable file: change its permissions or leave it out"
    return f"cannot be read ({error.strerror or error}); expected a readable file: check the disk or leave it out"
