"""Makers of what is made of other expressions: parts, times of a day, ranges, open intervals."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards, hours, names, titles
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.cues import cues
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, maker, month_of, year_of
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.points import Day, Period, Years
from pipeline.text.dates.relative import Offset, Relative
from pipeline.text.dates.spans import Clock, Daypart, Open, Range, Weekdays, on_day


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
def at_open(f: Found) -> Node | Weak | None:
    """Before, after or up to a time on a day: "am Montag vor 9 Uhr"; the word between tells which."""
    node = at(f)
    if f["side"] == "after" and isinstance(node, Clock) and node.minute == 2 * hours.NOON:
        node = replace(node, minute=0)  # "mercredi peu après minuit": in its first hours
    return Open(f["side"], node) if isinstance(node, Node) else None


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


@maker
def timerange(f: Found) -> Node | Weak | None:
    """From one time to another, on a day told or not."""
    a, b = f["a"], f.get("b")
    if f.get("hours") and not hours.after_day(f):
        return None  # "jornadas de 12 a 14 horas"
    if isinstance(a, int):
        a = Clock(a * 60, False)
    if b is None:  # "de 22 heures à minuit"
        b = Clock(f["noon"], False)
    if isinstance(b, int):
        b = Clock(b * 60, False)
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
