"""Whose an acronym in brackets is: "the board of the European Central Bank (ECB)" means the bank, not the board."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.core.article import ActorKind
from pipeline.text.fold import fold
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.runs import Run
from pipeline.text.words import Words

_LONGEST = 10
"""Letters of an acronym, at most: "Infraero", "Frontex"."""
_SKIPPED = 1
"""Capitalised words of a name that its acronym may leave out, at most."""
_SURE = 3
"""Letters from which an acronym shows how far a name goes."""
_WORDS = 14
"""Words of a spelt-out name, at most."""
_NAMES = 4
"""Runs before an acronym that its name may hold, at most."""
_BLANKS = frozenset({" ", "\u00a0", "\u202f", "\n", ""})
_NEVER = 99
"""More words than a name has."""


def inner_names(runs: Sequence[Run], words: Words, lexicon: Lexicon) -> list[Run]:
    """The runs with the names that acronyms in brackets spell out.

    An inner institution gets a run of its own beside the outer one's; a name that was cut short goes on to its bracket
    ("Assemblée des maires ruraux (AMR)"). An acronym that is spelt out is an institution's.
    """
    found: list[Run] = []
    for run in runs:
        named = _spelt(run, found, words, lexicon) if _bracketed(run, words) else None
        if named is None:
            found.append(run)
            continue
        kind = _told(named, words, lexicon)
        near = found[-_WORDS:]
        same = next((r for r in near if r.first == named.first), None)
        # A name that only its acronym shows is an institution's; of one that was read before more may be told.
        whole = (
            same._replace(last=named.last) if same else named._replace(known=None if kind else ActorKind.ORGANIZATION)
        )
        found[-_WORDS:] = [r for r in near if r.last < named.first or (r.first < named.first and r.last == named.last)]
        found += [whole, run._replace(known=run.known or kind)]
    return found


def _bracketed(run: Run, words: Words) -> bool:
    """Whether the run is an acronym alone in its brackets."""
    word = words.words[run.first]
    closed = words.gap(run.last)[:1] in (")", ",", ";")
    single = run.first == run.last and run.first > 0 and 2 <= len(word) <= _LONGEST
    return single and words.before(run.first) == " (" and closed and word[0].isupper() and word.isalpha()


def _spelt(acronym: Run, runs: Sequence[Run], words: Words, lexicon: Lexicon) -> Run | None:
    """The name before the bracket that the acronym leaves the fewest words out of; the longest of them."""
    letters, end = words.words[acronym.first], acronym.first - 1
    firsts = {run.first for run in runs[-_NAMES:]}
    best: tuple[int, int] | None = None
    i = end
    while i >= 0 and end - i < _WORDS:
        if i in firsts or (words.words[i][0].isupper() and i and _linked(i, words, lexicon)):
            skips = skipped(letters, words.words[i : end + 1])
            if best is None or skips <= best[0]:
                best = skips, i
        if words.before(i) not in _BLANKS:
            break
        i -= 1
    if best is None or best[1] == end:
        return None
    skips, first = best
    covered = any(run.first <= first and run.last == end for run in runs[-_NAMES:])
    if covered:
        return Run(first, end) if skips <= _SKIPPED else None
    gives = skipped(letters, words.words[first:end]) != 0
    return Run(first, end) if skips == 0 and gives and len(letters) >= _SURE else None


def _linked(i: int, words: Words, lexicon: Lexicon) -> bool:
    """Whether an inner name may begin with word ``i``: it stands behind a link."""
    before = words.lows[i - 1]
    return before in lexicon.particles or before in lexicon.links or before in lexicon.articles


def _told(run: Run, words: Words, lexicon: Lexicon) -> ActorKind | None:
    """What kind of institution the name's words tell; none where they don't."""
    first, last = words.lows[run.first], words.lows[run.last]
    if last in lexicon.suffixes:
        return ActorKind.COMPANY
    return lexicon.heads.get(first) or lexicon.heads.get(last)


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
