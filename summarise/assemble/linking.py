"""Which mentions of actors mean one actor; a wrong merge is worse than a split, so doubt leaves mentions apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypeVar

from summarise.assemble.names import Name, abbreviates, bracketed, initials, read_name, without_legal_form
from summarise.schema import Kind

COLLECTIVES = frozenset(("government", "military", "media", "organisation"))
WELL_KNOWN = {"UN": "united nations", "EU": "european union", "US": "united states", "UK": "united kingdom"}

Key = TypeVar("Key")


class Named(NamedTuple):
    """A mention for linking: its words, its kind (a party has none), and what stands in brackets after it in the text."""

    text: str
    kind: Kind | None = None
    bracket: str = ""


class Group(NamedTuple):
    """Mentions of one wording: which, how they read, their kinds, and the other names that brackets give them."""

    members: tuple[int, ...]
    name: Name
    kinds: frozenset[Kind]
    aliases: frozenset[str]
    long: str

    @property
    def is_person(self) -> bool:
        """Whether this can be one human being with a name."""
        return bool(self.name.words) and ("person" in self.kinds or not self.kinds)


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
    bodies = [at for at, group in enumerate(groups) if not group.kinds & {"person", "people"}]
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


def equal_wording(mentions: Sequence[Named]) -> list[Group]:
    """The mentions grouped by wording; a single word that is now a person and now a body makes two groups."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        by_key[_base(mention.text).key].append(at)
    groups = []
    for key, members in by_key.items():
        kinds = {mentions[at].kind for at in members}
        parts = [members]
        if " " not in key and "person" in kinds and kinds & COLLECTIVES:
            parts = [
                [at for at in members if mentions[at].kind == "person"],
                [at for at in members if mentions[at].kind not in ("person", None)],
                [at for at in members if mentions[at].kind is None],
            ]
        groups += [_group([mentions[at] for at in part], part) for part in parts if part]
    return groups


def link_full_names(groups: Sequence[Group], people: Sequence[int], parents: list[int]) -> None:
    """Link names of two words and more: with and without title, middle names, initials or a further surname."""
    full = [at for at in people if len(groups[at].name.words) > 1]
    for same in _buckets((groups[at].name.words, groups[at].name.suffix, at) for at in full):
        _join_all(groups, same, parents)
    for same in _buckets(
        ((words[0], words[-1]), groups[at].name.suffix, at) for at in full if (words := groups[at].name.words)
    ):
        if _agree([groups[at].name.words[1:-1] for at in same]):
            _join_all(groups, same, parents)
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in full:
        known[groups[at].name.words].append(at)
    longer: dict[int, set[int]] = defaultdict(set)
    for at in full:
        words = groups[at].name.words[:8]
        parts = [words[:k] for k in range(2, len(words))] + [words[k:] for k in range(1, len(words) - 1)]
        for part in parts:
            for short in known.get(part, ()):
                longer[short].add(at)
    by_initial: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at in full:
        first, *_, last = groups[at].name.words
        if len(first) > 1:
            by_initial[first[0], last].add(at)
    for at in full:
        first, *_, last = groups[at].name.words
        if len(first.replace(".", "")) == 1:
            longer[at] |= by_initial.get((first[0], last), set())
    for short, candidates in sorted(longer.items()):
        roots = {find(parents, at) for at in candidates} - {find(parents, short)}
        if len(roots) == 1 and all(groups[at].name.suffix == groups[short].name.suffix for at in candidates):
            _join_all(groups, [short, min(candidates)], parents)


def link_short_names(groups: Sequence[Group], people: Sequence[int], parents: list[int]) -> None:
    """Link surnames (with or without title) and, later in the text, given names to the one full name they can mean."""
    shorts: dict[str, list[int]] = defaultdict(list)
    families: dict[str, list[int]] = defaultdict(list)
    given: dict[str, list[int]] = defaultdict(list)
    for at in people:
        words = groups[at].name.words
        if len(words) == 1:
            shorts[words[0]].append(at)
        else:
            families[words[-1]].append(at)
            given[words[0]].append(at)
    for word, same in shorts.items():
        family, called = _clusters(families[word], parents), _clusters(given[word], parents)
        if len(family) == 1 and not set(called) - set(family):
            (members,) = family.values()
            _join_matching(groups, same, members, parents)
        elif len(family) > 1:
            _join_by_title(groups, same, list(family.values()), parents)
        elif not family:
            _join_all(groups, same, parents)
            if len(called) == 1 and all(not groups[at].name.titles for at in same):
                (members,) = called.values()
                if min(groups[at].members[0] for at in same) > min(groups[at].members[0] for at in members):
                    _join_all(groups, [members[0], *same], parents)


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


