"""Comparing words as a reader would, and still knowing where they stand.

``Folded`` is a text without case, with plain quotes, dashes and blanks, without soft hyphens and zero-width marks,
and (``accents=False``) without accents; every folded character remembers the one it came from. So words that a model
copied can be found although it typed straight quotes, and the span that comes back is of the original.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache

from pipeline.core.span import Span

_QUOTES = dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛‹›′´`", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@lru_cache(maxsize=4096)
def _fold_char(char: str, accents: bool) -> str:
    if char in _SILENT:
        return ""
    plain = _QUOTES.get(char) or _DASHES.get(char)
    if plain:
        return plain
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFC", char).casefold()
    if accents:
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c)) or folded


def fold(text: str, *, accents: bool = True) -> str:
    """``text`` folded, blanks run together and trimmed: a key to compare by."""
    folded = "".join(_fold_char(c, accents) for c in unicodedata.normalize("NFC", text))
    return " ".join(folded.split())


class Folded:
    """A folded text with the way back to its original offsets (code points)."""

    def __init__(self, text: str, *, accents: bool = True) -> None:
        self.original = text
        self.accents = accents
        chars: list[str] = []
        origin: list[int] = []
        blank = False
        for i, char in enumerate(text):
            piece = _fold_char(char, accents)
            if piece == " ":
                if blank:
                    continue
                blank = True
            elif piece:
                blank = False
            for c in piece:
                chars.append(c)
                origin.append(i)
        self.text = "".join(chars)
        self._origin = origin

    def _span(self, start: int, end: int) -> Span:
        return Span(start=self._origin[start], end=self._origin[end - 1] + 1)

    def _index(self, offset: int) -> int:
        """The first folded index whose origin is at or behind ``offset``."""
        return bisect_left(self._origin, offset)

    def find_all(self, words: str, *, within: Span | None = None, whole: bool = True) -> list[Span]:
        """Every place of ``words`` (folded) as spans of the original text, in order.

        ``within`` bounds the search; ``whole`` asks that no letter or digit stands directly beside a match.
        """
        needle = fold(words, accents=self.accents)
        if not needle:
            return []
        lo, hi = (0, len(self.text)) if within is None else (self._index(within.start), self._index(within.end))
        found: list[Span] = []
        at = self.text.find(needle, lo, hi)
        while at != -1:
            end = at + len(needle)
            before = self.text[at - 1] if at else " "
            after = self.text[end] if end < len(self.text) else " "
            inside = (before.isalnum() and needle[0].isalnum()) or (after.isalnum() and needle[-1].isalnum())
            if not (whole and inside):
                found.append(self._span(at, end))
            at = self.text.find(needle, at + 1, hi)
        return found
