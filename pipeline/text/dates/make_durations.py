"""Makers of times without a place in the calendar: how long, how often, on what occasion, and vague ones."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from pipeline.core.quantity import DateKind
from pipeline.text.dates import ages, guards, hours, names, rates
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, maker
from pipeline.text.dates.nodes import FINER, Node, Plain
from pipeline.text.dates.relative import Relative
from pipeline.text.dates.spans import Open


@maker
def vague(f: Found) -> Node | Weak | None:
    """A time that nobody can date: "recently", "in the coming weeks"."""
    of_age = f.get("vq") is not None and f.get("unit") == "year" and not f.listed("age_at", f.word_before())
    if of_age and ages.is_age(f):
        return guards.NOTHING  # "un homme d'une trentaine d'années"
    if f.get("units") == "quarter" and guards.words_of(f)[-1] == "of":
        return None  # a share, as a rule
    if f.get("one") and f.listed("one_day_not_after", f.word_before()):
        return None  # "after one day, …"
    if f.get("unit") == "second" and guards.is_second(f):
        return None  # "part of the second stage"
    if f.get("lone") and not f.listed("lasting_before", f.word_before()):
        return None  # "lleva meses enfermo", but not "el resto de meses"
    if f.alone and f.get("unit") in ("minute", "hour"):
        return Relative("day", 0)
    if f.get("bare") and f.listed("compared", f.word_before()):
        return None  # "as ofertas mais recentes"
    if f.get("lasting") and not f.listed("lasting_nouns", _OF_WHAT.sub("", f.text[f.end : f.end + 40].lower())):
        return None  # "meses de atraso", but no "horas de voo"
    return Plain(f.get("unit") or f.get("vague") or f.get("units") or "none", DateKind.VAGUE)


_OF_WHAT = re.compile(r"^\s*\w+[\s'’]+|(?<=\w)\W.*$", re.DOTALL)
"""All but the second word behind an expression."""


@maker
def duration(f: Found) -> Node | Weak | None:
    """How long, unless it is somebody's age; ``sure`` where the words around leave no doubt ("d'une durée de")."""
    if not f.get("sure") and ages.is_age(f):
        return guards.NOTHING  # all of it: "de 18 a 35 anos" isn't 35 years either
    if f.get("unit") == "hour" and hours.is_clock(f):
        return None
    if f.lex.options.get("small_months") and not f.alone and names.capital_inside(f) and not _shouted(f):
        return guards.NOTHING  # "Cem Anos de Solidão"
    if names.named_so(f):
        return guards.NOTHING  # "the Six Day War"
    if rates.is_rate(f):
        return Plain(f["unit"], DateKind.RECURRING, "REC")  # "£500m a year"
    if f.get("unit") == "quarter" and _SHARE_OF.match(f.text, f.end):
        return None  # "three quarters of voters"
    if guards.is_second(f) or (f.get("unit2") and (f["unit"], f["unit2"]) not in _TOGETHER):
        return None  # "dois anos, 12 horas por dia", "à 21 heures, une heure plus tôt": two readings
    if f.get("n1") is not None and f.get("n2") is None and f["n1"] > f.get("n", f["n1"]):
        return None  # "lundi 13 à 9 heures"
    n = f.get("n") if f.get("n2") is None and f.get("n1") is None else None
    unit = f.get("unit2") or f.get("unit") or "none"
    quarters = f.get("plus") is not None or (f.get("n2") is not None and f.get("unit2") is None)
    if quarters or any(f.listed("half_words", w) for w in guards.words_of(f)):
        counted = not f.slots.keys().isdisjoint(("n", "n1", "dec")) or f.listed("half_words", guards.words_of(f)[-1])
        # "half a year" are months, "two and a half years" are years: the unit that the words count; but half an hour
        finer = unit if unit == "hour" else FINER.get(unit, unit)
        unit, n = (unit, None) if counted else (finer, None if finer == unit else _HALVES.get(unit))
    return Plain(unit, DateKind.DURATION, "DUR", n)


_SHARE_OF = re.compile(r" of (?!\d{4})")

