"""The words of numbers in one language, ready to be looked up.

Built once per language from ``languages/<code>/numbers.toml`` and ``languages/common/numbers.toml``; the decimal sign
and the full names of currencies come from CLDR (babel). A language without a table still reads figures and signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from typing import Any

from pipeline.core.quantity import Qualifier
from pipeline.text.tables import base, table

_PLAIN = str.maketrans("áàâãäåéèêëíìîïóòôõöúùûüçñ", "aaaaaaeeeeiiiiooooouuuucn")
_WORD = re.compile(r"[^\W_]+|[<>~≈±≥≤+]=?")


def plain(word: str) -> str:
    """A lower-case word without the accents of our languages (not a general transliteration).

    >>> plain("milhões")
    'milhoes'
    """
    return word.translate(_PLAIN)


def key(phrase: str) -> str:
    """A phrase as it is looked up: its words in lower case, joined by single blanks (``US-Dollar`` → ``us dollar``)."""
    return " ".join(_WORD.findall(phrase.lower()))


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
    """A unit phrase; ``code`` is ISO 4217, ``%`` or ``pp``, or empty where the text's own words are the unit."""

    sort: Sort
    code: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Everything the reader knows of one language. Keys are lower case; words without accents are in it too."""

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
    flags: dict[str, Any] = field(default_factory=dict)

    def has(self, name: str, word: str) -> bool:
        """Whether ``word`` (lower case) is in the list ``name``."""
        return word in self.lists.get(name, _NONE)

    def all(self, name: str) -> frozenset[str]:
        """The list ``name``; empty where the language has none."""
        return self.lists.get(name, _NONE)


_NONE: frozenset[str] = frozenset()


def _both(words: list[str]) -> list[str]:
    """Words and their forms without accents, lower case."""
    low = [w.lower() for w in words]
    return low + [p for p in map(plain, low) if p not in low]


def _split(entry: str | list[str]) -> list[str]:
    return entry.split() if isinstance(entry, str) else entry


def _number_words(data: dict[str, Any]) -> dict[str, Word]:
    found: dict[str, Word] = {}
    half = set(_both(data.get("grammar", {}).get("half", []) + data.get("grammar", {}).get("whole_half", [])))
    for section, part in (
        ("fractions", Part.FRACTION),
        ("collectives", Part.COLLECTIVE),
        ("scales", Part.SCALE),
        ("fixed", Part.CARDINAL),
        ("cardinals", Part.CARDINAL),
    ):
        for value, words in data.get(section, {}).items():
            for word in _both(words):
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
            for word in _both([key(name)]):
                found[word] = Unit(Sort.MONEY, code)
    return found


def _units(language: str, data: dict[str, Any], common: dict[str, Any]) -> dict[str, Unit]:
    units, money = data.get("units", {}), data.get("money", {})
    codes = common["money"]["codes"].split() + common["money"]["gone"].split()
    found = _currency_names(language, codes) if data else {}

    def put(words: list[str], unit: Unit) -> None:
        for word in words:
            for form in _both([key(word)]):
                found[form] = unit

    put(_split(units.get("time", [])), Unit(Sort.TIME))
    put(_split(units.get("measures", [])) + units.get("measure_phrases", []), Unit(Sort.MEASURE))
    put(units.get("age", []), Unit(Sort.AGE))
    put(money.get("open", {}).get("words", []), Unit(Sort.OPEN_MONEY))
    put(money.get("open", {}).get("pounds", []), Unit(Sort.POUNDS))
    put(money.get("minor", []), Unit(Sort.MINOR))
    for code, names in money.get("names", {}).items():
        put(names, Unit(Sort.MONEY, code))
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
            for form in _both([key(phrase)]):
                found[form] = Qualifier(name)
    return found


def _lists(data: dict[str, Any], common: dict[str, Any]) -> dict[str, frozenset[str]]:
    grammar, pairs, nouns, names = (data.get(k, {}) for k in ("grammar", "pairs", "nouns", "names"))
    found = {n: frozenset(_both(v)) for n, v in grammar.items() if isinstance(v, list) and v and isinstance(v[0], str)}
    found |= {n: frozenset(w.lower() for w in v) for n, v in pairs.items() if isinstance(v, list)}
    found["only"] = frozenset(_both([key(p) for p in grammar.get("only", [])]))
    found["below"] = frozenset(_both([key(p) for p in grammar.get("below", [])]))
    for n in ("before", "not", "irregular", "verbs"):
        found["noun_" + n] = frozenset(w.lower() for w in _split(nouns.get(n, [])))
    for n in (
        "heads",
        "streets",
        "street_after",
        "phone",
        "year",
        "hesitant",
        "glued",
        "clock",
        "determiners",
        "day_heads",
    ):
        found[n] = frozenset(_both(_split(names.get(n, []))))
    found["loose"] = frozenset(common["measures"]["loose"].split())
    found["series"] = frozenset(common["names"]["heads"].split())
    found["old"] = frozenset(key(w) for w in data.get("units", {}).get("old", []))
    for n in ("point", "one_not"):
        found["unit_" + n] = frozenset(_both(data.get("units", {}).get(n, [])))
    found["age_glued"] = frozenset(data.get("units", {}).get("age_glued", []))
    bounds = data.get("qualifiers", {})
    befores = [
        key(p).rpartition(" ")[2] for s in ("before", "turning") for ps in bounds.get(s, {}).values() for p in ps
    ]
    found["before_last"] = frozenset(_both(befores)) | found.get("definite", _NONE)
    found["after_first"] = frozenset(
        _both([key(p).split()[0] for ps in bounds.get("after", {}).values() for p in ps if key(p)])
    )
    found["join"] = frozenset(data.get("money", {}).get("join", []))
    return found


def _months(language: str) -> frozenset[str]:
    """The names of the months and their short forms, as CLDR has them."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language).months["format"]
    except (UnknownLocaleError, ValueError):
        return _NONE
    return frozenset(n.lower().rstrip(".") for width in ("wide", "abbreviated") for n in months[width].values())


