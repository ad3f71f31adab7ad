"""The engine of transformers models: a loop of our own, or outlines' generator, every row under its own grammar.

Plain outlines is the reference: the loop has to write the same tokens. It is also what decodes models the loop does not know.
"""

from __future__ import annotations

import collections
import itertools
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

import llguidance.hf
import outlines
import torch
from outlines.models import Transformers
from pydantic import BaseModel, ValidationError

from summarise.errors import OutOfMemory
from summarise.extract.decoding import Job, can_decode, decode
from summarise.extract.grammar import Constraint, compile_grammar
from summarise.extract.processor import Row, RowsProcessor, matcher
from summarise.extract.prompt import Prompt, encoder
from summarise.extract.record import Extraction, TokenTrace, Usage, extraction_of
from summarise.passage import Passage

T = TypeVar("T")
Prepared = tuple[Passage, list[int], "Future[llguidance.LLMatcher]"]
SHORTEST = 16  # tokens that a record needs: four empty lists
LOOK_AHEAD = 4  # batches that are read at a time, so that passages of like length share one


class _TokenTransformers(Transformers):
    """outlines' model, fed with tokens: article text must not go through a tokenizer that reads control tokens in it."""

    def _prepare_model_inputs(self, model_input: Any, is_batch: bool = False) -> tuple[Any, dict[str, torch.Tensor]]:
        rows: list[list[int]] = model_input if is_batch else [model_input]
        longest = max(map(len, rows))
        ids = torch.full((len(rows), longest), self.tokenizer.pad_token_id)
        mask = torch.zeros((len(rows), longest), dtype=torch.long)
        for k, row in enumerate(rows):  # padded on the left, so that all rows write at the same place
            ids[k, longest - len(row) :] = torch.tensor(row)
            mask[k, longest - len(row) :] = 1
        return rows, {"input_ids": ids.to(self.model.device), "attention_mask": mask.to(self.model.device)}


