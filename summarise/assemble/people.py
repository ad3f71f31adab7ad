"""Linking the names of people: full names, surnames, titles, given names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from summarise.assemble.groups import Group, find, union
from summarise.assemble.names import PARTICLES, Name

Key = TypeVar("Key")


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
    for short, candidates in sorted(longer_names(groups, full).items()):
        roots = {find(parents, at) for at in candidates} - {find(parents, short)}
        if len(roots) == 1 and all(groups[at].name.suffix == groups[short].name.suffix for at in candidates):
            _join_all(groups, [short, min(candidates)], parents)


def longer_names(groups: Sequence[Group], full: Sequence[int]) -> dict[int, set[int]]:
    """For each full name the names that it can be short for: they begin or end with it, or spell out its initial."""
    known: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in full:
        known[groups[at].name.words].append(at)
    longer: dict[int, set[int]] = defaultdict(set)
    for at in full:
        words = groups[at].name.words[:8]
        for part in (words[:k] for k in range(2, len(words))):
            for short in known.get(part, ()):
                longer[short].add(at)
        for part in (words[k:] for k in range(1, len(words) - 1)):
            for short in known.get(part, ()):
                if _is_surname(groups[short].name, words):
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
    return longer


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


def _is_surname(short: Name, full: tuple[str, ...]) -> bool:
    """Whether the last words of a full name are a surname of several words, not a second given name and a surname."""
    return short.words[0] in PARTICLES or bool(short.titles) or (len(full) > 3 and len(short.words) == 2)


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
    """Make one of groups unless their titles forbid it; of full names offices do not: a minister can have been a judge."""
    full = all(len(groups[at].name.words) > 1 for at in members)
    if len({groups[at].name.gender for at in members} - {""}) < 2 if full else _agreeing_titles(groups, members):
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
                name.titles & groups[other].name.titles or (name.gender and name.gender == groups[other].name.gender)
                for other in members
            )
        ]
        if len(matching) == 1 and _agreeing_titles(groups, [at, *matching[0]]):
            union(parents, matching[0][0], at)
