"""What stands in our Markdown: fenced blocks, headings, links, tables."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


class Block(NamedTuple):
    """A fenced block: the page it stands on, its language, its text."""

    page: Path
    language: str
    text: str


def blocks(page: Path, language: str) -> list[Block]:
    """The fenced blocks of a page in one language, in order."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [Block(page, name, text) for name, text in found if name == language]


def commands(page: Path) -> list[str]:
    """The shell commands of a page, one a line."""
    return [line for block in blocks(page, "sh") for line in block.text.splitlines() if line.strip()]


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """The places on a page that a link may lead to, as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> list[str]:
    """The targets of the links of a page."""
    return re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", prose(page))


def rows(text: str) -> list[list[str]]:
    """The cells of the rows of the tables in a text, without heads and rules."""
    found = [line for line in text.splitlines() if line.startswith("|")]
    heads = {at - 1 for at, line in enumerate(found) if set(line) <= set("|- :")}
    return [
        [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for at, line in enumerate(found)
        if at not in heads and at - 1 not in heads
    ]
