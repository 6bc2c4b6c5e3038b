"""The words of numbers in one language, ready to be looked up.

Built once per language from ``languages/<code>/numbers.toml`` and ``languages/shared/numbers.toml``; the decimal sign
and the full names of currencies come from CLDR (babel). A language without a table still reads figures and signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Any

from pipeline.core.quantity import Qualifier
from pipeline.text.numbers import wordlists
from pipeline.text.numbers.keys import both, key, words
from pipeline.text.tables import base, table


class Part(IntEnum):
    """What a number word does in a number."""

    FIGURE = 0
    CARDINAL = 1
    SCALE = 2
    COLLECTIVE = 3
    HALF = 4
    FRACTION = 5
    ARTICLE = 6
    AVOS = 7


class Sort(IntEnum):
    """What a phrase behind a number makes of it."""

    PERCENT = 0
    POINTS = 1
    MONEY = 2
    OPEN_MONEY = 3
    POUNDS = 4
    MINOR = 5
    MEASURE = 6
    AGE = 7
    TIME = 8
    CAREFUL = 9


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: what it does, and its value (a denominator for fractions)."""

    part: Part
    value: Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit phrase; ``code`` is ISO 4217, ``%`` or ``pp``, or empty where the text's own words are the unit.

    ``scale``: how many of it one is ("mdp" are millions of pesos).
    """

    sort: Sort
    code: str = ""
    scale: int = 1


@dataclass(frozen=True)
class Lexicon:
    """Everything the reader knows of one language. Keys are lower case; words without accents are in it too.

    ``money_before`` and ``money_behind`` find the signs and codes of money beside a figure, ``below`` the "zero" behind
    a temperature; ``unit_words`` has the first word of every phrase in ``units``, and how many words the longest
    phrase has that it begins.
    """

    language: str
    decimal: str
    words: dict[str, Word]
    short: dict[str, Decimal]
    units: dict[str, Unit]
    signs: dict[str, str]
    codes: frozenset[str]
    measures: frozenset[str]
    before: dict[str, Qualifier]
    turning: dict[str, Qualifier]
    after: dict[str, Qualifier]
    lists: dict[str, frozenset[str]]
    stems: dict[str, tuple[str, ...]]
    flags: dict[str, Any]
    money_before: re.Pattern[str]
    money_behind: re.Pattern[str]
    unit_words: dict[str, int]
    below: re.Pattern[str] | None

    def has(self, name: str, word: str) -> bool:
        """Whether ``word`` (lower case) is in the list ``name``."""
        return word in self.lists.get(name, _NONE)

    def all(self, name: str) -> frozenset[str]:
        """The list ``name``; empty where the language has none."""
        return self.lists.get(name, _NONE)


_NONE: frozenset[str] = frozenset()


def _number_words(data: dict[str, Any]) -> dict[str, Word]:
    found: dict[str, Word] = {}
    half = set(both(data.get("grammar", {}).get("half", []) + data.get("grammar", {}).get("whole_half", [])))
    for section, part in (
        ("fractions", Part.FRACTION),
        ("collectives", Part.COLLECTIVE),
        ("scales", Part.SCALE),
        ("fixed", Part.CARDINAL),
        ("cardinals", Part.CARDINAL),
    ):
        for value, spelled in data.get(section, {}).items():
            for word in both(spelled):
                kind = Part.HALF if word in half and part is Part.FRACTION else part
                found[word] = Word(kind, Decimal(value))
    grammar = data.get("grammar", {})
    found |= {w: Word(Part.ARTICLE, Decimal(1)) for w in grammar.get("article", [])}
    found |= {w: Word(Part.AVOS, Decimal(1)) for w in grammar.get("avos", [])}
    return found | {c: _vulgar(c) for c in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}


def _vulgar(char: str) -> Word:
    import unicodedata

    low, high = unicodedata.normalize("NFKD", char).split("⁄")
    return Word(Part.FIGURE, ratio(Decimal(low), Decimal(high)))


def ratio(over: Decimal, under: Decimal) -> Decimal:
    """A fraction as a decimal: exact where it ends within twelve places, else to six places (2/3 → 0.666667)."""
    value = over / under
    exact = value.quantize(Decimal("1E-12")) if abs(value) < 10**12 else value
    if exact * under == over:
        return exact.normalize() if exact != exact.to_integral_value() else exact.to_integral_value()
    if abs(value) < Decimal("0.001"):
        return value.quantize(Decimal(1).scaleb(min(-6, value.adjusted() - 5)))
    return value.quantize(Decimal("1E-6"))


def _currency_names(language: str, codes: list[str]) -> dict[str, Unit]:
    """The full names of currencies as CLDR has them ("dólares canadenses", "kuwaiti dinars")."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_currency_name

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, Unit] = {}
    for code in codes:
        names = {locale.currencies.get(code, ""), *(get_currency_name(code, n, locale) for n in (1, 2))}
        for name in names - {"", code}:
            for word in both([key(name)]):
                found[word] = Unit(Sort.MONEY, code)
    return found


