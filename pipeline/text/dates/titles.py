"""Expressions of time that are what something is called, where every noun has a capital: "Radio Mittag"."""

from __future__ import annotations

import re

from pipeline.text.dates.guards import Found
from pipeline.text.dates.lexicon import Lexicon

_NAME_BEFORE = re.compile(r"[^\W\da-zß-ÿ_][\w'-]{2,40} $")
_CALLED = re.compile(r"[^\W\da-zß-ÿ_][^\W\d_]{2,30} [„“\"»«]$")


def is_title(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether quotation marks around the expression make it what something is called: 'Der Film „Der 4. Juli“'.

    Only where nouns have capitals, and one stands before: elsewhere it may be what somebody said.
    """
    if not lex.options.get("capital_nouns") or text[end : end + 1] not in tuple('“”"«»'):
        return False
    return bool(_CALLED.search(text, max(0, start - 34), start))


def names_noon(f: Found) -> bool:
    """Whether a bare part of the day follows a capital word, as in "Radio Mittag"; only where nouns have capitals."""
    alone = " " not in f.text[f.start : f.end] and f.text[f.start].isupper()
    return bool(
        alone
        and f.lex.options.get("capital_nouns")
        and f.get("of") is None
        and f.get("wd") is None
        and _NAME_BEFORE.search(f.text, max(0, f.start - 45), f.start)
    )
