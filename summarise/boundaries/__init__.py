"""Where a span of a field may begin and end in an English news passage: closed word classes, no model."""

from summarise.boundaries.rules import FREE, RULES, Rule
from summarise.boundaries.spans import allowed, span_ends, span_starts
from summarise.boundaries.words import Word, words

__all__ = ["FREE", "RULES", "Rule", "Word", "allowed", "span_ends", "span_starts", "words"]
