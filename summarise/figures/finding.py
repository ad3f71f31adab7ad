"""Find the spans of an English text that may be figures, and say which of them to take by default."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.figures.expressions import Expression, expressions
from summarise.figures.lexemes import Lexeme, lex
from summarise.figures.lexicon import UNUSUAL, VOTES
from summarise.figures.unlikely import why_unlikely
from summarise.figures.values import amount, unit_of


@dataclass(frozen=True, slots=True)
class Figure:
    """A candidate, as code points of the text; `low` is "" where nothing speaks against it."""

    start: int
    end: int
    text: str
    best: bool
    low: str


def chosen(e: Expression, lexemes: list[Lexeme]) -> tuple[int, int]:
    """The lexemes between which the default choice for an expression stands."""
    start, end = e.starts[0], e.ends[0][1]
    for k in e.starts[1:]:
        x = lexemes[k]
        if x.kind == "a":  # "an estimated 5", but "a magnitude 5"
            fits = k == start - 2 and lexemes[start].kind == "E"
        else:
            fits = x.key not in UNUSUAL and (bool(e.join) or x.kind != "b")
        start = k if fits else start
    for n, (kind, k) in enumerate(e.ends[1:]):
        key, after = lexemes[k - 1].key, lexemes[k + 1].key if k + 1 < len(lexemes) else ""
        if (
            kind in ("rate", "paren")
            or (kind == "unit" and n)
            or (kind == "tail" and key in ("more", "each", "apiece"))
            or (kind == "more" and key == "%")
            or (kind == "per" and after in ("ago", "earlier", "later", "before", "after"))
        ):
            break
        end = k
    return start, end


def joins(e: Expression, lexemes: list[Lexeme]) -> bool:
    """Whether two numbers are by default one figure."""
    a, b = e.parts
    (low, scale, _), (high, shared, _) = (amount(lexemes[slice(*x.core)]) for x in e.parts)
    before = [x.key for x in lexemes[max(e.starts[-1] - 4, 0) : e.starts[-1]]]
    near = VOTES.intersection(before, (x.key for x in lexemes[e.core[1] : e.core[1] + 2]))
    bare = a.core[1] - a.core[0] == 1 and len(a.ends) == 1
    years = [
        x
        for x in e.parts
        if len(x.ends) == 1 and x.core[1] - x.core[0] == 1 and re.fullmatch(r"(?:1[5-9]|20)\d\d", lexemes[x.core[0]].key)
    ]
    if years or lexemes[a.core[0]].kind == "m":
        return False
    match e.join:
        case "&":
            return any(lexemes[k].kind == "b" for k in e.starts)
        case ">":
            same = unit_of(lexemes[a.core[0] : a.ends[-1][1]]) == unit_of(lexemes[b.core[0] : b.ends[-1][1]])
            ranging = "from" not in before or any(x.startswith("rang") for x in before)
            return ranging and (same or bare) and low < high <= 10 * low * (shared if scale == 1 else 1)
        case "|" | "i":
            return bare and low < high and (e.join == "|" or (low < 10 and before[-1:] != ["-"]))
        case "-":
            return low < high or bool(near)
        case "/":
            return "odds" in near
    return e.join in ("x", "±", "n_i", "->-", "-i-")


def find_figures(text: str) -> list[Figure]:
    """Offer the spans of a text that may be figures, in the order of the text.

    >>> [f.text for f in find_figures("At least 31 of the 84 aboard, or 37%, lived.") if f.best and not f.low]
    ['At least 31', '84', '37%']
    """
    lexemes = lex(text)
    joined = [(e, not e.join or joins(e, lexemes)) for e in expressions("".join(x.kind for x in lexemes))]
    taken: set[int] = set()
    figures: dict[tuple[int, int], Figure] = {}
    for e, whole in sorted(joined, key=lambda pair: not (pair[0].join and pair[1])):
        first, last = chosen(e, lexemes)
        default = lexemes[first].start, lexemes[last - 1].end
        best = whole and taken.isdisjoint(range(first, last))
        if best:
            taken.update(range(first, last))
        low = why_unlikely(text, *default)
        for i in e.starts:
            for _, k in e.ends:
                span = lexemes[i].start, lexemes[k - 1].end
                if best or span not in figures:
                    figures[span] = Figure(*span, text[slice(*span)], best and span == default, low)
    return sorted(figures.values(), key=lambda f: (f.start, f.end))
