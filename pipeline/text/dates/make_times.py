"""Makers of times of a day: its parts, clock times, both on a day, the night between two days."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.text.dates import guards, hours, names, titles
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, maker
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.points import Day, Years
from pipeline.text.dates.relative import Offset, Relative
from pipeline.text.dates.spans import Clock, Daypart, Open, Range, Weekdays


@maker
def daypart(f: Found) -> Node | Weak | None:
    """A part of a day, of a day told beside it or not told."""
    of = f.get("of") or (Day(f["dd"]) if f.get("dd") else None)
    if isinstance(of, Daypart | Clock) or (of is not None and of.unit not in ("day", "workday")):
        return None  # "at the dawn of the century"
    if isinstance(of, Day) and of.hangs and not guards.goes_on_small(f):
        return None  # "the night of the first show"
    if of is None and f.get("relday") is not None:
        of = Relative("day", f["relday"])
    if of is None and f.get("wd") is not None:
        of = Day(weekday=f["wd"], mod=f.get("mod"))
    if of is None and f.lex.options.get("small_months") and not f.alone and names.capital_inside(f):
        return guards.NOTHING  # "Jornal da Manhã"
    if of is None and (names.named_so(f) or (not f.lex.options.get("capital_nouns") and names.called_after(f))):
        return guards.NOTHING  # "the Evening Standard"
    if titles.names_noon(f):
        return guards.NOTHING
    if of is None and (day := f.get("day")) is not None:
        if not 1 <= day <= 31 or not guards.goes_on_small(f):
            return None
        of = Day(int(day))  # "la noche del 16"
    part = f.get("dpt") or f.get("thdpt")
    return Daypart(part.name if isinstance(part, Daypart) else f.get("daypart") or _named_by_end(f), of)


def _named_by_end(f: Found) -> str:
    """The part of the day that a compound ends with ("Montagabend"); any of it where the table doesn't tell."""
    ends = f.lex.options.get("daypart_ends", {})
    word = guards.words_of(f)[-1]
    return next((name for name, some in ends.items() if word.endswith(tuple(some))), "day")


@maker
def weakdaypart(f: Found) -> Node | Weak | None:
    """A part of a day that only counts beside a day or a clock time."""
    return Weak(Daypart(f["daypart"]))


def _minutes(f: Found) -> tuple[int, bool] | None:
    """Minutes after midnight, and whether minutes are told; none where it is no time of day."""
    told = {name: value for name, value in f.slots.items() if value is not None}
    if "clock" in told or "clockdot" in told:
        minute, exact = int(told["clock"] if "clock" in told else told["clockdot"]), True
    elif "hhmm" in told:
        minute, exact = told["hhmm"] // 100 * 60 + told["hhmm"] % 100, True
        if told["hhmm"] % 100 > 59 or not 100 <= told["hhmm"] < 2400:
            return None
    elif "noon" in told:
        minute, exact = told["noon"] % (24 * 60 if "plus" in told else 48 * 60), False  # past midnight a day begins
    else:
        hour = told.get("hh", told.get("n"))
        if hour is None or hour > 24:
            return None
        minute, exact = int(hour) * 60, False
    if not told.keys().isdisjoint(("mi", "plus", "minus")):
        minute += int(told.get("mi", 0)) + int(told.get("plus", 0)) - int(told.get("minus", 0))
        exact = True
    if "ampm" in told:
        if minute >= 13 * 60:
            return (minute, exact) if minute < 24 * 60 else None
        minute = minute % 720 + (720 if told["ampm"] == "pm" else 0)
    if hours.is_afternoon(told.get("daypart", ""), minute):
        minute += hours.NOON
    return (minute, exact) if 0 <= minute <= 24 * 60 + 59 else None


@maker
def clock(f: Found) -> Node | Weak | None:
    """A time of day."""
    written = f.text[f.start : f.end]
    if not guards.free_figures(f, marks=".,:") or (written.count(":") > 1 and f.listed("races", f.word_before())):
        return None  # "in 2:14:05" is how long a race took
    if written.count(":") > 1 and written[1] == ":" and written[-1].isdigit():
        return None  # "the course record, 2:03:11"
    if f.get("noon") is not None and not f.lex.options.get("capital_nouns") and names.called_after(f):
        return None  # "the Midnight Club"
    if f.get("noon") is not None and names.named_so(f):
        return guards.NOTHING  # "John Noon"
    if f.lex.options.get("capital_nouns") and ":" not in written and written[-3:].lower() != "uhr" and _measures(f):
        return None  # "um 0.30 Prozent"
    if f.get("noon") is not None and titles.names_noon(f):
        return guards.NOTHING  # "die Bar Mitternacht"
    if _PENCE.search(written) and (len(f.text) > _NOTE or _WORDED.search(written)):
        return None  # "up 3p", "ten a penny"
    if f.get("noon") is not None and f.lex.options.get("small_months") and names.capital_inside(f):
        return guards.NOTHING  # "le Midi libre"
    if f.get("daypart") and any(f.listed(name, f.word_after()) for name in ("after_words", "before_words")):
        return None  # "a las 6.20 de la mañana siguiente"
    told = _minutes(f)
    of = f.get("of") or (Day(weekday=f["wd"]) if f.get("wd") is not None else None)
    return Clock(*told, of) if told else None


def _measures(f: Found) -> bool:
    """Whether a noun that is no word of time follows the figures, which it counts then."""
    after = f.word_after()
    return after[:1].isupper() and (after.lower() not in f.lex.words or "UU" in f.lex.words[after.lower()])


