"""What a person reads of an article in half a minute: who, what, how many, says who."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from summarise.report.dates import spoken_date
from summarise.report.lines import Line, Words, how_many, names_of, says_who, what, who
from summarise.report.visible import one_line, shorten
from summarise.schema import Article, Attribution, EventSummary, Frozen

Question = Literal["Who", "What", "How many", "Says who"]

_LEAD = 260  # characters
_CONTENT = 100  # characters of what somebody said
_LINES: dict[Question, int] = {"Who": 4, "What": 3, "How many": 3, "Says who": 3}

_T = TypeVar("_T")


class Section(Frozen):
    """The answer to one question: its lines, most important first, and how many more items there are."""

    question: Question
    lines: tuple[Line, ...]
    more: int


class Digest(Frozen):
    """The digest of one article; `notes` say what a reader must know before trusting it: failures, a foreign language."""

    title: str
    byline: str
    lead: Words | None
    sections: tuple[Section, ...]
    notes: tuple[str, ...]


def make_digest(summary: EventSummary, article: Article | None = None) -> Digest:
    """The digest of a summary; sections without a line are left out.

    The article, where it is at hand, only shows how a figure and what it counts are joined.
    """
    names = names_of(summary)
    sections = (
        _section("Who", summary.actors, who),
        _section("What", summary.actions, lambda action: what(action, names)),
        _section("How many", summary.numbers, lambda number: how_many(number, names, article)),
        _section("Says who", _beyond_lead(summary), lambda one: says_who(one, names, most=_CONTENT)),
    )
    about = summary.article
    lead = summary.lead
    return Digest(
        title=one_line(about.title) or one_line(about.id),
        byline=" · ".join(one_line(part) for part in (about.outlet, spoken_date(about.published or "")) if part),
        lead=Words(words=shorten(lead.text, _LEAD), span=lead) if lead and lead.field == "text" else None,
        sections=tuple(section for section in sections if section.lines),
        notes=_notes(summary),
    )


def _beyond_lead(summary: EventSummary) -> tuple[Attribution, ...]:
    """The attributions in order, but those that the lead sentence already tells come last."""
    lead = summary.lead
    if lead is None:
        return summary.attributions

    def told(one: Attribution) -> bool:
        return one.content.field == lead.field and lead.start <= one.content.start and one.content.end <= lead.end

    return tuple(sorted(summary.attributions, key=told))


def _section(question: Question, items: tuple[_T, ...], line: Callable[[_T], Line]) -> Section:
    shown = items[: _LINES[question]]
    return Section(question=question, lines=tuple(line(item) for item in shown), more=len(items) - len(shown))


def _notes(summary: EventSummary) -> tuple[str, ...]:
    coverage = summary.coverage
    notes = []
    if summary.error is not None:
        notes.append(f"This article failed: {one_line(summary.error)}")
    elif not (summary.actors or summary.actions or summary.numbers or summary.attributions):
        notes.append("Nothing was found in this article.")
    if coverage.failed:
        failed = len(coverage.failed)
        notes.append(f"{failed} of {max(coverage.passages, failed)} passages could not be read.")
    return (*notes, *(one_line(note) for note in coverage.notes))
