"""What an expression of time means before the day of publication is known, and how it is then resolved.

A node is a small frozen tree: ``Part("end", Month(9))``. ``resolve`` gives the days it covers, or none where they
can't be known. ``Setting`` holds what resolving may depend on: the publication day, the tense around the words.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from pipeline.core.quantity import DateKind, Granularity
from pipeline.text.dates import calendar as cal
from pipeline.text.dates import feasts

COMING = 9
"""The ``mod`` of "the coming Friday": the first one ahead, also where "next Friday" is the one of next week."""

_GRAIN = {
    "second": Granularity.MINUTE,
    "minute": Granularity.MINUTE,
    "hour": Granularity.HOUR,
    "day": Granularity.DAY,
    "workday": Granularity.DAY,
    "weekend": Granularity.WEEK,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "half": Granularity.QUARTER,
    "season": Granularity.SEASON,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
    "none": Granularity.NONE,
    "daypart": Granularity.DAYPART,
}


def grain(unit: str) -> Granularity:
    """The granularity of a unit's name in the tables (``workday`` is told in days, ``half`` in quarters)."""
    return _GRAIN[unit]


@dataclass(frozen=True, slots=True)
class Extent:
    """First and last day, each none where open; with minutes of the day where a clock time is known."""

    first: dt.date | None
    last: dt.date | None
    first_minute: int | None = None
    last_minute: int | None = None

    def iso(self) -> tuple[str | None, str | None]:
        """Both ends as ``Moment`` strings."""
        return _iso(self.first, self.first_minute), _iso(self.last, self.last_minute)


