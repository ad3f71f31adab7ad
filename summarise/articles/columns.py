"""Which column or key of a row holds what of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import BeforeValidator

from summarise.schema import Frozen

Names = Annotated[tuple[str, ...], BeforeValidator(lambda names: (names,) if isinstance(names, str) else names)]
"""Names to try in this order; a single string is one name."""

_INNER = ("name", "rendered", "value", "text", "title")


class Columns(Frozen):
    """The names of the columns, tried in order, in any case, blanks, `-` and `_` ignored; a dotted name looks into an object.

    >>> Columns(text="story").text
    ('story',)
    """

    id: Names = ("id", "article_id", "doc_id", "document_id", "guid", "uuid", "key")
    title: Names = ("title", "headline", "heading", "article_title", "headline.main")
    text: Names = ("text", "body", "content", "article", "maintext", "main_text", "full_text", "article_text", "article_body",
                   "plain_text", "story", "content_text", "cleaned_text")  # fmt: skip
    html: Names = ("html", "content_html", "raw_html", "body_html")
    url: Names = ("url", "link", "href", "web_url", "source_url", "article_url", "canonical_url")
    published: Names = ("published", "published_at", "date_published", "publish_date", "publication_date", "pub_date",
                        "published_date", "date_publish", "date", "datetime", "timestamp", "created_at", "time")  # fmt: skip
    outlet: Names = ("outlet", "source", "source_name", "publisher", "publication", "site", "sitename", "site_name",
                     "newspaper", "source_domain", "domain")  # fmt: skip


def find_column(names: Names, present: Iterable[str]) -> str | None:
    """The first of the columns present that one of the names means, None where there is none.

    >>> find_column(("text", "full_text"), ["Id", "Full Text"])
    'Full Text'
    """
    known = {plain(name): name for name in reversed(list(present))}
    return next((known[plain(name)] for name in names if plain(name) in known), None)


def pick(names: Names, row: Mapping[str, object]) -> object:
    """The value that a row has under one of the names, None where it has none or an empty one.

    An object stands for its name or its text, as many feeds nest them.

    >>> pick(Columns().outlet, {"source": {"id": 7, "name": "The Lisk Ledger"}})
    'The Lisk Ledger'
    """
    known = {plain(key): key for key in reversed(list(row))}
    for name in names:
        value: object = None
        if plain(name) in known:
            value = row[known[plain(name)]]
        elif "." in name:
            value = _dotted(name, row)
        if isinstance(value, Mapping):
            value = next((value[key] for key in _INNER if value.get(key)), None)
        if value is not None and value not in ("", [], ()):
            return value
    return None


def plain(name: str) -> str:
    """A name in the form in which names are compared.

    >>> plain("Full_Text")
    'fulltext'
    """
    return name.strip().casefold().replace("_", "").replace("-", "").replace(" ", "")


def _dotted(name: str, row: Mapping[str, object]) -> object:
    value: object = row
    for part in name.split("."):
        if not isinstance(value, Mapping):
            return None
        key = find_column((part,), (str(k) for k in value))
        value = value.get(key) if key is not None else None
    return value
