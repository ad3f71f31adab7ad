"""The words that quantities are written with: numbers, scales, parts, hedges, and the words that make rates and ranges.

`LEXICON` says of every word or phrase, in lower case, which class it has: the letter by which `expressions` speaks of it.
The legend of the letters stands in `lexemes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarise.figures.units import CURRENCIES, UNITS


def numbered(names: str, *, first: int = 0, step: int = 1) -> dict[str, int]:
    """The values of names that count on in equal steps.

    >>> numbered("twenty thirty", first=20, step=10)
    {'twenty': 20, 'thirty': 30}
    """
    return {name: first + step * place for place, name in enumerate(names.split())}


def listed(phrases: str) -> frozenset[str]:
    """The phrases of "a | b" as a set.

    >>> sorted(listed("in | in all"))
    ['in', 'in all']
    """
    return frozenset(phrases.split(" | "))


def any_of(phrases: Iterable[str]) -> str:
    r"""A pattern for any of the phrases, the longest first, a blank standing for any white space.

    >>> any_of(["up", "up to"])
    '(?:up\\sto|up)'
    """
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(phrases, key=len, reverse=True)) + ")"


def spread(table: dict[str, str], *, plural: bool = False) -> dict[str, str]:
    """Turn name -> "a | b" into a -> name, keys as the lexer makes them, with their plurals if wanted.

    >>> spread({"km": "km | kilometre"}, plural=True)
    {'km': 'km', 'kilometre': 'km', 'kilometres': 'km'}
    """
    names = {p if p in CASED else p.lower(): name for name, phrases in table.items() for p in phrases.split(" | ")}
    return names | {p + "s": name for p, name in names.items() if plural and len(p) > 2 and p[-1].isalpha()}


CASED = frozenset("CFGMP")  # "20C" is a temperature, "70p" a price; "5G" and "2P" are neither

# fmt: off
ONES = numbered("zero one two three four five six seven eight nine ten") | numbered(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", first=11)
TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=20, step=10)
SCALES = {
    "hundred": 100, "dozen": 12, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "tn": 10**12,
    "trn": 10**12, "cr": 10**7,
}
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50,
    "eightieth": 80, "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9,
}
GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
"⅕": (1, 5)}
VAGUE = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "lakhs": 10**5, "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9, "trillions": 10**12,
}
MULTIPLES = {
    "once": 1, "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "triple": 3, "tripled": 3, "trebled": 3, "quadruple": 4,
    "quadrupled": 4, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "ninefold": 9, "tenfold": 10, "hundredfold": 100,
}
PAIRS = {"a couple": 2, "a pair": 2}

# A hedge before the number -> the bound it sets; those under "exact" belong to the figure and leave its value alone.
HEDGES = {
    "about": "about | around | roughly | approximately | approx | some | close to | closer to | near | nearer | nearly"
        " | almost | perhaps"
             " | maybe | possibly | potentially | in the region of | in the area of | in the order of | barely | something like"
             " | more like | ~ | ≈ | circa | not quite | somewhere | anywhere | presumably",
    "at_least": "at least | no less than | no fewer than | not less than | upwards of | upward of | a minimum of | ≥",
    "more_than": "more than | over | above | exceeding | exceeded | in excess of | beyond | just over | well over"
        " | just above | well above"
                 " | a little over | a bit over | a bit more than | slightly more than | slightly over | far more than"
                 " | greater than"
                 " | better than | north of | >",
    "at_most": "at most | no more than | not more than | up to | upto | as many as | as much as | as high as | as large as"
        " | as long as"
               " | as far as | a maximum of | ≤",
    "less_than": "less than | fewer than | under | below | just under | well under | well below | just below | a little under"
                 " | a shade under | slightly less than | slightly under | south of | just short of | just shy of | not even"
                 " | <",
    "minus": "minus | negative",
    "exact": "only | just | exactly | precisely | all | all but | another | as little as | as few as | as low as"
        " | plus or minus | +/-",
}
ADJECTIVES = {  # "an estimated 5", "a total of 5"
    "about": "estimated | reported", "at_least": "minimum", "at_most": "maximum",
    "exact": "mere | total | record | average | additional | extra | further | factor",
}
UNUSUAL = listed(  # rarely part of what readers take for the figure
    "all | another | exceeded | somewhere | mere | total | record | average | additional | extra | further | reported"
    " | minimum | beyond")
TAILS = {
    "at_least": "or more | or higher | or longer | or above | or over | or older | plus | and counting",
    "about": "or so | odd | or thereabouts", "exact": "more | apiece | each",
    "at_most": "or less | or fewer | or lower | or below | and less | at best",
}
WORDS = {
    "q": "several | a few | few | many | couple | multi", "a": "a | an", "&": "and", "|": "or | if not", ">": "to", "i": "in",
    "f": "of",
    "x": "out of | out of every | in every", "×": "by | ×", "±": "±", "b": "between", "e": "every", "p": "per",
    "M": "magnitude",
    "r": "annually | yearly | daily | weekly | monthly",
    "n": "plot | container | worker | share | head | person | household | patient | capita | annum | unit | box | bottle"
        " | child | pack"
         " | packet | trip | leg | game | night | visit | dose | pupil | student | ticket | sachet | member | user"
         " | kilowatt-hour"
         " | kilowatt hour | passenger | vehicle | employee",
}
MONTHS = listed("January | February | March | April | May | June | July | August | September | October | November | December"
                " | Jan | Feb | Mar | Apr | Aug | Sept | Oct | Nov | Dec")
# Beside these words "5-2" and "10/1" are figures.
VOTES = listed("decision | vote | voting | majority | ruling | ruled | voted | margin | odds | split")
# fmt: on


BOUND, TAIL = spread(HEDGES) | spread(ADJECTIVES), spread(TAILS)
UNIT, CURRENCY = spread(UNITS, plural=True), spread(CURRENCIES, plural=True)
VALUES: dict[str, int] = ONES | TENS | SCALES | SHORT_SCALES | MULTIPLES | PAIRS
PART = PARTS | {p + "s": n for p, n in PARTS.items()} | {"halves": 2}
CLASSES: tuple[tuple[str, Iterable[str]], ...] = (
    ("u", UNIT),
    ("C", CURRENCY),
    ("o", ONES),
    ("t", TENS),
    ("s", SCALES),
    ("j", PART),
    ("h", ("half", "halves")),
    ("v", VAGUE),
    ("m", MULTIPLES),
    ("m", PAIRS),
    ("H", spread(HEDGES)),
    ("E", spread(ADJECTIVES)),
    ("T", TAIL),
)
LEXICON: dict[str, str] = {phrase: kind for kind, phrases in CLASSES for phrase in phrases} | spread(WORDS)
