"""Nodes for stretches that are told by one end or by what is left of them: "the three months to September"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.text.dates import calendar as cal
from pipeline.text.dates.anchors import Anchored, beside_week
from pipeline.text.dates.nodes import Extent, Hanging, Node, Setting, Told

_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rest(Told):
    """What is over (``side`` -1) or still to come (+1) of the present unit; ``whole`` counts the publication day in."""

    what: str
    side: int
    whole: bool = False
    told: bool = False
    tag = "SPAN"

    def resolve(self, at: Setting) -> Extent | None:
        if at.today is None or (self.told and at.lean < 0):
            return None  # "they met later in the month": of the month told
        first, last = cal.period(at.today, self.what)
        if self.side < 0:
            return Extent(first, at.today)
        return Extent(at.today if self.whole else min(at.today + _ONE, last), last)


@dataclass(frozen=True, slots=True)
class Ending(Told, Hanging):
    """The ``n`` units that end with another expression: "the three months to September", "the week ending 20 May"."""

    n: int
    what: str
    of: Node
    tag = "PER"

    def resolve(self, at: Setting) -> Extent | None:
        # such stretches are reported on when they are over
        whole = self.days(replace(at, lean=-1))
        if whole is None:
            return None
        first = cal.shift(whole[1] + _ONE, self.what, -self.n)
        return Extent(first, whole[1]) if first <= whole[0] else None


@dataclass(frozen=True, slots=True)
class Beside(Hanging):
    """The first ``weekday`` after (``side`` +1) or before (-1) another expression: "the Monday after Easter"."""

    weekday: int
    side: int
    of: Node
    tag = "DAY"

    @property
    def unit(self) -> str:
        return "day"

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.days(at)
        if whole is None:
            return None
        first, last = whole
        if self.side > 0:
            day = last + dt.timedelta(days=(self.weekday - last.weekday() - 1) % 7 + 1)
        else:
            day = first - dt.timedelta(days=(first.weekday() - self.weekday - 1) % 7 + 1)
        if isinstance(self.of, Anchored) and at.lean > 0 and at.today and day < at.today - _ONE * 7:
            return None  # "quem passar joga na terça-feira seguinte": what was told last lies too far back
        return Extent(day, day)


@dataclass(frozen=True, slots=True)
class Neighbour(Told, Hanging):
    """The calendar unit after (``side`` +1) or before (-1) the one that another time lies in: "the week before Easter".

    A day lies beside the time itself, a weekend before the week of it or after.
    """

    what: str
    side: int
    of: Node

    @property
    def tag(self) -> str:  # type: ignore[override]
        """As the unit that it is told in."""
        return Anchored(self.side, self.what).tag

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.days(at)
        if whole is None:
            return None
        if self.what == "weekend":
            return beside_week(*whole, self.side)
        return Extent(*cal.period(cal.shift(whole[self.side > 0], self.what, self.side), self.what))


@dataclass(frozen=True, slots=True)
class Holding(Told, Hanging):
    """The calendar unit that another expression lies in: "the week of 18 August"."""

    what: str
    of: Node
    tag = "WK"

    def resolve(self, at: Setting) -> Extent | None:
        whole = self.of.resolve(at)
        return Extent(*cal.period(whole.first, self.what)) if whole and whole.first else None


@dataclass(frozen=True, slots=True)
class Following(Told):
    """ "The next year": the one after the time told before where the past is told, else the coming one."""

    what: str

    @property
    def tag(self) -> str:  # type: ignore[override]
        """As the unit that it is told in."""
        return Anchored(1, self.what).tag

    def resolve(self, at: Setting) -> Extent | None:
        if at.lean < 0 and not at.alone:
            return Anchored(1, self.what).resolve(at)
        if at.today is None:
            return None
        return Extent(*cal.period(cal.shift(at.today, self.what, 1), self.what))
