"""Nodes that come once a year, or lie in a year that other words tell: numbered weeks, feasts, "March of last year"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.text.dates import feasts
from pipeline.text.dates.nodes import Extent, Hanging, Node, Setting
from pipeline.text.dates.parts import Inside
from pipeline.text.dates.points import Day, Period, on_side, pick
from pipeline.text.dates.relative import Offset


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
        year = self.y if self.of is None else self.of.year(at)
        if self.of is None and year is None and at.today is not None:
            year = at.today.year
        if year is None:
            return None
        return Extent(dt.date.fromisocalendar(year, self.n, 1), dt.date.fromisocalendar(year, self.n, 7))


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
        year = self.y if self.of is None else self.of.year(at)
        if year is not None:
            return Extent(*feasts.feast(self.rule, year))
        if at.today is None or self.of is not None:
            return None
        if self.mod == 0:
            return Extent(*feasts.feast(self.rule, at.today.year))
        days = {d[0]: d for d in (feasts.feast(self.rule, at.today.year + k) for k in (-1, 0, 1))}
        picked = on_side(list(days), at.today, self.mod) if self.mod else pick(list(days), at)
        return Extent(*days[picked]) if picked else None


@dataclass(frozen=True, slots=True)
class AcrossYears(Node):
    """A year of a club or a school, from the month in which it begins to the next: "the 2024-25 season"."""

    y: int
    month: int
    tag = "PER"

    @property
    def unit(self) -> str:
        return "year"

    @property
    def absolute(self) -> bool:
        return True

    def resolve(self, at: Setting) -> Extent | None:
        after = dt.date(self.y + 1, self.month, 1)
        return Extent(dt.date(self.y, self.month, 1), after - dt.timedelta(days=1))


@dataclass(frozen=True, slots=True)
class InYear(Hanging):
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

    def resolve(self, at: Setting) -> Extent | None:
        year = self.of.year(at)
        return None if year is None else replace(self.what, y=year, mod=None).resolve(at)


def in_year(what: Node, of: Node) -> Node | None:
    """``what`` in the year ``of``, or, where it hangs on a month or a feast, that one: "the first Friday of March"."""
    if isinstance(what, Inside | Offset):
        inner = in_year(what.of, of)
        return replace(what, of=inner) if inner else None
    if not isinstance(what, Day | Period | Feast) or what.y is not None or (isinstance(what, Day) and what.m is None):
        return None
    return InYear(what, of)
