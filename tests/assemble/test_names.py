import pytest

from summarise.assemble.names import abbreviates, bracketed, is_pronoun, read_name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Reis", ("ana", "reis")),
        ("the Rev. Jonas Hale", ("jonas", "hale")),
        ("former President Ana Reis", ("ana", "reis")),
        ("Ana d’Arcos", ("ana", "d'arcos")),
        ("Stephen King", ("stephen", "king")),
        ("King", ("king",)),
        ("Chief Operating Officer Dr Ulla Sand", ("ulla", "sand")),
        ("residents", ()),
        ("11 civilians", ()),
        ("Ana Reis’s lawyer", ()),
        ("spokesman for Ana Reis", ()),
        ("Ana Reis and Ben Sol", ()),
        ("Reis, Ana", ()),
        ("", ()),
        ("…", ()),
        ("王小明", ()),
    ],
)
def test_a_persons_own_name_is_found_without_title_and_description(text: str, words: tuple[str, ...]) -> None:
    assert read_name(text).words == words


@pytest.mark.parametrize("text", ["She", "they", "who", "I", "it", "“He”", "himself", "one"])
def test_pronouns_name_nobody(text: str) -> None:
    assert is_pronoun(text)


@pytest.mark.parametrize("text", ["US", "IT", "WHO", "Shea", "one man", "It Group"])
def test_names_that_look_like_pronouns_are_names(text: str) -> None:
    assert not is_pronoun(text)


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("WHO", "World Health Organization", True),
        ("MoD", "Ministry of Defence", True),
        ("POSO", "Port Safety Office", True),
        ("Lfwu", "Lisk Ferry Workers' Union", True),
        ("UK", "Bank of Lisk", False),
        ("Lisk", "Ferry Office", False),
        ("W", "World", False),
        ("the union", "Ferry Workers' Union", False),
        ("World Health Organization", "WHO", False),
    ],
)
def test_a_short_form_has_its_letters_from_the_long_form(short: str, long: str, expected: bool) -> None:
    assert abbreviates(short, long) is expected


def test_brackets_are_read_only_where_they_stand() -> None:
    assert bracketed("Port Office (POSO)") == "POSO"
    assert bracketed("Port (old) Office") == ""
    assert bracketed("(POSO)") == ""
    assert bracketed("The Port Office (POSO) said", 15) == "POSO"
    assert bracketed("The Port Office, (POSO)", 15) == ""
