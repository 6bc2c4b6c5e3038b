"""The day that a report is at, for a time of day that names none.

A reader keeps one day in mind: the day on which the last thing happened that a day was told for. Four things decide:

- The day on which something is merely *said* ("police said on Wednesday") is where nothing happens: another sentence
  goes on with the day of what happened, if one was told.
- A longer time of the past ("in April 2015") leaves the day; a stretch that is still open ("since 2015") doesn't.
- Far from any day, a time in the past lies on the day that the report opens with; so does one behind a longer time
  where a new paragraph begins.
- A line that begins with a time is an entry of a ticker: its day is that of the entry before, or of the heading, else
  that of the publication.

Where the verb beside the time speaks against that day (a plan, a past), it has none: a wrong day is worse.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates import hours
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.lexicon import Lexicon
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.points import Day
from pipeline.text.dates.saying import Saying
from pipeline.text.dates.spans import Clock, Daypart, Open, minute_of, side_of_night
from pipeline.text.dates.tense import Teller
from pipeline.text.dates.tokens import Values
from pipeline.text.readings import DateReading

CARRY = 400
"""Characters over which a clock time still belongs to the day told before it."""

_BREAKS = 3
"""Ends of sentences and lines over which it does: beyond, another day may be meant."""

SENTENCE = re.compile(r"[.!?][”»\"]?\s+[^\W\da-zß-öø-ÿ]|[.!?][”»\"]?\s+[„“«\"]|\n")

DAYS = ("day", "daypart", "hour", "minute")
"""The granularities of a time that is one day or less."""

_LEAD = 400
"""Characters in which a report tells the day of what it is about."""
_FRESH = dt.timedelta(days=7)
"""How long before the publication that day may lie."""

_LONG = dt.timedelta(days=31)
"""From how long before the publication on a day is one of another story."""

_SMALL, _DAWN, _NOON, _DUSK = 60, 6 * 60, 12 * 60, 18 * 60
_ONE = dt.timedelta(days=1)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Report:
    """What one text has told so far, asked for from its beginning on."""

    text: str
    lex: Lexicon
    today: dt.date | None
    teller: Teller
    readings: list[DateReading] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.saying = Saying(self.text, self.lex)
        self._happened: int | None = None  # where the first day is told on which something happened
        self._back: set[int] = set()  # where a reading begins that was counted back from another day
        self._passing: set[int] = set()  # where one begins that is told in passing

    def add(self, reading: DateReading, node: Node) -> None:
        """Takes in what was read last."""
        self.readings.append(reading)
        if self._happened is None and self._one_day(reading, night=True) and not self.saying.tells(reading):
            self._happened = reading.start
        of = node.of if isinstance(node, Open) else node
        if isinstance(of, Anchored) and of.n < 0:
            (self._back if of is node else self._passing).add(reading.start)
        if self._is_state(reading):
            self._passing.add(reading.start)

    def day(self, span: tuple[int, int], node: Node, lean: int) -> dt.date | None:
        """The day of a time of day at ``span``, or none; ``lean`` is the tense of the words around it."""
        if self._habit(span[0]):
            return None
        if isinstance(node, Clock) and (stamped := self._stamped(span)):
            return stamped
        day = self._before(span[0], node, lean)
        if day and self.today is not None and ((lean < 0 and day > self.today) or (lean > 0 and day < self.today)):
            planned_then = lean > 0 and (self._under_heading(span[0], day) or self.teller.was_planned(*span))
            day = day if planned_then else None
        day = day or self._opening_day(span[0], node, lean)
        untold = lean == 0 if isinstance(node, Clock) else lean >= 0
        if day and self.today is not None and untold and day <= self.today and self.saying.quoted(span[0]):
            return None  # "Nachts hört man nichts": what somebody tells in the present is no past day
        return day

    def half(self, span: tuple[int, int], node: Node, day: dt.date) -> Node:
        """The time of day itself, or half a day later where the words before tell that: "a mediodía … a las tres"."""
        last = self.readings[-1] if self.readings else None
        if not isinstance(node, Clock) or last is None or last.first is None or last.first[:10] != day.isoformat():
            return node
        if any(c.isdigit() for c in self.text[slice(*span)]) or self.breaks(last, span[0]) > 1:
            return node
        part, minute = self._part(last), node.minute
        words = _WORD.findall(self.text, *span)
        if minute >= _NOON or any(not self._classes(w).keys().isdisjoint(("DAYPART", "NOON", "AMPM")) for w in words):
            return node
        told = _clock_of(last.first) if "T" in last.first else None
        later = _NOON <= told < minute + _NOON if told is not None else hours.is_afternoon(part, minute)
        return replace(node, minute=minute + _NOON) if later and minute >= _SMALL else node

    def breaks(self, reading: DateReading, start: int) -> int:
        """Ends of sentences and lines between a reading and what begins at ``start``."""
        return len(SENTENCE.findall(self.text, reading.end, start + 1))

    def aside(self, reading: DateReading, start: int) -> bool:
        """Whether what begins at ``start``, in another sentence, goes on with an earlier day than the reading's.

        That is so where something is said on it, beside another day on which it happened; where it was told in passing
        ("the day before"), or by somebody who is quoted, and a new paragraph goes on with the report.
        """
        if self.saying.quoted(reading.start) and not self.saying.quoted(start):
            return True
        if reading.start in self._passing:
            return True
        if reading.start in self._back and "\n" in self.text[reading.end : start]:
            return True
        return self.saying.tells(reading) and self._happened is not None and self._happened < reading.start

    def _is_state(self, reading: DateReading) -> bool:
        """Whether it is the day of publication, told in the present: "the strike, in its fifth day on Friday"."""
        if self.today is None or not reading.first == reading.last == self.today.isoformat():
            return False
        if self._happened in (None, reading.start) or _opens_line(self.text, reading.start):
            return False
        if reading.granularity.value != "day":
            return False
        return self.teller.lean(reading.start, reading.end, clause=True)[0] >= 0

    def _under_heading(self, start: int, day: dt.date) -> bool:
        """Whether a line begins with that day, and tells what happened on it in the present: "Quinta-feira, 11."."""
        line = self.saying.line(start)
        return line is not None and any(
            line <= r.start < line + _INDENT
            and self._one_day(r)
            and _day(r.first or "") == day
            and _STAMP.match(self.text, r.end)
            for r in self.readings[-_LAST:]
        )

    def _habit(self, start: int) -> bool:
        """Whether its sentence has told how often: "Los domingos llamaba a su madre a las cinco"."""
        last = self.readings[-1] if self.readings else None
        return (
            last is not None
            and last.kind is DateKind.RECURRING
            and start - last.end < CARRY
            and not self.breaks(last, start)
        )

    def _before(self, start: int, node: Node, lean: int) -> dt.date | None:
        """The day that the last readings tell, for a time of day that follows: "ontem … às 15h"."""
        for reading in reversed(self.readings[-_LAST:]):
            if start - reading.end > CARRY:
                return None
            breaks = self.breaks(reading, start)
            if breaks > _BREAKS:
                return None
            apart = breaks or self.saying.leads(reading, start)
            if reading.kind is DateKind.RECURRING or (apart and self.aside(reading, start)):
                continue
            if _leaves_the_day(reading) or (breaks and self._old(reading) and "\n" in self.text[reading.end : start]):
                return None
            if reading.first and reading.last and (day := self._its_day(reading, node, lean)):
                return day
            if _open_day(reading):
                if lean < 0 and self.today and _day(reading.first or reading.last or "") > self.today:
                    continue  # "It will last until Friday. At 9.30 the room was full"
                return self._beside_open(reading, node)
        return None

    def _beside_open(self, reading: DateReading, node: Node) -> dt.date | None:
        """The day of a time that goes on from an open one: "hoy, a partir de las 17.00 … antes de las 21.00".

        Not where a day is open: "by Sunday lunchtime. Overnight …" is no longer on the day told before that.
        """
        moment, minute = reading.first or reading.last or "", minute_of(node)
        if reading.granularity.value == "day" or minute is None:
            return None
        day = _day(moment)
        if "T" not in moment:  # "before dawn … at 5.40"
            return day if self.today is not None and day <= self.today else None
        told = _clock_of(moment)
        if not reading.first and not told:
            return day - _ONE  # up to midnight
        return day if minute > told else None

    def _opening_day(self, start: int, node: Node, lean: int) -> dt.date | None:
        """The day that the report opens with, for a time in the past that stands far from any day."""
        if not isinstance(node, Clock | Daypart) or lean >= 0 or self.today is None or not self.readings:
            return None
        dated = next((r for r in reversed(self.readings[-_LAST:]) if r.first or r.last), self.readings[-1])
        if _open_day(dated):
            return None
        if _leaves_the_day(dated) and ("\n" not in self.text[dated.end : start] or not self._fresh_before(start)):
            return None
        said = None
        for reading in self.readings:
            if reading.start > _LEAD:
                break
            if not self._fresh(reading):
                continue
            minute = minute_of(node) or 0
            if self._late(reading) and _DAWN <= minute < _DUSK:
                return None  # "on Tuesday evening … at 9 a.m.": before it or after
            day = self._its_day(reading, node, lean)
            if not self.saying.tells(reading):
                return day
            said = said or day
        return said

    def _fresh(self, reading: DateReading) -> bool:
        """Whether a reading is a day of the week before the publication."""
        if not self._one_day(reading) or self.today is None:
            return False
        return self.today - _FRESH <= _day(reading.first or "") <= self.today

    def _old(self, reading: DateReading) -> bool:
        """Whether a reading is a day of long ago, in a report that has told one of these days."""
        if self.today is None or not reading.first or not any(self._fresh(r) for r in self.readings[:_LAST]):
            return False
        return self.today - _day(reading.first) > _LONG

    def _fresh_before(self, start: int) -> bool:
        """Whether such a day was told a paragraph or two before."""
        return any(self._fresh(r) for r in reversed(self.readings[-_ENTRY:]) if start - r.end <= 2 * CARRY)

    def _one_day(self, reading: DateReading, *, night: bool = False) -> bool:
        """Whether it is one day, or (``night``) one night, which is told by both of its days."""
        if reading.kind is not DateKind.RELATIVE or not reading.first or not reading.last:
            return False
        days = _day(reading.last) - _day(reading.first)
        return reading.granularity.value in DAYS and days <= (_ONE if night else _ONE * 0)

    def _stamped(self, span: tuple[int, int]) -> dt.date | None:
        """The day of an entry of a ticker: a line begins with its time."""
        if not _STAMP.match(self.text, span[1]) or not _opens_line(self.text, span[0]):
            return None
        for reading in reversed(self.readings[-_ENTRY:]):
            heads = _opens_line(self.text, reading.start) and reading.granularity.value in DAYS
            if heads and reading.first and reading.first[:10] == (reading.last or "")[:10]:
                return _day(reading.first)
        return None if self._happened is not None else self.today

    def _its_day(self, reading: DateReading, node: Node, lean: int) -> dt.date | None:
        """The day of a reading on which a time of day lies: after an evening the small hours are the next day's."""
        first, last = _day(reading.first or ""), _day(reading.last or "")
        if last - first == _ONE and reading.granularity.value == "daypart":
            return side_of_night(node, first, last, after=True)  # a night told by both of its days
        if first != last:
            return None
        if self._late(reading):
            minute = minute_of(node)
            if self._opened(reading):
                return first
            reopens = lean > 0 and minute is not None and minute < _NOON and "T" not in (reading.first or "")
            return first + _ONE if _early(node) or reopens else first
        return first - _ONE if self._evening_before(reading, node, lean) else first

    def _opened(self, reading: DateReading) -> bool:
        """Whether its sentence tells a whole day from the morning on: "The polls opened at eight, closed at 20.00"."""
        before = next((r for r in reversed(self.readings) if r.start < reading.start), None)
        moment = (before.first or "") if before else ""
        if before is None or "T" not in moment or moment[:10] != (reading.first or "")[:10]:
            return False
        return _clock_of(moment) < _NOON and not self.breaks(before, reading.start)

    def _evening_before(self, reading: DateReading, node: Node, lean: int) -> bool:
        """Whether an evening told behind a time of the small hours is the one before: "past midnight … 19.15"."""
        minute = minute_of(node)
        if lean > 0 or minute is None or minute < _DUSK or "T" not in (reading.first or ""):
            return False
        if isinstance(node, Daypart) and node.name == "night":
            return False  # "gegen 3.15 Uhr … noch in der Nacht": that very night
        evening = _day(reading.first or "") - _ONE
        told = any((r.first or "")[:10] == evening.isoformat() for r in self.readings[-_LAST:])
        return (told or (lean < 0 and evening + _ONE == self.today)) and _clock_of(reading.first or "") < _DAWN

    def _late(self, reading: DateReading) -> bool:
        """Whether a reading tells an evening or a night."""
        if reading.first and "T" in reading.first:
            return _clock_of(reading.first) >= _DUSK
        words = _WORD.findall(self.text, reading.start, reading.end)
        nights = self.lex.options.get("nights", ())
        return self._part(reading) in ("evening", "night") or any(w.lower() in nights for w in words)

    def _part(self, reading: DateReading) -> str:
        """The part of the day that a reading tells, if any."""
        words = _WORD.findall(self.text, reading.start, reading.end)
        told = [part for w in words if (part := self._classes(w).get("DAYPART"))]
        return str(told[-1]) if told else ""

    def _classes(self, word: str) -> Values:
        return {**self.lex.words.get(word.lower(), {}), **self.lex.exact.get(word, {})}


