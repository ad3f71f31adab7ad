import json
import math

import pytest

from summarise.assemble.confidence import row_confidences, row_ranges
from summarise.extract.record import TokenTrace
from tests.assemble.build import record_json


def test_rows_stand_where_they_were_written() -> None:
    record = record_json(actors=[['Ana "A" Reis', "person", ""], ["Sol], [", "person", ""]], numbers=[["3", "", ""]])
    ranges = row_ranges(record)
    assert [json.loads(record[start:end]) for start, end in ranges["actors"]] == [
        ['Ana "A" Reis', "person", ""],
        ["Sol], [", "person", ""],
    ]
    assert [json.loads(record[start:end]) for start, end in ranges["numbers"]] == [["3", "", ""]]
    assert ranges["actions"] == ranges["attributions"] == []


def test_blanks_and_values_that_are_no_lists_are_read() -> None:
    record = ' { "a" : [ 1 , 2 ] , "b" : {"c": [3]} } '
    ranges = row_ranges(record)
    assert [record[start:end] for start, end in [*ranges["a"], *ranges["b"]]] == ["1", "2", '{"c": [3]}']


@pytest.mark.parametrize("record", ["", "[]", '{"a"', '{"a":[', '{"a":[1', '{"a":[1,,2]}', '{"a" 1}', "nonsense"])
def test_what_is_no_record_has_no_rows_or_those_before_the_fault(record: str) -> None:
    assert isinstance(row_ranges(record), dict)


def characters(record: str, logprobs: dict[int, float]) -> TokenTrace:
    """A token for every character; those not given were forced."""
    return TokenTrace(ends=tuple(range(1, len(record) + 1)), logprobs=tuple(logprobs.get(at, 0.0) for at in range(len(record))))


def test_confidence_is_the_mean_over_the_rows_own_tokens_that_were_not_forced() -> None:
    record = record_json(actors=[["Sol", "person", ""], ["Vale", "person", ""]])
    sol, vale = record.index("Sol"), record.index("Vale")
    trace = characters(record, {sol: math.log(0.5), sol + 1: math.log(0.125), vale: math.log(0.9)})
    assert row_confidences(record, trace)["actors"] == pytest.approx([0.25, 0.9])


def test_a_row_of_forced_tokens_is_certain_and_an_impossible_one_is_nothing() -> None:
    record = record_json(actors=[["Sol", "person", ""], ["Vale", "person", ""]])
    trace = characters(record, {record.index("Vale"): -math.inf})
    assert row_confidences(record, trace)["actors"] == [1.0, 0.0]


def test_the_token_that_opens_a_row_counts_for_it() -> None:
    record = '{"a":[[1],[2]]}'
    trace = TokenTrace(ends=(8, 11, 15), logprobs=(0.0, math.log(0.5), 0.0))
    assert row_confidences(record, trace)["a"] == [1.0, 0.5]


@pytest.mark.parametrize(
    "trace",
    [
        None,
        TokenTrace(ends=(1, 2), logprobs=(0.0,)),
        TokenTrace(ends=(5, 2), logprobs=(0.0, 0.0)),
        TokenTrace(ends=(), logprobs=()),
        TokenTrace(ends=(30,), logprobs=(math.nan,)),
    ],
)
def test_without_a_usable_trace_there_is_no_confidence(trace: TokenTrace | None) -> None:
    assert row_confidences('{"a":[["Sol","person",""]]}', trace) == {"a": [None]}
