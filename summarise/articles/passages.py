"""Cutting an article into passages: what the model reads at once.

Text without furniture is cut as the model's training passages were: whole paragraphs of at most `words` words, a longer
paragraph cut between sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from summarise.articles.fold import Word, find_words, fold, folded_starts
from summarise.articles.paragraphs import find_paragraphs
from summarise.articles.sentences import sentence_starts
from summarise.passage import FoldedText, Passage
from summarise.schema import Article

CHARACTERS_A_WORD = 20
"""A passage of n words may hold this many times n characters; running text never comes near it."""

SHORTEST_CONTEXT = 12
"""The words before a passage begin with a sentence where at least this many are left."""

_CONTEXT_START = re.compile(r'[.!?]["”’]? (?=["“‘A-Z0-9])')
_UNSPACED_END = re.compile("[。！？]")


def cut(article: Article, *, words: int = 110, before: int = 45) -> tuple[Passage, ...]:
    r"""Cut an article into passages of at most `words` words, each with up to `before` words of what stands before it.

    A sentence of up to twice `words` words stays whole; a longer one is cut between words, and a run of more than 100
    characters without a blank inside itself, so that no passage is longer than 2 * `words` words or 40 * `words` characters.
    Two characters of a script without blanks count as a word. Excluded ranges are left out; every other word stands in one
    passage.

    >>> [p.text.text for p in cut(Article(id="a", text="Rain fell.\n\nThe  river rose."), words=4)]
    ['Rain fell.', 'The river rose.']
    """
    headline = fold([find_words(article.title, 0, len(article.title))], article.title)
    english = article.language is None or article.language == "en"
    passages: list[Passage] = []
    seen: list[Word] = []
    for group in _group(_pieces(article, words=words), words=words):
        passages.append(
            Passage(
                article=article.id,
                index=len(passages),
                start=group[0][0].start,
                end=group[-1][-1].end,
                text=fold(group, article.text),
                before=_context(seen, article.text, before=before),
                headline=headline,
                english=english,
            )
        )
        for piece in group:
            seen += piece
        del seen[: -(before + 1)]
    return tuple(passages)


def _size(words: Sequence[Word]) -> tuple[int, int]:
    """How many words and about how many characters."""
    return len(words), sum(word.end - word.start for word in words) + len(words)


def _fits(size: tuple[int, int], *, words: int) -> bool:
    return size[0] <= words and size[1] <= CHARACTERS_A_WORD * words


def _pieces(article: Article, *, words: int) -> Iterator[list[Word]]:
    """The paragraphs as they may stand in a passage: whole, or cut between sentences where they are too long."""
    for start, end in find_paragraphs(article.text):
        paragraph = find_words(article.text, start, end, article.excluded)
        if _fits(_size(paragraph), words=words):
            if paragraph:
                yield paragraph
            continue
        for run in _group(_bounded(_sentences(paragraph, article.text), words=words), words=words):
            yield [word for sentence in run for word in sentence]


def _group(parts: Iterable[list[Word]], *, words: int) -> Iterator[list[list[Word]]]:
    """Gather neighbouring parts while they fit together; a part that is too large stands alone."""
    group: list[list[Word]] = []
    count, length = 0, 0
    for part in parts:
        more = _size(part)
        if group and not _fits((count + more[0], length + more[1]), words=words):
            yield group
            group, count, length = [], 0, 0
        group.append(part)
        count, length = count + more[0], length + more[1]
    if group:
        yield group


def _sentences(paragraph: list[Word], text: str) -> Iterator[list[Word]]:
    """The sentences of a paragraph."""
    starts = folded_starts(paragraph)
    begins = {bisect_left(starts, at) for at in sentence_starts(fold([paragraph], text).text)}
    for k, word in enumerate(paragraph[1:], start=1):
        if word.glued and _UNSPACED_END.search(text, paragraph[k - 1].start, paragraph[k - 1].end):
            begins.add(k)
    ends = [*sorted(begins), len(paragraph)]
    start = 0
    for end in ends:
        yield paragraph[start:end]
        start = end


def _bounded(sentences: Iterable[list[Word]], *, words: int) -> Iterator[list[Word]]:
    """Sentences of at most twice the size of a passage; a longer one is cut between words."""
    for sentence in sentences:
        if _fits(_size(sentence), words=2 * words):
            yield sentence
        else:
            for run in _group(([word] for word in sentence), words=words):
                yield [word for part in run for word in part]


def _context(seen: Sequence[Word], text: str, *, before: int) -> FoldedText:
    """The last words before a passage, from the beginning of a sentence where one begins among them early enough."""
    tail = list(seen[-before:]) if before else []
    length = 0
    for k in range(len(tail) - 1, -1, -1):
        length += tail[k].end - tail[k].start + 1
        if length > CHARACTERS_A_WORD * before:
            del tail[: k + 1]
            break
    folded = fold([tail], text)
    if len(seen) <= len(tail):
        return folded
    begin = _CONTEXT_START.search(folded.text)
    if begin is None:
        return folded
    starts = folded_starts(tail)
    sentence = tail[bisect_left(starts, begin.end()) :]
    return fold([sentence], text) if len(sentence) >= SHORTEST_CONTEXT else folded
