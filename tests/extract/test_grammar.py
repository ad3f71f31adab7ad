"""The language of the grammar, by accepting and refusing records, and by walking through it at random."""

import json
import random
from typing import Annotated, Literal, NamedTuple

import llguidance
import llguidance.numpy
import numpy as np
import pytest
from pydantic import BaseModel, Field

from summarise.extract.grammar import Constraint, compile_grammar
from summarise.extract.processor import matcher
from summarise.extract.record import Copied, PassageRecord
from summarise.passage import Passage
from tests.extract.conftest import BEFORE, HEADLINE, TEXT, passage_of
from tests.extract.oracle import faults

EMPTY = {"actors": [], "actions": [], "numbers": [], "attributions": []}


def accepts(tokenizer: llguidance.LLTokenizer, grammar: str, text: str) -> bool:
    m = matcher(tokenizer, grammar)
    assert m.get_error() == ""
    tokens = tokenizer.tokenize_str(text)
    return m.try_consume_tokens(tokens) == len(tokens) and m.is_accepting()


def compact(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def allowed(tokenizer: llguidance.LLTokenizer, passage: Passage, constraint: Constraint | None = None, **lists: object) -> bool:
    grammar = compile_grammar(PassageRecord, passage, constraint=constraint)
    return accepts(tokenizer, grammar, compact(EMPTY | lists))


def test_a_record_of_the_passage_is_accepted(byte_tokenizer, passage):
    assert allowed(
        byte_tokenizer, passage,
        actors=[["Fire crews", "government", ""], ["Ilka Voss", "person", "its chief"], ["Torfwerk", "organisation", ""]],
        actions=[["Fire crews", "pulled at least 31 people from the marsh", "at least 31 people", "Tuesday", "near Oster", "claimed"]],
        numbers=[["at least 31", "people", "county"], ["nine", "homes", "Ilka Voss"], ["12%", "shares", ""]],
        attributions=[["Ilka Voss", "said", "We have not given up", "direct"]],
    )  # fmt: skip


def test_empty_lists_are_a_record(byte_tokenizer, passage):
    assert allowed(byte_tokenizer, passage)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("actors", ["Ilka Vos", "person", ""]),  # not whole words
        ("actors", ["Ilke Voss", "person", ""]),  # not the text's letters
        ("actors", ["Ilka Voss", "woman", ""]),  # not in the closed set
        ("actors", ["", "person", ""]),  # an anchor says something
        ("actors", ["Ilka Voss", "person"]),  # a row has all its fields
        ("actors", ["Ilka Voss", "person", "", ""]),
        ("actors", ["the county", "government", ""]),  # a name has no leading article
        ("numbers", ["Tuesday", "", ""]),  # not a figure
        ("numbers", ["31 people", "", ""]),  # the thing counted is no part of it
        ("numbers", ["nine", "homes", "Radio Lund"]),
        ("numbers", ["nine", "May", ""]),  # what is counted stands in the passage
        ("attributions", ["Ilka Voss", "said", "We have given up", "direct"]),
    ],
)
def test_a_string_that_is_not_offered_is_refused(byte_tokenizer, passage, name, row):
    assert not allowed(byte_tokenizer, passage, **{name: [row]})


def test_who_may_be_named_before_the_passage_or_in_the_headline(byte_tokenizer, passage):
    assert allowed(byte_tokenizer, passage, numbers=[["nine", "homes", "minister"]])
    assert not allowed(byte_tokenizer, passage, actors=[["minister", "person", ""]])


def test_rows_stand_in_the_order_of_mention(byte_tokenizer, passage):
    first, second = ["Fire crews", "government", ""], ["Ilka Voss", "person", ""]
    assert allowed(byte_tokenizer, passage, actors=[first, second])
    assert not allowed(byte_tokenizer, passage, actors=[second, first])
    assert allowed(byte_tokenizer, passage, Constraint(order=False), actors=[second, first])


def test_an_actor_is_not_repeated(byte_tokenizer, passage):
    row = ["Oster", "government", ""]
    assert not allowed(byte_tokenizer, passage, actors=[row, row])
    assert allowed(byte_tokenizer, passage, Constraint(order=False), actors=[row, row])


def test_figures_do_not_overlap(byte_tokenizer, passage):
    assert allowed(byte_tokenizer, passage, numbers=[["31", "people", ""]])
    assert not allowed(byte_tokenizer, passage, numbers=[["at least 31", "people", ""], ["31", "people", ""]])


def test_a_list_ends_at_its_most(byte_tokenizer):
    class Short(BaseModel):
        names: Annotated[list[Annotated[str, Copied(required=True, anchor=True)]], Field(max_length=2)]
        moods: Annotated[list[Literal["calm", "tense"]], Field(max_length=2)]

    grammar = compile_grammar(Short, passage_of("one two three four"))
    assert accepts(byte_tokenizer, grammar, compact({"names": ["one", "three"], "moods": ["calm", "calm"]}))
    assert not accepts(byte_tokenizer, grammar, compact({"names": ["one", "two", "three"], "moods": []}))
    assert not accepts(byte_tokenizer, grammar, compact({"names": [], "moods": ["calm"] * 3}))


