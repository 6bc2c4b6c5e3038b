"""Makers of what counts from the publication day, and of what has no days: durations, recurring and vague times."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pipeline.core.quantity import DateKind
from pipeline.text.dates import ages, guards, hours
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, count_of, maker, mod_of, to_month
from pipeline.text.dates.nodes import FINER, Node, Plain
from pipeline.text.dates.points import COMING, Day
from pipeline.text.dates.relative import Ago, Agreeing, Anniversary, Lately, Offset, Relative, Weekend
from pipeline.text.dates.spans import Open, Range
from pipeline.text.dates.stretches import Rest
from pipeline.text.dates.yearly import in_year


@maker
def weekdays_off(f: Found) -> Node | Weak | None:
    """The n-th such weekday from the publication day on, or back."""
    n = int(f["n"])
    first = Day(weekday=f["wd"], mod=-1 if f.get("back") else COMING)
    return Offset(7 * ((1 - n) if f.get("back") else n - 1), "day", first) if n > 1 else first


@maker
def relday(f: Found) -> Node | Weak | None:
    """Today, yesterday, tomorrow … and, in brackets, its number, which then must agree with it."""
    if f.listed("sentence_start", f.text[f.start : f.end]) and not guards.begins_sentence(f):
        return None  # "Morgen" with a capital is the morning, save where a sentence begins
    if f.lex.options.get("small_months") and not f.alone and f.text[f.start].isupper() and guards.capital_inside(f):
        return None  # "Radio Mañana"
    node = Relative("day", f["relday"])
    if (weekday := f.get("wd")) is not None:
        return Agreeing(node, None, weekday=weekday)  # "am heutigen Freitag"
    if f.get("sure"):
        return Agreeing(node, None)  # "ainda hoje" is the day itself, in any tense
    return Agreeing(node, int(f["dd"])) if f.get("dd") else node


@maker
def agree(f: Found) -> Node | Weak | None:
    """A weekday or day, and in brackets the date: the two must agree."""
    a, b = f["a"], f["b"]
    if isinstance(a, Day) and (a.d is not None or (isinstance(b, Day) and b.d is None and a.weekday != b.weekday)):
        return None  # two days, each a reading of its own: "na segunda, na terça e na quarta"
    if isinstance(a, Day) and isinstance(b, Day) and a.weekday is not None and b.weekday is None:
        return replace(b, weekday=a.weekday, mod=a.mod if b.m is None else None)
    return Agreeing(a, b.d, b.m, b.weekday) if isinstance(b, Day) and b.y is None and b.mod is None else None


@maker
def rel(f: Found) -> Node | Weak | None:
    """This, last or next week, month, year …"""
    unit, mod = f.get("unit"), mod_of(f) or 0
    if f.get("hung") and not f.alone:
        return Anchored(mod, unit or "none", alike=True, here=True)  # "im Januar …, im Vormonat …"
    if mod == -1 and not f.alone and any(f.listed("before_words", w) for w in guards.words_of(f)):
        # "the previous year": the one before the year told of
        return Anchored(-1, unit, alike=unit != "weekend") if unit else Plain("none", DateKind.RELATIVE)
    if unit in ("second", "minute"):
        return None
    if unit == "day" and mod == 1 and not f.alone and f.listed("next_day", guards.words_of(f)[0]):
        return Anchored(1, "day")  # "the next day" is the one after the day told of
    if unit == "hour":
        return Ago(mod, "hour") if mod else None
    if unit == "day" and mod < 0 and not f.alone and not f.listed("share_of", f.word_after().lower()):
        return None  # "o último dia para pagar" is not yesterday
    that = mod == 0 and f.listed("that_words", guards.words_of(f)[0])
    if unit == "day" and mod == 0 and not that:
        return Plain("day", DateKind.RELATIVE)  # "neste dia" may be any
    if unit == "weekend" and mod == 1 and f.lex.options.get("coming_weekend") and not f.alone:
        return Weekend(coming=True)
    if unit == "weekend" and mod == 0 and not f.alone:
        return Weekend(this=True)
    if unit == "decade" and mod < 0 and not f.listed("calendar_words", guards.words_of(f)[-1]):
        return Lately(-1, "decade")
    if that and not f.alone:
        return Anchored(0, unit, here=unit != "day")
    return Relative(unit, mod)


@maker
def weekend(f: Found) -> Node | Weak | None:
    """The weekend, without a word that says which, or the coming one, or the one with these days."""
    if f["unit"] == "weekend" and f.get("beside"):
        return Anchored(f["beside"], "weekend")
    if f["unit"] == "weekend" and f.get("b") is not None:
        return Weekend(saturday=(f["a"], f.get("month"))) if f["b"] - f["a"] == 1 else None
    return Weekend(bool(f.get("coming"))) if f["unit"] == "weekend" else None


@maker
def sofar(f: Found) -> Node | Weak | None:
    """This month, year … up to the publication day."""
    return Rest(f["unit"], -1)


@maker
def lately(f: Found) -> Node | Weak | None:
    """The last or next three weeks, months …"""
    n, mod = f.get("n", 1), mod_of(f) or 0
    if f.listed("lasts", guards.inside_first(f)) and f.listed("verb_before", f.word_before()):
        return None  # "expected to last six weeks"
    if mod < 0 and not f.alone and any(f.listed("before_words", w) for w in guards.words_of(f)):
        return Plain(f["unit"], DateKind.RELATIVE)
    told_before = "following_words" if "following_words" in f.lex.options else "after_words"
    if mod > 0 and not f.alone and any(f.listed(told_before, w) for w in guards.words_of(f)):
        return Plain(f["unit"], DateKind.RELATIVE)  # "in the following two years"
    if mod == 0:
        return None
    return Lately(int(n) * (1 if mod > 0 else -1), f["unit"]) if 0 < n < 1000 else None


@maker
def ago(f: Found) -> Node | Weak | None:
    """Some units before the publication day; "hace dos años que espera" tells how long."""
    return Ago(
        *to_month(-f.get("n", 1) - f.get("half", 0) / 2, f["unit"]), sure=not f.listed("state_after", f.word_after())
    )


@maker
def ago_told(f: Found) -> Node | Weak | None:
    """Some units back where the verb is in the past; else how long ("mora ali há 12 anos")."""
    # "…; há um ano, R$ 5,84": what opens a clause by itself is when
    before = f.text[max(0, f.start - 3) : f.start].rstrip()
    opens = f.text[f.end : f.end + 1] == "," and (not before or before[-1] in ".;:")
    return Ago(-f.get("n", 1), f["unit"], sure=opens)


@maker
def anniversary(f: Found) -> Node | Weak | None:
    """Some units before this very day, week or month: "twenty years ago today"."""
    return Anniversary(f["n"], f["unit"], f.get("of", "day")) if f["unit"] not in ("second", "minute", "hour") else None


@maker
def ahead(f: Found) -> Node | Weak | None:
    """Some units after the publication day."""
    return Ago(*to_month(f.get("n", 1), f["unit"]))


@maker
def since_ago(f: Found) -> Node | Weak | None:
    """For some units up to now: how long ("seit 29 Jahren"), or open from that far back ("since two years ago")."""
    return Open("since", Ago(-f.get("n", 1), f["unit"]), bool(f.get("lasting")))


@maker
def inspan(f: Found) -> Node | Weak | None:
    """Some units from now, or a duration: the tense tells ("in two weeks", "em dois anos")."""
    if ages.is_age(f) or _is_second(f) or f.text[f.end : f.end + 1] == "-":
        return None  # "in a second-half rout"
    if f["unit"] in ("second", "minute", "hour") and len(f.text) > _NOTE:
        return Plain(f["unit"], DateKind.DURATION, "DUR", f.get("n", 1))  # "fará o percurso em 90 minutos"
    return Ago(f.get("n", 1), f["unit"], sure=False)


_NOTE = 60
"""Characters up to which a text is a note, which tells when and not how long ("back in 5 minutes")."""


@maker
def offset(f: Found) -> Node | Weak | None:
    """Some units after another day."""
    told, of = count_of(f), _counted_from(f)
    return Offset(*told, of) if told else Plain("none", DateKind.RELATIVE)


@maker
def offset_back(f: Found) -> Node | Weak | None:
    """Some units before another day."""
    told = count_of(f)
    of: Node | None = _counted_from(f)
    if of and f.get("a") is not None:
        of = in_year(f["a"], of)  # "cinq jours avant Noël de l'année dernière"
    if of is None:
        return None
    return Offset(-told[0], told[1], of) if told else Plain("none", DateKind.RELATIVE)


def _counted_from(f: Found) -> Node:
    """The day that units are counted from: an expression, or a day off today ("dos días antes de ayer")."""
    of: Node | None = f.get("of")
    return of or Relative("day", f["relday"])


@maker
def ahead_of_now(f: Found) -> Node | Weak | None:
    """A duration that counts from the publication day on."""
    told = count_of(f)
    return Ago(*told) if told else Plain("none", DateKind.RELATIVE)


@maker
def ago_now(f: Found) -> Node | Weak | None:
    """A duration that counts back from the publication day."""
    told = count_of(f)
    return Ago(-told[0], told[1]) if told else Plain("none", DateKind.RELATIVE)


@maker
def lasting(f: Found) -> Node | Weak | None:
    """From a day on for some units: "from 18 December for 10 days"."""
    told = count_of(f)
    return Range(f["of"], Offset(told[0], told[1], f["of"])) if told else None


@maker
def vague(f: Found) -> Node | Weak | None:
    """A time that nobody can date: "recently", "in the coming weeks"."""
    if f.get("vq") is not None and f.get("unit") == "year" and ages.is_age(f):
        return guards.NOTHING  # "un homme d'une trentaine d'années"
    if f.get("units") == "quarter" and guards.words_of(f)[-1] == "of":
        return None  # a share, as a rule
    if f.get("lone") and not f.listed("lasting_before", f.word_before()):
        return None  # "lleva meses enfermo", but not "el resto de meses"
    if f.alone and f.get("unit") in ("minute", "hour"):
        return Relative("day", 0)
    if f.get("bare") and f.listed("compared", f.word_before()):
        return None  # "as ofertas mais recentes"
    if f.get("lasting") and not f.listed("lasting_nouns", _OF_WHAT.sub("", f.text[f.end : f.end + 40].lower())):
        return None  # "meses de atraso", but no "horas de voo"
    return Plain(f.get("unit") or f.get("vague") or f.get("units") or "none", DateKind.VAGUE)


_OF_WHAT = re.compile(r"^\s*\w+\s+|(?<=\w)\W.*$", re.DOTALL)
"""All but the second word behind an expression."""


@maker
def duration(f: Found) -> Node | Weak | None:
    """How long, unless it is somebody's age; ``sure`` where the words around leave no doubt ("d'une durée de")."""
    if not f.get("sure") and ages.is_age(f):
        return guards.NOTHING  # all of it: "de 18 a 35 anos" isn't 35 years either
    if f.get("unit") == "hour" and hours.is_clock(f):
        return None
    if f.lex.options.get("small_months") and not f.alone and guards.capital_inside(f) and not _shouted(f):
        return guards.NOTHING  # "Cem Anos de Solidão"
    if f.get("unit") == "quarter" and _SHARE_OF.match(f.text, f.end):
        return None  # "three quarters of voters"
    if _is_second(f) or (f.get("unit2") and (f["unit"], f["unit2"]) not in _TOGETHER):
        return None  # "dois anos, 12 horas por dia", "à 21 heures, une heure plus tôt": two readings
    if f.get("n1") is not None and f.get("n2") is None and f["n1"] > f.get("n", f["n1"]):
        return None  # "lundi 13 à 9 heures"
    n = f.get("n") if f.get("n2") is None and f.get("n1") is None else None
    unit = f.get("unit2") or f.get("unit") or "none"
    quarters = f.get("plus") is not None or (f.get("n2") is not None and f.get("unit2") is None)
    if quarters or any(f.listed("half_words", w) for w in guards.words_of(f)):
        one = "n" not in f.slots and "n1" not in f.slots and "dec" not in f.slots
        finer = one or not f.lex.options.get("half_counts")  # "two and a half hours" are hours
        unit, n = FINER.get(unit, unit) if finer else unit, _HALVES.get(unit) if one else None
    return Plain(unit, DateKind.DURATION, "DUR", n)


