"""What reading gives beside articles: nothing that was named or found is passed over in silence."""

from __future__ import annotations

from summarise.schema import Frozen


class ReadFailure(Frozen):
    """Something that should have been an article and could not be read; `reason` is a sentence that also says what to do."""

    id: str
    reason: str


class Skipped(Frozen):
    """Files under a folder or pattern that were not looked into, `count` of them; `reason` is a sentence. Not a failure."""

    id: str
    count: int
    reason: str
