"""Makers of ranges and open intervals."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards, hours
from pipeline.text.dates.cues import cues
from pipeline.text.dates.guards import Found
from pipeline.text.dates.lacking import on_day
from pipeline.text.dates.making import Weak, maker, month_of, year_of
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.points import Day, Period
from pipeline.text.dates.relative import Relative
from pipeline.text.dates.spans import Clock, Open, Range, Weekdays


@maker
def range(f: Found) -> Node | Weak | None:  # noqa: A001 - the tables' own word
    """From one expression to another; a time takes the other's day."""
    a, b = f["a"], f["b"]
    if isinstance(a, Relative) and a.n < 0 and "RELDAY" in f.lex.words.get(guards.inside_first(f), {}):
        return None  # "adjourned yesterday until 9 September"
    if f.listed("moved", f.word_before()):
        return None  # "moved from 3 December to 28 January": two days
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
def weekdays(f: Found) -> Node | Weak | None:
    """From one weekday to another; ``and`` between two of them is these days, not every week."""
    if f.get("and"):
        return Range(Day(weekday=f["wd"]), Day(weekday=f["b"]))
    if any(f.listed("opening_words", w) for w in guards.words_before(f)):
        return Plain("day", DateKind.RECURRING, "REC")  # "aberto de quarta a domingo"
    return None if f.get("open") else Weekdays(f["wd"], f["b"])


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
    between = sum(f.get(slot) is not None for slot in ("mid", "mid2"))  # "3, 4, 5 e 6 de maio"
    if f.get("and") and b.d - f["a"] != 1 + between:
        return None
    if b.m is None and not guards.goes_on_small(f):
        return None  # "de 10 a 15 pessoas"
    if f["a"] >= b.d:
        return None
    return Range(a, b)


@maker
def timerange_on(f: Found) -> Node | Weak | None:
    """From one time to another, on a day told before it: "hoje, das 17h00 às 23h00"."""
    of = f.get("of") or Day(weekday=f["wd"])
    return on_day(f["a"], of) if isinstance(of, Day | Relative) else None


@maker
def timerange_days(f: Found) -> Node | Weak | None:
    """From a time of one day to a time of another: "das 21h de hoje às 6h de amanhã"."""
    if f["first"].unit != "day" or f["last"].unit != "day":
        return None
    a, b = on_day(f["a"], f["first"]), on_day(f["b"], f["last"])
    return Range(a, b) if a and b else None


@maker
def timerange(f: Found) -> Node | Weak | None:
    """From one time to another, on a day told or not."""
    a, b = f["a"], f.get("b")
    if f.get("hours") and not hours.after_day(f):
        return None  # "jornadas de 12 a 14 horas"
    if isinstance(a, int):
        a = Clock(a * 60 + f.get("ma", 0), "ma" in f.slots)
    if b is None:  # "de 22 heures à minuit", "das 23 horas às 5h30"
        b = Clock(f["clock"], True) if f.get("clock") is not None else Clock(f["noon"], False)
    if isinstance(b, int):
        b = Clock(b * 60 + f.get("mb", 0), "mb" in f.slots)
    if isinstance(b, Clock) and isinstance(a, Clock) and b.minute >= 720 > a.minute and b.minute - 720 > a.minute >= 60:
        a = replace(a, minute=a.minute + 720) if f.get("same") and (f.get("same") is True or hours.half_told(f)) else a
    if isinstance(b, Clock) and isinstance(a, Clock) and b.of is None and hours.next_half(f, a.minute, b.minute):
        b = replace(b, minute=b.minute + hours.NOON)
    if isinstance(a, Clock) and isinstance(b, Clock) and b.minute < min(a.minute, _DAWN) and a.minute < hours.NOON:
        # "entre las diez y las cuatro de la madrugada"
        in_words = not any(c.isdigit() for c in f.text[f.start : f.end])
        a = replace(a, minute=a.minute + hours.NOON) if in_words and hours.half_told(f) else a
    if isinstance(a, Clock) and isinstance(b, Clock) and a.minute == _MIDNIGHT > b.minute:
        a = replace(a, minute=0)  # "between midnight and 4 a.m. on Tuesday"
    of = f.get("of") or (Day(weekday=f["wd"], habit=bool(f.get("habit"))) if f.get("wd") is not None else None)
    return Range(replace(a, of=of or a.of), replace(b, of=of or b.of))


