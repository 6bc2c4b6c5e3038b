"""From bytes to text, or a refusal: an article is never read as mojibake in silence.

UTF-8 (with or without a mark), UTF-16 and UTF-32 (with a mark, UTF-16 also without), Windows-1252, Latin-1 and
ISO-8859-15. charset-normalizer was tried on 24 five-language articles in Windows-1252 and called most of them cp1250
or Baltic (ã → ă): with no more than these encodings in play, what stands inside the words tells more.
"""

from __future__ import annotations

import codecs
import unicodedata

from pipeline.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"{\\rtf")

_LETTERS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžð" + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŒŠŽ")
_INSIDE = _LETTERS | frozenset("’‘·\u00ad–—-")
"""What a byte above 0x7F may be between two letters, in Western European words."""

SAMPLE = 65_536
"""Bytes that UTF-16 without a mark and binary data are told by."""

ODD_SHARE = 0.05
MOSTLY = 0.35
"""Refused: more than 5 % of the high bytes stand inside words where no Western text has them (Mac Roman, cp850), or
more than 35 % of all letters are accented ones (Cyrillic, Greek or Asian bytes read as Western; Portuguese has 5 %)."""


_C1 = frozenset(range(0x80, 0xA0))

JUDGED = 200_000
"""Characters that a Western encoding is judged by."""


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of Western text is NUL, always on the same side."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _western(data: bytes) -> str | None:
    """``data`` as Windows-1252, Latin-1 or ISO-8859-15, or none where it reads like neither."""
    codec = "cp1252" if not _C1.isdisjoint(data) else "latin-1"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    if codec == "latin-1" and not {"\xa4", "\xbd", "\xbc"}.isdisjoint(text):
        other = data.decode("iso-8859-15")
        # No news text has a bare currency sign, and ½ stands behind a digit or blank, never inside a word.
        if "\xa4" in text or _odd(text)[0] > _odd(other)[0]:
            text = other
    odd, high, letters, accented = _odd(text)
    if odd > ODD_SHARE * high or accented > MOSTLY * letters:
        return None
    return text


def _odd(text: str) -> tuple[int, int, int, int]:
    """``(odd, high, letters, accented)``: counts of characters above 0x7F out of place, of all of them, of letters."""
    odd = high = letters = accented = 0
    padded = f" {text[:JUDGED]} "
    for i, char in enumerate(padded):
        if char < "\x80":
            letters += char.isalpha()
            continue
        high += 1
        accented += char.isalpha()
        before, after = padded[i - 1], padded[i + 1]
        if before.isalpha() and after.isalpha():
            shouted = char.isupper() and not (before.isupper() or after.isupper())
            odd += char not in _INSIDE or shouted
        elif char.isalpha():
            odd += char not in _LETTERS and char not in "ªºµ"
    return odd, high, letters + accented, accented


def _is_binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    controls = sum(sample.count(b) for b in range(32) if b not in (9, 10, 11, 12, 13, 27, 28, 29, 30, 31))
    return data.startswith(_BINARY_STARTS) or b"\0" in sample or controls > 0.01 * len(sample)


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """The text of ``data``; ``name`` is what errors call it, ``charset`` what a server says it is written in.

    Raises ``SourceError`` for binary data and for encodings that can't be told.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, name)
    wide = _wide_without_mark(data)
    if wide:
        return _strictly(data, wide, name)
    if _is_binary(data):
        raise SourceError(f"{name} is binary data, not text", hint="Give a .txt, .md or .html file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = _declared(data, charset) or _western(data)
    if text is None:
        raise SourceError(f"{name} is in an encoding that can't be told for sure", hint="Save it as UTF-8")
    return text


def _declared(data: bytes, charset: str | None) -> str | None:
    if not charset:
        return None
    try:
        codec = codecs.lookup(charset).name
        # Browsers read "latin-1" as Windows-1252 (WHATWG Encoding), and pages are written by that.
        return data.decode("cp1252" if codec in ("iso8859-1", "ascii") else codec)
    except (LookupError, UnicodeError, ValueError):
        return None


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        raise SourceError(f"{name} begins like {codec.upper()} but is broken", hint="Save it as UTF-8") from None
    if text[:4096] and sum(unicodedata.category(c) == "Cn" for c in text[:4096]) > len(text[:4096]) // 10:
        raise SourceError(f"{name} is binary data, not text", hint="Give a .txt, .md or .html file")
    return text
