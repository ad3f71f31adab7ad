"""Numbering the items of a summary in their final order, and every reference to them."""

from __future__ import annotations

from typing import NamedTuple

from summarise.schema import Action, Actor, Attribution, ClaimedNumber, Party


class Lists(NamedTuple):
    """The four lists of a summary, most important first."""

    actors: tuple[Actor, ...]
    actions: tuple[Action, ...]
    numbers: tuple[ClaimedNumber, ...]
    attributions: tuple[Attribution, ...]


def numbered(lists: Lists) -> Lists:
    """The same lists with the ids a1…, e1…, n1…, q1… in their order."""
    ids = [[one.id for one in lists.actors], [one.id for one in lists.actions]]
    ids += [[one.id for one in lists.numbers], [one.id for one in lists.attributions]]
    new = {id: f"{letter}{number}" for letter, old in zip("aenq", ids, strict=True) for number, id in enumerate(old, 1)}
    return Lists(
        tuple(one.model_copy(update={"id": new[one.id]}) for one in lists.actors),
        tuple(_action(one, new) for one in lists.actions),
        tuple(_number(one, new) for one in lists.numbers),
        tuple(_attribution(one, new) for one in lists.attributions),
    )


def _action(action: Action, new: dict[str, str]) -> Action:
    return action.model_copy(
        update={
            "id": new[action.id],
            "agent": _party(action.agent, new),
            "target": _party(action.target, new),
            "attributions": tuple(sorted((new[id] for id in action.attributions), key=lambda id: int(id[1:]))),
        }
    )


def _number(number: ClaimedNumber, new: dict[str, str]) -> ClaimedNumber:
    claims = tuple(
        claim.model_copy(
            update={"source": _party(claim.source, new), "attribution": new[claim.attribution] if claim.attribution else None}
        )
        for claim in number.claims
    )
    return number.model_copy(update={"id": new[number.id], "claims": claims})


def _attribution(attribution: Attribution, new: dict[str, str]) -> Attribution:
    return attribution.model_copy(
        update={
            "id": new[attribution.id],
            "source": _party(attribution.source, new),
            "via": tuple(
                party.model_copy(update={"actor": new[party.actor]}) if party.actor else party for party in attribution.via
            ),
            "denies": new[attribution.denies] if attribution.denies else None,
        }
    )


def _party(party: Party | None, new: dict[str, str]) -> Party | None:
    if party is None or party.actor is None:
        return party
    return party.model_copy(update={"actor": new[party.actor]})
