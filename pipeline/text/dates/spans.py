"""Nodes made of other nodes: times of a day, ranges and open intervals."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.nodes import Extent, Hanging, Node, Setting
from pipeline.text.dates.parts import Part
from pipeline.text.dates.points import Day
from pipeline.text.dates.yearly import Feast


@dataclass(frozen=True, slots=True)
class Daypart(Node):
    """A part of a day; ``of`` is the day, none where the text doesn't tell it. It has the days of its day."""

    name: str
    of: Node | None = None
    habit: bool = False  # of every day, where the words before don't tell one ("abends")

    @property
    def tag(self) -> str:  # type: ignore[override]
        """A day's part can take a clock time; a bare one still looks for its day."""
        return "DPT" if self.of is None else "DAYDPT"

    @property
    def else_kind(self) -> DateKind | None:
        """As its day: "le mardi matin" is every one."""
        if self.habit:
            return DateKind.RECURRING
        return self.of.else_kind if isinstance(self.of, Day) else None

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
    def else_kind(self) -> DateKind | None:
        """As its day: "le samedi à 9 heures" is every one."""
        return self.of.else_kind if isinstance(self.of, Day) else None

    @property
    def absolute(self) -> bool:
        return self.of is not None and self.of.absolute

    def resolve(self, at: Setting) -> Extent | None:
        if self.of is None:
            days = Extent(at.today, at.today) if at.alone and at.today else None
        else:
            days = self.of.resolve(at)
        if days is None or days.first is None or days.last is None:
            return None
        day: dt.date | None = days.first
        minute = self.minute
        if days.last != days.first:  # "in der Silvesternacht um 0.30 Uhr"
            night = days.last - days.first == dt.timedelta(days=1)
            day = side_of_night(self, days.first, days.last) if night else None
        if day is None:
            return None
        if minute >= 24 * 60:
            day, minute = day + dt.timedelta(days=1), minute - 24 * 60
        return Extent(day, day, minute, minute)


@dataclass(frozen=True, slots=True)
class Range(Node):
    """From one expression to another, both in it; ``what`` is the unit that it is told in where the second isn't."""

    a: Node
    b: Node
    what: str | None = None

    @property
    def tag(self) -> str:  # type: ignore[override]
        """A stretch of hours still looks for its day."""
        return "TRANGE" if hangs_on_day(self) else "RANGE"

    @property
    def else_kind(self) -> DateKind | None:
        """As the times on its day: "le samedi de 9 heures à midi" is every one."""
        return self.a.else_kind if isinstance(self.a, Clock | Daypart) else None

    @property
    def unit(self) -> str:
        return self.what or self.b.unit

    @property
    def absolute(self) -> bool:
        return self.a.absolute and self.b.absolute

    def resolve(self, at: Setting) -> Extent | None:
        left, right = self.a.resolve(at), self.b.resolve(at)
        if at.lean < 0 and _bare_weekday(self.a) and _bare_weekday(self.b) and right:
            # "choveu de segunda a quinta": both are past, so the first is told from the second
            left = self.a.resolve(replace(at, today=right.first))
        elif left and left.first and _bare_weekday(self.b):
            # "from next Monday to Friday": the second weekday is the one after the first
            right = self.b.resolve(replace(at, today=left.first, lean=1, alone=False))
        if left is None or right is None or left.first is None or right.last is None:
            return None
        if left.first > right.last:
            # "de novembro a março": the side that may move is told again from the other
            if not self.a.absolute:
                left = self.a.resolve(replace(at, today=right.last, lean=-1, alone=False)) or left
            elif not self.b.absolute:
                right = self.b.resolve(replace(at, today=left.first, lean=1, alone=False)) or right
        if left.first is None or right.last is None or left.first > right.last:
            return None
        last = right.last
        if left.first == last and (left.first_minute or 0) > (right.last_minute or 24 * 60):
            last += dt.timedelta(days=1)  # "das 20h às 6h"
        return Extent(left.first, last, left.first_minute, right.last_minute)


@dataclass(frozen=True, slots=True)
class Weekdays(Node):
    """From one weekday to another: days that the tense tells, or, without one, every week ("de segunda a quinta")."""

    a: int
    b: int
    tag = "REC"

    @property
    def unit(self) -> str:
        return "day"

    @property
    def else_kind(self) -> DateKind | None:
        return DateKind.RECURRING

    def resolve(self, at: Setting) -> Extent | None:
        if not at.lean or (self.a, self.b) in _OPENING_DAYS:
            return None
        return Range(Day(weekday=self.a), Day(weekday=self.b)).resolve(at)


_OPENING_DAYS = ((0, 4), (0, 5), (0, 6), (1, 5), (1, 6))
"""The stretches of a week in which shops and offices are open, in any tense."""


def _bare_weekday(node: Node) -> bool:
    if isinstance(node, Clock | Daypart) and node.of is not None:
        node = node.of
    return isinstance(node, Day) and node.d is None and node.mod is None


