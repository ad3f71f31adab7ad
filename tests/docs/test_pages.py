"""The documents hang together: links lead somewhere, the tree is that of the repository, and no path of anybody's is in it."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, ROOT, anchors, blocks, links

OTHERS = tuple(
    ROOT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "summarise/models/shipped/MODEL_CARD.md")
)
MACHINE = re.compile(rb"(?<![\w.:/~-])/(?:home|root|Users|work|mnt|opt)/[\w.]|[A-Z]:\\\\?Users\\")


@pytest.fixture(scope="module")
def tracked() -> tuple[str, ...]:
    """The files of the repository that are there."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no checkout of the repository")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(name for name in listed.split("\0") if name and (ROOT / name).is_file())


@pytest.mark.parametrize("page", [*PAGES, *OTHERS], ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        if re.match(r"\w+:", link):
            continue
        name, _, place = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        assert not place or place in anchors(target), link


def test_the_readme_leads_to_every_document() -> None:
    led = {link.partition("#")[0] for link in links(ROOT / "README.md")}
    assert {f"docs/{page.name}" for page in PAGES[1:]} <= led


def tree() -> set[str]:
    """The paths of the tree in the README."""
    (text,) = (block.text for block in blocks(ROOT / "README.md", "text") if block.text.startswith("summarise/\n"))
    found: set[str] = set()
    for line in text.splitlines():
        indent, name = re.match(r"( *)(\S+)", line).groups()  # type: ignore[union-attr]  # no line is empty
        found.add(("summarise/" if indent else "") + name)
        assert name == "summarise/" or len(line.split()) > 2, line
    return found


def test_the_tree_in_the_readme_is_that_of_the_repository(tracked: tuple[str, ...]) -> None:
    there = {name.partition("/")[0] + ("/" if "/" in name else "") for name in tracked if not name.startswith(".")}
    inside = {name.split("/")[1] + ("/" if name.count("/") > 1 else "") for name in tracked if name.startswith("summarise/")}
    assert tree() == there | {f"summarise/{name}" for name in inside - {"__init__.py"}}


def test_no_file_names_a_place_on_somebodys_machine(tracked: tuple[str, ...]) -> None:
    found = {name: place.group() for name in tracked if (place := MACHINE.search((ROOT / name).read_bytes()))}
    assert found == {}


@pytest.mark.parametrize(
    ("text", "is_one"), [(b"see /" + b"home/ana/x", True), (b"in ~/.cache", False), (b"https://a.org/home/x", False)]
)
def test_a_place_on_a_machine_is_known_from_an_address(text: bytes, is_one: bool) -> None:
    assert bool(MACHINE.search(text)) is is_one


def test_the_changelog_has_a_section_with_scores_for_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    sections = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1:]
    assert sections[0].startswith(f"[{version}]")
    assert all("\n### Scores\n" in section for section in sections)


def test_the_model_card_names_the_files_that_the_program_checks() -> None:
    import hashlib

    from summarise.models.adapter import WEIGHTS, shipped_adapter
    from summarise.models.base import FILE, FILE_SHA256, PACKAGE, STATE_SHA256

    card = (shipped_adapter() / "MODEL_CARD.md").read_text(encoding="utf-8")
    weights = hashlib.sha256((shipped_adapter() / WEIGHTS).read_bytes()).hexdigest()
    name, _, version = PACKAGE.partition("==")
    for fact in (weights, FILE, FILE_SHA256, STATE_SHA256, f"`{name}` {version}"):
        assert fact in card, fact


def test_the_score_is_the_same_wherever_it_is_named() -> None:
    pages = [ROOT / "README.md", ROOT / "docs" / "model-card.md", OTHERS[0], OTHERS[3]]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert {score for score in (".629", ".607", ".653", ".625", ".918") if score in text} == {
            ".629",
            ".607",
            ".653",
            ".625",
            ".918",
        }
