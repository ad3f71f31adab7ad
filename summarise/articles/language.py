"""The language of a text."""

from __future__ import annotations

from functools import cache
from typing import Any

from summarise.articles.fold import UNSPACED_LETTER

FEWEST_WORDS = 20
"""A shorter text does not say its language reliably."""

SUREST = 0.9
"""The probability from which a language counts as told."""

_SAMPLE = 2000


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where the text is too short or its language unsure.

    >>> detect_language("Rain fell.") is None
    True
    """
    middle = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[middle : middle + _SAMPLE]
    if len(sample.split()) + len(UNSPACED_LETTER.findall(sample)) // 2 < FEWEST_WORDS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= SUREST and len(str(language)) == 2 else None


@cache
def _identifier() -> Any:  # the library has no types
    """The model, loaded at first use: it takes most of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
