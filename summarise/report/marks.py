"""Where the items of a summary stand: overlapping places become segments, each knowing every item that covers it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from summarise.schema import EventSummary, Party, Span, TextField


class Layer(NamedTuple):
    """One of the four lists: the letter of its keys, its field in the summary, the name of one item."""

    letter: str
    field: str
    one: str


LAYERS = (
    Layer("w", "actors", "actor"),
    Layer("d", "actions", "action"),
    Layer("n", "numbers", "number"),
    Layer("q", "attributions", "attribution"),
)

_DEEPEST = 24  # items that one segment names; nested deeper, the longest go unnamed, so that the output stays linear


class Mark(NamedTuple):
    """A place of the item `key`; `detail` where it is not the item itself but its agent, source, time, …"""

    field: TextField
    start: int
    end: int
    key: str
    detail: bool = False


class Segment(NamedTuple):
    """A stretch that the same items cover, shortest place first; `ends` are the items whose place ends with it."""

    start: int
    end: int
    items: tuple[str, ...]
    details: tuple[str, ...]
    ends: tuple[str, ...]


def marks_of(summary: EventSummary, prefix: str) -> Iterator[Mark]:
    """The places of every item; the key of the first number of prefix "a1" is "a1-n1"."""
    for at, actor in enumerate(summary.actors, 1):
        yield from _marks(f"{prefix}-w{at}", (actor.name, *actor.mentions), (actor.role,))
    for at, action in enumerate(summary.actions, 1):
        parties = (_place(action.agent), _place(action.target))
        yield from _marks(f"{prefix}-d{at}", (action.text, *action.mentions), (*parties, action.when, action.where))
    for at, number in enumerate(summary.numbers, 1):
        figures = (number.figure, *(claim.figure for claim in number.claims))
        sources = (_place(claim.source) for claim in number.claims)
        yield from _marks(f"{prefix}-n{at}", figures, (number.counted, *sources))
    for at, one in enumerate(summary.attributions, 1):
        via = (party.span for party in one.via)
        yield from _marks(f"{prefix}-q{at}", (one.content,), (_place(one.source), one.cue, *via))


def segments(marks: Iterable[Mark], length: int, cuts: Iterable[int] = ()) -> list[Segment]:
    """Cut `[0:length]` wherever a mark begins or ends, and at `cuts`: the segments join without a gap.

    Marks out of range are clipped or left out. The time is that of a sort.

    >>> marks = [Mark("text", 0, 5, "a"), Mark("text", 3, 8, "b")]
    >>> [(one.start, one.end, one.items) for one in segments(marks, 9)]
    [(0, 3, ('a',)), (3, 5, ('a', 'b')), (5, 8, ('b',)), (8, 9, ())]
    """
    kept = [mark._replace(start=max(0, mark.start), end=min(length, mark.end)) for mark in marks]
    kept = [mark for mark in kept if mark.start < mark.end]
    opening = sorted(range(len(kept)), key=lambda at: kept[at].start)
    bounds = {0, length, *(cut for cut in cuts if 0 < cut < length)}
    for mark in kept:
        bounds |= {mark.start, mark.end}
    closing: dict[int, list[int]] = {}
    for at, mark in enumerate(kept):
        closing.setdefault(mark.end, []).append(at)
    places = sorted(bounds)
    active: list[tuple[int, int]] = []  # (length of the place, mark), the shortest first
    found = []
    next_open = 0
    for start, end in pairwise(places):
        for at in closing.get(start, ()):
            del active[bisect.bisect_left(active, (kept[at].end - kept[at].start, at))]
        while next_open < len(opening) and kept[opening[next_open]].start == start:
            at = opening[next_open]
            bisect.insort(active, (kept[at].end - kept[at].start, at))
            next_open += 1
        found.append(_segment(start, end, [kept[at] for _, at in active[:_DEEPEST]]))
    return found


def _segment(start: int, end: int, over: Sequence[Mark]) -> Segment:
    items = dict.fromkeys(mark.key for mark in over if not mark.detail)
    details = dict.fromkeys(mark.key for mark in over if mark.detail and mark.key not in items)
    ends = dict.fromkeys(mark.key for mark in over if mark.end == end and not mark.detail)
    return Segment(start, end, tuple(items), tuple(details), tuple(ends))


def _marks(key: str, own: Iterable[Span], details: Iterable[Span | None]) -> Iterator[Mark]:
    for span in dict.fromkeys(own):
        yield Mark(span.field, span.start, span.end, key)
    for detail in dict.fromkeys(details):
        if detail is not None:
            yield Mark(detail.field, detail.start, detail.end, key, detail=True)


def _place(party: Party | None) -> Span | None:
    return party.span if party else None
