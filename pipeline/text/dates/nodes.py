"""What an expression of time means before the day of publication is known, and how it is then resolved.

A node is a small frozen tree: ``Part("end", Period("month", 9))``. ``resolve`` gives the days it covers, or none
where they can't be known. ``Setting`` holds what resolving may depend on: the publication day, the tense around the
words. This module has what all nodes share; the nodes are in
``points``, ``yearly``, ``relative``, ``anchors``, ``parts``, ``stretches`` and ``spans``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.core.quantity import DateKind, Granularity

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
    "third": Granularity.MONTH,
    "half": Granularity.MONTH,
    "season": Granularity.SEASON,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
    "none": Granularity.NONE,
    **dict.fromkeys(("daypart", "morning", "midday", "afternoon", "evening", "night"), Granularity.DAYPART),
}


FINER = {"hour": "minute", "day": "hour", "year": "month", "decade": "year", "century": "year"}
"""In what a half is told: half an hour in minutes, a year and a half in months."""


def grain(unit: str) -> Granularity:
    """The granularity of a unit's name in the tables (``workday`` is told in days, ``half`` in quarters)."""
    return _GRAIN[unit]


@dataclass(frozen=True, slots=True)
class Extent:
    """First and last day, each none where open; with minutes of the day where a clock time is known.

    ``unit`` is the unit in which it is told, where only resolving shows it.
    """

    first: dt.date | None
    last: dt.date | None
    first_minute: int | None = None
    last_minute: int | None = None
    unit: str | None = None

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

    ``today``: the publication day, or none. ``lean``: -1 the words are about the past, +1 about the future, 0 not told.
    ``onward``: no tense, but a whole sentence or a note, which speaks of what is to come; ``note``: it is a
    note. ``alone``: the expression is
    the whole text, or forward readings are asked for; a bare weekday then is the next one. ``next_week``: whether
    "next Friday" is the one of next week. ``this_ahead``: whether "this Friday" is the one of this week where no tense
    tells. ``season_days``: whether seasons have days in this language (the two halves
    of the earth differ). ``told``: the time told just before, as its extent and its granularity; empty where there is
    none that is plain.
    """

    today: dt.date | None = None
    lean: int = 0
    onward: bool = False
    note: bool = False
    alone: bool = False
    next_week: bool = False
    this_ahead: bool = False
    season_days: bool = False
    told: tuple[tuple[Extent, str], ...] = ()


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

    @property
    def else_kind(self) -> DateKind | None:
        """The kind that it has where the words around don't make it a time with days; none where it stays the same."""
        return None

    def resolve(self, at: Setting) -> Extent | None:
        """The days it covers, or none."""
        raise NotImplementedError

    def year(self, at: Setting) -> int | None:
        """The year in which it begins, where that is known."""
        whole = self.resolve(at)
        return whole.first.year if whole and whole.first else None


class Told(Node):
    """A node that is told in the unit ``what``."""

    __slots__ = ()
    what: str

    @property
    def unit(self) -> str:
        """The unit in which it is told."""
        return self.what


class Hanging(Node):
    """A node that hangs on another one, ``of``."""

    __slots__ = ()
    of: Node

    @property
    def absolute(self) -> bool:
        """As absolute as what it hangs on."""
        return self.of.absolute

    def days(self, at: Setting) -> tuple[dt.date, dt.date] | None:
        """The first and last day of what it hangs on; none where either can't be known."""
        whole = self.of.resolve(at)
        if whole is None or whole.first is None or whole.last is None:
            return None
        return whole.first, whole.last


@dataclass(frozen=True, slots=True)
class Plain(Told):
    """An expression without days: a duration, a recurring or vague time, or one that hangs on an event."""

    what: str
    sort: DateKind = DateKind.VAGUE
    label: str = "PLAIN"
    n: float | None = None

    @property
    def tag(self) -> str:  # type: ignore[override]
        """Durations join to "ago", the others to nothing."""
        return self.label

    @property
    def kind(self) -> DateKind:
        return self.sort

    def resolve(self, at: Setting) -> Extent | None:
        return None
