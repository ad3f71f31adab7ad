"""An invented article with its summary, written by hand, and a hostile one; tests/export uses them too."""

from dataclasses import dataclass
from decimal import Decimal

from summarise.schema import (
    Action,
    Actor,
    Article,
    Attribution,
    Claim,
    ClaimedNumber,
    Coverage,
    EventSummary,
    Excluded,
    FailedPassage,
    NumberValue,
    Party,
    Provenance,
    Span,
    article_info,
)

TITLE = "Dam operator disputes claim that 40 villages were flooded without warning"
TEXT = """\
At least 26 people have died and about 14,000 have left their homes after the spillway of the Orlin dam gave way on Sunday \
night, the interior ministry of Vendria said on Monday.

The water reached the valley towns of Maro and Sella before dawn. Soldiers rescued 312 residents from rooftops, and a bridge \
on the coastal road collapsed.

"Nobody rang, nobody knocked," said Ilse Maran, a teacher in Sella whose school was swept away. "We heard the river, and then \
it was in the kitchen."

Tomas Velk, the mayor of Sella, told Radio Vendria that 40 villages had received no warning. Hydra Nord, the company that \
runs the dam, denied this. Its spokeswoman, Petra Osk, said sirens had sounded "in every community below the dam" at 23:10, \
and that the figure of 40 villages was "an invention".

PHOTO: Residents wait for a ferry in Maro on Monday. Credit: Vendria Press Agency

The ministry put the damage at between 80 and 95 million euros. Velk said it was closer to 200 million euros, citing a survey \
by the regional chamber of trade. The chamber did not answer a request for comment.

Hydra Nord has been fined twice since 2019, according to court records seen by the Vendria Press Agency. In March an \
inspection by the water authority found cracks in two of the six gates. "The gates were to be replaced next year," Osk said.

Prime Minister Daro Lind is expected to visit the valley on Tuesday. He has ordered an inquiry and promised 5,000 euros to \
each household. Opposition leader Anna Brecht demanded the resignation of the energy minister, who declined to speak to \
reporters.

Shares in Hydra Nord fell by 18% in early trading.

Related: How the Orlin dam was built
Related: Ten years of floods in pictures
Share this article
"""


@dataclass(frozen=True)
class Example:
    """The article and its summary."""

    article: Article
    summary: EventSummary


def span(text: str, words: str, *, nth: int = 1, field: str = "text", after: str = "") -> Span:
    """The nth place of some words, counted behind the first place of `after`."""
    at = text.index(after) - 1 if after else -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(field=field, start=at, end=at + len(words), text=words)


def provenance(**changes: object) -> Provenance:
    settings = {
        "model": "SmolLM2-135M-Instruct",
        "adapter": "news-events 2",
        "prompt": "passage-3",
        "record": "PassageRecord",
        "versions": {"summarise": "0.1.0", "outlines": "1.3.3"},
        "options": {"batch_size": 16, "dtype": "float32"},
    }
    return Provenance(**(settings | changes))


def plain_summary(article: Article, **lists: object) -> EventSummary:
    settings = {"coverage": Coverage(passages=1, read=((0, len(article.text)),)), "provenance": provenance()}
    return EventSummary(article=article_info(article), **(settings | lists))


