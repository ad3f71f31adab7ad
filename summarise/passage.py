"""A passage: the range of an article that the model reads at once, and the way back from what it sees to the text.

The model sees a folded form (blanks folded, furniture left out); `FoldedText.source` turns places in it into places in the article.
"""

from __future__ import annotations

import bisect
import hashlib
import json
from functools import cached_property

from summarise.schema import Frozen


class FoldedText(Frozen):
    """A text in folded form and the map back: character `at` of `text` stands at `start` in the source, for every (at, start).

    Between two pieces the map runs in step. `at` ascends strictly and begins with 0 where the text is not empty.
    """

    text: str
    pieces: tuple[tuple[int, int], ...] = ()

    @cached_property
    def _ats(self) -> list[int]:
        return [at for at, _ in self.pieces]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The range of the source in which the non-empty `text[start:end]` stands; end exclusive.

        >>> FoldedText(text="a b", pieces=((0, 10), (2, 15))).source(0, 3)
        (10, 16)
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}:{end}] is no non-empty range of a folded text of {len(self.text)} characters")
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        begin, start = self.pieces[bisect.bisect_right(self._ats, at) - 1]
        return start + at - begin


class Passage(Frozen):
    """One passage of an article: `start` and `end` bound it in `Article.text`; `headline` folds the title.

    `before` is at most the 45 words before the passage, context only. `english` is False where the closed word classes
    of figures and boundaries do not apply.
    """

    article: str
    index: int
    start: int
    end: int
    text: FoldedText
    before: FoldedText = FoldedText(text="")
    headline: FoldedText = FoldedText(text="")
    english: bool = True

    @cached_property
    def sha256(self) -> str:
        """The hash of what the model reads: equal passages need to be decoded once."""
        seen = [self.headline.text, self.before.text, self.text.text, self.english]
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()
