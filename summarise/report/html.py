"""The report: one page for up to 200 articles, beyond that an index and a page an article in a folder beside it."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

from summarise.report.environment import assets, environment
from summarise.report.sections import Sections
from summarise.report.spool import Spool
from summarise.report.view import article_view
from summarise.schema import Article, EventSummary, Frozen
from summarise.writing import replacing, writing

ONE_PAGE = 200  # articles
ONE_PAGE_CHARACTERS = 6_000_000  # of text: a browser is slow to open more

_PAGE_NAME = re.compile(r"\d{5,}-[0-9a-f]{10}\.html\Z")

Pair = tuple[Article | None, EventSummary]


class ReportHeader(Frozen):
    """What a report says of itself: `made` is an ISO 8601 time; `settings` are shown as they are."""

    title: str
    model: str
    made: str
    settings: Mapping[str, str] = {}


def write_report(pairs: Iterable[Pair], out: Path, *, header: ReportHeader) -> Path:
    """Write the report of some articles to the file `out` and return it.

    An article that is None is shown without its text. Beyond 200 articles (or six million characters of text) `out` is an
    index, and the articles are pages in the folder of the same name; of those, pages of an earlier report are removed.
    Articles are taken one by one and never held all at once. Raises `OutputError` where a file cannot be written.
    """
    articles = iter(pairs)
    first = _first_page(articles)
    rest = next(articles, None)
    folder = out.with_suffix("") if out.suffix else out.with_name(f"{out.name}-articles")
    with writing(out), ExitStack() as stack:
        if rest is None:
            written = _write_single(first, out, header, stack)
        else:
            first.append(rest)
            written = _write_index(_drain(first, articles), out, folder, header, stack)
        _remove_old(folder, written)
    return out


def _write_single(pairs: deque[Pair], out: Path, header: ReportHeader, stack: ExitStack) -> set[str]:
    sections, stories = Sections(stack), stack.enter_context(Spool())
    story = environment().get_template("story.html")
    only = len(pairs) == 1
    for at, (article, summary) in enumerate(_drain(pairs), 1):
        key = f"a{at}"
        sections.add(summary, page="", key=key)
        stories.add_all(story.generate(view=article_view(article, summary, key), alone=False, only=only))
    _write(out, "single.html", header, {"sections": sections, "stories": stories})
    return set()


def _write_index(pairs: Iterator[Pair], out: Path, folder: Path, header: ReportHeader, stack: ExitStack) -> set[str]:
    sections = Sections(stack)
    written: set[str] = set()
    before: str | None = None
    coming = next(pairs, None)
    at = 0
    while coming is not None:
        (article, summary), coming = coming, next(pairs, None)
        at += 1
        name = _page_name(at, summary)
        after = _page_name(at + 1, coming[1]) if coming else None
        sections.add(summary, page=f"{quote(folder.name)}/{name}", key="a1")
        view = article_view(article, summary, "a1")
        steps = {"index": f"../{quote(out.name)}", "before": before, "after": after}
        _write(folder / name, "page.html", header, {"view": view, "steps": steps, "made_by": summary.provenance})
        written.add(name)
        before = name
    _write(out, "index.html", header, {"sections": sections})
    return written


def _write(out: Path, template: str, header: ReportHeader, context: dict[str, Any]) -> None:
    parts = environment().get_template(template).generate(header=header, assets=assets(), **context)
    with replacing(out) as draft, draft.open("w", encoding="utf-8", newline="\n") as page:
        page.writelines(parts)


def _first_page(articles: Iterator[Pair]) -> deque[Pair]:
    """The articles that may fit on one page: 200, or fewer if their text is long."""
    first: deque[Pair] = deque()
    size = 0
    for article, summary in articles:
        first.append((article, summary))
        size += len(article.text) if article else 0
        if len(first) == ONE_PAGE or size >= ONE_PAGE_CHARACTERS:
            break
    return first


def _drain(first: deque[Pair], rest: Iterable[Pair] = ()) -> Iterator[Pair]:
    while first:
        yield first.popleft()
    yield from rest


def _page_name(at: int, summary: EventSummary) -> str:
    """A safe file name: the place in the run, and a hash because ids may hold anything."""
    return f"{at:05}-{hashlib.sha256(summary.article.id.encode('utf-8', 'replace')).hexdigest()[:10]}.html"


def _remove_old(folder: Path, written: set[str]) -> None:
    """Remove the pages of an earlier report, and nothing else."""
    if not folder.is_dir():
        return
    for page in folder.iterdir():
        if _PAGE_NAME.match(page.name) and page.name not in written:
            page.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
