"""Writing files: a refusal is one sentence, and a file is either the old one or the whole new one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarise.errors import OutputError


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise `OutputError` for `path` where the operating system refuses what is done inside."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{path} could not be written ({reason}): what was done until now is kept; make room or mend it, then run again."
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes the place of `path` at the end, or vanishes if anything is raised.

    Parent folders are made. Raises `OutputError` where the folder cannot be written.

    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "new" / "a.txt"
    >>> with replacing(target) as draft:
    ...     _ = draft.write_text("done")
    >>> target.read_text()
    'done'
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            yield draft
            os.replace(draft, path)
    finally:
        with suppress(OSError):
            draft.unlink()
