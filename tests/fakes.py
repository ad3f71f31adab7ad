"""An engine without weights for tests: it reads passages by simple patterns, and fails, waits or dies where it is told to."""

from __future__ import annotations

import os
import re
import resource
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Annotated, NamedTuple, TypeVar

from pydantic import BaseModel, Field

from summarise.extract.record import (
    ActionRow,
    ActorRow,
    AttributionRow,
    Copied,
    Extraction,
    NumberRow,
    PassageRecord,
    TokenTrace,
    Usage,
)
from summarise.passage import Passage
from summarise.schema import Article, Frozen

Result = TypeVar("Result")
NAME = r"[A-Z][a-z]+(?: [A-Z][a-z]+)*"


class FakeEngine:
    """Passages in batches, each batch answered from its end; `seen` are the texts it was given.

    `fail` gives the reason of a passage's failure or None; `before` is called before a passage is answered.
    """

    def __init__(
        self,
        *,
        batch: int = 4,
        name: str = "fake",
        fail: Callable[[Passage], str | None] = lambda _: None,
        before: Callable[[Passage], None] = lambda _: None,
        write: Callable[[str], BaseModel] | None = None,
    ) -> None:
        self.identity: dict[str, str | int | float | bool | None] = {"model": name, "record": "as written", "batch": batch}
        self.seen: list[str] = []
        self._batch = batch
        self._fail = fail
        self._before = before
        self._write = write or record_of

    def extract(self, passages: Iterable[Passage]) -> Iterator[Extraction]:
        waiting = iter(passages)
        while rows := list(islice(waiting, self._batch)):
            for passage in reversed(rows):
                self._before(passage)
                self.seen.append(passage.text.text)
                yield extraction_of(passage, failure=self._fail(passage), write=self._write)


def extraction_of(
    passage: Passage, *, failure: str | None = None, write: Callable[[str], BaseModel] | None = None
) -> Extraction:
    """What the fake engine writes of a passage."""
    record = None if failure else (write or record_of)(passage.text.text).model_dump_json()
    ends = tuple(range(4, len(record) + 4, 4)) if record else ()
    return Extraction(
        article=passage.article,
        passage=passage.index,
        start=passage.start,
        end=passage.end,
        sha256=passage.sha256,
        record=record,
        tokens=TokenTrace(ends=ends, logprobs=(-0.1,) * len(ends)) if record else None,
        failure=failure,
        usage=Usage(prompt_tokens=len(passage.text.text), output_tokens=len(ends), seconds=0.25),
    )


class NameRow(NamedTuple):
    """A row of a record type of one's own."""

    name: Annotated[str, Copied(required=True, anchor=True)]


class Names(Frozen):
    """A record type of one's own: `tests.fakes:Names`."""

    names: Annotated[tuple[NameRow, ...], Field(max_length=8)]


def names_of(text: str) -> Names:
    """For `write`: the capitalised runs of a text."""
    return Names(names=tuple(NameRow(name) for name in re.findall(NAME, text)[:8]))


def record_of(text: str) -> PassageRecord:
    """Capitalised runs as actors, what follows one as its action, digits as numbers, quotations as attributions."""
    names = list(dict.fromkeys(re.findall(NAME, text)))[:24]
    actions = re.findall(rf"({NAME}) ([a-z][^.“”\"]*[a-z])[.,]", text)[:12]
    numbers = re.findall(r"(\d[\d,]*)(?: ([a-z]+))?", text)[:24]
    quotations = re.findall(rf"“([^“”]+?)[,.]?” (said|says) ({NAME})", text)[:16]
    return PassageRecord(
        actors=tuple(ActorRow(name, "person", "") for name in names),
        actions=tuple(ActionRow(agent, action, "", "", "", "asserted") for agent, action in actions),
        numbers=tuple(NumberRow(figure.rstrip(","), counted, "") for figure, counted in numbers),
        attributions=tuple(AttributionRow(source, cue, content, "direct") for content, cue, source in quotations),
    )


def fails_on(word: str, reason: str = "the record did not end") -> Callable[[Passage], str | None]:
    """For `fail`: every passage that holds `word`."""
    return lambda passage: reason if word in passage.text.text else None


def at_passage(number: int, do: Callable[[], None]) -> Callable[[Passage], None]:
    """For `before`: do something before the passage of this number (from 1) is answered."""
    count = 0

    def before(_: Passage) -> None:
        nonlocal count
        count += 1
        if count == number:
            do()

    return before


def interrupt() -> None:
    """As Ctrl-C does."""
    raise KeyboardInterrupt


def die() -> None:
    """As `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)


def wait(seconds: float) -> Callable[[], None]:
    """Do nothing for a while."""
    return lambda: time.sleep(seconds)


def article_of(number: int, *, title: str = "Ferry sinks off Port Lisk") -> Article:
    """An article of three paragraphs whose words are its own, so that no two passages are equal."""
    text = (
        f"Captain Ana Reis pulled {number + 12} survivors from the cold water near Port Lisk on Monday.\n\n"
        f"The harbour master of berth {number} praised the crews, who searched until the early morning.\n\n"
        f"“We have not given up on the other {number + 3} people,” said Jon Varga."
    )
    return Article(id=f"{number:05d}.txt", title=title, text=text)


def with_files_of_at_most(size: int, work: Callable[[], Result]) -> Result:
    """Call `work` where no file may grow beyond `size` bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        return work()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
