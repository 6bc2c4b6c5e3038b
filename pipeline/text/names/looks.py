"""What the words of a run show by themselves: heads, trades, suffixes, given names, and how they are written."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from pipeline.core.article import ActorKind
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.firms import firm_by_words, is_club
from pipeline.text.names.runs import Run
from pipeline.text.names.stretch import is_office_compound
from pipeline.text.words import Words

Kind = ActorKind | str | None
_NEAR = frozenset({" ", "\u00a0", "\u202f", "\n"})
_NOBLE = ("Mac", "Mc", "De", "La", "Le", "Van", "Fitz", "Di", "Du")
"""Beginnings of surnames behind which a capital is no sign of a firm: McCain, DeVos, LeBron."""
_COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "great"})
_CENTRAL = frozenset({"central", "centrale", "reserve"})
_COMPOUND = 10
"""Letters of a German compound that names an institution, at least."""
_SHORT = 4
"""Letters of a name that is an authority's initials, at most."""


def kind_by_words(run: Run, words: Words, lexicon: Lexicon, small: Set[str]) -> Kind:
    """What the words of the run themselves show."""
    lows = words.lows[run.first : run.last + 1]
    first, last = lows[0], lows[-1]
    single = len(lows) == 1
    word = words.words[run.first]
    if single:
        if first in lexicon.things or first in lexicon.portfolios:
            return "thing"
        if lexicon.code == "de" and "-" in first and is_office_compound(word, lexicon):
            return lexicon.heads[first.rsplit("-", 1)[-1]]
        if first in lexicon.heads:
            if lexicon.code == "de":
                # "Das Bundeskartellamt", "die Arbeiterkammer": a compound is one institution's name.
                return lexicon.heads[first] if len(first) >= _COMPOUND else None
            return ActorKind.GOVERNMENT if lexicon.heads[first] is ActorKind.GOVERNMENT and not run.initial else None
        if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
            return "thing"
        if lexicon.is_given(first) and not (word.isupper() and not run.headline):
            return ActorKind.PERSON
        return ActorKind.COMPANY if _is_camel(word) else None
    if firm_by_words(run, words, lexicon):
        return ActorKind.COMPANY
    if is_club(run, words, lexicon):
        return ActorKind.ORGANIZATION
    if (
        last in lexicon.suffixes
        and not lexicon.is_given(first)
        and lexicon.heads.get(first) in (None, ActorKind.COMPANY)
    ):
        return ActorKind.COMPANY
    if lexicon.is_given(first) and last not in lexicon.things and last not in lexicon.heads:
        return ActorKind.PERSON
    if lexicon.code == "en" and "of" in lows[1:] and lows[lows.index("of") - 1] in lexicon.heads:
        # "Port Authority of New Haven"
        return lexicon.heads[lows[lows.index("of") - 1]]
    compass = lexicon.code == "en" and first in _COMPASS
    if first in lexicon.things and not compass:
        return "thing"
    if lexicon.is_given(first) and lexicon.cues.get(last) != "place":
        return ActorKind.PERSON
    if last in lexicon.roads:
        # "County Road": the last word says what it is.
        return "thing"
    if len(lows) > 1 and lows[1] in ("público", "publico"):
        # "Ministério Público": prosecutors, not a ministry.
        return ActorKind.ORGANIZATION
    head = lows[1] if first in lexicon.articles else first
    if last == "council" and lexicon.cues.get(lows[-2]) == "place":
        # "Hull City Council"
        return ActorKind.GOVERNMENT
    for low in (last, head) if lexicon.code in ("en", "de") else (head,):
        if low in lexicon.heads:
            # "Banco Central", "Banque centrale": no firm.
            central = lexicon.heads[low] is ActorKind.COMPANY and not _CENTRAL.isdisjoint(lows)
            return ActorKind.ORGANIZATION if central else lexicon.heads[low]
    if last in lexicon.things and lexicon.code == "en":
        return "thing"
    if len(lows) <= 3 and _reads_as_person(run, words, lexicon, small):
        return ActorKind.PERSON
    known = lexicon.known.get(first)
    return known if isinstance(known, ActorKind) and known is not ActorKind.ORGANIZATION else None


def _reads_as_person(run: Run, words: Words, lexicon: Lexicon, small: Set[str]) -> bool:
    """Two or three unknown capitalised words that no article introduces: more often a person than anything else."""
    before = words.lows[run.first - 1] if run.first and words.before(run.first) in _NEAR else ""
    if before in lexicon.articles or before in lexicon.cues or run.quoted or run.headline or run.initial:
        return False
    if lexicon.code == "de" and before in lexicon.ordinary and not (before == "und" or before in lexicon.prepositions):
        return False
    lows = words.lows[run.first : run.last + 1]
    if lexicon.code == "de" and (len(max(lows, key=len)) > 13 or lexicon.known.get(lows[-1].removesuffix("s"))):
        return False
    return not any(
        low in small
        or (len(low) > 5 and bool(lexicon.noun_endings) and low.endswith(lexicon.noun_endings))
        or low in lexicon.heads
        or low in lexicon.cues
        or low in lexicon.things
        or low in lexicon.known
        or low in lexicon.adjectives
        or not low.isalpha()
        or words.words[run.first + k].isupper()
        or _is_camel(words.words[run.first + k])
        or lexicon.is_ordinary(low)
        or low in lexicon.particles
        for k, low in enumerate(lows)
    )


def _is_camel(word: str) -> bool:
    """ByteDance, OpenAI, PayPal: a capital inside; but not McCain, MacArthur, DeVos."""
    if "-" in word or word.isupper() or "'" in word or "’" in word:
        return False
    if len(word) <= _SHORT and word[0].isupper() and word[-1].isupper():
        # "AdC", "LfU", "DoJ": an authority's initials.
        return False
    if word.startswith(_NOBLE) and word[len(next(p for p in _NOBLE if word.startswith(p))) :][:1].isupper():
        return False
    return any(a.islower() and b.isupper() for a, b in pairwise(word))
