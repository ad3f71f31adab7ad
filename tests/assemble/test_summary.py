import itertools
import time

import pytest

from summarise.assemble.rows import Reading
from summarise.assemble.summary import assemble, coverage_of, failed_article
from summarise.assemble.verify import verify
from summarise.extract.record import TokenTrace
from summarise.passage import FoldedText, Passage
from summarise.schema import Article, Coverage, EventSummary, Excluded, article_info
from tests.assemble.build import PROVENANCE, article_of, extraction_of, passages_of, record_json, summary_of

TEXT = (
    "Rescuers have pulled at least 31 survivors from the water near Port Vexel, the coastguard said on Wednesday. "
    "“We have not given up,” said its commander, Mira Sol. She told Radio Vexel that nine bodies had been found.",
    "The operator, BlueWave, has denied that the vessel was overloaded. Sol, a former sailor, disagreed. "
    "Its shares fell by 12% in early trading.",
)
FIRST = record_json(
    actors=[
        ["Rescuers", "people", ""],
        ["at least 31 survivors", "people", ""],
        ["coastguard", "government", ""],
        ["Mira Sol", "person", "its commander"],
        ["Radio Vexel", "media", ""],
    ],
    actions=[
        [
            "Rescuers",
            "pulled at least 31 survivors from the water",
            "at least 31 survivors",
            "",
            "near Port Vexel",
            "claimed",
        ],
        ["", "found", "nine bodies", "", "", "claimed"],
    ],
    numbers=[["at least 31", "survivors", "coastguard"], ["nine", "bodies", "Mira Sol"]],
    attributions=[
        ["coastguard", "said", "Rescuers have pulled at least 31 survivors from the water near Port Vexel", "indirect"],
        ["Mira Sol", "said", "We have not given up", "direct"],
        ["Mira Sol", "told Radio Vexel", "nine bodies had been found", "indirect"],
    ],
)
SECOND = record_json(
    actors=[["BlueWave", "organisation", "The operator"], ["Sol", "person", "a former sailor"]],
    actions=[["Its shares", "fell by 12%", "", "", "", "asserted"]],
    numbers=[["12%", "shares", ""]],
    attributions=[["BlueWave", "has denied", "the vessel was overloaded", "indirect"]],
)


def ferry() -> Article:
    return article_of(*TEXT, title="Vexel ferry sinks, coastguard pulls 31 from water")


def test_an_article_is_assembled_whole() -> None:
    article = ferry()
    passages = passages_of(article)
    extractions = [extraction_of(passages[0], FIRST), extraction_of(passages[1], SECOND)]
    summary = assemble(article, passages, extractions, provenance=PROVENANCE)
    assert verify(summary, article) == []
    assert summary.article == article_info(article)
    assert summary.error is None
    assert summary.lead is not None
    assert summary.lead.text.startswith("Rescuers have pulled")
    assert len(summary.actors) == 6
    sol = next(actor for actor in summary.actors if actor.name.text == "Mira Sol")
    assert {mention.text for mention in sol.mentions} == {"Mira Sol", "Sol"}
    told = next(one for one in summary.attributions if one.cue and one.cue.text == "told Radio Vexel")
    assert [party.span.text for party in told.via] == ["Radio Vexel"]
    nine = next(number for number in summary.numbers if number.figure.text == "nine")
    assert nine.claims[0].attribution == told.id
    assert summary.coverage == Coverage(
        passages=2, read=((0, len(TEXT[0])), (len(TEXT[0]) + 2, len(article.text))), language="en"
    )


def test_of_several_answers_for_a_passage_a_valid_one_is_taken() -> None:
    article = ferry()
    (passage, _) = passages_of(article)
    answers = [extraction_of(passage, "broken"), extraction_of(passage, FIRST), extraction_of(passage, None, failure="late")]
    summary = assemble(article, [passage], answers, provenance=PROVENANCE)
    assert summary.coverage.failed == ()
    assert len(summary.actors) == 5


def test_the_order_of_extractions_and_passages_does_not_matter() -> None:
    article = ferry()
    passages = passages_of(article)
    extractions = [extraction_of(passages[0], FIRST), extraction_of(passages[1], SECOND), extraction_of(passages[1], "broken")]
    extractions.append(extraction_of(passages[0], None, failure="out of memory"))
    expected = assemble(article, passages, extractions, provenance=PROVENANCE)
    for answers, order in itertools.product(itertools.permutations(extractions), itertools.permutations(passages)):
        assert assemble(article, order, answers, provenance=PROVENANCE) == expected


@pytest.mark.parametrize(
    ("record", "failure", "reason"),
    [
        (None, "stopped at the token limit", "stopped at the token limit"),
        (None, None, "the model gave no record and no reason"),
        ("", None, "the record is not valid"),
        ("null", None, "the record is not valid"),
        ('{"actors":[]}', None, "the record is not valid at actions"),
        (record_json(actors=[["Sol", "planet", ""]]), None, "the record is not valid at actors.0.1"),
        (record_json(actors=[["Sol", "person"]]), None, "the record is not valid at actors.0"),
        (record_json(actors=[["Sol", "person", 7]]), None, "the record is not valid at actors.0.2"),
    ],
)
def test_a_passage_without_a_valid_record_fails_with_a_reason(record: str | None, failure: str | None, reason: str) -> None:
    article = ferry()
    passages = passages_of(article)
    extractions = [extraction_of(passages[0], FIRST), extraction_of(passages[1], record, failure=failure)]
    summary = assemble(article, passages, extractions, provenance=PROVENANCE)
    (failed,) = summary.coverage.failed
    assert failed.reason.startswith(reason)
    assert (failed.start, failed.end) == (passages[1].start, passages[1].end)
    assert summary.coverage.read == ((passages[0].start, passages[0].end),)
    assert len(summary.actors) == 5
    assert summary.error is None


