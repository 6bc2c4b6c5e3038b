"""Makers of what a year is parted into: months, quarters, halves, seasons, weeks."""

from __future__ import annotations

import re

from pipeline.text.dates import guards, lookalikes, names
from pipeline.text.dates.anchors import FromTold
from pipeline.text.dates.cues import cues
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import SHARE, Weak, following_words, maker, mod_of, month_of, year_of
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.parts import Inside, Part
from pipeline.text.dates.points import Period
from pipeline.text.dates.relative import Relative
from pipeline.text.dates.spans import Open, Range
from pipeline.text.dates.yearly import Week


@maker
def mayname(f: Found) -> Node | Weak | None:
    """A month whose name is another word too: it needs a small word before it that says so."""
    sure = f.alone or f.listed("may_before", f.word_before())
    if not f.listed("may_surely", f.word_before()) and f.listed("may_not_after", f.word_after().lower()):
        return None  # "May I ask"
    node = Period("month", f["month"], None)
    return node if sure else Weak(node)


@maker
def month(f: Found) -> Node | Weak | None:
    """A month, with its year or without."""
    n = month_of(f)
    if n is None and f.get("my"):
        n, year = f["my"]
        if not (f.alone or (f.text[f.start : f.end].startswith(("0", "1")) and f.text[f.start + 1].isdigit())):
            return None  # "1/2004" numbers a law
        return Period("month", n, year)
    if n is None or not 1 <= n <= 12 or re.search(r"\d-?$", f.text[max(0, f.start - 2) : f.start]):
        return None  # "#14juillet", "8-Mai-1945"
    if f.get("yy") is not None and f.text[f.end - 1].isdigit() and not (f.alone or guards.goes_on_small(f)):
        return None  # "en mars 23 personnes"
    if year_of(f) is not None and f.text[f.end - 1].isalpha() and _is_short(f):
        return None  # "dez mil novecentos e dois", a number
    if f.get("short") and not _is_short(f):
        return None  # "in March.": the sentence ends
    if f.get("mod") is None and (year_of(f) is None or f.text[f.start].islower()) and _another_word(f, n):
        return None  # "the March", a march
    if year_of(f) is None and not names.month_not_name(f):
        return None
    if f.get("of") is not None:
        return Inside(f["of"], n, "month")
    return _counted(f, Period("month", n, year_of(f), mod_of(f), _reported(f)))


_REPORT = 40
"""Characters before a month within which the word for what is reported on stands."""
_WORD = re.compile(r"[^\W\d_]+")


def _reported(f: Found) -> bool:
    """Whether it is the month that figures are about: "os dados de emprego de outubro", "a inflação de março"."""
    words = _WORD.findall(f.text[max(0, f.start - _REPORT) : f.start].lower())[-5:]
    of = f.lex.options.get("share_of", ())
    if len(words) < 2 or words[-1] not in of:
        return False
    at = next((i for i in reversed(range(len(words))) if f.listed("report_nouns", words[i])), None)
    opens = cues(f.lex.language).opens
    return at is not None and all(word in of or word not in opens for word in words[at:])


def _is_short(f: Found) -> bool:
    """Whether a month is told by a short name ("dez", "Sept."), and not by "August", which is one where nouns are."""
    word = guards.inside_first(f)
    return len(word) <= len("sept") and "MONTHAB" in f.lex.words.get(word, {})


def _another_word(f: Found, n: int) -> bool:
    """Whether the word before a month makes it another word, though not in "the June vote", "the March figures"."""
    before, after = f.word_before(), f.word_after()
    if not f.listed("month_not_after", before) or "M" not in f.lex.words.get(guards.inside_first(f), {}):
        return False
    if n not in f.lex.options.get("months_also_words", (n,)):
        return False  # "a January friendly", "last year's June-November payment"
    if not f.listed("ending_articles", before) or f.text[f.start].islower():
        return True
    counted = after[:1].islower() and not guards.is_small(f, after)
    return n in f.lex.options.get("months_also_words", ()) and not counted


@maker
def weakmonth(f: Found) -> Node | Weak | None:
    """A month's short name, which is a reading only in company."""
    node = month(f)
    return Weak(node) if isinstance(node, Node) else None


@maker
def quarter(f: Found) -> Node | Weak | None:
    """A quarter, half or month by its number in the year."""
    n = next((v for slot in ("ord", "dd", "quarter") if (v := f.get(slot)) is not None), None)
    unit = f.get("unit", "quarter")
    if f.get("shared") and not SHARE.search(f.text, max(0, f.start - 12), f.start):
        return None  # "3% in the first half", but not the first half of a match
    most = {"quarter": 4, "third": 3, "half": 2, "month": 12}.get(unit)
    if n is None or most is None or n == 0 or abs(n) > most:
        return None
    if n < 0:
        n = most + 1 + n
    if f.get("of") is not None:
        return Inside(f["of"], n, unit)
    if unit == "month" and year_of(f) is None:
        return None
    return Period(unit, n, year_of(f), mod_of(f))


@maker
def monthsof(f: Found) -> Node | Weak | None:
    """A stretch of ``size`` months by its number in the year: "el primer cuatrimestre"."""
    n, size = f["ord"], f["size"]
    if not 1 <= n * size <= _MONTHS:
        return None
    last = Period("month", n * size, year_of(f))
    return Range(Period("month", (n - 1) * size + 1, year_of(f)), last)


_MONTHS = 12


@maker
def season(f: Found) -> Node | Weak | None:
    """A season, with its year or without."""
    if f.get("of") is not None and isinstance(f["of"], Relative):
        return Period("season", f["season"], None, f["of"].n)
    mod = -int(f["n"]) if f.get("n") else mod_of(f)  # "two summers ago"
    node = Period("season", f["season"], year_of(f), mod)
    if node.y is None and node.mod is None and lookalikes.is_drop(f):
        return None
    asked = f.lex.options.get("season_names") or f.lex.options.get("small_months")
    if node.y is None and node.mod is None and asked and names.called_after(f):
        return guards.NOTHING  # "in Winter's Tale", "la Primavera Árabe"
    bare = node.y is None and node.mod is None and not f.alone
    if bare and f.lex.options.get("small_seasons") and names.capital_inside(f):
        return guards.NOTHING  # "le Printemps", a shop
    if node.y is None and node.mod is None and (names.called_behind(f) or names.called_of(f)):
        return guards.NOTHING  # "Manhãs de Inverno", "a estação Verão"
    if f.get("part"):
        return Part(f["part"], _counted(f, node))  # "im Frühsommer 2024"
    return Open(f["side"], node) if f.get("side") else _counted(f, node)


def _counted(f: Found, node: Period) -> Node:
    """The month or season itself, or, told with "following", the one after the time told before."""
    if f.alone or not node.mod or node.y is not None:
        return node
    words = guards.words_of(f)
    from_told = following_words(f) if node.mod > 0 else "before_words"
    return FromTold(node) if any(f.listed(from_told, w) for w in words) else node


@maker
def isoweek(f: Found) -> Node | Weak | None:
    """A week by its number in the year (ISO 8601)."""
    n = next((v for slot in ("n", "dd", "int") if (v := f.get(slot)) is not None), 0)
    return Week(int(n), year_of(f), f.get("of")) if 1 <= n <= 53 else None
