"""Titles of works in quotation marks, which hold neither times nor numbers: «Verano del 42», "the film “24 Hours”"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.tables import table

_LONGEST = 50
"""Characters of a title, to each side of what is asked about."""
_WORDS = 7
"""Words of a title."""
_OPENING, _CLOSING = "«“„‘", "»”“’"
_SENTENCE = re.compile(r"[.!?;:\n]")
_HEAD = re.compile(r"[^\W\d_]+")


def in_title(text: str, start: int, end: int, language: str) -> bool:
    """Whether ``text[start:end]`` stands in a short quotation that a work or a capital within its sentence shows.

    Speech begins with a capital only behind a colon or as a sentence, and ends with a mark of its own.
    """
    low = max(0, start - _LONGEST)
    quote = max(text.rfind(mark, low, start) for mark in _OPENING)
    if quote < 0:
        return False
    before = text[quote + 1 : start]
    after = next((text[end:i] for i in range(end, min(len(text), end + _LONGEST)) if text[i] in _CLOSING), None)
    if after is None or any(mark in before for mark in _CLOSING) or _SENTENCE.search(before + after):
        return False
    inside = (before + text[start:end] + after).strip()
    if len(inside.split()) > _WORDS or inside.endswith(",") or not (inside[0].isupper() or inside[0].isdigit()):
        return False
    head = text[max(0, quote - _LONGEST) : quote].rstrip(" \u00a0")
    words = _HEAD.findall(head.lower())[-2:]
    if any(word.startswith(_works(language)) for word in words) and head[-1:].isalnum():
        return True
    named = inside[0].isupper() and len(inside.split()) > 1
    return named and head[-1:].isalpha() and _HEAD.findall(head)[-1].islower()


@cache
def _works(language: str) -> tuple[str, ...]:
    """The words for a film, a book, a song … of a language."""
    return tuple(table(language, "numbers").get("names", {}).get("works", "").split()) or ("\0",)
