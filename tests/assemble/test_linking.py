import time

import pytest

from summarise.assemble.groups import Named
from summarise.assemble.linking import link
from summarise.schema import Kind

PERSON: Kind = "person"
BODY: Kind = "organisation"


def linked(*mentions: str | tuple[str, Kind], kind: Kind = PERSON) -> list[int]:
    return link([Named(one, kind) if isinstance(one, str) else Named(*one) for one in mentions])


MUST_MERGE = [
    ("Ana Reis", "Reis"),
    ("Ana Reis", "Ms Reis"),
    ("Ana Reis", "Ms. Reis"),
    ("Ana Reis", "Dr Reis"),
    ("Ana Reis", "President Reis"),
    ("Ana Reis", "President Ana Reis"),
    ("Ana Reis", "Prime Minister Ana Reis"),
    ("Foreign Secretary Ana Reis", "Reis"),
    ("Maj. Gen. Ivo Brand", "Brand"),
    ("Maj. Gen. Ivo Brand", "General Brand"),
    ("Lt Col Ivo Brand", "Col Brand"),
    ("Senior Superintendent of Police Mira Sol", "Superintendent Sol"),
    ("commander Ana Reis", "Ana Reis"),
    ("Lisk mayor Ana Reis", "Reis"),
    ("Lisk Police Chief Ana Reis", "Ana Reis"),
    ("Ana Reis’s", "Ana Reis"),
    ("Ana Reis'", "Ana Reis"),
    ("Ana M. Reis", "Ana Reis"),
    ("Ana M. Reis", "Ana Maria Reis"),
    ("A. Reis", "Ana Reis"),
    ("Ana Reis", "Ana Reis Calder"),
    ("Iris van der Holt", "Van der Holt"),
    ("Iris van der Holt", "Holt"),
    ("Rui Miguel Couto Paz", "Couto Paz"),
    ("Rui Couto Paz", "Mr Couto Paz"),
    ("Zhou Minghan", "Zhou"),
    ("Lídia Pascoal", "Lidia Pascoal"),
    ("Tom Vale Jr.", "Vale"),
    ("Mayor Sol", "Sol"),
    ("Dr Sol", "Sol"),
    ("Judge Ana Reis", "Minister Ana Reis"),
    ("ANA REIS", "Ana Reis"),
    ("Ana  Reis", "Ana Reis"),
    ("Mira al-Tabari", "Al-Tabari"),
]

MUST_STAY_APART = [
    ("Ana Reis", "Carlos Reis"),
    ("Ana Reis", "Ana Vale"),
    ("Mr Reis", "Ms Reis"),
    ("Mr Reis", "Mrs Ana Reis"),
    ("Tom Vale Jr", "Tom Vale Sr"),
    ("Tom Vale", "Tom Vale Jr"),
    ("Ana M. Reis", "Ana T. Reis"),
    ("B. Reis", "Ana Reis"),
    ("President Reis", "Judge Reis"),
    ("Ana Reis", "Ana Reis's brother"),
    ("Ana Reis", "lawyer for Ana Reis"),
    ("Ana Reis", "Ana Reis and her son"),
    ("Ana Reis", "wife of the late Dr Reis"),
    ("Ana Reis", "Reis family"),
    ("Ana Reis", "Anatole Reis"),
    ("Ana Reis", "Anders"),
    ("Maria Reis", "Ana Maria Reis"),
    ("two gunmen", "three gunmen"),
    ("gunmen", "two gunmen"),
    ("a witness", "another witness"),
    ("her brother", "his brother"),
    ("mayor", "Mayor Ana Reis"),
    ("Sol", "Ana Reis"),
]


@pytest.mark.parametrize(("one", "other"), MUST_MERGE)
def test_mentions_of_one_person_are_linked(one: str, other: str) -> None:
    assert linked(one, other) == [0, 0]


@pytest.mark.parametrize(("one", "other"), MUST_MERGE)
def test_the_order_of_two_mentions_matters_only_for_given_names(one: str, other: str) -> None:
    assert linked(other, one) == ([0, 1] if other == "Zhou" else [0, 0])


@pytest.mark.parametrize(("one", "other"), MUST_STAY_APART)
def test_mentions_that_can_be_two_actors_stay_apart(one: str, other: str) -> None:
    assert linked(one, other) == [0, 1]
    assert linked(other, one) == [0, 1]


BODIES_MERGE = [
    ("World Health Organization (WHO)", "WHO"),
    ("the World Health Organization", "World Health Organization"),
    ("United Nations", "UN"),
    ("United Nations", "U.N."),
    ("Lisk Ferry Workers' Union (LFWU)", "LFWU"),
    ("International Testing Bureau", "ITB"),
    ("Federal Bureau of Shipping", "FBS"),
    ("BlueWave Ltd", "BlueWave"),
    ("BlueWave", "BlueWave Holdings plc"),
    ("BlueWave Ferries", "BlueWave"),
    ("Calder Point Partners LP", "Calder Point"),
    ("coastguard", "The coastguard"),
    ("Coastguard", "coastguard's"),
    ("police", "Police"),
]

