from summarise.assemble.lead import find_lead
from tests.assemble.build import article_of, passages_of, summary_of


def lead_of(*paragraphs: str, title: str = "", furniture: tuple[str, ...] = ()) -> str | None:
    article = article_of(*paragraphs, title=title, furniture=furniture)
    span = find_lead(article, passages_of(article), [])
    assert span is None or article.text[span.start : span.end] == span.text
    return span.text if span else None


def test_without_a_title_the_first_sentence_leads() -> None:
    assert lead_of("The old bridge in Lisk fell down. Nobody was hurt by it at all.") == "The old bridge in Lisk fell down."


def test_the_sentence_that_tells_the_headline_leads() -> None:
    lead = lead_of(
        "It was a quiet night on the river. Nobody expected what came.",
        "A bridge over the Lisk collapsed at noon and nine people died.",
        title="Nine die as Lisk bridge collapses",
    )
    assert lead == "A bridge over the Lisk collapsed at noon and nine people died."


def test_headings_questions_and_quotations_give_way() -> None:
    assert lead_of("Lisk, 3 May", "Who broke the bridge in Lisk last night? The bridge fell when a lorry hit it.") == (
        "The bridge fell when a lorry hit it."
    )
    assert lead_of("“We will never leave our homes here.” The bridge fell when a lorry hit it.") == (
        "The bridge fell when a lorry hit it."
    )


def test_a_sentence_that_furniture_interrupts_does_not_lead() -> None:
    lead = lead_of("The old bridge ADVERT HERE in Lisk fell down. Nobody was hurt by it at all.", furniture=("ADVERT HERE",))
    assert lead == "Nobody was hurt by it at all."


def test_there_is_no_lead_where_there_is_no_sentence() -> None:
    assert lead_of("Live blog", "More soon") is None
    assert lead_of() is None


def test_the_sentence_with_an_action_leads_among_equals() -> None:
    article = article_of("The morning in Lisk was very cold. Then the old bridge in Lisk fell.")
    summary = summary_of(
        article,
        {
            "actors": [["people", "people", ""]],
            "actions": [["the old bridge in Lisk", "fell", "", "", "", "asserted"]],
            "numbers": [],
        },
    )
    assert summary.lead is not None
    assert summary.lead.text == "The morning in Lisk was very cold."
    titled = article.model_copy(update={"title": "Bridge falls"})
    again = summary_of(titled, {"actions": [["the old bridge in Lisk", "fell", "", "", "", "asserted"]]})
    assert again.lead is not None
    assert again.lead.text == "Then the old bridge in Lisk fell."
