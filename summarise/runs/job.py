"""One run: articles in, the run directory filled; killed or stopped, it goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from summarise.articles.read import Skipped
from summarise.errors import InputError, OutputError
from summarise.extract.engine import Engine
from summarise.runs.directory import clear, holds_work, locked, refuse_foreign
from summarise.runs.files import ArticleKept, RunFiles
from summarise.runs.header import RunHeader, compare_engine, compare_settings, read_header, write_header
from summarise.schema import Frozen
from summarise.settings import DEFAULT_RECORD, Settings, record_type
from summarise.stream import Event, Input, provenance, summarise_articles


class RunStarted(Frozen):
    """The engine is loaded, the header is written, and the first passages are on their way."""

    header: RunHeader


class RunComplete(Frozen):
    """Everything is read and written; the header as it stands in `run.json`."""

    header: RunHeader


RunEvent = RunStarted | Event | ArticleKept | Skipped | RunComplete


def run(
    articles: Iterable[Input],
    out: Path,
    *,
    load: Callable[[Settings], Engine],
    settings: Settings,
    inputs: tuple[str, ...] = (),
    fresh: bool = False,
) -> Generator[RunEvent, None, None]:
    """Summarise articles into the run directory `out` and tell of each step as it is done and written.

    Nothing is loaded or made before the first article is read. What `out` holds is gone on with: unchanged articles are kept,
    the rest is done; `fresh` begins anew. Articles that are no longer in the input are left out in the end. However it ends,
    what was done is kept; who stops listening closes the generator. Raises `InputError` (nothing to read), `RunError`,
    `OutputError`, `ModelError`.
    """
    refuse_foreign(out)
    source = iter(articles)
    first = next(source, None)
    if first is None:
        raise InputError(f"There is no article in {', '.join(inputs) or 'the input'}.")
    with locked(out):
        engine, header = _begin(out, load=load, settings=settings, inputs=inputs, fresh=fresh)
        try:
            yield RunStarted(header=header)
            with ExitStack() as open_files:
                files = RunFiles(out, open_files)
                yield from _work(chain([first], source), files, engine, settings)
            counts, hashes = files.put_in_order()
            header = header.model_copy(update={"status": "complete", "ended": _now(), "counts": counts, "hashes": hashes})
            write_header(out, header)
        except BaseException:
            with suppress(OutputError):  # what stopped the run is the error to show
                write_header(out, header.model_copy(update={"status": "interrupted", "ended": _now()}))
            raise
    yield RunComplete(header=header)


def _begin(
    out: Path, *, load: Callable[[Settings], Engine], settings: Settings, inputs: tuple[str, ...], fresh: bool
) -> tuple[Engine, RunHeader]:
    """Compare with what is there before anything is loaded or changed, then load the engine and write the header."""
    old = read_header(out) if not fresh and holds_work(out) else None
    if old is not None:
        compare_settings(out, old, settings)
    if settings.record != DEFAULT_RECORD:
        record_type(settings.record)
    engine = load(settings)
    identity, made_by = dict(engine.identity), provenance(engine, settings)
    if old is not None:
        compare_engine(out, old, identity, made_by)
    if fresh:
        clear(out)
    header = RunHeader(status="started", started=_now(), inputs=inputs, settings=settings, engine=identity, provenance=made_by)
    write_header(out, header)
    return engine, header


def _work(articles: Iterable[Input], files: RunFiles, engine: Engine, settings: Settings) -> Iterator[RunEvent]:
    files.log("start")
    for event in summarise_articles(files.to_do(articles), engine=engine, settings=settings, recall=files.recall):
        files.write(event)
        yield from files.aside()
        yield event
    yield from files.aside()
    files.log("end")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
