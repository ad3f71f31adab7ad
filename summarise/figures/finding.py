"""Find the spans of an English text that may be figures, and say which of them to take by default."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarise.figures.amounts import amount, unit_of
from summarise.figures.expressions import Expression, expressions
from summarise.figures.lexemes import Lexeme, lex
from summarise.figures.lexicon import UNUSUAL, VOTES
from summarise.figures.unlikely import why_unlikely

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Figure(NamedTuple):
    """A candidate, as code points of the text, `text[start:end]`.

    Of the candidates that overlap at most one is `best`; `low` says why its expression is probably no figure ("year", "age",
    …), "" where nothing speaks against it. The default choice is every candidate that is `best` and not `low`.
    """

    start: int
    end: int
    text: str
    best: bool
    low: str


def find_figures(text: str) -> list[Figure]:
    """Offer the spans of a text that may be figures, in the order of the text; none occurs twice.

    An expression is offered with and without its hedge, unit, rate and range.

    >>> [f.text for f in find_figures("At least 31 of the 84 aboard, or 37%, lived.") if f.best and not f.low]
    ['At least 31', '84', '37%']
    """
    lexemes = lex(text)
    found = [(e, not e.join or _joins(e, lexemes)) for e in expressions("".join(lexeme.kind for lexeme in lexemes))]
    taken: set[int] = set()
    figures: dict[tuple[int, int], Figure] = {}
    for expression, whole in sorted(found, key=lambda pair: not (pair[0].join and pair[1])):  # what is joined goes first
        first, last = _chosen(expression, lexemes)
        default = lexemes[first].start, lexemes[last - 1].end
        best = whole and taken.isdisjoint(range(first, last))
        if best:
            taken.update(range(first, last))
        low = why_unlikely(text, *default)
        for begin in expression.starts:
            for _, end in expression.ends:
                span = lexemes[begin].start, lexemes[end - 1].end
                if best or span not in figures:
                    figures[span] = Figure(*span, text[slice(*span)], best and span == default, low)
    return sorted(figures.values())


def _chosen(expression: Expression, lexemes: Sequence[Lexeme]) -> tuple[int, int]:
    """The lexemes between which the default choice for an expression stands."""
    start, end = expression.starts[0], expression.ends[0][1]
    for k in expression.starts[1:]:
        lexeme = lexemes[k]
        if lexeme.kind == "a":  # "an estimated 5", but "a magnitude 5"
            fits = k == start - 2 and lexemes[start].kind == "E"
        else:
            fits = lexeme.key not in UNUSUAL and (bool(expression.join) or lexeme.kind != "b")
        start = k if fits else start
    for n, (kind, k) in enumerate(expression.ends[1:]):
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


def _joins(expression: Expression, lexemes: Sequence[Lexeme]) -> bool:
    """Whether two numbers are by default one figure."""
    first, second = expression.parts
    (low, scale, _), (high, shared, _) = (amount(lexemes[slice(*part.core)]) for part in expression.parts)
    begin = expression.starts[-1]
    before = [lexeme.key for lexeme in lexemes[max(begin - 4, 0) : begin]]
    near = VOTES.intersection([*before, *(lexeme.key for lexeme in lexemes[expression.core[1] : expression.core[1] + 2])])
    bare = first.core[1] - first.core[0] == 1 and len(first.ends) == 1
    if lexemes[first.core[0]].kind == "m" and "between" not in (lexemes[k].key for k in expression.starts):
        return False
    plain = [lexemes[part.core[0]].key for part in (first, second) if len(part.ends) == 1 and part.core[1] - part.core[0] == 1]
    if any(map(YEAR.fullmatch, plain)):
        return False
    match expression.join:
        case "&":
            return any(lexemes[k].kind == "b" for k in expression.starts)
        case ">":
            same = unit_of(lexemes[first.core[0] : first.ends[-1][1]]) == unit_of(lexemes[second.core[0] : second.ends[-1][1]])
            ranging = "from" not in before or any(key.startswith("rang") for key in before)
            if near and bare and second.core[1] - second.core[0] == 1:  # "by eight to one"
                return True
            return ranging and (same or bare) and low < high <= 10 * low * (shared if scale == 1 else 1)
        case "|" | "i":
            return bare and low < high and (expression.join == "|" or (low < 10 and before[-1:] != ["-"]))
        case "-":
            return low < high or bool(near)
        case "/":
            return "odds" in near
    return expression.join in ("x", "±", "n_i", "->-", "-i-")
