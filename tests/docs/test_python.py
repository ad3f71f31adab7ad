"""The Python that the documents show runs, the JSON is what they say, and the JavaScript agrees with it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarise.articles.read import read_articles
from summarise.extract.grammar import compile_grammar
from summarise.extract.record import PassageRecord
from summarise.passage import FoldedText, Passage
from summarise.schema import Action, Actor, Article, Attribution, ClaimedNumber
from summarise.settings import record_type
from tests.docs.blocks import PAGES, ROOT, blocks

SCHEMA = ROOT / "docs" / "schema.md"
ITEMS: tuple[type[BaseModel], ...] = (Actor, Action, ClaimedNumber, Attribution)


def run_blocks(page: Path) -> dict[str, Any]:
    """Run the Python of a page from top to bottom; the names that are left."""
    names: dict[str, Any] = {"__name__": "shown"}
    for block in blocks(page, "python"):
        exec(compile(block.text, str(page), "exec"), names)  # noqa: S102  # our own documents
    return names


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_the_python_of_a_page_runs(
    do: Callable[[str], int], page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    do("summarise run articles/ -o out --quiet")
    capsys.readouterr()
    run_blocks(page)
    said = capsys.readouterr().out
    assert said or page == SCHEMA
    if page.name in ("README.md", "python.md"):
        assert said.startswith("31")


def test_the_readme_shows_python_in_few_lines() -> None:
    (block,) = blocks(ROOT / "README.md", "python")
    assert len([line for line in block.text.splitlines() if line.strip()]) <= 5


def test_the_record_type_that_is_shown_has_a_grammar(desk: Path) -> None:
    text = FoldedText(text="Ana Reis got six years.", pieces=((0, 0),))
    passage = Passage(article="a", index=0, start=0, end=23, text=text)
    assert "sentences" in compile_grammar(record_type("court:Judgements"), passage)


def test_the_prompt_that_is_shown_is_a_prompt(desk: Path) -> None:
    from summarise.extract.prompt import load_prompt

    assert load_prompt("court.md").name == "court"


def test_the_record_that_is_shown_is_one() -> None:
    (block,) = blocks(ROOT / "docs" / "how-it-works.md", "json")
    assert PassageRecord.model_validate_json(block.text).numbers[0].counted == "bodies"


def ferry() -> Article:
    (article,) = read_articles([str(ROOT / "examples" / "ferry-agency.txt")])
    assert isinstance(article, Article)
    return article


def spans_of(shown: object) -> list[dict[str, Any]]:
    """All spans in some JSON."""
    if isinstance(shown, list):
        return [span for one in shown for span in spans_of(one)]
    if not isinstance(shown, dict):
        return []
    here = [shown] if shown.keys() == {"field", "start", "end", "text"} else []
    return here + [span for one in shown.values() for span in spans_of(one)]


def test_the_items_that_are_shown_are_whole_and_their_spans_hold_by_the_check_that_is_shown() -> None:
    holds = run_blocks(SCHEMA)["holds"]
    article = ferry().model_dump()
    for kind, block in zip(ITEMS, blocks(SCHEMA, "json"), strict=True):
        shown = json.loads(block.text)
        assert kind.model_validate(shown).model_dump(mode="json") == shown
        assert all(holds(span, article) for span in spans_of(shown))
        assert not any(holds(span | {"start": span["start"] + 1}, article) for span in spans_of(shown))


@pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")
def test_the_check_in_javascript_counts_code_points() -> None:
    (block,) = blocks(SCHEMA, "javascript")
    article = {"title": "", "text": "𝔸 🛳️ sank off Port Lisk"}
    start = article["text"].index("Port")
    spans = [{"field": "text", "start": start, "end": start + 9, "text": "Port Lisk"}]
    spans.append(spans[0] | {"start": start + 1})
    script = f"{block.text}\nconsole.log(JSON.stringify({json.dumps(spans)}.map(s => holds(s, {json.dumps(article)}))))"
    said = subprocess.run(["node", "-e", script], check=True, capture_output=True, text=True)
    assert json.loads(said.stdout) == [True, False]


def test_the_schema_page_names_every_field() -> None:
    from summarise.schema import Claim, Coverage, EventSummary, NumberValue, Party, Provenance, Span

    text = SCHEMA.read_text(encoding="utf-8")
    others: tuple[type[BaseModel], ...] = (EventSummary, Span, Party, NumberValue, Claim, Coverage, Provenance, Article)
    for record in (*others, *ITEMS):
        for field in record.model_fields:
            assert f"`{field}`" in text, f"{record.__name__}.{field}"


def test_record_types_names_every_argument_of_copied() -> None:
    from summarise.extract.record import Copied
    from tests.docs.blocks import rows

    page = (ROOT / "docs" / "record-types.md").read_text(encoding="utf-8")
    told = {cells[0].strip("`"): cells[1].strip("`").replace('"', "'") for cells in rows(page.split("\n## Copied")[1])}
    assert told == {name: repr(default) for name, default in Copied()._asdict().items()}
