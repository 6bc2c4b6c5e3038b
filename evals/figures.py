"""A small reader of figures for the judge alone: which values may the digits of a text stand for?

It gives every reading (``1.234`` is 1234 and 1.234) because it only answers "could this be that value?": whether an
evidence restates a number, whether a free text has a figure that the article lacks. Words such as "twenty" it leaves.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from evals.words import fold

# Digits with single separators between them; 20 groups are more than any figure has, and bound the match.
_FIGURE = re.compile(r"\d{1,40}(?:[.,' ]\d{1,40}){0,20}")
_GROUPED = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3}){0,12}")
_AFTER = re.compile(r"[ -]?([^\W\d_]{1,12})(?: (?:de )?([^\W\d_]{1,12}))?")
_MAX_BEHIND = 40


class Figure(NamedTuple):
    """Digits in a folded text, and every value they may stand for."""

    start: int
    end: int
    values: frozenset[Decimal]


@cache
def _magnitudes(language: str) -> dict[str, Decimal]:
    tables = tomllib.loads((Path(__file__).parent / "figures.toml").read_text(encoding="utf-8"))
    return {word: Decimal(power) for word, power in {**tables["any"], **tables.get(language, {})}.items()}


def _plain_values(digits: str) -> Iterator[Decimal]:
    """The readings of one run of digits and separators."""
    if digits.isdigit():
        yield Decimal(digits)
        return
    if _GROUPED.fullmatch(digits):
        yield Decimal(re.sub(r"[.,' ]", "", digits))
    for mark in ".,":
        whole, _, part = digits.rpartition(mark)
        if whole and part.isdigit() and (whole.isdigit() or _GROUPED.fullmatch(whole)):
            yield Decimal(re.sub(r"[.,' ]", "", whole) + "." + part)


@lru_cache(maxsize=4096)
def figures(folded: str, language: str = "und") -> tuple[Figure, ...]:
    """The figures of a folded text, each with its readings, alone and with the magnitude behind it."""
    return tuple(_read(folded, language))


def _read(folded: str, language: str) -> Iterator[Figure]:
    magnitudes = _magnitudes(language.split("-")[0])
    for match in _FIGURE.finditer(folded):
        whole = match.group()
        # A blank may group thousands or part two figures ("16 000" or "1, 2 3"): each part also counts alone.
        values = set(_plain_values(whole))
        for part in whole.split(" "):
            values |= set(_plain_values(part))
        if not values:
            values = {Decimal(p) for p in re.findall(r"\d{1,40}", whole)}
        end = match.end()
        behind = _AFTER.match(folded, end, end + _MAX_BEHIND)
        if behind:
            one, two = behind.group(1), behind.group(2)
            powers = [magnitudes.get(one), magnitudes.get(f"{one} {two}") if two else None]
            values |= {v * power for power in powers if power is not None for v in values}
        yield Figure(match.start(), end, frozenset(values))


def values_in(text: str, language: str = "und") -> frozenset[Decimal]:
    """Every value that some digits of ``text`` may stand for."""
    return frozenset(v for f in figures(fold(text), language) for v in f.values)
