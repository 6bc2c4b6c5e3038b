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
_SKIPPED = 1
"""Capitalised words of a name that its acronym may leave out, at most."""
_NEVER = 99
"""More words than a name has."""


def inner_names(runs: Iterable[Run], words: Words, lexicon: Lexicon) -> list[Run]:
    """The runs, and behind each whose acronym is an inner institution's a run for that one: it is named as well."""
    found: list[Run] = []
    for run in runs:
        found.append(run)
        acronym = _bracketed(run, words)
        if not acronym:
            continue
        starts = [run.first, *(i for i in range(run.first + 1, run.last) if _begins(i, words, lexicon))]
        skips, i = min((skipped(acronym, words.words[i : run.last + 1]), i) for i in starts)
        if skips <= _SKIPPED and i > run.first:
            told = not lexicon.heads.keys().isdisjoint((words.lows[i], words.lows[run.last]))
            found.append(Run(i, run.last, known=None if told else ActorKind.ORGANIZATION))
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


def skipped(acronym: str, name: Sequence[str]) -> int:
    """How many capitalised words of the name ``acronym`` leaves out, at least; ``_NEVER`` where it is none of it.

    It is made of the beginnings of the name's words in their order, of the first one always; small words may be left
    out. Capitals alone stand for a word each (INP, EKD); in "Iphan" or "BfArM" a word may give more letters.
    """
    letters = fold(acronym, accents=False)
    most = 1 if acronym.isupper() else len(letters)
    # Letters given so far -> capitalised words left out.
    reached = {0: 0}
    for place, word in enumerate(name):
        folded = fold(word, accents=False)
        following: dict[int, int] = {}
        for at, out in reached.items():
            if place:
                _least(following, at, out + word[0].isupper())
            for n in range(1, min(_given(letters[at:], folded), most) + 1):
                _least(following, at + n, out)
        reached = following
    return reached.get(len(letters), _NEVER)


def _least(counts: dict[int, int], key: int, count: int) -> None:
    counts[key] = min(count, counts.get(key, _NEVER))


def _given(letters: str, word: str) -> int:
    """How many of the letters the word can give, at most: its first, then any others in their order."""
    if not letters or not word or letters[0] != word[0]:
        return 0
    rest = iter(word[1:])
    given = 1
    for letter in letters[1:]:
        if letter not in rest:
            break
        given += 1
    return given
