"""Makers of what is made of other expressions: parts, times of a day, ranges, open intervals."""

from __future__ import annotations

from dataclasses import replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards
from pipeline.text.dates.anchors import Anchored, SameIn
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, maker, mod_of, month_of, year_of
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.points import Day, Feast, InYear, Period
from pipeline.text.dates.relative import Lately, Offset, Relative
from pipeline.text.dates.spans import Clock, Daypart, Few, Inside, Open, Part, Range, on_day


@maker
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


@maker
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


@maker
def inside_unit(f: Found) -> Node | Weak | None:
    """The n-th weekday of the present month or year."""
    day = f["wd"]
    return Inside(Relative(f["unit"], 0), f["ord"], "day", day.weekday) if isinstance(day, Day) else None


@maker
def inyear(f: Found) -> Node | Weak | None:
    """A day, month or quarter of a year that other words tell."""
    what, of = f["a"], f["of"]
    if isinstance(what, Anchored) and what.n == 0 and not isinstance(of, Anchored):
        return SameIn(of, what.what)
    if not isinstance(what, Day | Period | Feast) or what.y is not None:
        return None
    if isinstance(what, Day) and what.m is None:
        return None
    return InYear(what, of)


@maker
def inmonth(f: Found) -> Node | Weak | None:
    """A numbered day of a month that other words tell: "dia 20 do mês passado"."""
    day = f["dd"]
    if isinstance(day, int):
        day = Day(day)
    if not isinstance(day, Day) or day.m is not None or not day.d or isinstance(f["of"], Period):
        return None
    return Inside(f["of"], day.d, "day")


@maker
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


@maker
def part(f: Found) -> Node | Weak | None:
    """The beginning, middle or end of a stretch."""
    of = f["of"]
    if isinstance(of, Relative) and of.what == "day":
        return None
    return Part(f["part"], of)


@maker
def unitpart(f: Found) -> Node | Weak | None:
    """The beginning, middle or end of the present month, year …: "no fim do mês"."""
    which, unit = f["part"], f.get("unit")
    if unit is None:
        which, unit = which.split()  # "Jahresende": one word for both
    return Part(which, Relative(unit, mod_of(f) or 0))


@maker
def daypart(f: Found) -> Node | Weak | None:
    """A part of a day, of a day told beside it or not told."""
    of = f.get("of")
    if isinstance(of, Daypart | Clock):
        return None
    if of is None and f.get("relday") is not None:
        of = Relative("day", f["relday"])
    if of is None and f.get("wd") is not None:
        of = Day(weekday=f["wd"], mod=f.get("mod"))
    part = f.get("dpt") or f.get("thdpt")
    return Daypart(part.name if isinstance(part, Daypart) else f.get("daypart") or "day", of)


@maker
def weakdaypart(f: Found) -> Node | Weak | None:
    """A part of a day that only counts beside a day or a clock time."""
    return Weak(Daypart(f["daypart"]))


_AFTERNOON = ("afternoon", "evening", "night")


def _minutes(f: Found) -> tuple[int, bool] | None:
    """Minutes after midnight, and whether minutes are told; none where it is no time of day."""
    if f.get("clock") is not None or f.get("clockdot") is not None:
        minute, exact = (f["clock"] if f.get("clock") is not None else f["clockdot"]), True
    elif f.get("hhmm") is not None:
        minute, exact = f["hhmm"] // 100 * 60 + f["hhmm"] % 100, True
        if f["hhmm"] % 100 > 59 or f["hhmm"] >= 2400:
            return None
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


@maker
def clock(f: Found) -> Node | Weak | None:
    """A time of day."""
    if not guards.free_figures(f, marks=".,:"):
        return None
    told = _minutes(f)
    return Clock(*told, f.get("of")) if told else None


@maker
def weakclock(f: Found) -> Node | Weak | None:
    """A time of day that needs company."""
    if "UU" in f.lex.words.get(f.word_after().lower(), {}):
        return None  # "à 18 ans"
    node = clock(f)
    return Weak(node) if isinstance(node, Node) else None


@maker
def at(f: Found) -> Node | Weak | None:
    """A time on a day."""
    time: Clock = f["time"]
    of = f["of"]
    if isinstance(of, Daypart):
        if of.name in _AFTERNOON and time.minute < 720:
            time = replace(time, minute=time.minute + 720)
        of = of.of
    if of is not None and of.unit not in ("day", "workday", "daypart"):
        return None  # "next month at 6 p.m." is no time of one day
    if time.minute == 0 and isinstance(of, Day | Relative) and f.get("midnight"):
        time = replace(time, minute=24 * 60)
    return replace(time, of=of)


@maker
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


@maker
def dayrange(f: Found) -> Node | Weak | None:
    """From one day of a month to another: "de 3 a 7 de maio"; "3 e 4 de maio" only where they follow each other."""
    b = f.get("to")
    if b is None:
        day = f.get("b")
        if day is None or not 1 <= day <= 31:
            return None
        b = Day(day, month_of(f), year_of(f))
    if not isinstance(b, Day) or b.d is None or not 1 <= f["a"] <= 31:
        return None
    a = Day(f["a"], b.m, b.y)
    if f.get("and") and b.d - f["a"] != 1:
        return None
    if b.m is None and not guards.goes_on_small(f):
        return None  # "de 10 a 15 pessoas"
    if f["a"] >= b.d:
        return None
    return Range(a, b)


@maker
def at_open(f: Found) -> Node | Weak | None:
    """Before, after or up to a time on a day: "am Montag vor 9 Uhr"; the word between tells which."""
    node = at(f)
    return Open(f["side"], node) if isinstance(node, Node) else None


@maker
def timerange_on(f: Found) -> Node | Weak | None:
    """From one time to another, on a day told before it: "hoje, das 17h00 às 23h00"."""
    return on_day(f["a"], f["of"]) if isinstance(f["of"], Day | Relative) else None


@maker
def night(f: Found) -> Node | Weak | None:
    """The night from one day to the next: "Nacht auf Dienstag", "nuit de samedi à dimanche"."""
    part, b = f.get("dpt") or f.get("thdpt"), f["b"]
    if not isinstance(part, Daypart) or part.name != "night" or b.unit != "day":
        return None
    return Daypart("night", Range(f.get("a") or Offset(-1, "day", b), b))


@maker
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


@maker
def since(f: Found) -> Node | Weak | None:
    """From then on."""
    word = f.text[f.start : f.end].split(maxsplit=1)[0].lower()
    return Open("since" if f.listed("since_past", word) else "from", f["of"])


@maker
def from_day(f: Found) -> Node | Weak | None:
    """From a day of the calendar on: "from 1 April"; from anything vaguer may be a comparison."""
    return Open("from", f["of"]) if isinstance(f["of"], Day) and f["of"].d else None


@maker
def after(f: Found) -> Node | Weak | None:
    """Later than that."""
    return Open("after", f["of"])


@maker
def until(f: Found) -> Node | Weak | None:
    """Up to then."""
    return Open("until", f["of"])


@maker
def before(f: Found) -> Node | Weak | None:
    """Earlier than that."""
    return Open("before", f["of"])
