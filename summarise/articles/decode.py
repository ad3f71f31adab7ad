"""From bytes to text: encodings and what is no text at all."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from summarise.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}encoding=["']([\w.:-]{2,40})|<meta[^>]{0,300}charset=["']?\s{0,5}([\w.:-]{2,40})""", re.IGNORECASE
)
_SAMPLE = 1 << 16
_HEAD = 4096
_BEGINNING = 1 << 20
_CONTROL = bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f\x1a\x08")))
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(raw: bytes, *, html: bool = False) -> str:
    r"""The text of a file; `html` lets a declared character set count. Raises InputError where the bytes are no text.

    A byte order mark is believed first, then UTF-8, in which a few bad bytes are replaced by U+FFFD, then what an HTML page
    declares, then what charset-normalizer finds.

    >>> decode("Café".encode("utf-16")), decode(b"caf\xc3\xa9 \xff caf\xc3\xa9 caf\xc3\xa9")
    ('Café', 'café \ufffd café café')
    """
    encoding = find_encoding(raw, html=html)
    return replace_surrogates(raw.decode(encoding, errors="replace"))


def find_encoding(raw: bytes, *, html: bool = False) -> str:
    r"""The encoding of a file or of its beginning, a name that Python knows. Raises InputError where the bytes are no text.

    >>> find_encoding(b"\xef\xbb\xbfRain"), find_encoding(b"Rain")
    ('utf-8-sig', 'utf-8')
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    if b"\0" in raw[:_SAMPLE]:
        return _without_mark(raw[:_SAMPLE])
    declared = _declared(raw[:_HEAD]) if html else None
    if declared is not None and declared.startswith(("iso2022", "hz")):
        return declared  # seven-bit encodings are valid UTF-8 too
    _check_controls(raw[:_SAMPLE])
    if _is_utf8(raw):
        return "utf-8"
    return declared or _detect(raw)


@contextmanager
def open_lines(stream: BinaryIO, *, newline: str) -> Iterator[io.TextIOWrapper]:
    r"""The text of a stream from which one can go back, read by lines; its encoding is told from the first MiB.

    `newline` is that of `open`. Bytes that do not fit the encoding become U+FFFD.

    >>> with open_lines(io.BytesIO(b"Rain\nSnow"), newline="\n") as lines:
    ...     lines.readline()
    'Rain\n'
    """
    encoding = find_encoding(stream.read(_BEGINNING))
    stream.seek(0)
    lines = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=newline)
    try:
        yield lines
    finally:
        lines.detach()  # or collecting it would close the stream of the caller


def replace_surrogates(text: str) -> str:
    r"""The text with U+FFFD for every lone surrogate: they stand for no character and cannot be encoded.

    >>> replace_surrogates("a\ud800b")
    'a\ufffdb'
    """
    return _SURROGATE.sub("\ufffd", text)


def _declared(head: bytes) -> str | None:
    """The character set that an HTML page says it has, None where it says none or one that Python does not know."""
    found = _DECLARED.search(head)
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return None
    # What calls itself Latin-1 is cp1252 in practice: the WHATWG says so too.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _is_utf8(raw: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: no more bad places than good characters beyond ASCII."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        if error.end == len(raw) and error.reason == "unexpected end of data":
            return True
    else:
        return True
    text = raw.decode(errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", errors="ignore")) - bad
    return bad <= good


def _without_mark(raw: bytes) -> str:
    """UTF-16 without a byte order mark, told by its zeros. Raises InputError for other bytes with zeros."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if odd > 0.4 * len(raw) / 2 and even < 0.02 * len(raw):
        return "utf-16-le"
    if even > 0.4 * len(raw) / 2 and odd < 0.02 * len(raw):
        return "utf-16-be"
    raise InputError("is a binary file; expected text: convert it to plain text or HTML first")


def _check_controls(raw: bytes) -> None:
    """Refuse bytes with more control characters than a text can have."""
    if raw.startswith((b"%PDF-", b"PK\x03\x04")) or len(raw) - len(raw.translate(None, _CONTROL)) > 0.01 * len(raw):
        raise InputError("is a binary file; expected text: convert it to plain text or HTML first")


def _detect(raw: bytes) -> str:
    """What charset-normalizer makes of the neighbourhood of the first bytes beyond ASCII."""
    from charset_normalizer import from_bytes

    first = next((found.start() for found in [re.search(rb"[\x80-\xff]", raw)] if found), 0)
    sample = raw[max(0, first - 1000) : first + _SAMPLE]
    best = from_bytes(sample).best()
    if best is None:
        raise InputError("is in no encoding that could be told; expected text: save it as UTF-8")
    return best.encoding
