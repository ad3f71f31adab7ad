"""The numbers of an article: values parsed, equal numbers merged, each claim tied to the attribution that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarise.assemble.actors import Cast, party, place
from summarise.assemble.attributions import Contents, holding, party_key
from summarise.assemble.locate import fold
from summarise.assemble.names import read_name
from summarise.assemble.rows import LocatedRow
from summarise.figures import parse_figure
from summarise.schema import Claim, ClaimedNumber, NumberValue, Span


class Mention(NamedTuple):
    """A number as one row gives it."""

    value: NumberValue | None
    counted: Span | None
    claim: Claim
    confidence: float | None


def numbers_of(cast: Cast, rows: Iterable[LocatedRow], contents: Contents) -> list[ClaimedNumber]:
    """The numbers in the order of their first mentions, equal ones merged; ids follow that order.

    Equal are those of one value, unit and bound that count the same thing; where the thing is not said they stay apart. A
    figure that cannot be parsed has the value None and is equal to the same words.
    """
    merged: dict[tuple[object, ...], list[Mention]] = {}
    for row in sorted((row for row in rows if row.list == "numbers"), key=lambda row: place(row.spans["figure"])):
        figure = row.spans["figure"]
        value = parse_figure(fold(figure.text))
        counted = row.spans.get("counted")
        thing = read_name(fold(counted.text)).key if counted else (figure.start, figure.end)
        key = (value or fold(figure.text).casefold(), thing)
        merged.setdefault(key, []).append(Mention(value, counted, claim_of(cast, row, contents), row.confidence))
    return [_merge(same, f"n{number}") for number, same in enumerate(merged.values(), 1)]


def claim_of(cast: Cast, row: LocatedRow, contents: Contents) -> Claim:
    """Who claims a number: the source of its row, else of the attribution whose content holds the figure.

    Of several such attributions the one of the row's own source, then the one with the shortest content.
    """
    source = party(cast, row, "source")
    around = holding(contents, row.spans["figure"])
    same = [one for one in around if source is not None and party_key(one.source) == party_key(source)]
    attribution = next(iter(same or around), None)
    if source is None and attribution is not None:
        source = attribution.source
    return Claim(figure=row.spans["figure"], source=source, attribution=attribution.id if attribution else None)


def _merge(same: Sequence[Mention], id: str) -> ClaimedNumber:
    confidences = [mention.confidence for mention in same if mention.confidence is not None]
    claims = {place(mention.claim.figure): mention.claim for mention in reversed(same)}
    return ClaimedNumber(
        id=id,
        figure=same[0].claim.figure,
        value=same[0].value,
        counted=same[0].counted,
        claims=tuple(sorted(claims.values(), key=lambda claim: place(claim.figure))),
        confidence=max(confidences, default=None),
    )