def build_example() -> Example:
    """The dam article: nested and overlapping places, a title place, furniture, a failed passage, two claims to one number."""

    def at(words: str, **options: object) -> Span:
        return span(TEXT, words, **options)

    def party(words: str, actor: str | None = None, **options: object) -> Party:
        return Party(span=at(words, **options), actor=actor)

    photo = TEXT.index("PHOTO")
    related = TEXT.index("Related")
    last = TEXT.index("Shares in Hydra")
    article = Article(
        id="vendria/orlin-dam.txt",
        text=TEXT,
        title=TITLE,
        outlet="The Vendria Courier",
        published="2031-05-12",
        url="https://courier.example/orlin-dam",
        language="en",
        excluded=(
            Excluded(start=photo, end=TEXT.index("\n", photo), reason="caption"),
            Excluded(start=related, end=len(TEXT) - 1, reason="related links"),
        ),
    )

    def actor(
        key: str, name: str, kind: str, confidence: float, *, role: str = "", mentions: tuple[Span, ...] = (), **o: object
    ) -> Actor:
        named = at(name, **o)
        return Actor(
            id=key, name=named, kind=kind, role=at(role) if role else None, mentions=(named, *mentions), confidence=confidence
        )

    actors = (
        actor("ministry", "interior ministry of Vendria", "government", 0.97, mentions=(at("ministry", after="The ministry"),)),
        actor(
            "hydra",
            "Hydra Nord",
            "organisation",
            0.99,
            role="the company that runs the dam",
            mentions=(at("Hydra Nord", nth=2), at("Hydra Nord", nth=3)),
        ),
        actor("velk", "Tomas Velk", "person", 0.98, role="the mayor of Sella", mentions=(at("Velk", after="Velk said"),)),
        actor("osk", "Petra Osk", "person", 0.96, role="Its spokeswoman", mentions=(at("Osk", after="Osk said"),)),
        actor("maran", "Ilse Maran", "person", 0.95, role="a teacher in Sella"),
        actor("people", "At least 26 people", "people", 0.61),
        actor("soldiers", "Soldiers", "military", 0.83),
        actor("residents", "312 residents", "people", 0.58),
        actor("lind", "Prime Minister Daro Lind", "person", 0.93),
        actor("brecht", "Anna Brecht", "person", 0.9, role="Opposition leader"),
        actor("authority", "water authority", "government", 0.71),
        actor("agency", "Vendria Press Agency", "media", 0.88, after="seen by"),
        actor("radio", "Radio Vendria", "media", 0.9),
        actor("chamber", "regional chamber of trade", "organisation", 0.66),
    )
    attributions = (
        Attribution(
            id="t1",
            source=party("interior ministry of Vendria", "ministry"),
            cue=at("said"),
            form="indirect",
            confidence=0.94,
            content=at(TEXT[: TEXT.index(", the interior")]),
        ),
        Attribution(
            id="t2",
            source=party("Tomas Velk", "velk"),
            cue=at("told Radio Vendria"),
            form="indirect",
            confidence=0.92,
            content=at("40 villages had received no warning"),
        ),
        Attribution(
            id="t3",
            source=party("Petra Osk", "osk"),
            cue=at("said", after="Petra Osk"),
            form="mixed",
            confidence=0.8,
            content=at('sirens had sounded "in every community below the dam" at 23:10'),
            denies="t2",
        ),
        Attribution(
            id="t4",
            source=party("Petra Osk", "osk"),
            form="mixed",
            confidence=0.52,
            content=at('the figure of 40 villages was "an invention"'),
            denies="t2",
        ),
        Attribution(
            id="t5",
            source=party("Ilse Maran", "maran"),
            cue=at("said", after="said Ilse"),
            form="direct",
            confidence=0.97,
            content=at("Nobody rang, nobody knocked"),
        ),
        Attribution(
            id="t6",
            source=party("Ilse Maran", "maran"),
            form="direct",
            confidence=0.9,
            content=at("We heard the river, and then it was in the kitchen"),
        ),
        Attribution(
            id="t7",
            source=party("Velk", "velk", after="Velk said"),
            cue=at("said", after="Velk said"),
            form="indirect",
            via=(party("regional chamber of trade", "chamber"),),
            content=at("it was closer to 200 million euros"),
            confidence=0.77,
        ),
        Attribution(
            id="t8",
            source=party("court records"),
            via=(party("Vendria Press Agency", "agency", after="seen by"),),
            confidence=0.7,
            cue=at("according to"),
            content=at("Hydra Nord has been fined twice since 2019"),
            form="indirect",
        ),
        Attribution(
            id="t9",
            source=party("Osk", "osk", after="Osk said"),
            cue=at("said", after="Osk said"),
            form="direct",
            content=at("The gates were to be replaced next year"),
            confidence=0.91,
        ),
        Attribution(
            id="t10",
            source=party("energy minister"),
            cue=at("declined to speak"),
            form="silent",
            confidence=0.55,
            content=at("who declined to speak to reporters"),
        ),
    )
    actions = (
        Action(
            id="d1",
            text=at("gave way"),
            agent=party("spillway of the Orlin dam"),
            when=at("Sunday night"),
            status="claimed",
            mentions=(at("gave way"),),
            attributions=("t1",),
            confidence=0.9,
        ),
        Action(
            id="d2",
            text=at("have died"),
            agent=party("At least 26 people", "people"),
            status="claimed",
            mentions=(at("have died"),),
            attributions=("t1",),
            confidence=0.87,
        ),
        Action(
            id="d3",
            text=at("rescued 312 residents from rooftops"),
            agent=party("Soldiers", "soldiers"),
            target=party("312 residents", "residents"),
            status="asserted",
            confidence=0.86,
            mentions=(at("rescued 312 residents from rooftops"),),
        ),
        Action(
            id="d4",
            text=at("denied this"),
            agent=party("Hydra Nord", "hydra"),
            status="asserted",
            mentions=(at("denied this"),),
            confidence=0.4,
        ),
        Action(
            id="d5",
            text=at("ordered an inquiry"),
            agent=Party(span=at("He", after="He has"), actor="lind"),
            status="asserted",
            mentions=(at("ordered an inquiry"),),
            confidence=0.82,
        ),
        Action(
            id="d6",
            text=at("visit the valley"),
            agent=party("Prime Minister Daro Lind", "lind"),
            when=at("Tuesday"),
            status="planned",
            mentions=(at("visit the valley"),),
            confidence=0.89,
        ),
        Action(
            id="d7",
            text=at("fined twice"),
            target=party("Hydra Nord", "hydra", nth=2),
            when=at("since 2019"),
            status="claimed",
            mentions=(at("fined twice"),),
            attributions=("t8",),
            confidence=0.63,
        ),
        Action(
            id="d8",
            text=at("collapsed"),
            agent=party("a bridge on the coastal road"),
            status="asserted",
            mentions=(at("collapsed"),),
            confidence=0.8,
        ),
    )

    def number(
        key: str,
        figure: str,
        value: NumberValue | None,
        counted: str,
        *claims: Claim,
        confidence: float = 0.9,
        **options: object,
    ) -> ClaimedNumber:
        place = at(figure, **options)
        own = claims or (Claim(figure=place),)
        return ClaimedNumber(
            id=key,
            figure=place,
            value=value,
            counted=at(counted, after=figure) if counted else None,
            claims=own,
            confidence=confidence,
        )

    def exactly(amount: int, unit: str | None = None) -> NumberValue:
        return NumberValue(low=Decimal(amount), high=Decimal(amount), bound="exact", unit=unit)

    ministry = party("interior ministry of Vendria", "ministry")
    forty = span(TITLE, "40", field="title")
    numbers = (
        number(
            "n1",
            "At least 26",
            NumberValue(low=Decimal(26), high=None, bound="at_least"),
            "people",
            Claim(figure=at("At least 26"), source=ministry, attribution="t1"),
            confidence=0.99,
        ),
        number(
            "n2",
            "about 14,000",
            NumberValue(low=Decimal(14000), high=Decimal(14000), bound="about"),
            "",
            Claim(figure=at("about 14,000"), source=ministry, attribution="t1"),
        ),
        number(
            "n3",
            "40",
            exactly(40),
            "villages",
            Claim(figure=at("40"), source=party("Tomas Velk", "velk"), attribution="t2"),
            Claim(figure=at("40", nth=2), source=party("Petra Osk", "osk"), attribution="t4"),
            Claim(figure=forty),
        ),
        number(
            "n4",
            "between 80 and 95 million euros",
            NumberValue(low=Decimal(80_000_000), high=Decimal(95_000_000), bound="between", unit="EUR"),
            "",
            Claim(figure=at("between 80 and 95 million euros"), source=ministry),
            confidence=0.93,
        ),
        number(
            "n5",
            "closer to 200 million euros",
            exactly(200_000_000, "EUR"),
            "",
            Claim(figure=at("closer to 200 million euros"), source=party("Velk", "velk", after="Velk said"), attribution="t7"),
        ),
        number("n6", "312", exactly(312), "residents", confidence=0.97),
        number("n7", "two of the six", None, "gates", confidence=0.35),
        number("n8", "5,000 euros", exactly(5000, "EUR"), "", confidence=0.84),
        number("n9", "18%", exactly(18, "percent"), "", confidence=0.95),
    )
    coverage = Coverage(
        passages=6,
        read=((0, photo), (TEXT.index("The ministry"), last)),
        excluded=article.excluded,
        failed=(
            FailedPassage(
                start=last, end=last + len("Shares in Hydra Nord fell by 18% in early trading."), reason="token limit"
            ),
        ),
        dropped={"crosses furniture": 2},
        unparsed_numbers=1,
        language="en",
    )
    summary = EventSummary(
        article=article_info(article),
        lead=at(TEXT[: TEXT.index("\n")]),
        actors=actors,
        actions=actions,
        numbers=numbers,
        attributions=attributions,
        coverage=coverage,
        provenance=provenance(),
    )
    return Example(article, summary)


