"""The rows of the four tables: one item of one summary each, flattened into columns of fixed names and types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from summarise.export.sentences import sentence_around
from summarise.schema import Action, Actor, Article, Attribution, ClaimedNumber, EventSummary, Party, Span

Table = Literal["actors", "actions", "numbers", "attributions"]
Type = Literal["text", "decimal", "integer", "real"]
Cell = str | int | float | None
Row = dict[str, Cell]


def _span_columns(name: str) -> dict[str, Type]:
    return {name: "text", f"{name}_field": "text", f"{name}_start": "integer", f"{name}_end": "integer"}


def _party_columns(name: str) -> dict[str, Type]:
    return _span_columns(name) | {f"{name}_actor": "text"}


_ARTICLE: dict[str, Type] = {
    "article": "text",
    "title": "text",
    "outlet": "text",
    "url": "text",
    "published": "text",
    "id": "text",
}
_END: dict[str, Type] = {"confidence": "real", "sentence": "text"}

COLUMNS: dict[Table, dict[str, Type]] = {
    "actors": _ARTICLE | _span_columns("name") | {"kind": "text"} | _span_columns("role") | {"mentions": "text"} | _END,
    "actions": _ARTICLE
    | _span_columns("action")
    | _party_columns("agent")
    | _party_columns("target")
    | _span_columns("when")
    | _span_columns("where")
    | {"status": "text", "attributions": "text", "sources": "text", "mentions": "text"}
    | _END,
    "numbers": _ARTICLE
    | _span_columns("figure")
    | {"low": "decimal", "high": "decimal", "bound": "text", "unit": "text"}
    | _span_columns("counted")
    | {"claims": "integer", "sources": "text", "source_actors": "text", "attributions": "text", "mentions": "text"}
    | _END,
    "attributions": _ARTICLE
    | _party_columns("source")
    | {"via": "text", "via_actors": "text"}
    | _span_columns("cue")
    | _span_columns("content")
    | {"form": "text", "denies": "text"}
    | _END,
}
"""The columns of each table in order. Several of one kind share a cell: names and ids joined by "; ", and mentions written as
"text:12-20; title:0-8". A missing cell is None."""


def rows(article: Article | None, summary: EventSummary) -> Iterator[tuple[Table, Row]]:
    """Every item of a summary as a row of its table; the sentence is None where the text is not at hand or has changed."""
    about = summary.article
    at_hand = article if article is not None and article.sha256 == about.sha256 else None
    same: Row = {
        "article": about.id,
        "title": about.title,
        "outlet": about.outlet,
        "url": about.url,
        "published": about.published,
    }
    names = {actor.id: actor.name.text for actor in summary.actors}
    said = {one.id: one for one in summary.attributions}
    items: list[tuple[Table, Actor | Action | ClaimedNumber | Attribution, Span, Row]] = []
    items += [("actors", one, one.name, _actor(one)) for one in summary.actors]
    items += [("actions", one, one.text, _action(one, names, said)) for one in summary.actions]
    items += [("numbers", one, one.figure, _number(one, names)) for one in summary.numbers]
    items += [("attributions", one, one.content, _attribution(one, names)) for one in summary.attributions]
    for table, item, anchor, cells in items:
        row = same | {"id": item.id} | cells | {"confidence": item.confidence, "sentence": _sentence(at_hand, anchor)}
        yield table, {column: _clean(row[column]) for column in COLUMNS[table]}


def _actor(actor: Actor) -> Row:
    return _span("name", actor.name) | _span("role", actor.role) | {"kind": actor.kind, "mentions": _mentions(actor.mentions)}


def _action(action: Action, names: dict[str, str], said: dict[str, Attribution]) -> Row:
    sources = [said[key].source for key in action.attributions if key in said]
    return (
        _span("action", action.text)
        | _party("agent", action.agent)
        | _party("target", action.target)
        | _span("when", action.when)
        | _span("where", action.where)
        | {"status": action.status, "attributions": _joined(action.attributions), "mentions": _mentions(action.mentions)}
        | {"sources": _names(sources, names)}
    )


def _number(number: ClaimedNumber, names: dict[str, str]) -> Row:
    value = number.value
    sources = [claim.source for claim in number.claims]
    return (
        _span("figure", number.figure)
        | {"low": _decimal(value.low if value else None), "high": _decimal(value.high if value else None)}
        | {"bound": value.bound if value else None, "unit": value.unit if value else None}
        | _span("counted", number.counted)
        | {"claims": len(number.claims), "sources": _names(sources, names), "source_actors": _actors(sources)}
        | {"attributions": _joined(claim.attribution for claim in number.claims)}
        | {"mentions": _mentions(claim.figure for claim in number.claims)}
    )


def _attribution(one: Attribution, names: dict[str, str]) -> Row:
    return (
        _party("source", one.source)
        | {"via": _names(one.via, names), "via_actors": _actors(one.via)}
        | _span("cue", one.cue)
        | _span("content", one.content)
        | {"form": one.form, "denies": one.denies}
    )


def _span(name: str, span: Span | None) -> Row:
    if span is None:
        return {name: None, f"{name}_field": None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.text, f"{name}_field": span.field, f"{name}_start": span.start, f"{name}_end": span.end}


def _party(name: str, party: Party | None) -> Row:
    return _span(name, party.span if party else None) | {f"{name}_actor": party.actor if party else None}


def _names(parties: Iterable[Party | None], names: dict[str, str]) -> str | None:
    return _joined(names.get(party.actor or "", party.span.text) for party in parties if party)


def _actors(parties: Iterable[Party | None]) -> str | None:
    return _joined(party.actor for party in parties if party)


def _mentions(spans: Iterable[Span]) -> str | None:
    return _joined(f"{span.field}:{span.start}-{span.end}" for span in spans)


def _joined(words: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(word for word in words if word)) or None


def _decimal(value: Decimal | None) -> str | None:
    """A decimal as digits; in powers of ten where the digits would be more than a cell should hold."""
    if value is None:
        return None
    return format(value, "f") if value.is_finite() and -30 < value.adjusted() < 60 else str(value)


def _sentence(article: Article | None, span: Span) -> str | None:
    if article is None:
        return None
    return sentence_around(article.title if span.field == "title" else article.text, span.start, span.end)


def _clean(cell: Cell) -> Cell:
    """Lone surrogates cannot be written as UTF-8."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
