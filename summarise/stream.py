"""Articles in, events out: cut, decoded by an engine, assembled, one article after another and never all at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version

from pydantic import BaseModel

from summarise.articles.build import check_length
from summarise.articles.passages import cut
from summarise.articles.read import ReadFailure, Skipped
from summarise.assemble.rows import LocatedRow, read_extractions
from summarise.assemble.summary import assemble, coverage_of, failed_article
from summarise.errors import InputError, ModelError
from summarise.extract.engine import Engine
from summarise.extract.record import Extraction, extraction_of
from summarise.passage import Passage
from summarise.schema import Article, Coverage, EventSummary, Frozen, Provenance, article_info
from summarise.settings import DEFAULT_RECORD, Settings, record_type

PACKAGES = ("summarise", "llguidance", "outlines", "torch", "transformers")
NOTHING_TO_READ = "There is nothing to read in it but blanks or page furniture; expected sentences: leave it out or mend it."
HELD_BACK = 32  # articles that may be done before the engine has to stop pulling, so that they can be handed on


class ArticleOpened(Frozen):
    """An article was read and cut; its passages wait for the engine."""

    article: Article
    passages: int


class PassageDone(Frozen):
    """A passage has its extraction; `recalled` where equal text was decoded before."""

    extraction: Extraction
    recalled: bool


class ArticleDone(Frozen):
    """An article has its summary; `article` is None where it could not be read; `extractions` stand in passage order.

    With a record type of one's own the summary has no items, and `rows` are what was found.
    """

    article: Article | None
    extractions: tuple[Extraction, ...]
    summary: EventSummary
    rows: tuple[LocatedRow, ...] = ()


Event = ArticleOpened | PassageDone | ArticleDone
Input = Article | ReadFailure | Skipped
Recall = Callable[[Passage], Extraction | None]


def summarise_articles(
    articles: Iterable[Input], *, engine: Engine, settings: Settings, recall: Recall = lambda _: None
) -> Iterator[Event]:
    """Take articles the whole way, lazily, and tell of each step as it is done; articles are done in any order.

    Only articles with passages that wait are held. Equal passages are decoded once; `recall` gives the extraction of a passage
    that was decoded before. What fails is an extraction or a summary that says so; only `ModelError` ends the whole.
    """
    desk = _Desk(articles, provenance=provenance(engine, settings), settings=settings, recall=recall)
    while not desk.read_all:
        for extraction in engine.extract(desk.passages()):
            desk.take(extraction)
            yield from desk.news()
        desk.give_up()
        yield from desk.news()


def provenance(engine: Engine, settings: Settings) -> Provenance:
    """What makes the summaries of this engine under these settings."""
    identity = dict(engine.identity)
    adapter = identity.pop("adapter", None)
    return Provenance(
        model=str(identity.pop("model", settings.model)),
        adapter=None if adapter is None else str(adapter),
        prompt=str(identity.pop("prompt", settings.prompt)),
        record=str(identity.pop("record", settings.record)),
        versions=versions(),
        options=identity | {"passage_words": settings.passage_words, "max_chars": settings.max_chars},
    )


def versions() -> dict[str, str]:
    """The versions of the packages that can change a summary, where they are installed."""
    found: dict[str, str] = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:  # from a folder that was never installed
            continue
    return found


def finish(
    article: Article,
    passages: tuple[Passage, ...],
    extractions: tuple[Extraction, ...],
    *,
    provenance: Provenance,
    record: type[BaseModel] | None = None,
) -> ArticleDone:
    """Make the summary of an article whose passages are answered, or the rows of another `record` type than `PassageRecord`.

    Whatever goes wrong in it is the summary's `error`.
    """
    rows: tuple[LocatedRow, ...] = ()
    try:
        if not passages:
            summary = failed_article(article, NOTHING_TO_READ, provenance)
        elif record is None:
            summary = assemble(article, passages, extractions, provenance=provenance)
        else:
            reading = read_extractions(article, passages, extractions, record)
            summary, rows = _without_items(article, coverage_of(article, passages, reading, ()), provenance), reading.rows
    except Exception as error:  # one article must not end the run; the reason stands in its line
        summary = failed_article(article, f"Its summary could not be assembled: {_reason(error)}.", provenance)
    return ArticleDone(article=article, extractions=extractions, summary=summary, rows=rows)


class _Open:
    """An article whose passages are not all answered."""

    def __init__(self, article: Article, passages: tuple[Passage, ...]) -> None:
        self.article = article
        self.passages = passages
        self.extractions: list[Extraction | None] = [None] * len(passages)
        self.missing = len(passages)


class _Desk:
    """Between the articles and the engine: hands out passages, takes extractions, and knows which articles are done.

    `passages` runs inside the engine, which pulls it in the calling thread; what happens there waits in `_news`.
    """

    def __init__(self, articles: Iterable[Input], *, provenance: Provenance, settings: Settings, recall: Recall) -> None:
        self.read_all = False
        self._articles = iter(articles)
        self._provenance = provenance
        self._settings = settings
        self._recall = recall
        self._record = None if settings.record == DEFAULT_RECORD else record_type(settings.record)
        self._open: dict[int, _Open] = {}
        self._opened = 0
        self._asked: dict[str, list[tuple[int, int]]] = {}  # passage hash -> (open article, passage) that wait for it
        self._news: deque[Event] = deque()
        self._done = 0

    def news(self) -> Iterator[Event]:
        """What happened since the last call."""
        while self._news:
            yield self._news.popleft()
        self._done = 0

    def passages(self) -> Iterator[Passage]:
        """The passages that have to be decoded; stops early where many articles were done without the engine."""
        while self._done < HELD_BACK:
            article = next(self._articles, None)
            if article is None:
                self.read_all = True
                return
            if not isinstance(article, Skipped):
                yield from self._begin(article)

    def take(self, extraction: Extraction) -> None:
        """Give an extraction to every passage that waits for it."""
        waiting = self._asked.pop(extraction.sha256, None)
        if waiting is None:
            raise ModelError(f"The engine answered a passage it was not given: {extraction.article}, {extraction.passage}.")
        first, *others = waiting
        self._answer(first, extraction, recalled=False)
        for place in others:
            self._answer(place, extraction, recalled=True)

    def give_up(self) -> None:
        """Mark as failed whatever the engine left without an answer."""
        for waiting in list(self._asked.values()):
            number, index = waiting[0]
            self.take(extraction_of(self._open[number].passages[index], failure="the engine gave no answer"))

    def _begin(self, article: Article | ReadFailure) -> Iterator[Passage]:
        if isinstance(article, ReadFailure):
            return self._fail(article, article.reason)
        try:
            check_length(len(article.text), max_chars=self._settings.max_chars)
        except InputError as error:  # its text is too long to be kept, too
            reason = f"{article.id} {error}."
            return self._fail(ReadFailure(id=article.id, reason=reason), reason)
        try:
            passages = cut(article, words=self._settings.passage_words)
        except Exception as error:  # one article must not end the run; the reason stands in its line
            return self._fail(article, not_cut(error))
        self._news.append(ArticleOpened(article=article, passages=len(passages)))
        if passages:
            yield from self._ask(article, passages)
        else:
            self._close(self._finish(article, (), ()))

    def _ask(self, article: Article, passages: tuple[Passage, ...]) -> Iterator[Passage]:
        self._opened += 1
        number = self._opened
        self._open[number] = _Open(article, passages)
        for place, passage in enumerate(passages):
            if passage.sha256 in self._asked:
                self._asked[passage.sha256].append((number, place))
            elif known := self._recall(passage):
                self._answer((number, place), known, recalled=True)
            else:
                self._asked[passage.sha256] = [(number, place)]
                yield passage

    def _answer(self, place: tuple[int, int], extraction: Extraction, *, recalled: bool) -> None:
        number, index = place
        entry = self._open[number]
        labelled = _relabelled(extraction, entry.passages[index], recalled=recalled)
        entry.extractions[index] = labelled
        entry.missing -= 1
        self._news.append(PassageDone(extraction=labelled, recalled=recalled))
        if not entry.missing:
            del self._open[number]
            answers = tuple(answer for answer in entry.extractions if answer is not None)
            self._close(self._finish(entry.article, entry.passages, answers))

    def _finish(self, article: Article, passages: tuple[Passage, ...], answers: tuple[Extraction, ...]) -> ArticleDone:
        return finish(article, passages, answers, provenance=self._provenance, record=self._record)

    def _fail(self, article: Article | ReadFailure, reason: str) -> None:
        read = article if isinstance(article, Article) else None
        summary = failed_article(read or Article(id=article.id, text=""), reason, self._provenance)
        self._close(ArticleDone(article=read, extractions=(), summary=summary))

    def _close(self, done: ArticleDone) -> None:
        self._done += 1
        self._news.append(done)


def _relabelled(extraction: Extraction, passage: Passage, *, recalled: bool) -> Extraction:
    """The extraction as that of another place where the same words stand; a recalled one cost nothing."""
    place = {"article": passage.article, "passage": passage.index, "start": passage.start, "end": passage.end}
    return extraction.model_copy(update=place | {"usage": None} if recalled else place)


def _without_items(article: Article, coverage: Coverage, provenance: Provenance) -> EventSummary:
    """The summary of an article that was read with another record type: what was read and what failed."""
    failed = len(coverage.failed) == coverage.passages
    return EventSummary(
        article=article_info(article),
        coverage=coverage,
        provenance=provenance,
        error=f"All passages failed ({coverage.passages}); the first because {coverage.failed[0].reason}" if failed else None,
    )


def not_cut(error: Exception) -> str:
    """The sentence for an article that could not be cut into passages.

    >>> not_cut(ValueError("no words"))
    'It could not be cut into passages: ValueError: no words.'
    """
    return f"It could not be cut into passages: {_reason(error)}."


def _reason(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
