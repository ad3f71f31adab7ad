"""`summarise export`: the items of a run as flat tables."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from summarise.cli.options import Out


class Format(StrEnum):
    """What tables are written as."""

    csv = "csv"
    parquet = "parquet"
    jsonl = "jsonl"


def command(
    out: Out,
    to: Annotated[Format, typer.Option(help="The format of the tables.")] = Format.csv,
    directory: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="Where the tables are put. [default: OUT/tables]")
    ] = None,
) -> None:
    """Write flat tables of actors, actions, numbers and attributions, one row an item.

    A run with a record type of your own has rows instead: they are written with --to jsonl.
    """
    from summarise.export import export_tables
    from summarise.runs.directory import Run
    from summarise.runs.rows import export_rows
    from summarise.settings import DEFAULT_RECORD

    into = directory or out / "tables"
    run = Run(out)
    own = run.header.settings.record != DEFAULT_RECORD
    for path in export_rows(run, into, to=to.value) if own else export_tables(run.pairs(), into, to=to.value):
        print(path)
