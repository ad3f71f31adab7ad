"""The header of a run: what was asked for, what did it, and how far it came."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from summarise.errors import RunError, SettingsError
from summarise.runs.lines import replace
from summarise.schema import RUN_FORMAT, RUN_HEADER, Frozen, Provenance
from summarise.settings import Settings

NOT_COMPARED = {"adapter", "device", "offline"}  # where things lie; what they are stands in the engine's identity


class Counts(Frozen):
    """How much a complete run holds; `left_out` are articles that are no longer in the input."""

    articles: int = 0
    failed: int = 0
    passages: int = 0
    failed_passages: int = 0
    left_out: int = 0


class RunHeader(Frozen):
    """What `run.json` holds; `started` and `ended` are ISO 8601, `hashes` the sha256 of the files of a complete run."""

    format: Literal["summarise-run/1"] = "summarise-run/1"
    status: Literal["started", "complete", "interrupted"]
    started: str
    ended: str | None = None
    inputs: tuple[str, ...] = ()
    settings: Settings
    engine: dict[str, str | int | float | bool | None]
    provenance: Provenance
    counts: Counts = Counts()
    hashes: dict[str, str] = Field(default_factory=dict)


def read_header(out: Path) -> RunHeader | None:
    """The header of the run in `out`; None where there is none; raises `RunError` where it cannot be read."""
    path = out / RUN_HEADER
    try:
        return RunHeader.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValidationError, SettingsError) as error:
        raise RunError(
            f"{path} is not a header of {RUN_FORMAT}: it is damaged or of another version; give another OUT or --fresh."
        ) from error


def write_header(out: Path, header: RunHeader) -> None:
    """Put the header into its place at once."""
    replace(out / RUN_HEADER, [header.model_dump_json(indent=1).encode(), b"\n"])


def compare_settings(out: Path, old: RunHeader, settings: Settings) -> None:
    """Raise `RunError` where the run in `out` was made with settings that could have changed its records."""
    before = old.settings.model_dump(mode="json", exclude=NOT_COMPARED)
    _refuse(out, before, settings.model_dump(mode="json", exclude=NOT_COMPARED))


def compare_engine(out: Path, old: RunHeader, identity: dict[str, Any], provenance: Provenance) -> None:
    """Raise `RunError` where the run in `out` was made by another engine or another version of summarise."""
    before = old.engine | {"version of summarise": old.provenance.versions.get("summarise")}
    _refuse(out, before, identity | {"version of summarise": provenance.versions.get("summarise")})


def _refuse(out: Path, before: dict[str, Any], now: dict[str, Any]) -> None:
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if names:
        different = "; ".join(f"{name} was {before.get(name)!r} and is {now.get(name)!r}" for name in names)
        raise RunError(
            f"{out} was made with other settings: {different}. "
            "Run with the old settings, give another OUT, or start over with --fresh."
        )
