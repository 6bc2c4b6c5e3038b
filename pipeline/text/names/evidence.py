"""What the words in and around a run show: a person, a firm, a place, a thing, or nothing that can be told."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from pipeline.core.article import ActorKind
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.firms import firm_around, firm_by_words, is_partnership
from pipeline.text.names.introduced import introduced
from pipeline.text.names.looks import kind_by_words
from pipeline.text.names.roles import role_of
from pipeline.text.names.runs import Run
from pipeline.text.names.standing import standing
from pipeline.text.words import Words

Kind = ActorKind | str | None
_NEAR = frozenset({" ", "\u00a0", "\u202f", "\n"})
_BLANKS = _NEAR | {""}
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
    kind = run.known or kind_by_words(run, words, lexicon, small)
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
