"""Dates as people write them."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def spoken_date(when: str) -> str:
    """An ISO 8601 date or time in words; anything else stays as it is.

    >>> spoken_date("2031-05-12"), spoken_date("2031-05-12T14:03:09+00:00"), spoken_date("last Monday")
    ('12 May 2031', '12 May 2031, 14:03 UTC', 'last Monday')
    """
    try:
        if len(when) == len("2031-05-12"):
            return _day(date.fromisoformat(when))
        moment = datetime.fromisoformat(when)
    except ValueError:
        return when
    zone = f" {moment.tzname()}" if moment.tzinfo else ""
    return f"{_day(moment)}, {moment:%H:%M}{zone}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
