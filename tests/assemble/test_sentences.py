import time

import pytest

from summarise.assemble.sentences import sentence_around, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell. Nobody was hurt.", ["The bridge fell.", "Nobody was hurt."]),
        ("Dr. Sol left at 5 p.m. with Mr. Vale.", ["Dr. Sol left at 5 p.m. with Mr. Vale."]),
        ("Ana M. Reis spoke. He left.", ["Ana M. Reis spoke.", "He left."]),
        ("“Stay calm.” She waved.", ["“Stay calm.”", "She waved."]),
        ('"Why?" he asked. "Now!" she said.', ['"Why?" he asked.', '"Now!" she said.']),
        ("It cost 3.5 million. 40 people came.", ["It cost 3.5 million.", "40 people came."]),
        ("A headline\nThe text begins", ["A headline", "The text begins"]),
        ("It waited… and waited. Then it left!", ["It waited… and waited.", "Then it left!"]),
        ("桥塌了。没有人受伤。", ["桥塌了。", "没有人受伤。"]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_cutting_takes_linear_time() -> None:
    begin = time.process_time()
    found = sentences("A. " * 100_000 + "x" * 300_000 + ". B" + "." * 300_000 + "\n" * 100_000)
    assert found
    assert time.process_time() - begin < 5  # half a second is usual, quadratic time is many minutes


def test_the_sentences_around_a_range_reach_over_all_that_it_touches() -> None:
    text = "One is here. Two is here. Three is here."
    ranges = sentences(text)
    start, end = sentence_around(ranges, text.index("Two"), text.index("Three") + 2)
    assert text[start:end] == "Two is here. Three is here."
