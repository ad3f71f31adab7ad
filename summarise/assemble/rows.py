"""The rows of a record of any type, each with the spans of its copied strings: what a user's own record type becomes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from summarise.assemble.confidence import row_confidences
from summarise.assemble.locate import NOT_FOUND, Place, Surroundings, make_span, nearest_place, surroundings
from summarise.assemble.places import Range, ascending
from summarise.extract.record import Copied, Extraction
from summarise.extract.shape import Fields, Many, Maybe, Shape, Text, shape_of
from summarise.passage import Passage
from summarise.schema import Article, FailedPassage, Frozen, Span

# Fields that stand beside their anchor rather than in it, where a record type has fields of these names.
OUTSIDE = frozenset({"agent", "source", "cue", "role", "counted"})
# A source is placed by its cue where there is one: the cue stands between it and what was said.
PLACED_BY = {"source": "cue"}


class LocatedRow(Frozen):
    """A row of a record: its values by field, and for each copied string that could be located its span.

    `list` is the field of the record that holds the row (dotted where the list is nested), `passage` the passage's index,
    `anchor` the field that places the row; fields of nested records have dotted names. A value without a span was dropped (and
    counted).
    """

    list: str
    passage: int
    values: dict[str, Any]
    spans: dict[str, Span]
    anchor: str | None = None
    confidence: float | None = None


class Reading(NamedTuple):
    """What the extractions of an article say: rows in the order of the text, failed passages, strings dropped by reason."""

    rows: tuple[LocatedRow, ...]
    failed: tuple[FailedPassage, ...]
    dropped: dict[str, int]


def locate_rows(
    article: Article, passages: Sequence[Passage], extractions: Sequence[Extraction], record_type: type[BaseModel]
) -> list[LocatedRow]:
    """The rows of all extractions with the spans of their copied strings, in the order of the passages.

    A row whose anchor stands nowhere is left out; failed passages have no rows. Raises RecordTypeError for a type that no
    record can have; nothing for whatever an extraction holds.
    """
    return list(read_extractions(article, passages, extractions, record_type).rows)


def read_extractions(
    article: Article, passages: Sequence[Passage], extractions: Sequence[Extraction], record_type: type[BaseModel]
) -> Reading:
    """Validate and locate what was extracted from each passage; the order of the extractions does not matter.

    A passage without an extraction, with one of another text, with a failure or with an invalid record is a failed passage.
    """
    shape = shape_of(record_type)
    answers = _by_passage(article, extractions)
    rows: list[LocatedRow] = []
    failed = []
    dropped: Counter[str] = Counter()
    for passage in sorted(passages, key=lambda passage: (passage.start, passage.end, passage.index)):
        answer = best_answer(passage, answers[passage.index], record_type)
        if isinstance(answer, str):
            failed.append(FailedPassage(start=passage.start, end=passage.end, reason=answer))
            continue
        record, confidences = answer
        around = surroundings(article, passage)
        for name, values, anchors in _tables(shape, record):
            sure = confidences.get(name.split(".")[0], [])
            rows += _located(around, name, values, anchors, sure if len(sure) == len(values) else [None] * len(values), dropped)
    return Reading(tuple(rows), tuple(failed), dict(sorted(dropped.items())))


def best_answer(
    passage: Passage, extractions: Sequence[Extraction], record_type: type[BaseModel]
) -> tuple[BaseModel, dict[str, list[float | None]]] | str:
    """The record of a passage with the confidences of its rows, or the reason why it has none.

    Of several extractions the first valid one is taken, else the reason of the first, in the order of their JSON.
    """
    if len(extractions) > 1:
        extractions = sorted(extractions, key=lambda extraction: (extraction.record is None, extraction.model_dump_json()))
    reasons = []
    for extraction in extractions:
        record = read_record(passage, extraction, record_type)
        if not isinstance(record, str):
            return record, row_confidences(extraction.record or "", extraction.tokens)
        reasons.append(record)
    return reasons[0] if reasons else "the model gave no answer"


def read_record(passage: Passage, extraction: Extraction, record_type: type[BaseModel]) -> BaseModel | str:
    """The validated record of an extraction, or why it is none of this passage."""
    if extraction.sha256 != passage.sha256:
        return "the record was written for another text"
    if extraction.record is None:
        return extraction.failure or "the model gave no record and no reason"
    try:
        return record_type.model_validate_json(extraction.record)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        return f"the record is not valid{f' at {place}' if place else ''}: {first['msg']}"


def _by_passage(article: Article, extractions: Iterable[Extraction]) -> dict[int, list[Extraction]]:
    found: dict[int, list[Extraction]] = defaultdict(list)
    for extraction in extractions:
        if extraction.article == article.id:
            found[extraction.passage].append(extraction)
    return found


Values = dict[str, Any]
Marks = dict[str, Copied]


def _tables(shape: Fields, record: BaseModel) -> Iterator[tuple[str, list[Values], Marks]]:
    """The lists of a record as tables: name, rows of values by field, and the marks of the copied fields."""
    for name, field in shape.fields:
        value = _get(record, name)
        item = _bare(field)
        elements = list(value) if isinstance(item, Many) and value is not None else [] if value is None else [value]
        inner = _bare(item.item) if isinstance(item, Many) else item
        marks: Marks = {}
        rows: list[Values] = []
        for element in elements:
            values: Values = {}
            _flatten(inner, element, "", name, values, marks)
            rows.append(values)
        yield name, rows, marks


def _flatten(shape: Shape, value: Any, path: str, name: str, values: Values, marks: Marks) -> None:
    """Put the leaves of a value under their dotted paths; a bare string goes under the name of its list."""
    shape = _bare(shape)
    if isinstance(shape, Fields) and value is not None:
        for step, inner in shape.fields:
            _flatten(inner, _get(value, step), f"{path}.{step}" if path else step, name, values, marks)
    elif isinstance(shape, Many) and value is not None:
        for at, element in enumerate(value):
            _flatten(shape.item, element, f"{path or name}.{at}", name, values, marks)
    else:
        values[path or name] = value
        if isinstance(shape, Text):
            marks[path or name] = shape.mark


def _bare(shape: Shape) -> Shape:
    while isinstance(shape, Maybe):
        shape = shape.inner
    return shape


def _get(value: Any, name: str) -> Any:
    """A field of a model (by its name or alias) or of a row."""
    if isinstance(value, BaseModel):
        names = {info.alias or field: field for field, info in type(value).model_fields.items()}
        return getattr(value, names[name])
    return getattr(value, name)


def _located(
    around: Surroundings,
    name: str,
    rows: list[Values],
    marks: Marks,
    confidences: Sequence[float | None],
    dropped: Counter[str],
) -> Iterator[LocatedRow]:
    """The rows of one list with their spans, in the order in which they were written."""
    anchor = next((field for field, mark in marks.items() if mark.anchor), None)
    text = around.passage.text.text
    places: list[Range | None] = [None] * len(rows)
    if anchor is not None:
        strings = [_string(values.get(anchor)) for values in rows]
        places = ascending(text, strings, disjoint=marks[anchor].disjoint)
    for values, place, confidence in zip(rows, places, confidences, strict=True):
        spans: dict[str, Span] = {}
        if anchor is not None:
            if place is None:
                dropped[NOT_FOUND] += 1
                continue
            span = make_span(around, Place("passage", place), _string(values[anchor]), dropped)
            if span is None:
                continue
            spans[anchor] = span
        _locate_others(around, values, marks, anchor, place or (0, len(text)), spans, dropped)
        yield LocatedRow(
            list=name, passage=around.passage.index, values=values, spans=spans, anchor=anchor, confidence=confidence
        )


def _locate_others(
    around: Surroundings,
    values: Values,
    marks: Marks,
    anchor: str | None,
    at: Range,
    spans: dict[str, Span],
    dropped: Counter[str],
) -> None:
    """Add the spans of the strings that are not the anchor, each nearest the anchor (or nearest the field that places it)."""
    places = dict.fromkeys(marks, at)
    for field in sorted(marks, key=lambda field: field in PLACED_BY):
        string = _string(values.get(field))
        if field == anchor or not string:
            continue
        near = places.get(PLACED_BY.get(field, ""), at)
        context = marks[field].source == "context"
        place = nearest_place(around, string, near, outside=anchor is not None and field in OUTSIDE, context=context)
        if place is None:
            dropped[NOT_FOUND] += 1
            continue
        if place.scope == "passage":
            places[field] = place.range
        span = make_span(around, place, string, dropped)
        if span is not None:
            spans[field] = span


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
