import pytest

from summarise.schema import Attribution, EventSummary
from tests.assemble.build import article_of, summary_of


def by_content(summary: EventSummary, words: str) -> Attribution:
    return next(one for one in summary.attributions if words in one.content.text)


def test_equal_attributions_of_two_passages_are_one() -> None:
    article = article_of("“We stay,” Sol said.", "Asked again, Mira Sol said: “We stay.”")
    summary = summary_of(
        article,
        {"attributions": [["Sol", "said", "We stay", "direct"]]},
        {"actors": [["Mira Sol", "person", ""]], "attributions": [["Mira Sol", "said", "We stay", "direct"]]},
    )
    (attribution,) = summary.attributions
    assert attribution.content.start == 1


def test_one_content_of_two_sources_stays_two_attributions() -> None:
    article = article_of("It will rain, Sol and Vale said.")
    rows = [["Sol", "said", "It will rain", "indirect"], ["Vale", "said", "It will rain", "indirect"]]
    summary = summary_of(article, {"attributions": rows})
    assert len(summary.attributions) == 2


def test_what_is_told_to_a_medium_came_through_it() -> None:
    article = article_of("Mira Sol told Radio Lisk that it would rain.")
    summary = summary_of(
        article,
        {
            "actors": [["Mira Sol", "person", ""], ["Radio Lisk", "media", ""]],
            "attributions": [["Mira Sol", "told Radio Lisk", "it would rain", "indirect"]],
        },
    )
    (via,) = summary.attributions[0].via
    assert via.span.text == "Radio Lisk"
    assert via.actor == next(actor.id for actor in summary.actors if actor.kind == "media")


@pytest.mark.parametrize("cue", ["told the court", "told reporters", "told her brother"])
def test_what_is_told_to_people_came_through_nobody(cue: str) -> None:
    article = article_of(f"Mira Sol {cue} that it would rain.")
    listener = cue.removeprefix("told ").removeprefix("the ")
    kind = "media" if listener == "reporters" else "people"
    summary = summary_of(
        article,
        {
            "actors": [["Mira Sol", "person", ""], [listener, kind, ""]],
            "attributions": [["Mira Sol", cue, "it would rain", "indirect"]],
        },
    )
    assert summary.attributions[0].via == ()


def test_what_a_medium_reports_citing_somebody_came_through_the_medium() -> None:
    article = article_of("Forty troops surrendered, the Lisk Post reported, citing a police commander.")
    content = "Forty troops surrendered"
    summary = summary_of(
        article,
        {
            "actors": [["Lisk Post", "media", ""], ["police commander", "person", ""]],
            "attributions": [
                ["Lisk Post", "reported", content, "indirect"],
                ["police commander", "citing", content, "indirect"],
            ],
        },
    )
    via = {one.source.span.text: [party.span.text for party in one.via] for one in summary.attributions if one.source}
    assert via == {"Lisk Post": [], "police commander": ["Lisk Post"]}


@pytest.mark.parametrize("cue", ["denied", "has denied", "rejected", "dismissed", "strongly disputes"])
def test_a_denial_denies_the_claim_that_shares_its_words(cue: str) -> None:
    article = article_of(
        "The ferry was badly overloaded, survivors said. The crew was asleep, they said.",
        f"BlueWave {cue} that the ferry had been overloaded.",
    )
    summary = summary_of(
        article,
        {
            "attributions": [
                ["survivors", "said", "The ferry was badly overloaded", "indirect"],
                ["they", "said", "The crew was asleep", "indirect"],
            ]
        },
        {"attributions": [["BlueWave", cue, "the ferry had been overloaded", "indirect"]]},
    )
    assert by_content(summary, "had been").denies == by_content(summary, "badly").id
    assert [one.denies for one in summary.attributions if "had been" not in one.content.text] == [None, None]


def test_a_denial_can_deny_a_claimed_action() -> None:
    article = article_of("Militants reportedly burned the grain store.", "Their leader denied having burned any grain store.")
    summary = summary_of(
        article,
        {"actions": [["Militants", "burned the grain store", "", "", "", "claimed"]]},
        {"attributions": [["Their leader", "denied", "having burned any grain store", "indirect"]]},
    )
    assert summary.attributions[0].denies == summary.actions[0].id


@pytest.mark.parametrize(
    ("cue", "content", "source"),
    [
        ("denied", "any wrongdoing", "BlueWave"),  # shares no words
        ("did not deny", "the ferry had been overloaded", "BlueWave"),  # is no denial
        ("said", "the ferry had been overloaded", "BlueWave"),
        ("denied", "the ferry had been overloaded", "Survivors"),  # of the source's own words
    ],
)
def test_where_the_rule_does_not_hold_nothing_is_denied(cue: str, content: str, source: str) -> None:
    article = article_of("Survivors said the ferry was badly overloaded.", f"{source} {cue} {content}.")
    summary = summary_of(
        article,
        {"attributions": [["Survivors", "said", "the ferry was badly overloaded", "indirect"]]},
        {"attributions": [[source, cue, content, "indirect"]]},
    )
    assert [one.denies for one in summary.attributions] == [None, None]
