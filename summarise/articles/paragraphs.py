"""Where the lines and paragraphs of a text stand, hard-wrapped text included."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_ENDS = frozenset(".!?:;…\"”’')")
_BULLET = re.compile(r"[-*•–]\s|\d{1,3}[.)]\s")

NARROWEST, WIDEST = 40, 120
"""The line lengths, in characters, between which a text may count as hard-wrapped."""


class Line(NamedTuple):
    """A line that is not blank: its stripped range, its indentation, and whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    after_blank: bool


def find_lines(text: str) -> list[Line]:
    r"""The lines of a text that are not blank; a line ends in \n, \r\n or a lone \r.

    >>> [text_of for line in find_lines("One\r\n\r\n  Two ") for text_of in [line]]
    [Line(start=0, end=3, indent=0, after_blank=False), Line(start=9, end=12, indent=2, after_blank=True)]
    """
    lines: list[Line] = []
    blank, last = False, 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        breaks = text[last:start]
        blank = blank or len(breaks) - breaks.count("\r\n") > 1
        last = end
        line = found.group()
        stripped = line.lstrip()
        if not stripped:
            blank = True
            continue
        indent = len(line) - len(stripped)
        lines.append(Line(start + indent, start + indent + len(stripped.rstrip()), indent, blank and bool(lines)))
        blank = False
    return lines


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    r"""The ranges of a text's paragraphs: its lines, or, where the text is hard-wrapped, the lines that belong together.

    >>> find_paragraphs("A line.\nAnother.")
    [(0, 7), (8, 16)]
    """
    lines = find_lines(text)
    width = _wrapped_at(text, lines)
    if width is None:
        return [(line.start, line.end) for line in lines]
    paragraphs = [(lines[0].start, lines[0].end)]
    for before, line in pairwise(lines):
        if line.after_blank or _begins_paragraph(text, before, line, width=width):
            paragraphs.append((line.start, line.end))
        else:
            paragraphs[-1] = (paragraphs[-1][0], line.end)
    return paragraphs


def _wrapped_at(text: str, lines: list[Line]) -> int | None:
    """The width at which a text is hard-wrapped, None where each line is a paragraph of its own.

    In wrapped text nearly every line that another follows directly had no room for the next word, and many of them stop
    in the middle of a sentence; lines that are paragraphs do neither.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    if len(pairs) < 2:
        return None
    lengths = sorted(a.indent + a.end - a.start for a, _ in pairs)
    width = lengths[(9 * len(lengths)) // 10]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(not _has_room(text, a, b, width=width) for a, b in pairs)
    running = sum(text[a.end - 1] not in _ENDS and not text[b.start].isupper() for a, b in pairs)
    return width if full >= 0.75 * len(pairs) and running >= 0.4 * len(pairs) else None


def _has_room(text: str, line: Line, following: Line, *, width: int) -> bool:
    """Whether the first word of the following line would have fitted on this one."""
    word = text[following.start : min(following.end, following.start + WIDEST)].split(maxsplit=1)[0]
    return line.indent + line.end - line.start + 1 + len(word) <= width


def _begins_paragraph(text: str, before: Line, line: Line, *, width: int) -> bool:
    """Whether a line of wrapped text begins a paragraph although no blank line stands before it."""
    if text[before.end - 1] not in _ENDS:
        return False
    return _has_room(text, before, line, width=width) or line.indent > before.indent or bool(_BULLET.match(text, line.start))
