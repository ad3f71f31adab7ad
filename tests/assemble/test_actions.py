import pytest

from tests.assemble.build import article_of, summary_of


def test_equal_verb_agent_and_target_are_one_action_with_several_mentions() -> None:
    article = article_of("Police arrested Ana Reis in Lisk.", "Police have arrested Reis again.")
    summary = summary_of(
        article,
        {
            "actors": [["Police", "government", ""], ["Ana Reis", "person", ""]],
            "actions": [["Police", "arrested Ana Reis", "Ana Reis", "", "Lisk", "asserted"]],
        },
        {"actors": [["Reis", "person", ""]], "actions": [["Police", "arrested Reis again", "Reis", "", "", "asserted"]]},
    )
    (action,) = summary.actions
    assert [mention.text for mention in action.mentions] == ["arrested Ana Reis", "arrested Reis again"]
    assert action.where is not None
    assert action.where.text == "Lisk"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["Police", "arrested Sol", "Sol"], ["Police", "arrested Vale", "Vale"]),
        (["Police", "arrested Sol", "Sol"], ["Troops", "arrested Sol", "Sol"]),
        (["Police", "arrested Sol", "Sol"], ["Police", "released Sol", "Sol"]),
        (["Police", "met in Lisk", ""], ["Police", "met the mayor", ""]),
        (["Police", "took Sol home", "Sol"], ["Police", "took Sol to court", "Sol"]),
    ],
)
def test_deeds_that_differ_stay_apart(first: list[str], second: list[str]) -> None:
    article = article_of(f"{first[0]} {first[1]}.", f"{second[0]} {second[1]}.")
    summary = summary_of(article, {"actions": [[*_row(first), "asserted"]]}, {"actions": [[*_row(second), "asserted"]]})
    assert len(summary.actions) == 2


def _row(deed: list[str]) -> list[str]:
    agent, action, target = deed
    return [agent, action, target, "", ""]


def test_an_action_that_anybody_denies_is_denied() -> None:
    article = article_of("Troops shelled Port Vexel, Sol said.", "Vale denied that troops shelled Port Vexel.")
    summary = summary_of(
        article,
        {"actions": [["Troops", "shelled Port Vexel", "Port Vexel", "", "", "claimed"]]},
        {"actions": [["troops", "shelled Port Vexel", "Port Vexel", "", "", "denied"]]},
    )
    (action,) = summary.actions
    assert action.status == "denied"
    assert len(action.mentions) == 2


def test_an_action_inside_reported_speech_is_tied_to_it() -> None:
    article = article_of("Troops shelled the port, Sol said. They left.")
    summary = summary_of(
        article,
        {
            "actions": [["Troops", "shelled the port", "", "", "", "claimed"], ["They", "left", "", "", "", "asserted"]],
            "attributions": [["Sol", "said", "Troops shelled the port", "indirect"]],
        },
    )
    tied = {action.text.text: action.attributions for action in summary.actions}
    assert tied == {"shelled the port": ("q1",), "left": ()}
