"""The attributions of an article: merged, through whom they came, and which items lie inside their contents."""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarise.assemble.actors import Cast, party, place
from summarise.assemble.locate import fold
from summarise.assemble.names import read_name
from summarise.assemble.rows import LocatedRow
from summarise.schema import Attribution, Party, Span

# "Y, citing Z": the content is Z's, and it came through Y.
CITING = re.compile(r"\b(?:cit|quot)(?:ing|ed|es)\b", re.IGNORECASE)
# "X told Y": who is told passes the content on, where it is a medium.
TOLD = re.compile(r"\b(?:told|tells?|telling|to|with|by|on|in|via|through)\s+(?:(?:the|an?)\s+)?", re.IGNORECASE)
REPORTERS = frozenset(
    ("reporters", "journalists", "media", "press", "newspapers", "correspondents")
)  # all of them, not a medium
SAME_CONTENT = 0.5


def attributions_of(cast: Cast, rows: Iterable[LocatedRow]) -> list[Attribution]:
    """The attributions in the order of their contents, equal ones merged; ids follow that order.

    Equal are those of one source and one form with the same words. `via` is filled from two patterns (see `via_of`).
    """
    merged: dict[tuple[str, str, str], list[Attribution]] = {}
    for row in sorted((row for row in rows if row.list == "attributions"), key=lambda row: place(row.spans["content"])):
        content = row.spans["content"]
        source = party(cast, row, "source")
        key = (party_key(source), fold(content.text).casefold(), row.values["form"])
        merged.setdefault(key, []).append(
            Attribution(
                id="",
                source=source,
                cue=row.spans.get("cue"),
                content=content,
                form=row.values["form"],
                confidence=row.confidence,
            )
        )
    attributions = [_merge(same, f"q{number}") for number, same in enumerate(merged.values(), 1)]
    return [
        attribution.model_copy(update={"via": via})
        for attribution, via in zip(attributions, via_of(cast, attributions), strict=True)
    ]


def via_of(cast: Cast, attributions: Sequence[Attribution]) -> list[tuple[Party, ...]]:
    """For each attribution the sources it came through.

    "X told Y": Y stands in the cue and is a medium, or is itself the source of an attribution over the same content. "Y, citing
    Z": two attributions over one content, the cue of one of them a citation: its content came through the source of the other.
    """
    names = defaultdict(set)
    for id, rows in cast.rows.items():
        for row in rows:
            names[read_name(fold(row.spans["name"].text)).key].add((id, row.values["kind"] == "media"))
    over = _same_content(attributions)
    result = []
    for at, attribution in enumerate(attributions):
        sources = {party_key(attributions[other].source) for other in over[at]}
        found = []
        addressee = _addressee(attribution, names, sources)
        if addressee is not None:
            found.append(addressee)
        if attribution.cue is not None and CITING.search(attribution.cue.text):
            for other in over[at]:
                through, cue = attributions[other].source, attributions[other].cue
                if through is not None and not (cue and CITING.search(cue.text)):
                    found.append(through)
        mine = party_key(attribution.source)
        unique = {party_key(one): one for one in reversed(found) if party_key(one) != mine}
        result.append(tuple(sorted(unique.values(), key=lambda one: place(one.span))))
    return result


class Contents(NamedTuple):
    """The contents of attributions, by start, with the furthest end so far: to find those that hold a place."""

    attributions: tuple[Attribution, ...]
    reach: tuple[int, ...]
    starts: tuple[int, ...]


def contents_of(attributions: Iterable[Attribution]) -> Contents:
    """The contents made ready for `holding`."""
    ordered = sorted((a for a in attributions if a.content.field == "text"), key=lambda a: place(a.content))
    reach = itertools.accumulate((a.content.end for a in ordered), max)
    return Contents(tuple(ordered), tuple(reach), tuple(a.content.start for a in ordered))


def holding(contents: Contents, span: Span) -> list[Attribution]:
    """The attributions whose content holds a span, the shortest content first."""
    found = []
    if span.field == "text":
        at = bisect.bisect_right(contents.starts, span.start) - 1
        while at >= 0 and contents.reach[at] >= span.end:
            if contents.attributions[at].content.end >= span.end:
                found.append(contents.attributions[at])
            at -= 1
    return sorted(found, key=lambda a: (a.content.end - a.content.start, place(a.content), a.id))


def party_key(one: Party | None) -> str:
    """By what parties are compared: the actor, else the wording; "" for none."""
    if one is None:
        return ""
    return f"#{one.actor}" if one.actor else read_name(fold(one.span.text)).key


def _merge(same: Sequence[Attribution], id: str) -> Attribution:
    confidences = [one.confidence for one in same if one.confidence is not None]
    cue = next((one.cue for one in same if one.cue is not None), None)
    return same[0].model_copy(update={"id": id, "cue": cue, "confidence": max(confidences, default=None)})


def _same_content(attributions: Sequence[Attribution]) -> list[list[int]]:
    """For each attribution the others whose content is the same place, by most of its characters; sorted by content."""
    over: list[list[int]] = [[] for _ in attributions]
    for at, one in enumerate(attributions):
        for other in range(at + 1, min(at + 9, len(attributions))):
            a, b = one.content, attributions[other].content
            shared = min(a.end, b.end) - max(a.start, b.start)
            if a.field == b.field and shared > 0 and shared >= SAME_CONTENT * (max(a.end, b.end) - min(a.start, b.start)):
                over[at].append(other)
                over[other].append(at)
    return over


def _addressee(attribution: Attribution, names: dict[str, set[tuple[str, bool]]], sources: set[str]) -> Party | None:
    """Who is told in the cue, where it is a listed medium or the source of the same content."""
    cue = attribution.cue
    if cue is None:
        return None
    for start in [match.end() for match in TOLD.finditer(cue.text)]:
        words = [match.end() for match in re.finditer(r"\S+", cue.text[start:])]
        for end in reversed(words[:8]):
            name = cue.text[start : start + end].rstrip(",.;:")
            known = names.get(read_name(fold(name)).key, set())
            told = sorted(id for id, media in known if (media and read_name(name).key not in REPORTERS) or f"#{id}" in sources)
            if told and name:
                at = cue.start + start
                return Party(span=Span(field=cue.field, start=at, end=at + len(name), text=name), actor=told[0])
    return None
