"""Event summaries of news articles: who acted, what they did, which numbers are claimed, and who said so.

from summarise import Summariser

summary = Summariser.load().summarise(text)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarise.articles.read import read_articles as read_articles
    from summarise.errors import SummariseError as SummariseError
    from summarise.pipeline import Summariser as Summariser
    from summarise.runs.directory import Run as Run
    from summarise.schema import Article as Article
    from summarise.schema import EventSummary as EventSummary
    from summarise.settings import Settings as Settings

_WHERE = {
    "Article": "schema",
    "EventSummary": "schema",
    "Run": "runs.directory",
    "Settings": "settings",
    "SummariseError": "errors",
    "Summariser": "pipeline",
    "read_articles": "articles.read",
}

__all__ = ["Article", "EventSummary", "Run", "Settings", "SummariseError", "Summariser", "read_articles"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for, so that `import summarise` costs nothing."""
    if name in _WHERE:
        return getattr(import_module(f"summarise.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'summarise' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
