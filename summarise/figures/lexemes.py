"""Cut a text into lexemes: words, digits, signs and blanks, each of one class that the grammar of expressions is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.figures.lexicon import CASED, CURRENCIES, GLYPHS, LEXICON, MONTHS, SHORT_SCALES, SYMBOLS, any_of

DIGITS = r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?(?![\d,]\d)|[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
LEXEME = re.compile(
    rf"""
    (?P<k> \d{{1,2}}:\d\d(?::\d\d)? | \d{{1,4}}(?P<gap>[-/.])\d{{1,2}}(?P=gap)\d{{1,4}}\b | \d[\d,]{{0,9}}(?:st|nd|rd|th|'?s|’s)\b )
  | (?P<tag> [\#@]\w+ | https?:\S+ ) | (?P<d> {DIGITS} )
  | (?P<z> (?:(?<=\d)|(?<=\d\s)(?!.\b)){any_of(SHORT_SCALES)}(?![^\W_]) ) | (?P<c> (?<!\w)(?-i:{any_of([*SYMBOLS, *CURRENCIES])})(?=\s?\.?\d) )
  | (?P<g> [{"".join(GLYPHS)}] ) | (?P<phrase> (?!or\s\w+\sthan\b){any_of(p for p in LEXICON if not p.isalpha())}(?![^\W_]) ) | (?P<word> [^\W\d_]\w* )
  | (?P<space> \s+ ) | (?P<dash> [-‐‑–−] ) | (?P<other> . )""",
    re.I | re.S | re.X,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the text, its class, and the key under which the tables have it."""

    kind: str
    start: int
    end: int
    key: str


def lex(text: str) -> list[Lexeme]:
    """Cut a text into lexemes without a gap."""
    lexemes = []
    for m in LEXEME.finditer(text):
        group, found = m.lastgroup or "", m.group()
        key = found.lower()
        if group in ("phrase", "word"):
            key = found if found in CASED else " ".join(key.split())
            kind = LEXICON.get(key) or ("y" if found in MONTHS else "W" if found[0].isupper() else "w")
        else:
            kind = {"space": "_", "dash": "-", "tag": ".", "other": found if found in "(),/+" else "."}.get(group, group)
        lexemes.append(Lexeme(kind, m.start(), m.end(), key))
    return lexemes
