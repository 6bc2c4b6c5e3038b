"""Nodes that count from the publication day, or from another day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.core.quantity import DateKind
from pipeline.text.dates import calendar as cal
from pipeline.text.dates.nodes import Extent, Hanging, Node, Setting, Told


@dataclass(frozen=True, slots=True)
class Relative(Told):
    """This, last or next calendar unit: ``n`` units from the one that holds the publication day."""

    what: str
    n: int

    @property
    def tag(self) -> str:  # type: ignore[override]
        """Days join to clock times, weeks to weekdays."""
        return {"day": "DAY", "week": "WK", "month": "MON", "year": "YR"}.get(self.what, "PER")

    def resolve(self, at: Setting) -> Extent | None:
        if at.today is None:
            return None
        return Extent(*cal.period(cal.shift(at.today, self.what, self.n), self.what))


@dataclass(frozen=True, slots=True)
class Weekend(Node):
    """The weekend, last or next: the tense tells, open where it doesn't; ``coming`` is the one ahead in any tense.

    ``this`` is the present week's, or the last one where the first days of a week tell what is over.
    ``habit``: it is every one where no tense tells ("le week-end, elle chante").
    ``saturday`` has the day on which it begins and its month, if that is told: the nearest such Saturday.
    """

    coming: bool = False
    this: bool = False
    saturday: tuple[int, int | None] | None = None
    habit: bool = False
    tag = "PER"

    @property
    def unit(self) -> str:
        return "weekend"

    @property
    def else_kind(self) -> DateKind | None:
        """How often."""
        return DateKind.RECURRING if self.habit else None

    def resolve(self, at: Setting) -> Extent | None:
        if at.today is not None and self.coming:
            return Extent(*cal.period(cal.shift(at.today, "week", int(at.today.weekday() >= 5)), "weekend"))
        if at.today is not None and self.this:
            over = at.lean < 0 and at.today.weekday() <= _WEDNESDAY
            return Extent(*cal.period(cal.shift(at.today, "week", -int(over)), "weekend"))
        if at.today is not None and self.saturday:
            return self._begun(at.today, *self.saturday)
        if at.today is None or not (at.lean or at.alone or (at.onward and not self.habit)):
            return None
        # on a Monday to Friday the last weekend lies a week before the coming one; on the day itself it is this one
        back = at.lean < 0 and at.today.weekday() < 5
        return Extent(*cal.period(cal.shift(at.today, "week", -1 if back else 0), "weekend"))

    def _begun(self, today: dt.date, day: int, month: int | None) -> Extent | None:
        near = sorted(range(-_WEEKENDS, _WEEKENDS + 1), key=abs)
        found = (cal.period(cal.shift(today, "week", n), "weekend") for n in near)
        days = next((w for w in found if w[0].day == day and month in (None, w[0].month)), None)
        return Extent(*days) if days else None


_WEDNESDAY = 2
_WEEKENDS = 26
"""How many weeks off a weekend may lie that is told by its days: half a year."""


@dataclass(frozen=True, slots=True)
class Ago(Told):
    """A point ``n`` units before (negative) or after the publication day, as exact as its unit.

    "two years ago" is that year, "three weeks ago" that week, "two days ago" that day. Asked alone it is the very day.
    Hours and minutes stay on the publication day while they are few.
    """

    n: float
    what: str
    sure: bool = True
    doubtful: bool = False  # a past verb makes it how long something took: "in zwei Tagen fiel …"

    @property
    def tag(self) -> str:  # type: ignore[override]
        """Weeks and longer units join as those do."""
        return {"week": "WK", "month": "MON", "year": "YR"}.get(self.what, "DAY")

    @property
    def else_kind(self) -> DateKind | None:
        """How long something takes."""
        return None if self.sure and not self.doubtful else DateKind.DURATION

    def _told(self, at: Setting) -> bool:
        """Whether the tense says that it is a time at all, and not how long something takes."""
        return at.lean < 0 if self.n < 0 else at.lean > 0 or at.note

    def resolve(self, at: Setting) -> Extent | None:
        if at.today is None or not (self.sure or at.alone or self._told(at)):
            return None
        if self.doubtful and at.lean < 0 and not at.alone:
            return None
        if self.what in ("second", "minute", "hour"):
            hours = abs(self.n) / {"second": 3600, "minute": 60, "hour": 1}[self.what]
            if hours <= 8:
                return Extent(at.today, at.today)
            if hours % 24:
                return None
            day = at.today + dt.timedelta(days=int(hours // 24) * (1 if self.n > 0 else -1))
            return Extent(day, day)
        whole = int(self.n)
        if whole != self.n:
            if self.what not in ("year", "century", "decade"):
                return None
            day = cal.shift(at.today, "month", int(self.n * {"year": 12, "decade": 120, "century": 1200}[self.what]))
            return Extent(*cal.period(day, "month"))
        day = cal.shift(at.today, self.what, whole)
        if self.what in ("decade", "century"):
            return Extent(*cal.period(day, "year"))
        if self.what in ("day", "workday") or (at.alone and self.what != "year"):
            return Extent(day, day)
        if at.alone:
            return Extent(*cal.period(day, "month"))
        return Extent(*cal.period(day, self.what))


@dataclass(frozen=True, slots=True)
class Anniversary(Node):
    """``n`` units before the publication day, to the day, or to the week, month … ``of`` that day then."""

    n: int
    what: str
    of: str = "day"
    tag = "DAY"

    @property
    def unit(self) -> str:
        return self.of

    def resolve(self, at: Setting) -> Extent | None:
        if at.today is None:
            return None
        return Extent(*cal.period(cal.shift(at.today, self.what, -int(self.n)), self.of))


@dataclass(frozen=True, slots=True)
class Lately(Told):
    """The last (negative) or next ``n`` units: up to, or from, the publication day; whole units where asked alone."""

    n: int
    what: str
    tag = "SPAN"

    def resolve(self, at: Setting) -> Extent | None:
        if at.today is None:
            return None
        today, one = at.today, dt.timedelta(days=1)
        if self.what in ("second", "minute", "hour"):
            hours = abs(self.n) / {"second": 3600, "minute": 60, "hour": 1}[self.what]
            if hours > 8 and hours % 24:
                return None
            other = today + dt.timedelta(days=int(hours // 24) * (1 if self.n > 0 else -1))
            return Extent(min(other, today), max(other, today))
        if at.alone:
            near = cal.period(cal.shift(today, self.what, 1 if self.n > 0 else -1), self.what)
            far = cal.period(cal.shift(today, self.what, self.n), self.what)
            return Extent(min(near[0], far[0]), max(near[1], far[1]))
        other = cal.shift(today, self.what, self.n)
        return Extent(other, today) if self.n < 0 else Extent(today + one, other)


@dataclass(frozen=True, slots=True)
class Offset(Hanging):
    """``n`` units after (or, negative, before) another expression: "three days after Easter"."""

    n: int
    what: str
    of: Node
    tag = "DAY"

    @property
    def unit(self) -> str:
        return self.what if self.what not in ("second", "minute", "hour") else "day"

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.days(at)
        if whole is None or self.what in ("second", "minute", "hour"):
            return None
        first, last = whole
        day = cal.shift(last if self.n > 0 else first, self.what, self.n)
        return Extent(day, day)


@dataclass(frozen=True, slots=True)
class Agreeing(Node):
    """A relative day and the number or weekday that the text gives for it; where they differ by little these win."""

    of: Node
    d: int | None
    m: int | None = None
    weekday: int | None = None
    tag = "DAY"

    @property
    def unit(self) -> str:
        return "day"

    def resolve(self, at: Setting) -> Extent | None:
        days = self.of.resolve(at)
        if days is None or days.first is None:
            return None
        # "hoje (13)" on a page of the 14th: it was written the day before; farther off one of the two is wrong
        for off in (0, -1, 1, -2, 2, -3, 3):
            day = days.first + dt.timedelta(days=off)
            told = (self.d in (None, day.day), self.m in (None, day.month), self.weekday in (None, day.weekday()))
            if all(told):
                return Extent(day, day)
        return None
