"""Where the spans of a field may begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarise.boundaries.rules import RULES, Rule
from summarise.boundaries.words import Word, words

CLOSED = frozenset(("stop", "close", "apostrophe", ")"))  # after these anything may follow


def span_starts(field: str, ws: Sequence[Word]) -> list[int]:
    """The words with which a span of `field` may begin.

    >>> span_starts("actors.name", words("The ferry sank."))
    [1]
    """
    rule = RULES[field]
    return [
        i
        for i, word in enumerate(ws)
        if word.kind not in rule.first and not word.glued and not (i and ws[i - 1].kind in rule.before)
    ]


def span_ends(field: str, ws: Sequence[Word], start: int) -> list[int]:
    """The ends (exclusive, ascending) of the spans of `field` that begin with word `start`.

    >>> span_ends("actors.name", words("Ana Reis said so."), 0)
    [1, 2]
    """
    rule = RULES[field]
    stretch = tuple(ws[start : start + rule.longest + 1])
    reach = _reach(_shape(stretch), rule, stretch)
    return [start + last + 1 for last in reach.ends_of(0)]


def allowed(field: str, text: str) -> list[tuple[int, list[int]]]:
    """Every span of `text` that `field` may copy: for each start its ends, as code points, end exclusive, both ascending.

    `field` is a key of `RULES`, `FREE` among them; any other is a `KeyError`.

    >>> text = "Ana Reis said so."
    >>> [text[start:end] for start, ends in allowed("actors.name", text) for end in ends]
    ['Ana', 'Ana Reis', 'Reis']
    """
    found = words(text)
    rule = RULES[field]
    reach = _reach(_text_shape(text), rule, found)
    places = [word.end for word in found]
    return [(found[i].start, [places[last] for last in ends]) for i in span_starts(field, found) if (ends := reach.ends_of(i))]


MARKS = frozenset(("(", ")", "open", "close"))


class Shape(NamedTuple):
    """What every rule asks of a text: where sentences and paragraphs begin, and how deep each word stands in brackets and quotes.

    `brackets[i]` and `quotes[i]` are the depth before word i, so these lists are one longer than the words; `marks` are the words
    that change it.
    """

    sentences: list[int]
    paragraphs: list[int]
    brackets: list[int]
    quotes: list[int]
    marks: list[int]


def _shape(ws: Sequence[Word]) -> Shape:
    brackets, quotes = [0], [0]
    for word in ws:
        brackets.append(brackets[-1] + (word.kind == "(") - (word.kind == ")"))
        quotes.append(quotes[-1] + (word.kind == "open") - (word.kind == "close"))
    return Shape(
        sentences=[i for i, word in enumerate(ws) if word.sentence or word.paragraph],
        paragraphs=[i for i, word in enumerate(ws) if word.paragraph],
        brackets=brackets,
        quotes=quotes,
        marks=[i for i, word in enumerate(ws) if word.kind in MARKS],
    )


@lru_cache(maxsize=64)
def _text_shape(text: str) -> Shape:
    return _shape(words(text))


class Reach(NamedTuple):
    """How far the spans of a rule reach: the words they may end with, and what they may not go beyond."""

    rule: Rule
    shape: Shape
    size: int
    lasts: list[int]
    breaks: list[int]
    inside: list[int]

    def ends_of(self, start: int) -> list[int]:
        """The words with which a span that begins with word `start` may end, ascending."""
        stop = min(start + self.rule.longest, self.size)
        if (n := bisect_right(self.breaks, start)) < len(self.breaks):
            stop = min(stop, self.breaks[n])
        if (n := bisect_right(self.inside, start)) < len(self.inside):
            stop = min(stop, self.inside[n] + 1)  # such a word may end the span, not be in it
        lasts = self.lasts[bisect_left(self.lasts, start) : bisect_left(self.lasts, stop)]
        marks = self.shape.marks
        flat = bisect_left(marks, start) == bisect_left(marks, stop)
        return lasts if flat or not lasts else self._balanced(start, stop, lasts)

    def _balanced(self, start: int, stop: int, lasts: list[int]) -> list[int]:
        """Those of the ends at which every bracket and quotation mark that was opened is closed, and none before it was opened."""
        brackets, quotes = self.shape.brackets, self.shape.quotes
        for depth in (brackets, quotes) if self.rule.quotes else (brackets,):
            level = depth[start]
            stretch = depth[start + 1 : stop + 1]
            if stretch.count(level) == len(stretch):
                continue
            below = next((k for k, one in enumerate(stretch) if one < level), len(stretch))
            lasts = [last for last in lasts if last - start < below and depth[last + 1] == level]
        return lasts


def _reach(shape: Shape, rule: Rule, ws: Sequence[Word]) -> Reach:
    breaks: dict[str, list[int]] = {"sentence": shape.sentences, "paragraph": shape.paragraphs, "text": []}
    following = [*ws[1:], None]
    return Reach(
        rule=rule,
        shape=shape,
        size=len(ws),
        lasts=[i for i, (word, then) in enumerate(zip(ws, following, strict=False)) if _may_end(rule, word, then)],
        breaks=breaks[rule.within],
        inside=[i for i, word in enumerate(ws) if word.kind in rule.inside] if rule.inside else [],
    )


def _may_end(rule: Rule, word: Word, then: Word | None) -> bool:
    """Whether a span may end with `word` before `then`: anything may come after a closing mark or a paragraph's end."""
    if word.kind in rule.last:
        return False
    if then is None or then.kind not in rule.after:
        return then is None or not then.glued
    return not then.glued and (then.paragraph or word.kind in CLOSED or word.text.endswith("."))
