"""Plain text and Markdown: the text as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from summarise.articles.build import Draft
from summarise.articles.columns import Columns, pick
from summarise.articles.dates import read_published
from summarise.articles.decode import decode
from summarise.schema import Excluded

_FRONT_MATTER = re.compile(r"---[ \t]{0,20}\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]{0,20}(?:\r?\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"#[ \t]{1,20}([^\r\n]{1,400})")
_UNDERLINED = re.compile(r"([^\r\n]{2,300})\r?\n={3,200}[ \t]{0,20}(?=[\r\n]|\Z)")


def read_text(raw: bytes) -> Draft:
    """A plain text. Raises InputError where the bytes are no text.

    >>> read_text(b"Rain fell.").text
    'Rain fell.'
    """
    return Draft(text=decode(raw))


def read_markdown(raw: bytes) -> Draft:
    r"""A Markdown text: front matter and a leading heading are excluded ranges and give title, date, outlet and address.

    >>> read_markdown(b"# Bridge closed\n\nThe council shut it.").title
    'Bridge closed'
    """
    text = decode(raw)
    excluded: list[Excluded] = []
    about: Mapping[str, object] = {}
    matter = _FRONT_MATTER.match(text)
    if matter:
        about = _front_matter(matter[1])
        if about:
            excluded.append(Excluded(start=0, end=len(matter[0].rstrip()), reason="front matter"))
    start = matter.end() if matter and about else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    heading = _HEADING.match(text, start) or _UNDERLINED.match(text, start)
    if heading:
        excluded.append(Excluded(start=start, end=start + len(heading[0].rstrip()), reason="headline"))
    columns = Columns()
    title = heading[1].strip().rstrip("#").strip() if heading else ""
    return Draft(
        text=text,
        title=title or _string(pick(columns.title, about)) or "",
        outlet=_string(pick(columns.outlet, about)),
        url=_string(pick(columns.url, about)),
        published=read_published(pick(columns.published, about)),
        excluded=tuple(excluded),
    )


def _front_matter(block: str) -> dict[str, Any]:
    """The plain values of a block of YAML, none where it is something else."""
    import yaml

    try:
        about = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return (
        {str(key): value for key, value in about.items() if not isinstance(value, dict | list)}
        if isinstance(about, dict)
        else {}
    )


def _string(value: object) -> str | None:
    return None if value is None else str(value)
