"""What the model writes about a passage: four lists of short rows, and how a string may be copied.

A row is a `NamedTuple`, so it is a JSON array in fixed field order, a JSON Schema (`prefixItems`) and a Python object with names.
Row fields have no defaults: shorter arrays would become legal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from summarise.extract.finders import figure_spans
from summarise.passage import Passage
from summarise.schema import Form, Frozen, Kind, Status


class Copied(NamedTuple):
    """Marks a string field as copied from the text, and says from which places of it.

    `source`: "passage" only, or "context": the passage, the words before it and the headline. `required`: "" is not allowed.
    `anchor`: the field that places its row: the rows of a list stand in the order of their anchors, each beginning after the
    beginning of the one before. `disjoint`: and, where a finder offers the spans, after its end. `unique`: a string is offered
    at its first place only, so that no row repeats it. `spans`: a finder of the only (start, end) that may be copied.
    `boundaries`: the rule of `summarise.boundaries` that says where a span may begin and end; None allows every word boundary.
    """

    source: Literal["passage", "context"] = "passage"
    required: bool = False
    anchor: bool = False
    disjoint: bool = False
    unique: bool = False
    spans: Callable[[str], Iterable[tuple[int, int]]] | None = None
    boundaries: str | None = None


class ActorRow(NamedTuple):
    """A person or body that is named or described."""

    name: Annotated[str, Copied(required=True, anchor=True, unique=True, boundaries="actors.name")]
    kind: Kind
    role: Annotated[str, Copied(boundaries="actors.role")]


class ActionRow(NamedTuple):
    """A deed or happening; `agent` and `target` may be named before the passage or in the headline."""

    agent: Annotated[str, Copied("context", boundaries="actions.agent")]
    action: Annotated[str, Copied(required=True, anchor=True, boundaries="actions.action")]
    target: Annotated[str, Copied("context", boundaries="actions.target")]
    when: Annotated[str, Copied(boundaries="actions.when")]
    where: Annotated[str, Copied(boundaries="actions.where")]
    status: Status


class NumberRow(NamedTuple):
    """A claimed quantity, what is counted, and who it is owed to."""

    figure: Annotated[str, Copied(required=True, anchor=True, disjoint=True, spans=figure_spans)]
    counted: Annotated[str, Copied(boundaries="numbers.counted")]
    source: Annotated[str, Copied("context", boundaries="numbers.source")]


class AttributionRow(NamedTuple):
    """Speech, writing, thought or evidence that is credited to a source."""

    source: Annotated[str, Copied("context", boundaries="attributions.source")]
    cue: Annotated[str, Copied(boundaries="attributions.cue")]
    content: Annotated[str, Copied(required=True, anchor=True, boundaries="attributions.content")]
    form: Form


class PassageRecord(Frozen):
    """What the embedded model writes about one passage."""

    actors: Annotated[tuple[ActorRow, ...], Field(max_length=48)]
    actions: Annotated[tuple[ActionRow, ...], Field(max_length=16)]
    numbers: Annotated[tuple[NumberRow, ...], Field(max_length=32)]
    attributions: Annotated[tuple[AttributionRow, ...], Field(max_length=24)]


class TokenTrace(Frozen):
    """The tokens of a record as they were decided: where each ends in the record's text, and its log-probability (natural).

    The probability is that under the constraint: over the tokens that were legal there. A forced token has log-probability 0.
    """

    ends: tuple[int, ...]
    logprobs: tuple[float, ...]


class Usage(Frozen):
    """What a passage cost: tokens read and written, and its share of the wall-clock seconds of its batch."""

    prompt_tokens: int
    output_tokens: int
    seconds: float


class Extraction(Frozen):
    """What came of one passage: the record as JSON text, or the reason of failure; a line of `records.jsonl`.

    `start` and `end` bound the passage in `Article.text`; `sha256` is `Passage.sha256`. `usage` goes to the log, not into the line.
    """

    article: str
    passage: int
    start: int
    end: int
    sha256: str
    record: str | None = None
    tokens: TokenTrace | None = None
    failure: str | None = None
    usage: Annotated[Usage | None, Field(exclude=True)] = None


def extraction_of(
    passage: Passage,
    *,
    record: str | None = None,
    tokens: TokenTrace | None = None,
    failure: str | None = None,
    usage: Usage | None = None,
) -> Extraction:
    """What came of a passage, marked with the passage it belongs to."""
    return Extraction(
        article=passage.article,
        passage=passage.index,
        start=passage.start,
        end=passage.end,
        sha256=passage.sha256,
        record=record,
        tokens=tokens,
        failure=failure,
        usage=usage,
    )
