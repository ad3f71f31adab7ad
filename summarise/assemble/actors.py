"""The actors of an article: mentions of all passages linked into entities, and parties resolved to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarise.assemble.groups import Named
from summarise.assemble.linking import link
from summarise.assemble.locate import fold
from summarise.assemble.names import bracketed, is_pronoun, read_name
from summarise.assemble.rows import LocatedRow
from summarise.schema import Actor, Article, Kind, Party, Span

Place = tuple[bool, int, int]
PARTIES = ("agent", "target", "source")


class Cast(NamedTuple):
    """The entities of an article before they are written out: their rows by id, and whom the words at a place mean."""

    rows: dict[str, list[LocatedRow]]
    places: dict[Place, str]


def cast_actors(article: Article, rows: Sequence[LocatedRow]) -> Cast:
    """Link the actor rows and the parties of all rows; ids follow the order of the first mentions.

    Pronouns are no actors. Parties take part in the linking: two people of one surname stay apart from it even if only one of
    them is a listed actor. Entities that no actor row names are left out.
    """
    listed = sorted((row for row in rows if is_actor(row)), key=lambda row: place(row.spans["name"]))
    parties = [row.spans[field] for row in rows if row.list != "actors" for field in PARTIES if field in row.spans]
    parties = sorted((span for span in parties if not is_pronoun(span.text)), key=place)
    mentions = [Named(fold(row.spans["name"].text), row.values["kind"], _bracket(article, row.spans["name"])) for row in listed]
    entities = link([*mentions, *(Named(fold(span.text)) for span in parties)])
    ids = {first: f"a{number}" for number, first in enumerate(dict.fromkeys(entities[: len(listed)]), 1)}
    cast = Cast(defaultdict(list), {})
    for row, entity in zip(listed, entities, strict=False):
        cast.rows[ids[entity]].append(row)
        cast.places.setdefault(place(row.spans["name"]), ids[entity])
    for span, entity in zip(parties, entities[len(listed) :], strict=True):
        if entity in ids:
            cast.places.setdefault(place(span), ids[entity])
    return cast


def is_actor(row: LocatedRow) -> bool:
    """Whether a row lists an actor: a pronoun names none."""
    return row.list == "actors" and not is_pronoun(row.spans["name"].text)


def party(cast: Cast, row: LocatedRow, field: str) -> Party | None:
    """The party in a field of a row; None where the row names none or its words could not be located."""
    span = row.spans.get(field)
    return Party(span=span, actor=cast.places.get(place(span))) if span else None


def actors_of(cast: Cast, parties: Iterable[Party]) -> tuple[Actor, ...]:
    """The actors with all their mentions: of their own rows and as parties."""
    also: dict[str, list[Span]] = defaultdict(list)
    for one in parties:
        if one.actor is not None:
            also[one.actor].append(one.span)
    return tuple(_actor(id, rows, also[id]) for id, rows in cast.rows.items())


def place(span: Span) -> Place:
    """Where a span stands, for sorting: the text before the title, then by offset."""
    return span.field == "title", span.start, span.end


def outermost(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, without repetitions and without those that lie in another.

    >>> spans = [Span(field="text", start=4, end=8, text="Reis"), Span(field="text", start=0, end=8, text="Ana Reis")]
    >>> [span.text for span in outermost(spans)]
    ['Ana Reis']
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.field == "title", span.start, -span.end)):
        if not kept or kept[-1].field != span.field or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _actor(id: str, rows: Sequence[LocatedRow], also: Iterable[Span]) -> Actor:
    mentions = outermost([*(row.spans["name"] for row in rows), *also])
    own = {place(row.spans["name"]) for row in rows}
    names = [span for span in mentions if place(span) in own] or mentions
    confidences = [row.confidence for row in rows if row.confidence is not None]
    return Actor(
        id=id,
        name=max(names, key=_fullness),
        kind=_kind(rows),
        role=next((row.spans["role"] for row in rows if "role" in row.spans), None),
        mentions=mentions,
        confidence=max(confidences, default=None),
    )


def _fullness(span: Span) -> tuple[int, int, tuple[int, int]]:
    """How much a mention tells: its words, then its letters without possessive; of equals the first."""
    key = read_name(span.text).key
    return len(key.split()), len(key), (-(span.field == "title"), -span.start)


def _kind(rows: Sequence[LocatedRow]) -> Kind:
    """The kind that most of the confidence stands for; of equals the first."""
    weights: dict[Kind, float] = {}
    for row in rows:
        kind: Kind = row.values["kind"]
        weights[kind] = weights.get(kind, 0.0) + (1.0 if row.confidence is None else row.confidence)
    return max(weights, key=lambda kind: weights[kind])


def _bracket(article: Article, span: Span) -> str:
    return bracketed(article.title if span.field == "title" else article.text, span.end)
