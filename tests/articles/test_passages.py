"""Cutting: equal to the training windows, every character once, and bounded whatever comes."""

import importlib.util
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.articles.passages import CHARACTERS_A_WORD, cut
from summarise.passage import FoldedText
from summarise.schema import Article, Excluded

_spec = importlib.util.spec_from_file_location("windows", Path(__file__).with_name("windows.py"))
assert _spec is not None
assert _spec.loader is not None
oracle = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(oracle)

WORDS = [
    "harbour",
    "Ana",
    "Reis",
    "said",
    "Mr.",
    "Dr.",
    "Mrs.",
    "Gen.",
    "St.",
    "No.",
    "U.S.",
    "J.",
    "ended.",
    "why?",
    "stop!",
    "“We",
    "left.”",
    "he",
    "‘never’",
    "12",
    "70,000",
    "Mayor’s",
    '"Yes."',
    "(the",
    "boats)",
    "—",
    "Doe.’",
    "Alarm.",
    "XJ.",
    "a_J.",
]
BLANKS = [" ", "  ", "\t", "\u00a0", " \u2028"]


def article(text: str, **more: object) -> Article:
    return Article.model_validate({"id": "a", "text": text, **more})


def folded(text: str) -> str:
    return " ".join(text.split())


def check_the_way_back(fold: FoldedText, source: str, excluded: tuple[Excluded, ...] = ()) -> None:
    """Every range that begins and ends in a character (not a blank) folds back to itself or spans an excluded range."""
    places = [k for k, c in enumerate(fold.text) if not c.isspace()]
    chosen = random.Random(7)
    pairs = [(chosen.choice(places), chosen.choice(places)) for _ in range(60)] if places else []
    for one, other in pairs:
        start, end = min(one, other), max(one, other) + 1
        first, last = fold.source(start, end)
        inside = [e for e in excluded if e.start < last and e.end > first]
        original = source[first:last]
        for e in reversed(inside):
            assert first < e.start
            assert e.end < last
            original = original[: e.start - first] + " " + original[e.end - first :]
        assert folded(original) == folded(fold.text[start:end])


paragraph = st.lists(st.sampled_from(WORDS), min_size=1, max_size=160)


@given(
    st.lists(paragraph, max_size=6), st.sampled_from(["\n", "\n\n", "\r\n", "\n \t\n\n", "\r\n\r\n"]), st.sampled_from(BLANKS)
)
def test_passages_of_clean_text_equal_the_training_windows(paragraphs: list[list[str]], between: str, blank: str) -> None:
    text = between.join("Rain " + blank.join(p) + "." for p in paragraphs)
    passages = cut(article(text))
    assert [(p.before.text, p.text.text) for p in passages] == oracle.windows(text)
    for p in passages:
        check_the_way_back(p.text, text)
        check_the_way_back(p.before, text)
        assert p.text.source(0, len(p.text.text)) == (p.start, p.end)


def story(*, paragraphs: int, seed: int) -> str:
    """An article of invented sentences, of the lengths that news has."""
    dice = random.Random(seed)
    stems = [
        "The council of Port Lisk met on {d} to speak about the {n} houses that the flood had damaged",
        "“We have not given up,” said Ana Reis, who has led the search since {d}",
        "Dr. Tomas Vell, of the St. Orm hospital, counted {n} patients in one night",
        "Nobody in the U.S. embassy would say whether the {n} tonnes of grain had left the harbour",
        "By {d} the water had fallen by {n} centimetres, according to the river board",
        "“Was it worth it?” he asked. “I do not know.”",
    ]
    out = []
    for _ in range(paragraphs):
        sentences = [
            dice.choice(stems).format(d=dice.choice(["Monday", "Friday"]), n=dice.randint(2, 900))
            for _ in range(dice.randint(1, 9))
        ]
        out.append(" ".join(s if s.endswith("”") else s + "." for s in sentences))
    return "\n\n".join(out)


@pytest.mark.parametrize("seed", range(20))
def test_passages_of_whole_articles_equal_the_training_windows(seed: int) -> None:
    text = story(paragraphs=25, seed=seed)
    assert [(p.before.text, p.text.text) for p in cut(article(text))] == oracle.windows(text)
    single = text.replace("\n\n", "\n")
    assert [(p.before.text, p.text.text) for p in cut(article(single))] == oracle.windows(single)


unspaced = st.text(alphabet="市長は今日。説明「した」！", min_size=1, max_size=120)
anything = st.one_of(st.sampled_from(WORDS), unspaced, st.text(max_size=30), st.text(alphabet="ab", min_size=90, max_size=400))


@st.composite
def furnished(draw: st.DrawFn) -> Article:
    text = draw(
        st.lists(st.tuples(anything, st.sampled_from([*BLANKS, "", "\n", "\r", "\r\n", "\n\n"])), max_size=60).map(
            lambda parts: "".join(a + b for a, b in parts)
        )
    )
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return article(text, excluded=tuple(Excluded(start=a, end=b, reason="caption") for a, b in pairs))