BODIES_APART = [
    ("Lisk University", "Lisk"),
    ("Lisk City Council", "Lisk"),
    ("Union", "Union Bank of Lisk"),
    ("Lisk Bank", "Vexel Bank"),
    ("Bank of Lisk (UK)", "UK"),
    ("Alba Party", "AP"),
    ("health ministry", "ministry"),
    ("Ministry of Health", "Ministry of Defence"),
    ("Lisk police", "police"),
    ("Vexel Motors", "Vexel Bank"),
    ("World Health Organization", "who"),
    ("Lisk United", "Lisk Rovers"),
]


@pytest.mark.parametrize(("one", "other"), BODIES_MERGE)
def test_mentions_of_one_body_are_linked(one: str, other: str) -> None:
    assert linked(one, other, kind=BODY) == [0, 0]


@pytest.mark.parametrize(("one", "other"), BODIES_APART)
def test_bodies_that_can_be_two_stay_apart(one: str, other: str) -> None:
    assert linked(one, other, kind=BODY) == [0, 1]


def test_a_bracket_after_a_name_in_the_text_links_the_acronym() -> None:
    assert link([Named("Port Safety Office", BODY, bracket="POSO"), Named("POSO", BODY)]) == [0, 0]
    assert link([Named("POSO", BODY, bracket="Port Safety Office"), Named("Port Safety Office", BODY)]) == [0, 0]
    assert link([Named("Port Safety Office", BODY, bracket="Lisk"), Named("Lisk", BODY)]) == [0, 1]


def test_a_company_is_not_linked_to_the_first_word_of_two() -> None:
    assert linked("Vexel Motors", "Vexel Steel", "Vexel", kind=BODY) == [0, 1, 2]


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ([("Ford", PERSON), ("Ford", BODY)], [0, 1]),
        ([("Ana Vexel", PERSON), ("Vexel", BODY)], [0, 1]),
        ([("Reis Ltd", BODY), ("Ana Reis", PERSON)], [0, 1]),
        ([("Ana Reis", PERSON), ("Reis", "government")], [0, 1]),
        ([("Ana Reis", PERSON), ("Ana Reis", BODY)], [0, 0]),
        ([("police", "government"), ("police", BODY)], [0, 0]),
        ([("residents", "people"), ("residents", "government")], [0, 0]),
    ],
)
def test_kinds_that_conflict_are_linked_only_by_a_whole_name(mentions: list[tuple[str, Kind]], expected: list[int]) -> None:
    assert linked(*mentions) == expected


def test_a_surname_of_two_people_is_linked_to_neither() -> None:
    assert linked("Ana Reis", "Carlos Reis", "Reis", "Reis") == [0, 1, 2, 2]
    assert linked("Ana Reis", "Carlos Reis", "Ana") == [0, 1, 0]


def test_a_title_says_which_of_two_people_is_meant() -> None:
    assert linked("President Ana Reis", "Carlos Reis", "President Reis") == [0, 1, 0]
    assert linked("Ms Ana Reis", "Carlos Reis", "Ms Reis", "Mr Reis") == [0, 1, 0, 3]
    assert linked("Dr Ana Reis", "Dr Carlos Reis", "Dr Reis") == [0, 1, 2]


def test_mr_and_ms_of_one_surname_leave_the_bare_surname_alone() -> None:
    assert linked("Ana Reis", "Mr Reis", "Ms Reis", "Reis") == [0, 1, 2, 3]
    assert linked("Mr Vale", "Mrs Vale", "Vale") == [0, 1, 2]


def test_a_given_name_is_linked_only_after_the_full_name() -> None:
    assert linked("Josh Penn", "Josh") == [0, 0]
    assert linked("Josh", "Josh Penn") == [0, 1]
    assert linked("Josh Penn", "Josh Hale", "Josh") == [0, 1, 2]


def test_a_party_that_is_no_listed_actor_makes_its_surname_ambiguous() -> None:
    assert link([Named("Ana Reis", PERSON), Named("Reis", PERSON), Named("Carlos Reis")]) == [0, 1, 2]
    assert link([Named("Ana Reis", PERSON), Named("Ms Reis")]) == [0, 0]


def test_a_party_of_a_word_that_is_a_person_and_a_body_is_linked_to_neither() -> None:
    assert link([Named("Ford", PERSON), Named("Ford", BODY), Named("Ford")]) == [0, 1, 2]


def test_links_are_carried_over() -> None:
    assert linked("Reis", "Ana Reis", "President Ana Reis", "Ms Reis") == [0, 0, 0, 0]


def test_linking_takes_about_linear_time() -> None:
    mentions = [Named(f"Ana{'xyz'[i % 3] * (i % 50)} Reis{'abc'[i % 3] * (i % 40)} Vale{i}", PERSON) for i in range(3_000)]
    mentions += [Named(f"Reis {i} Calder", BODY) for i in range(3_000)] + [Named("Ana Reis", PERSON)] * 3_000
    begin = time.process_time()
    link(mentions)
    assert time.process_time() - begin < 2
