"""Comparing words as a reader would, and still knowing where they stand.

``Folded`` is a text without case, with plain quotes, dashes and blanks, without soft hyphens and zero-width marks,
and (``accents=False``) without accents; every folded character remembers the one it came from. So words that a model
copied can be found although it typed straight quotes, and the span that comes back is of the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

from pipeline.core.span import Span

_QUOTES = dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛‹›′´`", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


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


class _Table(dict[int, str]):
    """What each character becomes, for ``str.translate``; it learns a character when it meets it."""

    # Some scripts together; a text of all of Unicode must not fill the memory.
    _MOST = 8192

    def __init__(self, *, accents: bool) -> None:
        self.accents = accents

    def __missing__(self, code: int) -> str:
        piece = _fold_char(chr(code), self.accents)
        if len(self) < self._MOST:
            self[code] = piece
        return piece


_TABLES = {accents: _Table(accents=accents) for accents in (True, False)}


def fold(text: str, *, accents: bool = True) -> str:
    """``text`` folded, blanks run together and trimmed: a key to compare by."""
    if text.isascii() and "`" not in text:
        # Of ASCII only capitals, blanks and the grave accent become something else.
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", text).translate(_TABLES[accents]).split())


@lru_cache(maxsize=64)
def _uneven(chars: frozenset[str]) -> re.Pattern[str]:
    """Where a text and its folded form differ in length: runs of blanks, and ``chars`` that become none or several."""
    odd = "".join(map(re.escape, sorted(chars)))
    return re.compile(rf"[\s{odd}]{{2,}}|[{odd}]" if odd else r"\s{2,}")


class Folded:
    """A folded text with the way back to its original offsets (code points)."""

    def __init__(self, text: str, *, accents: bool = True) -> None:
        self.original = text
        self.accents = accents
        # From the folded offset `_at[i]` on, the original one is larger by `_more[i]`.
        self._at = [0]
        self._more = [0]
        table = _TABLES[accents]
        pieces: list[str] = []
        length = behind = 0
        odd = _uneven(frozenset(c for c in set(text) if len(table[ord(c)]) != 1))
        for match in odd.finditer(text):
            even = text[behind : match.start()].translate(table)
            pieces.append(even)
            length += len(even)
            behind = match.end()
            for offset, char in self._run(match):
                self._note(length, offset - length)
                pieces.append(char)
                length += 1
            self._note(length, behind - length)
        pieces.append(text[behind:].translate(table))
        self.text = "".join(pieces)

    def _run(self, match: re.Match[str]) -> list[tuple[int, str]]:
        """The folded characters of an uneven run, each with the offset that it comes from: one blank of several."""
        table = _TABLES[self.accents]
        made: list[tuple[int, str]] = []
        for offset, char in enumerate(match.group(), match.start()):
            for c in table[ord(char)]:
                if not (c == " " and made and made[-1][1] == " "):
                    made.append((offset, c))
        return made

    def _note(self, folded: int, more: int) -> None:
        if self._more[-1] != more:
            if self._at[-1] == folded:
                self._more[-1] = more
            else:
                self._at.append(folded)
                self._more.append(more)

    def _origin(self, folded: int) -> int:
        """The original offset of a folded one."""
        return folded + self._more[bisect_right(self._at, folded) - 1]

    def _span(self, start: int, end: int) -> Span:
        return Span(start=self._origin(start), end=self._origin(end - 1) + 1)

    def _index(self, offset: int) -> int:
        """The first folded offset that comes from ``offset`` or from behind it."""
        return bisect_left(range(len(self.text)), offset, key=self._origin)

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