def _decimal_sign(language: str) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        return get_decimal_symbol(Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return ""


@lru_cache(maxsize=32)
def lexicon(language: str) -> Lexicon:
    """The lexicon of a BCP-47 tag.

    The region decides the decimal sign (``es-MX`` writes 1,200.5); tables go by language.
    """
    code = base(language)
    data, common = table(code, "numbers"), table("common", "numbers")
    money, pairs, grammar = data.get("money", {}), data.get("pairs", {}), data.get("grammar", {})
    signs = dict(common["money"]["signs"])
    signs["$"] = money.get("bare_dollar", "$")
    opened = money.get("open", {})
    return Lexicon(
        language=code,
        decimal=(_decimal_sign(language) or _decimal_sign(code)) if data else "",
        words=_number_words(data),
        short={w: Decimal(v) for v, words in data.get("short", {}).items() for w in words},
        units=_units(code, data, common),
        signs=signs,
        codes=frozenset(common["money"]["codes"].split()),
        measures=frozenset(common["measures"]["signs"].split()),
        before=_qualifiers(data.get("qualifiers", {}).get("before", {})),
        turning=_qualifiers(data.get("qualifiers", {}).get("turning", {})),
        after=_qualifiers(data.get("qualifiers", {}).get("after", {})),
        lists=_lists(data, common) | ({"months": _months(code)} if data else {}),
        stems={
            "minus": tuple(_both(grammar.get("minus", []))),
            "below": tuple(sorted(set(_both([key(p).split()[-1] for p in grammar.get("below", [])])))),
            "people": tuple(pairs.get("people", "").split()),
            "sum_nouns": tuple(grammar.get("sum_nouns", "").split()),
            "change": tuple(pairs.get("change", "").split()),
            "change_not": tuple(pairs.get("change_not", "").split()),
            "contest": tuple(pairs.get("contest", "").split()),
            "weight": tuple(opened.get("weight", [])),
            "cues": tuple(opened.get("cues", [])),
            "verb_endings": tuple(data.get("nouns", {}).get("verb_endings", [])),
            "plural": tuple(data.get("nouns", {}).get("plural", [])),
            "street_suffixes": tuple(data.get("names", {}).get("street_suffixes", [])),
        },
        flags={
            "implicit": frozenset(Decimal(v) for v in grammar.get("implicit", [])),
            "about": frozenset(Decimal(v) for v in grammar.get("about_collectives", [])),
            "teens_after": frozenset(Decimal(v) for v in grammar.get("teens_after", [])),
            "twenties": tuple(Decimal(v) for v in grammar.get("twenties", [])),
            "after_ten": frozenset(Decimal(v) for v in grammar.get("units_after_ten", [])),
            "compounds": bool(grammar.get("compounds")),
            "half_glued": grammar.get("half_glued", ""),
            "times_glued": grammar.get("times_glued", ""),
            "pounds_money": bool(opened.get("pounds_money")),
            "capitalised": bool(data.get("nouns", {}).get("capitalised")),
            "spaced": code != "en",
        },
    )
