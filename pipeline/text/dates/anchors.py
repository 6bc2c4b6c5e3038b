"""Nodes that hang on the time told before them: "two years later", "no dia seguinte", "im selben Monat", "since then".

What was told is in ``Setting.told``, the nearest first. It is only taken where it is plain: one calendar unit, as fine
as the one that is counted in; else the days stay open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.text.dates import calendar as cal
from pipeline.text.dates.nodes import Extent, Node, Setting, Told

_DAY = ("day", "daypart", "hour", "minute")
_FINE = {
    "day": _DAY,
    "week": (*_DAY, "week"),
    "month": (*_DAY, "month"),
    "quarter": (*_DAY, "month", "quarter"),
    "year": (*_DAY, "month", "quarter", "season", "year"),
}
"""The granularities that a time may be told in for units of some size to be counted from it."""


@dataclass(frozen=True, slots=True)
class Anchored(Node):
    """``n`` units after (or, negative, before) the time told last; 0 is that same unit.

    ``what`` is ``none`` for "that same period" and "then", which take whatever unit was told. ``alike``: only a time
    told in that same unit counts ("the previous month", beside the day on which the figure was published). ``here``:
    where nothing is told before, it counts from the publication day ("desse mês").
    """

    n: int
    what: str
    alike: bool = False
    here: bool = False

    @property
    def tag(self) -> str:  # type: ignore[override]
        """As the unit that it is told in."""
        return {"week": "WK", "month": "MON", "year": "YR", "day": "DAY", "daypart": "DAYDPT"}.get(self.what, "PER")

    @property
    def unit(self) -> str:
        return "day" if self.what == "workday" else self.what

    def resolve(self, at: Setting) -> Extent | None:
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
        if fineness not in _FINE.get(unit, ()) or cal.period(told.first, unit) != cal.period(told.last, unit):
            return self._here(at)
        if unit == "year" and self.n == -1 and fineness != "year":
            return None  # "higher than a year earlier", beside a month: that month, or the year
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
        told, fineness = at.told[0]
        if told.first is None or told.last is None or fineness in ("year", "decade", "century"):
            return None
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
