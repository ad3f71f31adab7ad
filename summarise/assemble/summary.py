"""From what the model wrote to an event summary: locate, link, merge, tie, order, number."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from summarise.assemble.actions import actions_of
from summarise.assemble.actors import actors_of, cast_actors, is_actor
from summarise.assemble.attributions import attributions_of, contents_of
from summarise.assemble.denials import with_denials
from summarise.assemble.importance import ordered_actions, ordered_actors, ordered_attributions, ordered_numbers, stage_of
from summarise.assemble.lead import find_lead
from summarise.assemble.numbering import Lists, numbered
from summarise.assemble.numbers import numbers_of
from summarise.assemble.rows import Reading, read_extractions
from summarise.extract.record import Extraction, PassageRecord
from summarise.passage import Passage
from summarise.schema import (
    Action,
    Article,
    ArticleInfo,
    Attribution,
    ClaimedNumber,
    Coverage,
    EventSummary,
    Party,
    Provenance,
    article_info,
)

PRONOUN = "pronoun as actor"
NOT_ENGLISH = (
    "The word lists of figures, names and boundaries are English; this article was read without them or with less of them."
)


def assemble(
    article: Article, passages: Sequence[Passage], extractions: Sequence[Extraction], *, provenance: Provenance
) -> EventSummary:
    """The event summary of an article from the records of its passages.

    Every span is checked against the article; what cannot be located is dropped and counted in `coverage.dropped`. A passage
    whose extraction is missing, failed, invalid or of another text stands in `coverage.failed`; where all failed, `error` says
    so. Nothing is raised for what the model wrote, and the order of passages and extractions does not matter.
    """
    reading = read_extractions(article, passages, extractions, PassageRecord)
    cast = cast_actors(article, reading.rows)
    attributions = attributions_of(cast, reading.rows)
    contents = contents_of(attributions)
    actions = actions_of(cast, reading.rows, contents)
    numbers = numbers_of(cast, reading.rows, contents)
    attributions = with_denials(attributions, actions)
    actors = actors_of(cast, _parties(actions, numbers, attributions))
    failed = {(one.start, one.end) for one in reading.failed}
    read = [passage for passage in passages if (passage.start, passage.end) not in failed]
    lead = find_lead(article, read, reading.rows)
    stage = stage_of(article, lead, actors)
    lists = numbered(
        Lists(
            tuple(ordered_actors(stage, actors)),
            tuple(ordered_actions(stage, actions)),
            tuple(ordered_numbers(stage, numbers)),
            tuple(ordered_attributions(stage, attributions)),
        )
    )
    return EventSummary(
        article=article_info(article),
        lead=lead,
        **lists._asdict(),
        coverage=coverage_of(article, passages, reading, numbers),
        provenance=provenance,
        error=_error(passages, reading),
    )


def failed_article(article: Article | ArticleInfo, reason: str, provenance: Provenance) -> EventSummary:
    """The summary of an article that could not be read or summarised: empty, with the reason as its error."""
    info = article if isinstance(article, ArticleInfo) else article_info(article)
    language = article.language if isinstance(article, Article) else None
    return EventSummary(article=info, coverage=Coverage(passages=0, language=language), provenance=provenance, error=reason)


def coverage_of(article: Article, passages: Sequence[Passage], reading: Reading, numbers: Iterable[ClaimedNumber]) -> Coverage:
    """What was read, what was left out, what failed, and what was dropped."""
    failed = {(one.start, one.end) for one in reading.failed}
    ranges = sorted({(passage.start, passage.end) for passage in passages} - failed)
    dropped = dict(reading.dropped)
    if pronouns := sum(row.list == "actors" and not is_actor(row) for row in reading.rows):
        dropped[PRONOUN] = pronouns
    foreign = article.language is not None and article.language.split("-")[0] != "en"
    notes = [NOT_ENGLISH] if foreign or any(not passage.english for passage in passages) else []
    return Coverage(
        passages=len(passages),
        read=tuple(piece for start, end in ranges for piece in without_furniture(article, start, end)),
        excluded=article.excluded,
        failed=reading.failed,
        dropped=dict(sorted(dropped.items())),
        unparsed_numbers=sum(number.value is None for number in numbers),
        language=article.language,
        notes=tuple(notes),
    )


def without_furniture(article: Article, start: int, end: int) -> list[tuple[int, int]]:
    """A range of the text without the excluded ranges in it.

    >>> from summarise.schema import Excluded
    >>> without_furniture(Article(id="a", text="." * 9, excluded=(Excluded(start=2, end=4, reason="caption"),)), 0, 9)
    [(0, 2), (4, 9)]
    """
    pieces = []
    at = bisect.bisect_right(article.excluded, start, key=lambda one: one.end)
    while at < len(article.excluded) and article.excluded[at].start < end:
        pieces.append((start, article.excluded[at].start))
        start = article.excluded[at].end
        at += 1
    return [(a, b) for a, b in [*pieces, (start, end)] if a < b]


def _parties(actions: Iterable[Action], numbers: Iterable[ClaimedNumber], attributions: Iterable[Attribution]) -> list[Party]:
    """All parties of all items."""
    parties = [one for action in actions for one in (action.agent, action.target)]
    parties += [claim.source for number in numbers for claim in number.claims]
    parties += [one for attribution in attributions for one in (attribution.source, *attribution.via)]
    return [one for one in parties if one is not None]


def _error(passages: Sequence[Passage], reading: Reading) -> str | None:
    if not passages or len(reading.failed) < len(passages):
        return None
    return f"All passages failed ({len(passages)}); the first because {reading.failed[0].reason}"
