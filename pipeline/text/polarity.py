"""What a speaker's own words show where the cue does not: for, against, both, or nothing that is plain.

``languages/<code>/polarity.toml`` lists words that judge, as beginnings of words ("insult"), whole words ("fair.") or
several words in a row ("step forward"; "*" ends a beginning there, and stands alone for any word; "is|was wrong to"
stands for each of its readings, in which "ought_to" is two words). Each is a sign for or against; a plain sign (the
``strong`` lists, and every phrase) counts three, any other one. A stance takes a plain sign, and none on the other
side: a wrong stance is worse than none. Faint signs only stand against: a storm that ruins and kills, told, is ill
news, and no judgement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product, takewhile
from typing import Literal

from pipeline.text.fold import fold
from pipeline.text.tables import base, table

_TOKEN = re.compile(r"[^\W\d_]+(?:'t\b)?|[.,;:!?()]")
_CLITIC = re.compile(r"'(?!t\b)|_")
_PAUSES = frozenset(".,;:!?()")
_REACH = 3
"""Words between a negation and what it turns around, at most."""
_BEHIND = 2
"""Words between a sign and a negation behind it, at most: "hilft uns nicht", "must not"."""
_PLAIN = 3
"""What a plain sign weighs; one of a side's has to."""
_LONG = 30
"""Words beyond which one plain sign is not enough: among so many it may belong to anything."""
_SHORT = 12
"""Words and pauses up to which a faint sign stands beside a plain one for both to be held."""
_CLAUSE = 4
"""Words of a clause before its "but", at most."""
_TURNED = 2
"""First words of what is opposed, of which a negation may be one."""
_SCOPE = 12
"""Words behind "I can't say" that are not said, at most."""
_LONGEST = 24
"""Letters of the longest beginning of a word that is looked up."""
_AHEAD = 40
"""Words behind a sign among which the end of its sentence is looked for."""
_WEIGHTS = {"favour": 1, "strong_favour": 3, "against": -1, "strong_against": -3}
_FAVOUR_PHRASE, _AGAINST_PHRASE = 3, -3


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words in a row, each a whole word or (with "*") a beginning, and what they weigh: below zero against."""

    words: tuple[str, ...]
    weight: int

    def at(self, tokens: Sequence[str], i: int) -> bool:
        """Whether the sign stands at ``i``, where its first word fits already."""
        words, size = self.words, len(self.words)
        if size == 1:
            return True
        # Most fail at their second word.
        if i + size > len(tokens) or not _is(words[1], tokens[i + 1]):
            return False
        return all(_is(words[k], tokens[i + k]) for k in range(2, size))


@dataclass(frozen=True, slots=True)
class _Lists:
    """A language's signs by the first word's pattern, the longest first, and its small words."""

    signs: dict[str, tuple[_Sign, ...]]
    negations: frozenset[str]
    behind: frozenset[str]
    but: frozenset[str]
    both: dict[str, tuple[_Sign, ...]]
    unsaid: dict[str, tuple[_Sign, ...]]


def _is(word: str, token: str) -> bool:
    if word.endswith("*"):
        return token not in _PAUSES and token.startswith(word[:-1])
    return token == word


@cache
def _lists(language: str) -> _Lists:
    told = table(language, "polarity")
    made = [_Sign((_pattern(w),), weight) for key, weight in _WEIGHTS.items() for w in str(told.get(key, "")).split()]
    for key, weight in (("favour", _FAVOUR_PHRASE), ("against", _AGAINST_PHRASE), ("neutral", 0)):
        made += [_Sign(words, weight) for p in told.get(f"{key}_phrases", ()) for words in _readings(p)]
    negations = table(language, "negations").get("words", ())
    return _Lists(
        signs=_by_first_word(made),
        negations=frozenset(fold(w, accents=False) for w in negations) | frozenset(told.get("nobody", "").split()),
        behind=frozenset(told.get("behind", "").split()),
        but=frozenset(told.get("but", "").split()),
        both=_by_first_word([_Sign(words, 0) for p in told.get("both_phrases", ()) for words in _readings(p)]),
        unsaid=_by_first_word([_Sign(w, 0) for p in told.get("unsaid_phrases", ()) for w in _readings(p)]),
    )


def _readings(phrase: str) -> Iterator[tuple[str, ...]]:
    """The rows of words that a line of the table stands for, as they are read: "it's" is two words, "isn't" is one."""
    for words in product(*(word.split("|") for word in phrase.split())):
        yield tuple(_CLITIC.sub(" ", " ".join(words)).split())


def _by_first_word(made: Sequence[_Sign]) -> dict[str, tuple[_Sign, ...]]:
    signs: dict[str, list[_Sign]] = {}
    for sign in made:
        signs.setdefault(sign.words[0], []).append(sign)
    return {
        first: tuple(sorted(found, key=lambda s: (-len(s.words), -abs(s.weight)))) for first, found in signs.items()
    }


@dataclass(frozen=True, slots=True)
class _Begun:
    """The signs that may begin with a word: ``lone``, the word itself; ``rows`` of several, the longest first.

    ``seconds`` and ``stems``: second words of a row, whole and as beginnings, to say no at once. ``both``: signs of
    both sides at once.
    """

    lone: _Sign | None
    rows: tuple[_Sign, ...]
    seconds: frozenset[str]
    stems: tuple[str, ...]
    both: tuple[_Sign, ...]
    unsaid: tuple[_Sign, ...]

    def longest(self, tokens: Sequence[str], i: int) -> _Sign | None:
        """The longest sign that stands at ``i``."""
        if not self.rows or i + 1 >= len(tokens):
            return self.lone
        second = tokens[i + 1]
        if second not in self.seconds and not second.startswith(self.stems):
            return self.lone
        return next((sign for sign in self.rows if sign.at(tokens, i)), self.lone)


class _Vocabulary(dict[str, _Begun | None]):
    """What may begin with a word, none where nothing does; it learns a word when it meets it."""

    _MOST = 8192
    """Words of a language that are remembered: a long text must not fill the memory."""

    def __init__(self, lists: _Lists) -> None:
        self.lists = lists

    def __missing__(self, token: str) -> _Begun | None:
        found = _begun(self.lists, token)
        if len(self) < self._MOST:
            self[token] = found
        return found


@cache
def _vocabulary(language: str) -> _Vocabulary:
    return _Vocabulary(_lists(language))


def _begun(lists: _Lists, token: str) -> _Begun | None:
    patterns = [token]
    if token not in _PAUSES:
        patterns += [token[:n] + "*" for n in range(min(len(token), _LONGEST), -1, -1)]
    # A pause ends what was begun and begins nothing.
    signs = [s for p in patterns for s in lists.signs.get(p, ()) if token not in _PAUSES]
    both = tuple(s for p in patterns for s in lists.both.get(p, ()))
    unsaid = tuple(s for p in patterns for s in lists.unsaid.get(p, ()))
    if not signs and not both and not unsaid:
        return None
    rows = tuple(sorted((s for s in signs if len(s.words) > 1), key=lambda s: -len(s.words)))
    return _Begun(
        lone=next((s for s in signs if len(s.words) == 1), None),
        rows=rows,
        seconds=frozenset(s.words[1] for s in rows),
        stems=tuple({s.words[1][:-1] for s in rows if s.words[1].endswith("*")}),
        both=both,
        unsaid=unsaid,
    )


def _pattern(stem: str) -> str:
    return stem[:-1] if stem.endswith(".") else stem + "*"


def stance(words: str, language: str) -> Literal["supports", "opposes", "mixed"] | None:
    """What ``words`` plainly show; "mixed" where a "but" parts two sides that both weigh enough; else nothing."""
    lists = _vocabulary(base(language)).lists
    tokens, begun = _begin(words, language)
    if any(sign.at(tokens, i) for i, begins in begun for sign in begins.both):
        return "mixed"
    found = list(_signs(tokens, begun, lists))
    favour = sum(w for _, w in found if w > 0)
    against = -sum(w for _, w in found if w < 0)
    if favour and against:
        # "Beautiful, but far too loud" is plain; among many words a faint side may be of something else.
        enough = min(favour, against) >= _PLAIN or (len(tokens) <= _SHORT and favour + against > _PLAIN)
        return "mixed" if enough and _parted(tokens, found, lists.but) else None
    plain = any(abs(w) >= _PLAIN for _, w in found)
    if not plain or max(favour, against) < _PLAIN + (len(tokens) > _LONG):
        return None
    return "supports" if favour else "opposes"


def judges(words: str, language: str) -> bool:
    """Whether a plain sign stands in ``words``, though another may stand against it."""
    tokens, begun = _begin(words, language)
    lists = _vocabulary(base(language)).lists
    return any(abs(weight) >= _PLAIN for _, weight in _signs(tokens, begun, lists))


def _begin(words: str, language: str) -> tuple[list[str], list[tuple[int, _Begun]]]:
    """The words and pauses of ``words``, and those with which a sign may begin."""
    vocabulary = _vocabulary(base(language))
    tokens = _TOKEN.findall(fold(words, accents=False))
    return tokens, [(i, begins) for i, token in enumerate(tokens) if (begins := vocabulary[token])]


def turn(words: str, language: str) -> str:
    """The clause of the first "but" of ``words``, without it; empty where there is none.

    German has its verb before it: "lobte das Ziel, bemängelte aber die Frist".
    """
    but = _lists(base(language)).but
    folded = [fold(w, accents=False).strip(",;.") for w in words.split()]
    at = next((i for i, w in enumerate(folded) if w in but), None)
    if at is None:
        return ""
    parts = words.split()
    begins = next((i + 1 for i in range(at - 1, max(-1, at - _CLAUSE), -1) if parts[i].endswith((",", ";"))), at)
    return " ".join(parts[begins:at] + parts[at + 1 :])


def turned_back(words: str, language: str) -> bool:
    """Whether ``words`` begin with a negation: "(no reason) not to build", "(no hay razón) para no construir"."""
    code = base(language)
    first = words.split()[:_TURNED]
    return any(fold(word, accents=False).strip(",") in _lists(code).negations for word in first)


def _signs(tokens: Sequence[str], begun: Sequence[tuple[int, _Begun]], lists: _Lists) -> Iterator[tuple[int, int]]:
    """Each sign's place and weight, negations reckoned; words that belong to a longer sign are no sign themselves."""
    free = end = unsaid = 0
    for i, begins in begun:
        if any(sign.at(tokens, i) for sign in begins.unsaid):
            unsaid = _scope(tokens, i, lists)
        sign = begins.longest(tokens, i) if i >= end else None
        if sign is None:
            continue
        end = i + len(sign.words)
        weight = sign.weight
        if weight and _negated(tokens, free, i, end, lists):
            # "not fair" is plainly against, "not wrong" praises faintly.
            weight = -weight if weight > 0 else 1
        if weight and i < unsaid:
            weight = -1 if weight > 0 else 1
        if weight > 0 and _asked(tokens, end):
            # "Is that right?" approves of nothing; "Why is nobody helping?" complains.
            weight = 0
        if weight:
            yield i, weight
        # The "no" of "makes no sense" is spent; that of "neither fair nor right" is not.
        free = end if len(sign.words) > 1 else free


