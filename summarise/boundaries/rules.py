"""Which kinds of words a span of a field may begin and end with, hold, follow and stand before."""

from __future__ import annotations

from typing import Literal, NamedTuple

FREE = "free"  # the name of the rule that knows word boundaries alone


class Rule(NamedTuple):
    """What a span of a field may be; the sets hold kinds of words (see `words`).

    It does not begin with a word of `first` or end with one of `last`, has none of `inside` between the two, does not follow one
    of `before` or stand in front of one of `after`. It has at most `longest` words and stays `within` a sentence, paragraph or
    text. Brackets in it are balanced, and quotation marks if `quotes`.
    """

    first: frozenset[str]
    last: frozenset[str]
    inside: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    longest: int
    within: Literal["sentence", "paragraph", "text"]
    quotes: bool


def rule(
    longest: int,
    first: str = "",
    last: str = "",
    inside: str = "",
    before: str = "",
    after: str = "",
    *,
    within: Literal["sentence", "paragraph"] = "sentence",
) -> Rule:
    """A field's rule: what holds for every field of an English text, and its own."""
    return Rule(
        first=frozenset(f"{first} , ; : stop ) % close hyphen dash clitic abbreviation".split()),
        last=frozenset(f"{last} article and , ; : ( open currency hyphen dash".split()),
        inside=frozenset(inside.split()),
        before=frozenset(before.split()),
        after=frozenset(after.split()),
        longest=longest,
        within=within,
        quotes=True,
    )


LINKS, AUXILIARIES, MARKS = "of by sub that wh hedge", "be have do modal not", "apostrophe ( symbol currency"
DETERMINERS = "ordinal article possessive demonstrative those quantifier numeral number hedge no"
WHO_FIRST = f"and to prep of by sub wh {AUXILIARIES} say verb particle apostrophe"
WHO_LAST = f"to prep {LINKS} {AUXILIARIES} say adverb ly possessive demonstrative those stop symbol"
SOURCE = rule(
    15,
    f"article {WHO_FIRST} that open",
    f"{WHO_LAST} verb adjective",
    "be have modal not that say currency ; :",
    "modal not comparative hyphen",
    "particle numeral initial",
)
RULES = {
    "actors.name": rule(
        15, f"article {WHO_FIRST} that pronoun", f"{WHO_LAST} verb adjective time ing", "modal pronoun say", "hyphen"
    ),
    "actors.role": rule(
        24,
        f"and to by sub that {AUXILIARIES} pronoun particle {MARKS}",
        f"to prep {LINKS} {AUXILIARIES} adverb possessive demonstrative those comparative quantifier stop",
        "say demonstrative ; :",
        "pronoun modal not clitic comparative hyphen",
        "adjective by date time",
    ),
    "actions.action": rule(
        24,
        f"and to prep of by sub that wh {DETERMINERS} pronoun name initial say adverb time date adjective {MARKS}",
        "to of by sub wh be have modal clitic demonstrative those no stop",
        "",
        "article possessive hedge those no hyphen",
        "clitic modal",
    ),
    "actions.agent": rule(
        20,
        f"article {WHO_FIRST} ly",
        f"{WHO_LAST} verb adjective",
        "modal not adverb be do that say ;",
        "modal not hyphen",
        "initial name numeral possessive",
    ),
    "actions.target": rule(20, f"article {WHO_FIRST}", WHO_LAST, "modal say % ; :", "modal have hyphen", "initial name"),
    "actions.when": rule(
        18,
        f"and of be have do modal say verb ed pronoun {MARKS}",
        "to of by wh hedge have modal do not clitic possessive demonstrative those stop",
        "modal do % ; :",
        "not demonstrative hyphen",
        "time",
    ),
    "actions.where": rule(
        24,
        f"and of by sub that wh {AUXILIARIES} say verb pronoun time {MARKS}",
        f"to {LINKS} {AUXILIARIES} adjective ed pronoun time date clitic possessive quantifier demonstrative those stop",
        "modal be say ;",
        "clitic sub that wh by have modal hedge hyphen",
        "of clitic",
    ),
    "numbers.counted": rule(
        12,
        f"article and to prep of by sub wh hedge {AUXILIARIES} particle say apostrophe",
        f"to prep {LINKS} {AUXILIARIES} say possessive clitic adverb ly date comparative stop apostrophe",
        "pronoun modal adverb be have say sub demonstrative currency ;",
        "modal wh particle",
        "clitic date",
    ),
    "numbers.source": SOURCE,
    "attributions.source": SOURCE,
    "attributions.cue": rule(
        10,
        f"and of to that wh not {DETERMINERS} name time date adjective pronoun adverb ly comparative particle open {MARKS}",
        "and that wh adverb ly modal clitic time date demonstrative those comparative number numeral stop",
        ", that wh modal have currency hedge",
        "say verb have modal not demonstrative hyphen",
        "clitic particle and",
    ),
    "attributions.content": rule(
        92,
        "",
        "of by sub hedge those",
        "",
        "article by modal not demonstrative comparative do those ly hyphen",
        "word verb adjective ly of modal clitic name date time ed article particle",
        within="paragraph",
    ),
    FREE: Rule(  # other languages: their quotation marks open and close in other ways
        first=frozenset((",", ";", ":", "stop", ")", "%", "close", "hyphen", "clitic")),
        last=frozenset((",", ";", ":", "(", "open", "low quote", "currency", "hyphen", "dash")),
        inside=frozenset(),
        before=frozenset(),
        after=frozenset(),
        longest=128,
        within="text",
        quotes=False,
    ),
}
