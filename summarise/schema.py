"""What a summary is: the article that is read and the records that point into it.

Every span counts Unicode code points of `Article.text` or `Article.title`, end exclusive, and for every span of every summary
`text[start:end] == span.text`. Undefined is None, never a zero. The JSON Schema of `EventSummary` is the published format.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = "1"
RUN_HEADER = "run.json"  # the file by which the folder of a run is known
RUN_FORMAT = "summarise-run/1"

Kind = Literal["person", "government", "military", "media", "organisation", "people"]
Status = Literal["asserted", "claimed", "denied", "planned"]
Form = Literal["direct", "indirect", "mixed", "silent"]
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
TextField = Literal["text", "title"]


class Frozen(BaseModel):
    """The base of every record: immutable, and no field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Excluded(Frozen):
    """A range of `Article.text` that is page furniture and not read; `reason` says which kind ("related links", "caption", …)."""

    start: int
    end: int
    reason: str


class Article(Frozen):
    """An article as it was read: the decoded body exactly as it stands, its title beside it, and what of it is furniture.

    `id` is the relative path (and row) it came from; `published` is a date or time as its source gives it, ISO 8601 where known;
    `language` an ISO 639-1 code, None where it could not be told. `excluded` is sorted and does not overlap.
    """

    id: str
    text: str
    title: str = ""
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    excluded: tuple[Excluded, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of title and text, by which a changed article is known."""
        return hashlib.sha256(f"{self.title}\0{self.text}".encode()).hexdigest()


class ArticleInfo(Frozen):
    """What a summary says of its article; `length` is in code points."""

    id: str
    title: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    sha256: str
    length: int


class Span(Frozen):
    """A place in the article and the characters that stand there: `article.<field>[start:end] == text`."""

    field: TextField
    start: int
    end: int
    text: str


class Party(Frozen):
    """Who: the words that name it, and the listed actor they mean (None where no listed actor is meant)."""

    span: Span
    actor: str | None = None


class Actor(Frozen):
    """A person or body that is named or described; `name` is its fullest mention."""

    id: str
    name: Span
    kind: Kind
    role: Span | None = None
    mentions: tuple[Span, ...]
    confidence: float | None = None


class Action(Frozen):
    """What was done, is being done or is going to be done, by whom, to whom, and how sure the article is of it."""

    id: str
    text: Span
    agent: Party | None = None
    target: Party | None = None
    when: Span | None = None
    where: Span | None = None
    status: Status
    mentions: tuple[Span, ...]
    attributions: tuple[str, ...] = ()
    confidence: float | None = None


class NumberValue(Frozen):
    """What a figure says: an open end is None, an exact figure has `low == high`; `unit` is a code ("USD", "percent", "km")."""

    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None = None


class Claim(Frozen):
    """Who claims a number, where: `figure` is the mention; a None `source` means that the article says it on its own account."""

    figure: Span
    source: Party | None = None
    attribution: str | None = None


class ClaimedNumber(Frozen):
    """A quantity that somebody could check; `value` is None where the figure could not be parsed, and is shown so."""

    id: str
    figure: Span
    value: NumberValue | None
    counted: Span | None = None
    claims: tuple[Claim, ...]
    confidence: float | None = None


class Attribution(Frozen):
    """What a source is said to have said, written or thought; `via` names the sources it came through, `denies` what it denies."""

    id: str
    source: Party | None
    via: tuple[Party, ...] = ()
    cue: Span | None = None
    content: Span
    form: Form
    denies: str | None = None
    confidence: float | None = None


class FailedPassage(Frozen):
    """A range of the text that was given to the model without a usable answer, and why."""

    start: int
    end: int
    reason: str


class Coverage(Frozen):
    """What of the text was read: ranges read, left out as furniture, and failed; strings dropped, counted by reason."""

    passages: int
    read: tuple[tuple[int, int], ...] = ()
    excluded: tuple[Excluded, ...] = ()
    failed: tuple[FailedPassage, ...] = ()
    dropped: dict[str, int] = {}
    unparsed_numbers: int = 0
    language: str | None = None
    notes: tuple[str, ...] = ()


class Provenance(Frozen):
    """What made a summary: enough to make it again."""

    model: str
    adapter: str | None = None
    prompt: str
    record: str
    schema_version: str = SCHEMA_VERSION
    versions: dict[str, str] = {}
    options: dict[str, str | int | float | bool | None] = {}
    confidence: Literal["raw", "calibrated", "none"] = "raw"


class EventSummary(Frozen):
    """Who acted, what they did, which numbers are claimed and who said so, most important first.

    A failed article is a summary with `error` set and empty lists: it is never left out.
    """

    schema_version: str = SCHEMA_VERSION
    article: ArticleInfo
    lead: Span | None = None
    actors: tuple[Actor, ...] = ()
    actions: tuple[Action, ...] = ()
    numbers: tuple[ClaimedNumber, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    coverage: Coverage
    provenance: Provenance
    error: str | None = None


def article_info(article: Article) -> ArticleInfo:
    """The article's part of a summary.

    >>> article_info(Article(id="a.txt", text="Rain fell.", title="Rain")).length
    10
    """
    return ArticleInfo(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        sha256=article.sha256,
        length=len(article.text),
    )
