"""The words of a range and their folded form: blanks folded, furniture left out, with the map back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarise.passage import FoldedText
from summarise.schema import Excluded

LONGEST = 100
"""A run of more characters than this without a blank is no word; it is cut into parts of 16 characters."""

# Scripts written without blanks between words: two characters count as a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana and Han
)
_WORD = re.compile(r"\S+")
UNSPACED_LETTER = re.compile(f"[{_UNSPACED}]")
_PART = re.compile(f"[{_UNSPACED}]{{1,2}}|[^{_UNSPACED}]{{1,16}}")


class Word(NamedTuple):
    """A word, or a part of one where a script has no blanks: its range, and whether it is glued to the one before it."""

    start: int
    end: int
    glued: bool = False


def find_words(text: str, start: int, end: int, excluded: Sequence[Excluded] = ()) -> list[Word]:
    """The words of a range in order, those of excluded ranges left out.

    `excluded` is sorted and does not overlap. Words are what stands between blanks; a run without blanks that is too long,
    or that holds letters of a script written without blanks, is given in parts.

    >>> find_words("He left (Photo: A. Doe) early", 0, 29, [Excluded(start=8, end=23, reason="caption")])
    [Word(start=0, end=2, glued=False), Word(start=3, end=7, glued=False), Word(start=24, end=29, glued=False)]
    """
    words: list[Word] = []
    for left, right in _visible(start, end, excluded):
        for found in _WORD.finditer(text, left, right):
            first, last = found.span()
            if last - first <= LONGEST and (found.group().isascii() or not UNSPACED_LETTER.search(text, first, last)):
                words.append(Word(first, last))
            else:
                words += (Word(part.start(), part.end(), part.start() > first) for part in _PART.finditer(text, first, last))
    return words


def is_unspaced(text: str) -> bool:
    """Whether a text holds a letter of a script that is written without blanks.

    >>> is_unspaced("市長"), is_unspaced("mayor")
    (True, False)
    """
    return UNSPACED_LETTER.search(text) is not None


def fold(paragraphs: Sequence[Sequence[Word]], source: str, *, between: str = "\n") -> FoldedText:
    r"""Fold words into a text: one blank between two words, `between` (one character) between two paragraphs.

    >>> fold([[Word(0, 1), Word(4, 5)], [Word(7, 8)]], "a   b\n\nc")
    FoldedText(text='a b\nc', pieces=((0, 0), (2, 4), (4, 7)))
    """
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    at, shift = 0, -1
    for paragraph in paragraphs:
        joint = between
        for word in paragraph:
            if parts and not (word.glued and joint == " "):
                parts.append(joint)
                at += 1
            joint = " "
            if word.start - at != shift:
                shift = word.start - at
                pieces.append((at, word.start))
            parts.append(source[word.start : word.end])
            at += word.end - word.start
    return FoldedText(text="".join(parts), pieces=tuple(pieces))


def folded_starts(words: Sequence[Word]) -> list[int]:
    """Where each word of one paragraph begins in its folded form.

    >>> folded_starts([Word(0, 1), Word(4, 5)])
    [0, 2]
    """
    starts: list[int] = []
    at = 0
    for k, word in enumerate(words):
        at += bool(k) and not word.glued
        starts.append(at)
        at += word.end - word.start
    return starts


def _visible(start: int, end: int, excluded: Sequence[Excluded]) -> Iterator[tuple[int, int]]:
    """The parts of a range that no excluded range covers."""
    k = max(0, bisect_right(excluded, start, key=lambda e: e.start) - 1)
    while k < len(excluded) and excluded[k].start < end:
        if excluded[k].start > start:
            yield start, excluded[k].start
        start = max(start, excluded[k].end)
        k += 1
    if start < end:
        yield start, end
