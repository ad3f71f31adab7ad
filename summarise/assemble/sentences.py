"""Cutting a text into sentences: full stops that end one, full stops that do not, and every line break."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

SHORT_FORMS = (
    "mr mrs ms mx dr drs prof gen maj col lt sgt spc cpl capt cmdr adm brig sen sens rep reps gov rev hon st ste jr sr inc "
    "corp co ltd bros vs no nos vol fig approx dept est jan feb mar apr jun jul aug sept sep oct nov dec mt ft messrs pte "
    "pvt supt insp det"
)
ABBREVIATIONS = frozenset(SHORT_FORMS.split())
# A sentence can end at a mark with the closing marks after it: before a blank, or after a full-width mark at once.
END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[”’」』）]*|\n")
BEGIN = re.compile(r"\s*[\"'“‘«(\[—–-]*\s*(?P<first>\S?)")
LAST_WORD = re.compile(r"[^\s(\[\"“‘']*\Z")


def sentences(text: str) -> list[tuple[int, int]]:
    """The ranges of a text's sentences, without the blanks around them, in order.

    Offsets are code points, end exclusive. A line break always ends a sentence; an abbreviation, an initial or a full stop
    before a lower-case letter does not. The time is linear in the length of the text.

    >>> text = "Mr. Vale left. “Why?” she asked. No one knew"
    >>> [text[start:end] for start, end in sentences(text)]
    ['Mr. Vale left.', '“Why?” she asked.', 'No one knew']
    """
    found = []
    start = 0
    for mark in END.finditer(text):
        if ends_sentence(text, mark):
            found.append((start, mark.end()))
            start = mark.end()
    found.append((start, len(text)))
    trimmed = (trim(text, begin, end) for begin, end in found)
    return [(begin, end) for begin, end in trimmed if begin < end]


def ends_sentence(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that could end a sentence does."""
    if mark.group() == "\n" or mark.group()[0] in "。！？":
        return True
    begin = BEGIN.match(text, mark.end())
    first = begin["first"] if begin else ""
    if first.islower() or (begin and "—" in begin.group()) or (begin and "–" in begin.group()):  # "LISK, Vt. — Rain fell"
        return False
    if mark.group() != ".":
        return True
    word = LAST_WORD.search(text, max(mark.start() - 24, 0), mark.start())
    last = word.group() if word else ""
    if len(last) == 1 and last.isupper():  # "Ana M. Reis"
        return False
    return last.casefold() not in ABBREVIATIONS


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at its ends.

    >>> trim(" a b ", 0, 5)
    (1, 4)
    """
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def sentence_around(ranges: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The range from the sentence that holds `start` to the one that holds the last character before `end`.

    >>> sentence_around([(0, 4), (5, 9)], 6, 7)
    (5, 9)
    """
    first = bisect.bisect_right(ranges, (start, end + 1)) - 1
    last = bisect.bisect_left(ranges, (end, 0)) - 1
    begin = ranges[first][0] if first >= 0 else start
    finish = ranges[last][1] if last >= 0 else end
    return min(begin, start), max(finish, end)
