"""Characters that could act on a screen instead of standing on it, made visible."""

from __future__ import annotations

import re

_SUBSTITUTE = "\u2426"  # the symbol for "something stood here that cannot be shown"


def _table() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
    table[0x7F] = "\u2421"
    table |= dict.fromkeys(range(0x80, 0xA0), _SUBSTITUTE)
    # Embeddings, overrides and isolates reorder the words around them; the plain direction marks do no harm and stay.
    table |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], _SUBSTITUTE)
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates cannot be written as UTF-8
    return table


_TABLE = _table()
_NEEDED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """The text with control characters, direction overrides and lone surrogates replaced, one sign for each.

    Tabs and line ends stay. The length never changes, so places in the text keep their meaning.

    >>> visible("a\\x1b[31mb\\x00")
    'a␛[31mb␀'
    """
    return text.translate(_TABLE) if _NEEDED.search(text) else text


def one_line(text: str) -> str:
    """The text on one line and made visible: every run of blanks is one space.

    >>> one_line("  two\\r\\n lines ")
    'two lines'
    """
    return visible(" ".join(text.split()))


def shorten(text: str, most: int) -> str:
    """The text on one line, cut at a word where it is longer than `most` characters.

    >>> shorten("We have not given up", 12)
    'We have not…'
    """
    line = one_line(text[: 4 * most + 200])
    if len(line) <= most and len(text) <= 4 * most + 200:
        return line
    cut = line[:most]
    at_word = cut.rfind(" ") if not line[most : most + 1].isspace() else most
    return cut[: at_word if at_word > most // 2 else most].rstrip(" ,;:–—-") + "…"
