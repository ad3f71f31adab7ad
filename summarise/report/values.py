"""The value of a number in words."""

from __future__ import annotations

from decimal import Decimal

from summarise.schema import Bound, NumberValue

BOUNDS: dict[Bound, str] = {
    "exact": "exactly",
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
    "between": "between",
    "vague": "vaguely",
}


def decimal_text(value: Decimal) -> str:
    """A decimal with thousands separated; in powers of ten where its digits would fill the line.

    >>> decimal_text(Decimal("3200000.50"))
    '3,200,000.50'
    >>> decimal_text(Decimal("1E+900"))
    '1E+900'
    """
    if not value.is_finite() or not -12 < value.adjusted() < 30 or len(value.as_tuple().digits) > 40:
        return str(value)
    return f"{value:,f}"


def amount(value: NumberValue | None) -> str:
    """The amount without bound or unit: one number, a range, or nothing where both ends are open.

    >>> amount(NumberValue(low=Decimal(10), high=Decimal(15), bound="between"))
    '10–15'
    """
    if value is None:
        return ""
    ends = [decimal_text(end) for end in (value.low, value.high) if end is not None]
    return "–".join(dict.fromkeys(ends))


def value_text(value: NumberValue | None) -> str:
    """The value in words, with bound and unit; a figure that could not be parsed says so.

    >>> value_text(NumberValue(low=Decimal(31), high=None, bound="at_least"))
    'at least 31'
    >>> value_text(None)
    'value not parsed'
    """
    if value is None:
        return "value not parsed"
    bound = "" if value.bound in ("exact", "between") else BOUNDS[value.bound]
    return " ".join(part for part in (bound, amount(value), value.unit or "") if part)


def sort_value(value: NumberValue | None) -> float | None:
    """The number to sort by: the lower end, else the upper, else None."""
    if value is None:
        return None
    end = value.low if value.low is not None else value.high
    return None if end is None or end.is_nan() else float(end)
