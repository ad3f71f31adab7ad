from decimal import Decimal

from tests.assemble.build import article_of, summary_of


def test_one_number_in_several_passages_has_several_claims() -> None:
    article = article_of("Nine people died, police said.", "The deaths of nine people shook Lisk.", "9 people died, Sol said.")
    summary = summary_of(
        article,
        {"numbers": [["Nine", "people", "police"]]},
        {"numbers": [["nine", "people", ""]]},
        {"numbers": [["9", "people", "Sol"]]},
    )
    (number,) = summary.numbers
    assert number.figure.text == "Nine"
    assert number.value is not None
    assert number.value.low == Decimal(9)
    assert [(claim.figure.text, claim.source and claim.source.span.text) for claim in number.claims] == [
        ("Nine", "police"),
        ("nine", None),
        ("9", "Sol"),
    ]


def test_numbers_that_differ_in_value_bound_or_thing_stay_apart() -> None:
    article = article_of("Nine people died.", "At least nine people died.", "Nine boats sank.", "Ten people died.")
    summary = summary_of(
        article,
        {"numbers": [["Nine", "people", ""]]},
        {"numbers": [["At least nine", "people", ""]]},
        {"numbers": [["Nine", "boats", ""]]},
        {"numbers": [["Ten", "people", ""]]},
    )
    assert len(summary.numbers) == 4


def test_numbers_of_nothing_in_particular_stay_apart() -> None:
    article = article_of("Shares fell 12%.", "Rents rose 12%.")
    summary = summary_of(article, {"numbers": [["12%", "", ""]]}, {"numbers": [["12%", "", ""]]})
    assert len(summary.numbers) == 2


def test_a_repeated_figure_stands_where_the_order_of_mention_puts_it() -> None:
    article = article_of("Two men and two women met two dogs.")
    summary = summary_of(article, {"numbers": [["Two", "men", ""], ["two", "women", ""], ["two", "dogs", ""]]})
    starts = {number.counted.text: number.figure.start for number in summary.numbers if number.counted}
    assert starts == {"men": 0, "women": 12, "dogs": 26}


def test_an_unparsed_figure_has_no_value_and_is_counted() -> None:
    article = article_of("Umpteen boats sank.")
    summary = summary_of(article, {"numbers": [["Umpteen", "boats", ""]]})
    assert summary.numbers[0].value is None
    assert summary.coverage.unparsed_numbers == 1


def test_a_number_inside_reported_speech_is_owed_to_its_source() -> None:
    article = article_of("Nine people drowned, Mira Sol said. Two boats sank.")
    summary = summary_of(
        article,
        {
            "actors": [["Mira Sol", "person", ""]],
            "numbers": [["Nine", "people", ""], ["Two", "boats", ""]],
            "attributions": [["Mira Sol", "said", "Nine people drowned", "indirect"]],
        },
    )
    claims = {number.figure.text: number.claims[0] for number in summary.numbers}
    assert claims["Nine"].attribution == summary.attributions[0].id
    assert claims["Nine"].source == summary.attributions[0].source
    assert (claims["Two"].attribution, claims["Two"].source) == (None, None)


def test_of_two_contents_over_a_figure_that_of_its_own_source_is_taken() -> None:
    article = article_of("Sol said Vale had claimed that nine people drowned.")
    attributions = [
        ["Sol", "said", "Vale had claimed that nine people drowned", "indirect"],
        ["Vale", "had claimed", "nine people drowned", "indirect"],
    ]
    shortest = summary_of(article, {"numbers": [["nine", "people", ""]], "attributions": attributions})
    own = summary_of(article, {"numbers": [["nine", "people", "Sol"]], "attributions": attributions})
    for summary, content in ((shortest, "nine people drowned"), (own, "Vale had claimed that nine people drowned")):
        claim = summary.numbers[0].claims[0]
        tied = next(one for one in summary.attributions if one.id == claim.attribution)
        assert tied.content.text == content
