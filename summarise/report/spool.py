"""A part of a page that is written before its turn and waits on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from markupsafe import Markup

_CHUNK = 1 << 16  # characters
_IN_MEMORY = 1 << 16  # bytes


class Spool:
    """Markup to be read back once; a context manager, on disk where it grows beyond a few pages."""

    def __init__(self) -> None:
        """An empty spool."""
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 (closed in __exit__)
            max_size=_IN_MEMORY, mode="w+", encoding="utf-8", newline=""
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, markup: str) -> None:
        """Append markup that a template made: it is trusted."""
        self._file.write(markup)

    def add_all(self, markup: Iterable[str]) -> None:
        """Append the pieces of markup that a template streams."""
        self._file.writelines(markup)

    def chunks(self) -> Iterator[Markup]:
        """Everything that was added, for a template to pass through."""
        from markupsafe import Markup

        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            yield Markup(chunk)  # noqa: S704 (only templates write here)
