"""The stance of an attribution, as far as code can tell: what the cue shows, else what the words show, else who speaks.

The police, a weather service, a statistics office inform: what they say is told to be the case, whatever harm it tells
of. So does an estimate, and a scholar, where the words do not judge (``languages/<code>/polarity.toml``: ``informers``,
``scholars``, ``partisans``).
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.core.article import AttributionKind, Candidate, StanceWord
from pipeline.text.attributions import AttributionReading
from pipeline.text.fold import fold
from pipeline.text.polarity import polarity, stance, turn
from pipeline.text.tables import base, table

_WORD = re.compile(r"[^\W_]+")
_LEAST_WORDS = 3
_ROLE_WORDS = 8
"""Words of a role in which an office is looked for: what follows is whose it was, or when."""


def told(text: str, language: str, reading: AttributionReading, holder: Candidate | None) -> StanceWord | None:
    """What ``reading`` shows of its holder's stance; none where nothing is plain. ``text`` is the whole article."""
    said = text[slice(*reading.content)] if reading.content else ""
    if reading.leaning not in (None, "asserts") or reading.kind is AttributionKind.ACTION:
        return "mixed" if _both(said, language, reading) else reading.leaning
    if len(said.split()) < _LEAST_WORDS:
        return None
    office = _office(_names(text, reading, holder), language)
    if office == "informers":
        return "asserts"
    plain = stance(said, language)
    if plain is not None:
        return plain
    if reading.leaning == "asserts" or office == "scholars":
        return "asserts"
    return "asserts" if not polarity(said, language) and _tells_facts(said, language) else None


def _both(said: str, language: str, reading: AttributionReading) -> bool:
    """Whether a "but" turns what the cue shows around: "welcomed the money but said it came far too late"."""
    shown = {reading.leaning, stance(turn(said, language), language)}
    return shown == {"supports", "opposes"} and reading.kind is not AttributionKind.ACTION


def _names(text: str, reading: AttributionReading, holder: Candidate | None) -> str:
    speaker = text[slice(*reading.speaker)] if reading.speaker else ""
    if holder is None:
        return speaker
    role = " ".join(holder.role.of(text).split()[:_ROLE_WORDS]) if holder.role else ""
    return f"{speaker} {holder.name} {role}"


@cache
def _lists(language: str) -> dict[str, tuple[str, ...]]:
    found = table(language, "polarity")
    return {key: tuple(str(found.get(key, "")).split()) for key in ("informers", "scholars", "partisans", "facts")}


def _office(names: str, language: str) -> str | None:
    """The list that the holder's words stand in; a partisan's before all: the police union takes sides."""
    lists = _lists(base(language))
    words = _WORD.findall(fold(names, accents=False))
    for kind in ("partisans", "informers", "scholars"):
        if any(w.startswith(lists[kind]) for w in words if lists[kind]):
            return kind
    return None


def _tells_facts(said: str, language: str) -> bool:
    """Whether what is said gives a figure or plainly tells what was: not a word more is known of a stance."""
    facts = _lists(base(language))["facts"]
    words = _WORD.findall(fold(said, accents=False))
    return bool(facts) and (any(c.isdigit() for c in said) or any(w.startswith(facts) for w in words))
