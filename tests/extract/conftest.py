import llguidance
import pytest

from summarise.passage import FoldedText, Passage

HEADLINE = "Marsh fire: minister blames “dry summer”"
BEFORE = "The fire began on Monday near the village of Oster. Ilka Voss has led the county since May."
TEXT = (
    "Fire crews pulled at least 31 people from the marsh near Oster on Tuesday, the county said. "
    '"We have not given up," said its chief, Ilka Voss. She told Radio Oster that nine homes had burned.\n'
    "The land's owner, Torfwerk (based in Lund), denied that it had drained the moor \\ bog; its shares fell by 12%."
)


@pytest.fixture(scope="session")
def byte_tokenizer() -> llguidance.LLTokenizer:
    """A tokenizer whose tokens are bytes: the grammar's language without any vocabulary's accidents."""
    return llguidance.LLTokenizer("byte")


def passage_of(text: str = TEXT, *, before: str = BEFORE, headline: str = HEADLINE, english: bool = True) -> Passage:
    def fold(part: str) -> FoldedText:
        return FoldedText(text=part, pieces=((0, 0),) if part else ())

    return Passage(
        article="a.txt",
        index=0,
        start=0,
        end=max(len(text), 1),
        text=fold(text),
        before=fold(before),
        headline=fold(headline),
        english=english,
    )


@pytest.fixture
def passage() -> Passage:
    return passage_of()
