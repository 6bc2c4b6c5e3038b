"""The words of a table as (class, value, phrase): those that it lists, and those that follow from its numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pipeline.text.dates.tokens import cut

Entry = tuple[str, Any, str]
"""A class, the value that a word of it stands for, and the word (or words)."""


def plain(word: str) -> str:
    """``word`` without accents: "próxima" is also found as "proxima"."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase, as the scanner would cut them."""
    return tuple(cut(phrase.replace("’", "'"))[0])


def entries(data: dict[str, Any]) -> Iterator[Entry]:
    """(class, value, phrase) for every word of the table."""
    for name, entry in data.get("words", {}).items():
        if isinstance(entry, list):
            continue
        for value, phrases in entry.items():
            parsed: Any = int(value) if re.fullmatch(r"-?\d+", value) else value
            parsed = float(value) if re.fullmatch(r"\d+\.5", value) else parsed
            for phrase in phrases:
                yield name, parsed, phrase
    numbers = data.get("numbers", {})
    yield from _counts(numbers)
    yield from _adjectives(data.get("adjectives", {}), numbers)


def _counts(numbers: dict[str, Any]) -> Iterator[Entry]:
    units: dict[str, int] = {w: int(n) for n, ws in numbers.get("units", {}).items() for w in ws}
    tens: dict[str, int] = {w: int(n) for n, ws in numbers.get("tens", {}).items() for w in ws}
    for word, n in (*units.items(), *tens.items()):
        yield "N", n, word
        if n <= 31:
            yield "DDW", n, word
    for start in numbers.get("years", ()):
        for n in range(1, 60):
            for word in [w for w, u in (*units.items(), *tens.items()) if u == n]:
                yield "YEAR", 2000 + n, f"{start} {word}"
    for pattern in numbers.get("compound", ()):
        for ten, t in tens.items():
            for unit, u in units.items():
                if u < 10 or (t in numbers.get("teens_after", ()) and u < 20):
                    written = pattern.format(ten=ten, unit=unit)
                    yield "N", t + u, written
                    if t + u <= 31:
                        yield "DDW", t + u, written
                    for start in numbers.get("years", ()):
                        yield "YEAR", 2000 + t + u, f"{start} {written}"


def _adjectives(table: dict[str, Any], numbers: dict[str, Any]) -> Iterator[Entry]:
    """Adjectives made of a number and a unit ("dreitägige"): class ``DURADJ``, with the unit as the value."""
    counts = [words[0] for words in (*numbers.get("units", {}).values(), *numbers.get("tens", {}).values())]
    for unit, stem in table.get("stems", {}).items():
        for ending in table.get("endings", ()):
            yield "DURSTEM", unit, stem + ending
            for count in (*counts, *table.get("prefixes", ())):
                yield "DURADJ", unit, count + stem + ending
