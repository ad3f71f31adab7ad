"""An article's text as paragraphs of segments, ready to be shown; the text itself is only ever sliced."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from summarise.report.marks import Mark, Segment, segments
from summarise.schema import Coverage

Ground = Literal["", "excluded", "failed"]

_SENTENCE_ENDS = frozenset(".!?…:;\"'”’)»]")
_WIDEST = 100  # characters: where a longer line stands, the text was not wrapped by hand
_SHORT = 56  # characters: a line shorter than this does not end because there was no room left


class Patch(NamedTuple):
    """A range that was left out as page furniture or failed, with the reason."""

    start: int
    end: int
    ground: Ground
    reason: str


class Piece(NamedTuple):
    """One segment to show; `label` is the reason where a patch begins with it."""

    text: str
    segment: Segment
    ground: Ground = ""
    label: str = ""


class Paragraph(NamedTuple):
    """The pieces of one paragraph; `ground` is that of all of them, if they agree."""

    pieces: tuple[Piece, ...]
    ground: Ground = ""


def patches(coverage: Coverage) -> list[Patch]:
    """The excluded and failed ranges in order, cut so that none overlaps another."""
    found = [Patch(one.start, one.end, "excluded", one.reason) for one in coverage.excluded]
    found += [Patch(one.start, one.end, "failed", one.reason) for one in coverage.failed]
    clipped: list[Patch] = []
    for patch in sorted(found):
        start = max(0, patch.start, clipped[-1].end if clipped else 0)
        if start < patch.end:
            clipped.append(patch._replace(start=start))
    return clipped


def paragraph_ranges(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs stand, blank ends left out.

    A line end is a paragraph's end, unless the text is wrapped by hand, the line long, and no sentence ends with it.

    >>> paragraph_ranges("One.\\nTwo.\\n\\n Three")
    [(0, 4), (5, 9), (12, 17)]
    """
    found: list[tuple[int, int]] = []
    begin = at = 0
    size = len(text)
    wrapped = all(len(line) <= _WIDEST for line in text.split("\n"))
    while at < size:
        line_end = text.find("\n", at)
        line_end = size if line_end < 0 else line_end
        if not wrapped or line_end == size or _ends(text, at, line_end):
            _add(found, text, begin, line_end)
            begin = line_end + 1
        at = line_end + 1
    return found


def paragraphs(text: str, marks: Iterable[Mark], over: Sequence[Patch] = ()) -> list[Paragraph]:
    """The paragraphs of a text, cut into pieces wherever a mark or a patch begins or ends."""
    ranges = paragraph_ranges(text)
    cuts = [at for place in ranges for at in place]
    cuts += [at for patch in over for at in (patch.start, patch.end)]
    parts = segments(marks, len(text), cuts)
    starts = [part.start for part in parts]
    patch_starts = [patch.start for patch in over]
    labelled: set[int] = set()
    found = []
    for start, end in ranges:
        first, last = bisect.bisect_left(starts, start), bisect.bisect_left(starts, end)
        pieces = tuple(_piece(text, part, over, patch_starts, labelled) for part in parts[first:last])
        grounds = {piece.ground for piece in pieces}
        found.append(Paragraph(pieces, grounds.pop() if len(grounds) == 1 else ""))
    return found


def _piece(text: str, part: Segment, over: Sequence[Patch], starts: list[int], labelled: set[int]) -> Piece:
    at = bisect.bisect_right(starts, part.start) - 1
    words = text[part.start : part.end]
    if at < 0 or over[at].end <= part.start:
        return Piece(words, part)
    label = "" if at in labelled else over[at].reason
    labelled.add(at)
    return Piece(words, part, over[at].ground, label)


def _ends(text: str, start: int, line_end: int) -> bool:
    line = text[start:line_end].strip()
    if len(line) < _SHORT or line[-1] in _SENTENCE_ENDS:
        return True
    return not text[line_end + 1 : line_end + 2].strip()


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
