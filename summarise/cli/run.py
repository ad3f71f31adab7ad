"""`summarise run`: articles in, a run directory out."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from summarise.cli import options

if TYPE_CHECKING:
    from summarise.cli.progress import Display
    from summarise.runs.directory import Run

FAILURES_SHOWN = 20


def command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders (with all below), globs, or - for standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The folder that the run is written to.")],
    model: options.Model = None,
    adapter: options.Adapter = None,
    prompt: options.Prompt = None,
    record: options.Record = None,
    device: options.Device = None,
    dtype: options.Dtype = None,
    batch_size: options.BatchSize = None,
    passage_words: options.PassageWords = None,
    max_tokens: options.MaxTokens = None,
    decoder: options.Decoder = None,
    max_chars: options.MaxChars = None,
    offline: options.Offline = None,
    boundaries: options.Boundaries = None,
    finder: options.Finder = None,
    order: options.Order = None,
    id_column: options.IdColumn = None,
    title_column: options.TitleColumn = None,
    text_column: options.TextColumn = None,
    html_column: options.HtmlColumn = None,
    url_column: options.UrlColumn = None,
    published_column: options.PublishedColumn = None,
    outlet_column: options.OutletColumn = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew: what a run wrote to OUT before is removed.")] = False,
    report: Annotated[bool, typer.Option("--report/--no-report", help="Write OUT/report.html at the end.")] = True,
    show: Annotated[int, typer.Option(metavar="N", min=0, help="Show the digest of the first N articles at the end.")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but what went wrong.")] = False,
    json_log: Annotated[bool, typer.Option("--json-log", help="Write progress as JSON lines to standard error.")] = False,
) -> None:
    """Summarise articles: who acted, what they did, which numbers are claimed and who said so.

    A run that was stopped or killed goes on when the same command is given again. Exit codes: 0 all done, 1 some articles
    failed, 2 the run could not start or go on, 130 stopped.
    """
    settings = options.given(
        model=model,
        adapter=adapter,
        prompt=prompt,
        record=record,
        device=device,
        dtype=dtype,
        batch_size=batch_size,
        passage_words=passage_words,
        max_tokens=max_tokens,
        decoder=decoder,
        max_chars=max_chars,
        offline=offline,
        boundaries=boundaries,
        finder=finder,
        order=order,
    )
    columns = options.given(
        id=id_column,
        title=title_column,
        text=text_column,
        html=html_column,
        url=url_column,
        published=published_column,
        outlet=outlet_column,
    )
    display: Display = "json" if json_log else "quiet" if quiet else "live" if sys.stderr.isatty() else "plain"
    with _stoppable():
        try:
            skipped = _run(paths, out, settings=settings, columns=columns, fresh=fresh, display=display)
            failed = _tell(out, skipped, report=report, show=show, quiet=quiet)
        except KeyboardInterrupt:
            _stopped(out, quiet=quiet or json_log)
    raise typer.Exit(1 if failed else 0)


def _run(
    paths: list[str], out: Path, *, settings: dict[str, Any], columns: dict[str, str], fresh: bool, display: Display
) -> list[str]:
    """Complete the run in `out`; sentences on the files that were not looked into."""
    from summarise.articles.read import Columns, Skipped
    from summarise.cli.progress import follow
    from summarise.models import load
    from summarise.runs.inputs import count_articles, read_inputs
    from summarise.runs.job import run
    from summarise.settings import Settings

    chosen = Settings(**settings)
    articles = read_inputs(paths, out, columns=Columns(**columns), max_chars=chosen.max_chars)
    expected = count_articles(paths, out)
    with closing(run(articles, out, load=load, settings=chosen, inputs=tuple(paths), fresh=fresh)) as events:
        followed = follow(events, display=display, expected=expected)
        return [event.reason for event in followed if isinstance(event, Skipped)]


def _tell(out: Path, skipped: list[str], *, report: bool, show: int, quiet: bool) -> int:
    """At the end: a few digests, what failed and what was left out, the counts, where the report is; how many failed."""
    from summarise.cli.words import counted
    from summarise.report.visible import one_line
    from summarise.runs.directory import Run
    from summarise.settings import DEFAULT_RECORD

    run = Run(out)
    header = run.header
    page = None
    if report and header.settings.record == DEFAULT_RECORD:
        from summarise.cli.report import write

        page = write(run, out / "report.html")
    if quiet:
        return header.counts.failed
    _show(run, show)
    _tell_failures(run, header.counts.failed)
    for reason in skipped:
        print(f"skipped: {one_line(reason)}")
    if header.counts.left_out:
        print(f"Left out, no longer in the input: {header.counts.left_out:,}.")
    print(f"{counted(header.counts)} in {out}.")
    if page is not None:
        print(f"Report: {page}")
    elif header.settings.record != DEFAULT_RECORD:
        print(f"`summarise export {out} --to jsonl` writes the rows with their places.")
    return header.counts.failed


def _tell_failures(run: Run, failed: int) -> None:
    from summarise.cli.words import failure

    if failed:
        for summary in islice((summary for summary in run.summaries() if summary.error is not None), FAILURES_SHOWN):
            print(f"failed: {failure(summary)}")
    if failed > FAILURES_SHOWN:
        print(f"failed: {failed - FAILURES_SHOWN:,} more; `summarise show {run.out}` lists them.")


def _show(run: Run, most: int) -> None:
    if not most:
        return
    from rich.console import Console

    from summarise.report.terminal import digest

    console = Console()
    for article, summary in islice((pair for pair in run.pairs() if pair[1].error is None), most):
        console.print(digest(summary, article))
        console.rule(style="dim")


def _stopped(out: Path, *, quiet: bool) -> NoReturn:
    from summarise.runs.directory import Run

    if not quiet:
        done = len(Run(out).ids) if (out / "run.json").exists() else 0
        print(f"Stopped; {done:,} articles are done and kept in {out}: the same command goes on from there.", file=sys.stderr)
    raise typer.Exit(130)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM end the run as Ctrl-C does."""

    def stop(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