def _units(language: str, data: dict[str, Any], common: dict[str, Any]) -> dict[str, Unit]:
    units, money = data.get("units", {}), data.get("money", {})
    codes = common["money"]["codes"].split() + common["money"]["gone"].split()
    found = _currency_names(language, codes) if data else {}

    def put(words: list[str], unit: Unit) -> None:
        for word in words:
            for form in both([key(word)]):
                found[form] = unit

    put(words(units.get("time", [])), Unit(Sort.TIME))
    put(words(units.get("measures", [])) + units.get("measure_phrases", []), Unit(Sort.MEASURE))
    put(units.get("age", []), Unit(Sort.AGE))
    put(money.get("open", {}).get("words", []), Unit(Sort.OPEN_MONEY))
    put(money.get("open", {}).get("pounds", []), Unit(Sort.POUNDS))
    put(money.get("minor", []), Unit(Sort.MINOR))
    for code, names in money.get("names", {}).items():
        put(names, Unit(Sort.MONEY, code))
    for name, (scale, code) in money.get("sums", {}).items():
        put([name], Unit(Sort.MONEY, code, scale))
    for code, names in money.get("careful", {}).items():
        put(names, Unit(Sort.CAREFUL, code))
    put(units.get("basis", []), Unit(Sort.POINTS))
    put(units.get("points", []), Unit(Sort.POINTS, "pp"))
    put([w for w in units.get("percent", []) if w != "%"], Unit(Sort.PERCENT, "%"))
    return found


def _qualifiers(data: dict[str, list[str]]) -> dict[str, Qualifier]:
    found: dict[str, Qualifier] = {}
    for name, phrases in data.items():
        for phrase in phrases:
            for form in both([key(phrase)]):
                found[form] = Qualifier(name)
    return found


_BLANK = "[ \u00a0\u202f\u2009]"


def _money(signs: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the money signs: before a figure, and behind it."""
    forms = {f for s in signs for f in ((s, s.lower()) if s.endswith("$") else (s,))}
    alternatives = "|".join(re.escape(s) for s in sorted(forms, key=len, reverse=True))
    before = re.compile(rf"(?:({alternatives})|(?<![^\W_])([A-Z]{{3}})){_BLANK}{{0,2}}\Z")
    behind = re.compile(rf"{_BLANK}{{0,2}}(?:({alternatives})|([A-Z]{{3}}))(?![^\W_])")
    return before, behind


def _below(phrases: list[str]) -> re.Pattern[str] | None:
    """A pattern of the words that end "below zero"; none where the language has none."""
    last = {re.escape(w) for w in both([key(p).rpartition(" ")[2] for p in phrases])}
    return re.compile("|".join(sorted(last)), re.IGNORECASE) if last else None


def _unit_words(units: dict[str, Unit]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in units:
        first = phrase.partition(" ")[0]
        longest[first] = max(longest.get(first, 1), phrase.count(" ") + 1)
    return longest


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a BCP-47 tag.

    The region decides the decimal sign (``es-MX`` writes 1,200.5); tables go by language.
    """
    code = base(language)
    data, common = table(code, "numbers"), table("shared", "numbers")
    money, bounds, numbers = data.get("money", {}), data.get("qualifiers", {}), _number_words(data)
    signs = dict(common["money"]["signs"])
    signs["$"] = money.get("bare_dollar", "$")
    units = _units(code, data, common)
    money_before, money_behind = _money(signs)
    return Lexicon(
        language=code,
        decimal=(wordlists.decimal_sign(language) or wordlists.decimal_sign(code)) if data else "",
        words=numbers,
        short={w: Decimal(v) for v, words in data.get("short", {}).items() for w in words},
        units=units,
        signs=signs,
        codes=frozenset(common["money"]["codes"].split()),
        measures=frozenset(common["measures"]["signs"].split()),
        before=_qualifiers(bounds.get("before", {})),
        turning=_qualifiers(bounds.get("turning", {})),
        after=_qualifiers(bounds.get("after", {})),
        lists=wordlists.lists(data, common, numbers) | ({"months": wordlists.months(code)} if data else {}),
        stems=wordlists.stems(data),
        flags=wordlists.flags(code, data),
        money_before=money_before,
        money_behind=money_behind,
        unit_words=_unit_words(units),
        below=_below(data.get("grammar", {}).get("below", [])),
    )
