"""What a denial denies: an action or another attribution that shares most of its words."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from summarise.assemble.attributions import party_key
from summarise.assemble.wording import content_words
from summarise.schema import Action, Attribution

DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|"
    r"rebut(?:s|ted|ting)?|contradict(?:s|ed|ing)?|repudiat(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|neither|nor|didn['’]t|doesn['’]t|don['’]t|refused to|declined to)\b", re.IGNORECASE)
SHARE = 0.5
LEAST = 2
NEAREST = 100  # candidates looked at before and after a denial: a bound on the work


class Claimed(NamedTuple):
    """Something that can be denied: its id, where it stands, its words, and who says it."""

    id: str
    start: int
    words: frozenset[str]
    source: str
    end: int


def with_denials(attributions: Sequence[Attribution], actions: Sequence[Action]) -> list[Attribution]:
    """The attributions with `denies` where the rule holds.

    A denial is a cue like "denied", "rejected", "dismissed" that is not itself negated. It denies the attribution of another
    source, or the action with status claimed or denied, that shares the most content words with it: two at least, and half of
    the shorter of the two. Of equals the nearest before it, an attribution before an action. An action inside the denial's own
    content comes last: it is what the denial says, and is taken where nothing else in the article is meant.
    """
    claims = [
        Claimed(a.id, a.content.start, frozenset(content_words(a.content.text)), party_key(a.source), a.content.end)
        for a in attributions
        if a.content.field == "text" and a.form != "silent" and not is_denial(a)
    ]
    claims += [
        Claimed(
            a.id,
            a.text.start,
            frozenset(content_words(f"{a.agent.span.text if a.agent else ''} {a.text.text}")),
            "",
            a.text.end,
        )
        for a in actions
        if a.status in ("claimed", "denied")
    ]
    claims.sort(key=lambda claim: (claim.start, claim.id))
    return [a.model_copy(update={"denies": _denied(a, claims)}) if is_denial(a) else a for a in attributions]


def is_denial(attribution: Attribution) -> bool:
    """Whether the cue of an attribution denies its content."""
    cue = attribution.cue.text if attribution.cue else ""
    return bool(DENIAL.search(cue)) and not NEGATED.search(cue)


def _denied(denial: Attribution, claims: Sequence[Claimed]) -> str | None:
    words = frozenset(content_words(denial.content.text))
    source = party_key(denial.source)
    before = bisect.bisect_left(claims, denial.content.start, key=lambda claim: claim.start)
    best: tuple[tuple[bool, float, bool, int, bool], str] | None = None
    for claim in claims[max(before - NEAREST, 0) : before + NEAREST]:
        shared = len(words & claim.words)
        if shared < LEAST or shared < SHARE * min(len(words), len(claim.words)) or (source and claim.source == source):
            continue
        inside = denial.content.start <= claim.start and claim.end <= denial.content.end
        distance = abs(claim.start - denial.content.start)
        rank = (not inside, float(shared), claim.start < denial.content.start, -distance, claim.id.startswith("q"))
        if best is None or rank > best[0]:
            best = rank, claim.id
    return best[1] if best else None
