"""Cut a text into words and give each the kind that the rules speak of."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from summarise.boundaries.cutting import ABBREVIATION, UNSPACED_CHARACTER, WORD
from summarise.boundaries.word_lists import ADVERBIAL, CLASSES, DATES, KIND, NOT_ADVERBS, OPEN_CLASSES, PARTS


class Word(NamedTuple):
    """A word of a text: `text[start:end]`, its kind, and whether a sentence or paragraph begins with it or it has no space before."""

    text: str
    start: int
    end: int
    kind: str
    sentence: bool
    paragraph: bool
    glued: bool


@lru_cache(maxsize=64)
def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order; white space belongs to none of them. The last texts are remembered.

    >>> [(word.text, word.kind) for word in words("Reis's office said")]
    [('Reis', 'initial'), ("'s", 'clitic'), ('office', 'word'), ('said', 'say')]
    """
    matches = list(WORD.finditer(text))
    found: list[Word] = []
    quoted = ended = False  # a straight quotation mark is open; a full stop was the last thing but closing marks
    last: Word | None = None
    for match, then in zip(matches, [*matches[1:], None], strict=False):
        word, following = match.group(), then.group() if then else ""
        gap = text[last.end : match.start()] if last else "\n"
        tight = then is not None and then.start() == match.end()
        quote = last is not None and last.kind == "open"  # a sentence begins before its quotation mark
        breaks = last is not None and not word[0].islower() and (gap != "" or (quote and not last.sentence))
        sentence = last is None or "\n" in gap or (ended and breaks)
        first = sentence or (last is not None and quote and last.sentence)
        if not word[0].isalnum():
            kind = _mark(word, following, last, gap, tight, quoted)
        else:
            hyphened = then is not None and tight and following in "-–" and text[then.end() : then.end() + 1].isalnum()
            if word[0].isalpha() and (hyphened or (last is not None and last.kind == "hyphen")):
                kind = _compound(word, first)
            else:
                kind = _letters(word, following, last, first)
        if word in ('"', "''", "``"):
            quoted = kind == "open"
        if kind not in ("open", "close", "apostrophe", ")"):
            ended = kind == "stop"
        glued = last is not None and not gap and _touch(last.text, word)
        last = Word(word, match.start(), match.end(), kind, sentence, "\n" in gap, glued)
        found.append(last)
    return tuple(found)


def _touch(before: str, word: str) -> bool:
    """Whether two words without a blank between them are one to the eye, as in "5km"; characters of Chinese are not."""
    if not (before[-1].isalnum() and word[0].isalnum()):
        return False
    return not (UNSPACED_CHARACTER.match(word) or UNSPACED_CHARACTER.match(before))


def _compound(word: str, first: bool) -> str:
    """The kind of a word that a hyphen joins to another."""
    if word in DATES:
        return "date"
    if KIND.get(word) == "time":
        return "time"
    return "word" if word[0].islower() else "initial" if first else "name"


def _letters(w: str, following: str, last: Word | None, first: bool) -> str:
    """The kind of a word of letters or digits; `first`: it opens a sentence, so that its capital says nothing."""
    low, then = w.lower().replace("’", "'"), following.lower()
    kind = KIND.get(low, "")
    if w[0].isdigit():
        return "number"
    if kind in CLASSES and (w[0].islower() or ((len(w) == 1 or not w.isupper()) and kind != "modal")):
        counts = following[:1].isdigit() or then in ("$", "£", "€", "half", "a") or KIND.get(then) == "numeral"
        if (
            (low in ("about", "over", "around", "between", "under", "above", "below", "near") and counts)
            or (low, then) in (("at", "least"), ("at", "most"), ("up", "to"))
            or (low == "as" and then in ("many", "much", "few", "little"))
            or (low in ("a", "an") and (then in PARTS or KIND.get(then) == "numeral"))
        ):
            return "hedge"
        named = w[0].isupper() and not first and (kind == "numeral" or (w == "The" and following[:1].isupper()))
        return "name" if named else kind  # "told Channel Nine", "of The Hague"
    if w in DATES or (
        w == "May" and (following.isdigit() or (last is not None and last.kind in ("number", "prep", "adjective")))
    ):
        return "date"
    if w[0].isupper() and not (first and low in ADVERBIAL):
        return "initial" if first else "name"
    if kind in OPEN_CLASSES:
        return kind
    if low.endswith(("ous", "ful", "able", "ible", "less")) and len(low) > 6:
        return "adjective"
    if low.endswith("ly") and low not in NOT_ADVERBS:
        return "ly"
    return "ing" if low.endswith("ing") and len(low) > 4 else "ed" if low.endswith("ed") and len(low) > 3 else "word"


def _mark(w: str, following: str, last: Word | None, gap: str, tight: bool, quoted: bool) -> str:
    """The kind of a mark, from what touches it; `quoted`: a straight quotation mark is open."""
    if w in "“”'‘’":
        if w == "“" and last is not None and not gap and last.text[-1].isalnum() and not tight:
            return "close"  # as German has it: „Lisk“
        return {"“": "open", "”": "close"}.get(w, "apostrophe")
    if w in ('"', "''", "``"):
        if gap and not tight and quoted:
            return "close"
        return "open" if gap or last is None or last.kind in ("(", "dash", "hyphen", "apostrophe", ":") else "close"
    joined = not gap and last is not None and last.text[0].isalnum()
    if w in "-–—":
        return "hyphen" if w != "—" and joined and tight and following[0].isalnum() else "dash"
    if w == "." and joined and last is not None and ABBREVIATION.match(last.text):
        return "abbreviation"
    return KIND.get(w.lower().replace("’", "'"), "symbol")
