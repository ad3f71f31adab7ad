"""`summarise verify`: every span of a run held against its article."""

from __future__ import annotations

import typer

from summarise.cli.options import Out


def command(out: Out) -> None:
    """Check that every span of every summary stands in its article, character by character."""
    from summarise.cli.words import number
    from summarise.report.visible import one_line
    from summarise.runs.rebuild import check

    found = check(out)
    for problem in found.problems:
        print(one_line(problem))
    if found.problems:
        print(
            f"{number(len(found.problems), 'problem')} in {number(found.spans, 'span')} of {number(found.articles, 'article')}."
        )
        raise typer.Exit(1)
    print(f"All {number(found.spans, 'span')} of {number(found.articles, 'article')} hold.")
