"""What each form of a grammar makes: from the values of its slots to a node, or nothing where the context forbids it.

A maker's name is what the tables call it (``[forms.1.date]``). It sees a ``Found``: the values by slot name, and the
text around. It returns a node, ``Weak(node)`` for something that only counts in company (a bare "sex." or "3/4"),
or none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards
from pipeline.text.dates.guards import Found
from pipeline.text.dates.nodes import (
    COMING,
    Ago,
    Clock,
    Day,
    Daypart,
    Feast,
    Few,
    Inside,
    InYear,
    Lately,
    Node,
    Offset,
    Open,
    Part,
    Period,
    Plain,
    Range,
    Relative,
    Week,
    Years,
)

Maker = Callable[[Found], "Node | Weak | None"]
MAKERS: dict[str, Maker] = {}


@dataclass(frozen=True, slots=True)
class Weak:
    """A node that is a reading only where it is joined to another, or is the whole text."""

    node: Node


def _maker(make: Maker) -> Maker:
    MAKERS[make.__name__.strip("_")] = make
    return make


def _mod(f: Found) -> int | None:
    """-1 last, 0 this, +1 next; "the coming one" is ``COMING`` where weekdays tell it from "next"."""
    mod = f.get("mod")
    return mod if mod is None or mod != COMING else 1


def _year(f: Found) -> int | None:
    for slot in ("year", "yy", "y3"):
        if (value := f.get(slot)) is not None:
            return -1 if f.get("bc") else int(value)
    return None


def _day_number(f: Found) -> int | None:
    for slot in ("dd", "ddw", "dayn", "ord"):
        if (value := f.get(slot)) is not None:
            return int(value)
    return None


def _month(f: Found) -> int | None:
    for slot in ("month", "mm"):
        if (value := f.get(slot)) is not None:
            return int(value)
    return None


@_maker
def date(f: Found) -> Node | Weak | None:
    """A day told by number and month, by number alone, with or without its weekday."""
    day = _day_number(f)
    if day is None or not 1 <= day <= 31:
        return None
    return Day(day, _month(f), _year(f), f.get("wd"), _mod(f))


@_maker
def weakdate(f: Found) -> Node | Weak | None:
    """As ``date``, but too thin to stand in running text ("the 5")."""
    node = date(f)
    return Weak(node) if isinstance(node, Node) else node


@_maker
def baredate(f: Found) -> Node | Weak | None:
    """A day by its number alone ("on the 18th", "lundi 21"), where no noun follows that the number could count."""
    return date(f) if f.alone or guards.goes_on_small(f) else None


@_maker
def mayname(f: Found) -> Node | Weak | None:
    """A month whose name is another word too: it needs a small word before it that says so."""
    node = Period("month", f["month"], None)
    return node if f.alone or f.listed("may_before", f.word_before()) else Weak(node)


@_maker
def isoweek(f: Found) -> Node | Weak | None:
    """A week by its number in the year (ISO 8601)."""
    n = next((v for slot in ("n", "dd", "int") if (v := f.get(slot)) is not None), 0)
    return Week(int(n), _year(f), f.get("of")) if 1 <= n <= 53 else None


@_maker
def lastof(f: Found) -> Node | Weak | None:
    """The last weekday, day or week of a stretch: "letzter Montag im März", "última semana de 2016"."""
    a, of = f["a"], f["of"]
    if isinstance(of, Relative) and of.what in ("day", "week"):
        return None
    if isinstance(a, Day) and a.d is None and a.mod == -1:
        return Inside(of, -1, "day", a.weekday)
    if isinstance(a, Relative) and a.n == -1 and a.what in ("day", "week", "month", "weekend", "quarter"):
        return Inside(of, -1, a.what)
    return None


@_maker
def numdate(f: Found) -> Node | Weak | None:
    """A day in figures, year and all."""
    if not guards.free_figures(f):
        return None
    y, m, d = f["numdate"]
    return Day(d, m, y, f.get("wd"))


@_maker
def dm(f: Found) -> Node | Weak | None:
    """A day in figures without a year, where words beside it say that it is one."""
    m, d = f.get("dm") or f["dmdot"]
    return Day(d, m, _year(f), f.get("wd"), _mod(f)) if guards.free_figures(f) else None


@_maker
def weakdm(f: Found) -> Node | Weak | None:
    """A day in figures without a year and without company."""
    node = dm(f)
    return Weak(node) if isinstance(node, Node) else None


@_maker
def month(f: Found) -> Node | Weak | None:
    """A month, with its year or without."""
    n = _month(f)
    if n is None and f.get("my"):
        n, year = f["my"]
        return Period("month", n, year)
    if n is None or not 1 <= n <= 12:
        return None
    if _year(f) is None and f.listed("month_not_after", f.word_before()):
        return None  # "the March", a march
    if f.get("of") is not None:
        return Inside(f["of"], n, "month")
    return Period("month", n, _year(f), _mod(f))


@_maker
def weakmonth(f: Found) -> Node | Weak | None:
    """A month's short name, which is a reading only in company."""
    node = month(f)
    return Weak(node) if isinstance(node, Node) else None