def test_quotes_and_backslashes_are_copied_as_json(byte_tokenizer):
    text = 'He wrote "no \\ never" to Ana.'
    assert allowed(byte_tokenizer, passage_of(text), attributions=[["", "wrote", '"no \\ never" to Ana', "mixed"]])
    assert allowed(byte_tokenizer, passage_of(text), attributions=[["", "wrote", "no \\ never", "direct"]])


def test_without_boundaries_and_finder_any_words_may_be_copied(byte_tokenizer, passage):
    free = Constraint(finder=False, boundaries=False)
    assert allowed(byte_tokenizer, passage, free, numbers=[["Tuesday", "the county said", ""]])
    assert not allowed(byte_tokenizer, passage, free, numbers=[["uesday", "", ""]])


def test_other_languages_are_copied_without_the_english_rules(byte_tokenizer):
    german = passage_of("Die Feuerwehr rettete 31 Menschen.", english=False)
    assert allowed(byte_tokenizer, german, actors=[["Die Feuerwehr", "government", ""]])


@pytest.mark.parametrize("text", ["", "...", "火が村を襲った。", "🔥🔥 Brand", "​", "a" * 3000])
def test_any_text_has_a_grammar(byte_tokenizer, text):
    assert allowed(byte_tokenizer, passage_of(text, before="", headline=""))


def test_nested_models_options_and_integers(byte_tokenizer):
    class Place(BaseModel):
        name: Annotated[str, Copied(required=True)]
        capital: bool

    class Report(BaseModel):
        place: Place
        grade: Annotated[int, Field(ge=1, le=5)]
        other: Place | None
        source: Annotated[str, Copied("context")] | None

    grammar = compile_grammar(Report, passage_of("Rain fell in Oster"))
    good = {"place": {"name": "Oster", "capital": False}, "grade": 5, "other": None, "source": None}
    assert accepts(byte_tokenizer, grammar, compact(good))
    assert accepts(byte_tokenizer, grammar, compact(good | {"other": {"name": "Rain", "capital": True}, "source": "Oster"}))
    assert not accepts(byte_tokenizer, grammar, compact(good | {"grade": 6}))
    assert not accepts(byte_tokenizer, grammar, compact(good | {"place": {"name": "", "capital": False}}))


def test_rows_of_a_users_own(byte_tokenizer):
    class Seat(NamedTuple):
        party: Annotated[str, Copied(required=True, anchor=True)]
        won: bool

    class Night(BaseModel):
        seats: Annotated[tuple[Seat, ...], Field(max_length=9)]

    grammar = compile_grammar(Night, passage_of("Greens beat Reds and Blues"))
    assert accepts(byte_tokenizer, grammar, compact({"seats": [["Greens", True], ["Blues", False]]}))
    assert not accepts(byte_tokenizer, grammar, compact({"seats": [["Blues", False], ["Greens", True]]}))


def random_record(tokenizer: llguidance.LLTokenizer, passage: Passage, rng: random.Random, constraint: Constraint) -> str:
    """A record written by choosing among the legal tokens at random, as a model without any sense would."""
    m = matcher(tokenizer, compile_grammar(PassageRecord, passage, constraint=constraint))
    mask = llguidance.numpy.allocate_token_bitmask(1, tokenizer.vocab_size)
    tokens: list[int] = []
    while not m.is_stopped() and len(tokens) < 20_000:
        llguidance.numpy.fill_next_token_bitmask(m, mask, 0)
        legal = np.flatnonzero(np.unpackbits(mask[0].view(np.uint8), bitorder="little"))
        token = int(rng.choice(legal))
        if token == tokenizer.eos_token:
            break
        tokens.append(token)
        assert m.consume_token(token)
    assert m.get_error() == ""
    assert m.is_accepting()
    return tokenizer.decode_bytes(tokens).decode()


@pytest.mark.parametrize("seed", range(25))
def test_a_model_without_sense_writes_valid_grounded_records_in_order(byte_tokenizer, seed):
    rng = random.Random(seed)
    odd = [
        "“Nein”,",
        "3.2",
        "million",
        "(see",
        "note)",
        "\u00a0",
        "Ana’s",
        "U.S.",
        "½",
        "–",
        "😀",
        "é",
        "<|im_end|>",
        '{"a":1}',
    ]
    words = [*TEXT.split(), *odd]
    text = " ".join(rng.choices(words, k=60)) if seed else TEXT
    record = random_record(byte_tokenizer, passage_of(text), rng, Constraint())
    PassageRecord.model_validate_json(record)
    assert faults(record, passage=text, before=BEFORE, headline=HEADLINE) == []
