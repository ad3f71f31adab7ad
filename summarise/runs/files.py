"""The files of a run while it is going on: what stands where, what is done, and the last putting in order."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

from summarise.articles.read import ReadFailure, Skipped
from summarise.extract.record import Extraction
from summarise.passage import Passage
from summarise.runs.directory import ARTICLES, LOG, RECORDS, SUMMARIES, article_lines, record_lines, summary_lines
from summarise.runs.header import Counts
from summarise.runs.lines import LineFile, line_at, replace
from summarise.schema import Article, Frozen, article_info
from summarise.stream import ArticleDone, ArticleOpened, Event, Input, PassageDone

NOWHERE = -1


class ArticleKept(Frozen):
    """An article that was done before and did not change."""

    id: str


class RunFiles:
    """Writes the events of a run and knows by offsets what is there; a few hundred bytes of memory an article."""

    def __init__(self, out: Path, open_files: ExitStack) -> None:
        """Open the files of `out` and find what they hold; they are closed with `open_files`."""
        self._out = out
        self._articles, self._records, self._summaries, self._log = (
            open_files.enter_context(LineFile(out / name)) for name in (ARTICLES, RECORDS, SUMMARIES, LOG)
        )
        self._order: dict[str, None] = {}  # the ids as the input gives them
        self._aside: list[ArticleKept | Skipped] = []
        self._article_at: dict[str, tuple[int, bytes]] = {}  # offset, hash of the line
        self._summary_at: dict[str, int] = {}
        self._whole: dict[
            str, tuple[bytes, int]
        ] = {}  # without a failure: hash of what the summary says of the article, passages
        self._records_at: dict[str, array[int]] = {}  # by passage
        self._known: dict[bytes, int] = {}  # passage hash -> a record that succeeded
        self._find()

    def to_do(self, articles: Iterable[Input]) -> Iterator[Article | ReadFailure]:
        """The articles that are new, changed or failed before; the others are kept. A second article of one id is not taken."""
        for article in articles:
            if isinstance(article, Skipped):
                self._aside.append(article)
                continue
            if article.id in self._order:
                continue
            self._order[article.id] = None
            if isinstance(article, Article) and self._is_done(article):
                self._aside.append(ArticleKept(id=article.id))
            else:
                yield article

    def aside(self) -> list[ArticleKept | Skipped]:
        """What needed no work since the last call."""
        aside, self._aside = self._aside, []
        return aside

    def recall(self, passage: Passage) -> Extraction | None:
        """The record of equal text, where there is one."""
        offset = self._known.get(bytes.fromhex(passage.sha256))
        return None if offset is None else Extraction.model_validate_json(self._records.line_at(offset))

    def write(self, event: Event) -> None:
        """Keep what an event says; it is on the disk when this returns (after a power cut: all but the last second)."""
        if isinstance(event, ArticleOpened):
            self._write_article(event.article, event.passages)
        elif isinstance(event, PassageDone):
            self._write_record(event.extraction, recalled=event.recalled)
        else:
            self._write_summary(event)

    def log(self, event: str, **said: Any) -> None:
        """Write a line of the log, with the time of day."""
        self._log.append(to_json({"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event} | said).decode())

    def put_in_order(self) -> tuple[Counts, dict[str, str]]:
        """Rewrite the files in the order of the input, without what is no longer in it; their counts and sha256.

        The files must be closed. Each is replaced at once, and any mixture of old and new ones is a run that can be read.
        """
        counts = {"articles": 0, "failed": 0, "passages": 0, "failed_passages": 0}
        hashes = {
            SUMMARIES: replace(
                self._out / SUMMARIES, self._summary_lines(counts)
            ),  # first: no summary is ever without its article
            RECORDS: replace(self._out / RECORDS, self._record_lines()),
            ARTICLES: replace(self._out / ARTICLES, self._article_lines()),
        }
        return Counts(**counts, left_out=len(self._summary_at.keys() - self._order.keys())), hashes

    def _find(self) -> None:
        for offset, id, _ in article_lines(self._out):
            self._article_at[id] = offset, _digest(self._articles.line_at(offset).rstrip(b"\n"))
        for offset, extraction in record_lines(self._out):
            self._place(extraction, offset)
        for offset, id, line in summary_lines(self._out):
            self._note_summary(id, offset, line)

    def _is_done(self, article: Article) -> bool:
        _, written = self._article_at.get(article.id, (NOWHERE, b""))
        summarised, passages = self._whole.get(article.id, (b"", 0))
        places = self._records_at.get(article.id, array("q"))
        return (
            written == _digest(to_json(article))
            and summarised == _digest(to_json(article_info(article)))
            and len(places) == passages
            and NOWHERE not in places
        )

    def _write_article(self, article: Article, passages: int) -> None:
        line = article.model_dump_json()
        if self._article_at.get(article.id, (NOWHERE, b""))[1] != _digest(line.encode()):
            self._article_at[article.id] = self._articles.append(line), _digest(line.encode())
        self._records_at[article.id] = array("q", [NOWHERE]) * passages

    def _write_record(self, extraction: Extraction, *, recalled: bool) -> None:
        line = extraction.model_dump_json()
        offset = self._known.get(bytes.fromhex(extraction.sha256), NOWHERE) if recalled else NOWHERE
        if offset == NOWHERE or self._records.line_at(offset) != line.encode() + b"\n":
            offset = self._records.append(line)
        self._place(extraction, offset)
        if extraction.usage is not None:
            self.log("passage", article=extraction.article, passage=extraction.passage, **extraction.usage.model_dump())

    def _write_summary(self, event: ArticleDone) -> None:
        summary = event.summary
        id = summary.article.id
        if event.article is None:  # what an earlier run read of it is no longer there
            self._article_at.pop(id, None)
            self._records_at.pop(id, None)
        elif id not in self._article_at:
            self._write_article(event.article, 0)
        line = summary.model_dump_json()
        self._note_summary(id, self._summaries.append(line), from_json(line))
        self.log("article", article=id, passages=len(event.extractions), error=summary.error)
        for file in (self._articles, self._records, self._summaries):
            file.sync()

    def _place(self, extraction: Extraction, offset: int) -> None:
        places = self._records_at.setdefault(extraction.article, array("q"))
        places.extend([NOWHERE] * (extraction.passage + 1 - len(places)))
        places[extraction.passage] = offset
        if extraction.failure is None:
            self._known[bytes.fromhex(extraction.sha256)] = offset

    def _note_summary(self, id: str, offset: int, line: dict[str, Any]) -> None:
        self._summary_at[id] = offset
        self._whole.pop(id, None)
        if line.get("error") is None and not line["coverage"]["failed"]:
            self._whole[id] = _digest(to_json(line["article"])), line["coverage"]["passages"]

    def _article_lines(self) -> Iterator[bytes]:
        for id in self._order:
            if id in self._article_at:
                yield line_at(self._out / ARTICLES, self._article_at[id][0])

    def _record_lines(self) -> Iterator[bytes]:
        for id in self._order:
            for offset in self._records_at.get(id, ()):
                if offset != NOWHERE:
                    yield line_at(self._out / RECORDS, offset)

    def _summary_lines(self, counts: dict[str, int]) -> Iterator[bytes]:
        for id in self._order:
            line = line_at(self._out / SUMMARIES, self._summary_at[id])
            summary = from_json(line)
            counts["articles"] += 1
            counts["failed"] += summary["error"] is not None
            counts["passages"] += summary["coverage"]["passages"]
            counts["failed_passages"] += len(summary["coverage"]["failed"])
            yield line


def _digest(line: bytes) -> bytes:
    return hashlib.blake2b(line, digest_size=16).digest()
