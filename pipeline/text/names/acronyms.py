"""Whose an acronym in brackets is: "the board of the European Central Bank (ECB)" means the bank, not the board."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.core.article import ActorKind
from pipeline.text.fold import fold
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.runs import Run
from pipeline.text.words import Words

_LONGEST = 10
"""Letters of an acronym, at most: "Infraero", "Frontex"."""


def inner_names(runs: Iterable[Run], words: Words, lexicon: Lexicon) -> list[Run]:
    """The runs, and behind each whose acronym is an inner institution's a run for that one: it is named as well."""
    found: list[Run] = []
    for run in runs:
        found.append(run)
        acronym = _bracketed(run, words)
        if not acronym or abbreviates(acronym, words.words[run.first : run.last + 1]):
            continue
        for i in range(run.first + 1, run.last):
            if _begins(i, words, lexicon) and abbreviates(acronym, words.words[i : run.last + 1]):
                told = not lexicon.heads.keys().isdisjoint((words.lows[i], words.lows[run.last]))
                found.append(Run(i, run.last, known=None if told else ActorKind.ORGANIZATION))
                break
    return found


def _bracketed(run: Run, words: Words) -> str:
    """The acronym in brackets behind a run of several words; empty where there is none."""
    i = run.last + 1
    if run.last - run.first < 2 or words.gap(run.last) != " (" or i >= len(words):
        return ""
    word = words.words[i]
    closed = words.gap(i)[:1] in (")", ",", ";")
    return word if closed and 2 <= len(word) <= _LONGEST and word[0].isupper() and word.isalpha() else ""


def _begins(i: int, words: Words, lexicon: Lexicon) -> bool:
    """Whether an inner name may begin with word ``i``: a capital behind a link."""
    before = words.lows[i - 1]
    linked = before in lexicon.particles or before in lexicon.links or before in lexicon.articles
    return words.words[i][0].isupper() and linked


def abbreviates(acronym: str, name: Sequence[str]) -> bool:
    """Whether ``acronym`` is made of the beginnings of the name's words in order; small words may give none.

    Capitals alone stand for a word each (INP, EKD); in "Iphan" or "BfArM" a word may give more letters.
    """
    letters = fold(acronym, accents=False)
    whole = acronym.isupper()
    reached = {0}
    for word in name:
        folded = fold(word, accents=False)
        following = set(reached) if word[0].islower() else set[int]()
        for at in reached:
            taken = _taken(letters[at:], folded)
            following.update(at + n for n in range(1, (min(taken, 1) if whole else taken) + 1))
        reached = following
    return len(letters) in reached


def _taken(letters: str, word: str) -> int:
    """How many of the letters the word can give, at most: its first, then any others in their order."""
    if not letters or not word or letters[0] != word[0]:
        return 0
    rest = iter(word[1:])
    taken = 1
    for letter in letters[1:]:
        if letter not in rest:
            break
        taken += 1
    return taken
