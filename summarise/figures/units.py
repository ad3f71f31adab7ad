"""The names of currencies and units of measure, and the code that a value is given under.

A currency that several countries share under one name ("peso", "crown", "rupee") keeps that name as its unit: a code would be a
guess. A bare dollar is the US dollar, as news usage has it; a bare pound may be a weight, see `values`.
"""

from __future__ import annotations

# fmt: off
SYMBOLS = {  # stand before the number
    "$": "USD", "US$": "USD", "U.S.$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "Rs": "rupee", "Rs.": "rupee",
    "₦": "NGN",
    "N": "NGN", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CDN$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "NT$": "TWD",
    "MX$": "MXN", "R$": "BRL", "R": "ZAR", "RM": "MYR", "Sh": "shilling", "KSh": "KES", "TSh": "TZS", "USh": "UGX", "₩": "KRW",
    "₱": "PHP",
    "₺": "TRY", "₿": "BTC", "₽": "RUB", "₴": "UAH", "₫": "VND", "₪": "ILS", "₡": "CRC", "฿": "THB", "₸": "KZT", "₾": "GEL",
    "₼": "AZN",
    "₭": "LAK", "₮": "MNT", "₲": "PYG", "₵": "GHS", "GH₵": "GHS", "Tk": "BDT", "৳": "BDT", "K": "kwacha", "M": "LSL",
    "DKr": "DKK",
    "NKr": "NOK", "SKr": "SEK", "Rp": "IDR", "RMB": "CNY", "Fr": "franc", "Bs": "boliviano", "E£": "EGP", "LE": "EGP",
    "kr": "krone",
}
CURRENCIES = {  # follow the number; the codes of the table also stand before it
    "USD": "dollar | US dollar | U.S. dollar | American dollar", "AUD": "Australian dollar", "CAD": "Canadian dollar",
    "HKD": "Hong Kong dollar", "NZD": "New Zealand dollar", "SGD": "Singapore dollar", "TWD": "Taiwan dollar"
        " | New Taiwan dollar",
    "ZWL": "Zimbabwe dollar | Zimbabwean dollar", "JMD": "Jamaican dollar", "FJD": "Fijian dollar",
    "GBP": "pounds sterling | pound sterling | quid | British pound", "pound": "pound",
    "EUR": "euro", "JPY": "yen | Japanese yen", "CNY": "yuan | renminbi | Chinese yuan", "KRW": "won | South Korean won",
    "rupee": "rupee", "INR": "Indian rupee", "PKR": "Pakistani rupee", "LKR": "Sri Lankan rupee",
    "NPR": "Nepali rupee | Nepalese rupee",
    "RUB": "ruble | rouble | Russian ruble | Russian rouble", "BYN": "Belarusian ruble | Belarusian rouble",
    "SEK": "krona | kronor | Swedish krona | Swedish kronor | Swedish crown",
    "NOK": "Norwegian krone | Norwegian kroner | Norwegian crown",
    "DKK": "Danish krone | Danish kroner | Danish crown", "krone": "krone | kroner", "ISK": "krónur | Icelandic krona",
    "crown": "crown", "CZK": "koruna | Czech koruna | Czech crown", "CHF": "Swiss franc", "XOF": "CFA franc",
    "CDF": "Congolese franc",
    "RWF": "Rwandan franc", "franc": "franc", "peso": "peso", "MXN": "Mexican peso", "PHP": "Philippine peso",
    "ARS": "Argentine peso",
    "CLP": "Chilean peso", "COP": "Colombian peso", "UYU": "Uruguayan peso", "CUP": "Cuban peso", "DOP": "Dominican peso",
    "BRL": "reais | Brazilian reais | Brazilian real", "PEN": "soles", "bolivar": "bolivar | bolívar | bolivares",
    "PYG": "guarani",
    "GTQ": "quetzal | quetzales", "HNL": "lempira", "CRC": "colon | colones", "BOB": "bolivianos",
    "ZAR": "rand", "NGN": "naira", "shilling": "shilling", "KES": "Kenyan shilling", "UGX": "Ugandan shilling",
    "TZS": "Tanzanian shilling",
    "SOS": "Somali shilling", "GHS": "cedi", "ETB": "birr", "AOA": "kwanza", "BWP": "pula", "MZN": "metical | meticais",
    "GMD": "dalasi",
    "kwacha": "kwacha", "ZMW": "Zambian kwacha", "MWK": "Malawian kwacha", "SLE": "leone", "LSL": "maloti", "MGA": "ariary",
    "ILS": "shekel | Israeli shekel", "IDR": "rupiah", "MYR": "ringgit", "THB": "baht", "VND": "dong", "MMK": "kyat",
    "LAK": "kip",
    "KHR": "riel", "BDT": "taka", "MNT": "tugrik | tögrög", "PLN": "zloty | złoty | zlotys | złotys", "HUF": "forint",
    "RON": "Romanian leu",
    "BGN": "leva", "TRY": "lira | Turkish lira", "LBP": "Lebanese pound | Lebanese lira", "SYP": "Syrian pound",
    "EGP": "Egyptian pound", "SDG": "Sudanese pound", "SSP": "South Sudanese pound",
    "rial": "rial", "IRR": "Iranian rial", "YER": "Yemeni rial", "OMR": "Omani rial", "riyal": "riyal", "SAR": "Saudi riyal",
    "QAR": "Qatari riyal", "dirham": "dirham", "AED": "UAE dirham | Emirati dirham", "MAD": "Moroccan dirham", "dinar": "dinar",
    "IQD": "Iraqi dinar", "KWD": "Kuwaiti dinar", "JOD": "Jordanian dinar", "LYD": "Libyan dinar", "TND": "Tunisian dinar",
    "DZD": "Algerian dinar", "RSD": "Serbian dinar", "BHD": "Bahraini dinar", "GEL": "lari | Georgian lari", "UAH": "hryvnia"
        " | hryvnias",
    "KZT": "tenge", "AMD": "dram", "AZN": "manat | Azerbaijani manat", "som": "som | soum", "AFN": "afghani",
    "MDL": "Moldovan leu",
}
CODES = {symbol.lower(): code for symbol, code in SYMBOLS.items()}
CODES |= {code.lower(): code for code in CURRENCIES if code.isupper()}
CODES |= {"uzs": "UZS", "kgs": "KGS", "zmk": "ZMK", "btc": "BTC", "eth": "ETH", "ron": "RON"}
SUBUNITS = {"US_cent": "USD", "CAD_cent": "CAD", "euro_cent": "EUR", "penny": "GBP", "kobo": "NGN"}  # a hundredth of it
UNITS = {
    "percent": "% | percent | per cent | pct", "percentage_point": "percentage point | percentage-point | pp",
    "basis_point": "basis point | bps", "point": "point", "times": "times | fold", "digit": "digit | figure",
    "notch": "notch | notches",
    "cent": "cent | c", "CAD_cent": "Canadian cent", "US_cent": "US cent", "euro_cent": "euro cent",
    "penny": "p | pence | penny",
    "kobo": "kobo", "bitcoin": "bitcoin",
    "km": "kilometre | kilometer | km | kms", "m": "metre | meter | m", "cm": "centimetre | centimeter | cm",
    "mm": "millimetre | millimeter | mm", "micrometre": "micrometre | micrometer | micron | μm",
    "nm": "nanometre | nanometer | nm",
    "mile": "mile", "nautical_mile": "nautical mile", "foot": "foot | feet | ft", "inch": "inch | inches", "yard": "yard | yd",
    "parsec": "parsec", "light_year": "light-year | light year", "au": "astronomical unit | AU",
    "hectare": "hectare | ha", "acre": "acre", "km2": "square kilometre | square kilometer | sq km | km2 | km²",
    "m2": "square metre | square meter | sq m | m2 | m²", "square_mile": "square mile | sq mile",
    "square_foot": "square foot | square feet | sq ft", "m3": "cubic metre | cubic meter | m3 | m³",
    "ft3": "cubic foot | cubic feet",
    "km3": "cubic kilometre | cubic kilometer", "litre": "litre | liter", "ml": "millilitre | milliliter | ml",
    "barrel": "barrel",
    "gallon": "gallon | imperial gallon | U.S. gallon", "bpd": "bpd | barrels a day | barrels per day",
    "tonne": "tonne | metric ton | metric tonne", "ton": "ton", "gram": "gram | gramme | g",
    "kg": "kg | kgs | kilo | kilogram | kilogramme", "mg": "mg | milligram", "microgram": "microgram | mcg | μg",
    "nanogram": "nanogram",
    "lb": "lb | lbs", "ounce": "ounce | oz", "carat": "carat | karat", "teu": "teu", "mole": "mole", "calorie": "calorie",
    "mph": "mph | miles per hour | miles an hour", "knot": "knot",
    "km/h": "km/h | kph | kmh | km/hr | kilometres per hour | kilometers per hour | kilometres an hour | kilometers an hour",
    "m/s": "m/s | metres per second | meters per second", "millisecond": "millisecond", "second": "second | sec | secs",
    "minute": "minute | min | mins", "hour": "hour | hr | hrs", "day": "day", "week": "week", "month": "month", "year": "year",
    "decade": "decade", "century": "century | centuries",
    "celsius": "C | °C | ° C | degrees Celsius | degree Celsius | ° Celsius | degrees C | Celsius | degrees centigrade",
    "fahrenheit": "F | °F | ° F | degrees Fahrenheit | degree Fahrenheit | ° Fahrenheit | degrees F | Fahrenheit",
    "degree": "° | degree",
    "byte": "byte", "KB": "KB | kilobyte", "MB": "MB | megabyte", "GB": "GB | gigabyte", "TB": "TB | terabyte",
    "kbps": "kbps | kilobit | kilobits per second", "megapixel": "megapixel",
    "Mbps": "mbps | megabit | megabit per second | megabits per second", "teraflops": "teraflops",
    "Gbps": "gbps | gigabit | gigabit per second | gigabits per second", "kW": "kW | kilowatt", "MW": "MW | megawatt",
    "GW": "GW | gigawatt", "kWh": "kWh | kilowatt-hour | kilowatt hour", "MWh": "MWh | megawatt-hour | megawatt hour",
    "GWh": "GWh | gigawatt-hour | gigawatt hour", "Hz": "Hz", "MHz": "MHz", "GHz": "GHz", "decibel": "decibel | dB",
}
# fmt: on
WITHIN = {  # what a second, smaller unit of a figure is a part of: "two hours 10 minutes", "5ft 10in"
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("lb", "ounce"): 16,
    ("m", "cm"): 100,
    ("kg", "gram"): 1000,
    ("USD", "cent"): 100,
    ("EUR", "cent"): 100,
}
