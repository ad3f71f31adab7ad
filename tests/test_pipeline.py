"""The way of the data: laziness, equal passages, failures, and the object for Python."""

from collections.abc import Iterator

import pytest

from summarise.articles.read import ReadFailure
from summarise.assemble.verify import verify
from summarise.errors import ModelError, RecordTypeError, SettingsError
from summarise.pipeline import Summariser
from summarise.schema import Article
from summarise.settings import Settings
from summarise.stream import NOTHING_TO_READ, ArticleDone, ArticleOpened, PassageDone, summarise_articles
from tests.fakes import FakeEngine, article_of, extraction_of, fails_on, names_of

SETTINGS = Settings(passage_words=16)


def summariser(**engine: object) -> Summariser:
    return Summariser(FakeEngine(**engine), SETTINGS)  # type: ignore[arg-type]


def done(events: object) -> list[ArticleDone]:
    return [event for event in events if isinstance(event, ArticleDone)]  # type: ignore[attr-defined]


def test_a_text_becomes_a_summary_whose_spans_hold() -> None:
    text = article_of(1).text
    summary = summariser().summarise(text, title="Ferry sinks", id="mine")
    assert summary.article.id == "mine"
    assert [number.figure.text for number in summary.numbers] == ["13", "1", "4"]
    assert summary.error is None
    assert verify(summary, Article(id="mine", title="Ferry sinks", text=text)) == []


def test_the_provenance_names_engine_settings_and_versions() -> None:
    made_by = summariser(name="tiny").summarise("Ana Reis spoke.").provenance
    assert made_by.model == "tiny"
    assert made_by.record == "as written"
    assert made_by.options["passage_words"] == 16
    assert made_by.options["batch"] == 4
    assert {"summarise", "torch", "outlines", "llguidance", "transformers"} <= made_by.versions.keys()


def test_articles_are_read_only_as_the_engine_needs_them() -> None:
    read: list[str] = []

    def articles() -> Iterator[Article]:
        for number in range(1000):
            read.append(str(number))
            yield article_of(number)

    first = next(summariser().summarise_many(articles()))
    assert first.error is None
    assert len(read) <= 4


def test_every_article_is_done_once_in_whatever_order() -> None:
    summaries = list(summariser(batch=7).summarise_many(article_of(number) for number in range(20)))
    assert sorted(summary.article.id for summary in summaries) == [f"{number:05d}.txt" for number in range(20)]
    assert all(summary.coverage.passages == 3 for summary in summaries)


def test_equal_passages_are_decoded_once_and_stand_at_their_own_places() -> None:
    engine = FakeEngine(batch=4)
    one = article_of(1)
    twin = Article(id="twin.txt", title=one.title, text="\n\n" + one.text)
    late = Article(id="late.txt", title=one.title, text="\n\n\n\n" + one.text)
    others = [article_of(number) for number in range(2, 30)]
    summaries = {s.article.id: s for s in Summariser(engine, SETTINGS).summarise_many([one, twin, *others, late])}
    assert len(engine.seen) == 3 * 29
    assert summaries["twin.txt"].numbers[0].figure.start == summaries[one.id].numbers[0].figure.start + 2
    assert verify(summaries["late.txt"], late) == []


def test_a_passage_that_fails_leaves_the_rest_of_its_article() -> None:
    summary = summariser(fail=fails_on("harbour")).summarise(article_of(1))
    assert [failed.reason for failed in summary.coverage.failed] == ["the record did not end"]
    assert summary.error is None
    assert [number.figure.text for number in summary.numbers] == ["13", "4"]


def test_an_article_of_which_no_passage_could_be_read_failed() -> None:
    summary = summariser(fail=fails_on("")).summarise(article_of(1))
    assert summary.error == "All passages failed (3); the first because the record did not end"


