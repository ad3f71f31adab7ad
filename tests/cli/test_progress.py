"""How far a run is: counted, and the time that is left."""

import pytest

from summarise.articles.read import ReadFailure
from summarise.cli.progress import Tally
from summarise.runs.files import ArticleKept
from summarise.settings import Settings
from summarise.stream import summarise_articles
from tests.fakes import FakeEngine, article_of, fails_on


def test_the_time_left_counts_every_passage_that_is_not_done(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(10_000))
    monkeypatch.setattr("summarise.cli.progress.monotonic", lambda: float(next(clock)))
    articles = [ReadFailure(id="gone", reason="It is gone."), *(article_of(number) for number in range(3))]
    engine = FakeEngine(batch=9, fail=fails_on("berth 1"))
    tally = Tally(expected=8)
    assert tally.seconds_left is None
    tally.add(ArticleKept(id="old"))
    for event in summarise_articles(articles, engine=engine, settings=Settings(passage_words=16)):
        tally.add(event)
    assert (tally.articles, tally.failed, tally.kept, tally.passages) == (4, 1, 1, 9)
    began = tally.began or 0.0
    passages_left = 3 * 3  # three articles of eight are not opened: one of them was kept, one unreadable, three are done
    now = next(clock) + 1
    assert tally.seconds_left == pytest.approx(passages_left * (now - began) / 9)


def test_an_opened_article_that_failed_is_not_taken_for_one_that_is_still_to_come() -> None:
    articles = [article_of(number) for number in range(2)]
    tally = Tally(expected=4)
    for event in summarise_articles(articles, engine=FakeEngine(fail=lambda _: "no end"), settings=Settings()):
        tally.add(event)
    assert (tally.failed, tally.unread, tally.opened) == (2, 0, 2)
    tally.began = 0.0
    left = tally.seconds_left
    assert left is not None
    assert left == pytest.approx(tally.seconds, rel=0.01)  # two are done, two are to come