@_maker
def year(f: Found) -> Node | Weak | None:
    """A year beside words that say so."""
    n = _year(f)
    if n is None or guards.counts_something(f):
        return None
    return Years(n, n)


@_maker
def bareyear(f: Found) -> Node | Weak | None:
    """A year by its looks alone."""
    n = f["year"]
    if not f.text[f.start].isdigit():
        return None  # "dos mil veinte" is a number until a month stands before it
    if not guards.bare_year(f, n):
        return Weak(Years(n, n)) if 1900 <= n <= 2199 and not guards.counts_something(f) else None
    return Years(n, n)


@_maker
def years(f: Found) -> Node | Weak | None:
    """From one year to another; the second may lack its century."""
    first, last = f.get("a"), f.get("b")
    if f.get("yspan"):
        first, last = f["yspan"]
        return Years(first, last) if guards.free_figures(f) else None
    if first is None or last is None:
        return None
    if f.get("short"):
        last = first // 100 * 100 + last % 100
        if not first < last <= first + 20 or any(c.isspace() for c in f.text[f.start : f.end]):
            return None
    if f.get("and") and last - first != 1:
        return None  # two years, each a reading of its own
    if not 1000 <= first < last <= 2199 or last - first > 400 or guards.counts_something(f):
        return None
    return Range(Years(first, first), Years(last, last))


@_maker
def decade(f: Found) -> Node | Weak | None:
    """A decade: "anos 1990", "the 90s", "die 80er Jahre"."""
    n = next((v for slot in ("year", "yy", "decade", "int") if (v := f.get(slot)) is not None), None)
    if n is None or n % 10:
        return None
    first = n if n >= 1000 else 1900 + n % 100 if n % 100 >= 20 or f.get("decade") else 2000 + n % 100
    return Years(first, first + 9, "decade")


@_maker
def century(f: Found) -> Node | Weak | None:
    """A century by its number, also a Roman one."""
    n = next((v for slot in ("roman", "ord", "dd", "n") if (v := f.get(slot)) is not None), None)
    if not n or n > 21:
        return None
    return Years((n - 1) * 100 + 1, n * 100, "century")


@_maker
def weekday(f: Found) -> Node | Weak | None:
    """A weekday, with "last", "this" or "next" where the text has it."""
    node = Day(weekday=f["wd"], mod=f.get("mod"))
    return node if guards.weekday_is_day(f) else None


@_maker
def weakweekday(f: Found) -> Node | Weak | None:
    """A weekday's short name, which is a reading only in company."""
    # "sex." and "segunda" are weekdays in a note or a heading, not in running text
    return Weak(Day(weekday=f["wd"], mod=f.get("mod"))) if len(f.text) <= _NOTE else None


_NOTE = 60
"""Characters up to which a text is a note, where short names of weekdays may stand for themselves."""


@_maker
def weekdays_off(f: Found) -> Node | Weak | None:
    """The n-th such weekday from the publication day on, or back."""
    n = int(f["n"])
    first = Day(weekday=f["wd"], mod=-1 if f.get("back") else COMING)
    return Offset((1 - n) if f.get("back") else n - 1, "week", first) if n > 1 else first


@_maker
def relday(f: Found) -> Node | Weak | None:
    """Today, yesterday, tomorrow … and, in brackets, its number, which then must agree with it."""
    if f.listed("sentence_start", f.text[f.start : f.end]) and not guards.begins_sentence(f):
        return None  # "Morgen" with a capital is the morning, save where a sentence begins
    node = Relative("day", f["relday"])
    return guards.Agreeing(node, int(f["dd"])) if f.get("dd") else node


@_maker
def agree(f: Found) -> Node | Weak | None:
    """A weekday or day, and in brackets the date: the two must agree."""
    a, b = f["a"], f["b"]
    if isinstance(a, Day) and isinstance(b, Day) and a.weekday is not None and b.weekday is None:
        return replace(b, weekday=a.weekday, mod=a.mod if b.m is None else None)
    return guards.Agreeing(a, b.d, b.m) if isinstance(b, Day) and b.d is not None else None


