"""From what a format gives to an article: the limit, the headline, the furniture and the language."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.articles.clean import find_furniture
from summarise.articles.decode import replace_surrogates
from summarise.articles.headline import find_headline, find_outlet, find_published
from summarise.articles.language import detect_language
from summarise.errors import InputError
from summarise.schema import Article, Excluded, Frozen
from summarise.settings import MAX_CHARS


class Draft(Frozen):
    """An article as a format gives it, before anything is looked for in its text."""

    text: str
    title: str = ""
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    excluded: tuple[Excluded, ...] = ()


def build_article(draft: Draft, *, id: str, max_chars: int = MAX_CHARS) -> Article:
    r"""The article of a draft. Raises InputError where it has no text or too much.

    >>> build_article(Draft(text="Bridge closed\n\nThe council of Lisk shut the bridge."), id="a.txt").title
    'Bridge closed'
    """
    check_length(len(draft.text), max_chars=max_chars)
    text = replace_surrogates(draft.text)
    if not text.strip():
        raise InputError("holds no text; expected an article: leave it out or fill it")
    excluded = _merge(draft.excluded, find_furniture(text))
    title = replace_surrogates(" ".join(draft.title.split()))
    headline = find_headline(text, excluded, title=title)
    if headline is not None:
        excluded = _merge((*excluded, headline), ())
        title = title or text[headline.start : headline.end]
    return Article(
        id=id,
        text=text,
        title=title,
        outlet=_clean(draft.outlet) or find_outlet(text, excluded),
        url=_clean(draft.url),
        published=_clean(draft.published) or find_published(text, excluded),
        language=detect_language(text),
        excluded=excluded,
    )


def check_length(length: int, *, max_chars: int) -> None:
    """Raise InputError where a text has more than `max_chars` characters."""
    if length > max_chars:
        raise InputError(
            f"has {length:,} characters where a text may have {max_chars:,}; split it or raise the limit (max_chars)"
        )


def _merge(first: Sequence[Excluded], second: Sequence[Excluded]) -> tuple[Excluded, ...]:
    """Both lists in order, without those of the second that overlap one of the first."""
    kept = [e for e in second if not any(e.start < f.end and f.start < e.end for f in first)]
    return tuple(sorted([*first, *kept], key=lambda e: e.start))


def _clean(value: str | None) -> str | None:
    """A value without lone surrogates and with its blanks folded, None where nothing is left."""
    return replace_surrogates(" ".join(value.split())) or None if value else None
