"""What a report says over all articles: who is quoted, what was left out, what made the summaries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarise.report.lines import claimants, names_of
from summarise.report.values import BOUNDS, amount, sort_value
from summarise.report.view import left_out
from summarise.report.visible import shorten
from summarise.schema import EventSummary, Form, Frozen, Provenance

_PLACES = 8  # articles that are linked for a source
_SETTINGS = 12  # different provenances that are told apart
_SOURCES = 10_000  # sources that are told apart: memory stays flat over any number of articles


class Link(NamedTuple):
    """A title and where it leads."""

    title: str
    href: str


class NumberRow(Frozen):
    """One number for the table of all numbers; `sort` is what its value is sorted by."""

    figure: str
    amount: str
    sort: float | None
    bound: str
    unit: str
    counted: str
    claimed_by: str
    article: Link


class Source:
    """How often a source is quoted, in which forms, and in which articles (the first few linked)."""

    def __init__(self, name: str) -> None:
        """A source that is not quoted yet."""
        self.name = name
        self.forms: dict[Form, int] = {"direct": 0, "mixed": 0, "indirect": 0, "silent": 0}
        self.articles = 0
        self.places: list[Link] = []

    @property
    def times(self) -> int:
        """How often it is quoted in all."""
        return sum(self.forms.values())

    @property
    def hidden(self) -> int:
        """In how many articles it stands beyond those that are linked."""
        return self.articles - len(self.places)


class Tally:
    """Counts over all articles, article by article, without keeping any of them."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.articles = self.failed_articles = self.passages = self.failed_passages = 0
        self.items = {"actors": 0, "actions": 0, "numbers": 0, "attributions": 0}
        self.provenances: dict[str, tuple[Provenance, int]] = {}
        self.unlisted_sources = 0
        self._sources: dict[str, Source] = {}

    def add(self, summary: EventSummary, href: str) -> None:
        """Count one article, whose section stands at `href`."""
        self.articles += 1
        self.failed_articles += summary.error is not None
        self.passages += summary.coverage.passages
        self.failed_passages += len(summary.coverage.failed)
        for field in self.items:
            self.items[field] += len(getattr(summary, field))
        key = summary.provenance.model_dump_json()
        if key in self.provenances or len(self.provenances) < _SETTINGS:
            self.provenances[key] = (summary.provenance, self.provenances.get(key, (None, 0))[1] + 1)
        self._add_sources(summary, href)

    @property
    def raw(self) -> bool:
        """Whether any confidence is uncalibrated."""
        return any(made.confidence == "raw" for made, _ in self.provenances.values())

    def sources(self) -> list[Source]:
        """The sources, the most quoted first."""
        return sorted(self._sources.values(), key=lambda source: (-source.times, source.name.casefold()))

    def _add_sources(self, summary: EventSummary, href: str) -> None:
        names = names_of(summary)
        here: set[str] = set()
        for one in summary.attributions:
            if one.source is None:
                continue
            name = shorten(names.of(one.source).text, 120)
            key = name.casefold()
            if key not in self._sources and len(self._sources) >= _SOURCES:
                self.unlisted_sources += 1
                continue
            source = self._sources.setdefault(key, Source(name))
            source.forms[one.form] += 1
            if key not in here:
                here.add(key)
                source.articles += 1
                if len(source.places) < _PLACES:
                    source.places.append(article_link(summary, href))


def article_link(summary: EventSummary, href: str) -> Link:
    """The link to an article under its title, or its id where it has none."""
    return Link(shorten(summary.article.title, 90) or shorten(summary.article.id, 90), href)


def number_rows(summary: EventSummary, page: str, key: str) -> Iterator[NumberRow]:
    """The numbers of one article, each linked to its item under `page` (empty for the same page)."""
    names = names_of(summary)
    for at, number in enumerate(summary.numbers, 1):
        claimed = [shorten(span.text, 80) if span else "the article itself" for span in claimants(number, names)]
        yield NumberRow(
            figure=shorten(number.figure.text, 80),
            amount=amount(number.value),
            sort=sort_value(number.value),
            bound=BOUNDS[number.value.bound] if number.value else "not parsed",
            unit=(number.value.unit if number.value else None) or "",
            counted=shorten(number.counted.text, 120) if number.counted else "",
            claimed_by="; ".join(claimed),
            article=article_link(summary, f"{page}#{key}-n{at}"),
        )


def problems(summary: EventSummary) -> tuple[str, ...]:
    """What went wrong or was left out in one article, a sentence each."""
    error = (f"Failed: {shorten(summary.error, 300)}",) if summary.error is not None else ()
    return (*error, *left_out(summary.coverage))
