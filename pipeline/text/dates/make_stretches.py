"""Makers of stretches told by one end, of what is left of them, and of what lies beside another day."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, count_of, maker, mod_of
from pipeline.text.dates.nodes import FINER, Node, Plain
from pipeline.text.dates.parts import Part
from pipeline.text.dates.points import Day, Period, Years
from pipeline.text.dates.relative import Lately, Offset, Relative, Weekend
from pipeline.text.dates.spans import Daypart, Range, hangs_on_day
from pipeline.text.dates.stretches import Beside, Ending, Following, Holding, Neighbour, Rest
from pipeline.text.dates.yearly import AcrossYears


@maker
def rest(f: Found) -> Node | Weak | None:
    """What is over or still to come of this week, month, year; of a day, which one is told elsewhere."""
    if f["unit"] in ("second", "minute", "hour", "day"):
        return Plain(f["unit"], DateKind.RELATIVE)
    return Rest(f["unit"], f["side"], bool(f.get("whole")), bool(f.get("told")))


@maker
def ending(f: Found) -> Node | Weak | None:
    """Some units that end with a day or month."""
    if f.get("dur") is None and f.get("unit") is None:
        return None
    told = count_of(f)
    articles = f.lex.options.get("ending_articles")
    named = not articles or any(word in articles for word in guards.words_of(f)[:2])
    if told is None or told[1] in ("second", "minute", "hour") or not named:
        return None
    of = f["of"]
    if isinstance(of, Period) and of.y is None and isinstance(year := f.get("in"), Years):
        of = replace(of, y=year.first)  # "the March quarter of 2022"
    return Ending(*told, of)


@maker
def beside(f: Found) -> Node | Weak | None:
    """A weekday, a week, a year … after or before another time, or after or before something that happens."""
    unit = "weekend" if isinstance(f.get("weekend"), Weekend) else f.get("unit")
    if unit is not None or f.get("weekend") is not None:
        return Neighbour(unit, f["side"], f["of"]) if unit in _SIDES and not isinstance(f["of"], Relative) else None
    day = f["wd"]
    if f.get("of") is None:
        return Plain("day", DateKind.RELATIVE)
    return Beside(day.weekday, f["side"], f["of"]) if isinstance(day, Day) and day.weekday is not None else None


_SIDES = ("day", "week", "weekend", "month", "quarter", "year")
"""The units that may lie beside a time that the calendar names."""


@maker
def eve(f: Found) -> Node | Weak | None:
    """The day before another one, or before something that happens."""
    return Offset(-1, "day", f["of"]) if f.get("of") is not None else Plain("day", DateKind.RELATIVE)


@maker
def following(f: Found) -> Node | Weak | None:
    """The next unit, from the time told before or from now."""
    return Following(f["unit"]) if f["unit"] in ("week", "month", "quarter", "year") else None


@maker
def within(f: Found) -> Node | Weak | None:
    """In how much time; asked alone, the days up to then."""
    if f.alone and f["unit"] not in ("second", "minute", "hour"):
        return Lately(int(f.get("n", 1)), f["unit"])
    return Plain(f["unit"], DateKind.DURATION)


@maker
def unknowable(f: Found) -> Node | Weak | None:
    """A time of its own for which the calendar has no days: before Christ, 66 million years ago."""
    return Plain(f["unit"], DateKind.ABSOLUTE)


@maker
def acrossyears(f: Found) -> Node | Weak | None:
    """A year of a club or a school, told by the two years that it lies in; not one of accounts."""
    first, last = f["yspan"] if f.get("yspan") else (f["a"], f["b"])
    words = guards.words_of(f)
    if last % 100 != (first + 1) % 100 or not guards.free_figures(f) or any(f.listed("accounts", w) for w in words):
        return None
    return AcrossYears(first, _SCHOOL if any(f.listed("schooling", w) for w in words) else _CLUB)


_CLUB, _SCHOOL = 7, 9
"""The months in which a season and a school year begin."""


@maker
def duration_adj(f: Found) -> Node | Weak | None:
    """How long, as an adjective ("dreitägige"); in years it is an age, unless its noun is one of what lasts."""
    lasts = tuple(f.lex.options.get("duration_nouns", ()))
    if f["unit"] == "year" and (
        _CAPITAL.search(f.text, f.start + 1, f.end) or not f.word_after().lower().endswith(lasts)
    ):
        return None
    half = any(f.listed("half_words", word) for word in guards.words_of(f))
    return Plain(FINER.get(f["unit"], f["unit"]) if half else f["unit"], DateKind.DURATION)


_CAPITAL = re.compile(r"(?<=\s)[A-ZÄÖÜ]")  # "der Dreißigjährige Krieg" is a name


@maker
def daily(f: Found) -> Node | Weak | None:
    """A part of every day, told by an adverb ("nachts"), where no day has taken it nor takes it yet."""
    told = guards.words_of(f)[-1]
    return Daypart(f["dpt"].name, habit=True) if f.listed("daily", told) else None


@maker
def modnight(f: Found) -> Node | Weak | None:
    """The last or the coming night, which has two days; another part of a day is of yesterday or tomorrow."""
    part, mod = f["dpt"], mod_of(f) or 0
    if mod == 0 or abs(mod) > 1:
        return None
    near, far = Relative("day", 0), Relative("day", mod)
    if part.name != "night":
        small = mod < 0 and any(f.listed("small_hours", w) for w in guards.words_of(f))
        return Daypart(part.name, near if small else far)  # "na última madrugada": the one that is just over
    return Daypart("night", Range(far, near) if mod < 0 else Range(near, far))


@maker
def weekof(f: Found) -> Node | Weak | None:
    """The week that a day lies in: "the week of 18 August"."""
    if f.get("of") is None and not guards.goes_on_small(f):
        return None
    of = f.get("of") or Day(int(f["day"]))  # "la semana del 22"
    return Holding("week", of) if f["unit"] == "week" else None


@maker
def bare_units(f: Found) -> Node | Weak | None:
    """Units that nobody counted, behind a word that needs a time: "it may take months", "a delay of weeks"."""
    sure = f.text[f.end - 4 : f.end] == "away" or f.listed("units_after", f.word_before())
    return Plain(f["unit"], DateKind.VAGUE) if sure and f["unit"] != "quarter" else None


@maker
def recurring_over(f: Found) -> Node | Weak | None:
    """How often, and between or up to which times of day; a stretch of days keeps its days."""
    return Plain(f["range"].unit, DateKind.RECURRING) if hangs_on_day(f["range"]) else None


@maker
def partrange(f: Found) -> Node | Weak | None:
    """From one part of a stretch to another, or to one of a later one: "Mitte bis Ende Juni"."""
    return Range(Part(f["a"], f.get("first") or f["of"]), Part(f["b"], f["of"]))