_TOGETHER = (
    *(("year", finer) for finer in ("month", "week", "day")), *(("month", finer) for finer in ("week", "day")),
    ("week", "day"), *(("day", finer) for finer in ("hour", "minute")), ("hour", "minute"), ("hour", "second"),
    ("minute", "second"),
)  # fmt: skip
"""Units that tell one duration together: "two years and three months"."""


def _shouted(f: Found) -> bool:
    """Whether all is written in capitals, as headings are."""
    return f.text[f.start : f.end].isupper()


_HALVES = {"day": 12, "year": 6, "decade": 5, "century": 50}
"""How many of the finer unit one half is."""


@maker
def event(f: Found) -> Node | Weak | None:
    """A time that hangs on something that happens: "durante a visita", "no minuto 88"."""
    if f.get("numbered") and f.get("ord", 1) < 0 and f.get("unit") != "day":
        return None  # "for the last quarter"
    if f.get("within") and (f["unit"] not in _WITHIN or f.text[f.end : f.end + 1] == "-"):
        return None  # "in the hour", "in the quarter-finals"
    if f.listed("relatives", guards.words_of(f)[-1]):
        return None  # "during which"
    if f.get("ord") is not None and len(f.text) <= _QUERY and not f.text[f.end :].strip(" ."):
        return None  # "Show sales in the first week": nobody says of what
    if (f.get("fine") and f["unit"] not in _NUMBERED) or (f.get("unit") == "century" and f.get("ord", 0) > 0):
        return None  # "in the second quarter", "for the 18th century"
    if (
        f.get("numbered")
        and f.get("unit") == "quarter"
        and any(f.listed("ending_articles", w) for w in guards.words_of(f))
    ):
        return None  # "profit for the fourth quarter"
    on = _CALENDAR_AFTER.match(f.text, f.end) if f.get("numbered") else None
    if on and (on[1].isdigit() or not _CALENDAR.isdisjoint(f.lex.words.get(on[1].lower(), ()))):
        return None  # "on the last day of May"
    return (
        Plain(f.get("unit", "none"), DateKind.RELATIVE)
        if (_WORD_LAST.search(f.text, f.start, f.end) or f.get("unit") == "minute")
        and "\n" not in f.text[f.start : f.end]
        else None
    )


_WORD_LAST = re.compile(r"[^\W\d_]\w*$")
_WITHIN = ("week", "month", "quarter", "year", "decade")
_NUMBERED = ("second", "minute", "hour", "day", "week", "weekend", "month", "year")
"""The units that are counted from an event's beginning: "in the second week"."""

_QUERY = 36
"""Characters of a text that is all there is."""
_CALENDAR_AFTER = re.compile(r" (?:of|in) (?:the |this |last |next |that )?([^\W\d_]{3,12}|\d{4})")
_CALENDAR = frozenset({"M", "UU", "SEASON"})
"""The classes of words that a calendar names, in which a numbered day has its place."""


