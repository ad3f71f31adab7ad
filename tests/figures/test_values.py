"""Figures as they stand in news texts, and what each of them says."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.figures import parse_figure
from summarise.figures.lexicon import LEXICON
from summarise.schema import NumberValue

Case = tuple[str, str, str, str, str]

# figure, low, high, bound, unit; "" is None
CASES: list[Case] = [
    # digits
    ("7", "7", "7", "exact", ""),
    ("84", "84", "84", "exact", ""),
    ("1,204", "1204", "1204", "exact", ""),
    ("70,000", "70000", "70000", "exact", ""),
    ("1,250,000", "1250000", "1250000", "exact", ""),
    ("2.75", "2.75", "2.75", "exact", ""),
    (".5", "0.5", "0.5", "exact", ""),
    ("0", "0", "0", "exact", ""),
    ("007", "7", "7", "exact", ""),
    ("1,20,000", "120000", "120000", "exact", ""),
    ("2,45,00,000", "24500000", "24500000", "exact", ""),
    ("70 000", "70000", "70000", "exact", ""),
    ("12 500", "12500", "12500", "exact", ""),
    ("1 250 000", "1250000", "1250000", "exact", ""),
    ("6,543.21", "6543.21", "6543.21", "exact", ""),
    # words
    ("one", "1", "1", "exact", ""),
    ("nine", "9", "9", "exact", ""),
    ("twelve", "12", "12", "exact", ""),
    ("nineteen", "19", "19", "exact", ""),
    ("twenty", "20", "20", "exact", ""),
    ("forty-two", "42", "42", "exact", ""),
    ("ninety nine", "99", "99", "exact", ""),
    ("a hundred", "100", "100", "exact", ""),
    ("one hundred", "100", "100", "exact", ""),
    ("two hundred and six", "206", "206", "exact", ""),
    ("three hundred and forty-two", "342", "342", "exact", ""),
    ("four thousand", "4000", "4000", "exact", ""),
    ("six thousand five hundred", "6500", "6500", "exact", ""),
    ("ten thousand", "10000", "10000", "exact", ""),
    ("two million", "2000000", "2000000", "exact", ""),
    ("a million", "1000000", "1000000", "exact", ""),
    ("one billion", "1000000000", "1000000000", "exact", ""),
    ("three trillion", "3000000000000", "3000000000000", "exact", ""),
    ("a dozen", "12", "12", "exact", ""),
    ("two dozen", "24", "24", "exact", ""),
    ("half a dozen", "6", "6", "exact", ""),
    ("zero", "0", "0", "exact", ""),
    ("zero point eight", "0.8", "0.8", "exact", ""),
    ("one point five million", "1500000", "1500000", "exact", ""),
    ("five lakh", "500000", "500000", "exact", ""),
    ("12 crore", "120000000", "120000000", "exact", ""),
    # scales
    ("3 million", "3000000", "3000000", "exact", ""),
    ("3.2 million", "3200000", "3200000", "exact", ""),
    ("4.5bn", "4500000000", "4500000000", "exact", ""),
    ("12m", "12000000", "12000000", "exact", ""),
    ("9mn", "9000000", "9000000", "exact", ""),
    ("150k", "150000", "150000", "exact", ""),
    ("7 billion", "7000000000", "7000000000", "exact", ""),
    ("1.1 trillion", "1100000000000", "1100000000000", "exact", ""),
    ("250 thousand", "250000", "250000", "exact", ""),
    ("6-million", "6000000", "6000000", "exact", ""),
    # money
    ("$5", "5", "5", "exact", "USD"),
    ("$3.2 million", "3200000", "3200000", "exact", "USD"),
    ("$458 m", "458000000", "458000000", "exact", "USD"),
    ("US$40m", "40000000", "40000000", "exact", "USD"),
    ("£1.2bn", "1200000000", "1200000000", "exact", "GBP"),
    ("€46 million", "46000000", "46000000", "exact", "EUR"),
    ("¥300", "300", "300", "exact", "JPY"),
    ("₹2,400-crore", "24000000000", "24000000000", "exact", "INR"),
    ("Rs 500 crore", "5000000000", "5000000000", "exact", "rupee"),
    ("A$9.50", "9.5", "9.5", "exact", "AUD"),
    ("C$212-million", "212000000", "212000000", "exact", "CAD"),
    ("NZ$70", "70", "70", "exact", "NZD"),
    ("HK$8bn", "8000000000", "8000000000", "exact", "HKD"),
    ("NT$96 billion", "96000000000", "96000000000", "exact", "TWD"),
    ("R$15", "15", "15", "exact", "BRL"),
    ("R250", "250", "250", "exact", "ZAR"),
    ("RM30 million", "30000000", "30000000", "exact", "MYR"),
    ("KSh 4,000", "4000", "4000", "exact", "KES"),
    ("₦35,000", "35000", "35000", "exact", "NGN"),
    ("K400", "400", "400", "exact", "kwacha"),
    ("M42 million", "42000000", "42000000", "exact", "LSL"),
    ("Rp 600", "600", "600", "exact", "IDR"),
    ("kr 250", "250", "250", "exact", "krone"),
    ("USD 12 million", "12000000", "12000000", "exact", "USD"),
    ("EUR 90", "90", "90", "exact", "EUR"),
    ("DKK 318 billion", "318000000000", "318000000000", "exact", "DKK"),
    ("SEK9 million", "9000000", "9000000", "exact", "SEK"),
    ("five dollars", "5", "5", "exact", "USD"),
    ("40 US dollars", "40", "40", "exact", "USD"),
    ("20 Canadian dollars", "20", "20", "exact", "CAD"),
    ("3bn yuan", "3000000000", "3000000000", "exact", "CNY"),
    ("50,000 euros", "50000", "50000", "exact", "EUR"),
    ("two million yen", "2000000", "2000000", "exact", "JPY"),
    ("412 million crowns", "412000000", "412000000", "exact", "crown"),
    ("600 Swedish kronor", "600", "600", "exact", "SEK"),
    ("15,000 rupees", "15000", "15000", "exact", "rupee"),
    ("90 Pakistani rupees", "90", "90", "exact", "PKR"),
    ("700 pesos", "700", "700", "exact", "peso"),
    ("80 Mexican pesos", "80", "80", "exact", "MXN"),
    ("1.3 trillion dong", "1300000000000", "1300000000000", "exact", "VND"),
    ("150 soms", "150", "150", "exact", "som"),
    ("30 Swiss francs", "30", "30", "exact", "CHF"),
    ("25 francs", "25", "25", "exact", "franc"),
    ("£50", "50", "50", "exact", "GBP"),
    ("40 pence", "0.4", "0.4", "exact", "GBP"),
    ("95p", "0.95", "0.95", "exact", "GBP"),
    ("60 US cents", "0.6", "0.6", "exact", "USD"),
    ("200 pounds sterling", "200", "200", "exact", "GBP"),
    ("500 Egyptian pounds", "500", "500", "exact", "EGP"),
    ("2,000 pounds", "2000", "2000", "exact", "pound"),
    ("2,000 pounds ($2,500)", "2000", "2000", "exact", "GBP"),
    ("120 pounds (54 kg)", "120", "120", "exact", "lb"),
    ("tens of thousands of pounds", "10000", "", "vague", "GBP"),
    ("5,000 won", "5000", "5000", "exact", "KRW"),
    # percent
    ("12%", "12", "12", "exact", "percent"),
    ("12.5 per cent", "12.5", "12.5", "exact", "percent"),
    ("8 percent", "8", "8", "exact", "percent"),
    ("7 pct", "7", "7", "exact", "percent"),
    ("-3.2%", "-3.2", "-3.2", "exact", "percent"),
    ("+1.4%", "1.4", "1.4", "exact", "percent"),
    ("minus 2%", "-2", "-2", "exact", "percent"),
    ("3 percentage points", "3", "3", "exact", "percentage_point"),
    ("0.9 percentage points", "0.9", "0.9", "exact", "percentage_point"),
    ("25 basis points", "25", "25", "exact", "basis_point"),
    ("50bps", "50", "50", "exact", "basis_point"),
    ("1.5 points", "1.5", "1.5", "exact", "point"),
    # ranges
    ("10-15", "10", "15", "between", ""),
    ("10–15", "10", "15", "between", ""),
    ("10 to 15", "10", "15", "between", ""),
    ("between 10 and 15", "10", "15", "between", ""),
    ("between $1 and 2.5 billion", "1000000000", "2500000000", "between", "USD"),
    ("between $30 and $45", "30", "45", "between", "USD"),
    ("1 to 2 million", "1000000", "2000000", "between", ""),
    ("5-6,000", "5000", "6000", "between", ""),
    ("$1-2 billion", "1000000000", "2000000000", "between", "USD"),
    ("two to three", "2", "3", "between", ""),
    ("four or five", "4", "5", "between", ""),
    ("15-to-20", "15", "20", "between", ""),
    ("one or two", "1", "2", "between", ""),
    ("12% to 15%", "12", "15", "between", "percent"),
    ("1%-2%", "1", "2", "between", "percent"),
    ("40 to 50 km", "40", "50", "between", "km"),
    ("50-60 pence", "0.5", "0.6", "between", "GBP"),
    ("2 days to 3 weeks", "2", "21", "between", "day"),
    ("16 months to four years", "16", "48", "between", "month"),
    ("between 60 centimetres and 1.2 metres", "60", "120", "between", "cm"),
    ("between sixfold and tenfold", "6", "10", "between", "times"),
    ("10 ± 2", "8", "12", "between", ""),
    ("between 600 million and 800 million crowns", "600000000", "800000000", "between", "crown"),
    ("tens to hundreds", "10", "", "vague", ""),
    # hedges
    ("about 70,000", "70000", "70000", "about", ""),
    ("around 40", "40", "40", "about", ""),
    ("roughly a third", "0.3333333333333333333333333333", "0.3333333333333333333333333333", "about", ""),
    ("approximately 9", "9", "9", "about", ""),
    ("some 300", "300", "300", "about", ""),
    ("nearly 100", "100", "100", "about", ""),
    ("almost half", "0.5", "0.5", "about", ""),
    ("close to 50", "50", "50", "about", ""),
    ("perhaps 20", "20", "20", "about", ""),
    ("an estimated 24", "24", "24", "about", ""),
    ("at least 156", "156", "", "at_least", ""),
    ("no fewer than 12", "12", "", "at_least", ""),
    ("upwards of 200", "200", "", "at_least", ""),
    ("a minimum of 5", "5", "", "at_least", ""),
    ("more than 60", "60", "", "more_than", ""),
    ("over 1,000", "1000", "", "more_than", ""),
    ("well over 30", "30", "", "more_than", ""),
    ("in excess of $5 million", "5000000", "", "more_than", "USD"),
    ("a little over 9", "9", "", "more_than", ""),
    ("north of 300", "300", "", "more_than", ""),
    ("up to 40%", "", "40", "at_most", "percent"),
    ("as many as 30", "", "30", "at_most", ""),
    ("no more than $350,000", "", "350000", "at_most", "USD"),
    ("a maximum of 8", "", "8", "at_most", ""),
    ("less than 3", "", "3", "less_than", ""),
    ("fewer than 90", "", "90", "less_than", ""),
    ("under 20", "", "20", "less_than", ""),
    ("just under 7", "", "7", "less_than", ""),
    ("just short of 50", "", "50", "less_than", ""),
    ("not even 40", "", "40", "less_than", ""),
    ("only 9", "9", "9", "exact", ""),
    ("just 14", "14", "14", "exact", ""),
    ("exactly 6", "6", "6", "exact", ""),
    ("a mere 11", "11", "11", "exact", ""),
    ("a total of 44", "44", "44", "exact", ""),
    ("more than a dozen", "12", "", "more_than", ""),
    ("less than half", "", "0.5", "less_than", ""),
    ("at least one", "1", "", "at_least", ""),
    ("over an hour", "1", "", "more_than", "hour"),
    ("more than a year", "1", "", "more_than", "year"),
    ("~30", "30", "30", "about", ""),
    (">5", "5", "", "more_than", ""),
    # after
    ("50 or more", "50", "", "at_least", ""),
    ("20-odd", "20", "20", "about", ""),
    ("300 or so", "300", "300", "about", ""),
    ("40 plus", "40", "", "at_least", ""),
    ("20+", "20", "", "at_least", ""),
    ("18 or over", "18", "", "at_least", ""),
    ("10 or fewer", "", "10", "at_most", ""),
    ("800 and counting", "800", "", "at_least", ""),
    ("$350,000 or less", "", "350000", "at_most", "USD"),
    # vague
    ("dozens", "12", "", "vague", ""),
    ("scores", "20", "", "vague", ""),
    ("hundreds", "100", "", "vague", ""),
    ("tens of thousands", "10000", "", "vague", ""),
    ("hundreds of thousands", "100000", "", "vague", ""),
    ("thousands", "1000", "", "vague", ""),
    ("millions", "1000000", "", "vague", ""),
    ("several hundred", "100", "", "vague", ""),
    ("a few dozen", "12", "", "vague", ""),
    ("many thousands", "1000", "", "vague", ""),
    ("dozens or hundreds", "12", "", "vague", ""),
    ("more than a couple", "2", "", "more_than", ""),
    ("a couple", "2", "2", "exact", ""),
    ("a pair", "2", "2", "exact", ""),
    # fractions
    ("half", "0.5", "0.5", "exact", ""),
    ("a half", "0.5", "0.5", "exact", ""),
    ("a third", "0.3333333333333333333333333333", "0.3333333333333333333333333333", "exact", ""),
    ("two-thirds", "0.6666666666666666666666666667", "0.6666666666666666666666666667", "exact", ""),
    ("three quarters", "0.75", "0.75", "exact", ""),
    ("a quarter", "0.25", "0.25", "exact", ""),
    ("one-fifth", "0.2", "0.2", "exact", ""),
    ("nine tenths", "0.9", "0.9", "exact", ""),
    ("one eightieth", "0.0125", "0.0125", "exact", ""),
    ("1/10th", "0.1", "0.1", "exact", ""),
    ("½", "0.5", "0.5", "exact", ""),
    ("5½", "5.5", "5.5", "exact", ""),
    ("1 ½", "1.5", "1.5", "exact", ""),
    ("2¾", "2.75", "2.75", "exact", ""),
    ("half a million", "500000", "500000", "exact", ""),
    ("a quarter of a million", "250000", "250000", "exact", ""),
    ("one and a half million", "1500000", "1500000", "exact", ""),
    ("two and a half", "2.5", "2.5", "exact", ""),
    ("one in five", "0.2", "0.2", "exact", ""),
    ("one in 10", "0.1", "0.1", "exact", ""),
    ("6 out of 10", "0.6", "0.6", "exact", ""),
    ("three in four", "0.75", "0.75", "exact", ""),
    ("nine out of every ten", "0.9", "0.9", "exact", ""),
    ("more than one in three", "0.3333333333333333333333333333", "", "more_than", ""),
    # units
    ("40 km", "40", "40", "exact", "km"),
    ("5 miles", "5", "5", "exact", "mile"),
    ("5 miles (8 km)", "5", "5", "exact", "mile"),
    ("12 kilometres", "12", "12", "exact", "km"),
    ("30cm", "30", "30", "exact", "cm"),
    ("six feet", "6", "6", "exact", "foot"),
    ("8 inches", "8", "8", "exact", "inch"),
    ("100 yards", "100", "100", "exact", "yard"),
    ("12 nautical miles", "12", "12", "exact", "nautical_mile"),
    ("520 light years", "520", "520", "exact", "light_year"),
    ("6 hectares", "6", "6", "exact", "hectare"),
    ("14.95 acres", "14.95", "14.95", "exact", "acre"),
    ("9 sq km", "9", "9", "exact", "km2"),
    ("40 square metres", "40", "40", "exact", "m2"),
    ("20 cubic metres", "20", "20", "exact", "m3"),
    ("3 litres", "3", "3", "exact", "litre"),
    ("15 barrels", "15", "15", "exact", "barrel"),
    ("90,000 bpd", "90000", "90000", "exact", "bpd"),
    ("12 tonnes", "12", "12", "exact", "tonne"),
    ("3 tons", "3", "3", "exact", "ton"),
    ("16 kg", "16", "16", "exact", "kg"),
    ("200 grams", "200", "200", "exact", "gram"),
    ("5 mg", "5", "5", "exact", "mg"),
    ("0.8 nanograms", "0.8", "0.8", "exact", "nanogram"),
    ("75 mph", "75", "75", "exact", "mph"),
    ("120 km/h", "120", "120", "exact", "km/h"),
    ("30 knots", "30", "30", "exact", "knot"),
    ("18C", "18", "18", "exact", "celsius"),
    ("20°C", "20", "20", "exact", "celsius"),
    ("minus 11 Celsius", "-11", "-11", "exact", "celsius"),
    ("95 degrees Fahrenheit", "95", "95", "exact", "fahrenheit"),
    ("six years", "6", "6", "exact", "year"),
    ("188 months", "188", "188", "exact", "month"),
    ("24 hours", "24", "24", "exact", "hour"),
    ("two weeks", "2", "2", "exact", "week"),
    ("45 minutes", "45", "45", "exact", "minute"),
    ("six-year", "6", "6", "exact", "year"),
    ("12-month", "12", "12", "exact", "month"),
    ("three-hour", "3", "3", "exact", "hour"),
    ("2:14:04", "8044", "8044", "exact", "second"),
    ("two hours 10 minutes", "130", "130", "exact", "minute"),
    ("two hours, 23 minutes and 10 seconds", "8590", "8590", "exact", "second"),
    ("three years and two months", "38", "38", "exact", "month"),
    ("15 years, 8 months", "188", "188", "exact", "month"),
    ("16 MB", "16", "16", "exact", "MB"),
    ("500 Mbps", "500", "500", "exact", "Mbps"),
    ("820-megawatt", "820", "820", "exact", "MW"),
    ("5 GWh", "5", "5", "exact", "GWh"),
    ("magnitude 5.8", "5.8", "5.8", "exact", "magnitude"),
    ("6.4-magnitude", "6.4", "6.4", "exact", "magnitude"),
    # multiples
    ("twice", "2", "2", "exact", "times"),
    ("three times", "3", "3", "exact", "times"),
    ("threefold", "3", "3", "exact", "times"),
    ("double", "2", "2", "exact", "times"),
    ("tenfold", "10", "10", "exact", "times"),
    ("double-digit", "10", "99", "between", ""),
    ("six figures", "100000", "999999", "between", ""),
    ("seven-digit", "1000000", "9999999", "between", ""),
    # rates
    ("24 per 100,000", "24", "24", "exact", "per 100000"),
    ("3.5 per 1,000", "3.5", "3.5", "exact", "per 1000"),
    ("$80 a barrel", "80", "80", "exact", "USD per barrel"),
    ("€3.90 a month", "3.9", "3.9", "exact", "EUR per month"),
    ("$17 per child per year", "17", "17", "exact", "USD per child per year"),
    ("£31m a year", "31000000", "31000000", "exact", "GBP per year"),
    ("€46 million annually", "46000000", "46000000", "exact", "EUR per year"),
    ("five times a day", "5", "5", "exact", "times per day"),
    ("twice a year", "2", "2", "exact", "times per year"),
    ("30p a litre", "0.3", "0.3", "exact", "GBP per litre"),
    ("961 to the dollar", "961", "961", "exact", "per USD"),
    ("12 per day", "12", "12", "exact", "per day"),
    ("8 kg per head", "8", "8", "exact", "kg per head"),
    ("€7 million-a-year", "7000000", "7000000", "exact", "EUR per year"),
    ("six an hour", "6", "6", "exact", "per hour"),
    ("4% a year", "4", "4", "exact", "percent per year"),
    # none
    ("12\u00a0500", "12500", "12500", "exact", ""),
    ("1\u202f250\u202f000", "1250000", "1250000", "exact", ""),
    ("3.2\u00a0million", "3200000", "3200000", "exact", ""),
    ("40\u00a0km", "40", "40", "exact", "km"),
]
NO_VALUE = [
    "-",
    "both",
    "percent",
    "several",
    "many",
    "May",
    "hello",
    "5-4",
    "2-1",
    "four to three",
    "12:30",
    "3rd",
    "21st",
    "1990s",
    "$",
    "all but nine",
    "12/10/2021",
    "+45 7000 0412",
    "99999999999999999999999999999999",
    "$5 to €7",
    "",
    " ",
    "٣٤",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_figure_says_its_value(case: Case) -> None:
    figure, low, high, bound, unit = case
    expected = {"low": low or None, "high": high or None, "bound": bound, "unit": unit or None}
    assert parse_figure(figure) == NumberValue.model_validate(expected)


@pytest.mark.parametrize("figure", NO_VALUE)
def test_what_has_no_value_is_none(figure: str) -> None:
    assert parse_figure(figure) is None


def test_a_value_has_no_exponent() -> None:
    value = parse_figure("3 billion")
    assert value is not None
    assert str(value.low) == "3000000000"


PIECES = st.sampled_from(
    [*sorted(LEXICON), "5", "70,000", "3.2", "$", "£", "(", ")", "-", "12:30", "½", "1/10th", "2015", "٣", "+"]
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_any_mixture_of_number_words_is_read_or_refused(figure: str) -> None:
    value = parse_figure(figure)
    assert value is None or value.low is None or value.high is None or value.low <= value.high


@given(st.decimals(min_value=0, max_value=10**12, allow_nan=False, places=2))
def test_digits_are_read_exactly(number: Decimal) -> None:
    value = parse_figure(f"{number:,}")
    assert value is not None
    assert value.low == value.high == number


@given(st.text())
def test_any_text_is_read_or_refused(figure: str) -> None:
    parse_figure(figure)


@pytest.mark.parametrize("piece", ["7", "a ", "$", "٣", "1,", "1 (", "million ", "1-a-"])
def test_a_hostile_figure_costs_linear_time(piece: str) -> None:
    start = time.process_time()
    parse_figure(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 30
