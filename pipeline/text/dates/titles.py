"""Expressions of time that are what something is called, where every noun has a capital: "Radio Mittag"."""

from __future__ import annotations

import re

from pipeline.text.dates.guards import Found
from pipeline.text.dates.lexicon import Lexicon

_NAME_BEFORE = re.compile(r"[^\W\da-zß-ÿ_][\w'-]{2,40} $")
_CALLED = re.compile(r"[^\W\da-zß-ÿ_][^\W\d_]{2,30} [„“\"»«]$")


_MARKS = frozenset('„“"»«')
_WORK = re.compile(r"([^\W\d_]{2,30}) [„“\"»«][^.!?„“”\"»«\n]{0,40}$")


def is_title(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether quotation marks around the expression make it what something is called: 'Der Film „Der 4. Juli“'.

    Only where nouns have capitals, and one stands before: elsewhere it may be what somebody said. Behind a word for a
    work the title may go on ('der Roman „Drei Tage im Mai“').
    """
    if _MARKS.isdisjoint(text[max(0, start - 74) : start]):
        return False
    works = lex.options.get("works")
    if works and (work := _WORK.search(text, max(0, start - 74), start)) and work[1].lower().endswith(tuple(works)):
        return True
    if not lex.options.get("capital_nouns"):
        return False
    if (quoted := _CAPITAL.search(text, max(0, start - 60), end)) and _heads_title(quoted[1], lex):
        closed = _CLOSED.match(text, end - 1)
        return bool(closed and closed[1] not in ".!?,")
    if text[end : end + 1] not in tuple('“”"«»'):
        return False
    return bool(_CALLED.search(text, max(0, start - 34), start))


_CAPITAL = re.compile(r"[^\W_] [„“\"»«]([A-ZÄÖÜ][a-zäöüß]+)[^.!?„“”\"»«\n]{0,50}$")
_CLOSED = re.compile(r"[^„“”\"»«\n]{0,60}?([^„“”\"»«\n])[“”\"»«]")
_NOUNS = frozenset(("WD", "WDEVE", "MONTH", "SEASON", "UNIT", "UNITS", "DAYPART", "FEAST", "PART", "DECCAP", "SPANS"))


def _heads_title(word: str, lex: Lexicon) -> bool:
    """Whether a word that is no noun has a capital all the same: inside a sentence it opens a title."""
    small = word.lower()
    classes = lex.words.get(small, {})
    return bool(classes or small in lex.options.get("small", ())) and not _NOUNS.intersection(classes)


def names_noon(f: Found) -> bool:
    """Whether a bare part of the day follows a capital word, as in "Radio Mittag"; only where nouns have capitals."""
    alone = " " not in f.text[f.start : f.end] and f.text[f.start].isupper()
    alone = alone and "RELDAY" not in f.lex.words.get(f.word_before().lower(), {})  # "Heute Mittag"
    return bool(
        alone
        and f.lex.options.get("capital_nouns")
        and f.get("of") is None
        and f.get("wd") is None
        and _NAME_BEFORE.search(f.text, max(0, f.start - 45), f.start)
    )
