"""Whatever a model writes: nothing raises, every span holds, nothing is invented, and the order of answers does not matter."""

import itertools
import json
import time
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarise.assemble.locate import fold
from summarise.assemble.rows import read_extractions
from summarise.assemble.summary import assemble
from summarise.assemble.verify import verify
from summarise.extract.record import Extraction, PassageRecord, TokenTrace
from summarise.passage import Passage
from summarise.schema import Article, EventSummary, Excluded, Form, Kind, Status
from tests.assemble.build import PROVENANCE, extraction_of, passage_of

LATIN = "Ana Reis Reis's Mr Ms Dr President Sol Anatole the nine 9 9,000 12% dozens of said denied told WHO (WHO) Radio Lisk he"
OTHER = (
    "Lisk-based It boats sank “left” … . ? café cafe\u0301 naïve 🌊 👩‍🚀 𝔏isk 王小明 إنقاذ ı İstanbul ß \u200b \ufeff \x00 - ’s"
)
WORDS = (*LATIN.split(), *OTHER.split(" "))
BLANKS = (" ", " ", " ", "  ", "\u00a0", "\r\n", "\n\n", "\t", "\u2009", "\u3000", "\x1c")


@st.composite
def texts(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), max_size=40))
    return "".join(word + draw(st.sampled_from(BLANKS)) for word in words)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(texts())
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    excluded = tuple(Excluded(start=a, end=b, reason="caption") for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    return Article(
        id="lisk.txt",
        text=text,
        title=draw(st.one_of(st.just(""), texts())),
        language=draw(st.sampled_from(["en", "pt", None])),
        excluded=excluded,
    )


@st.composite
def cut(draw: st.DrawFn, article: Article) -> list[Passage]:
    """Passages that end anywhere, even inside furniture."""
    places = sorted({0, len(article.text), *draw(st.lists(st.integers(0, len(article.text)), max_size=3))})
    ranges = [(a, b) for a, b in itertools.pairwise(places) if fold(article.text[a:b])]
    return [
        passage_of(article, a, b, index=index, before=ranges[index - 1] if index else None)
        for index, (a, b) in enumerate(ranges)
    ]


@st.composite
def strings(draw: st.DrawFn, passage: Passage) -> str:
    """Mostly a substring of what the model saw, sometimes not."""
    seen = draw(st.sampled_from([passage.text.text] * 5 + [passage.before.text, passage.headline.text, "not in it", ""]))
    start, end = sorted((draw(st.integers(0, len(seen))), draw(st.integers(0, len(seen)))))
    return seen[start:end]


@st.composite
def answers(draw: st.DrawFn, passage: Passage) -> Extraction:
    copied = strings(passage)
    rows = {
        "actors": st.tuples(copied, st.sampled_from(get_args(Kind)), copied),
        "actions": st.tuples(copied, copied, copied, copied, copied, st.sampled_from(get_args(Status))),
        "numbers": st.tuples(copied, copied, copied),
        "attributions": st.tuples(copied, copied, copied, st.sampled_from(get_args(Form))),
    }
    lists: dict[str, Any] = {name: draw(st.lists(row, max_size=5)) for name, row in rows.items()}
    record = json.dumps(lists, ensure_ascii=False, separators=(",", ":"))
    ends = tuple(range(3, len(record) + 3, 3))
    logprobs = tuple(draw(st.lists(st.floats(-9, 0), min_size=len(ends), max_size=len(ends)))) if draw(st.booleans()) else None
    tokens = TokenTrace(ends=ends, logprobs=logprobs) if logprobs else None
    broken = draw(st.sampled_from(["", "", "", "cut", "failed"]))
    if broken == "failed":
        return extraction_of(passage, None, failure="token limit")
    return extraction_of(passage, record[:-2] if broken else record, tokens=tokens)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Article, list[Passage], list[Extraction], list[Extraction]]:
    article = draw(articles())
    passages = draw(cut(article))
    extractions = [draw(answers(passage)) for passage in passages for _ in range(draw(st.integers(0, 2)))]
    return article, passages, extractions, draw(st.permutations(extractions))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_every_summary_holds_and_is_the_same_in_any_order(
    case: tuple[Article, list[Passage], list[Extraction], list[Extraction]],
) -> None:
    article, passages, extractions, shuffled = case
    summary = assemble(article, passages, extractions, provenance=PROVENANCE)
    assert verify(summary, article) == []
    assert assemble(article, passages[::-1], shuffled, provenance=PROVENANCE) == summary
    assert EventSummary.model_validate_json(summary.model_dump_json()) == summary
    _nothing_is_invented(article, passages, extractions, summary)


