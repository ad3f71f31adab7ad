"""The strings of a passage's rows, turned into spans of the article; the only place where spans are made."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from summarise.assemble.places import Range, first_place, last_place, nearest
from summarise.assemble.sentences import sentence_around, sentences
from summarise.passage import FoldedText, Passage
from summarise.schema import Article, Excluded, Span, TextField

# Why a string is dropped, as it is counted in `Coverage.dropped`.
NOT_FOUND = "not found"
CROSSES_FURNITURE = "crosses furniture"
NOT_THE_ARTICLE = "differs from the article"

Scope = Literal["passage", "before", "headline"]


class Place(NamedTuple):
    """A range of one of the three texts that the model saw."""

    scope: Scope
    range: Range


class Surroundings(NamedTuple):
    """A passage with what is needed to find strings in it again and again: its article and its sentences."""

    article: Article
    passage: Passage
    sentences: list[Range]


def surroundings(article: Article, passage: Passage) -> Surroundings:
    """A passage made ready for locating strings in it."""
    return Surroundings(article, passage, sentences(passage.text.text))


def make_span(around: Surroundings, place: Place, string: str, dropped: Counter[str]) -> Span | None:
    """The span of a string at a place, checked against the article; None and counted in `dropped` where it does not hold.

    `string` is in folded form, the span holds the original characters. Nothing is raised for a wrong place or a wrong map.
    """
    folded = _scope_text(around.passage, place.scope)
    field: TextField = "title" if place.scope == "headline" else "text"
    source = around.article.title if field == "title" else around.article.text
    try:
        start, end = folded.source(*place.range)
    except ValueError:
        dropped[NOT_FOUND] += 1
        return None
    if not 0 <= start < end <= len(source) or _letters(source[start:end]) != _letters(string):
        crosses = field == "text" and overlaps_any(around.article.excluded, start, end)
        dropped[CROSSES_FURNITURE if crosses else NOT_THE_ARTICLE] += 1
        return None
    if field == "text" and overlaps_any(around.article.excluded, start, end):
        dropped[CROSSES_FURNITURE] += 1
        return None
    return Span(field=field, start=start, end=end, text=source[start:end])


def nearest_place(around: Surroundings, string: str, anchor: Range, *, outside: bool, context: bool) -> Place | None:
    """Where a string stands nearest its anchor: in its sentence, then in the passage, then before it, then in the headline.

    Places on word boundaries come first in all of them. `outside` prefers a place that does not overlap the anchor, `context`
    allows the words before the passage and the headline.
    """
    text = around.passage.text.text
    sentence = sentence_around(around.sentences, *anchor)
    for whole in (True, False):
        for within in (sentence, (0, len(text))):
            place = nearest(text, string, anchor, within=within, outside=outside, whole=whole)
            if place:
                return Place("passage", place)
        if context:
            before, headline = around.passage.before.text, around.passage.headline.text
            if place := last_place(before, string, 0, len(before), whole=whole):
                return Place("before", place)
            if place := first_place(headline, string, 0, len(headline), whole=whole):
                return Place("headline", place)
    return None


def overlaps_any(excluded: Sequence[Excluded], start: int, end: int) -> bool:
    """Whether a range shares a character with one of the excluded ranges of an article.

    >>> caption = Excluded(start=2, end=4, reason="caption")
    >>> overlaps_any([caption], 0, 2), overlaps_any([caption], 3, 9)
    (False, True)
    """
    at = bisect.bisect_left(excluded, end, key=lambda one: one.start) - 1
    return at >= 0 and excluded[at].end > start


def fold(text: str) -> str:
    """A text with every run of blanks as one space, as strings are compared.

    >>> fold(" Ana\u00a0 Reis ")
    'Ana Reis'
    """
    return " ".join(text.split())


def _scope_text(passage: Passage, scope: Scope) -> FoldedText:
    return {"passage": passage.text, "before": passage.before, "headline": passage.headline}[scope]


def _letters(text: str) -> str:
    """What folding never touches: letters and digits; all but blanks where there are none."""
    return "".join(filter(str.isalnum, text)) or "".join(text.split())
