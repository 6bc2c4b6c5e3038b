"""Nodes inside a longer stretch: its beginning, its n-th week, its first nine months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates import calendar as cal
from pipeline.text.dates.nodes import Extent, Hanging, Node, Setting, Told
from pipeline.text.dates.relative import Relative

_NEVER = dt.timedelta(0)
_FRESH = {
    "week": dt.timedelta(days=2),
    "month": dt.timedelta(days=6),
    "quarter": dt.timedelta(days=21),
    "half": dt.timedelta(days=45),
    "year": dt.timedelta(days=75),
}
"""How long the end of a stretch is still "at the end of the month" (a quarter of it)."""


@dataclass(frozen=True, slots=True)
class Part(Hanging):
    """The beginning, middle or end of a longer stretch.

    ``loose``: of the present unit, unless the tense asks for the one before or after: "zu Jahresbeginn soll …".
    """

    which: str
    of: Node
    loose: bool = False

    @property
    def tag(self) -> str:  # type: ignore[override]
        """As a period."""
        return "PER"

    @property
    def unit(self) -> str:
        return "half" if self.of.unit == "year" and self.which.startswith("half") else self.of.unit

    def resolve(self, at: Setting) -> Extent | None:
        found = self._of(self.of, at)
        if not self.loose or at.today is None or not isinstance(self.of, Relative) or found is None:
            return found
        if at.lean < 0 and found.first and found.first > at.today:
            before = self._of(replace(self.of, n=self.of.n - 1), at)
            # only while it is fresh: later on "at the end of the month" is this one's, whatever verb stands beside it
            fresh = before and before.last and at.today - before.last <= _FRESH.get(self.of.what, _NEVER)
            # "a finales de año dejó el cargo": of whatever year, or century, the report is at
            return before if fresh else None if self.of.what in ("year", "decade", "century") else found
        stale = at.onward and not at.lean and found.last and at.today - found.last > _FRESH.get(self.of.what, _NEVER)
        if (at.lean > 0 or stale) and found.last and found.last < at.today:
            return self._of(replace(self.of, n=self.of.n + 1), at)
        return found

    def _of(self, of: Node, at: Setting) -> Extent | None:
        whole = of.resolve(at)
        if whole is None or whole.first is None or whole.last is None:
            return None
        if of.unit in ("day", "daypart"):
            return whole
        if self.which == "half1" or self.which == "half2":
            months = {"year": 6, "decade": 60, "century": 600}.get(of.unit)
            if months is None:
                half = (whole.last - whole.first).days // 2
                middle = whole.first + dt.timedelta(days=half)
            else:
                middle = cal.shift(whole.first, "month", months) - dt.timedelta(days=1)
            if self.which == "half1":
                return Extent(whole.first, middle)
            return Extent(middle + dt.timedelta(days=1), whole.last)
        if self.which == "middle":
            return Extent(*cal.parts((whole.first, whole.last), of.unit, "mid"))
        return Extent(*cal.parts((whole.first, whole.last), of.unit, self.which))


@dataclass(frozen=True, slots=True)
class Inside(Told, Hanging):
    """A weekday of a given week, or the ``n``-th weekday, day, week … of a longer stretch (from its end if < 0)."""

    of: Node
    n: int
    what: str
    weekday: int | None = None

    @property
    def tag(self) -> str:  # type: ignore[override]
        """A day where it is one."""
        return "DAY" if self.what == "day" else ("WK" if self.what == "week" else "PER")

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.days(at)
        if whole is None:
            return None
        first, last = whole
        if self.weekday is not None:
            day = cal.nth_weekday(whole, self.weekday, self.n)
            return Extent(day, day)
        if self.what == "week":
            monday = cal.period(first if self.n > 0 else last, "week")[0]
            # the first week is the first with its Thursday inside (ISO 8601), the last one likewise
            if self.n > 0 and (monday + dt.timedelta(days=3)) < first:
                monday += dt.timedelta(days=7)
            if self.n < 0 and (monday + dt.timedelta(days=3)) > last:
                monday -= dt.timedelta(days=7)
            monday += dt.timedelta(days=7 * (self.n - 1 if self.n > 0 else self.n + 1))
            return Extent(monday, monday + dt.timedelta(days=6))
        if self.what == "fortnight":
            return self._fortnight(first, last)
        if self.what == "weekend":
            return Extent(*cal.period(cal.nth_weekday(whole, 5, self.n), "weekend"))
        days = cal.period(
            cal.shift(first if self.n > 0 else last, self.what, self.n - 1 if self.n > 0 else self.n + 1), self.what
        )
        if not (first <= days[0] and days[1] <= last):
            raise ValueError("outside its period")
        return Extent(*days)

    def _fortnight(self, first: dt.date, last: dt.date) -> Extent | None:
        """One half of a month as papers and pay days count: up to the 15th, or from the 16th on."""
        if self.of.unit != "month" or self.n not in (1, 2, -1):
            return None
        return Extent(first, first.replace(day=15)) if self.n == 1 else Extent(first.replace(day=16), last)


@dataclass(frozen=True, slots=True)
class InEvery(Node):
    """The ``n``-th such weekday of the month: of the present one where the words around tell the past, else of all."""

    what: str
    n: int
    weekday: int
    tag = "DAY"

    @property
    def unit(self) -> str:
        return "day"

    @property
    def else_kind(self) -> DateKind | None:
        """How often."""
        return DateKind.RECURRING

    def resolve(self, at: Setting) -> Extent | None:
        if at.lean >= 0 and not at.alone:
            return None
        return Inside(Relative(self.what, 0), self.n, "day", self.weekday).resolve(at)


@dataclass(frozen=True, slots=True)
class Few(Told, Hanging):
    """The first or last ``n`` units of a stretch: "os primeiros nove meses de 2015"."""

    of: Node
    n: int
    what: str
    tag = "PER"

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.days(at)
        if whole is None:
            return None
        first, last = whole
        one = dt.timedelta(days=1)
        if self.n > 0:
            return Extent(first, cal.shift(first, self.what, self.n) - one)
        return Extent(cal.shift(last + one, self.what, self.n), last)