def _nothing_is_invented(
    article: Article, passages: list[Passage], extractions: list[Extraction], summary: EventSummary
) -> None:
    """Every item is the anchor of a row, every row is in the summary at most once, and each is kept or counted."""
    rows = read_extractions(article, passages, extractions, PassageRecord).rows
    anchors = {
        name: [row.spans[row.anchor] for row in rows if row.list == name and row.anchor] for name in PassageRecord.model_fields
    }
    for actor in summary.actors:  # a row's mention can lie in a longer one of the same actor
        assert any(one.start <= own.start and own.end <= one.end for one in actor.mentions for own in anchors["actors"])
    assert [span for action in summary.actions for span in action.mentions if span not in anchors["actions"]] == []
    assert [claim for number in summary.numbers for claim in number.claims if claim.figure not in anchors["numbers"]] == []
    assert [one for one in summary.attributions if one.content not in anchors["attributions"]] == []
    for name in PassageRecord.model_fields:
        assert len(getattr(summary, name)) <= len(anchors[name])


NAMES = ("Mira Sol", "Ana Reis", "Lord Vale", "Iris Holt", "the union", "Port Vexel", "Radio Lisk", "Dr Ivo Brand")


@pytest.mark.parametrize("one_passage", [False, True])
def test_a_long_article_with_two_thousand_rows_takes_less_than_two_seconds(one_passage: bool) -> None:
    sentences = [
        f"{NAMES[i % 8]} {i} told Radio Lisk late on Monday evening that the {i + 2} boats of the old harbour company sank near the "
        f"outer pier {i}, and Sol denied before the court of the province that {i + 3} ships of the fleet had left again."
        for i in range(500)
    ]
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, 500, 4)]
    text = "\n\n".join([" ".join(paragraphs)] if one_passage else paragraphs)
    article = Article(id="long.txt", text=text, title="Boats sink near pier")
    assert len(text.split()) > 20_000
    rows = [
        {
            "actors": [[f"{NAMES[i % 8]} {i}", "person", ""]],
            "actions": [["", "sank", f"{i + 2} boats", "late on Monday", f"near the outer pier {i}", "claimed"]],
            "numbers": [[str(i + 2), "boats", f"{NAMES[i % 8]} {i}"]],
            "attributions": [["Sol", "denied", f"{i + 3} ships of the fleet had left again", "indirect"]],
        }
        for i in range(500)
    ]
    passages, records = [], []
    at = 0
    size = 500 if one_passage else 4
    for index, paragraph in enumerate(text.split("\n\n")):
        passages.append(passage_of(article, at, at + len(paragraph), index=index))
        mine = rows[index * size : (index + 1) * size]
        records.append({name: [row for lists in mine for row in lists[name]] for name in PassageRecord.model_fields})
        at += len(paragraph) + 2
    if one_passage:  # the lists of a record are bounded: what fits is enough for the length of the passage
        records = [{name: lists[:16] for name, lists in record.items()} for record in records]
    extractions = [
        extraction_of(passage, json.dumps(record, separators=(",", ":")))
        for passage, record in zip(passages, records, strict=True)
    ]
    begin = time.process_time()
    summary = assemble(article, passages, extractions, provenance=PROVENANCE)
    seconds = time.process_time() - begin
    assert summary.coverage.failed == ()
    assert summary.coverage.dropped == {}
    assert verify(summary, article) == []
    assert seconds < 2
