"""When an article was published, as ISO 8601 where its source leaves no doubt."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})\b",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b",
    )
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?)?")
_SECONDS = range(100_000_000, 10_000_000_000)
_LONGEST = 100


def find_date(line: str) -> str | None:
    """The one date that is written out in a line, as YYYY-MM-DD; None where there is none, or one that can be read two ways.

    >>> find_date("Published 12 March 2024 at 10:15"), find_date("Updated 03/04/2024")
    ('2024-03-12', None)
    """
    for pattern in _WRITTEN:
        found = pattern.search(line[:_LONGEST])
        if found:
            month = found["month"].casefold()
            number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
            try:
                return date(int(found["year"]), number, int(found["day"])).isoformat()
            except ValueError:
                return None
    return None


def read_published(value: object) -> str | None:
    """A date or time as a source gives it, in ISO 8601 where it can be told, else as it stands; None for nothing.

    Seconds or milliseconds since 1970 count as a time in UTC.

    >>> read_published("Tue, 12 Mar 2024 10:00:00 GMT"), read_published(1710237600), read_published("last week")
    ('2024-03-12T10:00:00+00:00', '2024-03-12T10:00:00+00:00', 'last week')
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(str(value).split())[:_LONGEST]
    if not text:
        return None
    seconds = _seconds(text)
    if seconds is not None:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    if _ISO.fullmatch(text):
        return text
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return find_date(text) or text


def _seconds(text: str) -> float | None:
    """Seconds since 1970, where the text is a number of seconds or milliseconds of a likely size."""
    if not re.fullmatch(r"\d{9,13}(?:\.\d{1,6})?", text):
        return None
    number = float(text)
    return next((n for n in (number, number / 1000) if int(n) in _SECONDS), None)
