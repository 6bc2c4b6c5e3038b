"""The words and endings of a language that tell the past from the future, as its table lists them.

``past``, ``future`` and ``plan`` are verbs that tell, ``toward`` is for "para", "für".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.text.tables import table

TOKEN = re.compile(r"([^\W\d_]+|[.,:](?!\d)|[!?;\n()–—“”«»„\"])")
_TOKEN_ORDINAL = re.compile(
    r"([^\W\d_]+|(?<!\d)\d{4}(?!\d)|(?:(?<!\d)|(?<=\d\d\d))\.(?!\d)|[,:](?!\d)|[!?;\n()–—“”«»„\"])"
)
"""Words and marks; the second for languages that write ordinals with a full stop ("am 3. Mai"), which ends nothing."""

_KEEP = 8192
"""Words whose lean is kept: the same few come again and again."""

_INFIX_REACH = 9
"""Characters in which a participle has its infix ("zurückgetreten")."""


class Leans(dict[str, int]):
    """Words and what ``find`` tells of them; asked for by the million, so it is a dictionary that fills itself."""

    def __init__(self, find: Callable[[str], int]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEEP:
            self.clear()
        found = self[word] = self._find(word)
        return found


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
    names: frozenset[str]
    participles: tuple[str, ...]
    be: frozenset[str]
    present: frozenset[str]
    have: frozenset[str]
    infix: str
    prefixes: tuple[str, ...]
    perfect_ends: tuple[str, ...]
    undone: frozenset[str]
    token: re.Pattern[str]
    passive: frozenset[str]
    capital_nouns: bool
    opens: frozenset[str]
    focus: frozenset[str]
    joins: frozenset[str]
    relative: frozenset[str]
    irregular: frozenset[str]
    compared: frozenset[str]
    moved: tuple[str, ...]
    states: frozenset[str]
    between: frozenset[str]
    reflexive: frozenset[str]
    behind: frozenset[str]
    plan_not: frozenset[str]
    second_ends: tuple[str, ...]
    not_second: frozenset[str]
    says: frozenset[str]
    accounts: frozenset[str]
    shifted: frozenset[str]
    shift_to: frozenset[str]
    scheduled: frozenset[str]

    @cached_property
    def leans(self) -> Leans:
        """``lean`` of each word as written, worked out once."""
        return Leans(self._lean)

    def lean(self, word: str) -> int:
        """-1 for a past form, +1 for a future one, 0 for anything else."""
        return self.leans[word]

    def _lean(self, word: str) -> int:
        small = word.lower()
        if word in self.names:
            return 0  # "May", with a capital
        if self.capital_nouns and word[0].isupper() and small not in self.present | self.plan | self.undone:
            return 0  # "der Anstieg", "das Treffen": no verb, save an auxiliary that opens a question
        if small in self.past:
            return -1
        if small in self.future:
            return 1
        if len(word) < 4 or small in self.not_verbs:
            return 0
        if self.past_ends and small.endswith(self.past_ends):
            return -1
        return 1 if self.future_ends and small.endswith(self.future_ends) else 0

    def participle(self, words: list[str], i: int) -> bool:
        """Whether ``words[i]`` (the nearest first) is a participle with no present or future form before it."""
        word = words[i].lower()
        regular = len(word) > 4 and self.participles and word.endswith(self.participles) and word not in self.not_verbs
        if not regular and word not in self.irregular:
            return False
        if any(w.lower() in self.be for w in words[:i]):
            return False  # "a segunda chamada é na sexta"
        return not any(w.lower() in self.be or self.lean(w) > 0 for w in words[i + 1 : i + 3])

    def perfect(self, word: str) -> bool:
        """Whether ``word`` may be the participle of a perfect ("ist gestorben", "est mort")."""
        if len(word) < (5 if self.infix else 3) or word[0].isupper() or word in self.not_verbs:
            return False
        if self.infix:
            if word.endswith(self.perfect_ends):
                return True
            return word.endswith(("t", "en")) and (self.infix in word[:_INFIX_REACH] or word.startswith(self.prefixes))
        return (bool(self.participles) and word.endswith(self.participles)) or word in self.irregular


@cache
def cues(language: str) -> Cues:
    """The cues of a language; empty where its table has none."""
    data = table(language, "dates").get("tense", {})
    past = frozenset(data.get("past", ()))
    return Cues(
        past=past | {prefix + verb for prefix in data.get("verb_prefixes", ()) for verb in past if len(verb) > 2},
        future=frozenset(data.get("future", ())),
        plan=frozenset(data.get("plan", ())),
        toward=frozenset(data.get("toward", ())),
        past_ends=tuple(data.get("past_endings", ())),
        future_ends=tuple(data.get("future_endings", ())),
        not_verbs=frozenset(data.get("not_verbs", ())),
        names=frozenset(data.get("not_verbs_as_written", ())),
        participles=tuple(data.get("participle_endings", ())),
        be=frozenset(data.get("be", ())),
        present=frozenset(data.get("present", ())) | frozenset(data.get("have", ())),
        have=frozenset(data.get("have", ())),
        infix=data.get("participle_infix", ""),
        prefixes=tuple(data.get("participle_prefixes", ())),
        perfect_ends=tuple(data.get("participle_ends", ())),
        undone=frozenset(data.get("undone", ())),
        token=_TOKEN_ORDINAL if data.get("ordinal_point") else TOKEN,
        passive=frozenset(data.get("passive", ())),
        capital_nouns=bool(data.get("capital_nouns")),
        opens=frozenset(data.get("opens", ())),
        focus=frozenset(data.get("focus", ())),
        joins=frozenset(data.get("joins", ())),
        relative=frozenset(data.get("relative", ())),
        irregular=frozenset(data.get("participles", ())),
        compared=frozenset(data.get("compared", ())),
        moved=tuple(data.get("moved", ())),
        states=frozenset(data.get("states", ())),
        between=frozenset(data.get("between", ())),
        reflexive=frozenset(data.get("reflexive", ())),
        behind=frozenset(data.get("behind", ())),
        plan_not=frozenset(data.get("plan_not", ())),
        second_ends=tuple(data.get("second_endings", ())),
        not_second=frozenset(data.get("not_second", ())),
        says=frozenset(data.get("says", ())),
        accounts=frozenset(data.get("accounts", ())),
        shifted=frozenset(data.get("shifted", ())),
        shift_to=frozenset(data.get("shift_to", ())),
        scheduled=frozenset(data.get("scheduled", ())),
    )
