"""The decoding loop against plain outlines, in turn in one process, with the same model, type, threads and constraint."""

import statistics
import time

from benchmarks.passages import example_passages
from summarise.models import load
from summarise.settings import Settings

WAYS = {
    "loop": Settings(),
    "plain, batches": Settings(decoder="plain", batch_size=16),
    "plain, one at a time": Settings(decoder="plain", batch_size=1),
}


def measure(count: int, rounds: int) -> dict[str, object]:
    """Decode the first `count` passages each way in turn, `rounds` times; the medians, and the ratio of each to the loop."""
    passages = example_passages()[:count]
    engines = {name: load(settings) for name, settings in WAYS.items()}
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    records: dict[str, dict[tuple[str, int], str | None]] = {}
    for _ in range(rounds):
        for name, engine in engines.items():
            began = time.perf_counter()
            found = list(engine.extract(passages))
            seconds[name].append(time.perf_counter() - began)
            records[name] = {(e.article, e.passage): e.record for e in found}
    middle = {name: statistics.median(values) for name, values in seconds.items()}
    same = records["plain, one at a time"]
    return {
        "passages": len(passages),
        "seconds a passage": {name: round(value / len(passages), 2) for name, value in middle.items()},
        "times slower than the loop": {name: round(value / middle["loop"], 2) for name, value in middle.items()},
        "records equal to plain, one at a time": {
            name: sum(found == same[key] for key, found in of.items()) for name, of in records.items()
        },
        "dtype": engines["loop"].identity["dtype"],
    }
