"""One article with its summary, arranged for the page: everything that the templates show, nothing that they decide."""

from __future__ import annotations

import re

from summarise.report.digest import Digest, make_digest
from summarise.report.lines import Line, Names, how_many, names_of, says_who, what, who
from summarise.report.marks import LAYERS, marks_of
from summarise.report.paragraphs import Paragraph, paragraphs, patches
from summarise.report.values import value_text
from summarise.schema import Action, Actor, Article, Attribution, ClaimedNumber, Coverage, EventSummary, Frozen

_CONTENT = 240  # characters of what somebody said, in the lists
_WEB = re.compile(r"https?://[^\s\x00-\x1f]+\Z", re.IGNORECASE)


class Item(Frozen):
    """One item of a list: its line, what else is to be said of it, and the model's confidence from 0 to 1."""

    key: str
    line: Line
    more: tuple[str, ...]
    confidence: float | None


class ListView(Frozen):
    """One of the four lists."""

    letter: str
    field: str
    one: str
    items: tuple[Item, ...]


class ArticleView(Frozen):
    """An article as the page shows it; `paragraphs` is empty and `missing` says why where its text is not at hand.

    `keys` gives the list item of every line of the digest, by (letter, id).
    """

    key: str
    title: tuple[Paragraph, ...]
    plain_title: str
    url: str | None
    language: str | None
    digest: Digest
    keys: dict[tuple[str, str], str]
    lists: tuple[ListView, ...]
    paragraphs: tuple[Paragraph, ...]
    missing: str
    left_out: tuple[str, ...]


def article_view(article: Article | None, summary: EventSummary, key: str) -> ArticleView:
    """Arrange one article under the key "a1", "a2", …: a prefix of every id on the page."""
    missing = ""
    if article is None:
        missing = "The text of this article is not at hand."
    elif article.sha256 != summary.article.sha256:
        missing = "The text of this article has changed since it was summarised, so nothing can be marked in it."
    shown = article if not missing else None
    marks = list(marks_of(summary, key))
    about = summary.article
    return ArticleView(
        key=key,
        title=tuple(paragraphs(about.title, [mark for mark in marks if mark.field == "title"])),
        plain_title=about.title.strip() or about.id,
        url=about.url if about.url and _WEB.match(about.url) else None,
        language=summary.coverage.language if re.fullmatch("[a-z]{2,3}", summary.coverage.language or "") else None,
        digest=make_digest(summary, shown),
        keys=_keys(summary, key),
        lists=_lists(summary, shown, key),
        paragraphs=tuple(
            paragraphs(shown.text, [mark for mark in marks if mark.field == "text"], patches(summary.coverage)) if shown else ()
        ),
        missing=missing,
        left_out=left_out(summary.coverage),
    )


def left_out(coverage: Coverage) -> tuple[str, ...]:
    """What was not read or not kept, a sentence each; empty where everything was."""
    found = []
    if coverage.failed:
        reasons = "; ".join(_counted([one.reason for one in coverage.failed]))
        found.append(f"{_plural(len(coverage.failed), 'passage')} of {coverage.passages} failed: {reasons}.")
    if coverage.excluded:
        size = sum(one.end - one.start for one in coverage.excluded)
        reasons = "; ".join(_counted([one.reason for one in coverage.excluded]))
        found.append(f"{_plural(size, 'character')} left out as page furniture: {reasons}.")
    if coverage.dropped:
        reasons = "; ".join(f"{reason} ({count})" for reason, count in coverage.dropped.items())
        found.append(f"{_plural(sum(coverage.dropped.values()), 'string')} of the model dropped: {reasons}.")
    if coverage.unparsed_numbers:
        found.append(f"{_plural(coverage.unparsed_numbers, 'figure')} whose value could not be parsed.")
    return (*found, *coverage.notes)


def _keys(summary: EventSummary, prefix: str) -> dict[tuple[str, str], str]:
    ids = (
        [one.id for one in summary.actors],
        [one.id for one in summary.actions],
        [one.id for one in summary.numbers],
        [one.id for one in summary.attributions],
    )
    keys: dict[tuple[str, str], str] = {}
    for layer, own in zip(LAYERS, ids, strict=True):
        for at, one in enumerate(own, 1):
            keys.setdefault((layer.letter, one), f"{prefix}-{layer.letter}{at}")
    return keys


def _lists(summary: EventSummary, article: Article | None, prefix: str) -> tuple[ListView, ...]:
    names = names_of(summary)
    built: tuple[list[tuple[Line, tuple[str, ...], float | None]], ...] = (
        [(who(one), _of_actor(one), one.confidence) for one in summary.actors],
        [(what(one, names), _of_action(one), one.confidence) for one in summary.actions],
        [(how_many(one, names, article), _of_number(one), one.confidence) for one in summary.numbers],
        [(says_who(one, names, most=_CONTENT), _of_attribution(one, names), one.confidence) for one in summary.attributions],
    )
    return tuple(
        ListView(
            letter=layer.letter,
            field=layer.field,
            one=layer.one,
            items=tuple(
                Item(key=f"{prefix}-{layer.letter}{at}", line=line, more=more, confidence=confidence)
                for at, (line, more, confidence) in enumerate(items, 1)
            ),
        )
        for layer, items in zip(LAYERS, built, strict=True)
    )


def _of_actor(actor: Actor) -> tuple[str, ...]:
    times = len({(span.field, span.start) for span in (actor.name, *actor.mentions)})
    return (actor.kind, {1: "named once", 2: "named twice"}.get(times, f"named {times} times"))


def _of_action(action: Action) -> tuple[str, ...]:
    return (action.status,)


def _of_number(number: ClaimedNumber) -> tuple[str, ...]:
    claims = len(number.claims)
    value = value_text(number.value)
    return (f"= {value}" if number.value else value, *([f"{claims} claims"] if claims > 1 else []))


def _of_attribution(attribution: Attribution, names: Names) -> tuple[str, ...]:
    denied = names.attributions.get(attribution.denies) if attribution.denies else None
    return (attribution.form, *([f"denies “{denied.content.text}”"] if denied else []))


def _counted(reasons: list[str]) -> list[str]:
    counts: dict[str, int] = {}
    for reason in reasons:
        counts[reason] = counts.get(reason, 0) + 1
    return [reason if count == 1 else f"{reason} ({count})" for reason, count in counts.items()]


def _plural(count: int, name: str) -> str:
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"
