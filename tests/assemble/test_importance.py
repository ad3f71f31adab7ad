from tests.assemble.build import article_of, summary_of


def test_what_the_headline_and_the_lead_tell_comes_first() -> None:
    article = article_of(
        "A night club in Lisk was noisy, Bo Penn wrote.",
        "Ana Reis shut the port of Lisk on Friday, and 300 boats stayed out. She had warned of it, she said.",
        title="Reis shuts Lisk port to 300 boats",
    )
    summary = summary_of(
        article,
        {
            "actors": [["Bo Penn", "person", ""]],
            "attributions": [["Bo Penn", "wrote", "A night club in Lisk was noisy", "indirect"]],
        },
        {
            "actors": [["Ana Reis", "person", ""]],
            "actions": [
                ["Ana Reis", "shut the port of Lisk", "", "Friday", "", "asserted"],
                ["", "stayed out", "", "", "", "asserted"],
            ],
            "numbers": [["300", "boats", ""]],
            "attributions": [["Ana Reis", "said", "She had warned of it", "indirect"]],
        },
    )
    assert [actor.name.text for actor in summary.actors] == ["Ana Reis", "Bo Penn"]
    assert [action.text.text for action in summary.actions] == ["shut the port of Lisk", "stayed out"]
    assert [actor.id for actor in summary.actors] == ["a1", "a2"]
    assert [action.id for action in summary.actions] == ["e1", "e2"]


def test_more_mentions_count_and_ties_go_by_offset() -> None:
    article = article_of("Vale, Sol and Penn met. Sol left.", "Sol wept.")
    summary = summary_of(
        article,
        {
            "actors": [["Vale", "person", ""], ["Sol", "person", ""], ["Penn", "person", ""]],
            "actions": [["Sol", "left", "", "", "", "asserted"]],
        },
        {"actors": [["Sol", "person", ""]]},
    )
    assert [actor.name.text for actor in summary.actors] == ["Sol", "Vale", "Penn"]


def test_a_silent_source_and_an_unread_number_come_after_their_like() -> None:
    article = article_of(
        "Rain fell over Lisk all day. Sol would not comment on it. Vale said it would rain. Umpteen boats and nine ships sank."
    )
    summary = summary_of(
        article,
        {
            "numbers": [["Umpteen", "boats", ""], ["nine", "ships", ""]],
            "attributions": [
                ["Sol", "would not comment", "Sol would not comment on it", "silent"],
                ["Vale", "said", "it would rain", "indirect"],
            ],
        },
    )
    assert [number.figure.text for number in summary.numbers] == ["nine", "Umpteen"]
    assert [one.form for one in summary.attributions] == ["indirect", "silent"]
