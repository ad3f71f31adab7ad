"""What may be copied into a field, what may not, and what holds for every text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.boundaries import FREE, RULES, allowed, span_ends, span_starts, words
from summarise.boundaries.word_lists import KIND


def spans(field: str, text: str) -> set[str]:
    return {text[start:end] for start, ends in allowed(field, text) for end in ends}


# field, sentence, what may be copied, what may not
CASES: list[tuple[str, str, list[str], list[str]]] = [
    (
        "actors.name",
        "Olga Brandt's office said the ferry sank.",
        ["Olga Brandt", "Olga Brandt's office", "ferry"],
        ["the ferry", "said"],
    ),
    ("actors.name", "Hon. Sakala spoke.", ["Hon. Sakala", "Sakala"], ["Hon. Sakala spoke."]),
    ("actors.name", "A driver from Channel Nine waved.", ["driver", "Channel Nine"], ["A driver", "from Channel Nine"]),
    ("actors.role", "Its commander, Olga Brandt, wept.", ["Its commander", "commander"], [", Olga Brandt", "Its"]),
    (
        "actors.role",
        "A clerk who was not authorised to speak publicly left.",
        ["who was not authorised to speak publicly"],
        ["was not"],
    ),
    (
        "actions.action",
        "Rescuers pulled 31 people from the water.",
        ["pulled 31 people from the water"],
        ["from the water", "31 people"],
    ),
    ("actions.agent", "The crew fled.", ["crew"], ["The crew", "The"]),
    ("actions.target", "They freed the two guards.", ["two guards", "guards"], ["the two guards", "freed the"]),
    (
        "actions.when",
        "It sank before dawn on Tuesday.",
        ["before dawn", "Tuesday", "on Tuesday"],
        ["sank before dawn"],
    ),
    ("actions.where", "It sank near Port Lisk.", ["near Port Lisk", "Port Lisk"], ["sank near Port Lisk", "It"]),
    ("numbers.counted", "At least 31 of the survivors walked.", ["survivors"], ["of the survivors", "the survivors"]),
    ("numbers.counted", 'Police held 17 "hired thugs" there.', ["hired thugs"], ['hired thugs"']),
    ("numbers.source", "The coastguard said so.", ["coastguard"], ["The coastguard", "said"]),
    ("attributions.source", "A witness told Radio Lisk.", ["witness", "Radio Lisk"], ["A witness"]),
    ("attributions.cue", "The coastguard has denied it.", ["has denied"], ["denied", "The"]),
    ("attributions.content", "He said it was over.", ["it was over"], [", it"]),
    ("attributions.content", "She said (late) it rained.", ["(late) it rained"], ["(late", "late) it rained"]),
    (FREE, "你好,世界。", ["你好", "世界", "你"], [",世界"]),
    (FREE, "สวัสดี", ["สวั", "ดี"], ["ส ว"]),
    (FREE, "नमस्ते दुनिया", ["नमस्ते", "दुनिया"], ["नमस", "स्ते"]),
    (FREE, "Die Fähre „Marisol“ sank.", ["Marisol", "Die Fähre „Marisol“ sank"], ["Die Fähre „", "“ sank"]),
    (FREE, "Le maire (Dupont) parle.", ["Le maire (Dupont) parle", "Dupont", "Le maire"], ["(Dupont", "maire ("]),
    (FREE, "One ended. Two began.", ["One ended. Two began", "ended. Two"], [". Two"]),
]


@pytest.mark.parametrize(("field", "text", "yes", "no"), CASES)
def test_a_field_copies_some_spans_and_not_others(field: str, text: str, yes: list[str], no: list[str]) -> None:
    found = spans(field, text)
    assert [span for span in yes if span not in found] == []
    assert [span for span in no if span in found] == []


def test_a_sentence_is_not_crossed_but_by_contents() -> None:
    text = "Olga Brandt left. Ivo Lund stayed."
    assert not any("left. Ivo" in span for span in spans("actors.name", text))
    assert "Olga Brandt left. Ivo Lund stayed" in spans("attributions.content", text)


def test_a_paragraph_is_crossed_by_the_free_rule_alone() -> None:
    text = "Rain fell\nIvo Lund stayed"
    assert [field for field in RULES if any("\n" in span for span in spans(field, text))] == [FREE]


def test_an_unknown_field_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        allowed("actors.hat", "Rain fell.")


@pytest.mark.parametrize("field", RULES)
def test_an_empty_text_has_no_spans(field: str) -> None:
    assert allowed(field, "") == allowed(field, " \n ") == []


PIECES = st.sampled_from(
    [*sorted(KIND), "Olga", "Lisk's", "U.S.", "70,000", "“", "”", '"', "(", ")", "-", ".", "\n", "你好", "สวัสดี", "§"]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=20).map("".join))


@given(TEXTS)
def test_words_stand_in_order_and_hold_all_but_blanks(text: str) -> None:
    found = words(text)
    assert all(word.text == text[word.start : word.end] != "" for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join(word.text for word in found) == "".join(text.split())


@given(TEXTS, st.sampled_from(sorted(RULES)))
def test_spans_stand_on_word_edges_and_ascend(text: str, field: str) -> None:
    found = words(text)
    begins, finishes = {word.start for word in found}, {word.end for word in found}
    result = allowed(field, text)
    assert [start for start, _ in result] == sorted({start for start, _ in result} & begins)
    for start, ends in result:
        assert ends == sorted(set(ends) & finishes)
        assert ends[0] > start


@given(TEXTS, st.sampled_from(sorted(RULES)))
def test_brackets_and_quotation_marks_are_balanced(text: str, field: str) -> None:
    found = words(text)
    index = {word.start: i for i, word in enumerate(found)}
    for start, ends in allowed(field, text):
        for end in ends:
            inner = [word for word in found[index[start] :] if word.end <= end]
            for opening, closing in [("(", ")"), ("open", "close")][: 2 if RULES[field].quotes else 1]:
                depth = 0
                for word in inner:
                    depth += (word.kind == opening) - (word.kind == closing)
                    assert depth >= 0
                assert depth == 0


@given(TEXTS, st.sampled_from(sorted(RULES)))
def test_rules_hold_for_every_span(text: str, field: str) -> None:
    rule, found = RULES[field], words(text)
    for i in span_starts(field, found):
        assert found[i].kind not in rule.first
        for end in span_ends(field, found, i):
            inner = found[i:end]
            assert len(inner) <= rule.longest
            assert inner[-1].kind not in rule.last
            assert not any(word.kind in rule.inside for word in inner[1:-1])
            assert rule.within == "text" or not any(word.paragraph for word in inner[1:])
            assert rule.within != "sentence" or not any(word.sentence for word in inner[1:])


@given(TEXTS, st.sampled_from(sorted(RULES)))
def test_starts_and_ends_say_the_same_as_the_spans(text: str, field: str) -> None:
    found = words(text)
    ends = {found[i].start: [found[end - 1].end for end in span_ends(field, found, i)] for i in span_starts(field, found)}
    assert {start: places for start, places in ends.items() if places} == dict(allowed(field, text))


@pytest.mark.parametrize("piece", ["a ", "(", '"', "-a", "a-", "中", "a.", ". ", "'", "1,", "a"])
@pytest.mark.parametrize("field", [FREE, "attributions.content"])
def test_a_hostile_text_costs_linear_time(piece: str, field: str) -> None:
    start = time.process_time()
    allowed(field, piece * (100_000 // len(piece)))
    assert time.process_time() - start < 20
