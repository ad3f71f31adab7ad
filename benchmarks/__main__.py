"""`python -m benchmarks [speed|constraint] [--passages N] [--rounds N]` prints JSON; `speed` is the default."""

import argparse
import json

parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
parser.add_argument("what", nargs="?", choices=["speed", "constraint"], default="speed")
parser.add_argument("--passages", type=int, help="how many passages [default: 24 for speed, 1000 for constraint]")
parser.add_argument("--rounds", type=int, default=3, help="how often each way is timed")
given = parser.parse_args()
if given.what == "speed":
    from benchmarks.speed import measure

    result = measure(given.passages or 24, given.rounds)
else:
    from benchmarks.constraint import measure as judge

    result = dict(judge(given.passages or 1000))
print(json.dumps(result, indent=1))  # noqa: T201
