"""The words of a text with their places: what the readers of names and attributions walk along."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.text.tables import base

# Letters with stops ("U.S.", "S.A."), or a word with what may stand inside one; an English 's stays outside.
_WORD = r"(?:[^\W\d_]\.){2,8}|[^\W_]+(?:(?:[-'’&]|\.(?![A-ZÀ-ÖØ-Þ]))(?![sS](?![^\W_]))[^\W_]+)*"
_PLAIN = re.compile(_WORD)
# French elisions are words of their own: l'ONU, d'Alep, qu'elle.
_FRENCH = re.compile(r"(?:[lLdDnNsSjJmMtTcC]|(?:[qQ]|[jJ]usq|[lL]orsq|[pP]uisq)u)['’](?=[^\W\d_])|" + _WORD)


class Words:
    """Every word of a text: ``words[i] == text[starts[i]:ends[i]]``; ``lows`` are in lower case, apostrophes plain."""

    __slots__ = ("ends", "gaps", "lows", "starts", "text", "words")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        pattern = _FRENCH if base(language) == "fr" else _PLAIN
        places = [match.span() for match in pattern.finditer(text)]
        self.starts: list[int] = [start for start, _ in places]
        self.ends: list[int] = [end for _, end in places]
        self.words: list[str] = [text[start:end] for start, end in places]
        self.lows: list[str] = [word.lower() for word in self.words]
        if "’" in text:
            self.lows = [low.replace("’", "'") for low in self.lows]
        # gaps[i] stands before word i; none is behind the last one.
        self.gaps: list[str] = [text[end:start] for end, start in zip([0, *self.ends], self.starts, strict=False)]
        self.gaps.append("")

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
