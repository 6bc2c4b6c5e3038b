"""Days on which something is merely said: "police said on Wednesday", "teilte die Feuerwehr am Mittwoch mit".

The verbs are the option ``saying`` of a language's table, the words behind which its content begins ``said_that``,
those that open a clause before it ``said_as``, and ``said_at`` the nouns for where it is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.text.dates.cues import cues
from pipeline.text.dates.lexicon import Lexicon
from pipeline.text.readings import DateReading

_REACH = 70
"""Characters on either side in which the verb stands."""
_BEFORE, _AFTER = 6, 5
"""Words between the verb and its day."""
_MARK = re.compile(r"[.!?;:\n\"“”„«»()–—]|, ")
_WORD = re.compile(r"[^\W\d_]+")
_LINE = 2000
"""Characters up to which a line is looked at."""
_QUOTE = re.compile(r"[\"“”„«»]")
_DATELINE = re.compile(r"\.?\s*(?:\([^()\n]{1,30}\))?\.?\s*[–—-]{1,2}\s")


class Saying:
    """Tells of the readings of one text whether they are days of saying; each is looked at once."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self._text = text
        self._verbs = frozenset(lex.options.get("saying", ()))
        self._that = frozenset(lex.options.get("said_that", ()))
        self._at = frozenset(lex.options.get("said_at", ()))
        self._as = frozenset(lex.options.get("said_as", ()))
        self._cues = cues(lex.language)
        self._told: dict[int, bool] = {}
        self._marks: dict[int, list[int]] = {}  # the quotation marks of a line, by its beginning

    def tells(self, reading: DateReading) -> bool:
        """Whether something is said on that day, or the report was sent ("LONDON, March 11 —")."""
        told = self._told.get(reading.start)
        if told is None:
            told = self._told[reading.start] = self._dateline(reading) or self.speaks(reading.start, reading.end)
        return told

    def leads(self, reading: DateReading, start: int) -> bool:
        """Whether a clause that only tells who said it stands before: "Wie die Polizei am Montag mitteilte, war …"."""
        if not self._as or self._text.find(", ", reading.end, start) < 0:
            return False
        clause = _MARK.split(self._text[max(0, reading.start - _REACH) : reading.start])[-1]
        first = _WORD.search(clause)
        return bool(first and first[0].lower() in self._as)

    def quoted(self, at: int) -> bool:
        """Whether a quotation is open there; each paragraph begins outside one."""
        line = self.line(at)
        if line is None:
            return False
        if line not in self._marks:
            end = self._text.find("\n", at, line + 2 * _LINE)
            far = end if end >= 0 else line + 2 * _LINE
            self._marks[line] = [m.start() for m in _QUOTE.finditer(self._text, line, far)]
        return bool(bisect_left(self._marks[line], at) % 2)

    def line(self, at: int) -> int | None:
        """Where the line of a place begins; none where that is far off."""
        low = max(0, at - _LINE)
        found = self._text.rfind("\n", low, at) + 1
        return found or (None if low else 0)

    def _dateline(self, reading: DateReading) -> bool:
        if reading.granularity.value != "day":
            return False  # an entry of a ticker
        line = self.line(reading.start)
        return line is not None and reading.start - line < _REACH and bool(_DATELINE.match(self._text, reading.end))

    def speaks(self, start: int, end: int) -> bool:
        """Whether a word of saying stands beside ``text[start:end]`` in its clause."""
        text = self._text
        before = _MARK.split(text[max(0, start - _REACH) : start].rstrip(" "))[-1]
        if not self._at.isdisjoint(word.lower() for word in _WORD.findall(before)[-_BEFORE:]):
            return True
        for word in _WORD.findall(before)[: -_BEFORE - 1 : -1]:
            small = word.lower()
            if small in self._verbs:
                return True
            if small in self._that or self._cues.lean(word) < 0:
                break  # "said that on Tuesday …", "said he saw her on Tuesday"
        after = _MARK.split(text[end : end + _REACH], maxsplit=1)[0]
        for word in _WORD.findall(after)[:_AFTER]:
            if word.lower() in self._verbs:
                return True
            if self._cues.lean(word):
                return False
        return False
