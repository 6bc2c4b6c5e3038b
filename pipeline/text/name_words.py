"""A name taken apart: which of its words are its own, and which of them may stand for it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.core.article import ActorKind
from pipeline.text.fold import fold
from pipeline.text.lexicon import Lexicon, lexicon
from pipeline.text.tables import base

_ENDING = re.compile(r"(?<=\w{4})(?:en|er|es|em|e|n|s)$")
"""German case endings: Europäische and Europäischen Union are one."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: ``key`` is its own words, folded, without titles; ``person`` none where it can't be told.

    ``bare``: an institution's words without head and suffix; ``short``: the single words that may stand for it;
    ``firm``: a word of it is a firm's.
    """

    text: str
    key: tuple[str, ...]
    person: bool | None
    acronym: bool
    bare: tuple[str, ...]
    stem: tuple[str, ...] = ()
    place: bool = False
    short: tuple[str, ...] = ()
    firm: bool = False


def take_apart(name: str, language: str = "und", *, person: bool | None = None) -> Name:
    """``name`` without titles ("Sr. Huang" → huang), possessives and accents; what it is, as far as it shows."""
    words = lexicon(base(language))
    parts = name.replace("’", "'").replace(".", ". ").split()
    if "'" in name or "’" in name:
        parts = [part for part in map(_unpossessed, parts) if part]
    titled = False
    while len(parts) > 1 and _leads(parts[0], words):
        titled = titled or parts[0].lower().rstrip(".") not in words.articles
        parts = parts[1:]
    lows = [part.lower().rstrip(".,") for part in parts]
    key = tuple(fold(low, accents=False) for low in lows if low)
    if person is None:
        person = _is_person(lows, words, titled=titled)
    letters = parts[0].replace(".", "") if len(parts) == 1 else ""
    acronym = 2 <= len(letters) <= 6 and letters.isupper()
    stem = tuple(_ENDING.sub("", word) for word in key) if words.code == "de" and not person and len(key) > 1 else ()
    place = len(lows) == 1 and _is_place(lows[0], words)
    if person or len(key) < 2:
        return Name(name, key, person, acronym, key, stem, place)
    bare = _bare(lows, key, words)
    firm = any(_is_firms(low, words) for low in (lows[0], lows[-1]))
    return Name(name, key, person, acronym, bare, stem, place, _short(lows, key, bare, words), firm)


def _unpossessed(part: str) -> str:
    for ending in ("'s", "'S", "'"):
        if part.endswith(ending) and len(part) > len(ending):
            return part[: -len(ending)]
    return part


def _leads(part: str, words: Lexicon) -> bool:
    low = part.lower()
    return (
        low in words.honorifics or low.rstrip(".") in words.honorifics or words.is_title(low) or low in words.articles
    )


def _is_person(lows: Sequence[str], words: Lexicon, *, titled: bool) -> bool | None:
    if not lows or any(low in words.heads for low in (lows[0], lows[-1])) or lows[-1] in words.suffixes:
        return False
    if titled or words.is_given(lows[0]):
        return True
    return False if lows[0] in words.known else None


def _bare(lows: Sequence[str], key: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """An institution's own name: without the head ("Construtora Odebrecht") and the suffix ("Nvidia Corp.").

    Institutes, schools and the like are called after others: the "Instituto Lula" isn't Lula.
    """
    first, last = 0, len(key)
    while last - first > 1 and lows[last - 1] in words.suffixes:
        last -= 1
    while last - first > 1 and (_introduces(lows[first], words)):
        first += 1
    bare = key[first:last]
    # "Agência Brasil" is not Brazil.
    return key if len(bare) == 1 and first and _is_place(bare[0], words) else bare


def _introduces(low: str, words: Lexicon) -> bool:
    return low in words.articles or (low in words.cues and low not in words.venues)


def _short(lows: Sequence[str], key: tuple[str, ...], bare: tuple[str, ...], words: Lexicon) -> tuple[str, ...]:
    """The single words that may stand for an institution: what is its own ("Huaxin Minerals"), or what it is.

    What it is stands first ("Corte Suprema"), in English and German last ("Supreme Court") unless more is linked to
    it ("Bank of Portsea"). So the Senate is no "Senate Farm Committee", and no "Comissão de Justiça do Senado".
    """
    linked = lows[1] in words.particles or lows[1] in words.links or lows[1] in words.prepositions
    head = 0 if linked or words.code not in ("en", "de") else -1
    whole = any(phrase == tuple(lows) for phrase, _ in words.phrases.get(lows[0], ()))
    # A house is not the White House, nor "Casa" the "Casa Rosada": a name known as a whole isn't told by its kind.
    kind = (key[head],) if _is_generic(lows[head], words) and (linked or not whole) else ()
    if words.heads.get(lows[head]) is ActorKind.GOVERNMENT and lows[head] not in words.firms.nouns:
        # Hull is not the "Hull City Council".
        return kind
    if words.code == "de" and lows[0] in words.firms.nouns and lows[0] in words.cues:
        # "die Molkerei": what it is stands first.
        kind = (key[0],)
    own = (bare[0],) if not _is_generic(lows[key.index(bare[0])], words) else ()
    joint = lows[-2] in words.particles or lows[-2] in words.prepositions or lows[-2] in words.articles
    last = (key[-1],) if not joint and not _is_generic(lows[-1], words) else ()
    return tuple(dict.fromkeys((*kind, *own, *last)))


def _is_generic(low: str, words: Lexicon) -> bool:
    """Whether a word says what kind of institution a name means, not which."""
    said = low in words.heads or low in words.cues or low in words.bodies or low in words.things
    return said or low in words.firms.nouns


def _is_firms(low: str, words: Lexicon) -> bool:
    return low in words.firms.nouns or low in words.suffixes or words.heads.get(low) is ActorKind.COMPANY


def _is_place(low: str, words: Lexicon) -> bool:
    return words.known.get(low) in ("country", "capital", "place")
