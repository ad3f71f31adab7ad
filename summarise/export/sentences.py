"""The sentence around a place in a text."""

from __future__ import annotations

import re

REACH = 400  # characters either side

# A sentence ends with its mark, closing quotes and brackets, a blank, and something that can begin the next one.
_END = re.compile(r"[.!?…][\"'”’)\]»]*(?=\s+[\"'“‘(\[«]*[A-Z0-9À-Þ])|\n\s*\n|(?<=[.!?…\"'”’)])\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]?|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Lt|Sgt|Capt|Gov|Sen|Rep|St|No|vs)\.$"
)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, in which `text[start:end]` stands, as it is written there.

    It reaches at most 400 characters beyond either end, so the time does not depend on the length of the text.

    >>> sentence_around("Rain fell. Dr. Osk said 12 roads were cut. It stopped.", 24, 26)
    'Dr. Osk said 12 roads were cut.'
    """
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    window = text[low:high]
    ends = [low + match.end() for match in _END.finditer(window) if not _abbreviated(window, match)]
    begin = max((at for at in ends if at <= start), default=low)
    stop = min((at for at in ends if at >= end), default=high)
    return text[begin:stop].strip()


def _abbreviated(window: str, end: re.Match[str]) -> bool:
    return _ABBREVIATION.search(window, max(0, end.start() - 10), end.end()) is not None