def test_a_missing_or_foreign_extraction_is_a_failed_passage() -> None:
    article = ferry()
    passages = passages_of(article)
    foreign = extraction_of(passages[1], SECOND).model_copy(update={"sha256": "0" * 64})
    other = extraction_of(passages[0], FIRST).model_copy(update={"article": "other.txt"})
    summary = assemble(article, passages, [foreign, other], provenance=PROVENANCE)
    assert [failed.reason for failed in summary.coverage.failed] == [
        "the model gave no answer",
        "the record was written for another text",
    ]
    assert summary.error == "All passages failed (2); the first because the model gave no answer"
    assert summary.actors == ()
    assert summary.lead is None


def test_strings_that_stand_nowhere_are_dropped_and_counted() -> None:
    article = article_of("Sol left Lisk.")
    summary = summary_of(
        article,
        {
            "actors": [["Sol", "person", "the mayor"], ["Vale", "person", ""], ["", "person", ""]],
            "actions": [["Penn", "left Lisk", "", "", "", "asserted"], ["Sol", "fled", "", "", "", "asserted"]],
        },
    )
    assert [actor.name.text for actor in summary.actors] == ["Sol"]
    assert summary.actors[0].role is None
    assert [(action.text.text, action.agent) for action in summary.actions] == [("left Lisk", None)]
    assert summary.coverage.dropped == {"not found": 5}


def test_furniture_in_a_passage_is_left_out_of_what_was_read_and_of_every_span() -> None:
    article = article_of("Mayor Mira PHOTO: THE PORT Sol left. Reis stayed.", furniture=["PHOTO: THE PORT"])
    summary = summary_of(article, {"actors": [["Mayor Mira Sol", "person", ""], ["Reis", "person", ""]]})
    assert [actor.name.text for actor in summary.actors] == ["Reis"]
    assert summary.coverage.dropped == {"crosses furniture": 1}
    assert summary.coverage.excluded == article.excluded
    (excluded,) = article.excluded
    assert summary.coverage.read == ((0, excluded.start), (excluded.end, len(article.text)))


def test_confidence_comes_from_the_trace_and_merged_items_take_the_best() -> None:
    article = article_of("Sol left.", "Sol came.", "Vale slept.")
    passages = passages_of(article)
    records = [record_json(actors=[[name, "person", ""]]) for name in ("Sol", "Sol", "Vale")]
    traces = [TokenTrace(ends=(len(records[0]) - 60,), logprobs=(0.0,)), None, None]
    half = TokenTrace(ends=(20, 40), logprobs=(-0.5, -0.5))
    traces = [half, TokenTrace(ends=(20, 40), logprobs=(-0.1, -0.1)), None]
    extractions = [extraction_of(p, r, tokens=t) for p, r, t in zip(passages, records, traces, strict=True)]
    summary = assemble(article, passages, extractions, provenance=PROVENANCE)
    confidence = {actor.name.text: actor.confidence for actor in summary.actors}
    assert confidence["Vale"] is None
    assert confidence["Sol"] == pytest.approx(0.9048, abs=1e-4)


@pytest.mark.parametrize(("language", "noted"), [("en", False), (None, False), ("en-GB", False), ("pt", True)])
def test_other_languages_are_flagged(language: str | None, noted: bool) -> None:
    summary = summary_of(article_of("Sol saiu.", language=language), {})
    assert bool(summary.coverage.notes) == noted
    assert summary.coverage.language == language


def test_an_article_without_passages_is_empty_and_no_failure() -> None:
    article = article_of("")
    summary = assemble(article, [], [], provenance=PROVENANCE)
    assert (summary.error, summary.lead, summary.actors, summary.coverage.passages) == (None, None, (), 0)


def test_a_failed_article_is_an_empty_summary_with_its_error() -> None:
    article = ferry()
    summary = failed_article(article, "It could not be decoded.", PROVENANCE)
    assert summary == failed_article(article_info(article), "It could not be decoded.", PROVENANCE).model_copy(
        update={"coverage": summary.coverage}
    )
    assert summary.error == "It could not be decoded."
    assert verify(summary, article) == []


def test_a_summary_survives_its_json() -> None:
    article = ferry()
    passages = passages_of(article)
    summary = assemble(article, passages, [extraction_of(passages[0], FIRST)], provenance=PROVENANCE)
    assert EventSummary.model_validate_json(summary.model_dump_json()) == summary


def test_furniture_between_all_sentences_costs_linear_time() -> None:
    line = "Rain fell. Share this "
    text = line * 10_000
    starts = range(0, len(text), len(line))
    excluded = tuple(Excluded(start=start + 10, end=start + len(line), reason="share") for start in starts)
    article = Article(id="a", text=text, excluded=excluded)
    passages = [
        Passage(article="a", index=k, start=start, end=start + 12, text=FoldedText(text="")) for k, start in enumerate(starts)
    ]
    begin = time.process_time()
    coverage = coverage_of(article, passages, Reading((), (), {}), [])
    seconds = time.process_time() - begin
    assert coverage.read == tuple((start, start + 10) for start in starts)
    assert seconds < 3  # a walk over all furniture for every passage takes a minute
