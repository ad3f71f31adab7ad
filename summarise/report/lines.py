"""One item of a summary as one readable line, whose words know where in the article they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from summarise.report.visible import shorten
from summarise.schema import Action, Actor, Article, Attribution, ClaimedNumber, EventSummary, Frozen, Party, Span

Tone = Literal["strong", "plain", "quiet"]


class Words(Frozen):
    """A few words of a line; `span` is where they stand in the article, None for words of our own."""

    words: str
    tone: Tone = "plain"
    span: Span | None = None


class Line(Frozen):
    """A line about the item with id `item`."""

    item: str
    pieces: tuple[Words, ...]

    @property
    def text(self) -> str:
        """The whole line as plain text."""
        return "".join(piece.words for piece in self.pieces)


class Names(Frozen):
    """What a line must look up in its summary: actors and attributions by id."""

    actors: Mapping[str, Actor]
    attributions: Mapping[str, Attribution]

    def of(self, party: Party) -> Span:
        """The words that name a party best: its actor's name where it has one, else its own."""
        actor = self.actors.get(party.actor) if party.actor is not None else None
        return actor.name if actor else party.span


def names_of(summary: EventSummary) -> Names:
    """The look-up for the lines of one summary."""
    return Names(
        actors={actor.id: actor for actor in summary.actors},
        attributions={attribution.id: attribution for attribution in summary.attributions},
    )


def who(actor: Actor) -> Line:
    """`Ana Reis, its commander`."""
    pieces = [_span(actor.name, "strong")]
    if actor.role is not None:
        pieces += [_ours(", "), _span(actor.role, "quiet")]
    return Line(item=actor.id, pieces=tuple(pieces))


def what(action: Action, names: Names) -> Line:
    """`Rescuers pulled at least 31 survivors from the water, near Port Lisk (claimed by coastguard)`."""
    agent = names.of(action.agent) if action.agent else None
    target = names.of(action.target) if action.target else None
    subject = agent or (None if target is None or _inside(target, action.text) else target)
    pieces = [_span(subject, "strong"), _ours(" ")] if subject else []
    pieces.append(_span(action.text))
    if (
        agent
        and action.target
        and target
        and target.text not in action.text.text
        and not _inside(action.target.span, action.text)
    ):
        pieces += [_ours(" → "), _span(target)]
    for detail in (action.when, action.where):
        if detail and not _inside(detail, action.text):
            pieces += [_ours(", "), _span(detail)]
    return Line(item=action.id, pieces=(*pieces, *_status(action, names)))


def how_many(number: ClaimedNumber, names: Names, article: Article | None = None) -> Line:
    """`at least 31 survivors, according to coastguard`; the article shows how figure and thing counted are joined."""
    pieces = [_span(number.figure, "strong")]
    if number.counted:
        pieces += [_ours(_join(number.figure, number.counted, article)), _span(number.counted)]
    if any(claim.source for claim in number.claims):
        pieces.append(_ours(", according to "))
        pieces += _listed(claimants(number, names))
    return Line(item=number.id, pieces=tuple(pieces))


def says_who(attribution: Attribution, names: Names, *, most: int) -> Line:
    """`Ana Reis said: “We have not given up”`; the content is cut after `most` characters."""
    source = attribution.source
    pieces = [_span(names.of(source), "strong") if source else Words(words="source not named", tone="quiet")]
    cue = attribution.cue
    if cue and attribution.form != "silent" and not cue.text.lower().startswith("according"):
        pieces += [_ours(" "), _span(cue, "quiet")]
    marks = ("“", "”") if attribution.form == "direct" else ("", "")
    content = Words(words=shorten(attribution.content.text, most), span=attribution.content)
    pieces += [_ours(": " + marks[0]), content]
    if marks[1]:
        pieces.append(_ours(marks[1]))
    if attribution.via:
        pieces.append(_ours(" (via "))
        pieces += _listed(names.of(party) for party in attribution.via)
        pieces.append(_ours(")"))
    return Line(item=attribution.id, pieces=tuple(pieces))


def claimants(number: ClaimedNumber, names: Names) -> list[Span | None]:
    """Who claims a number, each once; None stands for the article itself."""
    found: dict[str | None, Span | None] = {}
    for claim in number.claims:
        name = names.of(claim.source) if claim.source else None
        found.setdefault(name.text if name else None, name)
    return list(found.values())


def _status(action: Action, names: Names) -> list[Words]:
    if action.status == "asserted":
        return []
    pieces = [_ours(f" ({action.status}")]
    said = [names.attributions[key] for key in action.attributions if key in names.attributions]
    sources = {span.text: span for one in said if one.source for span in [names.of(one.source)]}
    if sources and action.status != "planned":
        pieces += [_ours(" by "), *_listed(sources.values())]
    return [*pieces, _ours(")")]


def _listed(spans: Iterable[Span | None]) -> list[Words]:
    pieces: list[Words] = []
    for span in spans:
        if pieces:
            pieces.append(_ours("; "))
        pieces.append(_span(span, "quiet") if span else _ours("the article itself"))
    return pieces


def _join(figure: Span, counted: Span, article: Article | None) -> str:
    """What stands between a figure and what it counts where that is a blank or "of", else a separator."""
    gap = counted.start - figure.end
    if figure.field == counted.field and gap == 1:
        return " "
    if article is not None and figure.field == counted.field == "text" and 1 < gap <= 8:
        between = article.text[figure.end : counted.start]
        if between.split() in ([], ["of"], ["of", "the"], ["of", "a"]):
            return f" {' '.join(between.split())} ".replace("  ", " ")
    return " · "


def _inside(inner: Span, outer: Span) -> bool:
    return inner.field == outer.field and outer.start <= inner.start and inner.end <= outer.end


def _span(span: Span, tone: Tone = "plain") -> Words:
    return Words(words=shorten(span.text, 240), tone=tone, span=span)


def _ours(words: str) -> Words:
    return Words(words=words, tone="quiet")
