"""What shows a firm where no suffix does: a trade's word in its name, or what only firms have and do beside it.

And a club by its initials.
"""

from __future__ import annotations

import re
from collections.abc import Set

from pipeline.text.lexicon import Lexicon
from pipeline.text.names.runs import Run
from pipeline.text.words import Words

_BLANKS = frozenset({" ", "\u00a0", "\u202f", "\n", ""})
_SMALL = 3
"""Small words between what a firm has and its name ("acionistas da X"), at most."""
_AHEAD = 4
"""Words behind "employs" or a genitive that are looked at, at most."""
_MARKET = re.compile(r"%|\b(?:per cent|percent|por ciento|por cento|pour cent|bolsa|bourse|Börse|Prozent)\b")
_NEARBY = 100
"""Characters behind "las acciones de X" in which the stock exchange or a per cent shows that shares are meant."""


def firm_by_words(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """Whether a trade's word opens or ends the run beside a name of its own: "Calçados Ferrão", "Kestrel Foods"."""
    lows = words.lows[run.first : run.last + 1]
    if is_partnership(run, words):
        # Not "Bonnie & Clyde".
        return not lexicon.is_given(lows[0])
    if run.last == run.first or run.headline or lexicon.is_given(lows[0]) or lows[0] in lexicon.heads:
        return False
    ends = (lows[-1],) if lexicon.code == "en" else (lows[0], lows[-1])
    return not lexicon.firms.nouns.isdisjoint(ends) and any(_is_own(low, lexicon) for low in lows)


def is_partnership(run: Run, words: Words) -> bool:
    """ "Mourato & Pires" """
    return any(words.gap(i) == " & " for i in range(run.first, run.last))


def is_club(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """Whether the run is a sports club's name: "FC Rheinhausen", "Hartwell Rovers"."""
    ends = (run.first, run.last)
    if run.last == run.first or run.headline or lexicon.is_given(words.lows[run.first]):
        return False
    return any(words.lows[i] in lexicon.firms.clubs or _initials(i, words, lexicon) for i in ends)


def _initials(i: int, words: Words, lexicon: Lexicon) -> bool:
    """ "FC", "VfB": most letters are capitals."""
    word = words.words[i]
    return words.lows[i] in lexicon.firms.club_initials and word[0].isupper() and word[-1].isupper()


def _is_own(low: str, lexicon: Lexicon) -> bool:
    """Whether the word is a name's own: in German no place, which may only say where ("Energie Bayern")."""
    if lexicon.known.get(low) == "place" and lexicon.code != "de":
        return True
    return not (
        low in lexicon.firms.nouns
        or low in lexicon.heads
        or low in lexicon.things
        or low in lexicon.known
        or low in lexicon.adjectives
        or low in lexicon.particles
        or low in lexicon.links
        or lexicon.is_ordinary(low)
    )


def firm_around(run: Run, words: Words, lexicon: Lexicon, small: Set[str]) -> bool:
    """Whether what stands beside a name of unknown kind is told of firms only: "shares in X", "X employs 300"."""
    low = words.lows[run.first]
    single = run.first == run.last
    if run.headline or (single and (low in small or lexicon.is_ordinary(low) or low in lexicon.heads)):
        return False
    if single and lexicon.code == "de" and low.endswith("n"):
        # "Aktien von Rüstungsherstellern"
        return False
    if _has(run, words, lexicon) or _bought(run, words, lexicon):
        return True
    # At the beginning of a sentence a lone capital shows nothing: "Interim chief executive".
    return not (single and run.initial and words.gap(run.last) == " ") and _behind(run, words, lexicon)


def _has(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "shares in X", "el accionista de X", "Aktien von X" """
    i, linked = run.first - 1, False
    for _ in range(_SMALL):
        if i < 0 or words.gap(i) not in _BLANKS:
            return False
        low = words.lows[i]
        if low not in lexicon.verbless and low not in lexicon.articles and low not in lexicon.links:
            break
        linked = linked or low not in lexicon.plain_articles
        i -= 1
    if not linked or i < 0:
        return False
    low, end = words.lows[i], words.ends[run.last]
    if low in lexicon.firms.shares:
        return _MARKET.search(words.text, end, end + _NEARBY) is not None
    return low in lexicon.firms.things or tuple(words.lows[max(0, i - 1) : i + 1]) in lexicon.firms.leaders


def _bought(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "agreed to acquire X", "quer adquirir a X"; who is bought may be a player."""
    i = run.first - 1
    if i > 0 and words.gap(i) in _BLANKS and words.lows[i] in lexicon.plain_articles:
        i -= 1
    return i >= 0 and words.gap(i) in _BLANKS and words.lows[i] in lexicon.firms.objects


def _behind(run: Run, words: Words, lexicon: Lexicon) -> bool:
    """ "X's chief executive", "X shares", "X emprega 300", "X, which employs 300" """
    i = run.last + 1
    if i >= len(words):
        return False
    gap = words.gap(run.last)
    if gap in ("'", "’") and words.lows[i] == "s":
        near = range(i + 1, min(len(words), i + 1 + _SMALL))
        return any(
            words.lows[j] in lexicon.firms.owned and all(words.gap(k) in _BLANKS for k in range(i, j)) for j in near
        )
    if gap == ", " and words.lows[i] in lexicon.relatives:
        i += 1
    elif gap not in _BLANKS:
        return False
    if i + 1 < len(words) and (words.lows[i] in lexicon.firms.owned or words.lows[i : i + 2] == ["chief", "executive"]):
        return True
    ahead = words.words[i + 1 : i + 1 + _AHEAD]
    return i < len(words) and words.lows[i] in lexicon.firms.verbs and any(word[0].isdigit() for word in ahead)