@dataclass(frozen=True, slots=True)
class Open(Hanging):
    """An open interval. ``side``: since, from (not told whether past), starting (to come, if a day), coming (open
    only where it is to come), after, until, due (until, and to come), kept (until, and over), before.

    ``lasting`` tells how long something has lasted ("seit 29 Jahren"): a duration, with a day only where asked alone.
    """

    side: str
    of: Node
    lasting: bool = False
    tag = "OPEN"

    @property
    def unit(self) -> str:
        return self.of.unit

    @property
    def else_kind(self) -> DateKind | None:
        """As its end: "le dimanche jusqu'à 15 heures" is every one."""
        return self.of.else_kind if isinstance(self.of, Clock | Daypart) else None

    @property
    def kind(self) -> DateKind:
        """A duration where it tells how long."""
        return DateKind.DURATION if self.lasting else super(Open, self).kind

    def resolve(self, at: Setting) -> Extent | None:
        if self.lasting and not at.alone:
            return None
        if self.side == "since":
            at = replace(at, lean=-1)  # "since February" is the last one, whatever the verb
        elif self.side == "starting" and isinstance(self.of, Day | Clock | Daypart):
            at = replace(at, lean=1)  # "they called a strike starting on Monday"
        elif self.side == "kept":
            at = replace(at, lean=-1)  # "estuvo cortado hasta el sábado"
        elif self.side in ("due", "ahead"):
            at = replace(at, lean=1)  # "has been put off until October", "ahead of May's elections"
        elif self.side == "until" and (at.lean == 0 or self.of.unit in ("day", "weekend")):
            at = replace(at, lean=1)  # "by Thursday" the next one
        elif self.side == "before" and at.lean < 0 and self.of.unit == "season" and not self.absolute:
            return None  # "a promis une décision avant l'été": the coming one as well as the last
        elif self.side == "before" and at.lean < 0 and isinstance(self.of, Day) and _bare_weekday(self.of):
            return None  # "prometeu vistoriar tudo antes de sábado"
        elif self.side == "until" and isinstance(self.of, Part):
            at = replace(at, lean=max(at.lean, 0))  # "by the end of the year" is this year's, even where it was said
        elif self.side == "starting" and at.lean < 0 and not self.absolute and _soon(self.of, at):
            at = replace(at, lean=1)  # "voted for a four-day week starting in August"
        whole = (from_midnight(self.of) if self.side == "since" else self.of).resolve(at)
        if self.side in _UP_TO and isinstance(self.of, Feast) and at.lean < 0 and _long_over(whole, at.today):
            whole = self.of.resolve(replace(at, lean=1))  # "put the odds of a cut before Christmas at 60 per cent"
        if whole is None:
            return None
        then = self.side == "until" and isinstance(self.of, Anchored) and self.of.what == "none"
        if then and at.lean > 0 and at.today and whole.last and whole.last < at.today:
            return None  # "se até lá nada mudar": what was told last is over
        if self.side == "coming":
            ahead = at.today is not None and whole.first is not None and whole.first > at.today
            return replace(whole, last=None) if ahead else whole
        one = dt.timedelta(days=1)
        fine = whole.first_minute is not None or self.of.unit in ("day", "daypart", "hour", "minute")
        if self.side == "before" and isinstance(self.of, Part) and self.of.which == "end":
            return Extent(None, whole.last, unit=whole.unit)  # "before the end of the month" lies in its last days, too
        if self.side in ("since", "from", "starting") or (self.side == "after" and fine):
            return Extent(whole.first, None, whole.first_minute, unit=whole.unit)
        if self.side == "after":
            return Extent(whole.last + one, None) if whole.last else None
        if self.side in ("until", "due", "kept") or whole.first_minute is not None or self.of.unit == "daypart":
            return Extent(None, whole.last, None, whole.last_minute, unit=whole.unit)
        return Extent(None, whole.first - one) if whole.first else None


_UP_TO = ("until", "before")
_STALE = dt.timedelta(days=150)
"""How long ago a feast must be for nobody to mean it with "before Christmas"."""


_SOON = dt.timedelta(days=200)
"""How far what has been decided to start may lie ahead."""


def _soon(of: Node, at: Setting) -> bool:
    whole = of.resolve(replace(at, lean=1))
    return bool(whole and whole.first and at.today and at.today <= whole.first <= at.today + _SOON)


def _long_over(whole: Extent | None, today: dt.date | None) -> bool:
    return bool(whole and whole.last and today and whole.last < today - _STALE)


def from_midnight(node: Node) -> Node:
    """Midnight as the beginning of its day, where the end of it would lie ahead: "desde a meia-noite"."""
    return replace(node, minute=0) if isinstance(node, Clock) and node.minute == _MIDNIGHT else node


_MIDNIGHT = 24 * 60


def hangs_on_day(node: Node) -> bool:
    """Whether a node is a time of day without its day."""
    if isinstance(node, Range):
        return hangs_on_day(node.a) and hangs_on_day(node.b)
    return hangs_on_day(node.of) if isinstance(node, Open) else isinstance(node, Clock | Daypart) and node.of is None


def minute_of(node: Node) -> int | None:
    """The minute of the day at which a time of day begins, or from or up to which it is open; none for a whole day."""
    if isinstance(node, Range):
        return minute_of(node.a)
    if isinstance(node, Open):
        return minute_of(node.of)
    if isinstance(node, Daypart):
        return _MIDDLES.get(node.name)
    return node.minute if isinstance(node, Clock) else None


_MIDDLES = {"morning": 9 * 60, "midday": 12 * 60, "afternoon": 15 * 60, "evening": 20 * 60, "night": 22 * 60}
"""Roughly the minute of the day at which its parts lie."""


def side_of_night(node: Node, first: dt.date, last: dt.date, *, after: bool = False) -> dt.date | None:
    """The one of a night's two days that a time of day lies on; none where both would do.

    ``after``: it is told in another clause, so that an afternoon is the one after that night.
    """
    minute = minute_of(node)
    if minute is None or (isinstance(node, Daypart) and not after and node.name != "morning"):
        return None
    if _MORNING <= minute < _EVENING:
        return last if after else None
    return last if minute < _MORNING else first


_MORNING, _EVENING = 12 * 60, 18 * 60
"""Minutes up to which a time lies in the second half of a night, and from which on in the first."""
