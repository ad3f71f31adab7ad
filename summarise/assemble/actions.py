"""The actions of an article: equal deeds merged, and tied to the attributions whose contents hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarise.assemble.actors import Cast, outermost, party, place
from summarise.assemble.attributions import Contents, holding, party_key
from summarise.assemble.locate import fold
from summarise.assemble.rows import LocatedRow
from summarise.assemble.wording import content_words
from summarise.schema import Action, Status

# Stems (see `wording.stem`) of verbs that say nothing without their object: with them only equal words are one deed.
LIGHT_VERBS = "tak took taken mak mad giv gav given go went gon get got put set com cam hold held bring brought keep kept"
LIGHT = frozenset(LIGHT_VERBS.split())


def actions_of(cast: Cast, rows: Iterable[LocatedRow], contents: Contents) -> list[Action]:
    """The actions in the order of their first mentions, equal ones merged; ids follow that order.

    Equal are those of one verb, agent and target. Where the target is empty or the verb is a light one ("took"), the whole
    wording has to be equal. A merged action is `denied` if any of its mentions is; otherwise the first mention says the status.
    """
    merged: dict[tuple[str, ...], list[Action]] = {}
    for row in sorted((row for row in rows if row.list == "actions"), key=lambda row: place(row.spans["action"])):
        span = row.spans["action"]
        action = Action(
            id="",
            text=span,
            agent=party(cast, row, "agent"),
            target=party(cast, row, "target"),
            when=row.spans.get("when"),
            where=row.spans.get("where"),
            status=row.values["status"],
            mentions=(span,),
            attributions=tuple(sorted(a.id for a in holding(contents, span))),
            confidence=row.confidence,
        )
        merged.setdefault(_key(action), []).append(action)
    return [_merge(same, f"e{number}") for number, same in enumerate(merged.values(), 1)]


def _key(action: Action) -> tuple[str, ...]:
    words = content_words(action.text.text)
    agent, target = party_key(action.agent), party_key(action.target)
    if not target or not words or words[0] in LIGHT:
        return agent, target, fold(action.text.text).casefold()
    negated = " not" if {"not", "never", "n't"} & set(action.text.text.casefold().split()[:2]) else ""
    return agent, target, words[0] + negated, "verb"


def _merge(same: Sequence[Action], id: str) -> Action:
    """One action of its mentions; what the first leaves open is taken from the next that says it."""
    status: Status = "denied" if any(one.status == "denied" for one in same) else same[0].status
    confidences = [one.confidence for one in same if one.confidence is not None]
    return same[0].model_copy(
        update={
            "id": id,
            "status": status,
            "when": next((one.when for one in same if one.when), None),
            "where": next((one.where for one in same if one.where), None),
            "mentions": outermost(one.text for one in same),
            "attributions": tuple(dict.fromkeys(id for one in same for id in one.attributions)),
            "confidence": max(confidences, default=None),
        }
    )
