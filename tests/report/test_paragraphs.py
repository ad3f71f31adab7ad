from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarise.report.marks import Mark
from summarise.report.paragraphs import paragraph_ranges, paragraphs, patches
from summarise.schema import Coverage, Excluded, FailedPassage


@given(st.text(alphabet="ab. \n\t", max_size=200))
def test_paragraphs_hold_every_character_that_is_not_blank(text):
    ranges = paragraph_ranges(text)
    assert "".join("".join(text[start:end] for start, end in ranges).split()) == "".join(text.split())
    assert all(end <= after for (_, end), (after, _) in pairwise(ranges))
    shown = [piece.text for paragraph in paragraphs(text, [Mark("text", 2, 9, "k")]) for piece in paragraph.pieces]
    assert "".join(shown) == "".join(text[start:end] for start, end in ranges)


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = "The river rose through the night, and by the morning it stood\nin the lower town.\n\nNobody was hurt."
    assert [text[start:end] for start, end in paragraph_ranges(text)] == [text[: text.index("\n\n")], "Nobody was hurt."]


def test_where_a_long_line_stands_every_line_is_a_paragraph():
    long = "A headline without a full stop that nevertheless goes on for longer than most lines of a page would ever be, see"
    assert len(paragraph_ranges(f"{long}\n{long}\n{long}")) == 3


def test_a_left_out_paragraph_says_so_once():
    text = "One two three.\nFour five six."
    coverage = Coverage(passages=1, excluded=(Excluded(start=15, end=29, reason="caption"),))
    first, second = paragraphs(text, [Mark("text", 20, 24, "k")], patches(coverage))
    assert first.ground == ""
    assert second.ground == "excluded"
    assert [piece.label for piece in second.pieces] == ["caption", "", ""]


def test_overlapping_patches_are_cut():
    coverage = Coverage(
        passages=1,
        excluded=(Excluded(start=0, end=10, reason="menu"),),
        failed=(FailedPassage(start=5, end=8, reason="limit"), FailedPassage(start=5, end=20, reason="limit")),
    )
    assert [(patch.start, patch.end, patch.ground) for patch in patches(coverage)] == [(0, 10, "excluded"), (10, 20, "failed")]
