"""The way of the data as one object: articles in, summaries out, with one engine."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any, Self

from summarise.articles.decode import replace_surrogates
from summarise.articles.language import detect_language
from summarise.errors import SettingsError
from summarise.extract.engine import Engine
from summarise.extract.record import Extraction
from summarise.passage import Passage
from summarise.schema import Article, EventSummary
from summarise.settings import DEFAULT_RECORD, Settings
from summarise.stream import ArticleDone, Event, Input, PassageDone, summarise_articles

REMEMBERED = 2048  # extractions that are kept, for text that comes again


class Summariser:
    """Summarises texts and articles with one engine; `load` makes the engine.

    summariser = Summariser.load()
    summary = summariser.summarise(text, title="Storm hits the coast")
    """

    def __init__(self, engine: Engine, settings: Settings | None = None) -> None:
        """Use an engine that is loaded already."""
        self.engine = engine
        self.settings = settings or Settings()
        self._seen = _Recent(REMEMBERED)

    @classmethod
    def load(cls, **settings: Any) -> Self:
        """Load the model that the settings name (fields of `Settings`); raises `SettingsError` or `ModelError`."""
        from summarise.models import load

        chosen = Settings(**settings)
        return cls(load(chosen), chosen)

    def summarise(self, text: str | Article, *, title: str = "", id: str = "text") -> EventSummary:
        """Summarise one text, or one article.

        A text is taken as it is, without looking for page furniture or a headline in it. Lone surrogates are replaced.
        """
        if not isinstance(text, Article):
            text, title = replace_surrogates(text), replace_surrogates(title)
            text = Article(id=id, text=text, title=title, language=detect_language(text))
        return next(self.summarise_many([text]))

    def summarise_many(self, articles: Iterable[Input]) -> Iterator[EventSummary]:
        """Summarise articles as they come; each summary is yielded as it is done, not always in the order of the articles."""
        if self.settings.record != DEFAULT_RECORD:
            raise SettingsError(
                f"A summary is made from {DEFAULT_RECORD} alone, not from {self.settings.record}: use `extract` for its rows."
            )
        for event in self._events(articles):
            if isinstance(event, ArticleDone):
                yield event.summary

    def extract(self, articles: Iterable[Input]) -> Iterator[ArticleDone]:
        """As `summarise_many`, with all that was found of an article: `rows` where the record type is one's own."""
        for event in self._events(articles):
            if isinstance(event, ArticleDone):
                yield event

    def _events(self, articles: Iterable[Input]) -> Iterator[Event]:
        for event in summarise_articles(articles, engine=self.engine, settings=self.settings, recall=self._seen.recall):
            if isinstance(event, PassageDone) and not event.recalled:
                self._seen.keep(event.extraction)
            yield event


class _Recent:
    """The last extractions that succeeded, by passage hash."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[str, Extraction] = OrderedDict()

    def recall(self, passage: Passage) -> Extraction | None:
        return self._kept.get(passage.sha256)

    def keep(self, extraction: Extraction) -> None:
        if extraction.failure is None:
            self._kept[extraction.sha256] = extraction
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)
