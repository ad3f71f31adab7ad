"""`summarise show`: a run, or one of its articles, in the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

from summarise.cli.options import Out


def command(
    out: Out,
    article: Annotated[
        str | None, typer.Argument(help="The id of an article, or a part of it; without one, all are listed.")
    ] = None,
) -> None:
    """Show the digest of an article, or list the articles of a run."""
    from rich.console import Console

    from summarise.report.terminal import digest, listing
    from summarise.runs.directory import Run

    run = Run(out)
    if article is None:
        Console().print(listing(run.summaries()))
    else:
        id = run.find(article)
        Console().print(digest(run.summary(id), run.article(id)))
