"""Makers of what lies inside a longer stretch: parts, numbered days and weeks, the first nine months."""

from __future__ import annotations

from typing import Any

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards
from pipeline.text.dates.anchors import Anchored, SameIn
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, count_of, maker, mod_of
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.parts import Few, InEvery, Inside, Part
from pipeline.text.dates.points import Day, Period, Years
from pipeline.text.dates.relative import Lately, Relative
from pipeline.text.dates.spans import Range
from pipeline.text.dates.yearly import in_year


@maker
def lastof(f: Found) -> Node | Weak | None:
    """The last weekday, day or week of a stretch: "letzter Montag im März", "última semana de 2016"."""
    a, of = f["a"], f.get("of") or Relative(f["in"], 0)
    if isinstance(of, Relative) and of.what in ("day", "week"):
        return None
    if isinstance(a, Day) and a.d is None and a.mod == -1:
        return Inside(of, -1, "day", a.weekday)
    if isinstance(a, Relative) and a.n == -1 and a.what == "quarter" and isinstance(of, Years):
        return _quarter_of(of, -1)
    if isinstance(a, Relative) and a.n == -1 and a.what in (*_COUNTED, "third", "half"):
        return Inside(of, -1, a.what)
    return None


@maker
def inside(f: Found) -> Node | Weak | None:
    """A weekday of a week, or the n-th weekday, day or week of a longer stretch."""
    n = next((v for slot in ("ord", "dd", "n") if (v := f.get(slot)) is not None), 1)
    if isinstance(nth := f.get("nth"), Day) and nth.d:
        n = nth.d  # "on the third Saturday": until then a thin day
    weekday = f.get("wd")
    if isinstance(weekday, Day):
        weekday = weekday.weekday
    if weekday is not None:
        return Inside(f["of"], n, "day", weekday)
    unit = f.get("unit", "day")
    if unit == "workday":
        return Plain("day", DateKind.RELATIVE)  # which days are worked, no calendar here tells
    month = f.get("monthend")  # "am zweiten Augustwochenende", "in der ersten Juliwoche"
    of = f.get("of") or (Period("month", month) if month else Relative(f["in"], mod_of(f) or 0))
    if unit == "quarter" and isinstance(of, Years) and of.unit == "century":
        return _quarter_of(of, n)
    return Inside(of, n, unit) if unit in _COUNTED else None


def _quarter_of(of: Years, n: int) -> Node | None:
    """The n-th quarter of a century; the last one for -1."""
    if of.unit != "century" or not -1 <= n <= 4 or n == 0:
        return None
    size = (of.last - of.first + 1) // 4
    first = of.first + size * ((n if n > 0 else 4) - 1)
    return Years(first, first + size - 1, "century")


_COUNTED = ("day", "week", "fortnight", "month", "weekend", "quarter")
"""The units that are counted within a longer one."""


@maker
def inside_unit(f: Found) -> Node | Weak | None:
    """The n-th weekday of the month or year, of every one or of the present one."""
    day = f["wd"]
    weekday: int | None = day.weekday if isinstance(day, Day) else day
    if f["unit"] not in ("month", "year") or weekday is None:
        return None
    if "MODP" in f.lex.words.get(f.word_after().lower(), {}):
        return None  # "le premier mercredi du mois prochain"
    return InEvery(f["unit"], f["ord"], weekday)


@maker
def inyear(f: Found) -> Node | Weak | None:
    """A day, month or quarter of a year that other words tell."""
    what, of = f["a"], f["of"]
    if isinstance(what, Anchored) and what.n == 0 and not (isinstance(of, Anchored) and of.n == 0):
        return SameIn(of, what.what)
    return in_year(what, of)


@maker
def inmonth(f: Found) -> Node | Weak | None:
    """A numbered day of a month that other words tell: "dia 20 do mês passado"."""
    day = f.get("dd") or f["day"]
    if isinstance(day, int):
        day = Day(day)
    if not isinstance(day, Day) or day.m is not None or not day.d or isinstance(f["of"], Period):
        return None
    return Inside(f["of"], day.d, "day")