@maker
def event_noun(f: Found) -> Node | Weak | None:
    """A time before, after or since something that happens, told by its noun: "vor der Wahl", "avant la pandémie".

    With a duration before it any noun will do: "dois dias após a queda".
    """
    if isinstance(dur := f.get("dur"), Plain):
        lasting = f.listed("duration_first", guards.inside_first(f))
        return None if lasting else Plain(dur.what, DateKind.RELATIVE)
    if _AMOUNT.match(f.text, f.end):
        return None  # "após queda de 1%"
    noun = next(reversed(guards.words_of(f)), "")
    if f.get("adj") is not None:  # "na legislatura passada"
        noun = guards.words_of(f)[1]
        known = (f.listed("event_nouns", noun) or f.listed("term_nouns", noun)) and f.text[f.start : f.end].count(
            " "
        ) > 1
        return Plain("none", DateKind.RELATIVE) if known else None
    if (
        not f.lex.options.get("capital_nouns")
        and f.text[f.end - len(noun)].isupper()
        and not f.text[f.start : f.end].isupper()
        and not f.listed("event_names", noun)
    ):
        return None  # "since the Marshall Fire"
    if _is_dated(f):
        return None  # "since the flood of 1983": the year tells when
    lead = guards.words_of(f)[-3:-1]
    if noun.endswith("s") and lead and f.listed("plural_not_after", lead[-1]):
        return None  # "after talks"
    if len(lead) > 1 and f.listed("a_not_after", lead[0]) and "ONE" in f.lex.words.get(lead[1], {}):
        return None  # "after a fire"
    if guards.governed(f):
        return None
    if f.get("since") and f.listed("not_since", noun):
        return None  # "desde el partido insisten"
    bare = len(guards.words_of(f)) <= _BARE and f.word_after()
    if bare and noun.endswith(tuple(f.lex.options.get("gerund_endings", ()))):
        return None  # "after meeting the minister"
    if f.listed("event_nouns", noun) or _ends_as_event(f, noun) or _is_any_event(f) or _since_it(f):
        part = "daypart" if f.get("daypart") or f.get("dpt") else None
        return Plain(f.get("unit") or part or ("day" if f.get("wd") else "none"), DateKind.RELATIVE)
    return None


def _ends_as_event(f: Found, noun: str) -> bool:
    """Whether a noun ends like those of what happens; where nouns are small only behind an article or the like."""
    ends = tuple(f.lex.options.get("event_endings", ()))
    if not ends or not noun.endswith(ends) or f.listed("no_events", noun):
        return False
    return bool(f.lex.options.get("capital_nouns")) or len(guards.words_of(f)) > _BARE


def _since_it(f: Found) -> bool:
    """Whether a word that tells time alone stands before a noun that ends there: "since the changes, …"."""
    goes_on = f.lex.options.get("noun_goes_on")
    if not goes_on or not f.listed("since_past", guards.inside_first(f)) or len(guards.words_of(f)) <= _BARE:
        return False  # "since losing to Leeds"
    mark = f.text[f.end : f.end + 1]
    return mark in (".", ";") or f.word_after() in goes_on or (mark == "," and guards.begins_sentence(f))


_BARE = 2
"""Words of a preposition and a noun with no article between."""


def _is_dated(f: Found) -> bool:
    """Whether the day, month or year of what happened follows: "since the fire of April 15"."""
    on = _DATED.match(f.text, f.end)
    return on is not None and (on[1].isdigit() or not _DATES.isdisjoint(f.lex.words.get(on[1].lower(), ())))


_DATED = re.compile(r" (?:of|on|in) (?:the |this |last |early |late )?(\d{4}(?!\d)|[^\W\d_]{3,12})")
_DATES = frozenset({"M", "WD", "SEASON"})
"""The classes of words that open the date of something that happened."""


def _is_any_event(f: Found) -> bool:
    """Whether a preposition of nothing but time leads to it: "depois de uma conversa", "seit dem Umbau".

    With ``event_led`` only behind an article; else behind any words, if no verb and none of ``no_events`` follows.
    """
    words = guards.words_of(f)
    if "event_led" in f.lex.options:
        return any(
            f.listed("event_any", first) and f.listed("event_led", second) for first, second in pairwise(words[:-1])
        )
    verb = words[-1].endswith(tuple(f.lex.options.get("verb_endings", ())))
    return any(f.listed("event_any", w) for w in words[:2]) and not verb and not f.listed("no_events", words[-1])


_AMOUNT = re.compile(r" d[eo] \d")
"""What makes the noun before it an amount, and nothing that happens."""


