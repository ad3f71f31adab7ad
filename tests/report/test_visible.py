from hypothesis import given
from hypothesis import strategies as st

from summarise.report.visible import one_line, shorten, visible


@given(st.text())
def test_nothing_that_acts_on_a_screen_is_left_and_places_stay(text):
    shown = visible(text + "\x1b[2J\x9b\u202e\u2066\x00\ud800")
    assert len(shown) == len(text) + 9
    assert not any((ord(sign) < 32 and sign not in "\t\r\n") or 127 <= ord(sign) < 160 for sign in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode()


@given(st.text(), st.integers(10, 50))
def test_a_shortened_line_is_a_beginning_of_the_line(text, most):
    short = shorten(text, most)
    assert len(short) <= most + 1
    assert one_line(text).startswith(short.removesuffix("…")) or len(text) > 4 * most


def test_direction_marks_and_foreign_scripts_stay():
    assert visible("שלום\u200f, 你好, e\u0301") == "שלום\u200f, 你好, e\u0301"
