"""Nodes that the calendar names: days, months, quarters, seasons, years; their year may be missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates import calendar as cal
from pipeline.text.dates.nodes import Extent, Node, Setting, Told

COMING = 9
"""The ``mod`` of "the coming Friday": the first one ahead, also where "next Friday" is the one of next week."""


_FAR, _NEAR = 310, 45
"""Days from which a past day is less likely than a coming one that is as near as this."""

_SAME_MONTH = 20
"""Days from today within which a mere number is one near today, whatever was told before."""
_JUST_BEFORE = 5
"""Days ahead of which a weekday was two days ago at most."""
_MONTH = 31
"""Days within which a mere number told in the past tense must lie."""
_UNDECIDED = 125
"""Days from the publication up to which an untensed "12 March" is the nearest one; beyond, it stays open."""


def pick(candidates: list[dt.date], at: Setting, length: int = 0) -> dt.date | None:
    """The candidate that the tense asks for; without tense the nearest, if it is far nearer than the others.

    ``length``: days that a candidate goes on after its first one; what is past is that much nearer.
    """
    if at.today is None or not candidates:
        return None
    today = at.today
    past = [c for c in candidates if c <= today]
    future = [c for c in candidates if c >= today]
    if at.lean < 0 and past:
        back = max(past)
        if future and (today - back).days - length >= _FAR and (min(future) - today).days <= _NEAR:
            return min(future)  # the deadline of next week, not the one of a year ago, whatever verb stands beside it
        return back
    if (at.lean > 0 or at.alone) and future:
        on = min(future)
        if past and not at.alone and (on - today).days >= _FAR and (today - max(past)).days <= _NEAR:
            return max(past)
        return on
    near = min(candidates, key=lambda c: (abs((c - today).days), c))
    # no tense, and both years are far: nobody can tell which is meant
    if at.alone or abs((near - today).days) <= _UNDECIDED:
        return near
    return min(future) if at.onward and future else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def on_side(candidates: list[dt.date], today: dt.date, side: int) -> dt.date | None:
    """The candidate next to ``today`` before it (``side`` -1) or after it (+1), if any."""
    past = [c for c in candidates if c < today] if side < 0 else [c for c in candidates if c > today]
    return (max(past) if side < 0 else min(past)) if past else None


@dataclass(frozen=True, slots=True)
class Day(Node):
    """A calendar day of which some parts may be missing. ``mod``: -1 last, 0 this, +1 next; ``near``: "this"."""

    d: int | None = None
    m: int | None = None
    y: int | None = None
    weekday: int | None = None
    mod: int | None = None
    habit: bool = False

    @property
    def tag(self) -> str:  # type: ignore[override]
        """A bare weekday may still be joined to a date."""
        return "WDAY" if self.d is None else "DAY"

    @property
    def unit(self) -> str:
        return "day"

    @property
    def absolute(self) -> bool:
        return self.y is not None

    def resolve(self, at: Setting) -> Extent | None:
        day = self._day(at)
        return None if day is None else Extent(day, day)

    def _day(self, at: Setting) -> dt.date | None:
        if self.y is not None and self.m is not None and self.d is not None:
            return dt.date(self.y, self.m, self.d)
        if at.today is None:
            return None
        if self.d is None:
            return self._weekday(at)
        if self.m is None:
            return self._day_of_month(at, at.today)
        return self._day_of_year(at, at.today)

    def _day_of_year(self, at: Setting, today: dt.date) -> dt.date | None:
        assert self.m is not None
        assert self.d is not None
        span = 6 if self.weekday is not None else (8 if (self.m, self.d) == (2, 29) else 1)
        found = [c for y in range(-span, span + 1) if (c := _date(today.year + y, self.m, self.d))]
        if self.weekday is not None:
            right = [c for c in found if c.weekday() == self.weekday]
            # the weekday tells the year; where it only fits years far off, one of the two words is wrong
            near = [c for c in right if abs((c - today).days) <= 430]
            found = near or (right if at.alone else [])
            if len(near) == 1 and not self.mod and (near[0] - today).days * at.lean >= 0:
                return near[0]  # no other year has it on that weekday, and the tense doesn't forbid it
        if self.mod:
            return on_side(found, today, self.mod)
        return pick(found, at)

    @property
    def hangs(self) -> bool:
        """Whether it is a mere number, whose month may have been told before: "em 13 de junho e no dia 19"."""
        return self.d is not None and self.m is None and self.weekday is None and not self.mod

    @property
    def else_kind(self) -> DateKind | None:
        """A habit where nothing says that it was once: "le dimanche"."""
        return DateKind.RECURRING if self.habit else None

    def _of_told(self, at: Setting, today: dt.date) -> dt.date | None:
        """The later day of the month told before, where that lies on the side of today that the tense asks for."""
        told = next((e.first for e, fineness in at.told[:1] if fineness == "day"), None)
        if told is None or self.d is None or self.d <= told.day or abs((told - today).days) <= _SAME_MONTH:
            return None
        return _date(told.year, told.month, self.d) if (told > today) == (at.lean >= 0) else None

    def _day_of_month(self, at: Setting, today: dt.date) -> dt.date | None:
        assert self.d is not None
        if self.hangs and (day := self._of_told(at, today)):
            return day
        reach = 8 if at.alone and self.weekday is not None else 2
        found = []
        for n in range(-reach, reach + 1):
            first = cal.shift(today.replace(day=1), "month", n)
            if (c := _date(first.year, first.month, self.d)) and self.weekday in (None, c.weekday()):
                found.append(c)
        if self.mod:
            return on_side(found, today, self.mod)
        if self.weekday is not None and not at.alone:
            near = [c for c in found if abs((c - today).days) <= 40]
            return min(near, key=lambda c: abs((c - today).days)) if near else None
        if at.lean < 0 and not any(0 <= (today - c).days <= _MONTH for c in found):
            return None  # the month just past has no 31st, and nobody means an earlier one
        if at.lean == 0 and not at.alone and not at.onward:
            near = [c for c in found if abs((c - today).days) <= 7]
            return min(near, key=lambda c: abs((c - today).days)) if near else None
        # a plain sentence without a tense of the past speaks of what is to come: "la foire se tient du 11 au 20"
        return pick(found, replace(at, lean=1) if at.lean == 0 and at.onward and not at.alone else at)

    def _weekday(self, at: Setting) -> dt.date | None:
        if at.today is None or self.weekday is None or (self.habit and at.lean >= 0 and not at.alone):
            return None
        ahead = (self.weekday - at.today.weekday()) % 7
        if self.mod is not None and self.mod < 0:
            return at.today - dt.timedelta(days=(at.today.weekday() - self.weekday - 1) % 7 + 1 - 7 * (self.mod + 1))
        if self.mod == COMING:
            return at.today + dt.timedelta(days=ahead or 7)
        if self.mod is not None and self.mod > 0:
            monday = cal.period(at.today, "week")[0]
            if at.next_week or self.mod > 1:
                return monday + dt.timedelta(days=7 * self.mod + self.weekday)
            return at.today + dt.timedelta(days=ahead or 7)
        if at.alone:
            return at.today + dt.timedelta(days=ahead or (0 if self.mod == 0 else 7))
        if ahead == 0:
            return at.today
        if self.mod == 0 and at.this_ahead and at.lean <= 0:
            # the one of this week, in any tense; but "it opened this Sunday", told on a Monday, was yesterday
            back = at.lean < 0 and ahead >= _JUST_BEFORE
            same_week = cal.period(at.today, "week")[0] + dt.timedelta(days=self.weekday)
            return at.today + dt.timedelta(days=ahead - 7) if back else same_week
        if at.lean < 0:
            return at.today + dt.timedelta(days=ahead - 7)
        if at.lean > 0 or (at.onward and self.mod != 0):
            return at.today + dt.timedelta(days=ahead)
        if self.mod == 0:
            return at.today + dt.timedelta(days=ahead if ahead <= 3 else ahead - 7)
        return None


@dataclass(frozen=True, slots=True)
class Period(Told):
    """A named stretch of a year: a month, quarter, half or season; ``n`` counts from 1. The year may be missing.

    ``over``: it has begun, whatever the tense beside it ("saem os dados de outubro").
    """

    what: str
    n: int
    y: int | None = None
    mod: int | None = None
    over: bool = False

    @property
    def tag(self) -> str:  # type: ignore[override]
        """Months and other periods join differently."""
        return "MON" if self.what == "month" else "PER"

    @property
    def absolute(self) -> bool:
        return self.y is not None

    def resolve(self, at: Setting) -> Extent | None:
        if self.what == "season" and not at.season_days:
            return None
        if self.y is not None:
            return self._in(self.y)
        if at.today is None:
            return None
        found = [self._in(at.today.year + k) for k in (-2, -1, 0, 1, 2)]
        now = [e for e in found if e.first and e.last and e.first <= at.today <= e.last]
        if self.mod is not None and self.mod != 0:
            if self.mod < 0:
                past = [e for e in found if e.last and e.last < at.today]
                return self._in(past[-1].first.year + self.mod + 1) if past and past[-1].first else None
            future = [e for e in found if e.first and e.first > at.today]
            return self._in(future[0].first.year + self.mod - 1) if future and future[0].first else None
        if self.mod == 0:
            return self._in(at.today.year) if self.what != "season" or not now else now[0]
        if now:
            return now[0]
        firsts = {e.first: e for e in found if e.first}
        picked = pick(list(firsts), at, _LENGTHS[self.what])
        over = pick(list(firsts), replace(at, lean=-1), _LENGTHS[self.what]) if self.over else None
        picked = over if over and (at.today - over).days < _REPORTED else picked
        if self.what != "month" and self.what != "season":
            # a quarter or half without its year is one of this year, unless that is still to come
            own = self._in(at.today.year)
            far = own.first is not None and (own.first - at.today).days > _UNDECIDED
            if at.lean > 0 or at.alone or picked is None or (at.lean == 0 and not far):
                return own
            return firsts[picked] if at.lean < 0 else self._in(at.today.year - 1)
        return firsts[picked] if picked else None

    def _in(self, year: int) -> Extent:
        if self.what == "month":
            return Extent(*cal.month_days(year, self.n))
        if self.what == "season":
            # northern seasons, told by their usual days; winter belongs to the year it begins in
            first, last = _SEASONS[self.n]
            return Extent(dt.date(year, *first), dt.date(year + (self.n == 4), *last))
        size = {"quarter": 3, "third": 4, "half": 6}[self.what]
        first_month = (self.n - 1) * size + 1
        return Extent(dt.date(year, first_month, 1), cal.month_days(year, first_month + size - 1)[1])


_REPORTED = 210
"""Days within which a month's figures are published, and those of the next such month not yet spoken of."""

_LENGTHS = {"month": 30, "quarter": 91, "third": 122, "half": 182, "season": 91}
"""Days in a stretch, roughly: how long ago it is counts from its end."""

_SEASONS = {1: ((3, 20), (6, 20)), 2: ((6, 21), (9, 23)), 3: ((9, 24), (12, 20)), 4: ((12, 21), (3, 19))}


@dataclass(frozen=True, slots=True)
class Years(Told):
    """A year, decade or century by its number: ``first`` to ``last`` year."""

    first: int
    last: int
    what: str = "year"
    tag = "YR"

    @property
    def absolute(self) -> bool:
        return True

    def resolve(self, at: Setting) -> Extent | None:
        return Extent(dt.date(max(self.first, 1), 1, 1), dt.date(self.last, 12, 31))
