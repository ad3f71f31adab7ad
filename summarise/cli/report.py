"""`summarise report`: the HTML report of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarise.cli.options import Out

if TYPE_CHECKING:
    from summarise.runs.directory import Run


def command(
    out: Out,
    file: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The file to write. [default: OUT/report.html]")
    ] = None,
) -> None:
    """Write the HTML report of a run."""
    from summarise.runs.directory import Run

    print(write(Run(out), file or out / "report.html"))


def write(run: Run, file: Path) -> Path:
    """Write the report of a run to `file`."""
    from summarise.report.html import ReportHeader, write_report

    made_by = run.header.provenance
    header = ReportHeader(
        title=", ".join(run.header.inputs),
        model=made_by.model,
        made=run.header.ended or run.header.started,
        settings={name: str(value) for name, value in run.header.engine.items() if value is not None},
    )
    return write_report(run.pairs(), file, header=header)