@_maker
def rel(f: Found) -> Node | Weak | None:
    """This, last or next week, month, year …"""
    unit, mod = f.get("unit"), _mod(f) or 0
    if unit in ("second", "minute"):
        return None
    if unit == "hour":
        return Ago(mod, "hour") if mod else None
    if unit == "day" and mod == 0:
        return Plain("day", DateKind.RELATIVE)  # "neste dia" is the day just told of
    if unit == "decade" and mod < 0:
        return Lately(-10, "year")
    return Relative(unit, mod)


@_maker
def lately(f: Found) -> Node | Weak | None:
    """The last or next three weeks, months …"""
    n, mod = f.get("n", 1), _mod(f) or 0
    if mod == 0:
        return None
    return Lately(int(n) * (1 if mod > 0 else -1), f["unit"]) if 0 < n < 1000 else None


@_maker
def ago(f: Found) -> Node | Weak | None:
    """Some units before the publication day."""
    return Ago(-f.get("n", 1), f["unit"])


@_maker
def ahead(f: Found) -> Node | Weak | None:
    """Some units after the publication day."""
    return Ago(f.get("n", 1), f["unit"])


@_maker
def since_ago(f: Found) -> Node | Weak | None:
    """For some units up to now: open, from that far back."""
    return Open("since", Ago(-f.get("n", 1), f["unit"]))


@_maker
def vague(f: Found) -> Node | Weak | None:
    """A time that nobody can date: "recently", "in the coming weeks"."""
    return Plain(f.get("unit") or f.get("vague") or f.get("units") or "none", DateKind.VAGUE)


@_maker
def duration(f: Found) -> Node | Weak | None:
    """How long, unless it is somebody's age."""
    if guards.is_age(f):
        return None
    n = f.get("n") if f.get("n2") is None and f.get("n1") is None else None
    return Plain(f.get("unit") or "none", DateKind.DURATION, "DUR", n)


@_maker
def recurring(f: Found) -> Node | Weak | None:
    """How often."""
    what = f.get("unit") or f.get("freq")
    if what is None:
        what = "daypart" if f.get("daypart") else "month" if f.get("month") else "day"
    return Plain(what, DateKind.RECURRING)


@_maker
def anaphor(f: Found) -> Node | Weak | None:
    """A time that hangs on another one or on an event: "o dia seguinte", "that year"."""
    if isinstance(f.get("dur"), Plain):
        return Plain(f["dur"].what, DateKind.RELATIVE)
    return Plain(f.get("unit") or ("day" if f.get("wd") is not None else "none"), DateKind.RELATIVE)


@_maker
def quarter(f: Found) -> Node | Weak | None:
    """A quarter, half or month by its number in the year."""
    n = next((v for slot in ("ord", "dd", "quarter") if (v := f.get(slot)) is not None), None)
    unit = f.get("unit", "quarter")
    most = {"quarter": 4, "half": 2, "month": 12}.get(unit)
    if n is None or most is None or n == 0 or abs(n) > most:
        return None
    if n < 0:
        n = most + 1 + n
    if f.get("of") is not None:
        return Inside(f["of"], n, unit)
    if unit == "month" and _year(f) is None:
        return None
    return Period(unit, n, _year(f), _mod(f))


@_maker
def season(f: Found) -> Node | Weak | None:
    """A season, with its year or without."""
    if f.get("of") is not None and isinstance(f["of"], Relative):
        return Period("season", f["season"], None, f["of"].n)
    return Period("season", f["season"], _year(f), _mod(f))


@_maker
def feast(f: Found) -> Node | Weak | None:
    """A feast by name."""
    return Feast(f["feast"], _year(f), _mod(f), f.get("of"))


@_maker
def inside(f: Found) -> Node | Weak | None:
    """A weekday of a week, or the n-th weekday, day or week of a longer stretch."""
    n = next((v for slot in ("ord", "dd", "n") if (v := f.get(slot)) is not None), 1)
    weekday = f.get("wd")
    if isinstance(weekday, Day):
        weekday = weekday.weekday
    if weekday is not None:
        return Inside(f["of"], n, "day", weekday)
    unit = f.get("unit", "day")
    return Inside(f["of"], n, unit) if unit in ("day", "week", "month", "weekend", "quarter") else None


@_maker
def inyear(f: Found) -> Node | Weak | None:
    """A day, month or quarter of a year that other words tell."""
    what, of = f["a"], f["of"]
    if not isinstance(what, Day | Period | Feast) or what.y is not None:
        return None
    if isinstance(what, Day) and what.m is None:
        return None
    return InYear(what, of)