_LAST = 8
"""Readings before a time of day among which its day is looked for."""

_ENTRY = 20
"""Readings before an entry of a ticker among which the entry before is looked for."""

_INDENT = 4
"""Characters that may stand before the day that heads a line."""

_STAMP = re.compile(r" ?[:.–—-](?!\d)| Uhr ?[:.–—-]")
"""What follows the time of an entry of a ticker."""


def _opens_line(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \u00a0*#•–—-")
    return not before or before.endswith("\n")


def in_row(text: str, start: int, node: Node, readings: list[DateReading], today: dt.date | None) -> dt.date | None:
    """The day of a weekday that stands in a row behind another one: "mardi, mercredi et jeudi"."""
    last = readings[-1] if readings else None
    if not isinstance(node, Day) or node.d is not None or node.weekday is None or node.mod is not None:
        return None
    if last is None or last.first is None or last.first != last.last or last.granularity.value != "day":
        return None
    if today is None or not _ROW.fullmatch(text, last.end, start):
        return None
    before = _day(last.first)
    day = before + dt.timedelta(days=(node.weekday - before.weekday() - 1) % 7 + 1)
    return day if before > today or day <= today else None  # a row of days past may begin with the latest


_ROW = re.compile(r"(?:,| \w{1,3})(?: \w{1,2})? ")
"""What joins the days of a row: a comma or a small word, and an article."""


def _early(node: Node) -> bool:
    """Whether a time told behind an evening lies on the next day: "at 9 p.m. … by dawn"."""
    part = node.of if isinstance(node, Open) else node
    minute = minute_of(node)
    return part.name == "morning" if isinstance(part, Daypart) else minute is not None and minute < _DAWN


def _open_day(reading: DateReading) -> bool:
    return bool(reading.first) != bool(reading.last) and reading.granularity.value in DAYS


def _leaves_the_day(reading: DateReading) -> bool:
    """Whether a reading is a longer time of its own: "in April 2015"."""
    return bool(reading.first and reading.last) and reading.granularity.value not in DAYS


def _clock_of(moment: str) -> int:
    return int(moment[11:13]) * 60 + int(moment[14:16])


def _day(moment: str) -> dt.date:
    return dt.date.fromisoformat(moment[:10])
