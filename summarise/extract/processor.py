"""The constraint of a batch: one matcher a row, as a logits processor under outlines.

outlines' own processor copies one grammar to every row, warns about a failed matcher and goes on, and applies its masks with a
kernel that is compiled at first use; this one gives every row its own grammar, records why a row failed, and keeps the
probabilities of the tokens that were chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import llguidance
import llguidance.numpy
import numpy as np
from outlines.processors.base_logits_processor import OutlinesLogitsProcessor

Ids = np.ndarray[tuple[int], np.dtype[np.intp]]
LIMITS = llguidance.LLParserLimits(initial_lexer_fuel=50_000_000, step_lexer_fuel=10_000_000, step_max_items=500_000)


def matcher(tokenizer: llguidance.LLTokenizer, grammar: str) -> llguidance.LLMatcher:
    """The matcher of a grammar; errors stay in it and are asked for with `get_error()`. Compiling drops the GIL."""
    return llguidance.LLMatcher(tokenizer, llguidance.LLMatcher.grammar_from_lark(grammar), log_level=0, limits=LIMITS)


def legal_tokens(bitmask: np.ndarray[Any, np.dtype[np.int32]], vocab_size: int) -> Ids:
    """The tokens whose bits are set in one row of a bitmask, ascending."""
    return np.flatnonzero(np.unpackbits(bitmask.view(np.uint8), bitorder="little", count=min(vocab_size, bitmask.size * 32)))


@dataclass
class Row:
    """One row of a batch: its matcher, and what was chosen: token ids and their log-probabilities under the constraint.

    `legal` are the tokens that may come next; `ended` after the token that ends an answer, which is no part of `tokens`.
    """

    matcher: llguidance.LLMatcher
    tokens: list[int] = field(default_factory=list)
    logprobs: list[float] = field(default_factory=list)
    legal: Ids = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    ended: bool = False

    def write(self, token: int, logprob: float) -> None:
        """Take a token in."""
        self.tokens.append(token)
        self.logprobs.append(logprob)
        self.matcher.consume_token(token)

    @property
    def failure(self) -> str | None:
        """Why the row is no record; None where it is one."""
        if error := self.matcher.get_error():
            return f"the constraint failed: {error.splitlines()[0][:200]}"
        if not self.matcher.is_accepting():
            return "the record was not finished within the token limit"
        return None


class RowsProcessor(OutlinesLogitsProcessor):
    """Holds every row of a batch to its own grammar; a fresh one for every batch."""

    def __init__(self, matchers: Sequence[llguidance.LLMatcher], *, vocab_size: int, eos_token_ids: frozenset[int]) -> None:
        """Take a matcher a row, and the tokens that end a row."""
        super().__init__("torch")
        self.rows = [Row(m) for m in matchers]
        self._eos = eos_token_ids
        self._scores: list[Any] = [None] * len(self.rows)
        self._bitmask = llguidance.numpy.allocate_token_bitmask(len(self.rows), vocab_size)
        self._executor = llguidance.LLExecutor()

    def process_logits(self, input_ids: Any, logits: Any) -> Any:  # tensors: outlines leaves the library open
        """Take in the tokens that were chosen last, and forbid what may not come next; shapes (rows, length) and (rows, vocab)."""
        for k, token in enumerate(input_ids[:, -1].tolist()):
            if self._scores[k] is not None and not self.rows[k].ended:
                self._take(k, token)
        active = [(row.matcher, k) for k, row in enumerate(self.rows) if not row.ended]
        if active:
            llguidance.numpy.fill_next_token_bitmask_par(self._executor, active, self._bitmask)
        masked = logits.new_full(logits.shape, -np.inf)
        for k, row in enumerate(self.rows):
            if not row.ended:
                row.legal = legal_tokens(self._bitmask[k], logits.shape[-1])
                row.ended = not len(row.legal)  # a matcher in error allows nothing; its row keeps the failure
            if row.ended:
                masked[k, min(self._eos)] = 0.0
                continue
            self._scores[k] = logits[k, row.legal]
            masked[k, row.legal] = self._scores[k]
        return masked

    def _take(self, k: int, token: int) -> None:
        row = self.rows[k]
        if token in self._eos:
            row.ended = True
            return
        at = int(np.searchsorted(row.legal, token))
        row.write(token, 0.0 if len(row.legal) == 1 else float(self._scores[k].float().log_softmax(-1)[at]))
        row.ended = row.matcher.is_error()
