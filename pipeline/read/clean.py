"""From decoded text to the text that every offset refers to. Pure: what was taken out is told, never silent.

The inside of a story is left alone: blanks, line breaks and quotes stay as they are, so that words found in the file
are found in the cleaned text too. Only what a reader can't see goes, and the page furniture behind the last paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from pipeline.read.furniture import cut_furniture

_TAGS = range(0xE0000, 0xE0080)
_MORE_SELECTORS = range(0xE0100, 0xE01F0)
_SELECTORS = range(0xFE00, 0xFE10)
_JOINERS = "\u200c\u200d"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ZERO_WIDTH = "\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u034f"
_ANNOTATION = "\ufff9\ufffa\ufffb\u206a\u206b\u206c\u206d\u206e\u206f"


def _hidden_kinds() -> dict[str, str]:
    kinds = dict.fromkeys(_BIDI, "bidi control")
    kinds |= dict.fromkeys(_ZERO_WIDTH + _JOINERS, "zero-width")
    kinds |= dict.fromkeys(_ANNOTATION, "annotation")
    kinds |= dict.fromkeys(map(chr, _TAGS), "tag")
    # Variation selectors can carry a message byte by byte; one alone behind an emoji is ordinary.
    kinds |= dict.fromkeys(map(chr, [*_SELECTORS, *_MORE_SELECTORS]), "variation selector")
    kinds["\u00ad"] = "soft hyphen"
    controls = [c for c in map(chr, [*range(0x20), *range(0x7F, 0xA0)]) if c not in "\t\n"]
    kinds |= dict.fromkeys(controls, "control")
    kinds |= dict.fromkeys(map(chr, range(0xFDD0, 0xFDF0)), "noncharacter")
    kinds |= dict.fromkeys("\ufffe\uffff", "noncharacter")
    return kinds


_HIDDEN = _hidden_kinds()
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAKS = frozenset("\r\x0b\x0c\x85\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and what was done to it, a line each."""

    text: str
    warnings: tuple[str, ...] = ()


def _belongs(text: str, at: int) -> bool:
    """Whether a joiner or selector does honest work here: inside an emoji or a script that is written with it."""
    char, before = text[at], text[at - 1] if at else " "
    if char in _JOINERS:
        # From Hebrew upwards scripts join (Arabic, the Indic ones); emoji are "other symbols" or end in a selector.
        return (before.isalpha() and "\u0590" <= before < "\u2000") or unicodedata.category(before) in (
            "So",
            "Sk",
            "Mn",
        )
    if char in "\ufe0e\ufe0f":
        return unicodedata.category(before) in ("So", "Sm", "Po", "Nd", "Pd")
    return False


def strip_hidden(text: str) -> tuple[str, Counter[str]]:
    """``text`` without characters that don't show, and how many of each kind went."""
    gone: Counter[str] = Counter()
    # The few kinds that a text has are looked for, not the hundreds there are: most texts have none.
    present = sorted(_HIDDEN.keys() & set(text))
    if not present:
        return text, gone
    pieces: list[str] = []
    last = 0
    for match in re.finditer("[" + "".join(map(re.escape, present)) + "]", text):
        at = match.start()
        if _belongs(text, at):
            continue
        pieces.append(text[last:at])
        last = at + 1
        gone[_HIDDEN[match.group()]] += 1
    pieces.append(text[last:])
    return "".join(pieces), gone


def _hidden_warning(gone: Counter[str]) -> str:
    parts = ", ".join(f"{count} {kind}" for kind, count in sorted(gone.items()))
    return f"hidden_text: {sum(gone.values())} characters that don't show were taken out ({parts})"


def clean(text: str, *, furniture: bool = True) -> Cleaned:
    """``text`` in NFC with plain line ends, without what doesn't show, trimmed, and without furniture at its end.

    ``furniture=False`` keeps the end as it is (a text that HTML extraction has cleaned already).
    """
    warnings: list[str] = []
    plain, used = text, set(text)
    if any("\ud800" <= char <= "\udfff" for char in used):
        plain, broken = _SURROGATE.subn("\ufffd", plain)
        warnings.append(f"broken_text: {broken} halves of characters were replaced by U+FFFD")
    if used & _BREAKS:
        plain = _LINE_ENDS.sub("\n", plain).replace("\u2029", "\n\n")
    plain, gone = strip_hidden(plain)
    if gone:
        warnings.append(_hidden_warning(gone))
    plain = unicodedata.normalize("NFC", plain).strip()
    if not furniture:
        return Cleaned(plain, tuple(warnings))
    story = cut_furniture(plain)
    if len(story) < len(plain):
        warnings.append(f"furniture: the last {len(plain) - len(story)} characters are no part of the story; left out")
    return Cleaned(story, tuple(warnings))
