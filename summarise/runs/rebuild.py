"""A run without its model: every summary made again from the articles and the records, and every span checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from summarise.articles.passages import cut
from summarise.assemble.summary import failed_article
from summarise.assemble.verify import verify, walk
from summarise.extract.record import Extraction
from summarise.runs.directory import RECORDS, SUMMARIES, Run, locked, record_lines
from summarise.runs.header import Counts, write_header
from summarise.runs.lines import line_at, replace
from summarise.schema import Frozen, Provenance, Span
from summarise.settings import DEFAULT_RECORD, record_type
from summarise.stream import ArticleDone, finish, not_cut, versions


class Check(Frozen):
    """What a run's spans were found to be: how many were checked, and each that does not hold."""

    articles: int
    spans: int
    problems: tuple[str, ...]


def rebuild(out: Path) -> Counts:
    """Make every summary of a run again from `articles.jsonl` and `records.jsonl`; raises `RunError`, `OutputError`.

    Passages are cut again as the header says; one whose words are not those of its record is a failed passage. A failed article
    without text keeps its line. `provenance` names the version of summarise that assembled.
    """
    Run(out)  # a folder without a run is left alone
    with locked(out):
        run = Run(out)
        made_by = run.header.provenance.model_copy(update={"versions": run.header.provenance.versions | _own_version()})
        ids = tuple(dict.fromkeys(run.ids + run.article_ids))
        counts = {"articles": 0, "failed": 0, "passages": 0, "failed_passages": 0}
        sha256 = replace(out / SUMMARIES, _lines(done_again(run, ids, made_by), counts))
        hashes = run.header.hashes and run.header.hashes | {SUMMARIES: sha256}
        write_header(out, run.header.model_copy(update={"counts": Counts(**counts), "hashes": hashes}))
        return Counts(**counts)


def check(out: Path) -> Check:
    """Hold every span of every summary of a run against its article; raises `RunError` where there is no run."""
    articles, spans, problems = 0, 0, []
    for article, summary in Run(out).pairs():
        articles += 1
        spans += sum(isinstance(record, Span) for _, record in walk(summary, "summary"))
        if article is not None:
            problems += [f"{article.id}: {problem}" for problem in verify(summary, article)]
        elif summary.error is None:
            problems.append(f"{summary.article.id}: its article is missing from the run")
    return Check(articles=articles, spans=spans, problems=tuple(problems))


def done_again(run: Run, ids: Iterable[str], made_by: Provenance) -> Iterator[ArticleDone]:
    """Take articles the last part of the way again, from their records; one without text keeps its summary."""
    record = run.header.settings.record
    own = None if record == DEFAULT_RECORD else record_type(record)
    records = _records(run.out)
    for id in ids:
        article = run.article(id)
        if article is None:
            yield ArticleDone(article=None, extractions=(), summary=run.summary(id))
            continue
        try:
            passages = cut(article, words=run.header.settings.passage_words)
        except Exception as error:  # as in the run itself: its summary says so
            yield ArticleDone(article=article, extractions=(), summary=failed_article(article, not_cut(error), made_by))
            continue
        offsets = [records[id, passage.index] for passage in passages if (id, passage.index) in records]
        extractions = tuple(Extraction.model_validate_json(line_at(run.out / RECORDS, offset)) for offset in offsets)
        yield finish(article, passages, extractions, provenance=made_by, record=own)


def _records(out: Path) -> dict[tuple[str, int], int]:
    return {(extraction.article, extraction.passage): offset for offset, extraction in record_lines(out)}


def _lines(articles: Iterator[ArticleDone], counts: dict[str, int]) -> Iterator[bytes]:
    for article in articles:
        summary = article.summary
        counts["articles"] += 1
        counts["failed"] += summary.error is not None
        counts["passages"] += summary.coverage.passages
        counts["failed_passages"] += len(summary.coverage.failed)
        yield summary.model_dump_json().encode() + b"\n"


def _own_version() -> dict[str, str]:
    return {name: found for name, found in versions().items() if name == "summarise"}