_SHARE_OF = re.compile(r" of (?!\d{4})")

_TOGETHER = (
    *(("year", finer) for finer in ("month", "week", "day")), *(("month", finer) for finer in ("week", "day")),
    ("week", "day"), *(("day", finer) for finer in ("hour", "minute")), ("hour", "minute"), ("hour", "second"),
    ("minute", "second"),
)  # fmt: skip
"""Units that tell one duration together: "two years and three months"."""


def _is_second(f: Found) -> bool:
    """Whether it is an ordinal: "um segundo grupo"."""
    return f.get("unit") == "second" and f.get("n") == 1 and not (f.alone or guards.goes_on_small(f))


def _shouted(f: Found) -> bool:
    """Whether all is written in capitals, as headings are."""
    return f.text[f.start : f.end].isupper()


_HALVES = {"hour": 30, "day": 12, "year": 6, "decade": 5, "century": 50}
"""How many of the finer unit one half is."""


@maker
def event(f: Found) -> Node | Weak | None:
    """A time that hangs on something that happens: "durante a visita", "no minuto 88"."""
    if f.get("numbered") and f["ord"] < 0 and f.get("unit") != "day":
        return None  # "for the last quarter"
    on = _CALENDAR_AFTER.match(f.text, f.end) if f.get("numbered") else None
    if on and (on[1].isdigit() or not _CALENDAR.isdisjoint(f.lex.words.get(on[1].lower(), ()))):
        return None  # "on the last day of May"
    return (
        Plain(f.get("unit", "none"), DateKind.RELATIVE)
        if (f.text[f.end - 1].isalpha() or f.get("unit") == "minute") and "\n" not in f.text[f.start : f.end]
        else None
    )