@_maker
def inspan(f: Found) -> Node | Weak | None:
    """Some units from now, or a duration: the tense tells ("in two weeks", "em dois anos")."""
    if guards.is_age(f):
        return None
    return Ago(f.get("n", 1), f["unit"], sure=False)


@_maker
def inmonth(f: Found) -> Node | Weak | None:
    """A numbered day of a month that other words tell: "dia 20 do mês passado"."""
    day = f["dd"]
    if isinstance(day, int):
        day = Day(day)
    if not isinstance(day, Day) or day.m is not None or not day.d or isinstance(f["of"], Period):
        return None
    return Inside(f["of"], day.d, "day")


@_maker
def few(f: Found) -> Node | Weak | None:
    """The first or last n units of a stretch."""
    span = f.get("span")
    if isinstance(span, Lately):
        return Few(f["of"], span.n, span.what)
    n, side = f.get("n", 1), f.get("mod", 1)
    if f.get("of") is None:
        # "the first nine months", of a year that the text tells elsewhere
        return Plain(f["unit"], DateKind.RELATIVE)
    return Few(f["of"], int(n) * (-1 if side < 0 else 1), f["unit"])


@_maker
def part(f: Found) -> Node | Weak | None:
    """The beginning, middle or end of a stretch."""
    of = f["of"]
    if isinstance(of, Relative) and of.what == "day":
        return None
    return Part(f["part"], of)


@_maker
def unitpart(f: Found) -> Node | Weak | None:
    """The beginning, middle or end of the present month, year …: "no fim do mês"."""
    which, unit = f["part"], f.get("unit")
    if unit is None:
        which, unit = which.split()  # "Jahresende": one word for both
    return Part(which, Relative(unit, _mod(f) or 0))


@_maker
def daypart(f: Found) -> Node | Weak | None:
    """A part of a day, of a day told beside it or not told."""
    of = f.get("of")
    if isinstance(of, Daypart | Clock):
        return None
    if of is None and f.get("relday") is not None:
        of = Relative("day", f["relday"])
    if of is None and f.get("wd") is not None:
        of = Day(weekday=f["wd"], mod=f.get("mod"))
    return Daypart(f.get("daypart") or "day", of)


@_maker
def weakdaypart(f: Found) -> Node | Weak | None:
    """A part of a day that only counts beside a day or a clock time."""
    return Weak(Daypart(f["daypart"]))


_AFTERNOON = ("afternoon", "evening", "night")


def _minutes(f: Found) -> tuple[int, bool] | None:
    """Minutes after midnight, and whether minutes are told; none where it is no time of day."""
    if f.get("clock") is not None or f.get("clockdot") is not None:
        minute, exact = (f["clock"] if f.get("clock") is not None else f["clockdot"]), True
    elif f.get("noon") is not None:
        minute, exact = f["noon"], False
    else:
        hour = f.get("hh") if f.get("hh") is not None else f.get("n")
        if hour is None or hour > 24:
            return None
        minute, exact = int(hour) * 60, False
    if f.get("mi") is not None:
        minute, exact = minute + int(f["mi"]), True
    if f.get("plus") is not None:
        minute, exact = minute + int(f["plus"]), True
    if f.get("minus") is not None:
        minute, exact = minute - int(f["minus"]), True
    if f.get("ampm") is not None:
        if minute >= 13 * 60:
            return (minute, exact) if minute < 24 * 60 else None
        minute = minute % 720 + (720 if f["ampm"] == "pm" else 0)
    name = f.get("daypart") or ""
    if name in _AFTERNOON and minute < 720 and not (name == "night" and minute < 300):
        minute += 720
    return (minute, exact) if 0 <= minute <= 24 * 60 + 59 else None


@_maker
def clock(f: Found) -> Node | Weak | None:
    """A time of day."""
    if not guards.free_figures(f, marks=".,:"):
        return None
    told = _minutes(f)
    return Clock(*told, f.get("of")) if told else None


@_maker
def weakclock(f: Found) -> Node | Weak | None:
    """A time of day that needs company."""
    node = clock(f)
    return Weak(node) if isinstance(node, Node) else None


@_maker
def at(f: Found) -> Node | Weak | None:
    """A time on a day."""
    time, of = f["time"], f["of"]
    if isinstance(of, Daypart):
        if of.name in _AFTERNOON and time.minute < 720:
            time = replace(time, minute=time.minute + 720)
        of = of.of
    if time.minute == 0 and isinstance(of, Day | Relative) and f.get("midnight"):
        time = replace(time, minute=24 * 60)
    return replace(time, of=of)


