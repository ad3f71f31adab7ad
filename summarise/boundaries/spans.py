"""Where the spans of a field may begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.boundaries.rules import RULES, Rule
from summarise.boundaries.words import Word, words


def span_starts(field: str, ws: Sequence[Word]) -> list[int]:
    """The words with which a span of `field` may begin."""
    r = RULES[field]
    return [i for i, w in enumerate(ws) if w.kind not in r.first and not w.glued and not (i and ws[i - 1].kind in r.before)]


def span_ends(field: str, ws: Sequence[Word], start: int) -> list[int]:
    """The ends (exclusive, ascending) of the spans of `field` that begin with word `start`."""
    r, brackets, quotes = RULES[field], 0, 0
    ends: list[int] = []
    for j in range(start, min(start + r.longest, len(ws))):
        w = ws[j]
        if (j > start and (w.paragraph or (w.sentence and not r.sentences))) or (j - 1 > start and ws[j - 1].kind in r.inside):
            break
        brackets += (w.kind == "(") - (w.kind == ")")
        quotes += (w.kind == "open") - (w.kind == "close")
        if brackets < 0 or quotes < 0:
            break
        if brackets == quotes == 0 and w.kind not in r.last and _may_follow(r, w, ws[j + 1 : j + 2]):
            ends.append(j + 1)
    return ends


def _may_follow(r: Rule, w: Word, rest: Sequence[Word]) -> bool:
    """Whether a span may end with `w` before the word in `rest`: anything may come after a closing mark or a paragraph's end."""
    closed = w.kind in ("stop", "close", "apostrophe", ")") or w.text.endswith(".")
    return not rest or (not rest[0].glued and (closed or rest[0].paragraph or rest[0].kind not in r.after))


def allowed(field: str, text: str) -> list[tuple[int, list[int]]]:
    """Every span of `text` that `field` may copy: for each start its ends, as code points, end exclusive, both ascending.

    `field` is a key of `RULES` or `FREE`; any other is a `KeyError`.

    >>> text = "Ana Reis said so."
    >>> [text[start:end] for start, ends in allowed("actors.name", text) for end in ends]
    ['Ana', 'Ana Reis', 'Reis']
    """
    found = words(text)
    spans = ((found[i].start, [found[j - 1].end for j in span_ends(field, found, i)]) for i in span_starts(field, found))
    return [(start, ends) for start, ends in spans if ends]
