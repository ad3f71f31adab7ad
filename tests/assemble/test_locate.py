from collections import Counter

import pytest

from summarise.assemble.locate import (
    CROSSES_FURNITURE,
    NOT_FOUND,
    NOT_THE_ARTICLE,
    Place,
    make_span,
    nearest_place,
    surroundings,
)
from summarise.passage import FoldedText
from summarise.schema import Span
from tests.assemble.build import article_of, passage_of, passages_of, summary_of


def test_a_span_holds_the_original_characters_of_a_folded_string() -> None:
    article = article_of("Ana\u00a0 \r\nReis spoke 🌊 in Lisk.")
    (passage,) = [passage_of(article, 0, len(article.text))]
    around = surroundings(article, passage)
    start = passage.text.text.index("Ana Reis")
    span = make_span(around, Place("passage", (start, start + 8)), "Ana Reis", Counter())
    assert span == Span(field="text", start=0, end=11, text="Ana\u00a0 \r\nReis")


def test_a_string_over_furniture_is_dropped_and_counted() -> None:
    article = article_of("Ana Reis PICTURE: THE PORT of Lisk spoke.", furniture=["PICTURE: THE PORT"])
    passage = passage_of(article, 0, len(article.text))
    assert passage.text.text == "Ana Reis of Lisk spoke."
    dropped: Counter[str] = Counter()
    around = surroundings(article, passage)
    assert make_span(around, Place("passage", (4, 16)), "Reis of Lisk", dropped) is None
    assert make_span(around, Place("passage", (9, 16)), "of Lisk", dropped) is not None
    assert dropped == {CROSSES_FURNITURE: 1}


def test_a_wrong_map_makes_no_span_and_raises_nothing() -> None:
    article = article_of("Ana Reis spoke in Lisk.")
    good = passage_of(article, 0, len(article.text))
    dropped: Counter[str] = Counter()
    for pieces in [((0, 3),), ((0, 10_000),), ((0, -50),)]:
        passage = good.model_copy(update={"text": FoldedText(text=good.text.text, pieces=pieces)})
        assert make_span(surroundings(article, passage), Place("passage", (0, 8)), "Ana Reis", dropped) is None
    assert make_span(surroundings(article, good), Place("passage", (20, 99)), "Lisk", dropped) is None
    assert dropped == {NOT_THE_ARTICLE: 3, NOT_FOUND: 1}


@pytest.mark.parametrize(
    ("string", "scope", "found"),
    [
        ("Sol", "passage", 46),  # in the sentence of the anchor
        ("Vale", "passage", 0),  # elsewhere in the passage
        ("Holt", "before", 0),  # only in the words before
        ("Penn", "headline", 0),  # only in the headline
        ("Lisk", "passage", 16),  # in all of them
    ],
)
def test_a_string_is_located_in_the_sentence_then_the_passage_then_before_then_the_title(
    string: str, scope: str, found: int
) -> None:
    article = article_of(
        "Holt ran Lisk.", "Vale and Sol of Lisk were here. Then the mayor Sol resigned.", title="Penn of Lisk quits"
    )
    passage = passages_of(article)[1]
    text = passage.text.text
    anchor = (text.index("resigned"), text.index("resigned") + 8)
    place = nearest_place(surroundings(article, passage), string, anchor, outside=False, context=True)
    assert place is not None
    assert (place.scope, place.range[0]) == (scope, found if string != "Sol" else text.rindex("Sol"))
    inside = nearest_place(surroundings(article, passage), string, anchor, outside=False, context=False)
    assert (inside is None) == (scope in ("before", "headline"))


def test_a_whole_word_before_the_passage_is_better_than_a_part_of_a_word_in_it() -> None:
    article = article_of("Ana was here.", "Anatole said so.")
    passage = passages_of(article)[1]
    place = nearest_place(surroundings(article, passage), "Ana", (8, 12), outside=False, context=True)
    assert place == Place("before", (0, 3))


def test_a_source_that_stands_only_in_the_title_is_a_span_of_the_title() -> None:
    article = article_of("The port will close in May.", title="Port to close, says Mira Sol")
    summary = summary_of(article, {"attributions": [["Mira Sol", "", "The port will close in May", "indirect"]]})
    (attribution,) = summary.attributions
    assert attribution.source is not None
    assert attribution.source.span == Span(field="title", start=20, end=28, text="Mira Sol")
    assert attribution.source.actor is None


def test_a_source_stands_by_its_cue_and_not_in_what_it_said() -> None:
    article = article_of("Sol lied, and Sol knew that Sol lied, said Sol.")
    summary = summary_of(article, {"attributions": [["Sol", "said", "Sol lied, and Sol knew that Sol lied", "indirect"]]})
    (attribution,) = summary.attributions
    assert attribution.source is not None
    assert attribution.source.span.start == article.text.rindex("Sol")


def test_the_cue_of_a_silent_source_is_found_inside_its_content() -> None:
    article = article_of("BlueWave is based in Lisk. It did not answer questions about its ship.")
    content = "It did not answer questions about its ship"
    summary = summary_of(article, {"attributions": [["BlueWave", "did not answer", content, "silent"]]})
    (attribution,) = summary.attributions
    assert attribution.cue is not None
    assert attribution.content.start < attribution.cue.start < attribution.content.end
