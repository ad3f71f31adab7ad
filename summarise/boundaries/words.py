"""Cut a text into words and give each the kind that the rules speak of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarise.boundaries.word_lists import ADVERBIAL, CLASSES, DATES, KIND, NOT_ADVERBS, OPEN_CLASSES, PARTS

CLITIC = r"['’](?:s|S|re|ve|ll|d|m)\b"
WORD = re.compile(
    r"\d+(?:[.,:]\d+)*"  # 3.2  70,000  11:30
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  p.m.
    rf"|(?<=\w){CLITIC}"  # the 's of Ana's, the 're of they're
    rf"|[^\W_]+(?:['’](?!{CLITIC[4:]})[^\W_]+)*"  # don't  O'Brien
    r"|''|``|[^\w\s]|_"
)
ABBREVIATION = re.compile(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Drs|Prof|Gen|Maj|Col|Lt|Sgt|Spc|Cpl|Capt|Adm|Sen|Sens|Rep|Reps|Gov|Rev|St|Jr|Sr|Inc|Corp|Co|Ltd|Bros|vs|No"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Sun|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga"
    r"|Ill|Ind|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Ave)\Z"
)


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
    """The words of `text` in order; white space belongs to none of them."""
    found = list(WORD.finditer(text))
    out: list[Word] = []
    quoted = ended = False
    for i, m in enumerate(found):
        w, following = m.group(), found[i + 1].group() if i + 1 < len(found) else ""
        last = out[-1] if out else None
        gap = text[last.end : m.start()] if last else "\n"
        tight = bool(following) and found[i + 1].start() == m.end()
        quote = last is not None and last.kind == "open"  # a sentence begins before its quotation mark
        sentence = (
            last is None or "\n" in gap or (ended and not w[0].islower() and (gap != "" or (quote and not last.sentence)))
        )
        first = sentence or (last is not None and quote and last.sentence)
        compound = (last is not None and last.kind == "hyphen") or (
            tight and following in "-–" and text[found[i + 1].end() :][:1].isalnum()
        )
        if not w[0].isalnum():
            kind = _mark(w, following, last, gap, tight, quoted)
        elif compound and w[0].isalpha():
            kind = (
                "date"
                if w in DATES
                else "time"
                if KIND.get(w) == "time"
                else "word"
                if w[0].islower()
                else "initial"
                if first
                else "name"
            )
        else:
            kind = _letters(w, following, last, first)
        if w in ('"', "''", "``"):
            quoted = kind == "open"
        if kind not in ("open", "close", "apostrophe", ")"):
            ended = kind == "stop"
        glued = last is not None and not gap and last.text[-1].isalnum() and w[0].isalnum()
        out.append(Word(w, m.start(), m.end(), kind, sentence, "\n" in gap, glued))
    return tuple(out)


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
        return "name" if w == "The" and not first and following[:1].isupper() else kind
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
