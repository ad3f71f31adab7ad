from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarise.report.marks import Mark, marks_of, segments

LENGTH = 30
PLACES = st.tuples(st.integers(-3, LENGTH + 3), st.integers(-3, LENGTH + 3), st.sampled_from("abcd"), st.booleans())


@given(st.lists(PLACES, max_size=12), st.lists(st.integers(0, LENGTH), max_size=5))
def test_segments_join_without_a_gap_and_know_every_item_that_covers_them(places, cuts):
    marks = [Mark("text", min(a, b), max(a, b), key, detail) for a, b, key, detail in places]
    found = segments(marks, LENGTH, cuts)
    assert (found[0].start, found[-1].end) == (0, LENGTH)
    assert all(one.end == other.start for one, other in pairwise(found))
    assert {cut for cut in cuts if 0 < cut < LENGTH} <= {one.start for one in found}
    for one in found:
        over = [mark for mark in marks if mark.start < mark.end and mark.start < one.end and one.start < mark.end]
        assert all(mark.start <= one.start and one.end <= mark.end for mark in over)
        assert set(one.items) == {mark.key for mark in over if not mark.detail}
        assert set(one.details) == {mark.key for mark in over if mark.detail} - set(one.items)


def test_the_shortest_place_comes_first():
    marks = [Mark("text", 0, 9, "long"), Mark("text", 2, 4, "short"), Mark("text", 1, 6, "middle")]
    assert [one.items for one in segments(marks, 9) if one.start == 2] == [("short", "middle", "long")]


def test_deep_nesting_names_the_shortest_places_and_stays_small():
    marks = [Mark("text", at, 10_000 - at, f"k{at}") for at in range(4_000)]
    found = segments(marks, 10_000)
    assert max(len(one.items) for one in found) < 30
    assert next(one.items[0] for one in found if one.start <= 5_000 < one.end) == "k3999"


def test_an_empty_text_has_no_segments():
    assert segments([Mark("text", 0, 3, "a")], 0) == []


def test_every_layer_has_keys_and_parties_are_details(example):
    marks = list(marks_of(example.summary, "a7"))
    assert {mark.key.split("-")[1][0] for mark in marks} == set("wdnq")
    assert {mark.field for mark in marks} == {"text", "title"}
    assert any(mark.key == "a7-q5" and mark.detail for mark in marks)
