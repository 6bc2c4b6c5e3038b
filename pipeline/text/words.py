"""The words of a text with their places: what the readers of names and attributions walk along."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from pipeline.text.tables import base

# Letters with stops ("U.S.", "S.A."), or a word with what may stand inside one; an English 's stays outside.
_WORD = r"(?:[^\W\d_]\.){2,8}|[^\W_]+(?:(?:[-'’&]|\.(?![A-ZÀ-ÖØ-Þ]))(?![sS](?![^\W_]))[^\W_]+)*"
_PLAIN = re.compile(f"({_WORD})")
# French elisions are words of their own: l'ONU, d'Alep, qu'elle.
_ELISION = r"(?:[lLdDnNsSjJmMtTcC]|(?:[qQ]|[jJ]usq|[lL]orsq|[pP]uisq)u)['’](?=[^\W\d_])"
_FRENCH = re.compile(f"({_ELISION}|{_WORD})")


class Words:
    """Every word of a text: ``words[i] == text[starts[i]:ends[i]]``; ``lows`` are in lower case, apostrophes plain."""

    __slots__ = ("ends", "gaps", "lows", "starts", "text", "words")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        pattern = _FRENCH if base(language) == "fr" else _PLAIN
        # Gap, word, gap, word … gap: the whole text, so that lengths tell the places.
        pieces = pattern.split(text)
        places = list(accumulate(map(len, pieces)))
        self.words: list[str] = pieces[1::2]
        self.starts: list[int] = places[:-1:2]
        self.ends: list[int] = places[1::2]
        self.lows: list[str] = [word.lower() for word in self.words]
        if "’" in text:
            self.lows = [low.replace("’", "'") for low in self.lows]
        # gaps[i] stands before word i; behind the last one there is none.
        self.gaps: list[str] = pieces[::2]
        self.gaps[-1] = ""

    def __len__(self) -> int:
        return len(self.words)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that begin in ``[start, end)``."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def gap(self, i: int) -> str:
        """What stands between word ``i`` and the next one."""
        return self.gaps[i + 1]

    def before(self, i: int) -> str:
        """What stands between word ``i`` and the one before it."""
        return self.gaps[i]
