"""HTML pages: the article on them, as trafilatura finds it."""

from __future__ import annotations

import logging
import re
from typing import Any

from summarise.articles.build import Draft
from summarise.articles.dates import read_published
from summarise.articles.decode import decode
from summarise.errors import InputError

_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")
_HTML = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,300}>\s{0,200})?<(?:!doctype html|html|head|body|article|section|main|div|p|h1|!--)\b",
    re.IGNORECASE,
)
_FEWEST_CHARACTERS = 200
"""A result shorter than this is tried again with recall favoured."""


def read_html(raw: bytes) -> Draft:
    """An HTML page. Raises InputError where no article is on it.

    Title, date, outlet and address are what the page itself says.
    """
    return read_markup(decode(raw, html=True))


def read_markup(markup: str) -> Draft:
    """A page that is decoded already. Raises InputError where no article is on it."""
    markup = re.sub(r"\A\s{0,200}<\?xml[^>]{0,300}\?>", "", markup)  # lxml refuses text that declares an encoding
    found = _extract(markup)
    if found is None or len(found.text or "") < _FEWEST_CHARACTERS:
        more = _extract(markup, favor_recall=True)
        if more is not None and (found is None or len(more.text or "") > len(found.text or "")):
            found = more
    if found is None or not (found.text or "").strip():
        raise InputError(
            "is an HTML page without the text of an article; expected paragraphs: save the page once it has loaded"
        )
    return Draft(
        text=found.text,
        title=found.title or "",
        outlet=found.sitename,
        url=found.url,
        published=read_published(found.date),
    )


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does.

    >>> looks_like_html("<!DOCTYPE html><p>Rain"), looks_like_html("Rain < snow")
    (True, False)
    """
    return _HTML.match(text) is not None


def _extract(markup: str, *, favor_recall: bool = False) -> Any:
    """trafilatura's document, None where it finds nothing. Only dates that the page states are taken: it would guess others."""
    import trafilatura

    for name in _LOGGERS:
        if not logging.getLogger(name).handlers:
            logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        return trafilatura.bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            favor_recall=favor_recall,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # whatever a hostile page does to the parsers, the folder goes on
        name = type(error).__name__
        raise InputError(
            f"is an HTML page that could not be parsed ({name}); expected a page that a browser shows: save it anew"
        ) from error
