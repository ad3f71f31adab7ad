"""What a run reads: counted beforehand, and never itself."""

import os
from pathlib import Path

import pytest

from summarise.articles.read import Columns, Skipped
from summarise.errors import InputError
from summarise.runs.inputs import count_articles, read_inputs
from summarise.runs.job import run
from summarise.schema import Article
from summarise.settings import Settings
from tests.fakes import FakeEngine, article_of


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A text, a page and a table of two rows."""
    (tmp_path / "news" / "old").mkdir(parents=True)
    (tmp_path / "news" / "a.txt").write_text("Rain fell on the town.")
    (tmp_path / "news" / "old" / "b.txt").write_text("The river rose.")
    (tmp_path / "news" / "rows.jsonl").write_text('{"text": "Wind blew."}\n{"text": "Snow fell."}\n')
    return tmp_path / "news"


def read(paths: list[str], out: Path) -> list[str]:
    items = read_inputs(paths, out, columns=Columns(), max_chars=1000)
    return [item.id for item in items if isinstance(item, Article)]


def test_the_articles_are_counted_before_they_are_read(news: Path, tmp_path: Path) -> None:
    (news / "table.csv").write_text('text\n"Two\nlines."\nOne.\n')
    assert count_articles([str(news)], tmp_path / "out") == 6
    assert count_articles([str(news), "-"], tmp_path / "out") is None


@pytest.mark.parametrize("path", [".", "news", "news/", "./news/../news", "news/**/*"])
def test_a_run_inside_its_input_is_left_out(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    before = read([path], Path("news/run"))
    (news / "run").mkdir()
    (news / "run" / "articles.jsonl").write_text('{"text": "I am no input."}\n')
    (news / "running.txt").write_text("I am input, though my name begins alike.")
    after = read([path], Path("news/run"))
    assert len(after) == len(before) + 1
    assert not any("articles.jsonl" in id for id in after)
    assert count_articles([path], Path("news/run")) == len(after)


@pytest.mark.parametrize("path", ["news", "news/**/*", "news/*/*.jsonl", "news/*/*/*.jsonl"])
def test_an_older_run_inside_the_input_is_left_out(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (news / "old" / "more.jsonl").write_text('{"text": "Hail fell."}\n')
    before = [] if path == "news/*/*/*.jsonl" else read([path], Path("out"))
    list(run([article_of(1)], news / "old" / "run", load=lambda _: FakeEngine(), settings=Settings()))
    (news / "old" / "run" / "report").mkdir()
    (news / "old" / "run" / "report" / "00001.html").write_text("<p>I am no input.</p>")
    (news / "run.json").write_text('{"text": "I am an article that is called like the header of a run."}')
    if before:
        now = read([path], Path("out"))
        assert sorted(set(now) - {"run.json"}) == sorted(before)
        assert ("run.json" in now) == (path in {"news", "news/**/*"})
    else:
        with pytest.raises(InputError, match="holds no articles"):
            read([path], Path("out"))


def test_a_run_that_is_named_itself_is_refused_with_the_way_to_its_articles(tmp_path: Path) -> None:
    list(run([article_of(1)], tmp_path / "run", load=lambda _: FakeEngine(), settings=Settings()))
    with pytest.raises(InputError, match=r"is the folder of a run; .* its own are in .*run/articles\.jsonl"):
        read([str(tmp_path / "run")], tmp_path / "out")
    assert len(read([str(tmp_path / "run" / "articles.jsonl")], tmp_path / "out")) == 1
    with pytest.raises(InputError, match="lies where this run writes"):
        read([str(tmp_path / "run" / "articles.jsonl")], tmp_path / "run")


def test_only_the_folder_of_the_run_is_left_out_and_not_one_of_its_name(tmp_path: Path) -> None:
    for name in ("a/out/1.txt", "b/out/2.txt", "b/out/3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Rain fell on the town.")
    assert read([str(tmp_path / "a"), str(tmp_path / "b")], tmp_path / "a" / "out") == ["out/2.txt", "out/3.txt"]


def test_a_file_that_two_matches_of_a_pattern_mean_is_not_told_of(news: Path) -> None:
    found = read_inputs([str(news / "**" / "*")], news / "out", columns=Columns(), max_chars=1000)
    assert not any(isinstance(item, Skipped) for item in found)


def test_a_pipe_is_not_emptied_by_counting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rows.jsonl")
    assert count_articles([str(tmp_path / "rows.jsonl")], tmp_path / "out") is None


def test_an_out_beside_the_input_changes_nothing(news: Path, tmp_path: Path) -> None:
    assert len(read([str(news)], tmp_path / "news-out")) == 4