@pytest.mark.parametrize(
    ("article", "error"),
    [
        (Article(id="empty", text=" \n "), NOTHING_TO_READ),
        (ReadFailure(id="gone", reason="The file is gone."), "The file is gone."),
        (
            Article(id="long", text="word " * 300_000),
            "long has 1,500,000 characters where a text may have 1,000,000; split it or raise the limit (max_chars).",
        ),
    ],
)
def test_an_article_that_cannot_be_read_is_a_summary_with_its_error(article: Article, error: str) -> None:
    first, second = summariser().summarise_many([article, article_of(1)])
    assert (first.article.id, first.error) == (article.id, error)
    assert second.error is None


def test_an_article_that_breaks_assembly_does_not_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("no such\nspan")

    monkeypatch.setattr("summarise.stream.assemble", broken)
    summaries = list(summariser().summarise_many([article_of(1), article_of(2)]))
    assert [s.error for s in summaries] == ["Its summary could not be assembled: ValueError: no such span."] * 2


def test_an_engine_that_leaves_passages_out_makes_failed_passages() -> None:
    class Forgetful(FakeEngine):
        def extract(self, passages: object) -> Iterator[object]:  # type: ignore[override]
            return (extraction for number, extraction in enumerate(super().extract(passages)) if number != 1)  # type: ignore[arg-type]

    (summary,) = Summariser(Forgetful(), SETTINGS).summarise_many([article_of(1)])
    assert [failed.reason for failed in summary.coverage.failed] == ["the engine gave no answer"]


def test_an_engine_that_answers_what_it_was_not_asked_is_an_error() -> None:
    class Confused(FakeEngine):
        def extract(self, passages: object) -> Iterator[object]:  # type: ignore[override]
            for passage in passages:  # type: ignore[attr-defined]
                yield extraction_of(passage).model_copy(update={"sha256": "0" * 64})

    with pytest.raises(ModelError, match="was not given"):
        list(Summariser(Confused(), SETTINGS).summarise_many([article_of(1)]))


def test_events_tell_the_whole_way_of_an_article() -> None:
    events = list(summarise_articles([article_of(1)], engine=FakeEngine(), settings=SETTINGS))
    assert [type(event) for event in events] == [ArticleOpened, PassageDone, PassageDone, PassageDone, ArticleDone]
    assert [extraction.passage for extraction in done(events)[0].extractions] == [0, 1, 2]


def test_recalled_passages_do_not_reach_the_engine_and_articles_are_handed_on_meanwhile() -> None:
    engine = FakeEngine()
    read: list[int] = []

    def articles() -> Iterator[Article]:
        for number in range(150):
            read.append(number)
            yield article_of(number)

    events = summarise_articles(articles(), engine=engine, settings=SETTINGS, recall=extraction_of)
    next(event for event in events if isinstance(event, ArticleDone))
    assert len(read) < 100
    assert len(done(events)) == 149
    assert engine.seen == []


def test_a_record_type_of_ones_own_gives_extractions_and_no_summary() -> None:
    own = Summariser(FakeEngine(write=names_of), Settings(passage_words=16, record="tests.fakes:Names"))
    with pytest.raises(SettingsError, match=r"tests\.fakes:Names"):
        own.summarise("Ana Reis spoke.")
    (article,) = own.extract([article_of(1)])
    assert [row.spans["name"].text for row in article.rows][:3] == ["Captain Ana Reis", "Port Lisk", "Monday"]
    assert article.summary.coverage.passages == 3
    assert article.summary.actors == ()


def test_a_record_type_that_cannot_be_imported_is_one_sentence() -> None:
    with pytest.raises(RecordTypeError, match=r"my\.module:MyRecord cannot be imported: No module named 'my'"):
        next(Summariser(FakeEngine(), Settings(record="my.module:MyRecord")).extract([article_of(1)]))
    with pytest.raises(RecordTypeError, match="expected a pydantic model"):
        next(Summariser(FakeEngine(), Settings(record="json:dumps")).extract([article_of(1)]))


def test_lone_surrogates_are_replaced() -> None:
    summary = summariser().summarise("Ana Reis \ud800 spoke.", title="\udfff")
    assert summary.model_dump_json()
    assert summary.article.length == len("Ana Reis . spoke.")
