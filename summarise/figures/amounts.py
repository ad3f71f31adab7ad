"""The value of one bare number, in digits or in words, and the unit that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from summarise.figures.lexemes import Lexeme
from summarise.figures.lexicon import CURRENCY, GLYPHS, MULTIPLES, PART, UNIT, VAGUE, VALUES
from summarise.figures.units import CODES

LONGEST = 27  # digits: a longer number is an identifier, and more than a decimal holds exactly


class Amount(NamedTuple):
    """A number, the scale that its words end in (1 where none), and whether it is vague ("dozens")."""

    number: Decimal
    scale: Decimal
    vague: bool


def amount(core: Sequence[Lexeme]) -> Amount:
    """The value of the lexemes of one number.

    >>> from summarise.figures.lexemes import lex
    >>> amount(lex("2 million")).number
    Decimal('2000000')
    """
    whole, current, scale, vague, fraction = Decimal(0), Decimal(0), Decimal(1), False, 0
    for position, (kind, _, _, key) in enumerate(core):
        if kind == "d":
            current = Decimal(re.sub(r"[,\s]", "", key)[: LONGEST + 1])
        elif kind == "o" and fraction:  # the digits after the point of "one point two five"
            current, fraction = current + Decimal(VALUES[key]).scaleb(-fraction), fraction + 1
        elif kind in "otm":
            current += VALUES[key]
        elif kind == "g":
            current += Decimal(GLYPHS[key][0]) / GLYPHS[key][1]
        elif kind == "F":
            above, below = re.findall(r"\d+", key)
            current = Decimal(above) / (int(below) or 1)
        elif kind == "P":
            fraction = 1
        elif kind in "aq":
            current, vague = current or Decimal(1), vague or kind == "q"
        elif kind == "&" and not vague:
            whole, current = whole + current, Decimal(0)
        elif kind in "hj":
            current = (current or Decimal(1)) / PART[key]
        elif kind == "v":
            joint = core[position - 2].key if position > 1 else ""
            if joint not in ("and", "or", "to", "if not") and VAGUE[key] > current:  # of "tens or hundreds" the tens
                current, vague = (current or Decimal(1)) * VAGUE[key], True
        elif kind in "sz":
            scale, fraction = Decimal(VALUES[key]), 0
            if scale <= 100:
                current = (current or 1) * scale
            else:
                whole, current = (whole + current or 1) * scale, Decimal(0)
    number = (whole + current) * (-1 if core and core[0].kind == "-" else 1)
    return Amount(plain(number), scale, vague)


def plain(number: Decimal) -> Decimal:
    """A number without needless zeros after its point and without an exponent.

    >>> plain(Decimal("120.0")), plain(Decimal("1E+2"))
    (Decimal('120'), Decimal('100'))
    """
    return Decimal(f"{number.normalize():f}")


def unit_of(lexemes: Iterable[Lexeme]) -> str | None:
    """The unit that the lexemes name: a currency before anything else; None for the currency of a country that no table has."""
    units = {lexeme.kind: lexeme.key for lexeme in reversed(list(lexemes))}
    if {"W", "C"} <= units.keys():
        return None
    if "c" in units:
        return CODES[units["c"]]
    if "C" in units:
        return CURRENCY[units["C"]]
    if "u" in units:
        return UNIT[units["u"]]
    if "M" in units:
        return "magnitude"
    return "times" if units.get("m") in MULTIPLES else None