def _negated(tokens: Sequence[str], free: int, start: int, end: int, lists: _Lists) -> bool:
    """Whether a negation stands shortly before, from ``free`` on, or behind what is at ``start`` to ``end``."""
    near = list(
        takewhile(
            lambda t: t not in _PAUSES and t not in lists.but, reversed(tokens[max(free, start - _REACH) : start])
        )
    )
    far = takewhile(lambda t: t not in _PAUSES and t not in lists.but, tokens[end : end + _BEHIND + 1])
    return any(t in lists.negations for t in near) or any(t in lists.behind for t in far)


def _scope(tokens: Sequence[str], i: int, lists: _Lists) -> int:
    """Where what "I can't say" takes back ends: with the sentence, or with a "but"."""
    ends = (j for j in range(i, min(len(tokens), i + _SCOPE)) if tokens[j] in ".;!?" or tokens[j] in lists.but)
    return next(ends, i + _SCOPE)


def _asked(tokens: Sequence[str], end: int) -> bool:
    """Whether the sentence ends with a question mark."""
    return next((t for t in tokens[end : end + _AHEAD] if t in ".!?"), "") == "?"


def _parted(tokens: Sequence[str], found: Sequence[tuple[int, int]], but: frozenset[str]) -> bool:
    for at in (i for i, token in enumerate(tokens) if token in but):
        before, after = sum(w for i, w in found if i < at), sum(w for i, w in found if i > at)
        if before * after < 0:
            return True
    return False
