"""Where a string stands in a plain text: on word boundaries, in ascending order, or nearest an anchor."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

Range = tuple[int, int]

# So many places are tried for one on word boundaries before one inside a word is taken: a bound on the work, never met by news.
TRIES = 64
HYPHENS = frozenset("-‐‑")


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a range begins and ends on word boundaries: not inside a word, a hyphenated word or a number.

    >>> is_whole("Anatole met Ana", 0, 3), is_whole("Anatole met Ana", 12, 15), is_whole("31,000", 0, 2)
    (False, True, False)
    """
    return not (joined(text, start) or joined(text, end))


def joined(text: str, at: int) -> bool:
    """Whether the characters before and after a place belong to one word or number."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.combining(after) or (before.isalnum() and after.isalnum()):
        return True
    if after in HYPHENS:
        return before.isalpha() and text[at + 1 : at + 2].isalpha()
    if before in HYPHENS:
        return after.isalpha() and text[at - 2 : at - 1].isalpha()
    if after in ".,":
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    if before in ".,":
        return after.isdigit() and text[at - 2 : at - 1].isdigit()
    return False


def first_place(text: str, string: str, start: int, end: int, *, whole: bool) -> Range | None:
    """The first place of a string within `text[start:end]`; with `whole`, the first on word boundaries.

    >>> first_place("Anatole met Ana", "Ana", 0, 15, whole=True)
    (12, 15)
    """
    for _ in range(TRIES):
        at = text.find(string, start, end)
        if at < 0:
            return None
        if not whole or is_whole(text, at, at + len(string)):
            return at, at + len(string)
        start = at + 1
    return None


def last_place(text: str, string: str, start: int, end: int, *, whole: bool) -> Range | None:
    """The last place of a string within `text[start:end]`; with `whole`, the last on word boundaries.

    >>> last_place("Ana met Anatole", "Ana", 0, 15, whole=True)
    (0, 3)
    """
    for _ in range(TRIES):
        at = text.rfind(string, start, end)
        if at < 0:
            return None
        if not whole or is_whole(text, at, at + len(string)):
            return at, at + len(string)
        end = at + len(string) - 1
    return None


def ascending(text: str, strings: Sequence[str], *, disjoint: bool) -> list[Range | None]:
    """The places of anchors in order of mention; None for a string that does not stand in the text (or is empty).

    Each takes the first place that begins after the beginning of the one before (with `disjoint`, after its end). A string that
    stands only earlier takes its first place and does not move the order. Places on word boundaries come first, unless the
    order can be kept only without them.

    >>> ascending("Ana saw Ben and Ana.", ["Ben", "Ana"], disjoint=False)
    [(8, 11), (16, 19)]
    """
    places, kept = _ascending(text, strings, disjoint=disjoint, whole=True)
    if not kept:
        freer, kept = _ascending(text, strings, disjoint=disjoint, whole=False)
        places = freer if kept else places
    return places


def _ascending(text: str, strings: Sequence[str], *, disjoint: bool, whole: bool) -> tuple[list[Range | None], bool]:
    places: list[Range | None] = []
    kept = True
    last: Range | None = None
    for string in strings:
        cursor = 0 if last is None else last[1] if disjoint else last[0] + 1
        place = first_place(text, string, cursor, len(text), whole=whole) if string else None
        if place is not None:
            last = place
        elif string:
            kept = False
            same = last is not None and text.startswith(string, last[0])
            tries = ((last[0] if last and same else 0, True), (0, True), (cursor, False), (0, False))
            found = (first_place(text, string, start, len(text), whole=whole) for start, whole in tries)
            place = next((there for there in found if there is not None), None)
        places.append(place)
    return places, kept


def nearest(text: str, string: str, anchor: Range, *, within: Range, outside: bool, whole: bool) -> Range | None:
    """The place of a string nearest an anchor; of two at one distance, the one before it.

    A place that overlaps the anchor is nearest of all; with `outside` it is taken only where there is no other.

    >>> nearest("Reis said Reis had left", "Reis", (10, 23), within=(0, 23), outside=True, whole=True)
    (0, 4)
    """
    start, end = within
    reach = len(string) - 1
    over = first_place(text, string, max(start, anchor[0] - reach), min(end, anchor[1] + reach), whole=whole)
    if over and not outside:
        return over
    before = last_place(text, string, start, min(end, anchor[0]), whole=whole)
    after = first_place(text, string, max(start, anchor[1]), end, whole=whole)
    if before and after:
        return before if anchor[0] - before[1] <= after[0] - anchor[1] else after
    return before or after or over
