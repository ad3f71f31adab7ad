"""Files of JSON lines that survive a kill: appended whole, mended where a line was torn, replaced at once."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic_core import from_json

from summarise.writing import writing

SYNC_SECONDS = 1.0  # what a power cut may cost; a kill costs nothing


class LineFile:
    """A file of lines that is appended to and read at offsets (bytes); a line that cannot be written whole is taken back."""

    def __init__(self, path: Path) -> None:
        """Open for appending and reading; raises `OutputError` where that is not allowed."""
        self.path = path
        self._synced = time.monotonic()
        with writing(path):
            mend(path)
            self._file = path.open("a+b", buffering=0)
        self._end = os.fstat(self._file.fileno()).st_size

    def append(self, line: str) -> int:
        """Write one line and say at which offset it begins; raises `OutputError` where it does not fit."""
        start, whole = self._end, line.encode() + b"\n"
        rest = memoryview(whole)
        with writing(self.path):
            try:
                while rest:
                    rest = rest[self._file.write(rest) :]
            except BaseException:
                with suppress(OSError):
                    self._file.truncate(start)
                raise
        self._end = start + len(whole)
        return start

    def line_at(self, offset: int) -> bytes:
        """The line that begins at `offset`."""
        return line_at(self.path, offset)

    def sync(self) -> None:
        """Ask the disk to keep what was written; at most once a second. Raises `OutputError`."""
        if time.monotonic() - self._synced > SYNC_SECONDS:
            with writing(self.path):
                os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()


def mend(path: Path) -> None:
    """Cut off a last line that has no end, as a killed process leaves it."""
    if not path.exists():
        return
    with path.open("r+b") as file:
        end = size = file.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - 65536)
            file.seek(start)
            newline = file.read(end - start).rfind(b"\n")
            if newline >= 0:
                end = start + newline + 1
                break
            end = start
        if end < size:
            file.truncate(end)


def read_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Offset and value of every whole line that is JSON; a torn or damaged line is not given."""
    if not path.exists():
        return
    offset = 0
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                try:
                    value = from_json(line)
                except ValueError:
                    value = None
                if isinstance(value, dict):
                    yield offset, value
            offset += len(line)


def line_at(path: Path, offset: int) -> bytes:
    """The line of a file that begins at `offset`."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.readline()


def replace(path: Path, chunks: Iterable[bytes]) -> str:
    """Write a file beside `path` and put it in its place at once; the sha256 of what was written.

    Raises `OutputError` and leaves the old file where that fails.
    """
    beside = path.with_name(f"{path.name}.new")
    digest = hashlib.sha256()
    try:
        with writing(path):
            with beside.open("wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    return digest.hexdigest()