_PENCE = re.compile(r"(?:\d ?|[^\W\d_] )[ap]$")
_WORDED = re.compile(r"[^\W\d_] [ap]$")
_NOTE = 60
"""Characters up to which a text is a note, where a mere letter may tell the half of the day."""


@maker
def clock_next(f: Found) -> Node | Weak | None:
    """A time of day on the day after the one told before it: "às 6h20 da manhã seguinte"."""
    node = clock(f)
    return replace(node, of=Anchored(1, "day")) if isinstance(node, Clock) else None


@maker
def clock_open(f: Found) -> Node | Weak | None:
    """Before or after a time of day: "pouco antes das 20 horas", where "20 horas" alone is how long."""
    node = clock(f)
    return Open(f["side"], node) if isinstance(node, Clock) else None


@maker
def weakclock(f: Found) -> Node | Weak | None:
    """A time of day that needs company."""
    if "mi" in f.slots and f.text[f.end : f.end + 2].strip().isdigit():
        return None  # a row of figures
    if f.get("verb") and not f.listed("dot_verbs", f.word_before()):
        return None  # "the dollar closed Monday at 5.31"
    if "mi" in f.slots and _SCORE.search(f.text, f.start, f.end):
        return None  # "they lost Tuesday, 11-4"
    after = f.word_after()
    if "UU" in f.lex.words.get(after.lower(), {}):
        return None  # "à 18 ans"
    if f.alone and f.get("clockdot") is not None and f.lex.options.get("point_decimals"):
        return None
    if f.listed("clock_articles", guards.inside_first(f)) and not guards.goes_on_small(f):
        return None  # "na quinta as 4 equipes"
    if f.lex.options.get("capital_nouns") and after[:1].isupper() and after.lower() not in f.lex.words:
        return None  # "um zwei Prozent"
    if (
        after[:1].islower()
        and after.endswith(f.lex.options.get("counted_end") or "\n")
        and not guards.no_noun(f, after)
    ):
        return None  # "recibió el lunes a las 12 familias"
    node = clock(f)
    if isinstance(node, Clock) and f.listed("clock_verbs", f.word_before()) and guards.goes_on_small(f):
        return node  # "the race starts at 8"
    sure = isinstance(node, Clock) and (f.get("sure") == "any" or node.minute > _TWO)
    if f.get("sure") and isinstance(node, Clock) and sure and guards.goes_on_small(f):
        return node  # "a las tres", but "a las dos" are two women, too
    return Weak(node) if isinstance(node, Node) else None


_TWO = 2 * 60
_SCORE = re.compile(r"\d ?[-–] ?\d")


@maker
def at(f: Found) -> Node | Weak | None:
    """A time on a day."""
    time: Clock = f["time"]
    if guards.crosses_sentence(f):
        return None
    of = f.get("of") or Day(weekday=f["wd"])
    if isinstance(of, Daypart):
        if hours.is_afternoon(of.name, time.minute):
            time = replace(time, minute=time.minute + hours.NOON)
        of = of.of
    if isinstance(of, Day) and of.y is None and isinstance(year := f.get("in"), Years):
        of = replace(of, y=year.first)  # "Oct 26 15:50:06 2016"
    if isinstance(of, Range):
        of = of.b if time.minute < hours.NOON else of.a  # "a las 3 de la noche del sábado al domingo"
    if of is not None and of.unit not in ("day", "workday", "daypart"):
        return None  # "next month at 6 p.m." is no time of one day
    if of is not None and f.get("night") and time.minute >= hours.NOON:
        of = Offset(-1, "day", of)  # "um 23 Uhr in der Nacht zum Montag"
    if time.minute == 0 and isinstance(of, Day | Relative) and f.get("midnight"):
        time = replace(time, minute=24 * 60)
    return replace(time, of=of)


@maker
def at_open(f: Found) -> Node | Weak | None:
    """Before, after or up to a time on a day: "am Montag vor 9 Uhr"; the word between tells which."""
    node = at(f)
    if f["side"] == "after" and isinstance(node, Clock) and node.minute == 2 * hours.NOON:
        node = replace(node, minute=0)  # "mercredi peu après minuit": in its first hours
    return Open(f["side"], node) if isinstance(node, Node) else None


@maker
def night(f: Found) -> Node | Weak | None:
    """The night from one day to the next: "Nacht auf Dienstag", "nuit de samedi à dimanche"."""
    part = f.get("dpt") or f.get("thdpt")
    ends = _ends(f)
    if not isinstance(part, Daypart) or ends is None or ends[1].unit != "day":
        return None
    if part.name == "morning":
        return Daypart("morning", ends[1])  # "madrugada de sábado para domingo": the small hours of Sunday
    if part.name != "night":
        return None
    return Daypart("night", Range(*ends))


def _ends(f: Found) -> tuple[Node, Node] | None:
    """The evening and the morning of a night, told in whatever way."""
    a, b, days = f.get("a"), f.get("b"), f.get("range") or f.get("rec")
    if isinstance(days, Weekdays):  # "noche del sábado al domingo"
        return Day(weekday=days.a), Day(weekday=days.b)
    if isinstance(days, Range):  # "nuit du 14 au 15 août"
        return days.a, days.b
    if not isinstance(b, Node):
        return None
    if isinstance(a, int):  # "noite de 14 para 15 de agosto"
        return (Day(a, b.m, b.y), b) if isinstance(b, Day) else None
    return a or Offset(-1, "day", b), b
