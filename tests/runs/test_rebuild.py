"""A run without its model: assembled again, and checked."""

import json
from pathlib import Path

import pytest

from summarise.articles.passages import cut
from summarise.articles.read import ReadFailure
from summarise.errors import RunError
from summarise.passage import Passage
from summarise.runs.directory import Run
from summarise.runs.job import run
from summarise.runs.rebuild import check, rebuild
from summarise.schema import Article
from summarise.settings import Settings
from tests.fakes import FakeEngine, article_of, at_passage, interrupt

SETTINGS = Settings(passage_words=16)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A run over four articles and one that could not be read."""
    articles = [*(article_of(number) for number in range(4)), ReadFailure(id="gone.txt", reason="It is gone.")]
    list(run(articles, tmp_path / "out", load=lambda _: FakeEngine(), settings=SETTINGS))
    return tmp_path / "out"


def test_summaries_are_made_again_to_the_byte(out: Path) -> None:
    before = (out / "summaries.jsonl").read_bytes()
    header = Run(out).header
    (out / "summaries.jsonl").write_bytes(b"".join(before.splitlines(keepends=True)[4:]))
    assert rebuild(out).articles == 5
    ids = [json.loads(line)["article"]["id"] for line in (out / "summaries.jsonl").read_text().splitlines()]
    assert ids[0] == "gone.txt"
    (out / "summaries.jsonl").write_bytes(before)
    assert rebuild(out).failed == 1
    assert (out / "summaries.jsonl").read_bytes() == before
    assert Run(out).header == header


def test_a_record_of_other_words_is_a_failed_passage(out: Path) -> None:
    changed = (out / "articles.jsonl").read_text().replace("berth 2 praised", "berth 2 scolded")
    (out / "articles.jsonl").write_text(changed)
    counts = rebuild(out)
    assert counts.failed_passages == 2  # the passage, and the one that sees it as the words before
    failed = Run(out).summary("00002.txt").coverage.failed
    assert {passage.reason for passage in failed} == {"the record was written for another text"}
    assert check(out).problems == ()


def test_a_run_that_was_stopped_can_be_assembled_and_still_resumed(out: Path, tmp_path: Path) -> None:
    stopped = tmp_path / "stopped"
    articles = [article_of(number) for number in range(4)]
    with pytest.raises(KeyboardInterrupt):
        list(
            run(
                articles, stopped, load=lambda _: FakeEngine(before=at_passage(6, interrupt)), settings=SETTINGS,
            )
        )  # fmt: skip
    rebuild(stopped)
    reasons = {failed.reason for summary in Run(stopped).summaries() for failed in summary.coverage.failed}
    assert reasons == {"the model gave no answer"}
    list(run(articles, stopped, load=lambda _: FakeEngine(), settings=SETTINGS))
    expected = (out / "summaries.jsonl").read_bytes().splitlines(keepends=True)[:4]
    assert (stopped / "summaries.jsonl").read_bytes().splitlines(keepends=True) == expected


def test_check_counts_spans_and_names_those_that_do_not_hold(out: Path) -> None:
    good = check(out)
    assert good.problems == ()
    assert good.articles == 5
    assert good.spans > 40
    first = (out / "summaries.jsonl").read_text().replace("Jon Varga", "Jon Vargo", 1)
    (out / "summaries.jsonl").write_text(first)
    problems = check(out).problems
    assert problems
    assert all(problem.startswith("00000.txt: ") for problem in problems)


def test_check_misses_no_article(out: Path) -> None:
    (out / "articles.jsonl").write_text("")
    assert check(out).problems == tuple(f"0000{number}.txt: its article is missing from the run" for number in range(4))


def test_an_article_that_cannot_be_cut_is_a_failed_one_again(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(article: Article, *, words: int) -> tuple[Passage, ...]:
        if article.id == "00002.txt":
            raise ValueError("no words")
        return cut(article, words=words)

    monkeypatch.setattr("summarise.runs.rebuild.cut", broken)
    assert rebuild(out).failed == 2
    assert Run(out).summary("00002.txt").error == "It could not be cut into passages: ValueError: no words."


@pytest.mark.parametrize(("file", "old", "new"), [("summaries", '"lead":', '"opening":'), ("articles", '"title":', '"head":')])
def test_a_line_of_another_version_is_refused_with_a_sentence(out: Path, file: str, old: str, new: str) -> None:
    path = out / f"{file}.jsonl"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(RunError, match=f"{file}.jsonl holds a line at byte 0 that is no .* of another version"):
        check(out)


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for work in (rebuild, check):
        with pytest.raises(RunError, match="holds no run"):
            work(tmp_path / "empty")
