"""The constraint of a batch: one matcher a row, as a logits processor under outlines.

outlines' own processor copies one grammar to every row, warns about a failed matcher and goes on, and applies its masks with a
kernel that is compiled at first use; this one gives every row its own grammar, records why a row failed, and keeps the
probabilities of the tokens that were chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import llguidance
import llguidance.numpy
import numpy as np
from outlines.processors.base_logits_processor import OutlinesLogitsProcessor

if TYPE_CHECKING:
    import torch

Ids = np.ndarray[tuple[int], np.dtype[np.intp]]
LIMITS = llguidance.LLParserLimits(initial_lexer_fuel=50_000_000, step_lexer_fuel=10_000_000, step_max_items=500_000)


def matcher(tokenizer: llguidance.LLTokenizer, grammar: str) -> llguidance.LLMatcher:
    """The matcher of a grammar; errors stay in it and are asked for with `get_error()`. Compiling drops the GIL."""
    return llguidance.LLMatcher(tokenizer, llguidance.LLMatcher.grammar_from_lark(grammar), log_level=0, limits=LIMITS)


@dataclass
class Row:
    """One row of a batch: its matcher, and what was chosen: token ids and their log-probabilities under the constraint."""

    matcher: llguidance.LLMatcher
    tokens: list[int] = field(default_factory=list)
    logprobs: list[float] = field(default_factory=list)
    done: bool = False

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
        self._bitmask = llguidance.numpy.allocate_token_bitmask(len(self.rows), vocab_size)
        self._executor = llguidance.LLExecutor()
        self._legal: list[tuple[Ids, torch.Tensor] | None] = [None] * len(self.rows)
        self._started = False

    def process_logits(self, input_ids: Any, logits: Any) -> Any:  # tensors: outlines leaves the library open
        """Take in the tokens that were chosen last, and forbid what no row may choose next; shapes (rows, length), (rows, vocab)."""
        if self._started:
            for row, legal, token in zip(self.rows, self._legal, input_ids[:, -1].tolist(), strict=True):
                self._take(row, legal, token)
        self._started = True
        active = [(row.matcher, k) for k, row in enumerate(self.rows) if not row.done]
        if active:
            llguidance.numpy.fill_next_token_bitmask_par(self._executor, active, self._bitmask)
        masked = logits.new_full(logits.shape, -np.inf)
        for k, row in enumerate(self.rows):
            ids = self._legal_tokens(k, logits.shape[-1])
            if row.done or not len(ids):  # a matcher in error allows nothing: the row ends, and its failure is kept
                row.done = True
                masked[k, min(self._eos)] = 0.0
                continue
            scores = logits[k, ids]
            masked[k, ids] = scores
            self._legal[k] = (ids, scores)
        return masked

    def _legal_tokens(self, k: int, vocab_size: int) -> Ids:
        count = min(vocab_size, self._bitmask.shape[1] * 32)
        return np.flatnonzero(np.unpackbits(self._bitmask[k].view(np.uint8), bitorder="little", count=count))

    def _take(self, row: Row, legal: tuple[Ids, torch.Tensor] | None, token: int) -> None:
        if row.done or legal is None:
            return
        if token in self._eos:
            row.done = True
            return
        ids, scores = legal
        row.tokens.append(token)
        at = int(np.searchsorted(ids, token))
        row.logprobs.append(0.0 if len(ids) == 1 else float(scores.float().log_softmax(-1)[at]))
        row.matcher.consume_token(token)
        row.done = row.matcher.is_error()
