"""The words that quantities are written with: numbers, scales, currencies, units, hedges."""

from __future__ import annotations

import re
from collections.abc import Iterable

ONES = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
SCALES = {
    "hundred": 100,
    "dozen": 12,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12}
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8), "⅕": (1, 5)}
VAGUE = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "lakhs": 10**5,
    "millions": 10**6,
    "crores": 10**7,
    "billions": 10**9,
    "trillions": 10**12,
}
MULTIPLES = {
    "once": 1,
    "twice": 2,
    "thrice": 3,
    "double": 2,
    "doubled": 2,
    "triple": 3,
    "tripled": 3,
    "trebled": 3,
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "tenfold": 10,
}
PAIRS = {"a couple": 2, "a pair": 2}
SYMBOLS = {
    "$": "USD",
    "US$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "Rs": "INR",
    "Rs.": "INR",
    "₦": "NGN",
    "N": "NGN",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CDN$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "R": "ZAR",
    "RM": "MYR",
    "Sh": "KES",
    "KSh": "KES",
    "₩": "KRW",
    "₱": "PHP",
    "₺": "TRY",
    "₿": "BTC",
    "₽": "RUB",
    "₴": "UAH",
    "DKr": "DKK",
    "NKr": "NOK",
    "SKr": "SEK",
    "Rp": "IDR",
    "RMB": "CNY",
}
CURRENCIES = {
    "USD": "dollar | US dollar | U.S. dollar | American dollar",
    "AUD": "Australian dollar",
    "CAD": "Canadian dollar",
    "HKD": "Hong Kong dollar",
    "NZD": "New Zealand dollar",
    "SGD": "Singapore dollar",
    "GBP": "pound | pounds sterling | quid",
    "EUR": "euro",
    "JPY": "yen",
    "CNY": "yuan | renminbi",
    "INR": "rupee",
    "RUB": "ruble | rouble",
    "KRW": "won",
    "SEK": "krona | kronor",
    "NOK": "krone | kroner | Norwegian kroner",
    "DKK": "Danish kroner",
    "ISK": "krónur",
    "CHF": "franc | Swiss franc",
    "XOF": "CFA franc",
    "MXN": "peso",
    "BRL": "reais",
    "ZAR": "rand",
    "NGN": "naira",
    "KES": "shilling",
    "GHS": "cedi",
    "ILS": "shekel",
    "IDR": "rupiah",
    "MYR": "ringgit",
    "THB": "baht",
    "PLN": "zloty | złoty",
    "CZK": "koruna",
    "HUF": "forint",
    "TRY": "lira",
    "IRR": "rial",
    "SAR": "riyal",
    "AED": "dirham",
    "IQD": "dinar",
    "GEL": "lari | Georgian lari",
    "EGP": "Egyptian pound",
    "BGN": "leva",
    "UAH": "hryvnia",
    "PEN": "soles",
    "SLE": "leone",
    "LSL": "maloti",
}
SUBUNITS = {"US_cent": "USD", "CAD_cent": "CAD", "euro_cent": "EUR", "penny": "GBP", "kobo": "NGN"}
UNITS = {
    "percent": "% | percent | per cent | pct",
    "percentage_point": "percentage point | percentage-point | pp",
    "basis_point": "basis point",
    "point": "point",
    "times": "times | fold",
    "cent": "cent | c",
    "CAD_cent": "Canadian cent",
    "US_cent": "US cent",
    "euro_cent": "euro cent",
    "penny": "p | pence | penny",
    "kobo": "kobo",
    "bitcoin": "bitcoin",
    "digit": "digit | figure",
    "notch": "notch",
    "km": "kilometre | kilometer | km | kms",
    "m": "metre | meter | m",
    "cm": "centimetre | centimeter | cm",
    "mm": "millimetre | millimeter | mm",
    "micrometre": "micrometre | micrometer",
    "mile": "mile",
    "nautical_mile": "nautical mile",
    "foot": "foot | feet | ft",
    "inch": "inch | inches",
    "yard": "yard | yd",
    "parsec": "parsec",
    "light_year": "light-year | light year",
    "au": "astronomical unit | AU",
    "hectare": "hectare | ha",
    "acre": "acre",
    "km2": "square kilometre | square kilometer | sq km | km2 | km²",
    "m2": "square metre | square meter | sq m | m2 | m²",
    "square_mile": "square mile | sq mile",
    "square_foot": "square foot | square feet | sq ft",
    "m3": "cubic metre | cubic meter",
    "ft3": "cubic foot | cubic feet",
    "km3": "cubic kilometre | cubic kilometer",
    "litre": "litre | liter",
    "barrel": "barrel",
    "gallon": "gallon | imperial gallon | U.S. gallon",
    "bpd": "bpd | barrels a day | barrels per day",
    "tonne": "tonne | metric ton",
    "ton": "ton",
    "gram": "gram | gramme | g",
    "kg": "kg | kgs | kilo | kilogram | kilogramme",
    "mg": "mg | milligram",
    "lb": "lb | lbs",
    "ounce": "ounce | oz",
    "carat": "carat | karat",
    "teu": "teu",
    "mole": "mole",
    "calorie": "calorie",
    "mph": "mph | miles per hour | miles an hour",
    "knot": "knot",
    "km/h": "km/h | kph | kmh | km/hr | kilometres per hour | kilometers per hour | kilometres an hour | kilometers an hour",
    "m/s": "m/s | metres per second | meters per second",
    "millisecond": "millisecond",
    "second": "second | sec",
    "minute": "minute | min",
    "hour": "hour | hr",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century | centuries",
    "celsius": "C | °C | ° C | degrees Celsius | degree Celsius | ° Celsius | degrees C",
    "degree": "° | degree",
    "fahrenheit": "F | °F | ° F | degrees Fahrenheit | degree Fahrenheit | ° Fahrenheit",
    "byte": "byte",
    "KB": "KB | kilobyte",
    "MB": "MB | megabyte",
    "GB": "GB | gigabyte",
    "TB": "TB | terabyte",
    "kbps": "kbps | kilobit | kilobits per second",
    "megapixel": "megapixel",
    "Mbps": "mbps | megabit | megabit per second | megabits per second",
    "Gbps": "gbps | gigabit | gigabit per second | gigabits per second",
    "teraflops": "teraflops",
    "kW": "kW | kilowatt",
    "MW": "MW | megawatt",
    "GW": "GW | gigawatt",
    "kWh": "kWh | kilowatt-hour | kilowatt hour",
    "MWh": "MWh | megawatt-hour",
    "GWh": "GWh | gigawatt-hour",
    "Hz": "Hz",
    "MHz": "MHz",
    "GHz": "GHz",
}
# A hedge before the number -> the bound it sets; those under "exact" belong to the figure and leave its value alone.
HEDGES = {
    "about": "about | around | roughly | approximately | approx | some | close to | closer to | near | nearer | nearly | almost | perhaps | maybe | "
    "possibly | potentially | in the region of | in the area of | "
    "in the order of | barely | something like | more like | ~ | not quite | somewhere | anywhere | presumably",
    "at_least": "at least | no less than | no fewer than | not less than | upwards of | upward of | not even",
    "more_than": "more than | over | above | exceeding | exceeded | in excess of | beyond | just over | well over | just above | well above | "
    "a little over | slightly more than | slightly over | far more than | greater than | better than | north of",
    "at_most": "at most | no more than | not more than | up to | upto | as many as | as much as | as high as | as large as | as long as | as far as",
    "less_than": "less than | fewer than | under | below | just under | well under | well below | just below | a little under | a shade under | "
    "slightly less than | slightly under",
    "minus": "minus | negative",
    "exact": "only | just | exactly | precisely | all | all but | another | as little as | as few as | as low as | plus or minus | +/-",
}
ADJECTIVES = {
    "about": "estimated | reported",
    "at_least": "minimum",
    "at_most": "maximum",  # "an estimated 5", "a total of 5"
    "exact": "mere | total | record | average | additional | extra | further | factor",
}
UNUSUAL = frozenset(
    [
        "all",
        "another",
        "exceeded",
        "somewhere",
        "mere",
        "total",
        "record",
        "average",
        "additional",
        "extra",
        "further",
        "reported",
        "minimum",
    ]
)  # left out of `best`
TAILS = {
    "at_least": "or more | or higher | or longer | or above | or over | or older | plus",
    "exact": "more | apiece | each",
    "about": "or so | odd",
    "at_most": "or less | or fewer | or lower | or below | and less | at best",
}
WORDS = {
    "q": "several | a few | few | many | couple | multi",
    "a": "a | an",
    "&": "and",
    "|": "or | if not",
    ">": "to",
    "i": "in",
    "f": "of",
    "x": "out of | out of every | in every",
    "×": "by | ×",
    "±": "±",
    "b": "between",
    "e": "every",
    "p": "per",
    "M": "magnitude",
    "r": "annually | yearly | daily | weekly | monthly",
    "n": "plot | container | worker | share | head | person | household | patient | capita | "
    "annum | unit | box | bottle | child | pack | packet | trip | leg | game | night | visit",
}
MONTHS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
    ]
)
VOTES = frozenset(
    ["decision", "vote", "majority", "ruling", "ruled", "voted", "margin", "odds"]
)  # beside these "5-2" and "10/1" are figures


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s") for p in sorted(phrases, key=len, reverse=True)) + ")"


def spread(table: dict[str, str], *, plural: bool = False) -> dict[str, str]:
    """Turn name -> "a | b" into a -> name, keys as the lexer makes them, with their plurals if wanted."""
    names = {p if p in CASED else p.lower(): name for name, phrases in table.items() for p in phrases.split(" | ")}
    return names | {p + "s": name for p, name in names.items() if plural and len(p) > 2 and p[-1].isalpha()}


CASED = frozenset("CFGMP")  # "20C" is a temperature, "70p" a price, "5G" and "2P" neither
BOUND, TAIL, UNIT, CURRENCY = (
    spread(HEDGES) | spread(ADJECTIVES),
    spread(TAILS),
    spread(UNITS, plural=True),
    spread(CURRENCIES, plural=True),
)
VALUES: dict[str, int] = ONES | TENS | SCALES | SHORT_SCALES | MULTIPLES | PAIRS
PART = PARTS | {p + "s": n for p, n in PARTS.items()} | {"halves": 2}
CODES = {code.lower(): code for code in CURRENCIES} | {symbol.lower(): code for symbol, code in SYMBOLS.items()}
LEXICON: dict[str, str] = {
    p: kind
    for kind, phrases in (
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
    for p in phrases
} | spread(WORDS)
