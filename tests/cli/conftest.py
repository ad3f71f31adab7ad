"""What the tests of the command line share: a command run in this process with a fake engine, and something to read."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from summarise.cli.main import main
from tests.fakes import FakeEngine, article_of


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def summarise(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in this process with a fake engine."""

    def command(*words: object, engine: FakeEngine | None = None) -> Said:
        monkeypatch.setattr("summarise.models.load", lambda _: engine or FakeEngine())
        monkeypatch.setattr(sys, "argv", ["summarise", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        return Said(int(end.value.code or 0), said.out, said.err)

    return command


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles."""
    (tmp_path / "news").mkdir()
    for number in range(3):
        article = article_of(number)
        (tmp_path / "news" / article.id).write_text(f"{article.title}\n\n{article.text}", encoding="utf-8")
    return tmp_path / "news"
