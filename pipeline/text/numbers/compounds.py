"""Number words written as one: ``dreihunderteinundzwanzig``, ``dreieinhalb``, ``veinticincoavos``, ``dosmilésimos``."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pipeline.text.numbers.keys import plain
from pipeline.text.numbers.lexicon import Lexicon, Part, Word, lexicon, ratio

LONGEST = 90  # letters; "siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig" has 66
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)


@lru_cache(maxsize=8192)
def compound(word: str, language: str) -> Word | None:
    """What a lower-case compound is worth as a number word; none where it is another word."""
    lex = lexicon(language)
    if not 6 < len(word) <= LONGEST or word in lex.units:
        return None
    half = lex.flags["half_glued"]
    if half and word.endswith(half) and (value := _cardinal(word.removesuffix(half), lex)) is not None:
        return Word(Part.CARDINAL, value + Decimal("0.5"))
    times = lex.flags["times_glued"]
    if times and word.endswith(times) and (value := _cardinal(word.removesuffix(times), lex)) is not None and value > 1:
        return Word(Part.CARDINAL, value)
    if lex.flags["compounds"]:
        value = _cardinal(word, lex)
        return Word(Part.CARDINAL, value) if value is not None else _glued_fraction(word, lex)
    return _denominator(plain(word), lex)


def _glued_fraction(word: str, lex: Lexicon) -> Word | None:
    """``zweidrittel``, ``dreiviertel``; but not "der vierzehnte"."""
    for tail in lex.all("parts_glued"):
        under = _cardinal(word.removesuffix(tail), lex) if word.endswith(tail) else None
        if under is not None and under > 10:
            return Word(Part.FRACTION, under)  # vierzehntel
    for tail, entry in lex.words.items():
        if entry.part is Part.FRACTION and word.endswith(tail) and not lex.has("nth", tail):
            head = lex.words.get(word.removesuffix(tail))
            if head is not None and head.part is Part.CARDINAL:
                return Word(Part.FIGURE, ratio(head.value, entry.value))
    return None


def _denominator(word: str, lex: Lexicon) -> Word | None:
    """``veintiunavos`` (a twenty-first), ``treintavos``, ``dosmilesimos`` (a two-thousandth)."""
    for suffix in lex.all("avos"):
        if word.endswith(suffix):
            stem = word.removesuffix(suffix)
            value = _cardinal(stem, lex) or _cardinal(stem + "a", lex) or _cardinal(stem + "o", lex)
            if value:
                return Word(Part.FRACTION, value)
    tails = _tails(lex.language)
    if word.endswith(tuple(tails)):
        for tail, under in tails.items():
            if word.endswith(tail) and (value := _cardinal(word.removesuffix(tail), lex)):
                return Word(Part.FRACTION, value * under)
    return None


@lru_cache(maxsize=32)
def _tails(language: str) -> dict[str, Decimal]:
    """Denominators that numbers are glued to: hundredths, thousandths …"""
    lex = lexicon(language)
    small = {w: e.value for w, e in lex.words.items() if e.part is Part.FRACTION and e.value >= _HUNDRED}
    return small if lex.all("avos") else {}


def _segments(word: str, lex: Lexicon) -> list[Word | None] | None:
    """The number words that make ``word`` up, longest first; none stands for the glue ("und")."""
    found: list[Word | None] = []
    at = 0
    glue = lex.all("glue")
    while at < len(word):
        for end in range(min(len(word), at + 14), at, -1):
            piece = word[at:end]
            entry = lex.words.get(piece)
            small = entry is not None and entry.part in (Part.CARDINAL, Part.SCALE) and entry.value <= _THOUSAND
            if small and not lex.has("vague", piece):  # not "hunderte" in "hunderteins"
                found.append(entry)
                break
            if piece in glue and found and end < len(word):
                found.append(None)
                break
        else:
            return None
        at = end
    return found


def _cardinal(word: str, lex: Lexicon) -> Decimal | None:
    pieces = _segments(word, lex) if word else None
    if not pieces or pieces[-1] is None:
        return None
    total = current = Decimal(0)
    glued = False
    for piece in pieces:
        if piece is None:
            glued = True
            continue
        value = piece.value
        if value == _THOUSAND:
            if total or not current < _THOUSAND:
                return None
            total, current = (current or Decimal(1)) * _THOUSAND, Decimal(0)
        elif value == _HUNDRED and piece.part is Part.SCALE:
            if current >= _HUNDRED:
                return None
            current = (current or Decimal(1)) * _HUNDRED
        elif glued and value >= 20 and 0 < current % 100 < 10:
            current += value  # einundzwanzig: the ones come first
        elif (value < 10 and current % 10 == 0) or (value < 100 and current % 100 == 0) or current == 0:
            current += value
        else:
            return None
        glued = False
    return total + current
