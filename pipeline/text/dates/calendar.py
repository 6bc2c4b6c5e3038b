"""Arithmetic of days, weeks (Monday to Sunday), months and longer periods.

Everything here is about whole days; ``ValueError`` or ``OverflowError`` tells that a day isn't in the calendar, and
the reader then leaves the days open.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

Days = tuple[dt.date, dt.date]
"""The first and the last day of a stretch, both in it."""

_MONTHS = {"month": 1, "quarter": 3, "third": 4, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def month_days(year: int, month: int) -> Days:
    """The days of a month."""
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])


def _months(unit: str) -> int:
    """How many months a unit has; ValueError for one of the clock, of which a day has many."""
    if unit not in _MONTHS:
        raise ValueError(f"no unit of the calendar: {unit}")
    return _MONTHS[unit]


def shift(day: dt.date, unit: str, n: int) -> dt.date:
    """``day`` moved by ``n`` units; the 31st becomes the last day where a month is shorter."""
    if unit in _DAYS:
        return day + dt.timedelta(days=_DAYS[unit] * n)
    if unit == "workday":
        return _shift_workdays(day, n)
    months = day.year * 12 + day.month - 1 + _months(unit) * n
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _shift_workdays(day: dt.date, n: int) -> dt.date:
    step = 1 if n > 0 else -1
    weeks, left = divmod(abs(n), 5)
    day += dt.timedelta(days=7 * weeks * step)
    while left:
        day += dt.timedelta(days=step)
        left -= day.weekday() < 5
    return day


def period(day: dt.date, unit: str) -> Days:
    """The calendar unit that ``day`` lies in: its week from Monday, its month, its quarter, its decade …

    A century runs from 01 to 00 (the 20th is 1901 to 2000), a decade from 0 to 9, a weekend is Saturday and Sunday.
    """
    if unit in ("day", "workday"):
        return day, day
    if unit in ("week", "fortnight"):
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6)
    if unit == "weekend":
        monday = day - dt.timedelta(days=day.weekday())
        return monday + dt.timedelta(days=5), monday + dt.timedelta(days=6)
    if unit == "decade":
        return dt.date(day.year // 10 * 10, 1, 1), dt.date(day.year // 10 * 10 + 9, 12, 31)
    if unit == "century":
        return century((day.year + 99) // 100)
    size = _months(unit)
    first = (day.month - 1) // size * size + 1
    return dt.date(day.year, first, 1), month_days(day.year, first + size - 1)[1]


def century(n: int) -> Days:
    """The ``n``-th century, 01 to 00."""
    return dt.date(max((n - 1) * 100 + 1, 1), 1, 1), dt.date(n * 100, 12, 31)


def parts(days: Days, unit: str, which: str) -> Days:
    """The first, middle or last third of a stretch: "fim de setembro" is 21 to 30, "early 2015" January to April.

    Years are cut at months, months at the 10th and the 20th, weeks after Tuesday and before Friday.
    """
    first, last = days
    if unit == "week":
        cuts = {"begin": (0, 2), "mid": (2, 4), "end": (4, 6)}[which]
        return first + dt.timedelta(days=cuts[0]), first + dt.timedelta(days=cuts[1])
    if unit in ("month", "quarter", "half", "year"):
        if unit == "month":
            low, high = {"begin": (1, 10), "mid": (11, 20), "end": (21, last.day)}[which]
            return first.replace(day=low), first.replace(day=high)
        third = _MONTHS[unit] // 3
        start = {"begin": 0, "mid": third, "end": 2 * third}[which]
        opening = shift(first, "month", start)
        return opening, shift(opening, "month", third) - dt.timedelta(days=1)
    if unit in ("decade", "century"):
        years = last.year - first.year + 1
        low, high = {"begin": (0, 3), "mid": (4, 6), "end": (7, 9)}[which] if years == 10 else (0, 0)
        if years != 10:
            low, high = {"begin": (0, 32), "mid": (33, 65), "end": (66, 99)}[which]
        return dt.date(first.year + low, 1, 1), dt.date(first.year + high, 12, 31)
    size = (last - first).days + 1
    start = {"begin": 0, "mid": size // 3, "end": 2 * size // 3}[which]
    end = {"begin": size // 3 - 1, "mid": 2 * size // 3 - 1, "end": size - 1}[which]
    return first + dt.timedelta(days=start), first + dt.timedelta(days=max(end, start))


def nth_weekday(days: Days, weekday: int, n: int) -> dt.date:
    """The ``n``-th ``weekday`` (Monday is 0) inside ``days``, counted from the end where ``n`` is negative."""
    if n > 0:
        day = days[0] + dt.timedelta(days=(weekday - days[0].weekday()) % 7 + 7 * (n - 1))
    else:
        day = days[1] - dt.timedelta(days=(days[1].weekday() - weekday) % 7 - 7 * (n + 1))
    if not days[0] <= day <= days[1]:
        raise ValueError("no such weekday in the period")
    return day
