"""Why a number is probably no figure: a year, a date, an age, a score, a name, a length of time that only says when."""

from __future__ import annotations

import re

from summarise.figures.lexicon import MONTHS, any_of

# Why a number is probably no figure: patterns over the text around the default choice, which stands between ⟦ and ⟧.
MONTH, TIME = any_of(MONTHS), "(?:second|minute|hour|day|week|month|year|decade)s?|centur(?:y|ies)"
TERM = "(?:in |of )?(?:prison|jail|imprisonment|probation|custody|community|sentence|term|contract|ban|suspen)"
NUMBERED = (
    "number|nos?|nos?\\.|top|stage|caption|category|chapter|page|round|day|game|phase|level|class|grade|group|part|section|article|volume|"
    "season|episode|channel|route|highway|flight|room|unit|pixel|iphone|radio|boeing|act|calling"
)
SINCE = "for|in|within|after|during|over|past|last|next|previous|first|final|since|following|spent|than|took|lasted"
LOW = {
    "ordinal": (r"⟦[^⟧]*\d(?i:st|nd|rd|th|'?s|’s)\b",),
    "year": (r"⟦(?:1[5-9]|20)\d\d(?: ?[-–/] ?\d{2,4})?⟧",),
    "date": (
        r"⟦[^⟧]*\d+(?:-\d+-|/\d+/|\.\d+\.)\d",
        rf"\b{MONTH}\.? ⟦\d\d?⟧",
        rf"⟦(?:[a-z]+ )*\d\d?(?:(?: ?[-–] ?| and )\d\d?)?⟧(?:,? (?:and |or |to )?\d\d?)* {MONTH}\b",
    ),
    "clock": (
        r"⟦[^⟧]*\d:\d\d",
        r"⟦(?:[a-z]+ )?[\d.]+ ?[ap]?⟧ ?(?i:[ap]?\.?m\b\.?|o.clock|noon|GMT|BST|UTC|EST|local time)",
    ),
    "age": (
        r"\b(?i:aged?|ages|age of|turn|turns|turned|turning|aged between|ages of) ⟦",
        rf"(?:{TIME})[- ]olds?⟧",
        rf"(?:{TIME})⟧[- ](?:olds?|of age)\b",
        r"[A-Z][\w’'-]+,? \(?⟦\d\d?⟧(?:[,.;)]| of [A-Z]| from [A-Z])",
        r"\b(?i:was|is|am|be|now|at|young as|old as) ⟦\d\d?⟧[,.]",
    ),
    "score": (
        r"⟦\d+⟧[-–]\d",
        r"(?<!voted )⟦\d+[-–]\d+⟧(?! (?:[a-z]+s|people|percent|vote|decision|majority|ruling)\b)",
        r"\d[/:]⟦",
        r"⟦\d+⟧[/:]\d",
    ),
    "identifier": (
        r"[^\s(]-⟦",
        r"⟦[^⟧]*\d⟧[^\W\d_]",
        rf"\b(?i:{NUMBERED}) ⟦[\w-]+⟧",
        r"[(\[=\"]⟦\d+⟧[)\]\"]",
        r"⟦(?:[RN]\d+|0\d+)⟧",
        r"(?i:caption|photo) \d+ of ⟦",
        r"(?:^|\n)⟦\d+(?:\.\d\d)?⟧(?:\.? |\.?\n|$)",
        r"\bper ⟦",
        r"[\w,] ⟦(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)⟧",
        r"(?<!^)(?<!\. )(?<!\n)\b(?!I\b)[A-Z][\w’]* ⟦\d{1,3}⟧(?! [a-z]+s\b| people| of\b)",
    ),
    "duration": (
        rf"\b(?i:{SINCE})(?: the| an?| their| h..| its)?(?: past| last| next| first)? ⟦[^⟧]*\b(?:{TIME})(?: or so)?⟧(?! {TERM})",
        rf"⟦(?i:over) [^⟧]*(?:{TIME})⟧(?! {TERM})",
        rf"-(?:{TIME})⟧(?! {TERM})",
        rf"(?:{TIME})⟧ (?:ago|after|before|later|earlier|since|prior|into|from now|behind|on)\b",
    ),
    "pronoun": (
        r"⟦[Oo]ne⟧(?! (?:person|child|woman|man|soldier|more|strike|member|other|people|case|death|vote|seat)\b)",
        r"[Aa]t ⟦one point⟧",
    ),
    "multiple": (
        r"⟦(?i:once|double|triple|twice)⟧(?! (?:as|the|that)\b)",
        r"⟦[^⟧]*(?:doubled|tripled|trebled|more than double)⟧",
        r"⟦(?i:half|one|once|double|triple)-(?!dozen|digit|third|quarter|fifth|sixth|tenth|fold|and|in|to|million|billion)[\w-]+⟧",
    ),
    "noun": (
        r"⟦[Ss]cores⟧(?! of| more)",
        r"\b(?i:first|second|other|last|latter|better|opening|this|each|either|final|next|own|in|the) ⟦half⟧",
        r"and ⟦a half⟧",
        r"⟦(?i:an? (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth)(?:-[\w-]+)?)⟧(?! (?:of|in|from|more|less|higher)\b)",
    ),
}
UNLIKELY = re.compile("|".join(f"(?P<{reason}>{'|'.join(patterns)})" for reason, patterns in LOW.items()))


def why_unlikely(text: str, start: int, end: int) -> str:
    """The reason for which the default choice at `text[start:end]` is probably no figure; "" where there is none.

    >>> why_unlikely("in 2015 the", 3, 7)
    'year'
    """
    found = UNLIKELY.search(f"{text[max(start - 40, 0) : start]}⟦{text[start:end]}⟧{text[end : end + 40]}")
    return found.lastgroup or "" if found else ""
