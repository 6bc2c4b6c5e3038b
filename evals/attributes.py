"""Is an attribute right? Golden value beside said value, strict on values, tolerant where GOLD leaves latitude.

Each function answers with a ``Verdict``: right, open (left out: not right, but nothing false is said), or wrong.
Values are compared as exact decimals, days as ISO days; no reader of the pipeline has a word in it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from evals.case import GoldDate, GoldNumber
from evals.words import bare, fold
from pipeline.core.quantity import Granularity
from pipeline.core.summary import Date, Number


class Verdict(Enum):
    """What became of one attribute."""

    RIGHT = "right"
    OPEN = "open"
    WRONG = "wrong"


def verdict(right: bool, *, said: bool = True) -> Verdict:
    """Right, or wrong where something was said, or else open."""
    return Verdict.RIGHT if right else Verdict.WRONG if said else Verdict.OPEN


# Two thirds may be written 0.666667 or 0.6667: beyond the fourth decimal a fraction is only rounding.
_ROUNDING = Decimal("0.0001")
_LONG_FRACTION = -4


def _same(gold: Decimal, said: Decimal) -> bool:
    if gold == said:
        return True
    exponent = gold.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent < _LONG_FRACTION and abs(gold - said) < _ROUNDING


def value(gold: GoldNumber, said: Number) -> Verdict:
    """The value, or both sides of a range or score; a range of one value is that value."""
    ours = (gold.low, gold.high) if gold.low is not None else (gold.value, gold.value)
    theirs = (said.low, said.high) if said.low is not None or said.high is not None else (said.value, said.value)
    if ours == (None, None):
        return verdict(theirs == (None, None))
    if theirs == (None, None):
        return Verdict.OPEN
    pairs = zip(ours, theirs, strict=True)
    return verdict(all(g is not None and s is not None and _same(g, s) for g, s in pairs))


@dataclass(frozen=True, slots=True)
class _Units:
    """``units.toml``: ways of writing → the unit they mean; ambiguous words → what they may mean; linking words."""

    ways: dict[str, str]
    may_mean: dict[str, list[str]]
    links: frozenset[str]

    @property
    def measures(self) -> frozenset[str]:
        """The units that measure: no share and no money."""
        return frozenset(fold(u) for u in self.ways.values() if u not in _EXACT_UNITS and not _is_currency(u))


@cache
def _units() -> _Units:
    tables = tomllib.loads((Path(__file__).parent / "units.toml").read_text(encoding="utf-8"))
    may_mean, links = tables.pop("may_mean"), tables.pop("links")
    ways = {fold(way): unit for unit, ways in tables.items() for way in ways}
    return _Units(ways, may_mean, frozenset(links["words"]))


@cache
def _measures() -> frozenset[str]:
    return _units().measures


_MONEY_LENGTH = 3
_EXACT_UNITS = frozenset(("%", "pp", "bp"))


def _is_currency(unit: str) -> bool:
    return len(unit) == _MONEY_LENGTH and unit.isascii() and unit.isalpha() and unit.isupper()


@lru_cache(maxsize=8192)
def unit_class(unit: str) -> tuple[str, str]:
    """What kind of unit it is ("share", "money", "noun") and the word to compare it by."""
    if _is_currency(unit):
        return "money", unit
    known = _units().ways.get(fold(unit))
    if known is None:
        # By blanks, not by the words in it: "km/h" is one measure, and no kilometre.
        return "noun", " ".join(_noun(word) for word in fold(unit).split())
    if known in _EXACT_UNITS:
        return "share", known
    return ("money", known) if _is_currency(known) else ("noun", fold(known))


def _noun(word: str) -> str:
    """A word of a counted noun, a measure in the table's way of writing: "60 Meter Dicke" counts metres."""
    word = word if word in _units().ways else bare(word)
    known = _units().ways.get(word, word)
    return word if known in _EXACT_UNITS or _is_currency(known) else fold(known)


_STEM = 4


def _nouns_agree(a: str, b: str) -> bool:
    """Whether two counted nouns are one: "chip" and "chips", "chips" and "chips de IA".

    Where both say of what ("horas de trabalho", "postos de trabalho"), what is counted has to agree; kilos are no
    tonnes.
    """
    if a == b:
        return True
    first, second = _parts(a), _parts(b)
    counted = [{*one[0], *one[1]} & _measures() for one in (first, second)]
    if all(counted) and counted[0].isdisjoint(counted[1]):
        return False
    whole = not (first[1] and second[1])
    ours, theirs = ([*one[0], *one[1]] if whole else one[0] for one in (first, second))
    return any(x == y or (min(len(x), len(y)) >= _STEM and _same_stem(x, y)) for x in ours for y in theirs)


def _parts(noun: str) -> tuple[list[str], list[str]]:
    """The words before and behind the first linking word: "litros de leite" → litros, leite."""
    links = _units().links
    words = noun.split()
    at = next((i for i, w in enumerate(words) if i and w in links), len(words))
    return [w for w in words[:at] if w not in links] or words[:at], [w for w in words[at:] if w not in links]