@maker
def recurring(f: Found) -> Node | Weak | None:
    """How often."""
    if f.listed("day_by_day", f.text[f.start : f.end].lower()):
        return guards.NOTHING  # all the time: it says how rather than how often
    if f.get("freq") and names.titled(f):
        return guards.NOTHING  # "the Daily Mirror"
    if not _WRITTEN_SMALL.isdisjoint(f.lex.words.get(next(reversed(guards.words_of(f)), ""), {})) and names.named_so(f):
        return guards.NOTHING  # "the Guardian Weekly"
    if f.get("adjective") and (f.listed("not_often", f.word_after().lower()) or f.text[f.start].isupper()):
        return None  # "annual inflation", "Annual Review"
    if f.get("daily") and f.lex.options.get("small_months") and f.text[f.start].isupper() and not f.alone:
        return None  # "a 25ª Bienal"
    before = f.word_before() if f.get("daily") else ""
    small = guards.is_small(f, before) and not f.listed("copulas", before)  # "a rota é diária"
    if f.get("daily") and (not before or small or guards.is_count(f)):
        return None  # "los diarios": newspapers
    if _OWNING.match(f.text, f.end):
        return None  # "in less than 24 hours a month's rain fell"
    if f.get("amount") and not f.listed("rate_before", f.word_before()) and not _counted_before(f):
        return None
    if (
        f.get("rate")
        and f.get("unit") in ("second", "hour")
        and not _PAID.search(f.text, max(0, f.start - 20), f.start)
    ):
        return None  # "20 metros por segundo" is a speed
    if f.get("workday") and f.get("unit") != "workday":
        return None  # "nos dias" alone says nothing
    if f.get("figure") and not _FIGURE_BEFORE.search(f.text, max(0, f.start - 40), f.start):
        return None  # "ao mês" alone isn't a rate
    sub = f.get("sub")  # "two weekends a month", but "50 hours a week" are told by the week
    what = (None if sub in _WITHIN_DAY else sub) or f.get("unit") or f.get("freq") or f.get("daily")
    if any(f.listed("half_words", w) for w in guards.words_of(f)):
        what = FINER.get(what or "", what)  # "de meia em meia hora"
    if what is None:
        what = next((name for name in ("daypart", "month", "season") if f.get(name)), "day")
    return Plain(what, DateKind.RECURRING, "REC")


_WRITTEN_SMALL = frozenset({"UNIT", "UNITS", "FREQ", "DAYPART", "SHOWS"})
"""The classes of words that have no capital where weekdays and months have one."""

_WITHIN_DAY = ("second", "minute", "hour")
_PAID = re.compile(r"[£$€¥]\d[\d.,]{0,12} $")
_OWNING = re.compile(r"['’]s\b")


def _counted_before(f: Found) -> bool:
    """Whether figures and their noun stand before and nothing that the day is of behind: "200 Brote am Tag"."""
    counted = f.lex.options.get("capital_nouns") and _COUNTED.search(f.text, max(0, f.start - 40), f.start)
    return bool(counted) and not f.listed("share_of", f.word_after().lower())


_COUNTED = re.compile(r"\d [A-ZÄÖÜ][^\W\d_]{2,25} $")

_FIGURE_BEFORE = re.compile(r"\d(?: ?%| [^\W\d]{2,15}(?: [^\W\d]{2,15}){0,2})? $")
"""A figure right before, with its unit: "14% ", "20 mil toneladas "."""


@maker
def recurring_at(f: Found) -> Node | Weak | None:
    """How often, and at what time of day."""
    time: Any = f.get("time") or f.get("dpt") or f.get("thdpt") or f["dur"]
    if guards.crosses_sentence(f):
        return None
    if isinstance(rec := f.get("yearly"), Node) and rec.unit != "year":
        return None  # "every Sunday in May"
    if time is f.get("dur") and time.unit not in ("hour", "minute"):
        return None
    if isinstance(time, Open) and time.unit not in ("hour", "minute", "daypart"):
        return None  # "los domingos hasta mayo"
    return Plain(time.unit, DateKind.RECURRING)


@maker
def same(f: Found) -> Node | Weak | None:
    """The expression in the slot, with the words around it in the span."""
    node: Any = f["of"]
    tail = f.get("tail")
    if isinstance(tail, Open) and tail.side != "since":
        return None  # "every three weeks", "from October": two readings
    return node if isinstance(node, Node) else None


@maker
def none(_: Found) -> Node | Weak | None:
    """Words that look like a time and are none ("Sunday Times"): they are taken, and nothing is read."""
    return guards.NOTHING
