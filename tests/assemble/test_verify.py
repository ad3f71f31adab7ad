from typing import Any

import pytest

from summarise.assemble.verify import verify
from summarise.schema import Article, EventSummary, Excluded, Party, Span
from tests.assemble.build import article_of, summary_of


def whole() -> tuple[Article, EventSummary]:
    article = article_of("Mira Sol said nine boats sank. BlueWave denied it.", title="Nine boats sink")
    summary = summary_of(
        article,
        {
            "actors": [["Mira Sol", "person", ""], ["BlueWave", "organisation", ""]],
            "actions": [["", "sank", "", "", "", "claimed"]],
            "numbers": [["nine", "boats", ""]],
            "attributions": [["Mira Sol", "said", "nine boats sank", "indirect"]],
        },
    )
    return article, summary


def first(summary: EventSummary, name: str, **update: Any) -> EventSummary:
    """The summary with the first item of a list changed."""
    one, *rest = getattr(summary, name)
    return summary.model_copy(update={name: (one.model_copy(update=update), *rest)})


def test_a_summary_that_holds_has_no_problems() -> None:
    article, summary = whole()
    assert verify(summary, article) == []


@pytest.mark.parametrize(
    "span",
    [
        Span(field="text", start=0, end=8, text="Mira Sal"),
        Span(field="text", start=1, end=9, text="Mira Sol"),
        Span(field="text", start=0, end=999, text="Mira Sol"),
        Span(field="text", start=-8, end=8, text="Mira Sol"),
        Span(field="text", start=4, end=4, text=""),
        Span(field="title", start=0, end=8, text="Mira Sol"),
    ],
)
def test_a_span_that_differs_from_the_article_is_found(span: Span) -> None:
    article, summary = whole()
    assert len(verify(first(summary, "actors", role=span), article)) == 1
    assert len(verify(summary.model_copy(update={"lead": span}), article)) == 1


def test_references_that_lead_nowhere_are_found() -> None:
    article, summary = whole()
    (number,) = summary.numbers
    party = Party(span=summary.actors[0].name, actor="a9")
    claim = number.claims[0].model_copy(update={"attribution": "q9"})
    for broken in (
        first(summary, "actions", agent=party),
        first(summary, "attributions", source=party),
        first(summary, "attributions", via=(party,)),
        first(summary, "attributions", denies="e9"),
        first(summary, "attributions", denies="q1"),
        first(summary, "actions", attributions=("q9",)),
        first(summary, "numbers", claims=(claim,)),
    ):
        assert len(verify(broken, article)) == 1


def test_an_id_of_two_items_is_found() -> None:
    article, summary = whole()
    assert verify(first(summary, "actors", id=summary.actors[1].id), article)


def test_a_span_in_furniture_and_another_article_are_found() -> None:
    article, summary = whole()
    spoiled = article.model_copy(update={"excluded": (Excluded(start=0, end=4, reason="caption"),)})
    assert any("furniture" in problem for problem in verify(summary, spoiled))
    assert any("The summary is of" in problem for problem in verify(summary, article.model_copy(update={"title": "Other"})))


def test_ranges_outside_the_text_are_found() -> None:
    article, summary = whole()
    coverage = summary.coverage.model_copy(update={"read": ((0, 999),)})
    assert len(verify(summary.model_copy(update={"coverage": coverage}), article)) == 1
