"""Why a number is probably no figure: a year, a date, an age, a score, a name, a length of time that only says when."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from summarise.figures.lexicon import MONTHS, any_of

BEFORE, AFTER = 40, 40  # code points of the text that are looked at on either side

MONTH = any_of(MONTHS)
TIME = "(?:(?:second|minute|hour|day|week|month|year|decade|season)s?|century|centuries)"
LENGTH = rf"(?:(?<!\ba )(?<!\ban )(?<!\bper )(?<!\beach )(?<!\bevery )(?<!-a-)\b{TIME})"  # of time; not the end of a rate
TERM = "(?:in |of )?(?:prison|jail|imprisonment|probation|custody|community|sentence|term|contract|ban|suspen)"
SINCE = "for|in|within|after|during|over|past|last|next|previous|first|final|since|following|spent|than|took|lasted"
PUNISHED = r"(?:jailed|imprisoned|banned|disqualified|remanded|to (?:prison|jail)|(?:ban on|suspended from) [\w ]{1,20})"
NUMBERED = (
    r"number|nos?|nos?\.|vol\.?|top|stage|caption|category|chapter|page|paragraph|round|day|game|phase|level|class|grade"
    r"|group|part|section"
    "|article|volume|season|episode|channel|route|highway|flight|room|unit|pixel|iphone|radio|boeing|act|calling|resolution"
    "|precinct|theatre"
    "|version|windows"
)
SHAPED = (  # "two-step" says what sort of thing it is, not how many there are
    "time|way|part|step|stage|dimensional|legged|handed|wheeled|pronged|sided|party|run|core|rated|piece|spray|minded|faced"
    "|storied|man"
)
CONTESTS = "relay|hurdles|race|title|final|sprint|champion|gold|silver|bronze|freestyle|butterfly|(?:world )?record|season"
WITH_ONE = (
    "person|child|woman|man|soldier|more|strike|member|other|people|case|death|vote|seat|count|civilian|officer|policeman"
    "|victim|injury"
    "|passenger|fatality|missile|visit|inch|mile|metre|meter|kilometre|kilometer|tonne|euro|dollar|percent|per cent"
)
ORDINAL = "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth"
NUMERAL = "one|two|three|four|five|six|seven|eight|nine|ten"

# Patterns over the text around the default choice, which stands between ⟦ and ⟧; the first reason that is found counts.
# A pattern that ends with ⟦ looks at nothing but the text before.
REASONS = {
    "ordinal": (r"⟦[^⟧]*\d(?i:st|nd|rd|th|'?s|’s)\b",),
    "year": (r"⟦(?:up to )?(?:1[5-9]|20)\d\d(?: ?[-–/] ?\d{2,4})?⟧", r"\b(?:1[5-9]|20)\d\d[-–]⟦\d\d⟧", r"\bAD ⟦"),
    "date": (
        r"⟦[^⟧]*\d+(?:-\d+-|/\d+/|\.\d+\.)\d",
        rf"\b{MONTH}\.? (?:\d\d?(?: ?[-–] ?| and | to |, ))?⟦[-–]?\d\d?⟧",
        rf"⟦(?:[a-z]+ )*\d\d?(?:(?: ?[-–] ?| and )\d\d?)?⟧(?:,? (?:and |or |to )?\d\d?)* {MONTH}\b",
    ),
    "clock": (
        r"⟦[^⟧]*\d:\d\d",
        r"⟦(?:[a-z]+ )?[\d.]+ ?[ap]?⟧ ?(?i:[ap]?\.?m\b\.?|o.clock|noon|GMT|BST|UTC|EST|local time)",
        rf"⟦(?:{NUMERAL})⟧ o.clock",
        rf"\b(?:[Bb]y|[Uu]ntil|[Aa]t|past|to) ⟦(?:{NUMERAL})⟧ (?:in the (?:morning|afternoon|evening)|every morning"
        rf"|on \w+day)\b",
    ),
    "age": (
        r"\b(?i:aged?|ages|age of|turn|turns|turned|turning|aged between|ages of|(?:boy|girl|man|woman) of) ⟦",
        rf"⟦[^⟧]*{TIME}[- ]olds?⟧",
        rf"⟦[^⟧]*{TIME}⟧[- ](?:olds?|of age)\b",
        r"[A-Z][\w’'-]+,? \(?⟦\d\d?⟧(?:[,.;)]| of [A-Z]| from [A-Z])",
        r"\b(?i:was|is|am|be|been|now|(?:died|dies|retired|retire) at|young as|old as) ⟦\d\d?⟧[,.]",
        r"\bages? (?:of )?\d\d? (?:and|to|or) ⟦",
        r"\b(?:people|children|those|anyone|adults|voters|women|men|patients) (?:are )?⟦(?:over|under) \d\d?⟧(?! [a-z]+s\b)",
    ),
    "score": (
        r"⟦\d+⟧[-–]\d",
        r"(?<!voted )(?<!split )(?<!odds of )⟦\d+[-–]\d+⟧(?! (?:[a-z]+s|people|percent|vote|decision|majority|ruling)\b)",
        r"\d[/:]⟦",
        r"⟦\d+⟧[/:]\d",
    ),
    "identifier": (
        r"[^\s(]-⟦",
        r"⟦[^⟧]*\d⟧[^\W\d_]",
        rf"\b(?i:{NUMBERED}) ⟦[\w-]+⟧",
        r"[(\[=\"]⟦\d+⟧[)\]\"]",
        r"⟦(?:[RN]\d+|[KM]\d{1,3}|0\d+)⟧",
        r"⟦(?:\+\d[\d -]{5,}|\d+(?:\.\d+)?\s?[°º][^⟧]*[NSEW])⟧",
        r"[+§×] ?⟦\d+⟧",
        r"(?i:caption|photo) \d+ of ⟦",
        r"(?i:caption|photo|images?) ⟦\d+⟧ of \d",
        r"(?:^|\n)⟦\d+(?:\.\d\d)?⟧(?:\.? |\.?\n|$)",
        r"\bper ⟦",
        r"[\w,] ⟦(?:Zero|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|ONE)⟧",
        r"(?<!^)(?<!\. )(?<!\n)\b(?!I\b)[A-Z][\w’']* ⟦\d{1,3}⟧(?! [a-z]+s\b| people| of\b)",
        r"\b[A-Z]{2,} ⟦\d{3,5}⟧(?! [a-z]+s\b| people| of\b)",
        r"⟦[A-Z]\d+-\d+[a-z]?⟧",
        rf"⟦[\d,]+m⟧ (?:{CONTESTS})",
    ),
    "duration": (
        rf"\b(?i:{SINCE})(?: the| an?| their| h..| its)?(?: past| last| next| first)? ⟦[^⟧]*{LENGTH}(?: or so)?⟧(?! {TERM})",
        rf"⟦(?i:over) [^⟧]*{LENGTH}⟧(?! {TERM})",
        rf"⟦[^⟧]*-{TIME}⟧(?! {TERM})",
        rf"⟦[^⟧]*{LENGTH}⟧ (?:ago|after|before|later|earlier|since|prior|into|from now|behind|on)\b",
        r"⟦(?:only )?one day⟧",
    ),
    "shared": (
        rf"\b(?i:the|its|his|her|their|our|your) (?:past|last|first|next) ⟦(?:{NUMERAL}|\d)⟧",
        rf"\bbetween the ⟦(?:{NUMERAL})⟧",
    ),
    "pronoun": (rf"⟦(?:(?:[Oo]nly |[Jj]ust )?[Oo]ne|[Ee]very one)⟧(?! (?:{WITH_ONE})\b)", r"[Aa]t ⟦one point⟧"),
    "multiple": (
        r"⟦(?:[Oo]nly )?(?i:once|double|triple|twice)⟧(?! (?:as|the|that)\b)",
        r"⟦[^⟧]*(?:doubled|tripled|trebled|more than double)⟧",
        r"⟦(?i:half|one|once|double|triple)-(?!dozen|digit|third|quarter|fifth|sixth|tenth|fold|and|in|to|million"
        r"|billion)[\w-]+⟧",
        r"⟦[Aa] pair⟧(?! of)",
        r"⟦(?:only |just )?[Aa] couple⟧ of (?:weeks|days|hours|minutes|months|years|times|things|other)",
    ),
    "shape": (rf"⟦[^⟧]*-(?:{SHAPED})⟧", r"⟦[^⟧]*⟧-[a-z]"),
    "noun": (
        r"⟦[Ss]cores⟧(?! of| more)",
        r"\b(?i:first|second|other|last|latter|better|opening|this|each|either|final|next|own|in|the) ⟦half⟧",
        r"and ⟦a half⟧",
        rf"⟦(?i:an? (?:{ORDINAL})(?:-[\w-]+)?)⟧(?! (?:of|in|from|more|less|higher)\b)",
    ),
}


class Sign(NamedTuple):
    """One pattern, cut at ⟦: `at` is tried at the figure alone, and only where it fits the text before it is searched."""

    reason: str
    before: re.Pattern[str] | None
    at: re.Pattern[str]


def _signs() -> list[Sign]:
    """The patterns of `REASONS`, in their order; those of one reason that do not look before the figure are tried together."""
    signs = []
    for reason, patterns in REASONS.items():
        halves = [pattern.split("⟦") for pattern in patterns]
        if alone := [at for before, at in halves if not before]:
            signs.append(Sign(reason, None, re.compile(f"⟦(?:{'|'.join(alone)})")))
        signs += [Sign(reason, re.compile(f"(?:{before})⟦"), re.compile(f"⟦(?:{at})")) for before, at in halves if before]
    return signs


SIGNS = _signs()
COUNTS = {  # what outweighs a reason: "jailed for ⟦12 years⟧" is news, and so is "two dead and ⟦one⟧ missing"
    "duration": re.compile(rf"\b{PUNISHED} for (?:the |a )?⟦"),
    "pronoun": re.compile(
        rf"\b(?:(?i:kill|injur|wound|arrest|detain|rescu)\w*|lost|(?i:\d+|{NUMERAL[4:]})\b[^.⟦]{{1,25}} and)"
        r" ⟦one⟧(?! of\b| thing| another)"
    ),
}


def why_unlikely(text: str, start: int, end: int) -> str:
    """The reason for which the default choice at `text[start:end]` is probably no figure; "" where there is none.

    >>> why_unlikely("in 2015 the", 3, 7)
    'year'
    """
    default = text[start:end] if end - start <= 2 * AFTER else f"{text[start : start + AFTER]}{text[end - AFTER : end]}"
    return _reason(text[max(start - BEFORE, 0) : start], default, text[end : end + AFTER])


@lru_cache(maxsize=4096)
def _reason(before: str, default: str, after: str) -> str:
    """The first reason that fits; cached, since a table of numbers repeats itself."""
    around, at = f"{before}⟦{default}⟧{after}", len(before)
    for sign in SIGNS:
        if sign.at.match(around, at) and (sign.before is None or sign.before.search(around, 0, at + 1)):
            counts = COUNTS.get(sign.reason)
            return "" if counts and counts.search(around) else sign.reason
    return ""
