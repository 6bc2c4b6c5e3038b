"""The words around an expression that may tell its tense: those of its sentence, on its side of any quotation marks,
and of its clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from pipeline.text.dates.cues import Cues

_REACH = 240
"""Characters on either side in which the tense is looked for."""

_QUOTES = frozenset('“”«»„"')
_MARKS = frozenset(",:()–—")
_MARKED = _QUOTES | _MARKS
STOPS = frozenset(".!?;\n")

_SAYING_REACH = 7
"""Words of a clause that tells who says it, with its commas."""

Side = tuple[list[str], int | None]
"""The words on one side, the nearest first, and how many stand before the first mark of a clause."""


class Words:
    """The words and marks of a text, cut once for the sentences around all of its times."""

    def __init__(self, text: str, token: re.Pattern[str]) -> None:
        pieces = token.split(text)  # gap, word, gap …: the whole text, so that lengths tell the places
        self._words = pieces[1::2]
        self._starts = list(accumulate(map(len, pieces)))[:-1:2]

    def around(self, start: int, end: int) -> tuple[list[str], list[str]]:
        """The words within reach before ``start``, and those from ``end`` on."""
        starts = self._starts
        at = bisect_left(starts, start)
        after = bisect_left(starts, end, at)
        left = self._words[bisect_left(starts, start - _REACH, 0, at) : at]
        return left, self._words[after : bisect_left(starts, end + _REACH, after)]


def clause(known: Cues, left: Side, right: Side, *, own: bool) -> tuple[list[str], list[str]]:
    """The words that tell the tense, the nearest first on either side: those of the expression's own clause.

    Where it stands alone between its marks, or in a mere adverbial ("In a statement on Monday, …"), those of the whole
    sentence do, save what a relative clause says. With ``own`` a joined clause doesn't tell either.
    """
    (before, before_mark), (after, after_mark) = left, right
    near, far = before[:before_mark], after[:after_mark]
    if known.capital_nouns and after_mark == 0 and near and near[-1].lower() in known.relative:
        far = after  # the comma ends the expression, not its clause: "die zwischen Freitag, 23 Uhr, im Park waren"
    if own:
        far = far[: next((i for i, w in enumerate(far) if w.lower() in known.joins), None)]
    first = (near[-1] if near else far[0] if far else "").lower()
    focused = known.focus.issuperset(w.lower() for w in (*near, *far))  # "Só no terceiro trimestre, ganhou …"
    if (near or far) and first not in known.opens and not focused:
        return near, far
    if after_mark is not None and after_mark < len(after) and after[after_mark].lower() in known.relative:
        after = after[:after_mark]
    return before, after


def unsaid(known: Cues, tokens: list[str]) -> list[str]:
    """``tokens`` without what only tells who says it: "…, forecasters said, with the heaviest snow on Thursday"."""
    if "," not in tokens:
        return tokens
    for i in range(1, len(tokens) - 1):
        if tokens[i + 1] == "," and tokens[i].lower() in known.says:
            comma = next((k for k in range(i - 1, max(i - _SAYING_REACH, -1), -1) if tokens[k] == ","), None)
            if comma is not None:
                return tokens[:comma] + tokens[i + 1 :]
    return tokens


def level(tokens: list[str]) -> Side:
    """The words on this side of any quotation marks, and how many of them stand before the first mark of a clause."""
    if _MARKED.isdisjoint(tokens):
        return tokens, None
    words: list[str] = []
    mark: int | None = None
    quoted = False
    for token in tokens:
        if token in _QUOTES:
            quoted = not quoted
        elif quoted:
            continue
        elif token in _MARKS:
            mark = len(words) if mark is None else mark
        else:
            words.append(token)
    return words, mark


def ends(words: list[str], i: int, last: str) -> bool:
    """Whether the stop ``words[i]`` ends a sentence; a full stop only before a capital and not after a title ("Dr.").

    ``last`` stands for the word behind the list: the expression itself, or the text's end.
    """
    if words[i] != ".":
        return True
    before = words[i - 1] if i else ""
    after = next((w for w in words[i + 1 : i + 3] if w not in _QUOTES), last)
    title = (
        len(before) <= 3 and before[:1].isupper() and (len(before) < 2 or not before.isupper())
    )  # "Dr", but not "UK"
    return not title and not after[:1].islower() and after != ""
