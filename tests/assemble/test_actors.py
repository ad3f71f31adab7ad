from summarise.schema import Actor, EventSummary
from tests.assemble.build import article_of, summary_of


def named(summary: EventSummary, name: str) -> Actor:
    return next(actor for actor in summary.actors if actor.name.text == name)


def test_mentions_of_all_passages_are_one_actor_with_its_fullest_name() -> None:
    article = article_of("Reis left Lisk.", "Mayor Ana Reis came back.", "Reis's car burned.")
    summary = summary_of(
        article,
        {"actors": [["Reis", "person", ""]]},
        {"actors": [["Mayor Ana Reis", "person", ""]]},
        {"actors": [["Reis's", "person", ""]]},
    )
    (actor,) = summary.actors
    assert actor.name.text == "Mayor Ana Reis"
    assert [mention.text for mention in actor.mentions] == ["Reis", "Mayor Ana Reis", "Reis's"]


def test_parties_are_resolved_and_their_places_are_mentions() -> None:
    article = article_of("Ana Reis, its mayor, left Lisk.", "Reis sold the house, Ms Reis said.", title="Reis leaves Lisk")
    summary = summary_of(
        article,
        {"actors": [["Ana Reis", "person", "its mayor"]]},
        {
            "actions": [["Reis", "sold the house", "", "", "", "claimed"]],
            "attributions": [["Ms Reis", "said", "Reis sold the house", "indirect"]],
        },
    )
    (actor,) = summary.actors
    (action,) = summary.actions
    (attribution,) = summary.attributions
    assert action.agent is not None
    assert attribution.source is not None
    assert action.agent.actor == attribution.source.actor == actor.id == "a1"
    assert [mention.text for mention in actor.mentions] == ["Ana Reis", "Reis", "Ms Reis"]
    assert actor.role is not None
    assert actor.role.text == "its mayor"


def test_a_mention_inside_a_longer_one_is_not_counted_twice() -> None:
    article = article_of("Ana Reis left.")
    summary = summary_of(
        article, {"actors": [["Ana Reis", "person", ""]], "actions": [["Reis", "left", "", "", "", "asserted"]]}
    )
    (actor,) = summary.actors
    assert [mention.text for mention in actor.mentions] == ["Ana Reis"]


def test_pronouns_are_neither_actors_nor_resolved() -> None:
    article = article_of("Ana Reis left. She said she was tired.")
    summary = summary_of(
        article,
        {
            "actors": [["Ana Reis", "person", ""], ["She", "person", ""]],
            "attributions": [["She", "said", "she was tired", "indirect"]],
        },
    )
    assert [actor.name.text for actor in summary.actors] == ["Ana Reis"]
    assert summary.attributions[0].source is not None
    assert summary.attributions[0].source.actor is None
    assert summary.coverage.dropped == {"pronoun as actor": 1}


def test_a_party_that_no_actor_row_names_is_no_actor() -> None:
    article = article_of("The bridge fell on Sunday.")
    summary = summary_of(article, {"actions": [["bridge", "fell", "", "Sunday", "", "asserted"]]})
    assert summary.actors == ()
    assert summary.actions[0].agent is not None
    assert summary.actions[0].agent.actor is None


def test_the_kind_is_that_of_most_mentions_and_the_role_the_first() -> None:
    article = article_of("Vexel Post of Lisk spoke.", "Vexel Post, the daily, wrote.", "Vexel Post closed.")
    summary = summary_of(
        article,
        {"actors": [["Vexel Post", "organisation", ""]]},
        {"actors": [["Vexel Post", "media", "the daily"]]},
        {"actors": [["Vexel Post", "media", ""]]},
    )
    (actor,) = summary.actors
    assert actor.kind == "media"
    assert actor.role is not None
    assert actor.role.text == "the daily"


def test_an_acronym_in_brackets_is_its_expansion() -> None:
    article = article_of("The Port Safety Office (PSO) closed the port.", "The PSO said it was unsafe.")
    summary = summary_of(
        article,
        {"actors": [["Port Safety Office", "government", ""]]},
        {"actors": [["PSO", "government", ""]], "attributions": [["PSO", "said", "it was unsafe", "indirect"]]},
    )
    (actor,) = summary.actors
    assert [mention.text for mention in actor.mentions] == ["Port Safety Office", "PSO"]


def test_described_actors_are_one_only_where_they_read_alike() -> None:
    article = article_of("Residents fled.", "Some residents came back.", "The residents wept. Two residents sang.")
    summary = summary_of(
        article,
        {"actors": [["Residents", "people", ""]]},
        {"actors": [["residents", "people", ""]]},
        {"actors": [["residents", "people", ""], ["Two residents", "people", ""]]},
    )
    assert sorted(len(actor.mentions) for actor in summary.actors) == [1, 3]
    assert len(named(summary, "Residents").mentions) == 3
