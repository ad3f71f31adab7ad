"""Rows: what JSON, tables and Parquet have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from summarise.articles.build import Draft
from summarise.articles.columns import Columns, pick
from summarise.articles.dates import read_published
from summarise.articles.decode import replace_surrogates
from summarise.articles.formats.html import looks_like_html, read_markup
from summarise.errors import InputError

_LONGEST_ID = 200
_MOST_NAMES = 12


class Row(NamedTuple):
    """One row of a file: its number from 1 (a line of JSON Lines), its values, and what is wrong with it where something is."""

    number: int
    values: Mapping[str, object]
    problem: str = ""


def draft_of(row: Mapping[str, object], columns: Columns) -> Draft:
    """The draft of a row. Raises InputError where the row has no text.

    >>> draft_of({"Title": "Rain", "Body": "Rain fell."}, Columns()).text
    'Rain fell.'
    """
    text = pick(columns.text, row)
    markup = pick(columns.html, row) if text is None else None
    if isinstance(text, list | tuple) and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    if text is None and markup is None:
        raise InputError(missing_text(columns, row))
    body = markup if text is None else text
    if not isinstance(body, str):
        raise InputError(
            f"has a {type(body).__name__} where its text should be; expected a string: name the column of the text (text)"
        )
    draft = read_markup(body) if markup is not None or (looks_like_html(body) and "</" in body) else Draft(text=body)
    title, outlet, url = (_string(pick(names, row)) for names in (columns.title, columns.outlet, columns.url))
    return draft.model_copy(
        update={
            "title": title or draft.title,
            "outlet": outlet or draft.outlet,
            "url": url or draft.url,
            "published": read_published(pick(columns.published, row)) or draft.published,
        }
    )


def key_of(row: Mapping[str, object], columns: Columns) -> str | None:
    """The id that a row gives itself, None where it gives none.

    >>> key_of({"ID": 17}, Columns())
    '17'
    """
    key = pick(columns.id, row)
    return (
        replace_surrogates(_string(key))[:_LONGEST_ID] or None
        if isinstance(key, str | int) and not isinstance(key, bool)
        else None
    )


def missing_text(columns: Columns, present: Mapping[str, object] | list[str]) -> str:
    """The sentence for a row or table without a text."""
    names = ", ".join(str(name)[:40] for name in list(present)[:_MOST_NAMES]) or "none"
    return (
        f"has no text: its columns are {names}; expected one of {', '.join(columns.text)}: name the column of the text (text)"
    )


def _string(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
