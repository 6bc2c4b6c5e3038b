"""Makers of days: by number and month, in figures, by their weekday, by the name of a feast."""

from __future__ import annotations

import re

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards, lookalikes, names
from pipeline.text.dates.anchors import Anchored, ThatWeekday
from pipeline.text.dates.cues import cues
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, day_of, maker, mod_of, month_of, year_of
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.points import Day
from pipeline.text.dates.stretches import Beside
from pipeline.text.dates.yearly import Feast


@maker
def date(f: Found) -> Node | Weak | None:
    """A day told by number and month, by number alone, with or without its weekday."""
    day = day_of(f)
    if day is None or not 1 <= day <= 31 or names.joined_name(f):
        return None
    if year_of(f) is None and f.get("wd") is None and names.called_so(f):
        return guards.NOTHING  # "Colégio 7 de Setembro"
    if _is_event(f):
        return Plain("day", DateKind.RELATIVE)
    named = f.lex.options.get("small_months") and f.text[f.start].isalpha() and f.get("wd") is None
    if named and year_of(f) is None and f.text[f.end - 1].isalpha() and month_of(f) and names.capital_inside(f):
        return guards.NOTHING  # "o Dois de Julho", a club
    if year_of(f) is None and month_of(f) and f.get("wd") is None and lookalikes.numbers_name(f):
        return None  # "on Radio 4, 13 June"
    if year_of(f) is None and f.text[f.end - 1].isdigit() and f.listed("count_after", f.word_after()):
        return None  # "in the first week of July 14 people"
    return Day(day, month_of(f), year_of(f), f.get("wd"), mod_of(f))


def _is_event(f: Found) -> bool:
    """Whether a day with a capital and an article is what happened on it once: "antes do 25 de Abril"."""
    bare = year_of(f) is None and f.get("wd") is None and f.listed("event_articles", f.word_before())
    return bare and f.text[f.start].isdigit() and f.text[f.start : f.end].split()[-1].istitle()


@maker
def weakdate(f: Found) -> Node | Weak | None:
    """As ``date``, but too thin to stand in running text ("the 5")."""
    node = date(f)
    return Weak(node) if isinstance(node, Node) else node


@maker
def baredate(f: Found) -> Node | Weak | None:
    """A day by its number alone ("on the 18th", "lundi 21"), where no noun follows that the number could count."""
    if f.listed("label_words", f.word_before()):
        return guards.NOTHING  # "appelez le 18"
    if f.lex.options.get("small_months") and names.of_place(f):
        return None  # "el 7 del Barça"
    return date(f) if f.alone or guards.goes_on_small(f) else None


@maker
def numdate(f: Found) -> Node | Weak | None:
    """A day in figures, year and all."""
    if not guards.free_figures(f):
        return None
    y, m, d = f.get("numdate") or (year_of(f), month_of(f), day_of(f))
    return Day(d, m, y, f.get("wd"))


@maker
def dm(f: Found) -> Node | Weak | None:
    """A day in figures without a year, where words beside it say that it is one."""
    if f.get("wd") is None and f.listed("share_of", f.word_after().lower()):
        return None  # "the last 1/3 of the race"
    m, d = f.get("dm") or f["dmdot"]
    return Day(d, m, year_of(f), f.get("wd"), mod_of(f)) if guards.free_figures(f, marks=".,:") else None


@maker
def weakdm(f: Found) -> Node | Weak | None:
    """A day in figures without a year and without company."""
    node = dm(f)
    return Weak(node) if isinstance(node, Node) else None


@maker
def feast(f: Found) -> Node | Weak | None:
    """A feast by name."""
    if f.lex.options.get("small_months") and not f.alone and (names.called_after(f) or names.of_place(f)):
        return guards.NOTHING  # "o Natal Solidário", "la Semana Santa de Sevilla"
    return Feast(f["feast"], year_of(f), mod_of(f), f.get("of"))


_FRIDAY = re.compile(r"[a-zç]-F[a-z]")
_FULL_NAME = re.compile(r"(?:Domingo de(?: la| los|l)?|[A-Z][\w-]+) [^\W\da-z_][^\W\d_]")


@maker
def weekday(f: Found) -> Node | Weak | None:
    """A weekday, with "last", "this" or "next" where the text has it."""
    if f.get("one") and not f.alone:
        return Plain("day", DateKind.RELATIVE)  # "um domingo": any one
    if not f.alone and f.listed("weekdays_also_words", f.text[f.start : f.end].split()[-1]):
        return None  # "parliament last sat a year ago"
    if f.get("event") and not f.listed("event_nouns", f.word_before()):
        return None  # "o jogo de quarta", but "carne de segunda"
    if "MODP" in f.lex.words.get(guards.words_of(f)[-1], {}) and "UU" in f.lex.words.get(f.word_after().lower(), {}):
        return None  # "on Tuesday next week"
    if f.get("habit") and _of_opening_hours(f):
        return Plain("day", DateKind.RECURRING, "REC")
    node = Day(weekday=f["wd"], mod=f.get("mod"), habit=bool(f.get("habit")))
    if f.lex.options.get("small_months") and (
        _FULL_NAME.match(f.text, f.start, f.end + 14) or _FRIDAY.search(f.text, f.start, f.end)
    ):
        return None  # "Domingo García", "Sexta-Feira" of Crusoe's
    if (
        f.get("mod") is None
        and not f.get("sure")
        and f.lex.options.get("small_weekdays")
        and f.text[f.end - 2].islower()
        and names.capital_inside(f)
    ):
        return None  # "el Viernes", a name
    if f.get("mod") is None and (not names.not_a_name(f) or names.called_behind(f)):
        return None
    if f.get("mod") == 0 and not f.alone and f.listed("that_weekdays", guards.inside_first(f)):
        return ThatWeekday(f["wd"], here=True)  # "ese martes"
    if f.get("mod") and not f.alone and (side := _beside_told(f)):
        return Beside(f["wd"], side, Anchored(0, "day", here=f.listed("before_words", guards.inside_first(f))))
    return node if names.weekday_is_day(f) else None


def _of_opening_hours(f: Found) -> bool:
    """Whether a word of opening hours stands before, and no past verb: "fermé le lundi", but "a fermé le lundi"."""
    words, known = guards.words_before(f), cues(f.lex.language)
    return bool(words) and f.listed("opening_words", words[-1]) and not any(known.lean(w) for w in words[:-1])


def _beside_told(f: Found) -> int:
    """On which side of the day told before it a weekday lies ("le mardi suivant"); 0 where no word says so."""
    first, last = guards.inside_first(f), guards.words_of(f)[-1]
    if f.listed("before_words", last) or f.listed("before_words", first):
        return -1
    return int(f.listed("after_words", last))


@maker
def weakweekday(f: Found) -> Node | Weak | None:
    """A weekday's short name, which is a reading only in company."""
    # "sex." and "segunda" are weekdays in a note or a heading, not in running text
    if len(f.text) > _NOTE or (f.get("short") and not (f.alone or guards.goes_on_small(f))):
        return None
    return Weak(Day(weekday=f["wd"], mod=f.get("mod")))


_NOTE = 60
"""Characters up to which a text is a note, where short names of weekdays may stand for themselves."""
