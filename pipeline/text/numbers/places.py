"""Figures that tell where someone lives or how to reach him: house numbers, postcodes, telephone numbers."""

from __future__ import annotations

import re

from pipeline.text.numbers.around import words_after, words_before
from pipeline.text.numbers.keys import plain
from pipeline.text.numbers.lexicon import Lexicon
from pipeline.text.numbers.units import Quantity

_COMMA_STREET = re.compile(r", ([^\W\d_]{2,12})[ .]")
_ZIP = 5  # digits of a postcode in Germany, France, Spain and the United States
_STATE = re.compile(r"(?:, |\n)[A-Z]{2} \Z")  # "Beverly Hills, CA 90210"
_PARTING = ",–-|·\n"
_BACK = 42  # characters: a street's name and its number


def is_place(text: str, q: Quantity, lex: Lexicon) -> bool:
    """Whether a bare figure is a house number, a postcode or a telephone number."""
    return _street(text, q, lex) or _postcode(text, q, lex) or _phone(text, q, lex)


def _street(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Rua Augusta, 1200", "Hauptstraße 5", "221 Baker Street", "12 rue de Rivoli"."""
    near = words_before(text, q.start, 0, 1) if lex.stems["street_suffixes"] else []
    if near and near[-1].word.endswith(lex.stems["street_suffixes"]):
        return text[near[-1].start].isupper() and q.unit is None
    if text[q.start - 2 : q.start] == ", ":
        back = text[max(0, q.start - 42) : q.start - 2]
        words = re.findall(r"[^\W\d_]+", back[max(back.rfind("."), back.rfind(",")) + 1 :])
        named = bool(words) and words[-1][0].isupper()  # "na rua das Flores, 45"
        if (
            any(lex.has("streets", plain(w.lower())) and (w[0].isupper() or len(w) > 3 or named) for w in words)
            and q.unit is None
        ):
            return True
    if not lex.all("street_after"):
        return False
    behind = words_after(text, q.numeral.end, len(text), 4)
    comma = _COMMA_STREET.match(text, q.numeral.end)
    if comma and lex.language == "fr" and lex.has("street_after", comma.group(1).lower()):
        return True  # "45, avenue Foch"
    for n, word in enumerate(behind):
        if lex.has("street_after", word.word) and (n > 0 or lex.language == "fr"):
            return lex.language == "fr" or (text[word.start].isupper() and text[behind[0].start].isupper())
        if text[word.start].islower():
            return False
    return False


def _postcode(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Hauptstraße 12, 10115 Berlin": five ungrouped digits between an address and a capitalised place."""
    start, end = q.numeral.start, q.numeral.end
    if end - start == _ZIP and text[start:end].isdigit() and _STATE.search(text, max(0, start - 5), start):
        return True
    if end - start != _ZIP or not text[start:end].isdigit() or not text[end + 1 : end + 2].isupper():
        return False
    if q.unit is None and lex.flags["spaced"] and not lex.flags["capitalised"]:
        return True  # "69003 Lyon": a quantity would have its thousands apart
    head = text[max(0, start - _BACK) : start].rstrip(" \t\u00a0(")
    if head[-1:] not in _PARTING or not head:
        return False
    words = re.findall(r"[^\W\d_]+", head.lower())
    streets = lex.all("streets") | lex.all("street_after")
    return any(w in streets or w.endswith(lex.stems["street_suffixes"] or ("\n",)) for w in words)


def _phone(text: str, q: Quantity, lex: Lexicon) -> bool:
    digits = text[q.numeral.start : q.numeral.end]
    if sum(c.isdigit() for c in digits) < 3 or "," in digits or q.unit is not None:
        return False
    words = re.findall(r"[^\W\d_]+", text[max(0, q.start - 45) : q.start])
    reach = 3 if len(digits) < 7 else 7  # "el teléfono de atención es el 900 878 333"
    called = any(lex.has("call", w.lower()) for w in words[-3:])  # "dial 999"
    called = called or (bool(q.near) and lex.has("call", q.near[0].word))  # "die 112 wählen"
    return called or (
        len(digits) >= 4 - (digits[0] in "01") and any(lex.has("phone", plain(w.lower())) for w in words[-reach:])
    )
