"""Words of another day: in "He wrote on 3 March: “We leave tomorrow”" tomorrow is the 4th of March.

What stands in quotation marks counts from the day on which it was said, where the frame of the quote tells that day
beside its verb of saying. Speech that is told back ("había dicho: «…»") was said on a day that nobody knows.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.text.attributions.classes import CueClass
from pipeline.text.attributions.cues import Cues, cues
from pipeline.text.dates.lexicon import Lexicon
from pipeline.text.readings import DateReading

Said = dt.date | Literal["unknown"]
"""The day on which words were said; ``unknown`` where they are told back from some earlier one."""

_QUOTE = 400
"""Characters of a quotation up to an expression in it, and from there to its end."""
_FRAME = 160
"""Characters of the words beside a quotation that tell who says it."""
_BESIDE = 5
"""Words between the verb of saying and its day: "said in a long letter on Monday"."""
_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"'}
_MARK = re.compile(r"[“”«»„\"]")
_SENTENCE = re.compile(r"[.!?…]\s|[“”«»„\"\n]")
_WORD = re.compile(r"[^\W\d_]+")
_EXACT = ("day", "daypart", "hour", "minute")


def said_elsewhen(text: str, start: int, readings: Sequence[DateReading], today: dt.date, lex: Lexicon) -> Said | None:
    """When the words at ``start`` were said, if they are quoted from another day than ``today``; else none."""
    inside = _quotation(text, start)
    if inside is None:
        return None
    known = cues(lex.language)
    for frame in _frames(text, *inside):
        if day := _told(text, frame, readings, known):
            return None if day == today else day
        if _told_back(text[slice(*frame)], known, lex):
            return "unknown"
    return None


def _quotation(text: str, start: int) -> tuple[int, int] | None:
    """The quotation that holds ``start``: where its marks stand; only within one paragraph."""
    low = max(0, start - _QUOTE)
    low = max(low, text.rfind("\n", low, start) + 1)
    opening, closing = -1, ""
    for m in _MARK.finditer(text, low, start):
        if opening >= 0 and m[0] == closing:
            opening = -1
        elif opening < 0 and m[0] in _PAIRS:
            opening, closing = m.start(), _PAIRS[m[0]]
    if opening < 0:
        return None
    end = text.find(closing, start, start + _QUOTE)
    return (opening, end) if end >= 0 and "\n" not in text[opening:end] else None


def _frames(text: str, opening: int, closing: int) -> Iterator[tuple[int, int]]:
    """The words before a quotation up to their own beginning, where they lead to it, and those that go on behind it."""
    before = text[max(0, opening - _FRAME) : opening].rstrip()
    if before.endswith((":", ",")):
        begin = max((m.end() for m in _SENTENCE.finditer(before)), default=0)
        at = max(0, opening - _FRAME)
        yield at + begin, at + len(before)
    behind = text[closing + 1 : closing + 1 + _FRAME]
    if behind[:1] == "," or text[closing - 1] in ",?!" or behind[:2].strip().islower():
        stop = _SENTENCE.search(behind)
        yield closing + 1, closing + 1 + (stop.start() if stop else len(behind))


def _told(text: str, frame: tuple[int, int], readings: Sequence[DateReading], known: Cues) -> dt.date | None:
    """The day that stands beside the verb of saying of a frame."""
    for i in range(bisect_left(readings, frame[0], key=_start), len(readings)):
        r = readings[i]
        if r.end > frame[1]:
            break
        if r.first and r.last and r.granularity.value in _EXACT and r.first[:10] == r.last[:10]:
            before, after = text[frame[0] : r.start], text[r.end : frame[1]]
            # "The minister, who starts on Monday, said": no day of saying; but "On Monday, the minister said"
            near = [*_words(before.rpartition(",")[2])[-_BESIDE:], *_words(_behind(before, after))[:_BESIDE]]
            if any(_says(word, known) for word in near):
                return dt.date.fromisoformat(r.first[:10])
    return None


def _start(reading: DateReading) -> int:
    return reading.start


def _behind(before: str, after: str) -> str:
    """The words of the same clause behind a day; one that begins the frame may have a comma of its own."""
    return (after if before.strip() else after.removeprefix(",")).partition(",")[0]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _says(word: str, known: Cues) -> bool:
    return known.verbs.get(word, known.participles.get(word)) is CueClass.SAY


def _told_back(frame: str, known: Cues, lex: Lexicon) -> bool:
    """Whether the verb of saying is one of an earlier past: "había dicho", "had said", "hatte gesagt"."""
    words = _words(frame)
    had, said = lex.options.get("told_back", ()), lex.options.get("told", ())
    return any(
        word in had and any(w in said or _says(w, known) for w in words[i + 1 : i + 1 + _HAD])
        for i, word in enumerate(words)
    )


_HAD = 3
"""Words from "had" to what was said with it: "avait pourtant déjà promis"."""
