"""What comes first: the order of actors, actions, numbers and attributions in a summary.

Every item has a score between 0 and about 6, a sum of few parts that can be said in a sentence each:

- *headline* (2): it stands in the title, or shares its words with it (the share of its own content words that the title has);
- *lead* (1.5): it is mentioned in the lead sentence;
- *weight* (1): how often it is mentioned or claimed, 1 - 1/n: a second mention counts for more than a tenth;
- *company* (1): it goes with what is important: an action, a number or an attribution with its actors (their share of the
  best score);
- *place* (1): how early it stands, from 1 at the beginning to 0 at the end;
- *certainty* (0.5): its confidence; 0.5 of it where there is none.

What is only planned loses 0.25, a silent source loses 0.5, a number without a value loses 0.5. Ties are broken by offset, so
the order is the same for the same items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from summarise.assemble.actors import place
from summarise.assemble.wording import content_words
from summarise.schema import Action, Actor, Article, Attribution, ClaimedNumber, Party, Span


class Stage(NamedTuple):
    """What importance is measured against: the title's words, the lead, the length of the text, the actors' scores, the best."""

    title: frozenset[str]
    lead: Span | None
    length: int
    actors: dict[str, float]
    best: float


def stage_of(article: Article, lead: Span | None, actors: Iterable[Actor]) -> Stage:
    """The stage of an article, with the scores of its actors."""
    stage = Stage(frozenset(content_words(article.title)), lead, max(len(article.text), 1), {}, 0.0)
    scores = {actor.id: score_actor(stage, actor) for actor in actors}
    return stage._replace(actors=scores, best=max(scores.values(), default=0.0))


def ordered_actors(stage: Stage, actors: Iterable[Actor]) -> list[Actor]:
    """Actors, most important first."""
    return sorted(actors, key=lambda one: (-stage.actors[one.id], place(one.mentions[0]), one.id))


def ordered_actions(stage: Stage, actions: Iterable[Action]) -> list[Action]:
    """Actions, most important first."""
    return sorted(actions, key=lambda one: (-score_action(stage, one), place(one.text), one.id))


def ordered_numbers(stage: Stage, numbers: Iterable[ClaimedNumber]) -> list[ClaimedNumber]:
    """Numbers, most important first."""
    return sorted(numbers, key=lambda one: (-score_number(stage, one), place(one.figure), one.id))


def ordered_attributions(stage: Stage, attributions: Iterable[Attribution]) -> list[Attribution]:
    """Attributions, most important first."""
    return sorted(attributions, key=lambda one: (-score_attribution(stage, one), place(one.content), one.id))


def score_actor(stage: Stage, actor: Actor) -> float:
    """The score of an actor; it is in the headline if a mention of it is, or if its name shares words with it."""
    named = any(mention.field == "title" for mention in actor.mentions)
    headline = 1.0 if named else _in_title(stage, actor.name.text)
    return round(2 * headline + _score(stage, actor.mentions, actor.confidence), 9)


def score_action(stage: Stage, action: Action) -> float:
    """The score of an action, with the better of its parties."""
    score = 2 * _in_title(stage, action.text.text) + _score(stage, action.mentions, action.confidence)
    score += _company(stage, [action.agent, action.target])
    return round(score - (0.25 if action.status == "planned" else 0), 9)


def score_number(stage: Stage, number: ClaimedNumber) -> float:
    """The score of a number, with the better of its claimants."""
    words = f"{number.figure.text} {number.counted.text if number.counted else ''}"
    score = 2 * _in_title(stage, words) + _score(stage, [claim.figure for claim in number.claims], number.confidence)
    score += _company(stage, [claim.source for claim in number.claims])
    return round(score - (0.5 if number.value is None else 0), 9)


def score_attribution(stage: Stage, attribution: Attribution) -> float:
    """The score of an attribution, with its source."""
    score = 2 * _in_title(stage, attribution.content.text) + _score(stage, [attribution.content], attribution.confidence)
    score += _company(stage, [attribution.source])
    return round(score - (0.5 if attribution.form == "silent" else 0), 9)


def _score(stage: Stage, mentions: Sequence[Span], confidence: float | None) -> float:
    """Lead, weight, place and certainty."""
    in_text = [mention.start for mention in mentions if mention.field == "text"]
    lead = stage.lead
    in_lead = lead is not None and any(lead.start <= start < lead.end for start in in_text)
    early = 1 - min(in_text) / stage.length if in_text else 0.0
    return 1.5 * in_lead + (1 - 1 / len(mentions)) + early + 0.5 * (0.5 if confidence is None else confidence)


def _in_title(stage: Stage, text: str) -> float:
    """The share of a text's content words that stand in the title."""
    words = set(content_words(text))
    return len(words & stage.title) / len(words) if words else 0.0


def _company(stage: Stage, parties: Iterable[Party | None]) -> float:
    scores = [stage.actors.get(one.actor, 0.0) for one in parties if one is not None and one.actor is not None]
    return max(scores, default=0.0) / stage.best if stage.best > 0 else 0.0
