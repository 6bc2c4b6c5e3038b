"""The day that a report is at, for a time of day that names none.

A reader keeps one day in mind: the day on which the last thing happened that a day was told for. These decide:

- The day on which something is merely *said* ("police said on Wednesday") is where nothing happens: another sentence
  goes on with the day of what happened, if one was told. So it is with a day that somebody who is quoted tells, with
  one told in passing ("which the day before …") and with the present day where it tells how things stand.
- Behind the paragraph that the report opens with it goes back to the first day of that: what it is about.
- A longer time of the past ("in April 2015") leaves the day, save beside it in the same sentence; a stretch that is
  still open ("since 2015") doesn't.
- Far from any day, a time in the past lies on the day that the report opens with; so does one behind a longer time
  where a new paragraph begins.
- A line that begins with a time is an entry of a ticker: its day is that of the entry before, or of the heading, else
  that of the publication.

Where the verb beside the time speaks against that day (a plan, a past), it has none: a wrong day is worse.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from pipeline.core.quantity import DateKind
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.cues import cues
from pipeline.text.dates.dayside import DaySide
from pipeline.text.dates.lexicon import Lexicon
from pipeline.text.dates.moments import CARRY, DAWN, DUSK, breaks, day_of, is_longer, is_open_day, one_day, opens_line
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.saying import Saying
from pipeline.text.dates.spans import Clock, Daypart, Open, minute_of
from pipeline.text.dates.tense import Teller
from pipeline.text.readings import DateReading

_BREAKS = 3
"""Ends of sentences and lines over which a day goes on: beyond, another one may be meant."""

_LEAD = 400
"""Characters in which a report tells the day of what it is about."""
_FRESH = dt.timedelta(days=7)
"""How long before the publication that day may lie."""
_LONG = dt.timedelta(days=31)
"""From how long before the publication on a day is one of another story."""

_LAST = 8
"""Readings before a time of day among which its day is looked for."""
_ENTRY = 20
"""Readings before an entry of a ticker among which the entry before is looked for."""
_HOUR = 30
"""Characters of a time of day."""
_INDENT = 4
"""Characters that may stand before the day that heads a line."""

_CLAUSE = re.compile(r"[.!?,;:()\n–—]")

_STAMP = re.compile(r" ?[:.–—-](?!\d)| Uhr ?[:.–—-]")
"""What follows the time of an entry of a ticker."""


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
        self.side = DaySide(self.text, self.lex, self.today, self.readings)
        self.has_days = self.today is not None  # whether there is any day that a time could lie on
        self._happened: DateReading | None = None  # the first day that is told on which something happened
        self._back: set[int] = set()  # where a reading begins that was counted back from another day
        self._passing: set[int] = set()  # where one begins that is told in passing

    def add(self, reading: DateReading, node: Node) -> None:
        """Takes in what was read last."""
        self.readings.append(reading)
        self.has_days = self.has_days or bool(reading.first or reading.last)
        if self._happened is None and one_day(reading, night=True) and not self.saying.tells(reading):
            self._happened = reading
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
        return None if day and self._told_in_present(span[0], node, lean, day) else day

    def _told_in_present(self, start: int, node: Node, lean: int, day: dt.date) -> bool:
        """Whether somebody tells in the present what a time of day is like: “At night you don't hear the river”."""
        untold = lean == 0 if isinstance(node, Clock) else lean >= 0
        if self.today is None or not untold or day > self.today or not self.saying.quoted(start):
            return False
        last = self.readings[-1] if self.readings else None
        goes_on = last is not None and (last.first or "")[:10] == day.isoformat() and self.saying.quoted(last.start)
        return not (isinstance(node, Clock) and goes_on)

    def is_habit(self, span: tuple[int, int], node: Node, lean: int) -> bool:
        """Whether somebody tells in the present what a part of the day is like: “At night you don't hear the river”."""
        return isinstance(node, Daypart) and not lean and self.saying.quoted(span[0])

    def aside(self, reading: DateReading, start: int, *, saying: bool = True) -> bool:
        """Whether what begins at ``start``, in another sentence, goes on with an earlier day than the reading's.

        Without ``saying`` a day on which something is said doesn't count as one.
        """
        if self.saying.quoted(reading.start) and not self.saying.quoted(start):
            return True
        if reading.start in self._passing or (self._old(reading) and self._is_history(reading)):
            return True
        if reading.start in self._back and self._paragraphs(reading, start):
            return True
        happened = self._happened is not None and self._happened.start < reading.start
        return saying and happened and self.saying.tells(reading)

    def _is_history(self, reading: DateReading) -> bool:
        """Whether a relative clause tells it: "for the collapse that killed 19 people on 25 November 2019"."""
        clause = _CLAUSE.split(self.text[max(0, reading.start - _LEAD) : reading.start])[-1].lower().split()
        if self.lex.options.get("capital_nouns"):
            clause = clause[:1]  # whose relative pronouns are articles, too
        return not cues(self.lex.language).relative.isdisjoint(clause)

    def _paragraphs(self, reading: DateReading, start: int) -> bool:
        """Whether another paragraph begins between a reading and ``start``."""
        return "\n" in self.text[reading.end : start]

    def _is_state(self, reading: DateReading) -> bool:
        """Whether it is the day of publication, told in the present: "the strike, in its fifth day on Friday"."""
        if self.today is None or not reading.first == reading.last == self.today.isoformat():
            return False
        if self._happened in (None, reading) or opens_line(self.text, reading.start):
            return False
        if reading.granularity.value != "day":
            return False
        return self.teller.lean(reading.start, reading.end, clause=True)[0] >= 0

    def _under_heading(self, start: int, day: dt.date) -> bool:
        """Whether a line begins with that day, and tells what happened on it in the present: "Quinta-feira, 11."."""
        line = self.saying.line(start)
        return line is not None and any(
            line <= r.start < line + _INDENT
            and one_day(r)
            and day_of(r.first or "") == day
            and _STAMP.match(self.text, r.end)
            for r in self.readings[-_LAST:]
        )

    def _habit(self, start: int) -> bool:
        """Whether its sentence has told how often: "Los domingos llamaba a su madre a las cinco"."""
        last = self.readings[-1] if self.readings else None
        if last is None or last.kind is not DateKind.RECURRING or start - last.end > CARRY:
            return False
        if self.saying.quoted(last.start) and not self.saying.quoted(start):
            return False
        return not breaks(self.text, last, start)

    def _before(self, start: int, node: Node, lean: int) -> dt.date | None:
        """The day that the last readings tell, for a time of day that follows: "ontem … às 15h".

        A time at which something is said ("at a news conference at 11") may lie on a day of saying.
        """
        speaks: bool | None = None  # whether something is said then, once that is asked
        for i in range(len(self.readings) - 1, max(len(self.readings) - 1 - _LAST, -1), -1):
            reading = self.readings[i]
            if reading.kind is DateKind.RECURRING or not (reading.first or reading.last):
                continue
            ends = breaks(self.text, reading, start) if start - reading.end <= CARRY else _BREAKS + 1
            if ends > _BREAKS:
                return None
            quoted = self.saying.quoted(reading.start) and not self.saying.quoted(start)
            apart = ends or quoted or self.saying.leads(reading, start)
            speaks = self.saying.speaks(start, start) if speaks is None else speaks
            if apart and self.aside(reading, start, saying=not speaks):
                continue
            if is_longer(reading) and self._beside_day(i):
                continue
            if is_longer(reading) or (ends and self._old(reading) and self._paragraphs(reading, start)):
                return None
            if lean <= 0 and not speaks and self._happened is not None and self._in_lead(reading, start):
                return self.side.day(self._happened, node, start, lean)
            if reading.first and reading.last and (day := self.side.day(reading, node, start, lean)):
                loose = lean <= 0 and self.today is not None and day > self.today and self._paragraphs(reading, start)
                if loose and not opens_line(self.text, start):
                    return None  # a plan doesn't reach into the next paragraph
                return None if self._either_morning(reading, node, start, day) else day
            if is_open_day(reading):
                if lean < 0 and self.today and day_of(reading.first or reading.last or "") > self.today:
                    continue  # "It will last until Friday. At 9.30 the room was full"
                return self.side.beside_open(reading, node)
        return None

    def _either_morning(self, reading: DateReading, node: Node, start: int, day: dt.date) -> bool:
        """Whether a witness may mean the morning before an evening that was told, or the one after it."""
        if day.isoformat() <= (reading.last or "")[:10]:
            return False
        if isinstance(node, Clock) and self.side.tells_half(start, start + _HOUR):
            return False
        return self.saying.quoted(start) and not self.saying.quoted(reading.start)

    def _beside_day(self, i: int) -> bool:
        """Whether a longer time is told beside a day, in its sentence: "By 14 h 31 percent had voted, as in 2020"."""
        before = self.readings[i - 1] if i else None
        if before is None or not (one_day(before, night=True) or is_open_day(before)):
            return False
        if (self.readings[i].last or "") >= (before.first or before.last or ""):
            return False  # "on Wednesday to the council and two weeks later to parliament"
        return not breaks(self.text, before, self.readings[i].start)

    def _in_lead(self, reading: DateReading, start: int) -> bool:
        """Whether a reading stands in the paragraph that the report opens with, behind the day that it is about."""
        happened = self._happened
        if happened is None or happened.start > _LEAD or not self._fresh(happened) or reading.start <= happened.start:
            return False
        if not (reading.first or reading.last):
            return False
        if day_of(reading.first or reading.last or "") <= day_of(happened.first or ""):
            return False  # "On Sunday police caught the man who had fled on Friday": how he fled comes next
        return self._paragraphs(reading, start) and not self._paragraphs(happened, reading.start)

    def _opening_day(self, start: int, node: Node, lean: int) -> dt.date | None:
        """The day that the report opens with, for a time in the past that stands far from any day."""
        if not isinstance(node, Clock | Daypart) or lean >= 0 or self.today is None or not self.readings:
            return None
        dated = next((r for r in reversed(self.readings[-_LAST:]) if r.first or r.last), self.readings[-1])
        if is_open_day(dated):
            return None
        if is_longer(dated) and not (self._paragraphs(dated, start) and self._fresh_before(start)):
            return None
        opening = self._opening()
        if opening is None or (self.side.is_late(opening) and DAWN <= (minute_of(node) or 0) < DUSK):
            return None  # "on Tuesday evening … at 9 a.m.": before it or after
        return self.side.day(opening, node, start, lean)

    def _opening(self) -> DateReading | None:
        """The day that the report opens with; one on which something is said only where there is no other."""
        said = None
        for reading in self.readings:
            if reading.start > _LEAD:
                break
            if self._fresh(reading) and not self.saying.quoted(reading.start):
                if not self.saying.tells(reading):
                    return reading
                said = said or reading
        return said

    def _fresh(self, reading: DateReading) -> bool:
        """Whether a reading is a day of the week before the publication."""
        if not one_day(reading) or self.today is None:
            return False
        return self.today - _FRESH <= day_of(reading.first or "") <= self.today

    def _fresh_before(self, start: int) -> bool:
        """Whether such a day was told a paragraph or two before."""
        return any(self._fresh(r) for r in reversed(self.readings[-_ENTRY:]) if start - r.end <= 2 * CARRY)

    def _old(self, reading: DateReading) -> bool:
        """Whether a reading is a day of long ago, in a report that has told one of these days."""
        if self.today is None or not reading.first or not any(self._fresh(r) for r in self.readings[:_LAST]):
            return False
        return self.today - day_of(reading.first) > _LONG

    def _stamped(self, span: tuple[int, int]) -> dt.date | None:
        """The day of an entry of a ticker: a line begins with its time."""
        if not _STAMP.match(self.text, span[1]) or not opens_line(self.text, span[0]):
            return None
        for reading in reversed(self.readings[-_ENTRY:]):
            heads = opens_line(self.text, reading.start) and one_day(reading)
            if heads:
                return day_of(reading.first or "")
        return None if self._happened is not None else self.today
