"""What makes hours a time of day, and which half of the day they lie in."""

from __future__ import annotations

import re

from pipeline.text.dates import guards
from pipeline.text.dates.guards import Found

NOON = 12 * 60
_DAYS = frozenset(("M", "WD", "RELDAY"))
_DATED = re.compile(r"([^\W\d_]{3,12})(?: \d{1,4})?, $")
_MIDNIGHT = 24
_AFTERNOON = ("afternoon", "evening")
_SMALL_HOURS = 5 * 60


def is_afternoon(part: str, minute: int) -> bool:
    """Whether a time told by a clock of twelve hours lies half a day later: "8 da noite", but not "3 da noite"."""
    if part == "night":
        return _SMALL_HOURS <= minute < NOON + 60  # "las doce de la noche", too
    return part in _AFTERNOON and minute < NOON


def is_clock(f: Found) -> bool:
    """Whether the hours are a time of day by the word before them: "avant 21 heures", "à partir de 17 heures"."""
    n = f.get("n")
    if n is None or n > _MIDNIGHT or f.get("n1") is not None:
        return False
    if heads_entry(f):
        return True
    words = [w for w in (*guards.words_before(f)[-2:], guards.words_of(f)[0]) if not f.listed("age_of", w)]
    told = any(f.listed("clock_before", w) for w in words[-2:] if not any(c.isdigit() for c in w)) or _behind_date(f)
    after = f.lex.words.get(f.word_after().lower(), {})
    free = guards.goes_on_small(f) or "WD" in after or "RELDAY" in after
    return told and free and not f.listed("age_of", f.word_after())


def heads_entry(f: Found) -> bool:
    """Whether figures begin a line and a mark follows: the entry of a ticker ("15 heures. Un feu s'est déclaré")."""
    before = f.text[max(0, f.start - 2) : f.start].rstrip(" ")
    opens = before.endswith("\n") or (not before and not f.alone)
    return opens and f.text[f.start].isdigit() and f.text[f.end : f.end + 1] in tuple(".:–—")


def _behind_date(f: Found) -> bool:
    """Whether a day and a comma stand right before: "mardi 3 février, 14 heures"."""
    day = _DATED.search(f.text, max(0, f.start - 30), f.start)
    return day is not None and not _DAYS.isdisjoint(f.lex.words.get(day[1].lower(), ()))


def after_day(f: Found) -> bool:
    """Whether a day stands right before, so that what follows is its hours: "mañana, de 12 a 14 horas"."""
    before = next(reversed(guards.words_before(f)), "")
    if f.text[f.end - 1].isdigit() and not guards.goes_on_small(f):
        return False  # "el viernes de 9 a 12 alumnos"
    if f.listed("opening_words", before):
        return True  # "abre de 10 a 14 horas"
    return any(name in f.lex.words.get(before, {}) for name in ("WD", "WDPL", "RELDAY", "TOMORROW", "MONTH", "DAILY"))


def half_told(f: Found) -> bool:
    """Whether a word tells the half of the day: "entre las diez y las doce de la noche"."""
    return any("DAYPART" in f.lex.words.get(word, {}) for word in guards.words_of(f))


def next_half(f: Found, first: int, last: int) -> bool:
    """Whether an hour in words, told after one of the morning, is of the afternoon: "de 10.30 a las cuatro"."""
    word = next(reversed(guards.words_of(f)), "")
    said = not f.text[f.end - 1].isdigit() and "N" in f.lex.words.get(word, {})
    return said and last < first < NOON and first < last + NOON
