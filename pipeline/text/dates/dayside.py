"""On which day a time of day lies beside another reading: after an evening the small hours are the next day's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.text.dates import hours
from pipeline.text.dates.lexicon import Lexicon
from pipeline.text.dates.moments import DAWN, DUSK, MORNING, NOON, ONE, SMALL, breaks, clock_of, day_of
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.spans import Clock, Daypart, Open, minute_of, side_of_night
from pipeline.text.dates.tokens import Values
from pipeline.text.readings import DateReading

_WORD = re.compile(r"[^\W\d_]+")
_HOUR = 30
"""Characters of a time of day."""
_NIGHT = 3
"""Words of a night that is told as such: "in der Nacht", and not "en fin de nuit"."""
_LAST = 8
"""Readings before a time of day among which the evening before it is looked for."""


@dataclass(frozen=True)
class DaySide:
    """The words and the readings so far that tell it; ``readings`` grows as the text is read."""

    text: str
    lex: Lexicon
    today: dt.date | None
    readings: Sequence[DateReading]

    def day(self, reading: DateReading, node: Node, start: int, lean: int) -> dt.date | None:
        """The day of a reading on which a time of day lies; none where it tells several."""
        first, last = day_of(reading.first or ""), day_of(reading.last or "")
        if last - first == ONE and reading.granularity.value == "daypart":
            return side_of_night(node, first, last, after=True)  # a night told by both of its days
        if first != last:
            return None
        if not self.is_late(reading):
            if self._goes_on_past_midnight(reading, node, start):
                return first + ONE
            return first - ONE if self._evening_before(reading, node, lean) else first
        if self._whole_day(reading) or self._is_past_midnight(reading):
            return first
        minute = minute_of(node)
        for_a_night = clock_of(reading.first) is None and len(self.text[reading.start : reading.end].split()) <= _NIGHT
        reopens = lean > 0 and for_a_night and minute is not None and minute < NOON
        return first + ONE if _early(node) or reopens else first

    def beside_open(self, reading: DateReading, node: Node) -> dt.date | None:
        """The day of a time that goes on from an open one: "hoy, a partir de las 17.00 … antes de las 21.00".

        Not where a day is open: "by Sunday lunchtime. Overnight …" is no longer on the day told before that.
        """
        moment, minute = reading.first or reading.last or "", minute_of(node)
        if reading.granularity.value == "day":
            return None
        day, told = day_of(moment), clock_of(moment)
        if minute is None:  # "from 9 o'clock and, at the end of the day, …"
            return day if reading.first and isinstance(node, Daypart) else None
        early = told < NOON if told else self._part(reading) == "morning"
        if not reading.first and early and minute >= DUSK:
            return day - ONE  # "to wait until the morning. In the night …"
        if told is None:  # "before dawn … at 5.40"
            return day if self.today is not None and day <= self.today else None
        if not reading.first and not told:
            return day - ONE  # up to midnight
        return day if minute > told else None

    def half(self, span: tuple[int, int], node: Node, day: dt.date) -> Node:
        """The time of day itself, or half a day later where the words before tell that: "a mediodía … a las tres"."""
        last = self.readings[-1] if self.readings else None
        if not isinstance(node, Clock) or last is None or last.first is None or last.first[:10] != day.isoformat():
            return node
        if node.minute > NOON or self.tells_half(*span) or breaks(self.text, last, span[0]) > 1:
            return node
        told = clock_of(last.first)
        if node.minute == NOON:  # "anoche a las once, y a las doce …"
            return replace(node, minute=2 * NOON) if self.is_late(last) else node
        if told is not None:
            told = told if NOON <= told < node.minute + NOON else None
        later = told is not None or ("T" not in last.first and hours.is_afternoon(self._part(last), node.minute))
        return replace(node, minute=node.minute + NOON) if later and node.minute >= SMALL else node

    def is_late(self, reading: DateReading) -> bool:
        """Whether a reading tells an evening or a night."""
        minute = clock_of(reading.first)
        return minute >= DUSK if minute is not None else self._part(reading) in ("evening", "night")

    def _whole_day(self, reading: DateReading) -> bool:
        """Whether its sentence tells a whole day from the morning on: "The polls opened at eight, closed at 20.00"."""
        before = next((r for r in reversed(self.readings) if r.start < reading.start), None)
        minute = clock_of(before.first) if before else None
        if before is None or minute is None or (before.first or "")[:10] != (reading.first or "")[:10]:
            return False
        return minute < NOON and not breaks(self.text, before, reading.start)

    def _goes_on_past_midnight(self, reading: DateReading, node: Node, start: int) -> bool:
        """Whether it ends in the small hours what an afternoon began: "met at 3 p.m. and parted at 2 a.m."."""
        told, minute = clock_of(reading.first), minute_of(node)
        if told is None or told < NOON or minute is None or minute >= MORNING:
            return False
        if not self.tells_half(start, start + _HOUR):
            return False  # "a mediodía … a las tres": that afternoon
        return not breaks(self.text, reading, start)

    def tells_half(self, start: int, end: int) -> bool:
        """Whether figures or a word tell the half of the day."""
        words = _WORD.findall(self.text, start, min(end, len(self.text)))
        told = any(not self._classes(w).keys().isdisjoint(_HALVES) for w in words)
        return told or any(c.isdigit() for c in self.text[start:end])

    def _is_past_midnight(self, reading: DateReading) -> bool:
        """Whether a night is the one of a time of the small hours before it: "At 3.15 … in the night … at 4"."""
        before = next((r for r in reversed(self.readings) if r.start < reading.start), None)
        minute = clock_of(before.first) if before and clock_of(reading.first) is None else None
        if before is None or minute is None or minute >= DAWN:
            return False
        return (before.first or "")[:10] == (reading.first or "")[:10]

    def _evening_before(self, reading: DateReading, node: Node, lean: int) -> bool:
        """Whether an evening told behind a time of the small hours is the one before: "past midnight … 19.15"."""
        minute, told = minute_of(node), clock_of(reading.first)
        if lean > 0 or minute is None or minute < DUSK or told is None or told >= DAWN:
            return False
        if isinstance(node, Daypart) and node.name == "night" and told:
            return False  # "gegen 3.15 Uhr … noch in der Nacht": that very night
        evening = day_of(reading.first or "") - ONE
        if lean < 0 and evening + ONE == self.today:
            return True
        return any((r.first or "")[:10] == evening.isoformat() for r in self.readings[-_LAST:])

    def _part(self, reading: DateReading) -> str:
        """The part of the day that a reading tells, if any."""
        words = _WORD.findall(self.text, reading.start, reading.end)
        if any(w.lower() in self.lex.options.get("nights", ()) for w in words):
            return "night"
        told = [part for w in words if (part := self._classes(w).get("DAYPART") or self._named_by_end(w))]
        return str(told[-1]) if told else ""

    def _named_by_end(self, word: str) -> str:
        """The part of the day that a compound ends with ("Montagabend")."""
        ends = self.lex.options.get("daypart_ends", {})
        return next((name for name, some in ends.items() if word.lower().endswith(tuple(some))), "")

    def _classes(self, word: str) -> Values:
        return {**self.lex.words.get(word.lower(), {}), **self.lex.exact.get(word, {})}


_HALVES = ("DAYPART", "NOON", "AMPM")
"""The classes of the words that tell the half of the day."""


def _early(node: Node) -> bool:
    """Whether a time told behind an evening lies on the next day: "at 9 p.m. … by dawn"."""
    part = node.of if isinstance(node, Open) else node
    minute = minute_of(node)
    return part.name == "morning" if isinstance(part, Daypart) else minute is not None and minute < DAWN
