"""Grounded extraction: from a passage to the rows that a model may write about it."""
