"""Articles, passages and extractions by hand, for the tests of assembly."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from summarise.assemble.summary import assemble
from summarise.assemble.verify import verify
from summarise.extract.record import Extraction, TokenTrace
from summarise.passage import FoldedText, Passage
from summarise.schema import Article, EventSummary, Excluded, Provenance

PROVENANCE = Provenance(model="by hand", prompt="none", record="PassageRecord")
Rows = dict[str, Sequence[Sequence[str]]]


def folded(text: str, ranges: Sequence[tuple[int, int]]) -> FoldedText:
    """The words of some ranges of a text, one blank between them."""
    pieces: list[tuple[int, int]] = []
    out = ""
    for start, end in ranges:
        for word in re.finditer(r"\S+", text[start:end]):
            out += " " if out else ""
            pieces.append((len(out), start + word.start()))
            out += word.group()
    return FoldedText(text=out, pieces=tuple(pieces))


def passage_of(article: Article, start: int, end: int, *, index: int = 0, before: tuple[int, int] | None = None) -> Passage:
    """The passage of a range, its furniture left out."""
    ranges = []
    at = start
    for excluded in article.excluded:
        if start <= excluded.start and excluded.end <= end:
            ranges.append((at, excluded.start))
            at = excluded.end
    return Passage(
        article=article.id,
        index=index,
        start=start,
        end=end,
        text=folded(article.text, [*ranges, (at, end)]),
        before=folded(article.text, [before] if before else []),
        headline=folded(article.title, [(0, len(article.title))]),
    )


def passages_of(article: Article) -> list[Passage]:
    """A passage for each paragraph (blank lines stand between them), each with the paragraph before it as context."""
    ranges = [match.span() for match in re.finditer(r"[^\n\r](?:.*[^\n\r])?", article.text)]
    return [
        passage_of(article, start, end, index=index, before=ranges[index - 1] if index else None)
        for index, (start, end) in enumerate(ranges)
    ]


def record_json(**rows: Any) -> str:
    """A passage record as compact JSON; lists that are not given are empty."""
    lists = {name: rows.get(name, []) for name in ("actors", "actions", "numbers", "attributions")}
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))


def extraction_of(
    passage: Passage, record: str | None, *, tokens: TokenTrace | None = None, failure: str | None = None
) -> Extraction:
    """What came of a passage."""
    return Extraction(
        article=passage.article,
        passage=passage.index,
        start=passage.start,
        end=passage.end,
        sha256=passage.sha256,
        record=record,
        tokens=tokens,
        failure=failure,
    )


def article_of(*paragraphs: str, title: str = "", furniture: Sequence[str] = (), language: str | None = "en") -> Article:
    """An article of some paragraphs; `furniture` are strings of it that are excluded."""
    text = "\n\n".join(paragraphs)
    excluded = sorted((text.index(string), text.index(string) + len(string)) for string in furniture)
    return Article(
        id="lisk.txt",
        text=text,
        title=title,
        language=language,
        excluded=tuple(Excluded(start=start, end=end, reason="caption") for start, end in excluded),
    )


def summary_of(article: Article, *records: Rows) -> EventSummary:
    """The verified summary of an article, one record for each of its paragraphs."""
    passages = passages_of(article)
    extractions = [extraction_of(p, record_json(**record)) for p, record in zip(passages, records, strict=True)]
    summary = assemble(article, passages, extractions, provenance=PROVENANCE)
    assert verify(summary, article) == []
    return summary
