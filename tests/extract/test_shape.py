"""Record types that have no grammar are refused with the name of the field."""

from typing import Annotated, Any, NamedTuple

import pytest
from pydantic import BaseModel, Field

from summarise.errors import RecordTypeError
from summarise.extract.record import Copied, PassageRecord
from summarise.extract.shape import shape_of


class Row(NamedTuple):
    name: Annotated[str, Copied(required=True, anchor=True)]


class DefaultRow(NamedTuple):
    name: Annotated[str, Copied()] = ""


class Loop(BaseModel):
    inner: "Loop | None"


REFUSED: list[tuple[Any, str]] = [
    (str, "Copied"),
    (float, "float"),
    (dict[str, int], "dict"),
    (list[Row], "max_length"),
    (Annotated[list[Row], Field(min_length=1, max_length=3)], "min_length"),
    (Annotated[list[DefaultRow], Field(max_length=3)], "default"),
    (int | bool, "union"),
    (Annotated[int, Copied()], "str"),
    (Annotated[str, Copied(anchor=True)], "anchor"),
    (Annotated[str, Copied("context", required=True, anchor=True)], "anchor"),
    (Annotated[int, Field(ge=3, le=1)], "no integer"),
    (Loop, "itself"),
]


@pytest.mark.parametrize(("annotation", "hint"), REFUSED)
def test_what_has_no_grammar_is_refused_by_name(annotation, hint):
    bad = type("Bad", (BaseModel,), {"__annotations__": {"field": annotation}})
    with pytest.raises(RecordTypeError, match=hint) as caught:
        shape_of(bad)
    assert "Bad.field" in str(caught.value)


def test_two_anchors_in_a_row_are_refused():
    class Twice(NamedTuple):
        a: Annotated[str, Copied(required=True, anchor=True)]
        b: Annotated[str, Copied(required=True, anchor=True)]

    class Record(BaseModel):
        rows: Annotated[list[Twice], Field(max_length=3)]

    with pytest.raises(RecordTypeError, match="a and b"):
        shape_of(Record)


def test_something_else_is_no_record_type():
    with pytest.raises(RecordTypeError, match="BaseModel"):
        shape_of(int)  # type: ignore[arg-type]  # on purpose


def test_the_passage_record_has_four_lists():
    assert [name for name, _ in shape_of(PassageRecord).fields] == ["actors", "actions", "numbers", "attributions"]
