"""How sure the model was of a row, from the probabilities of the row's own tokens."""

from __future__ import annotations

import bisect
import json
import math
from json import JSONDecodeError, JSONDecoder

from summarise.extract.record import TokenTrace

BLANKS = " \t\r\n"


def row_confidences(record: str, tokens: TokenTrace | None) -> dict[str, list[float | None]]:
    """The confidence of every row of every list of a record, by list; None throughout where there is no usable trace.

    A token belongs to the row in which it ends, so the token that opens a row counts for the row: it decided that there is one.
    The confidence is the geometric mean of the probabilities of the row's tokens that were not forced (a forced token has the
    log-probability 0); a row of forced tokens alone has 1. It is uncalibrated: good for sorting, not yet a probability.

    >>> trace = TokenTrace(ends=(6, 9, 11), logprobs=(0.0, -0.5, 0.0))
    >>> row_confidences('{"a":["x"]}', trace)
    {'a': [0.6065306597126334]}
    """
    ranges = row_ranges(record)
    if tokens is None or len(tokens.ends) != len(tokens.logprobs) or list(tokens.ends) != sorted(tokens.ends):
        return {name: [None] * len(rows) for name, rows in ranges.items()}
    return {name: [_confidence(tokens, start, end) for start, end in rows] for name, rows in ranges.items()}


def _confidence(tokens: TokenTrace, start: int, end: int) -> float | None:
    first, last = bisect.bisect_right(tokens.ends, start), bisect.bisect_right(tokens.ends, end)
    if first == last:
        return None
    chosen = [logprob for logprob in tokens.logprobs[first:last] if logprob != 0]
    if any(math.isnan(logprob) for logprob in chosen):
        return None
    return min(math.exp(sum(chosen) / len(chosen)), 1.0) if chosen else 1.0


def row_ranges(record: str) -> dict[str, list[tuple[int, int]]]:
    """Where each element of each list of a JSON object stands in its text, by key; a value that is no list is one element.

    Offsets are code points, end exclusive; {} where the text is no JSON object.

    >>> row_ranges('{"a":[["x"],["y"]],"b":"z"}')
    {'a': [(6, 11), (12, 17)], 'b': [(23, 26)]}
    """
    ranges: dict[str, list[tuple[int, int]]] = {}
    decoder = JSONDecoder()
    try:
        at = _after(record, 0, "{")
        while record[at : at + 1] not in ("}", ""):
            key, at = decoder.raw_decode(record, at)
            at = _after(record, _blanks(record, at), ":")
            ranges[str(key)], at = _elements(record, at, decoder)
            at = _separator(record, at)
    except JSONDecodeError:
        return {}
    return ranges


def _elements(record: str, at: int, decoder: JSONDecoder) -> tuple[list[tuple[int, int]], int]:
    """The ranges of the elements of the value at a place, and where the value ends."""
    if record[at : at + 1] != "[":
        _, end = decoder.raw_decode(record, at)
        return [(at, end)], end
    found = []
    at = _after(record, at, "[")
    while record[at : at + 1] not in ("]", ""):
        _, end = decoder.raw_decode(record, at)
        found.append((at, end))
        at = _separator(record, end)
    return found, _blanks(record, at + 1)


def _separator(record: str, at: int) -> int:
    """The place after the comma at a place, if one stands there, and its blanks."""
    at = _blanks(record, at)
    return _blanks(record, at + 1) if record[at : at + 1] == "," else at


def _after(record: str, at: int, mark: str) -> int:
    at = _blanks(record, at)
    if record[at : at + 1] != mark:
        raise json.JSONDecodeError(f"expected {mark}", record, at)
    return _blanks(record, at + 1)


def _blanks(record: str, at: int) -> int:
    while record[at : at + 1] in BLANKS and at < len(record):
        at += 1
    return at
