"""Read the value of a figure: how much, of which unit, and whether it is a bound."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from summarise.figures.expressions import expressions
from summarise.figures.lexemes import Lexeme, lex
from summarise.figures.lexicon import BOUND, CODES, CURRENCY, GLYPHS, MULTIPLES, PART, SUBUNITS, TAIL, UNIT, VAGUE, VALUES
from summarise.schema import NumberValue


def amount(core: list[Lexeme]) -> tuple[Decimal, Decimal, bool]:
    """The value of one number, the scale its words end in, and whether it is vague."""
    whole, current, scale, vague = Decimal(0), Decimal(0), Decimal(1), False
    for before, kind, key in ((y.key, x.kind, x.key) for x, y in zip(core, [*core[:1] * 2, *core])):
        if kind == "d":
            current = Decimal(re.sub(r"[,\s]", "", key))
        elif kind in "otm":
            current += VALUES[key]
        elif kind == "g":
            current += Decimal(GLYPHS[key][0]) / GLYPHS[key][1]
        elif kind in "aq":
            current, vague = current or Decimal(1), vague or kind == "q"
        elif kind == "&" and not vague:
            whole, current = whole + current, Decimal(0)
        elif kind in "hj":
            current = (current or Decimal(1)) / PART[key]
        elif (
            kind == "v" and before not in ("and", "or", "to", "if not") and VAGUE[key] > current
        ):  # of "tens or hundreds" the tens
            current, vague = (current or Decimal(1)) * VAGUE[key], True
        elif kind in "sz":
            scale = Decimal(VALUES[key])
            if scale <= 100:
                current = (current or 1) * scale
            else:
                whole, current = (whole + current or 1) * scale, Decimal(0)
    number = (whole + current) * (-1 if core[0].kind == "-" else 1)
    return (number.to_integral_value() if number == number.to_integral_value() else number.normalize()), scale, vague


def unit_of(lexemes: Iterable[Lexeme]) -> str | None:
    """The unit that the lexemes name: a currency before anything else; None for the currency of a country that no table has."""
    units = {x.kind: x for x in reversed(list(lexemes))}
    if {"W", "C"} <= units.keys():
        return None
    for kind, table in (("c", CODES), ("C", CURRENCY), ("u", UNIT), ("M", {"magnitude": "magnitude"})):
        if kind in units:
            return table[units[kind].key]
    return "times" if "m" in units and units["m"].key in MULTIPLES else None


def parse_figure(figure: str) -> NumberValue | None:
    """Read the value of a figure as it stands in the text; None where it has none.

    >>> parse_figure("at least 156")
    NumberValue(low=Decimal('156'), high=None, bound='at_least', unit=None)
    >>> parse_figure("between $1 and 2.5 billion").high
    Decimal('2500000000')
    """
    lexemes = lex(figure)
    found = list(expressions("".join(x.kind for x in lexemes)))
    if not found:
        return None
    whole = next((e for e in found if e.join and e.parts[0] is found[0]), found[0])
    before = [x.key for x in lexemes[whole.starts[-1] : whole.starts[0]]]
    after = [lexemes[end - 1].key for kind, end in whole.ends if kind == "tail"]
    bounds: list[str] = [BOUND[k] for k in before if k in BOUND] + [TAIL.get(k, "at_least") for k in after]
    bound = next((b for b in bounds if b not in ("about", "exact", "minus")), "about" if "about" in bounds else "exact")
    parts = whole.parts or (whole,)
    compound = "between" not in before and any(kind == "more" for e in parts for kind, _ in e.ends)
    if compound or "all but" in before or any(lexemes[e.core[0]].kind == "k" for e in parts):
        return None  # "two hours 10 minutes", "all but three", "2:14:04"
    values = [amount(lexemes[slice(*e.core)]) for e in parts]
    (low, scale, _), (high, shared, _) = values[0], values[-1]
    spans = [lexemes[e.core[0] : next((end for kind, end in e.ends if kind == "unit"), e.core[1])] for e in reversed(parts)]
    unit = next(filter(None, map(unit_of, spans)), "magnitude" if "magnitude" in before else None)
    vague = any(v for _, _, v in values)
    pounds = unit == "GBP" and spans[0][-1].key.startswith("pound") and not vague and shared < 10**6
    if pounds and not any(x.kind == "c" for x in lexemes):
        unit = (
            "lb"  # pounds of money come in millions, in thousands of pounds or beside another currency, pounds of weight do not
        )
    if whole.join:
        joint = whole.join.strip("-_")
        ratio = joint in ("i", "x", "f", "/", "n_i", "w_i")
        thousands = 1000 * low < high < 10**9 and high % 1000 == 0
        if scale == 1 and not ratio and (shared > 1 or thousands):  # "1 to 2 million", "5-6,000"
            shared = shared if shared > 1 else Decimal(1000)
            low = low * shared if low * shared < high else low
        if ratio:
            low = high = low / high if high else Decimal(0)
            unit = None
        elif joint == "±":
            low, high = low - high, low + high
        elif joint == "×" or low >= high:
            return None
        bound = "between" if low < high else bound
    if "minus" in bounds:
        low, high = -low, -high
    if unit in SUBUNITS:
        unit, low, high = SUBUNITS[unit], low / 100, high / 100
    if vague:
        return NumberValue(low=low, high=None, bound="vague", unit=unit)
    return NumberValue(
        low=None if bound in ("at_most", "less_than") else low,
        high=None if bound in ("at_least", "more_than") else high,
        bound=bound,
        unit=unit,
    )
