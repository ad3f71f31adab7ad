"""When an article was published."""

from datetime import UTC, date, datetime

import pytest

from summarise.articles.dates import find_date, read_published


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (None, None),
        ("", None),
        (True, None),
        ("2024-03-12", "2024-03-12"),
        ("2024-03-12T10:15:00Z", "2024-03-12T10:15:00Z"),
        ("2024-03-12 10:15:00+01:00", "2024-03-12 10:15:00+01:00"),
        (date(2024, 3, 12), "2024-03-12"),
        (datetime(2024, 3, 12, 10, tzinfo=UTC), "2024-03-12T10:00:00+00:00"),
        (1710237600, "2024-03-12T10:00:00+00:00"),
        ("1710237600000", "2024-03-12T10:00:00+00:00"),
        ("Tue, 12 Mar 2024 10:00:00 +0100", "2024-03-12T10:00:00+01:00"),
        ("March 12, 2024", "2024-03-12"),
        ("12th March 2024", "2024-03-12"),
        ("03/04/2024", "03/04/2024"),
        ("9" * 400, "9" * 100),
        ("31 February 2024", "31 February 2024"),
        ("Tue, 12 Mar 2024 10:00:00 +99999999999999999", "2024-03-12"),
        ("12 Mar 99999999999999 10:00:00", "12 Mar 99999999999999 10:00:00"),
    ],
)
def test_dates_become_iso_where_there_is_no_doubt(value: object, published: str | None) -> None:
    assert read_published(value) == published


def test_a_line_without_a_whole_date_tells_none() -> None:
    assert find_date("Published on Tuesday") is None
    assert find_date("Published 12 March") is None
