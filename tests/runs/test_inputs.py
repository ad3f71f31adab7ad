"""What a run reads: counted beforehand, and never itself."""

from pathlib import Path

import pytest

from summarise.articles.read import Columns
from summarise.runs.inputs import count_articles, read_inputs
from summarise.schema import Article


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


def test_an_out_beside_the_input_changes_nothing(news: Path, tmp_path: Path) -> None:
    assert len(read([str(news)], tmp_path / "news-out")) == 4
