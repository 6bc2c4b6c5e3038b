"""The stance of an attribution, as far as code can tell: what the cue shows, else what plain words show, else none.

The police, a weather service, a statistics office inform: whatever harm they tell of, they are not against it
(``languages/<code>/offices.toml``). That they and others who tell facts "assert" them was right too rarely to be told.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.core.article import ActorKind, AttributionKind, Candidate, StanceWord
from pipeline.text.attributions import AttributionReading, cues
from pipeline.text.fold import fold
from pipeline.text.polarity import stance, turn, turned_back
from pipeline.text.tables import base, table
from pipeline.text.telling import denies_opposing, foretells, held_no_more, leans, own_words

_WORD = re.compile(r"[^\W_]+")
_LEAST_WORDS = 3
_BETWEEN = 80
"""Characters from a cue to what is said, at most, for the words between them to belong to it."""
_NEXT = 6
"""Words behind a "but" among which the next verb stands."""
_ROLE_WORDS = 8
"""Words of a role in which an office is looked for: what follows is whose it was, or when."""


def told(text: str, language: str, reading: AttributionReading, holder: Candidate | None) -> StanceWord | None:
    """What ``reading`` shows of its holder's stance; none where nothing is plain. ``text`` is the whole article."""
    said, cue = _said(text, reading), text[slice(*reading.cue)]
    if reading.leaning not in (None, "asserts") or reading.kind is AttributionKind.ACTION:
        if held_no_more(text, reading.cue, language):
            return None
        return _shown(said, cue, language, reading)
    if holder is not None and holder.kind is ActorKind.MEDIA:
        # "according to Reuters": a source, whose words are others'.
        return None
    office = _office(_names(text, reading, holder), language)
    if reading.leaning is None:
        return None if office == "informers" else stance(own_words(said, language), language)
    if office == "partisans":
        # An association's figures are an argument.
        return stance(said, language)
    return "asserts" if len(said.split()) >= _LEAST_WORDS else stance(said, language)


def _shown(said: str, cue: str, language: str, reading: AttributionReading) -> StanceWord | None:
    """What is left of a stance that the cue shows, by the words behind it."""
    if _both(said, language, reading):
        return "mixed"
    if reading.leaning == "opposes" and denies_opposing(cue, said, language):
        # "denied he was against it".
        return None
    if reading.leaning == "opposes" and turned_back(said, language):
        # "saw no reason not to build"; but "said she was not willing to yield" is against by itself.
        return "opposes" if stance(said, language) == "opposes" else None
    if reading.leaning == "opposes" and not leans(cue, said, language):
        # "warned that rain was coming" is for and against nothing, and tells what is so.
        return stance(said, language) or ("asserts" if foretells(cue, said, language) else None)
    return None if _belied(said, language, reading) else reading.leaning


def _said(text: str, reading: AttributionReading) -> str:
    """The words that tell: the content, and what stands between it and the cue ("said he was glad that …")."""
    if reading.content is None:
        return ""
    start, end = reading.content
    cue = reading.cue[1]
    between = cue < start <= cue + _BETWEEN and not (reading.speaker and reading.speaker[0] >= cue)
    return text[cue if between else start : end]


def _both(said: str, language: str, reading: AttributionReading) -> bool:
    """Whether a "but" turns what the cue shows around: "welcomed the money but said it came far too late"."""
    if reading.leaning not in ("supports", "opposes") or reading.kind is AttributionKind.ACTION:
        return False
    behind = turn(said, language)
    return {reading.leaning, stance(behind, language) or _next(behind, language)} == {"supports", "opposes"}


def _next(words: str, language: str) -> StanceWord | None:
    """What the first verb of ``words`` that shows a stance shows: "(praised the aim, but) criticised the haste"."""
    verbs = cues(base(language)).verbs
    kinds = (verbs.get(word.strip(",;.").lower()) for word in words.split()[:_NEXT])
    return next((kind.leaning for kind in kinds if kind and not kind.says and not kind.deed), None)


def _belied(said: str, language: str, reading: AttributionReading) -> bool:
    """Whether plain words take a favouring cue back: "defended that the plan was a disgrace" defends no plan."""
    return (
        reading.leaning == "supports"
        and reading.kind is not AttributionKind.ACTION
        and stance(_own(said, language), language) == "opposes"
    )


def _own(said: str, language: str) -> str:
    """``said`` without the next thing told of the same holder: "backed the bridge and rejected the tunnel"."""
    table, words = cues(base(language)), said.split()
    ends = (i for i, (word, verb) in enumerate(pairwise(words)) if word in table.conjunction and verb in table.verbs)
    return " ".join(words[: next(ends, len(words))])


def _names(text: str, reading: AttributionReading, holder: Candidate | None) -> str:
    speaker = text[slice(*reading.speaker)] if reading.speaker else ""
    if holder is None:
        return speaker
    role = " ".join(holder.role.of(text).split()[:_ROLE_WORDS]) if holder.role else ""
    return f"{speaker} {holder.name} {role}"


@cache
def _offices(language: str) -> dict[str, tuple[str, ...]]:
    """List → its beginnings of words, and its whole words, which end with a full stop; in the order of their weight."""
    found = table(language, "offices")
    return {key: tuple(str(found.get(key, "")).split()) for key in ("partisans", "informers")}


@lru_cache(maxsize=4096)
def _list_of(word: str, language: str) -> str | None:
    return next((key for key, stems in _offices(language).items() if f"{word}.".startswith(stems)), None)


def _office(names: str, language: str) -> str | None:
    """The list that the holder's words stand in; a partisan's before all: the police union takes sides."""
    code = base(language)
    found = {_list_of(word, code) for word in _WORD.findall(fold(names, accents=False))}
    return next((key for key in _offices(code) if key in found), None)