_CALENDAR_AFTER = re.compile(r" (?:of|in) (?:the |this |last |next |that )?([^\W\d_]{3,12}|\d{4})")
_CALENDAR = frozenset({"M", "UU", "SEASON"})
"""The classes of words that a calendar names, in which a numbered day has its place."""


@maker
def event_noun(f: Found) -> Node | Weak | None:
    """A time before, after or since something that happens, told by its noun: "vor der Wahl", "avant la pandémie".

    With a duration before it any noun will do: "dois dias após a queda".
    """
    if isinstance(dur := f.get("dur"), Plain):
        return Plain(dur.what, DateKind.RELATIVE)
    if _AMOUNT.match(f.text, f.end):
        return None  # "após queda de 1%"
    noun = next(reversed(guards.words_of(f)), "")
    ends = tuple(f.lex.options.get("event_endings", ()))
    if f.listed("event_nouns", noun) or (ends and noun.endswith(ends)):
        return Plain(f.get("unit") or ("day" if f.get("wd") else "none"), DateKind.RELATIVE)
    return None


_AMOUNT = re.compile(r" d[eo] \d")
"""What makes the noun before it an amount, and nothing that happens."""


@maker
def recurring(f: Found) -> Node | Weak | None:
    """How often."""
    if f.get("freq") and guards.titled(f):
        return guards.NOTHING  # "the Daily Mirror"
    if f.get("adjective") and (f.listed("not_often", f.word_after().lower()) or f.text[f.start].isupper()):
        return None  # "annual inflation", "Annual Review"
    if f.get("daily") and f.lex.options.get("small_months") and f.text[f.start].isupper() and not f.alone:
        return None  # "a 25ª Bienal"
    if f.get("daily") and (not f.word_before() or guards.is_small(f, f.word_before()) or guards.is_count(f)):
        return None  # "los diarios": newspapers
    if f.get("amount") and not f.listed("rate_before", f.word_before()):
        return None
    if f.get("rate") and f.get("unit") in ("second", "hour"):
        return None  # "20 metros por segundo" is a speed
    if f.get("workday") and f.get("unit") != "workday":
        return None  # "nos dias" alone says nothing
    if f.get("figure") and not _FIGURE_BEFORE.search(f.text, max(0, f.start - 40), f.start):
        return None  # "ao mês" alone isn't a rate
    what = f.get("unit") or f.get("freq") or f.get("daily")
    if any(f.listed("half_words", w) for w in guards.words_of(f)):
        what = FINER.get(what or "", what)  # "de meia em meia hora"
    if what is None:
        what = next((name for name in ("daypart", "month", "season") if f.get(name)), "day")
    return Plain(what, DateKind.RECURRING, "REC")


_FIGURE_BEFORE = re.compile(r"\d(?: ?%| [^\W\d]{2,15}(?: [^\W\d]{2,15}){0,2})? $")
"""A figure right before, with its unit: "14% ", "20 mil toneladas "."""


@maker
def recurring_at(f: Found) -> Node | Weak | None:
    """How often, and at what time of day."""
    time: Any = f.get("time") or f.get("dpt") or f.get("thdpt") or f["dur"]
    if guards.crosses_sentence(f):
        return None
    if time is f.get("dur") and time.unit not in ("hour", "minute"):
        return None
    if isinstance(time, Open) and time.unit not in ("hour", "minute", "daypart"):
        return None  # "los domingos hasta mayo"
    return Plain(time.unit, DateKind.RECURRING)


@maker
def same(f: Found) -> Node | Weak | None:
    """The expression in the slot, with the words around it in the span."""
    node: Any = f["of"]
    return node if isinstance(node, Node) else None


@maker
def none(_: Found) -> Node | Weak | None:
    """Words that look like a time and are none ("Sunday Times"): they are taken, and nothing is read."""
    return guards.NOTHING
