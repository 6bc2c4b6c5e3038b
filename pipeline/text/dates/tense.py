"""Whether the words around an expression speak of the past or of the future.

A language's table lists the verbs that tell (``past``, ``future``, ``plan``, and ``toward`` for "para", "für") and the
endings that do; the nearest one in the same sentence wins. It is a hint for choosing between two days, never a reason
to read something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.text.tables import table

_REACH = 240
"""Characters on either side in which the tense is looked for."""

NOTE = 120
"""Characters up to which a text is a note and no article with a heading."""
_WORD = re.compile(r"[^\W\d_]+|[.!?;\n]")


@dataclass(frozen=True)
class Cues:
    """The words and endings of one language that tell the tense."""

    past: frozenset[str]
    future: frozenset[str]
    plan: frozenset[str]
    toward: frozenset[str]
    past_ends: tuple[str, ...]
    future_ends: tuple[str, ...]
    not_verbs: frozenset[str]

    def lean(self, word: str) -> int:
        """-1 for a past form, +1 for a future one, 0 for anything else."""
        if word in self.past:
            return -1
        if word in self.future:
            return 1
        if len(word) < 4 or word in self.not_verbs:
            return 0
        if self.past_ends and word.endswith(self.past_ends):
            return -1
        return 1 if self.future_ends and word.endswith(self.future_ends) else 0


@cache
def cues(language: str) -> Cues:
    """The cues of a language; empty where its table has none."""
    data = table(language, "dates").get("tense", {})
    return Cues(
        frozenset(data.get("past", ())),
        frozenset(data.get("future", ())),
        frozenset(data.get("plan", ())),
        frozenset(data.get("toward", ())),
        tuple(data.get("past_endings", ())),
        tuple(data.get("future_endings", ())),
        frozenset(data.get("not_verbs", ())),
    )


def lean(text: str, start: int, end: int, language: str) -> tuple[int, bool]:
    """What the sentence around ``text[start:end]`` tells about when it is.

    -1, 0 or +1; and, where it is 0, whether the words are a whole sentence (or a note) without any past form.
    """
    known = cues(language)
    left = _WORD.findall(text[max(0, start - _REACH) : start])
    right = _WORD.findall(text[end : end + _REACH])
    begin = max((i + 1 for i in range(len(left)) if _ends(left, i, last="")), default=0)
    stop = next((i for i in range(len(right)) if _ends(right, i, last="X")), None)
    before = [w.lower() for w in reversed(left[begin:])]
    after = [w.lower() for w in right[:stop]]
    first = _WORD.search(text, start, end)
    if any(w in known.toward for w in before[:1]) or (first and first[0].lower() in known.toward):
        return 1, False  # "marcada para quarta-feira"
    if any(w in known.plan for w in before[:7]):
        return 1, False
    best, told = 10_000, 0
    for words in (before, after):
        for distance, word in enumerate(words[:best]):
            if found := known.lean(word):
                best, told = distance, found
                break
    # a whole sentence without a past form speaks of what is to come ("the talks begin on Friday"), and so does a note;
    # a heading over an article, which tells the past in the present, has no full stop
    ended = stop is not None and right[stop] in ".!?"
    whole = (ended or len(text) <= NOTE) and bool(before or after)
    return told, whole and told == 0


def _ends(words: list[str], i: int, last: str) -> bool:
    """Whether ``words[i]`` ends a sentence; a full stop only before a capital and not after a title ("Dr.").

    ``last`` stands for the word behind the list: the expression itself, or the text's end.
    """
    if words[i] not in ".!?;\n":
        return False
    if words[i] != ".":
        return True
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else last
    return not (len(before) <= 3 and before[:1].isupper()) and not after[:1].islower() and after != ""
