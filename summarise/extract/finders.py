"""Finders of the spans that a field may copy, for `Copied(spans=...)`: a plain function from a text to (start, end) pairs."""

from __future__ import annotations

from summarise.figures import find_figures


def figure_spans(text: str) -> list[tuple[int, int]]:
    """The quantity expressions of a text with and without hedge, unit and range; years, dates, ages and the like are held back.

    >>> text = "At least 31 of the 84 aboard lived."
    >>> [text[start:end] for start, end in figure_spans(text)]
    ['At least 31', '31', '84']
    """
    return [(figure.start, figure.end) for figure in find_figures(text) if not figure.low]
