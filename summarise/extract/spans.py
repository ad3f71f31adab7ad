"""Which spans of a passage a copied field is offered."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from summarise.boundaries import FREE, allowed
from summarise.extract.record import Copied
from summarise.passage import Passage

if TYPE_CHECKING:
    from summarise.extract.grammar import Constraint


@dataclass(frozen=True)
class Spans:
    """The spans of one text that may be copied: (start, its ends ascending), by start.

    `which` numbers the text; `few`: they come from a finder, so that there can be a rule for each.
    """

    which: int
    text: str
    starts: tuple[tuple[int, tuple[int, ...]], ...]
    few: bool = False

    @cached_property
    def _places(self) -> list[int]:
        return [start for start, _ in self.starts]

    def place_after(self, end: int) -> int:
        """The first place (index of a start) at or after a character."""
        return bisect.bisect_left(self._places, end)


def offered(mark: Copied, passage: Passage, constraint: Constraint) -> list[Spans]:
    """The spans that a field may copy: of the passage, then (for "context") of the words before and of the headline."""
    texts = [passage.text.text, passage.before.text, passage.headline.text]
    english = passage.english
    out = []
    for which, text in enumerate(texts if mark.source == "context" else texts[:1]):
        few = mark.spans is not None and constraint.finder and english
        if mark.spans is not None and few:
            starts = _grouped(mark.spans(text))
        else:
            rule = mark.boundaries if mark.boundaries is not None and constraint.boundaries and english else FREE
            starts = tuple((start, tuple(ends)) for start, ends in allowed(rule, text))
        out.append(Spans(which, text, _first_places(text, starts) if mark.unique else starts, few))
    return out


def _grouped(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    found: dict[int, list[int]] = {}
    for start, end in sorted(set(spans)):
        found.setdefault(start, []).append(end)
    return tuple((start, tuple(ends)) for start, ends in found.items())


def _first_places(text: str, starts: tuple[tuple[int, tuple[int, ...]], ...]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Each string at its first place only."""
    seen: set[str] = set()
    out = []
    for start, ends in starts:
        fresh = tuple(end for end in ends if text[start:end] not in seen)
        seen.update(text[start:end] for end in fresh)
        if fresh:
            out.append((start, fresh))
    return tuple(out)
