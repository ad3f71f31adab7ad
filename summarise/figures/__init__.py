"""Quantity expressions of English news text: where they stand (`find_figures`) and what they say (`parse_figure`)."""

from summarise.figures.finding import Figure, find_figures
from summarise.figures.values import parse_figure

__all__ = ["Figure", "find_figures", "parse_figure"]
