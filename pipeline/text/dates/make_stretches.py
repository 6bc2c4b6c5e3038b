"""Makers of stretches told by one end, of what is left of them, and of what lies beside another day."""

from __future__ import annotations

import re

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, count_of, maker
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.parts import Part
from pipeline.text.dates.points import Day
from pipeline.text.dates.relative import Lately, Offset
from pipeline.text.dates.spans import Range
from pipeline.text.dates.stretches import Beside, Ending, Following, Rest


@maker
def rest(f: Found) -> Node | Weak | None:
    """What is over or still to come of this week, month, year; of a day, which one is told elsewhere."""
    if f["unit"] in ("second", "minute", "hour", "day"):
        return Plain(f["unit"], DateKind.RELATIVE)
    return Rest(f["unit"], f["side"], bool(f.get("whole")))


@maker
def ending(f: Found) -> Node | Weak | None:
    """Some units that end with a day or month."""
    if f.get("dur") is None and f.get("unit") is None:
        return None
    told = count_of(f)
    if told is None or told[1] in ("second", "minute", "hour"):
        return None
    return Ending(*told, f["of"])


@maker
def beside(f: Found) -> Node | Weak | None:
    """A weekday after or before another day, or after or before something that happens."""
    day = f["wd"]
    if f.get("of") is None:
        return Plain("day", DateKind.RELATIVE)
    return Beside(day.weekday, f["side"], f["of"]) if isinstance(day, Day) and day.weekday is not None else None


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
    """A time of its own for which the calendar has no days: before Christ."""
    return Plain(f["unit"], DateKind.ABSOLUTE)


@maker
def duration_adj(f: Found) -> Node | Weak | None:
    """How long, as an adjective ("dreitägige"); in years it is an age, unless its noun is one of what lasts."""
    lasts = tuple(f.lex.options.get("duration_nouns", ()))
    if f["unit"] == "year" and (_CAPITAL.search(f.text, f.start, f.end) or not f.word_after().lower().endswith(lasts)):
        return None
    return Plain(f["unit"], DateKind.DURATION)


_CAPITAL = re.compile(r"(?<=\s)[A-ZÄÖÜ]")  # "der Dreißigjährige Krieg" is a name


@maker
def daily(f: Found) -> Node | Weak | None:
    """A part of every day, told by an adverb ("nachts"), where no day has taken it."""
    told = guards.words_of(f)[-1]
    return Plain("daypart", DateKind.RECURRING) if f.listed("daily", told) else None


@maker
def partrange(f: Found) -> Node | Weak | None:
    """From one part of a stretch to another: "Mitte bis Ende Juni"."""
    return Range(Part(f["a"], f["of"]), Part(f["b"], f["of"]))
