"""Summaries for people to look at: `html.write_report` writes a page, `terminal.digest` and `terminal.listing` print.

The modules are imported by name, so that a terminal listing never loads what a page needs.
"""
