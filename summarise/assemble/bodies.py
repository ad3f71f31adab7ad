"""Linking the names of bodies: acronyms, legal forms, first words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarise.assemble.groups import Group, find, union
from summarise.assemble.names import initials, without_legal_form

WELL_KNOWN = {"UN": "united nations", "EU": "european union", "US": "united states", "UK": "united kingdom"}
BODY_NOUNS = (
    "academy agency airport airport army association authority bank board branch bureau centre center church city clinic "
    "club college commission committee company council county court department district embassy federation forum foundation "
    "gazette government group herald hospital institute institution league mayor ministry museum news office parliament "
    "party police port post press province radio school society state station team theatre times town tribune tv union "
    "united university works"
)
COMMON = frozenset(BODY_NOUNS.split())


def link_bodies(groups: Sequence[Group], bodies: Sequence[int], parents: list[int]) -> None:
    """Link acronyms with their expansions and companies with and without their legal form."""
    by_key: dict[str, list[int]] = defaultdict(list)
    by_initials: dict[str, list[int]] = defaultdict(list)
    by_firm: dict[str, list[int]] = defaultdict(list)
    for at in bodies:
        group = groups[at]
        by_key[group.name.key].append(at)
        if " " in group.name.key:
            by_initials[initials(group.long)].append(at)
        if group.kinds & {"organisation", "media"}:
            by_firm[without_legal_form(group.name.key)].append(at)
    for at in bodies:
        for alias in sorted(groups[at].aliases):
            for other in by_key.get(alias, ()):
                union(parents, at, other)
        key = groups[at].name.key
        if key.isupper() and " " not in key:
            spelled = by_key.get(WELL_KNOWN.get(key, ""), []) or (by_initials.get(key, []) if len(key) > 2 else [])
            if len({find(parents, other) for other in spelled}) == 1:
                union(parents, at, spelled[0])
    for same in by_firm.values():
        for other in same[1:]:
            union(parents, same[0], other)
    link_first_words(groups, bodies, parents)


def link_first_words(groups: Sequence[Group], bodies: Sequence[int], parents: list[int]) -> None:
    """Link a company's name to the longer one that begins with it ("BlueWave", before that "BlueWave Ferries").

    Both have to be organisations and nothing else, the longer one the only name that begins so and the first to be mentioned;
    and not a common noun ("Union"), nor the name of a place and what stands in it ("Lisk University").
    """
    longer: dict[str, set[int]] = defaultdict(set)
    for at in bodies:
        words = without_legal_form(groups[at].name.key).split()[:8]
        for k in range(1, len(words)):
            longer[" ".join(words[:k])].add(at)
    for at in bodies:
        key = without_legal_form(groups[at].name.key)
        roots = {find(parents, other) for other in longer.get(key, ())} - {find(parents, at)}
        if len(roots) != 1 or key in COMMON or groups[at].kinds != {"organisation"} or not groups[at].long[:1].isupper():
            continue
        long = min(longer[key])
        rest = set(groups[long].name.key.split()[len(key.split()) :])
        if groups[long].kinds == {"organisation"} and not rest & COMMON and groups[long].members[0] < groups[at].members[0]:
            union(parents, long, at)
