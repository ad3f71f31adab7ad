"""What the tests of reports and exports share: an invented article with its summary, hostile texts, a browser."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from summarise.schema import Article, EventSummary, Span

HOSTILE = (
    "<script>document.title = 'owned'; document.body.dataset.owned = 1</script>",
    '"><img src=x onerror="document.body.dataset.owned=1">',
    "</script></style></title></textarea><svg onload=document.body.dataset.owned=1>",
    "' onmouseover='document.body.dataset.owned=1' autofocus onfocus='document.body.dataset.owned=1",
    "javascript:document.body.dataset.owned=1",
    "{{ 7 * 191 }} {% include 'base.html' %} {# gone #} ${7 * 191}",
    "<!-- --><!--> ]]> &lt;b&gt; &#60;i&#62; <iframe srcdoc='<script>parent.document.body.dataset.owned=1</script>'></iframe>",
    "\u202egnp.exe\u202c \u2066isolated\u2069 \x00 \x1b[31mred\x1b]0;title\x07 \x9b31m \x7f",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example/'><link href=x>",
    "[bold red]markup[/bold red] [link=https://evil.example]here[/link] :skull: [/]",
    '=HYPERLINK("https://evil.example") @SUM(1) +1 -1',
)


def _load(name: str) -> ModuleType:
    """A module beside this file: with `--import-mode=importlib` tests cannot import one another."""
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"report_tests_{name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def example() -> Any:
    """`example.article` and `example.summary`."""
    return _load("example").build_example()


@pytest.fixture(scope="session")
def build() -> Callable[..., EventSummary]:
    """`build(article, actors=…)`: a summary of an article with the lists given."""
    return _load("example").plain_summary


@pytest.fixture(scope="session")
def hostile(build: Callable[..., EventSummary]) -> tuple[Article, EventSummary]:
    """An article of hostile strings, each of which stands in every field of every item."""
    return _load("example").build_hostile(HOSTILE)


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A tab of headless Chromium."""
    if shutil.which("chromium") is None:
        pytest.skip("chromium is not on PATH")
    with _load("chromium").chromium(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="session")
def place() -> Callable[..., Span]:
    """`place(text, words)`: the span of some words."""
    return _load("example").span
