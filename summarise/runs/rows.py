"""The rows of a run with a record type of one's own, each string with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic_core import to_json

from summarise.errors import SettingsError
from summarise.runs.directory import Run
from summarise.runs.lines import replace
from summarise.runs.rebuild import done_again
from summarise.settings import DEFAULT_RECORD
from summarise.writing import writing


def export_rows(run: Run, out: Path, *, to: str) -> list[Path]:
    """Write the located rows of a run to `out`/rows.jsonl, one a line with the id of its article; the path of the file.

    Raises `SettingsError` for another format, and where the run was made with `PassageRecord`, whose rows became items;
    `OutputError` where the file cannot be written.
    """
    record = run.header.settings.record
    if record == DEFAULT_RECORD:
        raise SettingsError(f"{run.out} was made with {record}, whose rows became items: export its tables.")
    if to != "jsonl":
        raise SettingsError(f"Rows of {record} cannot be written as {to}: they have no fixed columns; give --to jsonl.")
    path = out / "rows.jsonl"
    with writing(out):
        out.mkdir(parents=True, exist_ok=True)
    replace(path, _lines(run))
    return [path]


def _lines(run: Run) -> Iterator[bytes]:
    for done in done_again(run, run.ids, run.header.provenance):
        for row in done.rows:
            yield to_json({"article": done.summary.article.id} | row.model_dump(mode="json")) + b"\n"
