"""Makers of years, decades and centuries, and of stretches of them."""

from __future__ import annotations

import re

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards, lookalikes, names
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, maker, year_of
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.points import Years
from pipeline.text.dates.spans import Range


@maker
def year(f: Found) -> Node | Weak | None:
    """A year beside words that say so."""
    n = year_of(f)
    if n is None or (not f.get("sure") and guards.counts_something(f)):
        return None
    return Years(n, n)


@maker
def bareyear(f: Found) -> Node | Weak | None:
    """A year by its looks alone."""
    n = f["year"]
    if not f.text[f.start].isdigit():  # "dos mil veinte" is a number until a month stands before it
        before = f.word_before()
        told = n < 2000 and f.listed("year_before", before) and not guards.joins(f, before) and guards.goes_on_small(f)
        return Years(n, n) if told else None
    if not guards.bare_year(f, n):
        return Weak(Years(n, n)) if 1900 <= n <= 2199 and not guards.counts_something(f) else None
    return Years(n, n)


@maker
def years(f: Found) -> Node | Weak | None:
    """From one year to another; the second may lack its century."""
    first, last = f.get("a"), f.get("b")
    if f.get("yspan"):
        first, last = f["yspan"]
        return Years(first, last) if guards.free_figures(f) else None
    if first is None or last is None:
        return None
    if f.get("short"):
        last = first // 100 * 100 + last % 100
        if not first < last <= first + 6 or _PARTED.search(f.text, f.start, f.end):
            return None
    if f.get("bare") and (first % 100 <= _DAYS or not guards.goes_on_small(f)):
        return None  # "entre el 6 y el 9", "entre el 40 y el 60 por ciento"
    if f.get("and") and last - first != 1:
        return None  # two years, each a reading of its own
    if not 1000 <= first < last <= 2199 or last - first > 400 or guards.counts_something(f):
        return None
    return Range(Years(first, first), Years(last, last))


_DAYS = 31
"""Days of a month: two figures up to it may be one."""

_PARTED = re.compile(r"\d\s")
"""A space behind figures: then they are two years, and no "temporada 2003-04"."""


@maker
def decade(f: Found) -> Node | Weak | None:
    """A decade: "anos 1990", "the 90s", "die 80er Jahre"."""
    n = next((v for slot in ("year", "yy", "decade", "int") if (v := f.get(slot)) is not None), None)
    if n is not None and f.get("yy") is not None and not f.text[f.start : f.end].endswith(str(n)):
        n %= 100  # "os anos 40" are no decade to come
    if any(f.listed("age_owners", word) for word in guards.words_before(f)[-2:]):
        return guards.NOTHING  # "in his early 40s"
    if lookalikes.of_life(f):
        return guards.NOTHING  # "in his 50s or 60s", "52 fifties"
    if f.get("led") and not f.listed("decade_led", f.word_before()):
        return None  # "ein rüstiger Achtziger" is a man
    if f.get("los") and f.listed("age_before", f.word_before()):
        return guards.NOTHING  # "habrá cumplido los 90"
    if (
        n is None
        or n % 10
        or (f.get("los") and (f.word_before() == "a" or not guards.no_noun(f, f.word_after() or "y")))
    ):
        return None  # "a los 80": at that age; "los 30 heridos"
    if f.get("yy") is not None:
        n %= 100  # "los años 30" are those of the last century, whatever '30 is as a year
    if n % 100 == 0 and _FOUR_FIGURES < n < _DOUBTFUL_HUNDRED and f.lex.options.get("hundreds"):
        return Years(n, n + 99, "century")  # "in the 1800s"
    first = n if n >= 1000 else 1900 + n % 100 if n % 100 >= 20 or f.get("decade") else 2000 + n % 100
    return Years(first, first + 9, "decade")


@maker
def century(f: Found) -> Node | Weak | None:
    """A century by its number, also a Roman one."""
    n = next((v for slot in ("roman", "ord", "dd", "n") if (v := f.get(slot)) is not None), None)
    if not n or not 1 <= n <= _LAST_CENTURY:
        return None
    if f.get("bc"):
        return Plain("century", DateKind.ABSOLUTE)  # ISO days begin with the first year
    if f.lex.options.get("small_units") and names.called_after(f):
        return guards.NOTHING  # "the 21st Century Institute"
    word = f.text[f.start : f.end].split()[0]
    named = word.istitle() and word.isalpha() and "ROMAN" not in f.lex.words.get(word.lower(), {})  # "au Ier siècle"
    if f.lex.options.get("small_months") and named and not guards.begins_sentence(f):
        return guards.NOTHING  # "Siglo XXI Editores"
    return Years((n - 1) * 100 + 1, n * 100, "century")


@maker
def decades(f: Found) -> Node | Weak | None:
    """From one decade to another: "as décadas de 1960 e 1970", "anos 80 e 90"."""
    firsts = [_decade(f, side) for side in "ab"]
    if any(n % 10 for n in firsts) or firsts[0] >= firsts[1]:
        return None
    a, b = (Years(n, n + 9, "decade") for n in firsts)
    return Range(a, b)


def _decade(f: Found, side: str) -> int:
    """The first year of a decade told by two figures or four."""
    n = int(f[side])
    return n if str(n) in f.text[f.start : f.end] and n >= _FOUR_FIGURES else 1900 + n % 100


_FOUR_FIGURES = 1000
_DOUBTFUL_HUNDRED = 1900
"""The first year whose "1900s" may be a decade as well as a century."""


@maker
def centuries(f: Found) -> Node | Weak | None:
    """From one century to another: "os séculos XVI e XVII"."""
    a, b = int(f["a"]), int(f["b"])
    if not 1 <= a < b <= _LAST_CENTURY:
        return None
    first, last = (Years((n - 1) * 100 + 1, n * 100, "century") for n in (a, b))
    return Range(first, last)


_LAST_CENTURY = 21