class LocalEngine:
    """Runs a transformers model over passages.

    `model` and `tokenizer` are those of transformers, on their device already; `identity` is what `Engine.identity` returns.
    """

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        *,
        record: type[BaseModel],
        prompt: Prompt,
        constraint: Constraint,
        batch_size: int,
        max_tokens: int,
        fast: bool,
        identity: dict[str, str | int | float | bool | None],
    ) -> None:
        """Take a loaded model and what it is to write; `fast` False asks for the reference."""
        self._model = _TokenTransformers(model, tokenizer)
        self._encode = encoder(prompt, tokenizer)
        self._vocab_size = int(model.config.get_text_config().vocab_size)
        self._eos = _end_tokens(model, tokenizer)
        self._matching = llguidance.hf.from_tokenizer(tokenizer, n_vocab=self._vocab_size, eos_token=min(self._eos))
        self._record = record
        self._constraint = constraint
        self._batch_size = batch_size
        self._max_tokens = max_tokens
        self._room = int(getattr(model.config.get_text_config(), "max_position_embeddings", 2**31))
        self._fast = fast and can_decode(model)
        self._identity = identity | {"decoder": "loop" if self._fast else "plain"}

    @property
    def identity(self) -> dict[str, str | int | float | bool | None]:
        """What could change a record."""
        return self._identity

    def extract(self, passages: Iterable[Passage]) -> Iterator[Extraction]:
        """Yield an extraction for each passage, as it is done.

        Raises OutOfMemory where the rows do not fit; any other trouble with a passage is its `failure`.
        """
        with ThreadPoolExecutor(1) as compiler:  # grammars are compiled beside the model, ahead of their turn
            try:
                yield from self._loop(passages, compiler) if self._fast else self._batches(passages, compiler)
            except (torch.OutOfMemoryError, MemoryError) as error:
                raise _too_large(self._batch_size) from error
            except RuntimeError as error:
                if "can't allocate memory" not in str(error) and "out of memory" not in str(error):
                    raise
                raise _too_large(self._batch_size) from error

    def _loop(self, passages: Iterable[Passage], compiler: ThreadPoolExecutor) -> Iterator[Extraction]:
        """The loop of our own: a passage that is done makes room for the next."""
        refused: list[Extraction] = []
        prepared = _ahead(self._prepared(passages, compiler, refused), self._batch_size)
        jobs = (Job(passage, prompt, Row(compiled.result()), self._limit(prompt)) for passage, prompt, compiled in prepared)
        for job in decode(
            self._model.model,
            jobs,
            rows=self._batch_size,
            eos_token_ids=self._eos,
            vocab_size=self._vocab_size,
        ):
            yield from _drained(refused)
            usage = Usage(prompt_tokens=len(job.prompt), output_tokens=len(job.row.tokens), seconds=job.seconds)
            yield self._read(job.passage, job.row, usage)
        yield from _drained(refused)

    def _batches(self, passages: Iterable[Passage], compiler: ThreadPoolExecutor) -> Iterator[Extraction]:
        """The reference: outlines' generator, a batch of like length at a time."""
        refused: list[Extraction] = []
        for window in _windows(self._prepared(passages, compiler, refused), LOOK_AHEAD * self._batch_size):
            yield from _drained(refused)
            for batch in _windows(sorted(window, key=lambda entry: len(entry[1]), reverse=True), self._batch_size):
                yield from self._decode(batch)
        yield from _drained(refused)

    def _prepared(
        self, passages: Iterable[Passage], compiler: ThreadPoolExecutor, refused: list[Extraction]
    ) -> Iterator[Prepared]:
        """Each passage with its prompt and its matcher to be; a prompt that does not fit the model is refused."""
        for passage in passages:
            prompt = self._encode(passage)
            if self._limit(prompt) < SHORTEST:
                reason = f"its prompt of {len(prompt)} tokens does not fit the model's {self._room}"
                refused.append(extraction_of(passage, failure=reason))
            else:
                yield passage, prompt, compiler.submit(self._matcher, passage)

    def _limit(self, prompt: list[int]) -> int:
        """The most tokens of a record: those asked for, or what the model has room for after the prompt."""
        return min(self._max_tokens, self._room - len(prompt))

    def _matcher(self, passage: Passage) -> llguidance.LLMatcher:
        return matcher(self._matching, compile_grammar(self._record, passage, constraint=self._constraint))

    def _decode(self, batch: Sequence[Prepared]) -> Iterator[Extraction]:
        matchers = [compiled.result() for _, _, compiled in batch]
        processor = RowsProcessor(matchers, vocab_size=self._vocab_size, eos_token_ids=self._eos)
        began = time.perf_counter()
        outlines.Generator(self._model, processor=processor).batch(
            [prompt for _, prompt, _ in batch],
            # One more than the limit, so that the processor sees the last token; greedy, whatever the model's defaults say.
            max_new_tokens=min(self._limit(prompt) for _, prompt, _ in batch) + 1,
            do_sample=False,
            temperature=None,
            top_p=None,
            top_k=None,
            eos_token_id=sorted(self._eos),
            pad_token_id=self._model.tokenizer.pad_token_id,
        )
        seconds = (time.perf_counter() - began) / len(batch)
        for (passage, prompt, _), row in zip(batch, processor.rows, strict=True):
            yield self._read(passage, row, Usage(prompt_tokens=len(prompt), output_tokens=len(row.tokens), seconds=seconds))

    def _read(self, passage: Passage, row: Row, usage: Usage) -> Extraction:
        """The extraction of a finished row; the record is validated although the constraint allows no other."""
        if failure := row.failure:
            return extraction_of(passage, failure=failure, usage=usage)
        record = self._matching.decode_bytes(row.tokens).decode()
        try:
            self._record.model_validate_json(record)
        except ValidationError as error:
            return extraction_of(passage, failure=f"the record is not valid: {error.errors()[0]['msg']}", usage=usage)
        sizes = [len(self._matching.decode_bytes([token])) for token in row.tokens]
        places = _characters(record, itertools.accumulate(sizes))
        trace = TokenTrace(ends=places, logprobs=tuple(round(p, 4) for p in row.logprobs))
        return extraction_of(passage, record=record, tokens=trace, usage=usage)


def _end_tokens(model: Any, tokenizer: Any) -> frozenset[int]:
    """The tokens that end an answer: the tokenizer's, and those of the model's own generation settings."""
    own = getattr(model.generation_config, "eos_token_id", None)
    ends = {tokenizer.eos_token_id, *(own if isinstance(own, list) else [own])} - {None}
    return frozenset(ends)


def _characters(text: str, byte_ends: Iterable[int]) -> tuple[int, ...]:
    """Byte offsets in the UTF-8 of a text as code points; one inside a character counts as its end.

    >>> _characters("aé!", [1, 2, 3, 4])
    (1, 2, 2, 3)
    """
    place = [0]
    for k, character in enumerate(text, 1):
        place.extend([k] * len(character.encode()))
    return tuple(place[end] for end in byte_ends)


def _ahead(things: Iterable[T], count: int) -> Iterator[T]:
    """The same things, of which up to `count` are drawn before they are asked for."""
    rest = iter(things)
    drawn = collections.deque(itertools.islice(rest, count))
    while drawn:
        yield drawn.popleft()
        drawn.extend(itertools.islice(rest, 1))


def _drained(things: list[T]) -> Iterator[T]:
    while things:
        yield things.pop(0)


def _windows(things: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(things)
    while window := list(itertools.islice(rest, size)):
        yield window


def _too_large(batch_size: int) -> OutOfMemory:
    if batch_size == 1:
        return OutOfMemory(
            "One passage does not fit into memory: use a smaller model, --dtype bfloat16, or fewer --passage-words."
        )
    return OutOfMemory(
        f"A batch of {batch_size} passages does not fit into memory: try --batch-size {max(batch_size // 2, 1)}."
    )
