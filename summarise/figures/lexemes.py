r"""Cut a text into lexemes: words, digits, signs and blanks, each of one class that the grammar of expressions is written in.

A class is one letter, so that the classes of a text are a string and an expression is a pattern over it:

    d  digits, "70,000"            c  currency before a number, "$"       H  hedge, "about"
    g  fraction sign, "½"          C  currency after it, "euros"          E  hedging adjective, "estimated"
    o  one to nineteen             u  unit of measure, "km"               T  tail, "or more"
    t  twenty to ninety            M  "magnitude"                         b  "between"
    s  scale, "million"            p  "per"                               e  "every"
    z  short scale, "m" of "$5m"   r  "annually"                          a  "a", "an"
    j  part, "third"               n  noun of rates, "share"              q  "a few", "several"
    h  "half"                      &  "and"     |  "or"     >  "to"       i  "in"     f  "of"     x  "out of"
    v  vague numeral, "dozens"     ×  "by"      ±  "±"                    y  month
    m  "twice", "tenfold", "pair"  P  the decimal point in words          W  capitalised word    w  any other word
    k  clock time, date, ordinal   F  fraction, "1/10th"                  _  blank   -  dash   ( ) , / +  themselves   .  other
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarise.figures.lexicon import CASED, CURRENCY, GLYPHS, LEXICON, MONTHS, ONES, SHORT_SCALES, any_of
from summarise.figures.units import CODES, SYMBOLS

# Every repetition that could be tried again from each place of a long text has a limit, so that the work stays linear.
DIGITS = (
    r"[0-9]{1,3}(?:,[0-9]{2,3}){0,8},[0-9]{3}(?:\.[0-9]{1,20})?(?![\d,]\d)"  # 70,000  1,20,00,000
    r"|[1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2009][0-9]{3}){1,8}(?![0-9])"  # 70 000
    r"|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
)
CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
DATE = r"\d{1,4}(?P<gap>[-/.])\d{1,2}(?P=gap)\d{1,4}\b"
NTH = r"\d[\d,]{0,9}(?:st|nd|rd|th|'?s|’s)\b"
MINUTES = r"""(?:\d{1,2}(?:\.\d{1,9})?\s?['’′]\s?(?:\d{1,2}(?:\.\d{1,9})?\s?["”″]\s?)?)?"""
COORDINATE = rf"\d{{1,3}}(?:\.\d{{1,9}})?\s?[°º]\s?{MINUTES}(?-i:[NSEW])\b"
TELEPHONE = r"(?<![\w+])\+\d{1,3}[\ -]\d[\d-]{1,9}(?:[\ -]\d{2,9}){1,4}"
PREFIXES = {symbol for symbol in SYMBOLS if symbol not in "KMNR"} | {code for code in CODES.values() if code.isupper()}
FIRSTS = re.escape("".join(sorted({prefix[0] for prefix in PREFIXES})))  # a cheap look before the long alternation
LEXEME = re.compile(
    rf"""
    (?P<space> \s+ )
  | (?P<F> \d{{1,3}}/\d{{1,4}}(?:rds?|ths?)\b )
  | (?P<k> {CLOCK} | {DATE} | {NTH} | {COORDINATE} | {TELEPHONE} )
  | (?P<d> {DIGITS} )
  | (?P<z> (?:(?<=\d)|(?<=\d\s)(?!.\b)|(?<=\d\s)(?=.\s{any_of(CURRENCY)}\b)){any_of(SHORT_SCALES)}(?![^\W_]) )
  | (?P<c> (?<!\w)(?:(?-i:(?=[{FIRSTS}]){any_of(PREFIXES)})(?=\s?\.?\d) | (?-i:[KMNR])(?=\d)) )
  | (?P<P> (?<=\w\s)point(?=\s{any_of(list(ONES)[:10])}\b) )
  | (?P<tag> [\#@]\w+ | https?:\S+ )
  | (?P<g> [{"".join(GLYPHS)}] )
  | (?P<word> [^\W\d_]\w* )
  | (?P<dash> [-‐‑–−] ) | (?P<other> . )""",
    re.I | re.S | re.X,
)
HEAD = re.compile(r"[^\W\d_]\w*|.")  # how a phrase begins: its first word or its first sign


def _phrases() -> dict[str, re.Pattern[str]]:
    """For every head the phrases of more than one word, or of signs, that begin with it."""
    heads: dict[str, list[str]] = {}
    for phrase in LEXICON:
        if (head := HEAD.match(phrase)) and (head.group() != phrase or not phrase[0].isalpha()):
            heads.setdefault(head.group().lower(), []).append(phrase)
    return {
        head: re.compile(rf"(?!or\s\w{{1,20}}\sthan\b){any_of(phrases)}(?:(?<=\W)|(?![^\W_]))", re.I)
        for head, phrases in heads.items()
    }


PHRASES = _phrases()


class Lexeme(NamedTuple):
    """A piece of the text, its class, and the key under which the tables have it."""

    kind: str
    start: int
    end: int
    key: str


def lex(text: str) -> list[Lexeme]:
    """Cut a text into lexemes without a gap.

    >>> "".join(lexeme.kind for lexeme in lex("about 70,000 km or more"))
    'H_d_u_T'
    """
    lexemes: list[Lexeme] = []
    position = 0
    while match := LEXEME.match(text, position):
        group, found, end = match.lastgroup or "", match.group(), match.end()
        key = found.lower()
        if group in ("word", "other", "dash") and key in PHRASES and (phrase := PHRASES[key].match(text, position)):
            found, end = phrase.group(), phrase.end()
            group, key = "word", " ".join(found.lower().split())
        if group == "word":
            key = found if found in CASED else key
            kind = LEXICON.get(key) or ("y" if found in MONTHS else "W" if found[0].isupper() else "w")
            if key in AMBIGUOUS:
                kind = _ambiguous(kind, key, lexemes)
        elif group == "other":
            kind = found if found in "(),/+" else "."
        else:
            kind = PLAIN.get(group, group)
        lexemes.append(Lexeme(kind, position, end, key))
        position = end
    return lexemes


PLAIN = {"space": "_", "dash": "-", "tag": "."}
AMBIGUOUS = frozenset(("won", "m", "b"))


def _ambiguous(kind: str, key: str, before: list[Lexeme]) -> str:
    """The class of a word that is a currency or a scale only after certain lexemes: "5,000 won", but "Team 3 won"; "$458 m"."""
    kinds = "".join(lexeme.kind for lexeme in before[-4:])
    if key == "won":
        return kind if kinds.endswith(("s_", "z_")) or (kinds.endswith("d_") and len(before[-2].key) > 2) else "w"
    return "z" if kinds.endswith(("cd_", "c_d_")) else kind
