"""The words of a text for comparison: without case, without the small words, cut to their stems."""

from __future__ import annotations

import re

SMALL_WORDS = (
    "a an the and or but nor if as of to in on at by for from with into over under about after before than that this these "
    "those is are was were be been being am has have had do does did will would can could may might must shall should not "
    "no it its he him his she her they them their we us our you your i me my who whom whose which what when where why how "
    "there here up out so then also just only very more most some any all both each every said says say it's"
)
SMALL = frozenset(SMALL_WORDS.split())
WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s")


def content_words(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order.

    >>> content_words("The ferries were overloaded, it denied")
    ['ferr', 'overload', 'den']
    """
    return [stem(word) for found in WORD.finditer(text) if (word := _plain(found.group())) not in SMALL]


def stem(word: str) -> str:
    """A word without its inflection, crudely: enough to find "denied" in "denies".

    >>> stem("captured"), stem("captures")
    ('captur', 'captur')
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word


def _plain(word: str) -> str:
    word = word.casefold().replace("’", "'")
    return word[:-2] if word.endswith("'s") else word
