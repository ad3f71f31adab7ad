"""The passages that are measured: those of `examples/`, and as many shuffles of their sentences as are wanted."""

import random
from pathlib import Path

from summarise.articles.passages import cut
from summarise.articles.read import read_articles
from summarise.passage import FoldedText, Passage
from summarise.schema import Article

EXAMPLES = Path(__file__).parents[1] / "examples"


def example_passages() -> list[Passage]:
    """The passages of the example articles, in order."""
    articles = [found for found in read_articles([str(EXAMPLES)]) if isinstance(found, Article)]
    return [passage for article in articles for passage in cut(article)]


def shuffled_passages(count: int, *, seed: int = 0) -> list[Passage]:
    """Passages of sentences drawn at random from the examples."""
    rng = random.Random(seed)  # noqa: S311  # a shuffle that can be repeated
    known = example_passages()
    sentences = [part.strip() + "." for p in known for part in p.text.text.split(". ") if part.strip()]
    out = []
    for index in range(count):
        text = " ".join(rng.sample(sentences, rng.randint(1, 5)))
        folded = FoldedText(text=text, pieces=((0, 0),))
        like = rng.choice(known)
        out.append(like.model_copy(update={"index": index, "start": 0, "end": len(text), "text": folded}))
    return out
