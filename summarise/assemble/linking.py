"""Which mentions of actors mean one actor; a wrong merge is worse than a split, so doubt leaves mentions apart."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.assemble.bodies import link_bodies
from summarise.assemble.groups import Named, equal_wording, find
from summarise.assemble.people import link_full_names, link_short_names


def link(mentions: Sequence[Named]) -> list[int]:
    """For each mention the number of its entity: the index of the entity's first mention.

    Linked are equal wordings (without articles, possessives and accents), a person's full names, surnames and titles, an
    acronym and its expansion, and a company with and without its legal form. Described actors are linked on equal wording
    alone. Kinds that conflict (a person, a body) are never linked by a rule, and a single word of conflicting kinds is two
    actors; a wording of several words is one actor whatever kinds the model gave it. A surname that two people bear is linked
    to neither.

    >>> link([Named("Ana Reis", "person"), Named("Carlos Vale", "person"), Named("Ms Reis", "person")])
    [0, 1, 0]
    """
    groups = equal_wording(mentions)
    parents = list(range(len(groups)))
    people = [at for at, group in enumerate(groups) if group.is_person]
    bodies = [at for at, group in enumerate(groups) if group.is_body]
    link_full_names(groups, people, parents)
    link_short_names(groups, people, parents)
    link_bodies(groups, bodies, parents)
    entity = [0] * len(mentions)
    first: dict[int, int] = {}
    for at, group in enumerate(groups):
        root = find(parents, at)
        first[root] = min(first.get(root, group.members[0]), group.members[0])
    for at, group in enumerate(groups):
        for member in group.members:
            entity[member] = first[find(parents, at)]
    return entity