@given(furnished(), st.integers(1, 40), st.integers(0, 20))
def test_every_character_that_is_neither_blank_nor_excluded_stands_in_one_passage(a: Article, words: int, before: int) -> None:
    passages = cut(a, words=words, before=before)
    hidden = {k for e in a.excluded for k in range(e.start, e.end)}
    wanted = [k for k, c in enumerate(a.text) if not c.isspace() and k not in hidden]
    read = [p.text.source(k, k + 1)[0] for p in passages for k, c in enumerate(p.text.text) if not c.isspace()]
    assert read == wanted
    for p in passages:
        assert len(p.text.text) <= 2 * CHARACTERS_A_WORD * max(words, 10)
        assert len(p.text.text.split()) <= 2 * words
        assert len(p.before.text.split()) <= before
        assert a.text[p.start : p.end].strip() == a.text[p.start : p.end]
        check_the_way_back(p.text, a.text, a.excluded)
        check_the_way_back(p.before, a.text, a.excluded)
        assert [at for at, _ in p.text.pieces] == sorted({at for at, _ in p.text.pieces})


def test_furniture_in_the_middle_is_left_out_and_the_map_runs_on() -> None:
    text = "Rescuers found nine people.\nImage caption The quay at dawn\nNobody was hurt."
    start = text.index("Image")
    a = article(text, excluded=(Excluded(start=start, end=text.index("\nNobody"), reason="caption"),))
    (passage,) = cut(a)
    assert passage.text.text == "Rescuers found nine people.\nNobody was hurt."
    at = passage.text.text.index("Nobody")
    first, last = passage.text.source(at, at + 6)
    assert text[first:last] == "Nobody"


def test_a_sentence_past_twice_the_limit_is_cut_between_words() -> None:
    text = " ".join(["word"] * 1000) + "."
    passages = cut(article(text))
    assert [len(p.text.text.split()) for p in passages] == [110] * 9 + [10]


def test_a_sentence_of_up_to_twice_the_limit_stays_whole() -> None:
    text = "Short. " + " ".join(["Word"] + ["word"] * 200) + ". Short."
    assert [len(p.text.text.split()) for p in cut(article(text))] == [1, 201, 1]


def test_text_without_blanks_is_cut_by_characters_and_after_sentences() -> None:
    text = "市長は火曜日に火災について説明した。" * 60
    passages = cut(article(text, language="ja"))
    assert all(len(p.text.text) <= 220 and p.text.text.endswith("。") and " " not in p.text.text for p in passages)
    assert "".join(p.text.text for p in passages) == text
    assert not passages[0].english


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "市長" * 200_000,
        "a. " * 100_000,
        "\r" * 1_000_000,
        "A" + "." * 1_000_000,
        " \n" * 500_000,
        "“" * 1_000_000,
        "A. " * 100_000,
    ],
)
def test_a_megabyte_without_blanks_is_cut_in_time(text: str) -> None:
    begun = time.process_time()
    passages = cut(article(text))
    assert time.process_time() - begun < 8  # less than a second is usual, quadratic time is many minutes
    assert all(len(p.text.text) <= 4400 for p in passages)


def test_the_title_is_folded_with_its_own_map() -> None:
    (passage,) = cut(article("Rain fell.", title="Flood  in\nPort Lisk"))
    assert passage.headline.text == "Flood in Port Lisk"
    assert passage.headline.source(9, 13) == (10, 14)


@pytest.mark.parametrize(("language", "english"), [(None, True), ("en", True), ("de", False)])
def test_an_unknown_language_counts_as_english(language: str | None, english: bool) -> None:
    (passage,) = cut(article("Rain fell.", language=language))
    assert passage.english is english


WRAPPED = """\
The council of Port Lisk has closed the old bridge after engineers found
cracks in two of its five pillars, the mayor said on Tuesday. Nobody is
allowed to cross it on foot or by car until the end of the month, and the
ferry will run every twenty minutes.

"We would rather be slow than sorry," said Ana Reis, the mayor, who had
asked for the inspection in March. Her predecessor had refused to pay for
it twice.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_joined_into_paragraphs(newline: str) -> None:
    (passage,) = cut(article(WRAPPED.replace("\n", newline)))
    assert passage.text.text == "\n".join(folded(p) for p in WRAPPED.split("\n\n"))


def test_wrapped_paragraphs_without_blank_lines_part_after_a_short_last_line() -> None:
    (passage,) = cut(article(re.sub(r"\n\n", "\n", WRAPPED)))
    assert passage.text.text == "\n".join(folded(p) for p in WRAPPED.split("\n\n"))


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is shut.\nThe ferry runs.\nThe mayor is sorry about the whole affair.\nNobody was hurt in it.",
        "Ana Reis, the mayor of Port Lisk and head of its small council\n"
        "Tomas Vell, the doctor who runs the St. Orm hospital in town\n"
        "Ida Quist, an engineer from the river board of the province",
        "One long line that says what happened on the bridge in the early hours of a cold Tuesday morning, when nobody was "
        "watching and the pillars gave way.\n"
        "Another long line that says what the mayor thought about all of it once she had been told of it by her staff.\n"
        "and one that begins small, as an editor's slip of the finger has it, though it is a paragraph all the same.",
    ],
)
def test_ordinary_lines_stay_paragraphs(text: str) -> None:
    (passage,) = cut(article(text))
    assert passage.text.text == text


def test_a_lone_carriage_return_ends_a_paragraph() -> None:
    (passage,) = cut(article("Rain fell.\rThe river rose."))
    assert passage.text.text == "Rain fell.\nThe river rose."


def test_an_article_that_is_all_furniture_has_no_passage() -> None:
    assert cut(article("Share", excluded=(Excluded(start=0, end=5, reason="share"),))) == ()
    assert cut(article("")) == ()
