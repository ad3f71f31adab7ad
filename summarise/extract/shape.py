"""The shape of a record type: what of a pydantic model a grammar is made of.

Supported: models and `NamedTuple` rows, strings marked `Copied`, `Literal`s, `bool`, `int`, nested models, optional fields, and
lists (`list[X]`, `tuple[X, ...]`) with a `max_length`. Anything else is a `RecordTypeError` that names the field.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import annotated_types
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarise.errors import RecordTypeError
from summarise.extract.record import Copied

INT_LIMIT = 10**15


@dataclass(frozen=True)
class Text:
    """A copied string."""

    mark: Copied


@dataclass(frozen=True)
class Choice:
    """One of some JSON values: a `Literal` or a `bool`."""

    values: tuple[str | int | bool | None, ...]


@dataclass(frozen=True)
class Whole:
    """An integer between two bounds, both included."""

    low: int
    high: int


@dataclass(frozen=True)
class Maybe:
    """A shape or null."""

    inner: Shape


@dataclass(frozen=True)
class Fields:
    """An object (`named`) or a row, its fields in order."""

    named: bool
    fields: tuple[tuple[str, Shape], ...]


@dataclass(frozen=True)
class Many:
    """A list of `least` to `most` of one shape."""

    item: Shape
    least: int
    most: int


Shape = Text | Choice | Whole | Maybe | Fields | Many


@cache
def shape_of(record: type[BaseModel]) -> Fields:
    """Read the shape of a record type.

    Raises RecordTypeError where an annotation has no grammar.

    >>> class Who(BaseModel):
    ...     name: Annotated[str, Copied(required=True)]
    >>> shape_of(Who).fields[0][0]
    'name'
    """
    if not (isinstance(record, type) and issubclass(record, BaseModel)):
        raise RecordTypeError(f"{record!r} is no record type: a class derived from pydantic.BaseModel was expected.")
    return _model(record, record.__name__, ())


def anchor_of(item: Shape) -> Text | None:
    """The anchor of a list's items: the item itself, or the one field of it that is marked so."""
    candidates = [item] if isinstance(item, Text) else [s for _, s in item.fields] if isinstance(item, Fields) else []
    return next((s for s in candidates if isinstance(s, Text) and s.mark.anchor), None)


def _model(model: type[BaseModel], path: str, seen: tuple[type, ...]) -> Fields:
    if model in seen:
        raise RecordTypeError(f"{path}: {model.__name__} contains itself; a record type has a fixed depth.")
    fields = tuple(
        (info.alias or name, _shape(_whole_annotation(model, name, info), f"{path}.{name}", (*seen, model)))
        for name, info in model.model_fields.items()
    )
    return _checked(Fields(True, fields), path)


def _whole_annotation(model: type[BaseModel], name: str, info: FieldInfo) -> Any:
    """The annotation of a field with its metadata, which pydantic keeps apart from it."""
    annotation: Any = info.annotation
    for extra in info.metadata:
        annotation = Annotated[annotation, extra]
    return annotation


def _row(row: type, path: str, seen: tuple[type, ...]) -> Fields:
    if getattr(row, "_field_defaults", None):
        raise RecordTypeError(
            f"{path}: {row.__name__} gives a field a default; a row has none, or shorter rows would be legal."
        )
    hints = get_type_hints(row, include_extras=True)
    fields = tuple((name, _shape(hints[name], f"{path}.{name}", (*seen, row))) for name in row._fields)  # type: ignore[attr-defined]  # NamedTuple
    return _checked(Fields(False, fields), path)


def _checked(fields: Fields, path: str) -> Fields:
    anchors = [name for name, s in fields.fields if isinstance(s, Text) and s.mark.anchor]
    if len(anchors) > 1:
        raise RecordTypeError(f"{path}: {' and '.join(anchors)} are both marked as anchor; a row is placed by one field.")
    return fields


def _shape(annotation: Any, path: str, seen: tuple[type, ...]) -> Shape:
    if hasattr(annotation, "__value__"):  # a `type X = ...` of Python 3.12
        return _shape(annotation.__value__, path, seen)
    extras: list[Any] = []
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        extras = [*(m for e in more for m in (e.metadata if isinstance(e, FieldInfo) else (e,))), *extras]
    mark = next((e for e in extras if isinstance(e, Copied)), None)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        rest = [a for a in args if a is not type(None)]
        if len(rest) != 1 or len(rest) == len(args):
            raise _unsupported(path, annotation, "of a union only `X | None` is supported")
        inner = rest[0]
        for extra in extras:
            inner = Annotated[inner, extra]
        return Maybe(_shape(inner, path, seen))
    if annotation is str:
        return Text(_sound(mark, path))
    if mark is not None:
        raise _unsupported(path, annotation, "only a `str` can be marked Copied")
    if origin is Literal:
        return Choice(args)
    if annotation is bool:
        return Choice((False, True))
    if annotation is int:
        return _whole(extras, path)
    if origin is list or (origin is tuple and len(args) == 2 and args[1] is Ellipsis):
        return _many(args[0], extras, path, seen)
    if isinstance(annotation, type) and issubclass(annotation, tuple) and hasattr(annotation, "_fields"):
        if annotation in seen:
            raise RecordTypeError(f"{path}: {annotation.__name__} contains itself; a record type has a fixed depth.")
        return _row(annotation, path, seen)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model(annotation, path, seen)
    raise _unsupported(
        path, annotation, "use a str marked Copied, a Literal, bool, int, a model, a NamedTuple, or a list of these"
    )


def _sound(mark: Copied | None, path: str) -> Copied:
    if mark is None:
        raise RecordTypeError(
            f"{path}: a str without Copied(...) could hold words that the text does not; mark it, or use a Literal."
        )
    if mark.anchor and (not mark.required or mark.source != "passage"):
        raise RecordTypeError(
            f"{path}: an anchor places its row in the passage, so it is Copied('passage', required=True, anchor=True)."
        )
    return mark


def _whole(extras: list[Any], path: str) -> Whole:
    low, high = -INT_LIMIT, INT_LIMIT
    for e in extras:
        bound: Any = e
        match e:
            case annotated_types.Ge():
                low = max(low, bound.ge)
            case annotated_types.Gt():
                low = max(low, bound.gt + 1)
            case annotated_types.Le():
                high = min(high, bound.le)
            case annotated_types.Lt():
                high = min(high, bound.lt - 1)
    if low > high:
        raise RecordTypeError(f"{path}: no integer lies between {low} and {high}.")
    return Whole(low, high)


def _many(item: Any, extras: list[Any], path: str, seen: tuple[type, ...]) -> Many:
    least = next((e.min_length for e in extras if isinstance(e, annotated_types.MinLen)), 0)
    most = next((e.max_length for e in extras if isinstance(e, annotated_types.MaxLen)), None)
    if most is None:
        raise RecordTypeError(f"{path}: a list needs Field(max_length=...), or a model could write without end.")
    shape = _shape(item, f"{path}[]", seen)
    if least and anchor_of(shape):
        raise RecordTypeError(f"{path}: a list in order of mention may be empty, so it takes no min_length.")
    return Many(shape, least, most)


def _unsupported(path: str, annotation: Any, hint: str) -> RecordTypeError:
    return RecordTypeError(f"{path}: no grammar can be made of {annotation!r}; {hint}.")