def find(parents: list[int], at: int) -> int:
    """The root of a group; paths are shortened on the way."""
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


def union(parents: list[int], a: int, b: int) -> None:
    """Make two groups one; the smaller root stays."""
    low, high = sorted((find(parents, a), find(parents, b)))
    parents[high] = low


def _group(mentions: Sequence[Named], members: Sequence[int]) -> Group:
    kinds = frozenset(mention.kind for mention in mentions if mention.kind is not None)
    long = _long(mentions[0].text)
    return Group(tuple(members), read_name(long), kinds, frozenset(_aliases(mentions)), long)


def _base(text: str) -> Name:
    """How a mention reads without the brackets at its end."""
    return read_name(_long(text))


def _long(text: str) -> str:
    inside = bracketed(text)
    return text[: text.rfind("(")].strip() if inside else text


def _aliases(mentions: Iterable[Named]) -> set[str]:
    """The wordings that brackets in or after the mentions give as their other names."""
    found = set()
    for mention in mentions:
        long = _long(mention.text)
        for inside in filter(None, {bracketed(mention.text), mention.bracket}):
            if abbreviates(inside, long) or abbreviates(long, inside):
                found.add(read_name(inside).key)
    return found


def _buckets(entries: Iterable[tuple[Key, str, int]]) -> list[list[int]]:
    buckets: dict[tuple[Key, str], list[int]] = defaultdict(list)
    for key, suffix, at in entries:
        buckets[key, suffix].append(at)
    return [same for same in buckets.values() if len(same) > 1]


def _agree(middles: Collection[tuple[str, ...]]) -> bool:
    """Whether middle names can all belong to one person: none, initials and spelled-out names of one sequence."""
    longest = max(middles, key=lambda middle: (len(middle), sum(map(len, middle))))
    return all(
        not middle
        or (
            len(middle) == len(longest)
            and all(b == a or (len(a) == 1 and b.startswith(a)) for a, b in zip(middle, longest, strict=True))
        )
        for middle in middles
    )


def _clusters(groups: Iterable[int], parents: list[int]) -> dict[int, list[int]]:
    clusters: dict[int, list[int]] = defaultdict(list)
    for at in groups:
        clusters[find(parents, at)].append(at)
    return clusters


def _agreeing_titles(groups: Sequence[Group], members: Iterable[int]) -> bool:
    """Whether titles can all belong to one person: not Mr and Ms, not two offices without a word in common."""
    names = [groups[at].name for at in members]
    posts = [name.posts for name in names if name.posts]
    return len({name.gender for name in names} - {""}) < 2 and (not posts or bool(frozenset.intersection(*posts)))


def _join_all(groups: Sequence[Group], members: Sequence[int], parents: list[int]) -> None:
    if _agreeing_titles(groups, members):
        for other in members[1:]:
            union(parents, members[0], other)


def _join_matching(groups: Sequence[Group], shorts: Sequence[int], full: Sequence[int], parents: list[int]) -> None:
    """Link short names to the only bearer of the surname; where Mr and Ms bear it, only by a title that agrees."""
    genders = {groups[at].name.gender for at in [*shorts, *full]} - {""}
    mine = {groups[at].name.gender for at in full} - {""}
    for at in shorts:
        told = groups[at].name.gender
        if (len(genders) < 2 or (told and {told} == mine)) and _agreeing_titles(groups, [at, *full]):
            union(parents, full[0], at)


def _join_by_title(
    groups: Sequence[Group], shorts: Sequence[int], families: Sequence[Sequence[int]], parents: list[int]
) -> None:
    """Of several people of one surname, link "President Reis" to the only one who has that title."""
    for at in shorts:
        name = groups[at].name
        matching = [
            members
            for members in families
            if any(
                name.titles & groups[other].name.titles - {"dr"} or (name.gender and name.gender == groups[other].name.gender)
                for other in members
            )
        ]
        if len(matching) == 1 and _agreeing_titles(groups, [at, *matching[0]]):
            union(parents, matching[0][0], at)
