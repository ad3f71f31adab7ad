"""Read the value of a figure: how much, of which unit, and whether it is a bound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from summarise.figures.amounts import LONGEST, Amount, amount, plain, unit_of
from summarise.figures.expressions import Expression, expressions
from summarise.figures.lexemes import Lexeme, lex
from summarise.figures.lexicon import BOUND, TAIL
from summarise.figures.units import SUBUNITS, WITHIN
from summarise.schema import Bound, NumberValue

RATIOS = frozenset(("i", "x", "f", "/", "n_i", "w_i"))  # the joints of "one in five", "six out of ten", "2 of 9", "1/5"
YEARLY = {"annually": "year", "yearly": "year", "annum": "year", "daily": "day", "weekly": "week", "monthly": "month"}
STERLING = re.compile(r"[$€]|US|\b(?:dollars?|euros?|yen|sterling|pence)\b")  # beside money
WEIGHT = re.compile(
    r"\b(?:kg|kgs|kilos?|kilogram\w*|grams?|stones?|tons?|tonnes?|lbs?|ounces?|oz)\b"
)  # beside pounds of weight


class Range(NamedTuple):
    """The two ends of a value; they are equal where the figure names one number."""

    low: Decimal
    high: Decimal


def parse_figure(figure: str) -> NumberValue | None:
    """Read the value of a figure as it stands in the text; None where it has none.

    Values are exact decimals; an open end is None, an exact figure has `low == high`. A rate has its unit and what it is per:
    "USD per year". A unit that the tables lack is None.

    >>> parse_figure("at least 156")
    NumberValue(low=Decimal('156'), high=None, bound='at_least', unit=None)
    >>> parse_figure("between $1 and 2.5 billion").high
    Decimal('2500000000')
    >>> parse_figure("24 per 100,000").unit
    'per 100000'
    """
    lexemes = lex(figure)
    found = list(expressions("".join(lexeme.kind for lexeme in lexemes)))
    if not found:
        return None
    whole = _widest(found, lexemes)
    parts = whole.parts or (whole,)
    before = [lexeme.key for lexeme in lexemes[whole.starts[-1] : whole.starts[0]]]
    bounds = _bounds(whole, lexemes, before)
    if "all but" in before or any(_overlong(lexemes[slice(*part.core)]) for part in parts):
        return None
    if any(lexemes[part.core[0]].kind == "k" for part in parts):
        return _duration(lexemes[slice(*whole.core)], _strongest(bounds))
    amounts = [amount(lexemes[slice(*part.core)]) for part in parts]
    vague = any(one.vague for one in amounts)
    aligned = _aligned(amounts, _units(whole, lexemes, figure, amounts))
    if aligned is None:
        return None
    amounts, unit = aligned
    if any(kind == "more" for part in parts for kind, _ in part.ends) and "between" not in before:
        return _compound(whole, lexemes, amounts[0], unit, _strongest(bounds))
    joint = whole.join.strip("-_")
    ends = _joined(joint, *amounts) if len(amounts) == 2 else Range(amounts[0].number, amounts[0].number)
    if ends is None:
        return None
    low, high = ends
    if joint in RATIOS and whole.join:
        unit = None
    if "minus" in bounds:
        low, high = -high, -low
    if unit == "digit":
        return _digits(low, high)
    if unit in SUBUNITS:
        unit, low, high = SUBUNITS[unit], low / 100, high / 100
    unit = _rate(whole, lexemes, unit)
    if vague:
        return NumberValue(low=low, high=None, bound="vague", unit=unit)
    return _bounded(low, high, "between" if low < high else _strongest(bounds), unit)


def _widest(found: Sequence[Expression], lexemes: Sequence[Lexeme]) -> Expression:
    """The expression that the figure is: the first number, or its joining with the next where that reaches further."""
    first = found[0]
    joined = next((e for e in found if e.join and e.parts[0] is first), None)
    compound = any(kind == "more" for kind, _ in first.ends) and all(lexemes[k].kind != "b" for k in first.starts)
    return first if joined is None or (compound and first.ends[-1][1] >= joined.ends[-1][1]) else joined


def _bounds(whole: Expression, lexemes: Sequence[Lexeme], before: Sequence[str]) -> list[str]:
    """What each hedge before and each tail after the number makes of it."""
    after = [lexemes[end - 1].key for kind, end in whole.ends if kind == "tail"]
    return [BOUND[key] for key in before if key in BOUND] + [TAIL.get(key, "at_least") for key in after]


def _strongest(bounds: Sequence[str]) -> Bound:
    """The bound of a figure with several hedges: of "just under about 5" the one that says on which side."""
    for bound in ("at_least", "more_than", "at_most", "less_than"):
        if bound in bounds:
            side = next(one for one in bounds if one not in ("about", "exact", "minus"))
            return _as_bound(side)
    return "about" if "about" in bounds else "exact"


def _as_bound(name: str) -> Bound:
    """The name of a table as a `Bound`."""
    match name:
        case "at_least" | "more_than" | "at_most" | "less_than":
            return name
    return "exact"


def _bounded(low: Decimal, high: Decimal, bound: Bound, unit: str | None) -> NumberValue:
    """A value whose open end is None."""
    return NumberValue(
        low=None if bound in ("at_most", "less_than") else low,
        high=None if bound in ("at_least", "more_than") else high,
        bound=bound,
        unit=unit,
    )


def _overlong(core: Sequence[Lexeme]) -> bool:
    """Whether a number has more digits than a decimal holds exactly."""
    return any(lexeme.kind == "d" and len(lexeme.key) > LONGEST for lexeme in core)


def _units(whole: Expression, lexemes: Sequence[Lexeme], figure: str, amounts: Sequence[Amount]) -> list[str | None]:
    """The unit of each number; pounds are money or a weight as the figure shows, and only "pound" where it does not."""
    parts = whole.parts or (whole,)
    stretches = [
        lexemes[part.core[0] : next((end for kind, end in part.ends if kind == "unit"), part.core[1])] for part in parts
    ]
    units = [unit_of(stretch) for stretch in stretches]
    if not any(units) and any(lexeme.kind == "M" for lexeme in lexemes[whole.starts[-1] : whole.starts[0]]):
        return ["magnitude"]
    if "pound" in units:
        rest = figure[lexemes[parts[-1].core[1]].start :] if parts[-1].core[1] < len(lexemes) else ""
        money = STERLING.search(rest) or "£" in figure or any(one.vague or one.scale >= 10**9 for one in amounts)
        pounds = "lb" if WEIGHT.search(rest) else "GBP" if money else "pound"
        units = [pounds if unit == "pound" else unit for unit in units]
    return units


def _rate(whole: Expression, lexemes: Sequence[Lexeme], unit: str | None) -> str | None:
    """The unit together with what it is per: "USD per year", "per 100000"."""
    per = []
    for (_, begin), (kind, end) in pairwise(whole.ends):
        piece = [lexeme for lexeme in lexemes[begin:end] if lexeme.kind not in "_-aep>"]
        if kind in ("per", "rate") and piece:
            last = piece[-1]
            named = unit_of([last]) or YEARLY.get(last.key, last.key)
            per.append(str(int(amount([last]).number)) if last.kind in "ds" else named)
    return " per ".join([unit or "", *per]).strip() if per else unit


def _joined(joint: str, first: Amount, second: Amount) -> Range | None:
    """The value of two joined numbers: a range, a ratio, a number with its error; None where they make no value."""
    low, high, scale = first.number, second.number, second.scale
    if joint in RATIOS:
        return Range(low / high, low / high) if high else None
    thousands = 1000 * low < high < 10**9 and high % 1000 == 0
    if first.scale == 1 and (scale > 1 or thousands):  # "1 to 2 million", "5-6,000"
        shared = scale if scale > 1 else Decimal(1000)
        low = low * shared if low * shared < high else low
    if joint == "±":
        return Range(low - high, low + high)
    return None if joint == "×" or low >= high else Range(low, high)


def _compound(
    whole: Expression, lexemes: Sequence[Lexeme], first: Amount, unit: str | None, bound: Bound
) -> NumberValue | None:
    """The value of a figure in several units, counted in the smallest: "two hours 10 minutes" is 130 minutes."""
    if whole.join or first.vague or [kind for kind, _ in whole.ends[:3]] != ["", "unit", "more"]:
        return None
    total = first.number
    for (_, begin), (kind, end) in pairwise(whole.ends[1:]):
        if kind != "more":
            break
        smaller = unit_of(lexemes[begin:end])
        factor = WITHIN.get((unit or "", smaller or ""))
        if factor is None:
            return None
        total, unit = total * factor + amount([lexeme for lexeme in lexemes[begin:end] if lexeme.kind in "dot"]).number, smaller
    return _bounded(total, total, bound, unit)


def _aligned(amounts: Sequence[Amount], units: Sequence[str | None]) -> tuple[list[Amount], str | None] | None:
    """Two amounts in one unit, the smaller of theirs: "16 months to four years" in months; None where there is no such unit."""
    named = [unit for unit in units if unit]
    unit = named[-1] if named else None
    if len(set(named)) < 2:
        return list(amounts), unit
    for place, pair in ((1, (units[1], units[0])), (0, (units[0], units[1]))):
        factor = WITHIN.get((pair[0] or "", pair[1] or ""))
        if factor is not None:
            scaled = [one._replace(number=plain(one.number * factor)) if n == place else one for n, one in enumerate(amounts)]
            return scaled, pair[1]
    return None


def _duration(core: Sequence[Lexeme], bound: Bound) -> NumberValue | None:
    """The seconds of "2:14:04"; None for any other clock time, date or ordinal."""
    match = re.fullmatch(r"([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])", core[0].key) if len(core) == 1 else None
    if not match:
        return None
    hours, minutes, seconds = map(int, match.groups())
    total = Decimal(3600 * hours + 60 * minutes + seconds)
    return _bounded(total, total, bound, "second")


def _digits(low: Decimal, high: Decimal) -> NumberValue | None:
    """The numbers that have so many digits: "six figures" are 100,000 to 999,999."""
    if not 1 <= low <= high <= LONGEST or low != low.to_integral_value():
        return None
    return NumberValue(low=Decimal(10) ** int(low - 1), high=Decimal(10) ** int(high) - 1, bound="between", unit=None)