_MIDNIGHT = 24 * 60
_DAWN = 6 * 60


def _edge(f: Found) -> Node | None:
    """Where an open interval ends: an expression, a day by its mere number ("jusqu'au 15"), or a present unit."""
    if (day := f.get("day")) is not None:
        return Day(int(day)) if 1 <= day <= 31 and guards.goes_on_small(f) else None
    of: Node | None = f.get("of")
    if isinstance(of, Day) and of.hangs and not guards.goes_on_small(f):
        return None  # "by the second man"
    return of or Relative(f["unit"], 0)


@maker
def since(f: Found) -> Node | Weak | None:
    """From then on."""
    word = f.text[f.start : f.end].split(maxsplit=1)[0].lower()
    side = next((side for side, name in _FROM if f.listed(name, word)), "from")
    of = _edge(f)
    return Open(side, of) if of else None


_FROM = (("since", "since_past"), ("starting", "starting"))
"""The lists of words that tell on which side of now it begins."""


@maker
def from_day(f: Found) -> Node | Weak | None:
    """From a day of the calendar on: "from 1 April"; from anything vaguer may be a comparison."""
    day = f["of"]
    if not isinstance(day, Day) or not day.d:
        return None
    return day if f.listed("moved", f.word_before()) else Open("from", day)


@maker
def from_coming(f: Found) -> Node | Weak | None:
    """From a month or a year on, where it is still to come; else that time itself ("figures from March")."""
    announced = f.listed("announced", f.word_before())  # "they called a strike from Monday"
    return Open("starting" if announced else "coming", f["of"])


@maker
def led(f: Found) -> Node | Weak | None:
    """An open interval whose word a day already holds: "até quarta", where "quarta" alone would be an ordinal."""
    word = " ".join(guards.words_of(f)[:2])
    side = next(
        (side for side, words in f.lex.options.get("led_by", {}).items() if word.startswith(tuple(words))), None
    )
    return Open(side, f["of"]) if side else None


@maker
def after(f: Found) -> Node | Weak | None:
    """Later than that."""
    return same_day(f) if _OWNED.match(f.text, f.end) else Open("after", f["of"])


@maker
def until(f: Found) -> Node | Weak | None:
    """Up to then; "until the year ends" up to the end of the present one."""
    of = _edge(f)
    if of and not of.absolute and guards.inside_first(f) in cues(f.lex.language).toward:
        return None  # "para este año" is in it, "para 2030" by then
    due = any(f.listed("put_off", word) for word in guards.words_before(f)[-2:])
    kept = any(f.listed("kept_up", word) for word in (*guards.words_before(f), f.word_after().lower()))
    return Open("kept" if kept else "due" if due else "until", of) if of else None


@maker
def before(f: Found) -> Node | Weak | None:
    """Earlier than that; what somebody is ahead of is still to come."""
    if f["of"].unit == "season" and guards.governed(f):
        return None  # "die Angst vor dem Winter"
    ahead = f.listed("ahead_words", guards.inside_first(f))
    if _OWNED.match(f.text, f.end):
        return Open("due", f["of"]) if ahead else same_day(f)
    return Open("ahead" if ahead else "before", f["of"])


_OWNED = re.compile(r"['’]s \w")


def same_day(f: Found) -> Node | None:
    """The expression itself, where it only tells when the event beside it is: "after Thursday's sentencing"."""
    of = f["of"]
    return of if isinstance(of, Node) else None
