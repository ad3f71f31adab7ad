"""Where a sentence begins: the boundaries that the model's training passages were cut at."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(r'[.!?]["”’]? (?=["“‘A-Z0-9])')
_TITLES = frozenset({"Mr", "Ms", "Dr", "Mrs", "Gen", "St", "No"})
_LONGEST_TITLE = 3


def sentence_starts(paragraph: str) -> list[int]:
    """The offsets at which a further sentence begins in a paragraph whose blanks are folded; 0 is not among them.

    A sentence ends in a mark, perhaps a closing quotation mark, before a blank and a capital, a digit or an opening mark.
    An initial or a title before the full stop ("J. Doe", "Dr. Doe") ends nothing.

    >>> sentence_starts("Dr. Vance left. “Nobody was hurt,” he said. 12 stayed.")
    [16, 44]
    """
    return [found.end() for found in _BOUNDARY.finditer(paragraph) if not _is_shortened(paragraph, found.start())]


def _is_shortened(paragraph: str, mark: int) -> bool:
    """Whether the mark at this offset is the full stop of an initial or a title."""
    if paragraph[mark] != ".":
        return False
    start = mark
    while start > 0 and mark - start <= _LONGEST_TITLE and (paragraph[start - 1].isalnum() or paragraph[start - 1] == "_"):
        start -= 1
    word = paragraph[start:mark]
    return word in _TITLES or (len(word) == 1 and "A" <= word <= "Z")
