"""Which files are meant by the paths that a user names: files, folders, patterns and standard input."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from summarise.articles.outcome import ReadFailure, Skipped
from summarise.errors import InputError
from summarise.schema import RUN_FORMAT, RUN_HEADER, Frozen

Kind = Literal["text", "markdown", "html", "json", "jsonl", "csv", "parquet", "unknown"]

KINDS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet",
}  # fmt: skip

STDIN = "-"
_EXPECTED = ", ".join(KINDS)
_RUN = re.compile(rb'\s{0,99}\{\s{0,99}"format"\s{0,99}:\s{0,99}"' + RUN_FORMAT.rpartition("/")[0].encode() + b"/")


class Source(Frozen):
    """A file to read: where it is (None: standard input), the id it gives its articles, and its kind by its extension."""

    path: Path | None
    id: str
    kind: Kind


def find_sources(paths: Sequence[str], *, without: Path | None = None) -> list[Source | ReadFailure | Skipped]:
    """What is to be read, in the order of the paths, files of a folder sorted; each file once.

    Hidden files and folders are not looked at, links that lead out of a folder are not followed, folders of runs are left out,
    and so is everything in the folder `without`: a run never reads what it writes. Raises InputError where there is nothing at
    all to read: otherwise a path that gives nothing is a ReadFailure among the rest.
    """
    if not paths:
        raise InputError("no path was given; expected files, folders, patterns or - for standard input: name at least one")
    found: list[Source | ReadFailure | Skipped] = []
    own = None if without is None else os.path.realpath(without)
    taken: set[str] = set()
    ids: set[str] = set()
    for path in paths:
        for item in _find(path, taken, own):
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


def is_run(folder: str | Path) -> bool:
    """Whether a folder holds a run of summarise: its files are no articles."""
    try:
        with open(os.path.join(folder, RUN_HEADER), "rb") as file:
            return _RUN.match(file.read(500)) is not None
    except OSError:
        return False


def _find(path: str, taken: set[str], own: str | None) -> Iterator[Source | ReadFailure | Skipped]:
    """What one path means; `taken` holds the real paths of the files found so far, `own` is the folder to be left out."""
    if path == STDIN:
        if STDIN not in taken:
            taken.add(STDIN)
            yield Source(path=None, id="stdin", kind="unknown")
    elif os.path.exists(path) and _is_within(path, own):
        reason = f"{shown(path)} lies where this run writes; expected articles that it does not make itself: give another OUT."
        yield ReadFailure(id=shown(path), reason=reason)
    elif os.path.isdir(path) and is_run(path):
        reason = (
            f"{shown(path)} is the folder of a run; expected articles: its own are in {shown(Path(path) / 'articles.jsonl')}."
        )
        yield ReadFailure(id=shown(path), reason=reason)
    elif os.path.isdir(path):
        yield from _gather(path, [Path(path)], Path(path), taken, own, named=False)
    elif os.path.exists(path):
        yield from _gather(path, [Path(path)], Path(path).parent, taken, own, named=True)
    elif glob.has_magic(path):
        suffix = os.path.splitext(path)[1]
        root = _fixed_part(path)
        named = bool(suffix) and not glob.has_magic(suffix)
        yield from _gather(path, _outermost(sorted(glob.glob(path, recursive=True)), root), root, taken, own, named=named)
    else:
        yield ReadFailure(
            id=shown(path), reason=f"{shown(path)} does not exist; expected a file, a folder or a pattern: check the spelling."
        )


def _gather(
    path: str, matches: list[Path], root: Path, taken: set[str], own: str | None, *, named: bool
) -> Iterator[Source | ReadFailure | Skipped]:
    """The files of matches and the folders among them; a file is `named` where the user asked for its very extension."""
    left: Counter[str] = Counter()
    given = 0
    for match in matches:
        folder = match.is_dir()
        for item in _walk(match, left, own) if folder else [] if _is_within(match, own) else [match]:
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


def _walk(folder: Path, left: Counter[str], own: str | None) -> Iterator[Path | ReadFailure]:
    """The files under a folder, sorted, and the folders that cannot be listed; links out of it and runs are counted in `left`."""
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
        if _is_within(here, own) or (RUN_HEADER in files and is_run(here)):
            folders.clear()
            if not _is_within(here, own):
                left["folders of runs"] += 1
            continue
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


def _outermost(matches: Sequence[str], root: Path) -> list[Path]:
    """The matches of a pattern, without those under a folder that matches as well or that holds a run."""
    paths = [Path(match) for match in matches]
    matched = set(paths)
    inside = {root: root in matched}

    def is_inside(folder: Path) -> bool:
        if folder not in inside:
            inside[folder] = folder != folder.parent and (folder in matched or is_run(folder) or is_inside(folder.parent))
        return inside[folder]

    return [path for path in paths if not is_inside(path.parent)]


def _is_within(path: str | Path, folder: str | None) -> bool:
    """Whether a path is a folder (a real path) or lies in it."""
    real = os.path.realpath(path) if folder is not None else ""
    return folder is not None and (real == folder or real.startswith(folder.rstrip(os.sep) + os.sep))


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