def build_hostile(strings: tuple[str, ...]) -> tuple[Article, EventSummary]:
    """Every string as every field of every item, and in everything that is said of the article."""
    text = "\n\n".join(f"First words {string} last words." for string in strings)
    everything = " ".join(strings)
    article = Article(
        id=everything, text=text, title=everything, outlet=everything, published=everything, url=strings[4], language="en"
    )
    places = [span(text, string) for string in strings]
    parties = [Party(span=place, actor=place.text) for place in places]
    whole = [(place, party, place.text) for place, party in zip(places, parties, strict=True)]
    return article, plain_summary(
        article,
        lead=places[0],
        actors=tuple(Actor(id=key, name=at, kind="person", role=at, mentions=(at,), confidence=0.5) for at, _, key in whole),
        actions=tuple(
            Action(
                id=key, text=at, agent=who, target=who, when=at, where=at, status="claimed", mentions=(at,), attributions=(key,)
            )
            for at, who, key in whole
        ),
        numbers=tuple(
            ClaimedNumber(
                id=key,
                figure=at,
                value=NumberValue(low=Decimal(1), high=None, bound="vague", unit=key),
                counted=at,
                claims=(Claim(figure=at, source=who, attribution=key),),
            )
            for at, who, key in whole
        ),
        attributions=tuple(
            Attribution(id=key, source=who, via=(who,), cue=at, content=at, form="direct", denies=key) for at, who, key in whole
        ),
        coverage=Coverage(
            passages=3,
            excluded=(Excluded(start=0, end=20, reason=everything),),
            failed=(FailedPassage(start=30, end=60, reason=everything),),
            dropped={everything: 1},
            notes=(everything,),
            language=strings[3],
        ),
        provenance=provenance(model=everything, adapter=everything, prompt=everything, versions={everything: everything}),
        error=everything,
    )
