"""Opening a run directory: to write, alone and only where it is ours; to read, as a stream of articles and summaries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout
from pydantic import ValidationError

from summarise.errors import RunError
from summarise.extract.record import Extraction
from summarise.runs.header import RunHeader, read_header
from summarise.runs.lines import line_at, read_lines
from summarise.schema import RUN_HEADER, Article, EventSummary, Frozen
from summarise.writing import writing

ARTICLES, RECORDS, SUMMARIES, LOG = "articles.jsonl", "records.jsonl", "summaries.jsonl", "log.jsonl"
LOCK = ".lock"
OURS = (ARTICLES, RECORDS, SUMMARIES, LOG, "report.html", RUN_HEADER)  # the header last: until then the folder is a run


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Make `out` where it is missing and hold it alone.

    Raises `RunError` for a foreign folder or a second run, `OutputError` where the folder cannot be made or locked.
    """
    refuse_foreign(out)
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise RunError(f"Another run is writing to {out}: wait until it is done, or give another OUT.") from error
    try:
        yield
    finally:
        lock.release()


def refuse_foreign(out: Path) -> None:
    """Raise `RunError` where `out` is something else than a run directory or an empty folder."""
    with writing(out):
        if not out.exists():
            return
        if not out.is_dir():
            raise RunError(f"{out} is a file: give a folder for the run.")
        if not (out / RUN_HEADER).exists() and any(entry.name != LOCK for entry in out.iterdir()):
            raise RunError(
                f"{out} is not empty and no run directory (it has no {RUN_HEADER}): give another OUT, or an empty folder."
            )


def holds_work(out: Path) -> bool:
    """Whether anything was made yet: a run that failed at its first passage may be begun with other settings."""
    return any((out / name).exists() and (out / name).stat().st_size for name in (RECORDS, SUMMARIES))


def clear(out: Path) -> None:
    """Remove what a run wrote, and nothing else; raises `OutputError`."""
    for name in OURS:
        with writing(out / name):
            (out / name).unlink(missing_ok=True)


def article_lines(out: Path) -> Iterator[tuple[int, str, Any]]:
    """Offset, id and value of every article that was written; the last of an id counts."""
    return ((offset, line["id"], line) for offset, line in read_lines(out / ARTICLES) if isinstance(line.get("id"), str))


def summary_lines(out: Path) -> Iterator[tuple[int, str, Any]]:
    """Offset, id and value of every summary that was written; the last of an id counts."""
    return ((offset, line["article"]["id"], line) for offset, line in read_lines(out / SUMMARIES) if _is_summary(line))


def record_lines(out: Path) -> Iterator[tuple[int, Extraction]]:
    """Offset and extraction of every passage that was written; the last of an article and passage counts."""
    for offset, line in read_lines(out / RECORDS):
        try:
            extraction = Extraction.model_validate(line)
            bytes.fromhex(extraction.sha256)
        except ValueError:  # a damaged line is a passage that is read again
            continue
        yield offset, extraction


Line = TypeVar("Line", bound=Frozen)


def _is_summary(line: dict[str, Any]) -> bool:
    """Whether a line has what a resumed run asks of a summary."""
    article, coverage = line.get("article"), line.get("coverage")
    return (
        isinstance(article, dict)
        and isinstance(article.get("id"), str)
        and isinstance(coverage, dict)
        and {"passages", "failed"} <= coverage.keys()
        and "error" in line
    )


class Run:
    """A run that is read: its header and its summaries, with offsets only in memory."""

    def __init__(self, out: str | Path) -> None:
        """Open the run in `out`, finished or not; raises `RunError` where there is none."""
        out = Path(out)
        header = read_header(out)
        if header is None:
            raise RunError(f"{out} holds no run ({RUN_HEADER} is missing): give the folder that `summarise run -o` wrote.")
        self.out = out
        self.header: RunHeader = header
        self._articles = {id: offset for offset, id, _ in article_lines(out)}
        self._summaries = {id: offset for offset, id, _ in summary_lines(out)}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all articles that have a summary."""
        return tuple(self._summaries)

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles that were opened, those without a summary among them."""
        return tuple(self._articles)

    def article(self, id: str) -> Article | None:
        """The article of this id as it was read; None where it could not be."""
        offset = self._articles.get(id)
        return None if offset is None else _read(Article, self.out / ARTICLES, offset)

    def summary(self, id: str) -> EventSummary:
        """The summary of the article of this id; raises `RunError` where there is none."""
        offset = self._summaries.get(id)
        if offset is None:
            raise RunError(f"{self.out} has no article {id!r}: `summarise show {self.out}` lists them.")
        return _read(EventSummary, self.out / SUMMARIES, offset)

    def summaries(self) -> Iterator[EventSummary]:
        """All summaries, one at a time."""
        return (self.summary(id) for id in self._summaries)

    def pairs(self) -> Iterator[tuple[Article | None, EventSummary]]:
        """All articles with their summaries, one at a time."""
        for id in self._summaries:
            article, summary = self.article(id), self.summary(id)
            unread = summary.error is not None and article is not None and article.sha256 != summary.article.sha256
            yield (None if unread else article), summary

    def find(self, wish: str) -> str:
        """The id that `wish` means: an id, or the only one that contains it; raises `RunError` otherwise."""
        if wish in self._summaries:
            return wish
        meant = [id for id in self._summaries if wish.lower() in id.lower()]
        if len(meant) != 1:
            many = f"{len(meant)} articles: {', '.join(meant[:5])}" if meant else "no article"
            raise RunError(f"{wish!r} means {many}: `summarise show {self.out}` lists them all.")
        return meant[0]


def _read(record: type[Line], path: Path, offset: int) -> Line:
    """The record on a line; raises `RunError` where the line is none, as one that another version wrote."""
    try:
        return record.model_validate_json(line_at(path, offset))
    except ValidationError as error:
        raise RunError(
            f"{path} holds a line at byte {offset:,} that is no {record.__name__} of this version: it is damaged or of another "
            "version; make it again with `summarise assemble`, or with `summarise run --fresh`."
        ) from error
