"""Summaries in the terminal: the digest of one article, and the listing of a run.

Article text is data: it only ever enters a `Text`, which knows no markup, and is made visible before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from summarise.report.digest import Section, make_digest
from summarise.report.lines import Line
from summarise.report.visible import one_line, shorten, visible
from summarise.schema import Article, EventSummary

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_STYLES = {"strong": "bold", "plain": "", "quiet": "dim"}


def digest(summary: EventSummary, article: Article | None, *, width: int | None = None) -> RenderableType:
    """The half-minute digest of an article, for `rich.print`; `width` in columns, the console's where None."""
    from rich.console import Group
    from rich.constrain import Constrain
    from rich.table import Table
    from rich.text import Text

    made = make_digest(summary, article)
    parts: list[RenderableType] = [Text(visible(made.title), style="bold")]
    if made.byline:
        parts.append(Text(visible(made.byline), style="dim"))
    if made.lead:
        parts += [Text(), Text(visible(made.lead.words), style="italic")]
    table = Table.grid(padding=(0, 2, 1, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for section in made.sections:
        table.add_row(Text(section.question, style="cyan"), _lines(section))
    if made.sections:
        parts += [Text(), table]
    if made.notes:
        parts += [Text(), *(Text(visible(note), style="yellow") for note in made.notes)]
    return Constrain(Group(*parts), width) if width is not None else Group(*parts)


def listing(summaries: Iterable[EventSummary]) -> RenderableType:
    """The table of a run: a row an article, with the counts of its items, its failed passages and its error."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("Article", ratio=1, overflow="fold")
    for name in ("Actors", "Actions", "Numbers", "Attributions", "Failed"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Error", overflow="fold")
    for summary in summaries:
        counts = [len(summary.actors), len(summary.actions), len(summary.numbers), len(summary.attributions)]
        failed = len(summary.coverage.failed)
        article = Text(shorten(summary.article.title or summary.article.id, 80))
        if summary.article.title:
            article.append(f"\n{one_line(summary.article.id)}", style="dim")
        table.add_row(
            article,
            *(Text(str(count), style="" if count else "dim") for count in counts),
            Text(str(failed), style="yellow" if failed else "dim"),
            Text(shorten(summary.error or "", 120), style="red"),
        )
    return table


def _lines(section: Section) -> Text:
    """The lines of a section; actors run on, the rest stand one below the other."""
    from rich.text import Text

    between = Text(" · " if section.question == "Who" else "\n", style="dim")
    lines = between.join(_line(line) for line in section.lines)
    if section.more:
        lines.append(f"{between.plain}and {section.more} more", style="dim")
    return lines


def _line(line: Line) -> Text:
    from rich.text import Text

    return Text.assemble(*((visible(piece.words), _STYLES[piece.tone]) for piece in line.pieces))
