"""Nodes that hang on the time told before them: "two years later", "no dia seguinte", "im selben Monat", "since then".

What was told is in ``Setting.told``, the nearest first. It is only taken where it is plain: one calendar unit, as fine
as the one that is counted in; else the days stay open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.text.dates import calendar as cal
from pipeline.text.dates.nodes import Extent, Node, Setting, Told
from pipeline.text.dates.points import Day, Period

_DAY = ("day", "daypart", "hour", "minute")
_FINE = {
    "day": _DAY,
    "week": (*_DAY, "week"),
    "month": (*_DAY, "week", "month"),
    "quarter": (*_DAY, "week", "month", "quarter"),
    "year": (*_DAY, "week", "month", "quarter", "season", "year"),
    "decade": (*_DAY, "week", "month", "quarter", "season", "year", "decade"),
    "century": (*_DAY, "week", "month", "quarter", "season", "year", "decade", "century"),
}
"""The granularities that a time may be told in for units of some size to be counted from it."""

_LONG = {"decade": 10, "century": 100}
"""Years in the units that are counted from a year."""


@dataclass(frozen=True, slots=True)
class Anchored(Node):
    """``n`` units after (or, negative, before) the time told last; 0 is that same unit.

    ``what`` is ``none`` for "that same period" and "then", which take whatever unit was told. ``alike``: only a time
    told in that same unit counts ("the previous month", beside the day on which the figure was published). ``here``:
    where nothing is told before, it counts from the publication day ("desse mês"). ``compared``: beside a figure, a
    year before a month or a quarter is that month, that quarter ("1.1m tons in the first quarter from 8.7m a year
    earlier").
    """

    n: int
    what: str
    alike: bool = False
    here: bool = False
    compared: bool = False

    @property
    def tag(self) -> str:  # type: ignore[override]
        """As the unit that it is told in."""
        return {"week": "WK", "month": "MON", "year": "YR", "day": "DAY", "daypart": "DAYDPT"}.get(self.what, "PER")

    @property
    def unit(self) -> str:
        return "day" if self.what == "workday" else self.what

    def resolve(self, at: Setting) -> Extent | None:
        found = self._beside_told(at)
        ahead = found and found.first and at.lean < 0 and at.today and found.first > at.today and not at.alone
        if not ahead or not self.n:
            return found
        # "found alive on Thursday, four days later": what is over can't lie ahead, so it hangs on an earlier time
        return self.resolve(replace(at, told=at.told[1:])) if len(at.told) > 1 else None

    def _beside_told(self, at: Setting) -> Extent | None:
        stretch = at.told if not self.alike else tuple(t for t in at.told if t[1] == self.unit)
        stretch = stretch if not stretch or stretch[0][0].first else tuple(t for t in stretch if t[1] == self.unit)
        stretch = stretch or (((Extent(at.today, at.today), "day"),) if at.alone else ())
        if not stretch:
            return self._here(at)
        told, fineness = stretch[0]
        if told.first is None or told.last is None:
            return None
        if self.what == "none":
            return replace(told, first_minute=None, last_minute=None, unit=fineness)
        if self.what == "hour" and self.n and self.n % 24 == 0 and fineness in _DAY:
            return _shifted(told.first, "day", self.n // 24)
        if self.what == "weekend":
            return beside_week(told.first, told.last, self.n) if fineness in _FINE["week"] else None
        unit = "day" if self.what == "daypart" else self.what
        if self.alike and fineness != unit:
            return None
        if self.n and unit == "day" and fineness in ("day", "daypart"):
            # "a day later" counts from the end of what went on for days, "the day before" from its beginning
            return _shifted(told.last if self.n > 0 else told.first, unit, self.n)
        if fineness not in _FINE.get(unit, ()) or cal.period(told.first, unit) != cal.period(told.last, unit):
            return self._here(at)
        if self.n and unit in _LONG:  # "a decade later": as "a decade ago", that year
            return _shifted(told.first, "year", self.n * _LONG[unit])
        if unit == "year" and self.n == -1 and fineness != "year":
            if self.compared and fineness in ("month", "quarter", "season"):
                return Extent(cal.shift(told.first, "year", -1), cal.shift(told.last, "year", -1))
            return None  # "he had left a year earlier", beside a month: that month, or the year
        return _shifted(told.first, unit, self.n)

    def _here(self, at: Setting) -> Extent | None:
        return _shifted(at.today, self.what, self.n) if self.here and at.today else None


def beside_week(first: dt.date, last: dt.date, side: int) -> Extent | None:
    """The weekend after some days of one week, or (``side`` -1) before them."""
    if cal.period(first, "week") != cal.period(last, "week"):
        return None
    away = side if side < 0 or last.weekday() >= _SATURDAY else 0
    return Extent(*cal.period(cal.shift(first, "week", away), "weekend"))


_SATURDAY = 5


def _shifted(day: dt.date, unit: str, n: int) -> Extent:
    return Extent(*cal.period(cal.shift(day, unit, n), unit))


@dataclass(frozen=True, slots=True)
class ThatWeekday(Node):
    """ "That Sunday": the Sunday told before, or, where none was, the one of the week just told.

    ``here``: where no such day is told, it is this week's.
    """

    weekday: int
    here: bool = False
    what = "day"
    tag = "DAY"

    @property
    def unit(self) -> str:
        return "day"

    def resolve(self, at: Setting) -> Extent | None:
        for told, _ in at.told:
            if told.first is not None and told.first == told.last and told.first.weekday() == self.weekday:
                return Extent(told.first, told.first)
        if self.here:
            return Day(weekday=self.weekday, mod=0).resolve(at)
        week = Anchored(0, "week").resolve(at)
        if week is None or week.first is None:
            return None
        day = week.first + dt.timedelta(days=self.weekday)
        return Extent(day, day) if at.today is None or day <= at.today else None


@dataclass(frozen=True, slots=True)
class FromTold(Told):
    """A month or season counted from the time told before: "the following spring", "that March"."""

    of: Period

    @property
    def what(self) -> str:  # type: ignore[override]
        """As what is counted."""
        return self.of.what

    @property
    def tag(self) -> str:  # type: ignore[override]
        """As what is counted."""
        return self.of.tag

    def resolve(self, at: Setting) -> Extent | None:
        told, fineness = at.told[0] if at.told else (None, "")
        if told is None or told.first is None or told.last is None:
            return None if at.told or not self.of.mod else self.of.resolve(at)
        if not self.of.mod:
            same = told.first.year == told.last.year
            return replace(self.of, y=told.first.year, mod=None).resolve(at) if same else None
        if self.of.mod < 0 and fineness == "year":
            return None  # the summer of that year, or of the one before
        # "in 1911 … the following winter" is the one in which that year ends
        within = fineness == "year" and self.of.what == "season" and self.of.n == _WINTER
        start = told.last if self.of.mod > 0 and not within else told.first
        return self.of.resolve(replace(at, today=start, told=()))


_WINTER = 4


@dataclass(frozen=True, slots=True)
class SameIn(Told):
    """The stretch told last, in another year: "o mesmo período de 2025"; ``of`` is that year, none the year before."""

    of: Node | None
    what: str = "none"
    tag = "PER"

    @property
    def absolute(self) -> bool:
        return False

    def resolve(self, at: Setting) -> Extent | None:
        if not at.told:
            return None
        # "im dritten Quartal …, für das Jahr …; im Vorjahresquartal": the last one of its kind
        told, fineness = next((t for t in at.told if t[1] == self.what), at.told[0])
        if told.first is None or told.last is None or fineness in ("year", "decade", "century"):
            return None
        if self.what == "none" and fineness in _DAY and told.first == told.last:
            return None  # one moment is no period
        if self.what not in ("none", fineness) and not (self.what == "month" and fineness == "day"):
            return None
        year = told.first.year - 1 if self.of is None else self.of.year(at)
        if year is None:
            return None
        first, last = told.first, told.last
        if self.what == "month":
            first, last = cal.period(first, "month")
            fineness = "month"
        whole_months = first.day == 1 and (last + dt.timedelta(days=1)).day == 1
        away = 12 * (year - first.year)
        first, last = cal.shift(first, "month", away), cal.shift(last, "month", away)
        return Extent(first, cal.period(last, "month")[1] if whole_months else last, unit=fineness)
