"""Which files are meant by the paths that a user names: files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from summarise.articles.outcome import ReadFailure, Skipped
from summarise.errors import InputError
from summarise.schema import Frozen

Kind = Literal["text", "markdown", "html", "json", "jsonl", "csv", "parquet", "unknown"]

KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet",
}  # fmt: skip

STDIN = "-"
_EXPECTED = ", ".join(KINDS)


class Source(Frozen):
    """A file to read: where it is (None: standard input), the id it gives its articles, and its kind by its extension."""

    path: Path | None
    id: str
    kind: Kind


def find_sources(paths: Sequence[str]) -> list[Source | ReadFailure | Skipped]:
    """What is to be read, in the order of the paths, files of a folder sorted; each file once.

    Hidden files and folders are not looked at, links that lead out of a folder are not followed. Raises InputError where
    there is nothing at all to read: otherwise a path that gives nothing is a ReadFailure among the rest.
    """
    if not paths:
        raise InputError("no path was given; expected files, folders, patterns or - for standard input: name at least one")
    found: list[Source | ReadFailure | Skipped] = []
    taken: set[str] = set()
    ids: set[str] = set()
    for path in paths:
        for item in _find(path, taken):
            if isinstance(item, Source):
                item = item.model_copy(update={"id": _unique(item, path, ids)})
                ids.add(item.id)
            found.append(item)
    if not any(isinstance(item, Source) for item in found):
        reasons = [item.reason for item in found if not isinstance(item, Source)]
        raise InputError(" ".join(reasons[:3]) + (f" {len(reasons) - 3} more paths gave nothing." if len(reasons) > 3 else ""))
    return found


def shown(path: str | Path) -> str:
    r"""A path as it can be printed and stored: bytes of a file's name that are no text become U+FFFD.

    >>> shown("a\udcff.txt")
    'a\ufffd.txt'
    """
    return os.fsencode(path).decode(errors="replace")


def _find(path: str, taken: set[str]) -> Iterator[Source | ReadFailure | Skipped]:
    """What one path means; `taken` holds the real paths of the files found so far."""
    if path == STDIN:
        if STDIN not in taken:
            taken.add(STDIN)
            yield Source(path=None, id="stdin", kind="unknown")
    elif os.path.isdir(path):
        yield from _gather(path, [Path(path)], Path(path), taken, named=False)
    elif os.path.exists(path):
        yield from _gather(path, [Path(path)], Path(path).parent, taken, named=True)
    elif glob.has_magic(path):
        matches = [Path(match) for match in sorted(glob.glob(path, recursive=True))]
        suffix = os.path.splitext(path)[1]
        yield from _gather(path, matches, _fixed_part(path), taken, named=bool(suffix) and not glob.has_magic(suffix))
    else:
        yield ReadFailure(
            id=shown(path), reason=f"{shown(path)} does not exist; expected a file, a folder or a pattern: check the spelling."
        )


def _gather(
    path: str, matches: list[Path], root: Path, taken: set[str], *, named: bool
) -> Iterator[Source | ReadFailure | Skipped]:
    """The files of matches and the folders among them; a file is `named` where the user asked for its very extension."""
    left: Counter[str] = Counter()
    given = 0
    for match in matches:
        folder = match.is_dir()
        for item in _walk(match, left) if folder else [match]:
            if isinstance(item, ReadFailure):
                yield item
                given += 1
                continue
            kind = KINDS.get(item.suffix.lower(), "unknown")
            real = os.path.realpath(item)
            if (kind == "unknown" or not _is_regular(item)) and (folder or not named):
                left[item.suffix.lower() or "no extension"] += 1
            elif real in taken:
                left["read already"] += 1
            else:
                taken.add(real)
                given += 1
                yield Source(path=item, id=shown(item.relative_to(root).as_posix()), kind=kind)
    if left:
        kinds = ", ".join(f"{name} ({count})" for name, count in left.most_common(6))
        skipped = f"Files passed over in {shown(path)}: {kinds}; those ending in {_EXPECTED} are read."
        yield Skipped(id=shown(path), count=left.total(), reason=skipped)
    if not given and not left["read already"]:
        reason = f"{shown(path)} holds no articles; expected files ending in {_EXPECTED}: check the path or name a file itself."
        yield ReadFailure(id=shown(path), reason=reason)


def _walk(folder: Path, left: Counter[str]) -> Iterator[Path | ReadFailure]:
    """The files under a folder, sorted, and the folders that cannot be listed; links out of it are counted in `left`."""
    root = os.path.realpath(folder)
    failures: list[ReadFailure] = []

    def failed(error: OSError) -> None:
        name = shown(error.filename or folder)
        reason = (
            f"{name} cannot be listed ({error.strerror}); expected a folder that this user may read: change its permissions."
        )
        failures.append(ReadFailure(id=name, reason=reason))

    for here, folders, files in os.walk(folder, onerror=failed):
        yield from failures
        failures.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here) / name
            if name.startswith("."):
                continue
            if path.is_symlink() and not os.path.realpath(path).startswith(root + os.sep):
                left["links out of the folder"] += 1
                continue
            yield path
    yield from failures


def _is_regular(path: Path) -> bool:
    """Whether a path is a plain file, or one that vanished since it was listed: reading it says so."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _fixed_part(pattern: str) -> Path:
    """The folder before the first wildcard of a pattern."""
    parts = Path(pattern).parts
    fixed = next((k for k, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return Path(*parts[:fixed])


def _unique(source: Source, path: str, ids: set[str]) -> str:
    """The id of a source; where it is taken, with the folder that was named before it, or else with a number."""
    if source.id not in ids or source.path is None:
        return source.id
    longer = shown(source.path.as_posix())
    return number_until_new(longer, ids)


def number_until_new(name: str, taken: set[str]) -> str:
    """The name, or the name with the first number behind it that is not taken.

    >>> number_until_new("a.txt", {"a.txt", "a.txt~2"})
    'a.txt~3'
    """
    new, number = name, 1
    while new in taken:
        number += 1
        new = f"{name}~{number}"
    return new
