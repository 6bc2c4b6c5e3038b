"""The time told before, for what counts from it: "two years later", "no dia seguinte", "that Sunday"."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.core.quantity import DateKind
from pipeline.text.dates.anchors import Anchored, ThatWeekday
from pipeline.text.dates.carry import Report
from pipeline.text.dates.moments import CARRY, DAYS, MORNING, ONE, SENTENCE, clock_of, day_of, one_day
from pipeline.text.dates.nodes import Extent, Node
from pipeline.text.readings import DateReading


def told_before(start: int, report: Report, aged: int, node: Node) -> tuple[tuple[Extent, str], ...]:
    """The times told last, in the same sentence or in one just before where the expression stands early in its own.

    None where an age was told since (up to ``aged``): from then on it counts from that birthday.
    """
    found: list[tuple[Extent, str]] = []
    what, opening, text = _counted_in(node), _opening(node), report.text
    most = 3 if what in _WHOLE_DAYS else 2
    if isinstance(node, ThatWeekday) and (day := _named_so(report, node.weekday)):
        return ((Extent(day, day), "day"),)
    at = 0  # where the nearest of them ends
    for last in reversed(report.readings[-_LAST:]):
        year = (
            _YEAR.search(text, last.start, last.end) if last.granularity.value == "season" and not last.first else None
        )
        # "half an hour later … the next morning": still the same day
        days = DAYS if last.last or what == "none" else _WHOLE_DAYS
        uncounted = not last.last and last.granularity.value == what  # "Anos antes …; três anos depois"
        if not last.first and report.today is not None and last.last == report.today.isoformat():
            continue  # "bis heute"
        if last.kind not in _TOLD or not (last.first or year or last.granularity.value in days or uncounted):
            continue  # how long, how often; "até então"
        unknown = not (last.first or last.last or year)
        if unknown and last.granularity.value in DAYS and _passed_over(text, last, what):
            continue
        if last.end < aged or start - last.end > CARRY or not (last.first or last.last or year):
            break
        breaks = [m.end() for m in SENTENCE.finditer(text, last.end, start + 1)]
        if len(breaks) > most or (breaks and start - breaks[-1] > opening):
            break
        # "that evening" points at the last day, whatever happened on it; a witness means the one it is all about
        if (
            breaks
            and what in _WHOLE_DAYS
            and report.aside(last, start, saying=_ahead(node) != 0 or report.saying.quoted(start))
        ):
            continue
        at = at or last.end
        if year:  # "no verão de 2022", where the days of a summer are not known
            found.append((Extent(dt.date(int(year[0]), 1, 1), dt.date(int(year[0]), 12, 31)), "year"))
        else:
            found.append((_days(report, last, _ahead(node), what), last.granularity.value))
    if _ahead(node) == 0 and what in _WHOLE_DAYS and report.saying.quoted(start) and "\n" in text[at:start]:
        return ()  # "Our lines were dead that evening": a witness means the day of what happened, whichever that was
    return tuple(found)


def _named_so(report: Report, weekday: int) -> dt.date | None:
    """The last day told that was such a weekday."""
    days = (day_of(r.first or "") for r in reversed(report.readings[-_NAMED:]) if one_day(r))
    return next((day for day in days if day.weekday() == weekday), None)


_NAMED = 20
"""Readings among which a day is looked for that its weekday names again."""


def _points(report: Report, start: int, node: Node) -> bool:
    """Whether it points at the last day told, whatever happened on it: "that evening", but for a witness not so."""
    return _ahead(node) == 0 and not report.saying.quoted(start)


def _ahead(node: Node) -> float:
    """How many units it counts, forward or back; 0 for the same."""
    of = getattr(node, "of", None)
    return _ahead(of) if isinstance(of, Node) else getattr(node, "n", 0)


def _passed_over(text: str, last: DateReading, what: str) -> bool:
    """Whether a day or hour that nobody knows leaves what was told before it: "on Monday, three days before the crash".

    What is counted in longer units doesn't hang on it.
    """
    if what in _WHOLE_DAYS:
        return bool(_APPOSED.search(text, max(0, last.start - 3), last.start))
    return what == "year" or (what != "none" and last.granularity.value in ("hour", "minute"))


_APPOSED = re.compile(r"[,(] ?$")

_LAST = 8
"""Readings before an expression among which the one is looked for that it counts from."""


def _days(report: Report, told: DateReading, ahead: float, what: str) -> Extent:
    """The days that a reading tells; the one end of an open one where that is a day, else none ("desde 2015").

    What comes ``ahead`` of a night is the day that it ends with: "at 2 a.m. … the next morning"; a day before it is the
    one before its evening.
    """
    if not (told.first and told.last) and told.granularity.value not in DAYS:
        if ahead or what != "year" or told.granularity.value != "year":
            return Extent(None, None)
        year = day_of(told.first or told.last or "").year  # "since 1988 … in August of that year"
        return Extent(dt.date(year, 1, 1), dt.date(year, 12, 31))
    first, last = day_of(told.first or told.last or ""), day_of(told.last or told.first or "")
    if (ahead > 0 or (ahead < 0 and what == "day")) and first == last and _in_small_hours(report, told):
        first = last = first - ONE
    if ahead > 0 and told.granularity.value == "daypart" and last - first == ONE:
        last = first
    return Extent(first, last)


def _in_small_hours(report: Report, told: DateReading) -> bool:
    """Whether it is behind midnight in a night of which the evening was told, too, and that no day of its own names."""
    evening = day_of(told.first or told.last or "") - ONE
    before = [r for r in report.readings[-_LAST:] if r.start < told.start]
    named = any(r.granularity.value == "day" and r.first == (evening + ONE).isoformat() for r in before)
    evenings = (r for r in before if (r.first or "")[:10] == evening.isoformat())
    if named or not any(report.side.is_late(r) for r in evenings):
        return False
    minute = clock_of(told.first or told.last)
    if minute is not None:
        return minute <= MORNING
    small = report.lex.options.get("small_hours", ())
    return any(word in small for word in report.text[told.start : told.end].lower().split())


_YEAR = re.compile(r"\b[12]\d{3}\b")
_TOLD = (DateKind.ABSOLUTE, DateKind.RELATIVE)
_WHOLE_DAYS = ("day", "daypart")
_OPENING = 90
"""Characters of its sentence within which an expression still counts from a time that the sentence before tells."""


def _counted_in(node: Node) -> str:
    """The unit in which it counts from the time told."""
    of = getattr(node, "of", None)
    return _counted_in(of) if isinstance(of, Node) else getattr(node, "what", "")


def _opening(node: Node) -> int:
    of_same = isinstance(getattr(node, "of", None), Anchored)
    return CARRY if of_same else _OPENING  # "em 5 de junho do mesmo ano"
