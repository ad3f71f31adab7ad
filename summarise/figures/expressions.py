"""The grammar of a quantity expression, written over the classes of lexemes: a letter is a class, "_" a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BELOW_100 = "(?:t(?:[-_]o)?|o)"
PLAIN = (
    rf"(?:c_?)?(?:d(?:_?g)?|g|{BELOW_100}|[aq](?=[-_]s)|(?<=H_)a(?=_u))(?:[-_]&[-_](?:[ao][-_])?[hj])?"
    rf"(?:_?z|(?:(?<=d)|[-_])s(?:(?:_&)?_{BELOW_100}(?!-))?)*"
)
SHARE = "(?:[aod][-_][hj]|h)(?:[-_](?:f_)?(?:a_)?s)?"
VAGUELY = "(?:q_)?v(?:_[&|>]_v)?(?:_f_v)?"
HEDGE = r"(?:(?:[Heb]|(?:a_)?[EM](?:_f)?)[-_]?(?:(?<=H_)a_(?=[cd]))?)"
EXPRESSION = re.compile(
    rf"(?P<hedges>{HEDGE}{{0,4}})(?P<core>(?:(?:(?<=[_(])|^)[-+](?=[cd]))?(?:{SHARE}|{PLAIN}|{VAGUELY}|m(?:_s)?|k))"
)
SUFFIX = re.compile(
    r"(?P<unit>(?:[-_]?|(?<=v)_f_|(?<=[hj])_(?:f_)?a_)[uCM]|_W_C)|(?P<more>(?<=u),?(?:_&)?_[dot][-_]?u)|(?P<tail>[-_]?T|\+)|"
    r"(?P<per>_[ae]_[uns]|_p_[undwCs]|-a-[un]|_>_(?:w_)?C|_r)|(?P<rate>(?:_w)?(?:_f_w)?(?:_p_[unw]|_a_[un]))|"
    r"(?P<paren>_?\([^()wWkby]*[dot][^()wWky]*\))|(?P<noun>(?:-[wnu])+)"
)
JOIN = re.compile("-[>|&i]-|_[>|&ixf]_|_[wn]_i_|_?[-±×]_?|/")


@dataclass(frozen=True, slots=True)
class Expression:
    """A number and what may go with it, as indices of lexemes: `starts` and `ends` from the shortest to the longest."""

    core: tuple[int, int]
    starts: tuple[int, ...]
    ends: tuple[tuple[str, int], ...]
    join: str = ""
    parts: tuple[Expression, ...] = ()


def expressions(classes: str) -> Iterator[Expression]:
    """Every number of a string of classes, then every two neighbours that a joint makes one expression."""
    singles = []
    for m in EXPRESSION.finditer(classes):
        begin, end = m.span("core")
        ends = [("", end)]
        while len(ends) < 6 and (piece := SUFFIX.match(classes, ends[-1][1])):
            ends.append((piece.lastgroup or "", piece.end()))
        starts = (begin, *(k for k in range(begin - 1, m.start() - 1, -1) if classes[k] in "HebMEa"))
        singles.append(Expression((begin, end), starts, tuple(ends)))
    yield from singles
    first = {e.core[0]: e for e in singles}
    for a in singles:
        for _, end in reversed(a.ends):
            if (joint := JOIN.match(classes, end)) and (b := first.get(joint.end())):
                name = joint.group() if "-" in joint.group() else joint.group().strip("_")
                yield Expression((a.core[0], b.core[1]), a.starts, b.ends, name, (a, b))
                break
