"""The lead: the sentence of the first passages that tells the main event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarise.assemble.locate import Place, make_span, surroundings
from summarise.assemble.rows import LocatedRow
from summarise.assemble.wording import content_words
from summarise.passage import Passage
from summarise.schema import Article, Span

PASSAGES = 3
SENTENCES = 12
LEAST_WORDS = 6


def find_lead(article: Article, passages: Sequence[Passage], rows: Sequence[LocatedRow]) -> Span | None:
    """The sentence that tells the main event; None where no sentence of the first passages has six words.

    Each of the first twelve sentences of the first three passages gets points: 2 for the share of the title's content words
    that it has, 1 / (1 + its place), 0.5 if an action stands in it, 0.25 if an actor does, 0.15 if a number does; a question or
    a sentence that is all quotation loses 0.75. The first of the best is the lead.
    """
    title = set(content_words(article.title))
    anchors = _anchors(rows)
    best: tuple[float, Span] | None = None
    for at, sentence in enumerate(_opening(article, passages)):
        words = set(content_words(sentence.text))
        score = 2 * len(words & title) / len(title) if title else 0.0
        score += 1 / (1 + at)
        for points, starts in anchors:
            score += points if any(sentence.start <= start < sentence.end for start in starts) else 0
        bare = sentence.text.rstrip("\"'”’» ")
        score -= 0.75 if bare.endswith("?") or _is_quotation(sentence.text) else 0
        if best is None or score > best[0] + 1e-9:
            best = score, sentence
    return best[1] if best else None


def _opening(article: Article, passages: Sequence[Passage]) -> list[Span]:
    """The sentences that can be the lead, as spans; those that furniture interrupts are left out."""
    found: list[Span] = []
    for passage in sorted(passages, key=lambda passage: passage.start)[:PASSAGES]:
        around = surroundings(article, passage)
        for start, end in around.sentences[:SENTENCES]:
            string = passage.text.text[start:end]
            if len(string.split()) >= LEAST_WORDS:
                span = make_span(around, Place("passage", (start, end)), string, Counter())
                if span is not None:
                    found.append(span)
    return found[:SENTENCES]


def _anchors(rows: Sequence[LocatedRow]) -> list[tuple[float, list[int]]]:
    """For each list that counts its points and where its rows stand."""
    points = {"actions": 0.5, "actors": 0.25, "numbers": 0.15}
    starts: dict[str, list[int]] = {name: [] for name in points}
    for row in rows:
        if row.list in starts and row.anchor is not None:
            starts[row.list].append(row.spans[row.anchor].start)
    return [(points[name], places) for name, places in starts.items()]


def _is_quotation(sentence: str) -> bool:
    return sentence[:1] in "\"“'‘«" and sentence[-1:] in "\"”'’»"