@_maker
def range(f: Found) -> Node | Weak | None:  # noqa: A001 - the tables' own word
    """From one expression to another; a time takes the other's day."""
    a, b = f["a"], f["b"]
    if isinstance(a, Clock) and isinstance(b, Clock) and (a.of is None) != (b.of is None):
        a, b = replace(a, of=a.of or b.of), replace(b, of=b.of or a.of)
    if isinstance(a, Day) and isinstance(b, Day):
        a, b = _share(a, b), _share(b, a)
    if isinstance(a, Period) and isinstance(b, Period) and a.y is None and b.y is not None:
        a = replace(a, y=b.y if a.n <= b.n else b.y - 1)
    return Range(a, b)


def _share(a: Day, b: Day) -> Day:
    """``a`` with the month and the year that only ``b`` tells."""
    if a.d is None or b.d is None:
        return a
    if a.m is None and b.m is not None:
        a = replace(a, m=b.m)
    if a.y is None and b.y is not None:
        a = replace(a, y=b.y)
    return a


@_maker
def dayrange(f: Found) -> Node | Weak | None:
    """From one day of a month to another: "de 3 a 7 de maio"; "3 e 4 de maio" only where they follow each other."""
    b = f.get("to")
    if b is None:
        day = f.get("b")
        if day is None or not 1 <= day <= 31:
            return None
        b = Day(day, _month(f), _year(f))
    if not isinstance(b, Day) or b.d is None or not 1 <= f["a"] <= 31:
        return None
    a = Day(f["a"], b.m, b.y)
    if f.get("and") and b.d - f["a"] != 1:
        return None
    if f["a"] >= b.d:
        return None
    return Range(a, b)


@_maker
def timerange(f: Found) -> Node | Weak | None:
    """From one time to another, on a day told or not."""
    a, b = f["a"], f["b"]
    if isinstance(a, int):
        a = Clock(a * 60, False)
    if isinstance(b, int):
        b = Clock(b * 60, False)
    if isinstance(b, Clock) and isinstance(a, Clock) and b.minute >= 720 > a.minute and b.minute - 720 > a.minute >= 60:
        a = replace(a, minute=a.minute + 720) if f.get("same") else a
    of = f.get("of")
    return Range(replace(a, of=of or a.of), replace(b, of=of or b.of))


@_maker
def since(f: Found) -> Node | Weak | None:
    """From then on."""
    return Open("since", f["of"])


@_maker
def after(f: Found) -> Node | Weak | None:
    """Later than that."""
    return Open("after", f["of"])


@_maker
def until(f: Found) -> Node | Weak | None:
    """Up to then."""
    return Open("until", f["of"])


@_maker
def before(f: Found) -> Node | Weak | None:
    """Earlier than that."""
    return Open("before", f["of"])


def _count(f: Found) -> tuple[int, str] | None:
    """How many of which unit a duration in the slot is."""
    dur = f.get("dur")
    if isinstance(dur, Plain):
        return (int(dur.n), dur.what) if dur.n and dur.n == int(dur.n) else None
    return int(f.get("n", 1)), f["unit"]


@_maker
def offset(f: Found) -> Node | Weak | None:
    """Some units after another day."""
    told = _count(f)
    return Offset(*told, f["of"]) if told else Plain("none", DateKind.RELATIVE)


@_maker
def offset_back(f: Found) -> Node | Weak | None:
    """Some units before another day."""
    told = _count(f)
    return Offset(-told[0], told[1], f["of"]) if told else Plain("none", DateKind.RELATIVE)


@_maker
def ahead_of_now(f: Found) -> Node | Weak | None:
    """A duration that counts from the publication day on."""
    told = _count(f)
    return Ago(*told) if told else Plain("none", DateKind.RELATIVE)


@_maker
def ago_now(f: Found) -> Node | Weak | None:
    """A duration that counts back from the publication day."""
    told = _count(f)
    return Ago(-told[0], told[1]) if told else Plain("none", DateKind.RELATIVE)


@_maker
def lasting(f: Found) -> Node | Weak | None:
    """From a day on for some units: "from 18 December for 10 days"."""
    told = _count(f)
    return Range(f["of"], Offset(told[0], told[1], f["of"])) if told else None


@_maker
def same(f: Found) -> Node | Weak | None:
    """The expression in the slot, with the words around it in the span."""
    node: Any = f["of"]
    return node if isinstance(node, Node) else None


@_maker
def none(_: Found) -> Node | Weak | None:
    """Words that look like a time and are none ("Sunday Times"): they are taken, and nothing is read."""
    return guards.NOTHING
