"""Comparing words for the judge: folding of its own, and places in a text that survive it.

Apart from ``pipeline.text`` on purpose: what judges a summary shares no code with what made it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = (
    dict.fromkeys("“”„‟«»″＂", '"')
    | dict.fromkeys("‘’‚‛‹›′´`", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | {"…": "..."}
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """One character folded: nothing, one character, or several (``ß``, ``…``)."""
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isspace():
        return " "
    return "".join(c for c in unicodedata.normalize("NFD", char.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` without case, accents and typographic marks, blanks run together: a key to compare by."""
    return " ".join("".join(map(fold_char, text)).split())


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """The words of ``text`` alone, folded: ``Dr. Silva,`` and ``dr silva`` agree."""
    return " ".join(_WORD.findall(fold(text)))


def holds_keys(text: str | None, keys: tuple[tuple[str, ...], ...]) -> bool:
    """Whether one entry of each list begins a word (or a run of words) of ``text``, both folded."""
    if not keys:
        return True
    words = f" {bare(text or '')}"
    return all(any(f" {bare(key)}" in words for key in group) for group in keys)
