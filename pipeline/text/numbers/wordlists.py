"""The lists of words of one language, as the reader asks for them: built once from its table."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal
from typing import Any

from pipeline.text.numbers.keys import both, key, words

_NONE: frozenset[str] = frozenset()
_NAMES = (
    *("heads", "streets", "street_after", "phone", "call", "labels", "year", "hesitant", "glued", "clock"),
    *(
        "determiners",
        "day_heads",
        "label_articles",
        "label_not",
        "articles",
        "singular_verbs",
        "singular",
        "title_nouns",
        "label_verbs",
        "label_preps",
        "indefinite",
    ),
)
"""The lists of the table ``[names]``."""


def lists(data: dict[str, Any], common: dict[str, Any], numbers: Container[str]) -> dict[str, frozenset[str]]:
    """The lists of a language by their names; ``data`` and ``common`` are its table and the common one.

    ``numbers`` are its number words: the set phrases are looked up by the one in them.
    """
    grammar, pairs, nouns, names = (data.get(k, {}) for k in ("grammar", "pairs", "nouns", "names"))
    found = {n: frozenset(both(v)) for n, v in grammar.items() if isinstance(v, list) and v and isinstance(v[0], str)}
    found |= {n: frozenset(w.lower() for w in v) for n, v in pairs.items() if isinstance(v, list)}
    found["only"] = frozenset(both([key(p) for p in grammar.get("only", [])]))
    found["only_last"] = frozenset(p.rpartition(" ")[2] for p in found["only"])
    found["below"] = frozenset(both([key(p) for p in grammar.get("below", [])]))
    for n in ("before", "not", "irregular", "verbs"):
        found["noun_" + n] = frozenset(w.lower() for w in words(nouns.get(n, [])))
    for n in _NAMES:
        found[n] = frozenset(both(words(names.get(n, []))))
    found["loose"] = frozenset(common["measures"]["loose"].split())
    found["series"] = frozenset(common["names"]["heads"].split())
    found["groups"] = frozenset(common["names"]["groups"].split())
    found["group_joins"] = frozenset(common["names"]["group_joins"].split())
    found["named_behind"] = frozenset(common["names"]["behind"].split())
    found["numbered"] = frozenset(common["names"]["numbered"].split())
    found["idioms"] = frozenset(both([key(p) for p in names.get("idioms", [])]))
    found["idiom_words"] = frozenset(w for p in found["idioms"] for w in p.split())
    found["idiom_numbers"] = frozenset(w for w in found["idiom_words"] if w in numbers)
    found["old"] = frozenset(key(w) for w in data.get("units", {}).get("old", []))
    for n in ("point", "one_not"):
        found["unit_" + n] = frozenset(both(data.get("units", {}).get(n, [])))
    found["age_glued"] = frozenset(data.get("units", {}).get("age_glued", []))
    found |= _edges(data.get("qualifiers", {}), found.get("definite", _NONE))
    found["minor_careful"] = frozenset(data.get("money", {}).get("minor_careful", []))
    found["join"] = frozenset(data.get("money", {}).get("join", []))
    return found


def _edges(bounds: dict[str, dict[str, list[str]]], definite: frozenset[str]) -> dict[str, frozenset[str]]:
    """The words that end a qualifier before a number, and those that begin one behind it."""
    before = [key(p).rpartition(" ")[2] for s in ("before", "turning") for ps in bounds.get(s, {}).values() for p in ps]
    after = [key(p).split()[0] for ps in bounds.get("after", {}).values() for p in ps if key(p)]
    return {"before_last": frozenset(both(before)) | definite, "after_first": frozenset(both(after))}


def stems(data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Beginnings and endings of words, by their names; lower case."""
    grammar, pairs, nouns, names = (data.get(k, {}) for k in ("grammar", "pairs", "nouns", "names"))
    opened = data.get("money", {}).get("open", {})
    return {
        "people": tuple(pairs.get("people", "").split()),
        "sum_nouns": tuple(grammar.get("sum_nouns", "").split()),
        "change": tuple(pairs.get("change", "").split()),
        "change_not": tuple(pairs.get("change_not", "").split()),
        "contest": tuple(pairs.get("contest", "").split()),
        "weight": tuple(opened.get("weight", [])),
        "cues": tuple(opened.get("cues", [])),
        "verb_endings": tuple(nouns.get("verb_endings", [])),
        "plural": tuple(nouns.get("plural", [])),
        "no_singular": tuple(names.get("no_singular", [])),
        "plural_verbs": tuple(names.get("plural_verbs", [])),
        "label_verbs": tuple(names.get("label_verb_endings", [])),
        "toll": tuple(names.get("toll", "").split()),
        "works": tuple(both(names.get("works", "").split())),
        "street_suffixes": tuple(names.get("street_suffixes", [])),
    }


def flags(code: str, data: dict[str, Any]) -> dict[str, Any]:
    """What a language does with its number words."""
    grammar = data.get("grammar", {})
    return {
        "implicit": frozenset(Decimal(v) for v in grammar.get("implicit", [])),
        "about": frozenset(Decimal(v) for v in grammar.get("about_collectives", [])),
        "teens_after": frozenset(Decimal(v) for v in grammar.get("teens_after", [])),
        "twenties": tuple(Decimal(v) for v in grammar.get("twenties", [])),
        "after_ten": frozenset(Decimal(v) for v in grammar.get("units_after_ten", [])),
        "compounds": bool(grammar.get("compounds")),
        "half_glued": grammar.get("half_glued", ""),
        "times_glued": grammar.get("times_glued", ""),
        "pounds_money": bool(data.get("money", {}).get("open", {}).get("pounds_money")),
        "capitalised": bool(data.get("nouns", {}).get("capitalised")),
        "spaced": code != "en",
    }


def months(language: str) -> frozenset[str]:
    """The names of the months and their short forms, as CLDR has them."""
    from babel import Locale, UnknownLocaleError

    try:
        known = Locale.parse(language).months["format"]
    except (UnknownLocaleError, ValueError):
        return _NONE
    return frozenset(n.lower().rstrip(".") for width in ("wide", "abbreviated") for n in known[width].values())


def decimal_sign(language: str) -> str:
    """The decimal sign of a BCP-47 tag as CLDR has it; empty where it knows none."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        return get_decimal_symbol(Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return ""
