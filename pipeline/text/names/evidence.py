"""What the words in and around a run show: a person, a firm, a place, a thing, or nothing that can be told."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import pairwise
from typing import NamedTuple

from pipeline.core.article import ActorKind
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.firms import firm_around, firm_by_words, is_club, is_partnership
from pipeline.text.names.introduced import introduced
from pipeline.text.names.roles import role_of
from pipeline.text.names.runs import Run
from pipeline.text.names.standing import standing
from pipeline.text.names.stretch import is_office_compound
from pipeline.text.words import Words

Kind = ActorKind | str | None
_NEAR = frozenset({" ", "\u00a0", "\u202f", "\n"})
_BLANKS = _NEAR | {""}
_NOBLE = ("Mac", "Mc", "De", "La", "Le", "Van", "Fitz", "Di", "Du")
"""Beginnings of surnames behind which a capital is no sign of a firm: McCain, DeVos, LeBron."""
_COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "great"})
_CENTRAL = frozenset({"central", "centrale", "reserve"})
_COMPOUND = 10
"""Letters of a German compound that names an institution, at least."""
_ACRONYM = 6
"""Letters of an acronym, at most."""
_SHORT = 4
"""Letters of a short name of a state, at most."""
_DATELINE = 16
"""Characters behind the place of a dateline that its state and dash take, at most."""


class Evidence(NamedTuple):
    """``kind``: an ``ActorKind``, or "place", "country", "capital", "thing", or none.

    ``strong``: the run is a name beyond doubt. ``local``: it stands where a place stands ("em Xangai"), ``placed``:
    where one may stand ("de Xangai"). ``subject``: it can be the one who acts; ``acts``: see ``Standing``. ``role``:
    the office or apposition beside it, as offsets; ``described``: the words that introduce a firm or the like.
    ``sure`` is false where only the look of the words makes a person of it. ``speaks``: a verb of saying stands
    beside it. ``articled``: an article stands directly before it, as before no person.
    """

    kind: Kind
    strong: bool
    local: bool
    subject: bool
    role: tuple[int, int] | None = None
    sure: bool = True
    acts: bool = False
    speaks: bool = False
    placed: bool = False
    described: tuple[int, int] | None = None
    articled: bool = False


def weigh(run: Run, words: Words, lexicon: Lexicon, sayings: Set[str], small: Set[str] = frozenset()) -> Evidence:
    """Weighs one run; ``sayings`` are the verbs of saying of the language (an actor stands beside them), ``small`` the
    words that the article writes without a capital.
    """
    stands = standing(run, words, lexicon)
    cue, described = introduced(run, words, lexicon)
    speaks = _speaks(run, words, lexicon, sayings, governed=bool(stands.governor))
    articled = _articled(run, words, lexicon)
    role = role_of(run, words, lexicon)
    kind = run.known or _by_form(run, words, lexicon, small)
    if run.known is None and kind in (None, ActorKind.GOVERNMENT) and _in_office(run, words, lexicon):
        kind = "thing"
    if run.initial and _is_dateline(run, words, kind):
        kind = "place"
    sounds = kind is ActorKind.COMPANY and firm_by_words(run, words, lexicon) and not is_partnership(run, words)
    if role and sounds:
        # "the midfielder Frenkie Steel", "Bolanle Farms, a nurse,": somebody whose name sounds like a firm's.
        kind = None if role[0] > words.starts[run.first] else ActorKind.PERSON
    subject, sure, strong = not stands.governor, True, True
    if run.title or run.honorific:
        kind = ActorKind.PERSON if kind in (None, "place", "capital") else kind
    elif not isinstance(run.known, ActorKind):
        looks = kind is ActorKind.PERSON and not lexicon.is_given(words.lows[run.first])
        camel = kind is ActorKind.COMPANY and run.first == run.last
        if cue and (kind is None or looks or (isinstance(cue, ActorKind) and (kind == "thing" or camel))):
            kind = cue
        elif role and kind in (None, ActorKind.PERSON) and not _generic(run, words, lexicon):
            kind = ActorKind.PERSON
        elif (kind is None or looks) and firm_around(run, words, lexicon, small):
            kind, role = ActorKind.COMPANY, None
        elif kind is None and _is_product(run, words):
            kind, role = "thing", None
        elif kind is None and speaks and not _german_noun(run, words, lexicon):
            kind, role, subject = ActorKind.PERSON if run.last > run.first and not articled else None, None, True
        else:
            strong, sure = kind is not None, not looks or speaks
            role = role if isinstance(kind, ActorKind) else None
    return Evidence(
        kind,
        strong,
        local=stands.governor in lexicon.locatives,
        subject=subject,
        role=role,
        sure=sure,
        acts=stands.acts,
        speaks=speaks,
        placed=stands.governor in lexicon.placing,
        described=described,
        articled=articled,
    )


def _generic(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "Der Leiter des Instituts, Professor Menzel,": what an office belongs to is no person."""
    return run.first == run.last and words.lows[run.first] in lexicon.heads and not run.title


