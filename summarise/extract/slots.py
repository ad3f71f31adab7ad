"""Memory for the rows that are decoded together, and attention over it, without a padded token.

The tokens of one step (whole prompts of new rows, one or a few tokens of the others) go through the model as one sequence of N
tokens; every layer's attention is ours (registered with transformers as `slots`): it stores each token's key and value in the
slot of its row and lets the token see that slot up to its own place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import torch
from transformers import AttentionInterface, AttentionMaskInterface

ATTENTION = "slots"
FEW = 8  # rows with at most so many new tokens share one padded attention; longer ones (prompts) have their own
GROWTH = 256


class Pending(NamedTuple):
    """New tokens of a row: its slot, how many tokens stand there already, and the tokens."""

    slot: int
    start: int
    tokens: Sequence[int]


class _Alone(NamedTuple):
    """A row that attends by itself: its slot, its place among the N tokens, where it ends in its slot, and its mask."""

    slot: int
    first: int
    last: int
    end: int
    mask: torch.Tensor


class Slots:
    """Keys and values of up to `rows` rows, preallocated, growing by whole steps to the longest row.

    Memory in bytes: 2 x layers x rows x key-value heads x length x head size x bytes of the type.
    """

    def __init__(self, model: Any, rows: int) -> None:
        """Take the sizes from a model's configuration, its type and its device from its weights."""
        config = model.config
        self._heads: int = config.num_attention_heads
        self._kv_heads: int = config.num_key_value_heads
        self._size: int = getattr(config, "head_dim", None) or config.hidden_size // self._heads
        self._like = next(model.parameters())
        self._rows, self._length = rows, 0
        self._memory: list[tuple[torch.Tensor, torch.Tensor]] = [self._allocate(0) for _ in range(config.num_hidden_layers)]

    def _allocate(self, length: int) -> tuple[torch.Tensor, torch.Tensor]:
        shape = (self._rows, self._kv_heads, length, self._size)
        return self._like.new_zeros(shape), self._like.new_zeros(shape)

    def plan(self, pending: Sequence[Pending]) -> tuple[torch.Tensor, torch.Tensor, list[int]]:
        """Lay out a step: token ids and positions, both of shape (1, N), and the place of the last token of each row."""
        self._reserve(max(p.start + len(p.tokens) for p in pending))
        ids = [token for p in pending for token in p.tokens]
        positions = [p.start + k for p in pending for k in range(len(p.tokens))]
        ends, total = [], 0
        few: list[tuple[int, int, int, int]] = []  # slot, place in the row's new tokens, place among the N, position
        self._alone: list[_Alone] = []
        for p in pending:
            count = len(p.tokens)
            if count <= FEW:
                few += [(p.slot, k, total + k, p.start + k) for k in range(count)]
            else:
                end = p.start + count
                self._alone.append(_Alone(p.slot, total, total + count, end, self._causal(count, end)))
            total += count
            ends.append(total - 1)
        self._slot_of = self._index([p.slot for p in pending for _ in p.tokens])
        self._position_of = self._index(positions)
        self._plan_few(few)
        return self._index(ids)[None], self._position_of[None], ends

    def _plan_few(self, few: list[tuple[int, int, int, int]]) -> None:
        self._few = bool(few)
        if not few:
            return
        self._few_rows = max(slot for slot, *_ in few) + 1
        self._few_width = max(k for _, k, *_ in few) + 1
        self._few_end = max(position for *_, position in few) + 1
        self._few_slot, self._few_at, self._few_token = (self._index([entry[k] for entry in few]) for k in range(3))
        seen = torch.zeros((self._few_rows, self._few_width), dtype=torch.long, device=self._like.device)
        seen[self._few_slot, self._few_at] = self._index([position for *_, position in few])
        hidden = torch.arange(self._few_end, device=self._like.device) > seen[:, :, None]  # padding sees its slot's first place
        mask = torch.zeros(hidden.shape, dtype=self._like.dtype, device=self._like.device).masked_fill_(hidden, float("-inf"))
        self._few_mask = mask.repeat(1, self._heads // self._kv_heads, 1)[:, None]

    def _causal(self, count: int, end: int) -> torch.Tensor:
        """Who of the last `count` of `end` tokens sees whom, for all query heads that share a key-value head: (1, 1, g x count, end)."""
        hidden = torch.ones((count, end), dtype=torch.bool, device=self._like.device).triu_(end - count + 1)
        mask = torch.zeros(hidden.shape, dtype=self._like.dtype, device=self._like.device).masked_fill_(hidden, float("-inf"))
        return mask.repeat(self._heads // self._kv_heads, 1)[None, None]

    def _index(self, values: list[int]) -> torch.Tensor:
        return torch.tensor(values, dtype=torch.long).to(self._like.device, non_blocking=True)

    def _reserve(self, length: int) -> None:
        if length <= self._length:
            return
        length = -(-length // GROWTH) * GROWTH
        for layer, old in enumerate(self._memory):
            new = self._allocate(length)
            for target, source in zip(new, old, strict=True):
                target[:, :, : self._length] = source
            self._memory[layer] = new
        self._length = length

    def attend(self, layer: int, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, scaling: float) -> torch.Tensor:
        """Store keys and values of the step, (1, kv heads, N, size), and attend; returns (1, N, heads, size)."""
        keys, values = self._memory[layer]
        keys[self._slot_of, :, self._position_of] = key[0].transpose(0, 1)
        values[self._slot_of, :, self._position_of] = value[0].transpose(0, 1)
        by_token = query[0].transpose(0, 1)
        out = torch.empty_like(by_token)
        for row in self._alone:
            seen = slice(row.slot, row.slot + 1), slice(None), slice(row.end)
            new = by_token[row.first : row.last]
            out[row.first : row.last] = self._grouped(new[None], keys[seen], values[seen], row.mask, scaling)[0]
        if self._few:
            padded = by_token.new_zeros((self._few_rows, self._few_width, self._heads, self._size))
            padded[self._few_slot, self._few_at] = by_token[self._few_token]
            seen = slice(self._few_rows), slice(None), slice(self._few_end)
            attended = self._grouped(padded, keys[seen], values[seen], self._few_mask, scaling)
            out[self._few_token] = attended[self._few_slot, self._few_at]
        return out[None]

    def _grouped(
        self, query: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, mask: torch.Tensor, scaling: float
    ) -> torch.Tensor:
        """Attention of (rows, new, heads, size); query heads that share a key-value head stand as further queries of it."""
        rows, new = query.shape[:2]
        packed = query.view(rows, new, self._kv_heads, -1, self._size).permute(0, 2, 3, 1, 4)
        packed = packed.reshape(rows, self._kv_heads, -1, self._size)
        out = torch.nn.functional.scaled_dot_product_attention(packed, keys, values, attn_mask=mask, scale=scaling)
        out = out.view(rows, self._kv_heads, -1, new, self._size).permute(0, 3, 1, 2, 4)
        return out.reshape(rows, new, self._heads, self._size)


def _attention(
    module: Any,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    _mask: None,
    *,
    scaling: float,
    slots: Slots,
    **_: Any,
) -> tuple[torch.Tensor, None]:
    return slots.attend(module.layer_idx, query, key, value, scaling), None


def _no_mask(*_: Any, **__: Any) -> None:
    """The masks are the slots' own."""


AttentionInterface.register(ATTENTION, _attention)
AttentionMaskInterface.register(ATTENTION, _no_mask)
