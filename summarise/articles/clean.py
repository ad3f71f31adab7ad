"""Finding page furniture in a text: recorded as ranges that are not read, never cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.articles.fold import UNSPACED_LETTER
from summarise.articles.furniture import (
    Reason,
    is_button,
    is_byline,
    is_link,
    is_related_heading,
    is_role,
    is_source,
    reason_for,
)
from summarise.articles.paragraphs import find_paragraphs
from summarise.schema import Excluded

LONGEST_WORD = 1000
"""A run of more characters than this without a blank is no language, unless its script has no blanks."""

_NEAR = 8
_HEAD = 30
_SHORTEST_MENU = 4
_MOST_LINKS = 12
_FEWEST_CLOSING_LINKS = 3
_FEWEST_HEADLINE_WORDS = 4
_NO_WORDS = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")
_AGENCY = r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty|Bloomberg)"
_CREDIT = re.compile(
    rf"[(\[](?:(?:{_AGENCY}|File|FILE)\b[^()\[\]\r\n]{{0,40}}\b(?:Photo|photo|PHOTO|Image|Picture|picture)s?\b[^()\[\]\r\n]{{0,80}}"
    r"|(?:Photo|Photograph|Photos|Picture|Pic|Image|Photo credit|Image credit|Credit)(?: by|:) [^()\[\]\r\n]{1,100}"
    rf"|[^()\[\]\r\n]{{1,60}}/(?:{_AGENCY})\b[^()\[\]\r\n]{{0,40}}|[Ff]ile (?:photo|picture|image))[)\]]"
)
_CLOSING_NOTICE = re.compile(r"(?<=[.!?”\"’)] )(?:Copyright )?© ?(?:Copyright )?(?:19|20)\d\d\b[^\r\n]{0,250}(?=[\r\n]|\Z)")
_LONGEST_CAPTION = 80


def find_furniture(text: str) -> tuple[Excluded, ...]:
    r"""The ranges of a text that are page furniture, sorted and without overlap, each with its reason.

    A sentence of the article is left in wherever there is doubt. The reasons are those of `furniture.Reason`.

    >>> find_furniture("Rain fell on Port Lisk.\nShare this article\nNobody was hurt.")
    (Excluded(start=24, end=42, reason='share'),)
    """
    places = find_paragraphs(text)
    lines = [_fold(text, start, end) for start, end in places]
    reasons = _reasons(lines)
    found = [
        Excluded(start=start, end=end, reason=reason) for (start, end), reason in zip(places, reasons, strict=True) if reason
    ]
    inside = _parts(text, [place for place, reason in zip(places, reasons, strict=True) if not reason])
    return tuple(sorted([*found, *inside], key=lambda e: e.start))


def _fold(text: str, start: int, end: int) -> str:
    """A line with its blanks folded; of a line that is too long to be furniture only the beginning."""
    return " ".join(text[start : min(end, start + 2000)].split())


def _reasons(lines: Sequence[str]) -> list[Reason | None]:
    """Why each line is furniture, None where it is text."""
    reasons: list[Reason | None] = [reason_for(line) for line in lines]
    _mark_head(lines, reasons)
    _mark_links(lines, reasons)
    _mark_buttons(lines, reasons)
    _mark_closing_links(lines, reasons)
    return reasons


def _is_sentence(line: str) -> bool:
    """Whether a line is running text: long enough and closed by a stop."""
    return len(line) > 160 or (len(line.split()) >= 8 and line.rstrip("\"”’')")[-1:] in {".", "!", "?"})


def _speaks(line: str) -> bool:
    """Whether a line has enough words for the headline of an article; results and names with ages have not."""
    return (
        sum(any(c.isalpha() for c in word) and not any(c.isdigit() for c in word) for word in line.split())
        >= _FEWEST_HEADLINE_WORDS
    )


def _mark_head(lines: Sequence[str], reasons: list[Reason | None]) -> None:
    """Bylines and dates near the head, and a source in the last line; the very first line may be a headline."""
    if reasons and reasons[0] == "related links":
        reasons[0] = None
    head = next((k for k, line in enumerate(lines[:_HEAD]) if reasons[k] is None and _is_sentence(line)), _HEAD)
    for k, line in enumerate(lines[: max(head, _NEAR)]):
        if reasons[k] is None and (is_byline(line) or (k > 0 and reasons[k - 1] == "byline" and is_role(line))):
            reasons[k] = "byline"
    _mark_menu(lines[:head], reasons)
    last = next((k for k in range(len(lines) - 1, -1, -1) if reasons[k] is None), None)
    if last is not None and is_source(lines[last]):
        reasons[last] = "byline"


def _mark_menu(head: Sequence[str], reasons: list[Reason | None]) -> None:
    """The single words of a menu above the article, from the first that is a usual button of menus."""
    start = 0
    while start < len(head):
        end = start
        while end < len(head) and reasons[end] is None and len(head[end].split()) == 1 and is_link(head[end]):
            end += 1
        first = next((k for k in range(start, end) if is_button(head[k])), end)
        if end - first >= _SHORTEST_MENU and sum(map(is_button, head[first:end])) >= 2:
            reasons[first:end] = ["navigation"] * (end - first)
        start = max(end, start + 1)


def _mark_links(lines: Sequence[str], reasons: list[Reason | None]) -> None:
    """The headings of related links and the links under them, once the article has begun."""
    begun, left = False, 0
    for k, line in enumerate(lines):
        if reasons[k] is None and k > 0 and is_related_heading(line):
            reasons[k] = "related links"
            left = _MOST_LINKS if begun else 0
        elif reasons[k] is None and left and is_link(line):
            reasons[k] = "related links"
            left -= 1
        elif reasons[k] is None:
            left = 0
            begun = begun or _is_sentence(line)


def _mark_buttons(lines: Sequence[str], reasons: list[Reason | None]) -> None:
    """Single words of a row of buttons, where they stand beside each other or beside other furniture."""
    weak = [reasons[k] is None and is_button(line) for k, line in enumerate(lines)]
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and weak[end]:
            end += 1
        beside = [reasons[k] for k in (start - 1, end) if 0 <= k < len(lines)]
        if end - start >= 2 or (end > start and any(r in {"share", "navigation", "comments", "advertisement"} for r in beside)):
            reasons[start:end] = ["share"] * (end - start)
        start = end + 1


def _mark_closing_links(lines: Sequence[str], reasons: list[Reason | None]) -> None:
    """Headlines of other articles at the very end, where no heading announces them."""
    end = len(lines)
    run: list[int] = []
    while end > 0 and (reasons[end - 1] is not None or (is_link(lines[end - 1]) and _speaks(lines[end - 1]))):
        end -= 1
        if reasons[end] is None:
            run.append(end)
    text = [line for k, line in enumerate(lines[:end]) if reasons[k] is None]
    if all(lines[k].endswith("?") for k in run):
        return  # questions of an interview
    if len(run) >= _FEWEST_CLOSING_LINKS and sum(map(_is_sentence, text)) >= 2 and not text[-1].endswith(":"):
        for k in run:
            reasons[k] = "related links"


def _parts(text: str, places: Sequence[tuple[int, int]]) -> Iterator[Excluded]:
    """Furniture inside lines of text: credits of pictures (a whole line where one ends it), closing notices, endless words."""
    for start, end in places:
        found = [(*match.span(), reason) for reason, pattern in _INSIDE for match in pattern.finditer(text, start, end)]
        last = start
        for first, stop, reason in sorted(found):
            if reason == "no words" and _is_unspaced(text[first:stop]):
                continue
            if reason == "caption" and stop == end and _is_caption(text[start:end]):
                first = last
            if first >= last:
                yield Excluded(start=first, end=stop, reason=reason)
                last = stop


def _is_caption(line: str) -> bool:
    """Whether a line that ends in a credit is the caption of a picture."""
    return len(line) <= 2000 and len(line.split()) <= _LONGEST_CAPTION


def _is_unspaced(word: str) -> bool:
    """Whether a long run of characters is of a script that has no blanks."""
    return len(UNSPACED_LETTER.findall(word)) * 4 > len(word)


_INSIDE: tuple[tuple[Reason, re.Pattern[str]], ...] = (
    ("no words", _NO_WORDS),
    ("caption", _CREDIT),
    ("copyright", _CLOSING_NOTICE),
)
