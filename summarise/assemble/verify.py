"""Checking a summary against its article: every span, every reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from summarise.assemble.locate import overlaps_any
from summarise.schema import Article, EventSummary, Party, Span, article_info


def verify(summary: EventSummary, article: Article) -> list[str]:
    """Every way in which a summary does not hold, as sentences; empty when all holds.

    Checked are all spans (`article.<field>[start:end] == text`, none over an excluded range), all ids (unique, and every
    reference leads to one), the ranges of the coverage, and that the summary is of this article.
    """
    return list(_problems(summary, article))


def _problems(summary: EventSummary, article: Article) -> Iterator[str]:
    if summary.article != article_info(article):
        of, given = (f"{one.id} ({one.sha256[:12]})" for one in (summary.article, article_info(article)))
        yield f"The summary is of {of}, not of {given}."
    for where, record in walk(summary, "summary"):
        if isinstance(record, Span):
            source = article.title if record.field == "title" else article.text
            if not 0 <= record.start < record.end <= len(source) or source[record.start : record.end] != record.text:
                yield f"{where}: {record.field}[{record.start}:{record.end}] is not {record.text!r}."
            elif record.field == "text" and overlaps_any(article.excluded, record.start, record.end):
                yield f"{where}: [{record.start}:{record.end}] stands in page furniture."
    yield from _references(summary)
    for start, end in [*summary.coverage.read, *((failed.start, failed.end) for failed in summary.coverage.failed)]:
        if not 0 <= start <= end <= len(article.text):
            yield f"coverage: [{start}:{end}] is no range of a text of {len(article.text)} characters."


def _references(summary: EventSummary) -> Iterator[str]:
    ids = [one.id for items in (summary.actors, summary.actions, summary.numbers, summary.attributions) for one in items]
    for id, times in Counter(ids).items():
        if times > 1:
            yield f"{id} is the id of {times} items."
    actors = {one.id for one in summary.actors}
    attributions = {one.id for one in summary.attributions}
    claims = attributions | {one.id for one in summary.actions}
    for where, record in walk(summary, "summary"):
        if isinstance(record, Party) and record.actor is not None and record.actor not in actors:
            yield f"{where}: no actor has the id {record.actor}."
    for action in summary.actions:
        for id in action.attributions:
            if id not in attributions:
                yield f"{action.id}: no attribution has the id {id}."
    for number in summary.numbers:
        for claim in number.claims:
            if claim.attribution is not None and claim.attribution not in attributions:
                yield f"{number.id}: no attribution has the id {claim.attribution}."
    for attribution in summary.attributions:
        if attribution.denies is not None and attribution.denies not in claims - {attribution.id}:
            yield f"{attribution.id}: no other attribution and no action has the id {attribution.denies}."


def walk(record: object, where: str) -> Iterator[tuple[str, BaseModel]]:
    """Every record inside a record, with the path that leads to it: no span can be forgotten when a field is added."""
    if isinstance(record, BaseModel):
        yield where, record
        for name in type(record).model_fields:
            yield from walk(getattr(record, name), f"{where}.{name}")
    elif isinstance(record, tuple):
        for at, element in enumerate(record):
            yield from walk(element, f"{where}[{at}]")
