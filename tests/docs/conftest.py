"""A folder in which what the documents show can be done: articles, an engine without weights, and the command."""

import importlib
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from summarise.cli.main import main
from summarise.settings import DEFAULT_RECORD, Settings, record_type
from tests.docs.blocks import ROOT, blocks
from tests.fakes import FakeEngine, record_of


def engine_for(settings: Settings) -> FakeEngine:
    """An engine that writes records of the type the settings name; one of another type is that of record-types.md."""
    if settings.record == DEFAULT_RECORD:
        return FakeEngine(write=record_of)
    judgements = record_type(settings.record)

    def write(text: str) -> BaseModel:
        return judgements.model_validate({"sentences": [(text.split()[0], "", "", "other")]})

    return FakeEngine(write=write)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with `articles/`, and with the module and the prompt that record-types.md shows."""
    shutil.copytree(ROOT / "examples", tmp_path / "articles")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    page = ROOT / "docs" / "record-types.md"
    (tmp_path / "court.py").write_text(blocks(page, "python")[0].text, encoding="utf-8")
    (tmp_path / "court.md").write_text(blocks(page, "markdown")[0].text, encoding="utf-8")
    monkeypatch.setattr("summarise.models.load", engine_for)
    monkeypatch.setattr("summarise.models.installation.install", lambda **_: tmp_path / "model")
    monkeypatch.setattr("summarise.models.installation.installed", list)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    importlib.invalidate_caches()
    yield tmp_path
    sys.modules.pop("court", None)


@pytest.fixture
def do(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    """Run a `summarise` command line in the working folder; its exit code."""

    def command(line: str) -> int:
        monkeypatch.setattr(sys, "argv", shlex.split(line))
        with pytest.raises(SystemExit) as end:
            main()
        return int(end.value.code or 0)

    return command
