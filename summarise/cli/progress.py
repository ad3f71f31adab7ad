"""How far a run is, on standard error: a live line, plain lines now and then, JSON lines for machines, or nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from summarise.cli.words import clock, number
from summarise.runs.files import ArticleKept
from summarise.runs.job import RunComplete, RunEvent, RunStarted
from summarise.stream import ArticleDone, ArticleOpened, PassageDone

Display = Literal["live", "plain", "json", "quiet"]
PLAIN_SECONDS = 10.0
READING = "The model is loaded and reads the first passages."


@dataclass
class Tally:
    """What has happened so far; `expected` is the number of articles in the input, where it is known."""

    expected: int | None = None
    articles: int = 0
    failed: int = 0
    kept: int = 0
    unread: int = 0
    opened: int = 0
    passages: int = 0
    opened_passages: int = 0
    tokens: int = 0
    began: float | None = None

    def add(self, event: RunEvent) -> None:
        """Count an event."""
        self.began = self.began or monotonic()
        if isinstance(event, ArticleOpened):
            self.opened += 1
            self.opened_passages += event.passages
        elif isinstance(event, PassageDone):
            self.passages += 1
            usage = event.extraction.usage
            self.tokens += usage.output_tokens if usage else 0
        elif isinstance(event, ArticleDone):
            self.articles += 1
            self.failed += event.summary.error is not None
            self.unread += event.article is None
        elif isinstance(event, ArticleKept):
            self.kept += 1

    @property
    def seconds(self) -> float:
        """Seconds since the first event: loading the model is not counted."""
        return 0.0 if self.began is None else monotonic() - self.began

    @property
    def seconds_left(self) -> float | None:
        """An estimate from the passages done; None until there is something to go by."""
        if self.expected is None or not self.passages or not self.opened:
            return None
        unopened = max(0, self.expected - self.kept - self.unread - self.opened)
        passages = self.opened_passages - self.passages + unopened * self.opened_passages / self.opened
        return passages * self.seconds / self.passages

    def __str__(self) -> str:
        done = self.articles + self.kept
        of = f"{done:,} of {number(self.expected, 'article')}" if self.expected else number(done, "article")
        parts = [of, number(self.passages, "passage")]
        if self.tokens:
            parts.append(f"{self.tokens / max(self.seconds, 0.001):,.0f} tokens/s")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        if (left := self.seconds_left) is not None:
            parts.append(f"{clock(left)} left")
        return ", ".join(parts)


def follow(events: Iterator[RunEvent], *, display: Display, expected: int | None = None) -> Iterator[RunEvent]:
    """Pass events on and show how far they are; a line is never written to standard output."""
    tally = Tally(expected=expected)
    with _shown(display) as show:
        for event in events:
            tally.add(event)
            show(tally, event)
            yield event


Show = Callable[[Tally, RunEvent], None]


@contextmanager
def _shown(display: Display) -> Iterator[Show]:
    if display == "live":
        from rich.console import Console

        with Console(stderr=True).status("Loading the model") as status:
            yield lambda tally, event: status.update(READING if isinstance(event, RunStarted) else str(tally))
    elif display == "plain":
        yield _plain()
    elif display == "json":
        yield _json
    else:
        yield lambda _tally, _event: None


def _plain() -> Show:
    """A line now and then."""
    last = monotonic()

    def show(tally: Tally, event: RunEvent) -> None:
        nonlocal last
        if isinstance(event, RunStarted):
            _say(READING)
        if monotonic() - last > PLAIN_SECONDS:
            _say(str(tally))
            last = monotonic()

    return show


def _json(tally: Tally, event: RunEvent) -> None:
    """An object a line for every article, and one at the end."""
    if isinstance(event, ArticleDone):
        said = {"event": "article", "article": event.summary.article.id, "error": event.summary.error}
    elif isinstance(event, ArticleKept):
        said = {"event": "kept", "article": event.id, "error": None}
    elif isinstance(event, RunComplete):
        said = {"event": "complete", **event.header.counts.model_dump()}
    else:
        return
    left = tally.seconds_left
    _say(
        json.dumps(
            said
            | {
                "done": tally.articles + tally.kept,
                "expected": tally.expected,
                "passages_done": tally.passages,
                "tokens": tally.tokens,
                "seconds": round(tally.seconds, 3),
                "seconds_left": None if left is None else round(left, 1),
            }
        )
    )


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
