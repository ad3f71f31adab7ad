"""The grammar of a quantity expression, written over the classes of lexemes (see `lexemes` for what the letters mean)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BELOW_100 = "(?:t(?:[-_]o)?|o(?:_P(?:_o){1,9})?)"  # "forty-two", "zero point eight"
PLAIN = (
    rf"(?:c_?)?(?:d(?:_?g)?|g|{BELOW_100}|[aq](?=[-_]s)|(?<=H_)a(?=_u))(?:[-_]&[-_](?:[ao][-_])?[hj])?"
    rf"(?:_?z|(?:(?<=d)|[-_])s(?:(?:_&)?_{BELOW_100}(?!-))?){{0,5}}"
)
SHARE = "(?:[aod][-_][hj]|h)(?:[-_](?:f_)?(?:a_)?s)?"  # "two-thirds", "half a million"
VAGUELY = "(?:q_)?v(?:_[&|>]_v)?(?:_f_v)?"  # "tens of thousands"
HEDGE = r"(?:(?:[Heb]|(?:a_)?[EM](?:_f)?)[-_]?(?:(?<=H_)a_(?=[cd]))?)"
EXPRESSION = re.compile(
    rf"(?P<hedges>{HEDGE}{{0,4}})(?P<core>(?:(?:(?<=[_(])|^)[-+](?=[cd]))?(?:{SHARE}|{PLAIN}|{VAGUELY}|m(?:_s)?|k|F))"
)
SUFFIX = re.compile(
    r"(?P<unit>(?:[-_]?|(?<=v)_f_|(?<=[hj])_(?:f_)?a_)[uCM]|_W_C)|(?P<more>(?<=[uC]),?(?:_&)?_?[dot][-_]?u)|(?P<tail>[-_]?T|\+)|"
    r"(?P<per>_[ae]_[uns]|_p_[undwCsW]|-a-[un]|_>_(?:a_|w_)?C|_r)|(?P<rate>(?:_w)?(?:_f_w)?(?:_p_[undw]|_a_[un]))|"
    r"(?P<paren>_?\([^()wWkby]{0,30}[dot][^()wWky]{0,30}\))|(?P<noun>(?:-[wnu]){1,5})"
)
JOIN = re.compile("-[>|&i]-|_[>|&ixf]_|_[wn]_i_|_?[-±×]_?|/")
LONGEST = 6  # pieces after a number


class Expression(NamedTuple):
    """A number and what may go with it, as indices of lexemes: `starts` and `ends` from the shortest to the longest.

    `core` is the bare number; an end says what it adds ("unit", "tail", "per", …; "" for the bare number). Where two numbers
    are joined ("10 to 15") `join` is the joint and `parts` the two.
    """

    core: tuple[int, int]
    starts: tuple[int, ...]
    ends: tuple[tuple[str, int], ...]
    join: str = ""
    parts: tuple[Expression, ...] = ()


def expressions(classes: str) -> Iterator[Expression]:
    """Every number of a string of classes, then every two neighbours that a joint makes one expression.

    >>> [(e.core, e.ends, e.join) for e in expressions("H_d_u")]
    [((2, 3), (('', 3), ('unit', 5)), '')]
    """
    singles = []
    for match in EXPRESSION.finditer(classes):
        begin, end = match.span("core")
        ends = [("", end)]
        while len(ends) < LONGEST and (piece := SUFFIX.match(classes, ends[-1][1])):
            ends.append((piece.lastgroup or "", piece.end()))
        starts = (begin, *(k for k in range(begin - 1, match.start() - 1, -1) if classes[k] in "HebMEa"))
        singles.append(Expression((begin, end), starts, tuple(ends)))
    yield from singles
    first = {single.core[0]: single for single in singles}
    for one in singles:
        for _, end in reversed(one.ends):
            if (joint := JOIN.match(classes, end)) and (other := first.get(joint.end())):
                name = joint.group() if "-" in joint.group() else joint.group().strip("_")
                yield Expression((one.core[0], other.core[1]), one.starts, other.ends, name, (one, other))
                break
