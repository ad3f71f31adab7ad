"""What a run reads: everything that its paths mean, but for the run itself where it lies inside them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from summarise.articles.find import Source, find_sources
from summarise.articles.read import Columns, ReadFailure, Skipped, read_articles
from summarise.schema import Article

DOCUMENTS = {"text", "markdown", "html"}


def read_inputs(
    paths: Sequence[str], out: Path, *, columns: Columns, max_chars: int, stdin: BinaryIO | None = None
) -> Iterator[Article | ReadFailure | Skipped]:
    """The articles of paths, without the files of the run directory `out`; raises `InputError` where there is nothing."""
    return read_articles(paths, columns=columns, max_chars=max_chars, stdin=stdin, without=out)


def count_articles(paths: Sequence[str], out: Path) -> int | None:
    """How many articles the paths hold; None where telling would mean to read everything."""
    counts = [_count(item) for item in find_sources(paths, without=out) if isinstance(item, Source)]
    return None if None in counts else sum(count for count in counts if count is not None)


def _count(source: Source) -> int | None:
    if source.path is None or not source.path.is_file():  # a pipe can be read only once
        return None
    try:
        if source.kind in DOCUMENTS:
            return 1
        if source.kind == "jsonl":
            with source.path.open("rb") as file:
                return sum(1 for line in file if line.strip())
        if source.kind == "csv":
            with source.path.open(encoding="utf-8", errors="replace", newline="") as file:
                return max(0, sum(1 for _ in csv.reader(file)) - 1)
        if source.kind == "parquet":
            import pyarrow.parquet as parquet

            return int(parquet.read_metadata(source.path).num_rows)
    except (OSError, ValueError, csv.Error, ImportError):  # reading the file will say what is wrong with it
        return None
    return None