def _in_office(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "procureur de la République de Brest": part of an office's name."""
    i = run.first - 1
    if words.lows[run.first] not in lexicon.portfolios or i < 0 or words.gap(i) not in _BLANKS:
        return False
    while (
        i > 0
        and words.gap(i - 1) in _BLANKS
        and (words.lows[i] in lexicon.verbless or words.lows[i] in lexicon.articles)
    ):
        i -= 1
    return i < run.first - 1 and lexicon.is_title(words.lows[i])


def _articled(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "A Vidros Aurora", "la Pell Ridge": persons have an office or nothing before their names."""
    if not run.first or run.title or run.honorific or words.before(run.first) not in _BLANKS:
        return False
    return words.lows[run.first - 1] in lexicon.plain_articles


def _is_dateline(run: Run, words: Words, kind: Kind) -> bool:
    """ "LISBOA – Chove", "PORTO ALVO (SP) — Todos os dias" """
    if kind is not None:
        # "EUA" and the like are short.
        single = words.words[run.first] if run.first == run.last else ""
        return kind in ("capital", "country") and single.isupper() and len(single) > _SHORT
    if run.first and "\n" not in words.before(run.first):
        return False
    start = words.ends[run.last]
    behind = words.text[start : start + _DATELINE]
    state, dash = re.match(r"(?: \(\w{2,10}\))?", behind), re.search(r" [-–—] ", behind)
    place = words.words[run.first : run.last + 1]
    shouts = len("".join(place)) > _ACRONYM and all(word.isupper() for word in place if len(word) > 3)
    return shouts and state is not None and dash is not None and dash.start() == state.end()


def _by_form(run: Run, words: Words, lexicon: Lexicon, small: Set[str]) -> Kind:
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


def _is_product(run: Run, words: Words) -> bool:
    """ "Fallout 3", "Refrota 17": a figure belongs to the name."""
    gap = words.gap(run.last)
    if run.first and words.before(run.first) in _NEAR:
        before = words.words[run.first - 1]
        if not before.isalpha() and before[0].isalpha() and any(map(str.isdigit, before)):
            return True
    return gap in _NEAR and words.words[run.last + 1][0].isdigit() and len(words.words[run.last + 1]) <= 4


def _speaks(run: Run, words: Words, lexicon: Lexicon, sayings: Set[str], *, governed: bool) -> bool:
    """Whether a verb of saying stands directly before or behind; behind a governed name it is another one's: "the
    farmers in Orrin criticised".
    """
    if run.first and words.lows[run.first - 1] in sayings and words.before(run.first) in _NEAR:
        return True
    if run.first and words.before(run.first) in _BLANKS and _source(run.first, words, lexicon):
        return True
    return not governed and words.gap(run.last) in _NEAR and words.lows[run.last + 1] in sayings


def _source(i: int, words: Words, lexicon: Lexicon) -> bool:
    """ "segundo a Reuters", "d'après Enedis", "according to Acas" """
    if words.lows[i - 1] in lexicon.plain_articles and i > 1 and words.before(i - 1) in _NEAR:
        i -= 1
    pair = (words.lows[i - 2] if i > 1 else "", words.lows[i - 1])
    return pair in lexicon.sources or ("", pair[1]) in lexicon.sources


def _german_noun(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """A lone capitalised word that ends as German nouns and adjectives do: a verb beside it makes no name of it."""
    low = words.lows[run.first]
    if lexicon.code != "de" or run.last > run.first:
        return False
    return low.endswith(("es", "en", "er", "e")) or lexicon.is_ordinary(low)
