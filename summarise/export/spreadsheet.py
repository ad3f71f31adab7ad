"""Cells that a spreadsheet program must not take for a formula."""

from __future__ import annotations

import re

# Excel, LibreOffice and Google Sheets run a cell that begins with one of these; some locales take the full-width forms as well.
_RISKY = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?[\d.,\u00a0\u202f ]*\d\s?%?\Z")


def guard(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it; plain numbers stay as they are.

    The apostrophe is what spreadsheet programs write themselves for "this is text". A program that reads the file back may
    strip one apostrophe that stands before one of ``= + - @``, a tab or a line end.

    >>> guard("=HYPERLINK(1)"), guard("-12.5%"), guard("say it")
    ("'=HYPERLINK(1)", '-12.5%', 'say it')
    """
    return f"'{cell}" if cell.startswith(_RISKY) and not _NUMBER.match(cell) else cell
