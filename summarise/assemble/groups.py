"""Mentions of one wording as groups, and groups made one: what linking works on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarise.assemble.names import Name, abbreviates, bracketed, read_name
from summarise.schema import Kind

COLLECTIVES = frozenset(("government", "military", "media", "organisation"))


class Named(NamedTuple):
    """A mention for linking: its words, its kind (a party has none), and what stands in brackets after it in the text."""

    text: str
    kind: Kind | None = None
    bracket: str = ""


class Group(NamedTuple):
    """Mentions of one wording: which, how they read, their kinds, and the other names that brackets give them.

    `undecided`: a party of a word that is a person and a body in the same article; it is linked to neither.
    """

    members: tuple[int, ...]
    name: Name
    kinds: frozenset[Kind]
    aliases: frozenset[str]
    long: str
    undecided: bool = False

    @property
    def is_person(self) -> bool:
        """Whether this can be one human being with a name."""
        return bool(self.name.words) and not self.undecided and ("person" in self.kinds or not self.kinds)

    @property
    def is_body(self) -> bool:
        """Whether this can be a body, not a human being and not a crowd."""
        return not self.undecided and not self.kinds & {"person", "people"}


def equal_wording(mentions: Sequence[Named]) -> list[Group]:
    """The mentions grouped by wording; a single word that is now a person and now a body makes two groups."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        by_key[_base(mention.text).key].append(at)
    groups = []
    for key, members in by_key.items():
        kinds = {mentions[at].kind for at in members}
        if " " not in key and "person" in kinds and kinds & COLLECTIVES:
            groups.append(_group(mentions, [at for at in members if mentions[at].kind == "person"]))
            groups.append(_group(mentions, [at for at in members if mentions[at].kind not in ("person", None)]))
            if parties := [at for at in members if mentions[at].kind is None]:
                groups.append(_group(mentions, parties)._replace(undecided=True))
        else:
            groups.append(_group(mentions, members))
    return groups


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
    mine = [mentions[at] for at in members]
    kinds = frozenset(mention.kind for mention in mine if mention.kind is not None)
    long = _long(mine[0].text)
    return Group(tuple(members), read_name(long), kinds, frozenset(_aliases(mine)), long)


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
