from typing import Annotated, Literal, NamedTuple

import pytest
from pydantic import BaseModel, Field

from summarise.assemble.rows import locate_rows
from summarise.extract.record import Copied, PassageRecord
from tests.assemble.build import article_of, extraction_of, passages_of, record_json


class Goal(NamedTuple):
    scorer: Annotated[str, Copied(required=True, anchor=True)]
    minute: Annotated[str, Copied()]
    kind: Literal["goal", "penalty"]


class Ground(BaseModel):
    name: Annotated[str, Copied("context")]
    full: bool


class Match(BaseModel):
    goals: Annotated[list[Goal], Field(max_length=9)]
    ground: Ground | None
    words: Annotated[list[Annotated[str, Copied()]], Field(max_length=4)]
    result: Annotated[str, Copied()]


def test_the_rows_of_a_record_type_of_ones_own_have_spans() -> None:
    article = article_of(
        "Lisk Park was full.", "Sol scored after 9 minutes and Sol again after 80. It ended 2-0, a fair result."
    )
    passages = passages_of(article)
    record = Match(
        goals=[Goal("Sol", "9 minutes", "goal"), Goal("Sol", "80", "penalty")],
        ground=Ground(name="Lisk Park", full=True),
        words=["fair"],
        result="2-0",
    )
    rows = locate_rows(article, passages, [extraction_of(passages[1], record.model_dump_json())], Match)
    assert [(row.list, row.passage, row.anchor) for row in rows] == [
        ("goals", 1, "scorer"),
        ("goals", 1, "scorer"),
        ("ground", 1, None),
        ("words", 1, None),
        ("result", 1, None),
    ]
    text = article.text
    assert [rows[0].spans["scorer"].start, rows[1].spans["scorer"].start] == [text.index("Sol"), text.rindex("Sol")]
    assert rows[1].values == {"scorer": "Sol", "minute": "80", "kind": "penalty"}
    assert set(rows[1].spans) == {"scorer", "minute"}
    assert rows[2].values == {"name": "Lisk Park", "full": True}
    assert rows[2].spans["name"].start == 0
    assert rows[3].spans["words"].text == "fair"
    assert rows[4].spans["result"].text == "2-0"
    for row in rows:
        for span in row.spans.values():
            assert text[span.start : span.end] == span.text


def test_null_and_failed_passages_have_no_rows() -> None:
    article = article_of("Lisk Park was full.", "Sol scored.")
    passages = passages_of(article)
    extractions = [
        extraction_of(passages[0], '{"goals":[],"ground":null,"words":[],"result":""}'),
        extraction_of(passages[1], None, failure="no answer"),
    ]
    rows = locate_rows(article, passages, extractions, Match)
    assert [(row.list, row.spans) for row in rows] == [("result", {})]


def test_a_nested_list_keeps_its_spans_under_dotted_names() -> None:
    class Team(BaseModel):
        name: Annotated[str, Copied(required=True, anchor=True)]
        ground: Ground
        players: Annotated[list[Annotated[str, Copied()]], Field(max_length=3)]

    class Teams(BaseModel):
        teams: Annotated[list[Team], Field(max_length=3)]

    article = article_of("Lisk Rovers play at Lisk Park with Sol and Vale.")
    passages = passages_of(article)
    record = Teams(teams=[Team(name="Lisk Rovers", ground=Ground(name="Lisk Park", full=False), players=["Sol", "Vale"])])
    (row,) = locate_rows(article, passages, [extraction_of(passages[0], record.model_dump_json())], Teams)
    assert {field: span.text for field, span in row.spans.items()} == {
        "name": "Lisk Rovers",
        "ground.name": "Lisk Park",
        "players.0": "Sol",
        "players.1": "Vale",
    }


@pytest.mark.parametrize("figure", ["three", "3"])
def test_the_own_record_type_is_one_like_any_other(figure: str) -> None:
    article = article_of(f"Sol saw {figure} ships.")
    passages = passages_of(article)
    record = record_json(actors=[["Sol", "person", ""]], numbers=[[figure, "ships", ""]])
    rows = locate_rows(article, passages, [extraction_of(passages[0], record)], PassageRecord)
    assert [(row.list, sorted(row.spans)) for row in rows] == [("actors", ["name"]), ("numbers", ["counted", "figure"])]
