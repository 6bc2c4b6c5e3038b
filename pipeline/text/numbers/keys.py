"""How words are written to be looked up: in lower case, with and without their accents."""

from __future__ import annotations

import re

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


def lower(text: str) -> str:
    """``text`` in lower case, letter for letter, so that offsets stay ("İ" would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def both(words: list[str]) -> list[str]:
    """Words and their forms without accents, lower case."""
    low = [w.lower() for w in words]
    return low + [p for p in map(plain, low) if p not in low]


def words(entry: str | list[str]) -> list[str]:
    """The words of a table's entry: a list, or one string with blanks between."""
    return entry.split() if isinstance(entry, str) else entry
