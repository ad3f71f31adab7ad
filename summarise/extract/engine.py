"""What an engine is: passages in, extractions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from summarise.extract.record import Extraction
from summarise.passage import Passage


class Engine(Protocol):
    """Reads passages as it needs them and yields one extraction for each, in any order, as they are done.

    A passage that fails is an extraction with a `failure`; only what ends the whole run is raised (`ModelError`).
    `identity` names everything that could change a record (model, adapter, prompt, record type, dtype, batch policy, constraint):
    equal identities and equal passages mean equal records.
    """

    @property
    def identity(self) -> dict[str, str | int | float | bool | None]:
        """Everything that could change a record, by name."""

    def extract(self, passages: Iterable[Passage]) -> Iterator[Extraction]:
        """Yield an extraction for each passage."""
