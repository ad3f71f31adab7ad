"""Counts in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarise.runs.header import Counts
    from summarise.schema import EventSummary


def number(count: int, noun: str) -> str:
    """A count and its noun.

    >>> number(1, "article"), number(2500, "article")
    ('1 article', '2,500 articles')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def counted(counts: Counts) -> str:
    """The counts of a run: articles and passages, and what of them failed where something did."""
    articles, passages = number(counts.articles, "article"), number(counts.passages, "passage")
    if counts.failed:
        articles += f" ({counts.failed:,} failed)"
    if counts.failed_passages:
        passages += f" ({counts.failed_passages:,} failed)"
    return f"{articles}, {passages}"


def failure(summary: EventSummary) -> str:
    """The error of a failed article, which it names, on one line that a terminal can show."""
    from summarise.report.visible import one_line

    id, error = summary.article.id, summary.error or ""
    return one_line(error if error.startswith(id) else f"{id}: {error}")


def clock(seconds: float) -> str:
    """A duration.

    >>> clock(9), clock(192), clock(7400)
    ('9 s', '3 min 12 s', '2 h 3 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
