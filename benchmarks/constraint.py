"""A model without any sense (random logits) through the constraint: what comes out must be valid, copied and in order all the same."""

import statistics
import time
from collections import Counter

import llguidance.hf
import llguidance.numpy
import numpy as np
from pydantic import ValidationError
from transformers import AutoTokenizer

from benchmarks.passages import shuffled_passages
from summarise.extract.grammar import compile_grammar
from summarise.extract.processor import legal_tokens, matcher
from summarise.extract.record import PassageRecord
from summarise.models import model_path
from summarise.passage import Passage
from tests.extract.oracle import faults


def measure(count: int) -> dict[str, float]:
    """Decode `count` passages at random and judge every record by pydantic and by an oracle that shares no code with the grammar."""
    tokenizer = llguidance.hf.from_tokenizer(AutoTokenizer.from_pretrained(model_path(), local_files_only=True))
    rng = np.random.default_rng(0)
    counts: Counter[str] = Counter()
    sizes: list[int] = []
    compiling: list[float] = []
    masking: list[float] = []
    for passage in shuffled_passages(count):
        record = _random_record(tokenizer, passage, rng, sizes, compiling, masking)
        counts["finished"] += record is not None
        if record is None:
            continue
        try:
            PassageRecord.model_validate_json(record)
            counts["valid"] += 1
        except ValidationError:
            pass
        wrong = faults(record, passage=passage.text.text, before=passage.before.text, headline=passage.headline.text)
        counts["copied"] += not any("not in the text" in fault or "empty" in fault for fault in wrong)
        counts["in order"] += not any("out of order" in fault or "repeated" in fault for fault in wrong)
        counts["without any fault"] += not wrong
    return {"passages": count, **counts} | {
        "tokens a passage": round(statistics.mean(sizes)),
        "compile ms (median)": round(statistics.median(compiling) * 1e3, 1),
        "mask us (median)": round(statistics.median(masking) * 1e6, 1),
        "mask us (mean)": round(statistics.mean(masking) * 1e6, 1),
    }


def _random_record(
    tokenizer: llguidance.LLTokenizer,
    passage: Passage,
    rng: np.random.Generator,
    sizes: list[int],
    compiling: list[float],
    masking: list[float],
) -> str | None:
    began = time.perf_counter()
    rows = matcher(tokenizer, compile_grammar(PassageRecord, passage))
    compiling.append(time.perf_counter() - began)
    mask = llguidance.numpy.allocate_token_bitmask(1, tokenizer.vocab_size)
    tokens: list[int] = []
    while len(tokens) < 20_000:
        began = time.perf_counter()
        llguidance.numpy.fill_next_token_bitmask(rows, mask, 0)
        masking.append(time.perf_counter() - began)
        legal = legal_tokens(mask[0], tokenizer.vocab_size)
        if not len(legal):
            return None
        token = int(legal[int(rng.standard_normal(len(legal)).argmax())])
        if token == tokenizer.eos_token:
            sizes.append(len(tokens))
            return tokenizer.decode_bytes(tokens).decode() if rows.is_accepting() else None
        tokens.append(token)
        if not rows.consume_token(token):
            return None
    return None