def _same_stem(x: str, y: str) -> bool:
    shared = next((i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    return shared >= max(_STEM, max(len(x), len(y)) - 3)


def unit(gold: GoldNumber, said: Number) -> Verdict:
    """The unit. A noun that stands away from the figure may be left out; one where gold has none may be given.

    ``said.text`` is held to the article elsewhere (``violations``), so a noun in it is the article's own.
    """
    if gold.unit is None:
        return verdict(said.unit is None or unit_class(said.unit)[0] == "noun")
    kind, word = unit_class(gold.unit)
    if said.unit is None:
        away = kind == "noun" and bare(gold.unit) not in bare(gold.text)
        return Verdict.RIGHT if away else Verdict.OPEN
    said_kind, said_word = unit_class(said.unit)
    if kind != said_kind:
        return Verdict.OPEN if word in _units().may_mean.get(said_word, ()) else Verdict.WRONG
    if kind != "noun":
        return verdict(word == said_word)
    # "31 mortos" where gold has "31 pessoas" from another sentence: the article counts them so, beside the figure.
    beside = f" {bare(said.unit)} " in f" {bare(said.text)} "
    return verdict(beside or _nouns_agree(word, said_word))


# --- days -------------------------------------------------------------------------------------------------------------

_UNIT_OF = {
    Granularity.MONTH: "month",
    Granularity.QUARTER: "quarter",
    Granularity.SEASON: "season",
    Granularity.YEAR: "year",
    Granularity.DECADE: "decade",
    Granularity.CENTURY: "century",
}
# Meteorological and astronomical seasons begin three weeks apart; 1991 and 1990 both begin a decade.
_EDGE_DAYS = {Granularity.SEASON: 23, Granularity.DECADE: 366, Granularity.CENTURY: 366}


@lru_cache(maxsize=8192)
def _day(moment: str) -> dt.date:
    return dt.date.fromisoformat(moment[:10])


def _edge(gold: str, said: str, slack: int) -> bool:
    if "T" in gold and "T" in said:
        return gold == said
    return gold[:10] == said[:10] or (slack > 0 and abs((_day(gold) - _day(said)).days) <= slack)


def _around(day: dt.date, granularity: Granularity) -> tuple[dt.date, dt.date] | None:
    """The whole month, quarter, year … that ``day`` lies in."""
    kind = _UNIT_OF.get(granularity)
    if kind in (None, "season"):
        return None
    if kind in ("month", "quarter"):
        first = day.month if kind == "month" else 3 * ((day.month - 1) // 3) + 1
        last = first if kind == "month" else first + 2
        return dt.date(day.year, first, 1), dt.date(day.year, last, calendar.monthrange(day.year, last)[1])
    years = {"year": 1, "decade": 10, "century": 100}[str(kind)]
    begin = max(1, day.year - day.year % years)
    return dt.date(begin, 1, 1), dt.date(min(9999, begin + years - 1), 12, 31)


def _part_of_unit(gold: GoldDate, said: Date) -> bool:
    """ "End of September": gold's third and another reader's whole month or last week are both careful readings."""
    if not (gold.start and gold.end and said.start and said.end):
        return False
    start, end = _day(gold.start), _day(gold.end)
    unit_days = _around(start, gold.granularity)
    if unit_days is None or unit_days == (start, end) or end > unit_days[1]:
        return False
    first, last = _day(said.start), _day(said.end)
    # They mean the same part where they share most of the shorter one: the 1st to the 22nd is no end of September.
    shared = (min(end, last) - max(start, first)).days + 1
    shorter = min(end - start, last - first).days + 1
    return unit_days[0] <= first <= last <= unit_days[1] and 2 * shared > shorter


def days(gold: GoldDate, said: Date) -> tuple[Verdict, Verdict]:
    """Start and end. An edge may be left open or given where the other one agrees; a wrong day is always wrong."""
    if said.start and said.end and said.start[:10] > said.end[:10]:
        return Verdict.WRONG, Verdict.WRONG
    if _part_of_unit(gold, said):
        return Verdict.RIGHT, Verdict.RIGHT
    slack = _EDGE_DAYS.get(gold.granularity, 0)
    both = ((gold.start, said.start), (gold.end, said.end))
    agree = any(g and s and _edge(g, s, slack) for g, s in both)
    return _edge_verdict(*both[0], slack, agree), _edge_verdict(*both[1], slack, agree)


def _edge_verdict(gold: str | None, said: str | None, slack: int, other_agrees: bool) -> Verdict:
    if gold is None and said is None:
        return Verdict.RIGHT
    if gold is None:
        return Verdict.RIGHT if other_agrees else Verdict.WRONG
    if said is None:
        return Verdict.RIGHT if other_agrees else Verdict.OPEN
    return verdict(_edge(gold, said, slack))


def granularity(gold: GoldDate, said: Date) -> Verdict:
    """The unit in which the date is told; none says nothing."""
    return verdict(gold.granularity is said.granularity, said=said.granularity is not Granularity.NONE)
