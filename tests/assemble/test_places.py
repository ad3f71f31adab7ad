import time

import pytest

from summarise.assemble.places import ascending, is_whole, nearest


def strings_at(text: str, strings: list[str], *, disjoint: bool = False) -> list[int | None]:
    return [place[0] if place else None for place in ascending(text, strings, disjoint=disjoint)]


def test_a_name_is_not_found_inside_a_longer_word() -> None:
    text = "Anatole wrote to Ana."
    assert strings_at(text, ["Ana"]) == [text.rindex("Ana")]


@pytest.mark.parametrize(
    ("text", "string", "expected"),
    [
        ("31,000 homes and 31 barns", "31", 17),
        ("Port-Lisk and Lisk", "Lisk", 14),
        ("Lisk-based and Lisk", "Lisk", 15),
        ("Lisk's mayor", "Lisk", 0),
        ("3.5 and 5", "5", 8),
        ("cafe\u0301 and cafe", "cafe", 10),
        ("“Lisk”", "Lisk", 1),
    ],
)
def test_words_hyphenated_words_and_numbers_are_kept_whole(text: str, string: str, expected: int) -> None:
    assert strings_at(text, [string]) == [expected]


def test_a_string_that_stands_only_inside_a_word_is_still_found() -> None:
    assert strings_at("The Lisk-based firm", ["Lisk"]) == [4]
    assert not is_whole("The Lisk-based firm", 4, 8)


def test_a_repeated_string_means_the_place_that_keeps_the_order() -> None:
    text = "Two died and two were hurt; two fled."
    assert strings_at(text, ["Two", "two", "two"], disjoint=True) == [0, 13, 28]


def test_disjoint_anchors_begin_after_the_end_of_the_one_before() -> None:
    text = "five of five boats"
    assert strings_at(text, ["five of", "five"], disjoint=True) == [0, 8]
    assert strings_at("Ana Reis and Reis", ["Ana Reis", "Reis"]) == [0, 4]


def test_a_string_out_of_order_takes_its_first_place_and_moves_nothing() -> None:
    text = "Ana met Ben, then Carl."
    assert strings_at(text, ["Ben", "Ana", "Carl"]) == [8, 0, 18]


def test_the_same_content_twice_stays_at_its_place() -> None:
    assert strings_at("It will rain, said both.", ["It will rain", "It will rain"]) == [0, 0]


def test_order_outweighs_word_boundaries_where_both_cannot_be_kept() -> None:
    text = "Vale-born Sol thanked Vale."
    assert strings_at(text, ["Vale", "Sol"]) == [0, 10]


def test_an_absent_or_empty_string_has_no_place() -> None:
    assert strings_at("Rain fell.", ["Snow", ""]) == [None, None]


def test_the_nearest_place_is_taken_and_of_two_the_one_before() -> None:
    text = "Sol ran. Sol won, Sol said."
    won = text.index("won")
    assert nearest(text, "Sol", (won, won + 3), within=(0, len(text)), outside=False, whole=True) == (9, 12)
    assert nearest("x b x", "x", (2, 3), within=(0, 5), outside=False, whole=True) == (0, 1)


def test_a_place_in_the_anchor_is_nearest_unless_one_outside_is_wanted() -> None:
    text = "Sol said Sol had won"
    anchor = (9, 20)
    assert nearest(text, "Sol", anchor, within=(0, 20), outside=False, whole=True) == (9, 12)
    assert nearest(text, "Sol", anchor, within=(0, 20), outside=True, whole=True) == (0, 3)
    assert nearest(text, "had", anchor, within=(0, 20), outside=True, whole=True) == (13, 16)


def test_a_string_that_stands_everywhere_does_not_slow_the_search() -> None:
    begin = time.process_time()
    ascending("a" * 200_000, ["a"] * 2_000, disjoint=True)
    assert time.process_time() - begin < 2
