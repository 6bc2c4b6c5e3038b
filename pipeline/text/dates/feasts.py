"""The days of feasts: fixed, counted by weekdays, or moved with Easter, the moon, the Hebrew or the Islamic year.

Computed, not listed. The Islamic year is the tabular one (30-year cycle, astronomical epoch): where the moon is
watched for, a feast may be kept a day earlier or later, so the reader gives such days only where it is asked for
nothing else. Sources: Meeus, Astronomical Algorithms, for both Easters; Dershowitz and Reingold, Calendrical
Calculations, for the Hebrew and the Islamic year.
"""

from __future__ import annotations

import datetime as dt
import re

from pipeline.text.dates import moon
from pipeline.text.dates.calendar import Days, month_days, nth_weekday

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOVED = re.compile(r"([a-z]+)([+-]\d+)?")
_COUNTED = re.compile(r"([a-z]{3})#(-?\d)@(\d\d)([+-]\d+)?")
_ISLAMIC = re.compile(r"islamic:(\d+)-(\d+)([+-]\d+)?")
_HEBREW_EPOCH = -1373427
_ISLAMIC_EPOCH = 227014


def easter(year: int) -> dt.date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus' Julian computus, shifted)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    drift = year // 100 - year // 400 - 2
    return dt.date(year, month, day + 1) + dt.timedelta(days=drift)


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    return days + ((3 * (days + 1)) % 7 < 3)


def rosh_hashanah(year: int) -> dt.date:
    """The first day of the Hebrew year that begins in ``year``."""
    hebrew = year + 3761
    before, this, after = (_hebrew_elapsed(hebrew + k) for k in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return dt.date.fromordinal(_HEBREW_EPOCH + this + delay)


def _hebrew(name: str, year: int) -> dt.date:
    rosh = rosh_hashanah(year)
    pesach = rosh - dt.timedelta(days=163)
    if name == "rosh":
        return rosh
    if name == "pesach":
        return pesach
    if name == "kislev":  # the 25th of Kislev; the month before it has 30 days in long years only
        long = (rosh_hashanah(year + 1) - rosh).days in (355, 385)
        return rosh + dt.timedelta(days=84 if long else 83)
    if name == "shevat":
        leap = (rosh - rosh_hashanah(year - 1)).days > 360
        return pesach - dt.timedelta(days=89 if leap else 59)
    day = pesach + dt.timedelta(days=20)  # the 5th of Iyar, kept off the Sabbath and its eves
    return day + dt.timedelta(days={4: -1, 5: -2, 0: 1}.get(day.weekday(), 0))


def _islamic(year: int, month: int, day: int) -> dt.date:
    near = (year - 622) * 33 // 32
    for hijri in range(near - 1, near + 3):
        days = day + 29 * (month - 1) + month // 2 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + _ISLAMIC_EPOCH - 1
        found = dt.date.fromordinal(days)
        if found.year == year:
            return found
    raise ValueError("no such feast in that year")


def _advent(year: int) -> dt.date:
    """The first Sunday of Advent, four weeks before the last Sunday that isn't Christmas."""
    eve = dt.date(year, 12, 24)
    return eve - dt.timedelta(days=(eve.weekday() + 1) % 7 + 21)


_RECKONED = {
    "advent": _advent,
    "easter": easter,
    "orthodox": orthodox_easter,
    "chinese": moon.chinese_new_year,
    "diwali": moon.diwali,
}


def feast(rule: str, year: int) -> Days:
    """The days of a feast in ``year``; ValueError where it has none.

    ``rule``: ``12-25``; ``easter+39``, ``orthodox-2``, ``chinese`` (New Year), ``diwali+1``, ``rosh+9``, ``pesach-1``,
    ``kislev``, ``shevat``, ``iyar``;
    ``thu#4@11`` (the fourth Thursday of November), ``mon#-1@05`` (the last Monday of May); ``islamic:12-10``; each with
    a shift in days if need be (``thu#4@11+1``), and two of them joined by ``..`` for several days.
    """
    if ".." in rule:
        first, last = rule.split("..")
        return feast(first, year)[0], feast(last, year)[1]
    if m := _ISLAMIC.fullmatch(rule):
        day, off = _islamic(year, int(m[1]), int(m[2])), m[3]
    elif m := _COUNTED.fullmatch(rule):
        day, off = nth_weekday(month_days(year, int(m[3])), _WEEKDAYS.index(m[1]), int(m[2])), m[4]
    elif m := _MOVED.fullmatch(rule):
        name, off = m[1], m[2]
        day = _RECKONED[name](year) if name in _RECKONED else _hebrew(name, year)
    else:
        day, off = dt.date(year, int(rule[:2]), int(rule[3:5])), rule[5:]
    day += dt.timedelta(days=int(off or 0))
    return day, day
