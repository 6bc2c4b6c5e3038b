"""Where a run stands in its clause: what governs it, and whether it stands as the one who acts."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.text.lexicon import Lexicon
from pipeline.text.names.runs import Run
from pipeline.text.words import Words

_BLANKS = frozenset({" ", "\u00a0", "\u202f", "\n", ""})
_OPENS = frozenset("\n.—–")
_LIST = 8
"""Words of a coordination ("a Holanda e o Reino Unido") that are looked back over, at most."""


class Standing(NamedTuple):
    """``governor``: the preposition before the phrase, empty where there is none. ``acts``: the run opens its clause
    and a verb may follow.
    """

    governor: str
    acts: bool


def standing(run: Run, words: Words, lexicon: Lexicon) -> Standing:
    """Reads the few words before and behind a run; no parser."""
    governor = _governor(run.title[0] if run.title else run.first, words, lexicon)
    return Standing(governor, not governor and _acts(run, words, lexicon))


def _near(words: Words, i: int) -> bool:
    return i > 0 and words.before(i) in _BLANKS


def _governor(i: int, words: Words, lexicon: Lexicon) -> str:
    for _ in range(2):
        j = i
        if _near(words, j) and words.lows[j - 1] in lexicon.plain_articles:
            j -= 1
        if not _near(words, j):
            return ""
        before = words.lows[j - 1]
        if before in lexicon.prepositions:
            # "révélé par Météo-France": who acts stands behind this one.
            return "" if before in lexicon.agents else before
        if before not in lexicon.conjunctions:
            return ""
        # "para a Holanda e o Reino Unido": one preposition for both.
        i = j - 1
        while _near(words, i) and j - i < _LIST and _in_name(words, i - 1, lexicon):
            i -= 1
        if i == j - 1:
            return ""
    return ""


def _in_name(words: Words, i: int, lexicon: Lexicon) -> bool:
    low = words.lows[i]
    return words.words[i][0].isupper() or (low in lexicon.particles and low not in lexicon.prepositions)


def _acts(run: Run, words: Words, lexicon: Lexicon) -> bool:
    first = run.title[0] if run.title else run.first
    if _near(words, first) and words.lows[first - 1] in lexicon.plain_articles:
        first -= 1
    if _near(words, first) and words.lows[first - 1] not in lexicon.openings:
        before = words.lows[first - 1]
        # "Ontem a França aprovou"
        adverb = words.words[first - 1][0].isupper() and before in lexicon.ordinary and not _near(words, first - 1)
        if not (adverb and before not in lexicon.prepositions):
            return before in lexicon.agents
    behind = words.gap(run.last)
    if behind not in _BLANKS:
        # "Solária, que comprou …", "a Solária, controlada por …", "Renfe (…) negó"
        relative = behind == ", " and _relates(words, run.last + 1, lexicon)
        if relative or run.headline or behind not in (", ", " ("):
            return relative
        return first == 0 or not _OPENS.isdisjoint(words.before(first))
    if run.last + 1 >= len(words):
        return False
    following = words.words[run.last + 1]
    return following[0].islower() and words.lows[run.last + 1] not in lexicon.verbless


def _relates(words: Words, i: int, lexicon: Lexicon) -> bool:
    low = words.lows[i]
    return low in lexicon.relatives or (bool(lexicon.participles) and low.endswith(lexicon.participles))
