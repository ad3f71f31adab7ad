"""`summarise assemble`: the summaries of a run made again, without a model."""

from __future__ import annotations

import typer

from summarise.cli.options import Out


def command(out: Out) -> None:
    """Make the summaries of a run again from its articles and records, without a model."""
    from summarise.cli.words import counted
    from summarise.runs.rebuild import rebuild

    counts = rebuild(out)
    print(f"Assembled {counted(counts)} in {out}.")
    raise typer.Exit(1 if counts.failed else 0)
