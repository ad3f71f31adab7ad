"""From the records of an article's passages to its event summary: located, linked, merged, ordered."""