def _iso(day: dt.date | None, minute: int | None) -> str | None:
    if day is None:
        return None
    written = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
    return written if minute is None else f"{written}T{minute // 60:02d}:{minute % 60:02d}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What resolving depends on.

    ``today``: the publication day, or none. ``lean``: -1 the words are about the past, +1 about the future, 0 not
    told. ``onward``: no tense, but a whole sentence or a note, which speaks of what is to come. ``alone``: the expression is the whole text, or forward readings are asked for: a bare weekday then is the
    next one. ``next_week``: whether "next Friday" is the one of next week. ``season_days``: whether seasons have
    days in this language (the year's two halves of the earth differ).
    """

    today: dt.date | None = None
    lean: int = 0
    onward: bool = False
    alone: bool = False
    next_week: bool = False
    season_days: bool = False


class Node:
    """The base of all nodes: ``unit`` names its granularity, ``absolute`` whether no publication day is needed."""

    __slots__ = ()
    tag = "OTHER"
    kind_: DateKind | None = None

    @property
    def unit(self) -> str:
        """The unit in which it is told."""
        return "none"

    @property
    def absolute(self) -> bool:
        """Whether its days don't depend on the publication day."""
        return False

    @property
    def kind(self) -> DateKind:
        """The kind that a reading of it has."""
        return DateKind.ABSOLUTE if self.absolute else DateKind.RELATIVE

    def resolve(self, at: Setting) -> Extent | None:
        """The days it covers, or none."""
        raise NotImplementedError


def _pick(candidates: list[dt.date], at: Setting) -> dt.date | None:
    """The candidate that the tense asks for; without tense the nearest, if it is far nearer than the others."""
    if at.today is None or not candidates:
        return None
    today = at.today
    past = [c for c in candidates if c <= today]
    future = [c for c in candidates if c >= today]
    if at.lean < 0 and past:
        return max(past)
    if (at.lean > 0 or at.alone) and future:
        return min(future)
    near = min(candidates, key=lambda c: (abs((c - today).days), c))
    # no tense, and both years are far: nobody can tell which is meant
    if at.alone or abs((near - today).days) <= _UNDECIDED:
        return near
    return min(future) if at.onward and future else None


_UNDECIDED = 125
"""Days from the publication up to which an untensed "12 March" is the nearest one; beyond, it stays open."""


@dataclass(frozen=True, slots=True)
class Day(Node):
    """A calendar day of which some parts may be missing. ``mod``: -1 last, 0 this, +1 next; ``near``: "this"."""

    d: int | None = None
    m: int | None = None
    y: int | None = None
    weekday: int | None = None
    mod: int | None = None

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
        if self.mod:
            return _side(found, today, self.mod)
        return _pick(found, at)

    def _day_of_month(self, at: Setting, today: dt.date) -> dt.date | None:
        assert self.d is not None
        reach = 8 if at.alone and self.weekday is not None else 2
        found = []
        for n in range(-reach, reach + 1):
            first = cal.shift(today.replace(day=1), "month", n)
            if (c := _date(first.year, first.month, self.d)) and self.weekday in (None, c.weekday()):
                found.append(c)
        if self.mod:
            return _side(found, today, self.mod)
        if self.weekday is not None and not at.alone:
            near = [c for c in found if abs((c - today).days) <= 40]
            return min(near, key=lambda c: abs((c - today).days)) if near else None
        if at.lean == 0 and not at.alone and not at.onward:
            near = [c for c in found if abs((c - today).days) <= 7]
            return min(near, key=lambda c: abs((c - today).days)) if near else None
        return _pick(found, at)

    def _weekday(self, at: Setting) -> dt.date | None:
        if at.today is None or self.weekday is None:
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
        if at.lean < 0:
            return at.today + dt.timedelta(days=ahead - 7)
        if at.lean > 0 or (at.onward and self.mod != 0):
            return at.today + dt.timedelta(days=ahead)
        if self.mod == 0:
            return at.today + dt.timedelta(days=ahead if ahead <= 3 else ahead - 7)
        return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _side(candidates: list[dt.date], today: dt.date, side: int) -> dt.date | None:
    past = [c for c in candidates if c < today] if side < 0 else [c for c in candidates if c > today]
    return (max(past) if side < 0 else min(past)) if past else None


@dataclass(frozen=True, slots=True)
class Period(Node):
    """A named stretch of a year: a month, quarter, half or season; ``n`` counts from 1. The year may be missing."""

    what: str
    n: int
    y: int | None = None
    mod: int | None = None

    @property
    def tag(self) -> str:  # type: ignore[override]
        """Months and other periods join differently."""
        return "MON" if self.what == "month" else "PER"

    @property
    def unit(self) -> str:
        return self.what

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
                return past[self.mod] if past else None
            future = [e for e in found if e.first and e.first > at.today]
            return future[self.mod - 1] if future else None
        if self.mod == 0:
            return self._in(at.today.year) if self.what != "season" or not now else now[0]
        if now:
            return now[0]
        firsts = {e.first: e for e in found if e.first}
        picked = _pick(list(firsts), at)
        if self.what != "month" and self.what != "season":
            # a quarter or half without its year is one of this year, unless that is still to come
            return self._in(at.today.year) if at.lean >= 0 or at.alone or picked is None else firsts[picked]
        return firsts[picked] if picked else None

    def _in(self, year: int) -> Extent:
        if self.what == "month":
            return Extent(*cal.month_days(year, self.n))
        if self.what == "season":
            # northern seasons, told by their usual days; winter belongs to the year it begins in
            first, last = _SEASONS[self.n]
            return Extent(dt.date(year, *first), dt.date(year + (self.n == 4), *last))
        size = {"quarter": 3, "half": 6}[self.what]
        first_month = (self.n - 1) * size + 1
        return Extent(dt.date(year, first_month, 1), cal.month_days(year, first_month + size - 1)[1])


_SEASONS = {1: ((3, 20), (6, 20)), 2: ((6, 21), (9, 23)), 3: ((9, 24), (12, 20)), 4: ((12, 21), (3, 19))}


@dataclass(frozen=True, slots=True)
class Years(Node):
    """A year, decade or century by its number: ``first`` to ``last`` year."""

    first: int
    last: int
    what: str = "year"
    tag = "YR"

    @property
    def unit(self) -> str:
        return self.what

    @property
    def absolute(self) -> bool:
        return True

    def resolve(self, at: Setting) -> Extent | None:
        return Extent(dt.date(max(self.first, 1), 1, 1), dt.date(self.last, 12, 31))


@dataclass(frozen=True, slots=True)
class Relative(Node):
    """This, last or next calendar unit: ``n`` units from the one that holds the publication day."""

    what: str
    n: int

    @property
    def tag(self) -> str:  # type: ignore[override]
        """Days join to clock times, weeks to weekdays."""
        return {"day": "DAY", "week": "WK", "month": "MON", "year": "YR"}.get(self.what, "PER")

    @property
    def unit(self) -> str:
        return self.what

    def resolve(self, at: Setting) -> Extent | None:
        if at.today is None:
            return None
        if self.what == "weekend" and at.today.weekday() == 6 and self.n == 0 and at.lean >= 0:
            return Extent(*cal.period(at.today, "weekend"))
        return Extent(*cal.period(cal.shift(at.today, self.what, self.n), self.what))


@dataclass(frozen=True, slots=True)
class Ago(Node):
    """A point ``n`` units before (negative) or after the publication day, as exact as its unit.

    "two years ago" is that year, "three weeks ago" that week, "two days ago" that day. Asked alone it is the very day.
    Hours and minutes stay on the publication day while they are few.
    """

    n: float
    what: str
    sure: bool = True

    @property
    def tag(self) -> str:  # type: ignore[override]
        """Weeks and longer units join as those do."""
        return {"week": "WK", "month": "MON", "year": "YR"}.get(self.what, "DAY")

    @property
    def unit(self) -> str:
        return self.what

    def resolve(self, at: Setting) -> Extent | None:
        if at.today is None or not (self.sure or at.alone or at.lean > 0 or at.onward):
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
class Week(Node):
    """A week by its ISO number; its year may be missing, or come from ``of``."""

    n: int
    y: int | None = None
    of: Node | None = None
    tag = "WK"

    @property
    def unit(self) -> str:
        return "week"

    @property
    def absolute(self) -> bool:
        return self.y is not None

    def resolve(self, at: Setting) -> Extent | None:
        year = self.y
        if self.of is not None:
            whole = self.of.resolve(at)
            year = whole.first.year if whole and whole.first else None
        elif year is None and at.today is not None:
            year = at.today.year
        if year is None:
            return None
        return Extent(dt.date.fromisocalendar(year, self.n, 1), dt.date.fromisocalendar(year, self.n, 7))


@dataclass(frozen=True, slots=True)
class Lately(Node):
    """The last (negative) or next ``n`` units: up to, or from, the publication day; whole units where asked alone."""

    n: int
    what: str
    tag = "SPAN"

    @property
    def unit(self) -> str:
        return self.what

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
class Part(Node):
    """The beginning, middle or end of a longer stretch."""

    which: str
    of: Node

    @property
    def tag(self) -> str:  # type: ignore[override]
        """As a period."""
        return "PER"

    @property
    def unit(self) -> str:
        return self.of.unit

    @property
    def absolute(self) -> bool:
        return self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.of.resolve(at)
        if whole is None or whole.first is None or whole.last is None:
            return None
        if self.of.unit in ("day", "daypart"):
            return whole
        if self.which == "half1" or self.which == "half2":
            months = {"year": 6, "decade": 60, "century": 600}.get(self.of.unit)
            if months is None:
                half = (whole.last - whole.first).days // 2
                middle = whole.first + dt.timedelta(days=half)
            else:
                middle = cal.shift(whole.first, "month", months) - dt.timedelta(days=1)
            if self.which == "half1":
                return Extent(whole.first, middle)
            return Extent(middle + dt.timedelta(days=1), whole.last)
        if self.which == "middle":
            return Extent(*cal.parts((whole.first, whole.last), self.of.unit, "mid"))
        return Extent(*cal.parts((whole.first, whole.last), self.of.unit, self.which))


@dataclass(frozen=True, slots=True)
class Inside(Node):
    """A weekday of a given week, or the ``n``-th weekday, day, week … of a longer stretch (from its end if < 0)."""

    of: Node
    n: int
    what: str
    weekday: int | None = None

    @property
    def tag(self) -> str:  # type: ignore[override]
        """A day where it is one."""
        return "DAY" if self.what == "day" else ("WK" if self.what == "week" else "PER")

    @property
    def unit(self) -> str:
        return self.what

    @property
    def absolute(self) -> bool:
        return self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.of.resolve(at)
        if whole is None or whole.first is None or whole.last is None:
            return None
        if self.weekday is not None:
            day = cal.nth_weekday((whole.first, whole.last), self.weekday, self.n)
            return Extent(day, day)
        if self.what == "week":
            first = whole.first if self.n > 0 else whole.last
            monday = cal.period(first, "week")[0]
            # the first week is the first with its Thursday inside (ISO 8601), the last one likewise
            if self.n > 0 and (monday + dt.timedelta(days=3)) < whole.first:
                monday += dt.timedelta(days=7)
            if self.n < 0 and (monday + dt.timedelta(days=3)) > whole.last:
                monday -= dt.timedelta(days=7)
            monday += dt.timedelta(days=7 * (self.n - 1 if self.n > 0 else self.n + 1))
            return Extent(monday, monday + dt.timedelta(days=6))
        start = whole.first if self.n > 0 else whole.last
        days = cal.period(cal.shift(start, self.what, self.n - 1 if self.n > 0 else self.n + 1), self.what)
        if not (whole.first <= days[0] and days[1] <= whole.last):
            raise ValueError("outside its period")
        return Extent(*days)


@dataclass(frozen=True, slots=True)
class Few(Node):
    """The first or last ``n`` units of a stretch: "os primeiros nove meses de 2015"."""

    of: Node
    n: int
    what: str
    tag = "PER"

    @property
    def unit(self) -> str:
        return self.what

    @property
    def absolute(self) -> bool:
        return self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.of.resolve(at)
        if whole is None or whole.first is None or whole.last is None:
            return None
        one = dt.timedelta(days=1)
        if self.n > 0:
            return Extent(whole.first, cal.shift(whole.first, self.what, self.n) - one)
        return Extent(cal.shift(whole.last + one, self.what, self.n), whole.last)


@dataclass(frozen=True, slots=True)
class Feast(Node):
    """A feast by its rule (see ``feasts.feast``); its year may be missing, or come from ``of``."""

    rule: str
    y: int | None = None
    mod: int | None = None
    of: Node | None = None
    tag = "DAY"

    @property
    def unit(self) -> str:
        return "day"

    @property
    def absolute(self) -> bool:
        return self.y is not None

    def resolve(self, at: Setting) -> Extent | None:
        if self.rule.startswith("islamic") and not at.alone:
            return None
        year = self.y
        if self.of is not None:
            whole = self.of.resolve(at)
            year = whole.first.year if whole and whole.first else None
        if year is not None:
            return Extent(*feasts.feast(self.rule, year))
        if at.today is None or self.of is not None:
            return None
        if self.mod == 0:
            return Extent(*feasts.feast(self.rule, at.today.year))
        days = {d[0]: d for d in (feasts.feast(self.rule, at.today.year + k) for k in (-1, 0, 1))}
        picked = _side(list(days), at.today, self.mod) if self.mod else _pick(list(days), at)
        return Extent(*days[picked]) if picked else None


@dataclass(frozen=True, slots=True)
class InYear(Node):
    """A day, month, quarter or feast of a year that is told by another expression: "março do ano passado"."""

    what: Day | Period | Feast
    of: Node

    @property
    def tag(self) -> str:  # type: ignore[override]
        """As what it tells."""
        return self.what.tag

    @property
    def unit(self) -> str:
        return self.what.unit

    @property
    def absolute(self) -> bool:
        return self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.of.resolve(at)
        if whole is None or whole.first is None:
            return None
        return replace(self.what, y=whole.first.year, mod=None).resolve(at)


@dataclass(frozen=True, slots=True)
class Offset(Node):
    """``n`` units after (or, negative, before) another expression: "three days after Easter"."""

    n: int
    what: str
    of: Node
    tag = "DAY"

    @property
    def unit(self) -> str:
        return self.what if self.what not in ("second", "minute", "hour") else "day"

    @property
    def absolute(self) -> bool:
        return self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.of.resolve(at)
        if whole is None or whole.first is None or whole.last is None or self.what in ("second", "minute", "hour"):
            return None
        day = cal.shift(whole.last if self.n > 0 else whole.first, self.what, self.n)
        return Extent(day, day)


@dataclass(frozen=True, slots=True)
class Daypart(Node):
    """A part of a day; ``of`` is the day, none where the text doesn't tell it. It has the days of its day."""

    name: str
    of: Node | None = None

    @property
    def tag(self) -> str:  # type: ignore[override]
        """A day's part can take a clock time; a bare one still looks for its day."""
        return "DPT" if self.of is None else "DAYDPT"

    @property
    def unit(self) -> str:
        return "daypart"

    @property
    def absolute(self) -> bool:
        return self.of is not None and self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        if self.of is None:
            return Extent(at.today, at.today) if at.alone and at.today else None
        return self.of.resolve(at)


@dataclass(frozen=True, slots=True)
class Clock(Node):
    """A time of day in minutes after midnight; ``of`` is its day, none where the text doesn't tell it."""

    minute: int
    exact: bool
    of: Node | None = None

    @property
    def tag(self) -> str:  # type: ignore[override]
        """A bare time still looks for its day."""
        return "TIME" if self.of is None else "DT"

    @property
    def unit(self) -> str:
        return "minute" if self.exact else "hour"

    @property
    def absolute(self) -> bool:
        return self.of is not None and self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        if self.of is None:
            days = Extent(at.today, at.today) if at.alone and at.today else None
        else:
            days = self.of.resolve(at)
        if days is None or days.first is None or days.first != days.last:
            return None
        day, minute = days.first, self.minute
        if minute >= 24 * 60:
            day, minute = day + dt.timedelta(days=1), minute - 24 * 60
        return Extent(day, day, minute, minute)


@dataclass(frozen=True, slots=True)
class Range(Node):
    """From one expression to another, both in it."""

    a: Node
    b: Node
    tag = "RANGE"

    @property
    def unit(self) -> str:
        return self.b.unit

    @property
    def absolute(self) -> bool:
        return self.a.absolute and self.b.absolute

    def resolve(self, at: Setting) -> Extent | None:
        left, right = self.a.resolve(at), self.b.resolve(at)
        if left is None or right is None or left.first is None or right.last is None:
            return None
        if left.first > right.last and not self.a.absolute:
            left = self.a.resolve(replace(at, today=right.last, lean=-1, alone=False)) or left
        elif left.first > right.last and not self.b.absolute:
            right = self.b.resolve(replace(at, today=left.first, lean=1, alone=False)) or right
        if left.first is None or right.last is None or left.first > right.last:
            return None
        return Extent(left.first, right.last, left.first_minute, right.last_minute)


@dataclass(frozen=True, slots=True)
class Open(Node):
    """An open interval. ``side``: since, after, until, before."""

    side: str
    of: Node
    tag = "OPEN"

    @property
    def unit(self) -> str:
        return self.of.unit

    @property
    def absolute(self) -> bool:
        return self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.of.resolve(at)
        if whole is None:
            return None
        one = dt.timedelta(days=1)
        fine = whole.first_minute is not None or self.of.unit in ("day", "daypart", "hour", "minute")
        if self.side == "since" or (self.side == "after" and fine):
            return Extent(whole.first, None, whole.first_minute)
        if self.side == "after":
            return Extent(whole.last + one, None) if whole.last else None
        if self.side == "until" or whole.first_minute is not None:
            return Extent(None, whole.last, None, whole.last_minute)
        return Extent(None, whole.first - one) if whole.first else None


@dataclass(frozen=True, slots=True)
class Plain(Node):
    """An expression without days: a duration, a recurring or vague time, or one that hangs on an event."""

    what: str
    sort: DateKind = DateKind.VAGUE
    label: str = field(default="PLAIN", compare=False)
    n: float | None = None

    @property
    def tag(self) -> str:  # type: ignore[override]
        """Durations join to "ago", the others to nothing."""
        return self.label

    @property
    def unit(self) -> str:
        return self.what

    @property
    def kind(self) -> DateKind:
        return self.sort

    def resolve(self, at: Setting) -> Extent | None:
        return None
