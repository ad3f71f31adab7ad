import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.export.sentences import REACH, sentence_around

TEXT = """Rain fell for a week. Dr. Osk of the U.S. Weather Bureau, who lives in St. Marten, said "nobody slept." Then it stopped.

"We left," she said. The 12.5 km road was closed
and the bridge with it! What now? No one knows

A last line without an end"""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("fell", "Rain fell for a week."),
        ("Osk", 'Dr. Osk of the U.S. Weather Bureau, who lives in St. Marten, said "nobody slept."'),
        ("nobody slept", 'Dr. Osk of the U.S. Weather Bureau, who lives in St. Marten, said "nobody slept."'),
        ("Then it", "Then it stopped."),
        ("left", '"We left," she said.'),
        ("12.5 km", "The 12.5 km road was closed\nand the bridge with it!"),
        ("now", "What now?"),
        ("knows", "No one knows"),
        ("last", "A last line without an end"),
    ],
)
def test_the_sentence_around_some_words(words, sentence):
    at = TEXT.index(words)
    assert sentence_around(TEXT, at, at + len(words)) == sentence


def test_a_span_over_two_sentences_gets_both():
    start, end = TEXT.index("week"), TEXT.index("Osk") + 3
    assert sentence_around(TEXT, start, end).startswith("Rain fell for a week. Dr. Osk of")


@given(st.text(alphabet="ab. \n\"A!'", max_size=60), st.data())
def test_a_sentence_holds_its_span_and_stands_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    sentence = sentence_around(text, start, end)
    assert sentence in text
    assert text[start:end].strip() in sentence


def test_a_text_without_ends_gives_a_bounded_piece_in_no_time():
    text = "a." * 500_000
    start = time.process_time()
    for at in range(0, 100_000, 1_000):
        assert len(sentence_around(text, at, at + 10)) <= 2 * REACH + 10
    assert time.process_time() - start < 2
