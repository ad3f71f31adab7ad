"""The headline in the first line of a text, and what the lines under it say of time and outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.articles.dates import find_date
from summarise.articles.paragraphs import find_paragraphs
from summarise.articles.sentences import sentence_starts
from summarise.schema import Excluded

LONGEST = 160
"""No headline has more characters."""

_MOST_WORDS, _FEWEST_WORDS = 22, 2
_OPENING = 3
_BODY_WITHIN = 12
_REACH = 20_000
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:,? [A-Z][\w. ]{2,30})?(?: \([\w /]{2,30}\))? ?(?:--|[—–-])"
    r"|[A-Z][\w .'’-]{2,40}, [A-Z][a-z]{2,8}\.? \d{1,2}\b"
)
_PUBLISHED = re.compile(r"(?:first )?(?:published|posted|date|created)\b", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last |page last )?(?:updated|modified)\b", re.IGNORECASE)
_DATED = re.compile(r"(?!by\b|source\b)", re.IGNORECASE)
_SOURCE = re.compile(r"source: ?(.{2,60})", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:news|times|post|press|herald|tribune|agency|gazette|journal|guardian|telegraph|daily|ledger|chronicle|courier|reuters|afp|ap|bbc|cnn|dpa|efe|ansa|xinhua|tass|jazeera)\b",
    re.IGNORECASE,
)


def find_headline(text: str, excluded: Sequence[Excluded], *, title: str = "") -> Excluded | None:
    r"""The line of a text that is its headline, None where there is none.

    With a `title` it is the line near the beginning that repeats it; without one it is the first line that is not excluded,
    where it is short, does not end as a sentence does, and an article follows it.

    >>> find_headline("Bridge closed after cracks are found\n\nThe council of Lisk shut it on Monday.", ())
    Excluded(start=0, end=36, reason='headline')
    """
    lines = list(_visible_lines(text, excluded))
    if title:
        wanted = _plain(title)
        return next(
            (
                _headline(*line)
                for line in lines[:_OPENING]
                if line[1] - line[0] <= 2 * len(title) and _plain(text[slice(*line)]) == wanted
            ),
            None,
        )
    if len(lines) < 2:
        return None
    line, following = lines[:2]
    apart = re.search(r"(?:\r\n?|\n)[^\S\r\n]{0,200}[\r\n]", text[line[1] : min(following[0], line[1] + 500)]) is not None
    if not _could_be_headline(text[slice(*line)]) or not (apart or _follows_as_body(text, line, following)):
        return None
    return _headline(*line) if any(text[end - 1] in '.!?”"’)。' for _, end in lines[1:_BODY_WITHIN]) else None


def find_published(text: str, excluded: Sequence[Excluded]) -> str | None:
    """The date that a line above the article gives: one that says "published" first, one that says "updated" last, else None."""
    lines = [
        " ".join(text[e.start : e.end].split()) for e in excluded if e.reason == "byline" and e.end - e.start <= 2 * LONGEST
    ]
    for pattern in (_PUBLISHED, _DATED, _UPDATED):
        for line in lines:
            if pattern.match(line) and not (pattern is _DATED and _UPDATED.match(line)) and find_date(line):
                return find_date(line)
    return None


def find_outlet(text: str, excluded: Sequence[Excluded]) -> str | None:
    """The outlet that a line of its own names as the source; None where what it names may be something else."""
    for e in excluded:
        if e.reason == "byline" and e.end - e.start <= LONGEST:
            found = _SOURCE.fullmatch(text[e.start : e.end].strip())
            if found and _OUTLET.search(found[1]):
                return found[1].strip().rstrip(".")
    return None


def _headline(start: int, end: int) -> Excluded:
    return Excluded(start=start, end=end, reason="headline")


def _visible_lines(text: str, excluded: Sequence[Excluded]) -> Iterator[tuple[int, int]]:
    """The ranges of the paragraphs that no excluded range touches, as far as a headline can stand from the beginning."""
    k = 0
    for start, end in find_paragraphs(text[:_REACH]):
        while k < len(excluded) and excluded[k].end <= start:
            k += 1
        if k == len(excluded) or excluded[k].start >= end:
            yield start, end


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold()


def _could_be_headline(line: str) -> bool:
    """Whether a line is short enough for a headline and neither a sentence nor the beginning of one."""
    if len(line) > LONGEST:
        return False
    folded = " ".join(line.split())
    return (
        _FEWEST_WORDS <= len(folded.split()) <= _MOST_WORDS
        and folded[-1] not in ".,:;…"
        and folded.rstrip("\"”’'")[-1:] not in {".", ","}
        and not folded[0].islower()
        and any(c.isalpha() for c in folded)
        and not sentence_starts(folded)
        and not _DATELINE.match(folded)
    )


def _follows_as_body(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether the next line, which no blank line parts from this one, is a longer paragraph of an article."""
    start, end = following
    return end - start > max(60, line[1] - line[0]) and not text[start].islower() and text[end - 1] in '.!?”"’)'