_REPORTED = (3, 6, 9)
"""Months that are reported on: "in the first nine months sales rose"."""


@maker
def few(f: Found) -> Node | Weak | None:
    """The first or last n units of a stretch."""
    span = f.get("span")
    if isinstance(span, Lately):
        return Few(f["of"], span.n, span.what)
    told, side = count_of(f), f.get("mod", 1)
    if told is None or (isinstance(nth := f.get("nth"), Day) and nth.d != 1):
        return None  # "the first" was a thin day until now
    n, unit = told
    of = f.get("of") or (Relative(f["in"], 0) if f.get("in") else None)
    if of is None and unit == "month" and n in _REPORTED and side > 0 and f.listed("reports", f.word_after().lower()):
        of = Relative("year", 0)
    if of is None:
        # "the first nine months", of a year that the text tells elsewhere
        return Plain(unit, DateKind.RELATIVE)
    return Few(of, -n if side < 0 else n, unit)


@maker
def daysin(f: Found) -> Node | Weak | None:
    """From one numbered day to another of a month that other words tell: "de 2 a 4 deste mês"."""
    of = f.get("of") or Relative(f["unit"], mod_of(f) or 0)
    if not 1 <= f["a"] < f["b"] <= 31 or isinstance(of, Period) or f.get("unit", "month") != "month":
        return None
    if f.get("and") and f["b"] - f["a"] != 1 + sum(f.get(slot) is not None for slot in ("mid", "mid2")):
        return None  # days that don't follow each other: each a reading of its own
    return Range(Inside(of, f["a"], "day"), Inside(of, f["b"], "day"))


@maker
def part(f: Found) -> Node | Weak | None:
    """The beginning, middle or end of a stretch."""
    of = f.get("of")
    if of is None and f.get("season") is not None:
        of = Period("season", f["season"])
    elif of is None:  # "a principios del XX": of that century
        of = Years((f["roman"] - 1) * 100 + 1, f["roman"] * 100, "century")
    if isinstance(of, Lately) and abs(of.n) != 1:
        return None
    if isinstance(of, Lately):  # "a finales de la década pasada": of the one that the calendar counts
        of = Relative(of.what, of.n)
    if isinstance(of, Relative) and of.what == "day":
        return None
    return Part(f.get("part") or f"half{f['half']}", of)


@maker
def first_of(f: Found) -> Node | Weak | None:
    """The first or last days, months, years of a stretch, which nobody counted: "in the first months of 1998"."""
    units: Any = f["plain"]
    words = guards.words_of(f)
    which = next((side for side, name in _SIDES if any(f.listed(name, word) for word in words)), None)
    if which is None or units.kind is not DateKind.VAGUE or not isinstance(f["of"], Period | Years):
        return None
    return Part(which, f["of"])


_SIDES = (("begin", "first_units"), ("end", "last_units"))


@maker
def monthhalf(f: Found) -> Node | Weak | None:
    """One half of a month: "in der ersten Novemberhälfte"."""
    first = any(word.startswith("erst") for word in guards.words_of(f))
    return Part("half1" if first else "half2", Period("month", f["month"]))


@maker
def unitpart(f: Found) -> Node | Weak | None:
    """The beginning, middle or end of the present month, year …: "no fim do mês"."""
    which, unit = f.get("part") or f"half{f['half']}", f.get("unit")
    if "half" in which and unit in ("second", "minute", "hour", "day"):
        return None
    if unit is None:
        which, unit = which.split()  # "Jahresende": one word for both
    if f.get("mod") == 0 and any(f.listed("that_words", w) for w in guards.words_of(f)):
        return Part(which, Anchored(0, unit, here=True))
    return Part(which, Relative(unit, mod_of(f) or 0), loose=f.get("mod") is None)
