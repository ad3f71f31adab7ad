"""Exporting a run: four flat tables, one row an item."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, get_args

from summarise.errors import SettingsError
from summarise.export.rows import COLUMNS, rows
from summarise.export.writers import csv_table, jsonl_table, parquet_table, require_pyarrow
from summarise.schema import Article, EventSummary
from summarise.writing import replacing, writing

Format = Literal["csv", "parquet", "jsonl"]

_WRITERS = {"csv": csv_table, "parquet": parquet_table, "jsonl": jsonl_table}


def export_tables(pairs: Iterable[tuple[Article | None, EventSummary]], out: Path, *, to: Format) -> list[Path]:
    """Write actors, actions, numbers and attributions as four files into the folder `out`, and return their paths.

    Every row is one item with its article, its spans in code points, and the sentence around its anchor; a number's `low` and
    `high` are strings of decimals. The summaries are streamed; the files take their places only when all are complete, and an
    error leaves earlier ones as they were. In CSV a text cell that a spreadsheet would run as a formula gets a leading
    apostrophe. Raises `SettingsError` for an unknown format or a missing pyarrow, `OutputError` where `out` cannot be written.
    """
    if to not in get_args(Format):
        raise SettingsError(f"Cannot export to {to!r}: the formats are {', '.join(get_args(Format))}.")
    if to == "parquet":
        require_pyarrow()
    paths = {table: out / f"{table}.{to}" for table in COLUMNS}
    with ExitStack() as places, writing(out), ExitStack() as files:
        drafts = {table: places.enter_context(replacing(path)) for table, path in paths.items()}
        take = {table: files.enter_context(_WRITERS[to](draft, table)) for table, draft in drafts.items()}
        for article, summary in pairs:
            for table, row in rows(article, summary):
                take[table](row)
    return list(paths.values())
