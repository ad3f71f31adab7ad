"""Which figures of a sentence are taken by default, and that nothing breaks the finder."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.figures import find_figures
from summarise.figures.lexicon import LEXICON

SENTENCES: list[tuple[str, list[str]]] = [
    ("At least 31 of the 84 people aboard were rescued, the harbour office said.", ["At least 31", "84"]),
    ("About 70,000 homes lost power after the storm.", ["About 70,000"]),
    ("The council will spend $3.2 million on the bridge.", ["$3.2 million"]),
    ("Prices rose by 12% in a year.", ["12%"]),
    ("Police arrested between 10 and 15 people at the market.", ["between 10 and 15"]),
    ("The road is 40 km long and cost €46 million.", ["40 km", "€46 million"]),
    ("In 2015 the mill employed 320 people.", ["320"]),
    ("The plant closed in March 2019.", []),
    ("She was born on 4 May 1987.", []),
    ("The mayor, Olga Brandt, 62, resigned.", []),
    ("A 14-year-old boy found the purse.", []),
    ("The shop opens at 10:30.", []),
    ("The train left at 9 am with 200 passengers.", ["200"]),
    ("Lisk United won 3-1 in front of 4,000 fans.", ["4,000"]),
    ("The union's 430 members voted 391-22 to walk out.", ["430", "391-22"]),
    ("The jury split 4-3 over the verdict.", ["4-3"]),
    ("Flight 12 was diverted to Norby.", []),
    ("See page 7 for the full list.", []),
    ("The G7 ministers met for two days.", []),
    ("He was jailed for 12 years for arson.", ["12 years"]),
    ("She was banned for six months from driving.", ["six months"]),
    ("The talks have gone on for eight years.", []),
    ("Three years ago the river froze.", []),
    ("Dozens of houses burned down.", ["Dozens"]),
    ("Hundreds of thousands of people marched.", ["Hundreds of thousands"]),
    ("Half of the crew fell ill.", ["Half"]),
    ("A third of voters stayed at home.", ["A third"]),
    ("Two-thirds of members agreed.", ["Two-thirds"]),
    ("One in five patients waited too long.", ["One in five"]),
    ("Four people were killed and one injured.", ["Four", "one"]),
    ("No one answered the phone.", []),
    ("One of the drivers ran away.", []),
    ("The dam holds 3 million cubic metres of water.", ["3 million cubic metres"]),
    ("He paid £1.2bn for the club.", ["£1.2bn"]),
    ("The firm paid $458 m for the site.", ["$458 m"]),
    ("A litre costs Rs 110 in the capital.", ["Rs 110"]),
    ("Wages will go up by 412 million crowns.", ["412 million crowns"]),
    ("The rate was 24 per 100,000 people.", ["24 per 100,000"]),
    ("Nurses earn $17 an hour at the clinic.", ["$17 an hour"]),
    ("The ferry sank 5 miles (8 km) off the coast.", ["5 miles", "8 km"]),
    ("The fine was 3bn yuan ($410m).", ["3bn yuan", "$410m"]),
    ("Nearly 100 trees fell, and 20 cars were damaged.", ["Nearly 100", "20"]),
    ("Up to 40 soldiers died, the ministry said.", ["Up to 40"]),
    ("No more than 8 people may enter.", ["No more than 8"]),
    ("The toll rose from 12 to 19 overnight.", ["12", "19"]),
    ("It took more than a dozen firefighters to lift the beam.", ["more than a dozen"]),
    ("Call our desk on +45 7000 0412 now.", []),
    ("The wreck lies at 12°34′20″N 45°06′11″E in deep water.", []),
    ("Version 2.1.3 of the app is out.", []),
    ("He won the 100m final in Bruma.", []),
    ("The first 20 guests got a free meal.", ["20"]),
    ("In the last two weeks nobody came.", []),
    ("The 1990s were hard for the town.", []),
    ("He finished 3rd in the race.", []),
    ("A magnitude 5.8 earthquake hit the valley.", ["magnitude 5.8"]),
    ("Exports were worth 1.3 trillion dong.", ["1.3 trillion dong"]),
    ("Temperatures fell to minus 11 Celsius.", ["minus 11 Celsius"]),
    ("Output doubled to 5 GWh.", ["5 GWh"]),
    ("They offered 2.5 percentage points more.", ["2.5 percentage points"]),
    ("The crowd chanted for six hours before it left.", []),
    ("Twice as many people came as last year.", ["Twice"]),
    ("The choice lies between the two parties.", []),
    ("Room 12 was locked.", []),
    ("The vote was held on 12/10/2021.", []),
    ("The bill passed by 51 votes to 49.", ["51", "49"]),
    ("She scored a double-digit lead over him.", ["double-digit"]),
    ("The village of 800 has no doctor.", ["800"]),
    ("Some 300 sheep and 12 goats drowned.", ["Some 300", "12"]),
    ("They walked two and a half miles to the well.", ["two and a half miles"]),
    ("Each family will get 10,000 rupees.", ["10,000 rupees"]),
    ("It is a two-step test.", []),
    ("Only 9 of the 40 beds were free.", ["Only 9", "40"]),
    ("Team Norby 3 won 5,000 won in the draw.", ["5,000 won"]),
]


@pytest.mark.parametrize(("sentence", "figures"), SENTENCES)
def test_the_default_figures_of_a_sentence(sentence: str, figures: list[str]) -> None:
    assert [figure.text for figure in find_figures(sentence) if figure.best and not figure.low] == figures


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("In 2015 the mill closed.", "year"),
        ("She was born on 4 May.", "date"),
        ("The shop opens at 10:30.", "clock"),
        ("Olga Brandt, 62, resigned.", "age"),
        ("Lisk won 3-1 at home.", "score"),
        ("The ferry docked at pier number 12 again.", "identifier"),
        ("He finished 3rd.", "ordinal"),
        ("The strike has lasted for eight years.", "duration"),
        ("We saw one of them.", "pronoun"),
        ("It is a two-step test.", "shape"),
    ],
)
def test_what_is_held_back_says_why(sentence: str, reason: str) -> None:
    assert reason in {figure.low for figure in find_figures(sentence) if figure.best}


def test_a_figure_is_offered_with_and_without_its_hedge() -> None:
    texts = {figure.text for figure in find_figures("He paid about $5 million a year.")}
    assert {"about $5 million a year", "about $5 million", "$5 million", "$5 million a year"} <= texts


PIECES = st.sampled_from(
    [*sorted(LEXICON), "5", "70,000", "$3", "(", ")", "-", ",", "2015", "½", "Lisk", "people", "⟦", "⟧", "٣"]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join))


@given(TEXTS)
def test_spans_are_sound(text: str) -> None:
    figures = find_figures(text)
    assert figures == sorted(figures)
    assert len({(figure.start, figure.end) for figure in figures}) == len(figures)
    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text


@given(TEXTS)
def test_of_overlapping_candidates_at_most_one_is_best(text: str) -> None:
    best = [figure for figure in find_figures(text) if figure.best]
    assert all(one.end <= other.start for one, other in pairwise(best))


HOSTILE = [
    "7",
    "a ",
    "$",
    "٣",
    "1,",
    "1,11,",
    "1 (1 ",
    "one ",
    "million ",
    "1-a-",
    "1 to ",
    "1\u00a0",
    "(",
    "⟦",
    "1:",
    "half a ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_costs_linear_time(piece: str) -> None:
    start = time.process_time()
    find_figures(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 30


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["7", "a ", "$", "٣", "1,"])
def test_a_megabyte_of_one_thing_is_read(piece: str) -> None:
    find_figures(piece * (1_000_000 // len(piece)))
