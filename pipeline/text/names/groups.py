"""Groups that act as one and have no capital: "funcionários da Casa Branca", "les autorités syriennes"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from itertools import pairwise

from pipeline.core.article import ActorKind, Candidate
from pipeline.core.span import Span
from pipeline.text.lexicon import Lexicon
from pipeline.text.words import Words

_NEAR = frozenset({" ", "\u00a0", "\u202f", "\n", ""})
_INFINITIVES = ("ar", "er", "ir", "re", "rse", "rlo", "rla")
_FAR = 4
"""Words between a group and the verb that shows it speaking, at most."""


def find_groups(
    words: Words, lexicon: Lexicon, taken: Sequence[Span], sayings: frozenset[str], held: Set[str] = frozenset()
) -> list[Candidate]:
    """Groups that speak or belong to a named actor; the same words are one candidate. Ids are still to be given.

    ``held``: the words of the offices that named people have; another office ("o primeiro-ministro") is somebody.
    """
    if not lexicon.groups and not lexicon.bodies:
        return []
    starts = sorted((span.start, span.end) for span in taken)
    places: dict[str, list[Span]] = {}
    acting: set[str] = set()
    kinds: dict[str, ActorKind] = {}
    grouped = lexicon.grouped
    for i in [i for i, low in enumerate(words.lows) if low in grouped]:
        low = words.lows[i]
        office = low in lexicon.offices and low not in held
        if not office and low not in lexicon.groups and low not in lexicon.bodies:
            continue
        if any(a <= words.starts[i] < b for a, b in _around(starts, words.starts[i])):
            continue
        first, last, owned = _extent(words, lexicon, i, starts)
        body = office or low in lexicon.bodies
        if office and _named_behind(words, last):
            continue
        if body and owned is None:
            last = _complement(words, lexicon, last, sayings)
        if low in lexicon.bodies and lexicon.bodies[low] is not ActorKind.GOVERNMENT:
            behind = last + 1 < len(words) and words.gap(last) in _NEAR and words.starts[last + 1]
            if behind and any(start == behind for start, _ in _around(starts, behind)):
                # "La asociación de usuarios Vía Justa": it only tells what the name is.
                continue
        before = words.lows[first - 1] if first and words.before(first) in _NEAR else ""
        span = Span(start=words.starts[first], end=owned or words.ends[last])
        key = " ".join(words.text[span.start : span.end].lower().split())
        places.setdefault(key, []).append(span)
        kinds.setdefault(key, ActorKind.PERSON if office else lexicon.bodies.get(low, ActorKind.GROUP))
        introduced = low in lexicon.groups or before in lexicon.articles
        # "640 of the 910 workers at Marlowe Quays" are a number.
        completes = owned is not None and not before.isdigit()
        # At the beginning of a clause it is the subject, whatever the verb.
        clause = first == 1 or (
            first > 1 and (words.before(first - 1) not in _NEAR or words.lows[first - 2] in lexicon.clause)
        )
        opens = body and before in lexicon.articles and clause
        if (
            before not in lexicon.prepositions
            and introduced
            and (completes or opens or _speaks(words, lexicon, last, i, sayings))
        ):
            acting.add(key)
    return [
        Candidate(id="a0", name=spans[0].of(words.text), mentions=tuple(spans), kind=kinds[key])
        for key, spans in places.items()
        if key in acting
    ]


def _named_behind(words: Words, last: int) -> bool:
    """ "O ministro Carlos Moura", "O ministro, Carlos Moura,": the office is a named person's."""
    gap = words.gap(last)
    return last + 1 < len(words) and (gap in _NEAR or gap == ", ") and words.words[last + 1][0].isupper()


def _around(starts: Sequence[tuple[int, int]], at: int) -> Sequence[tuple[int, int]]:
    i = bisect_right(starts, (at, 1 << 60)) - 1
    return starts[i : i + 1] if i >= 0 else ()


def _extent(words: Words, lexicon: Lexicon, i: int, taken: Sequence[tuple[int, int]]) -> tuple[int, int, int | None]:
    """First and last word of the group's phrase; and its end where a named actor completes it."""
    first = last = i
    if i and words.before(i) in _NEAR and words.lows[i - 1] in lexicon.group_adjectives:
        first = i - 1
    if words.gap(i) in _NEAR and i + 1 < len(words) and words.lows[i + 1] in lexicon.group_adjectives:
        last = i + 1
    at = last + 1
    if (
        at < len(words)
        and words.gap(last) in _NEAR
        and words.words[at][0].isupper()
        and words.lows[i] in lexicon.bodies
    ):
        # "governo Biden", "région Occitanie"
        for start, end in _around(taken, words.starts[at]):
            if start == words.starts[at] and lexicon.code not in ("en", "de"):
                return first, last, end
        if lexicon.code not in ("en", "de"):
            # "la région Occitanie": what is only a place is here the body's name.
            while at < len(words) and words.gap(at - 1) in _NEAR and words.words[at][0].isupper():
                at += 1
            return first, last, words.ends[at - 1]
    while at < len(words) and at - last <= 3 and words.gap(at - 1) in _NEAR and words.lows[at] in lexicon.completing:
        at += 1
    if at > last + 1 and at < len(words) and words.gap(at - 1) in _NEAR and words.words[at][0].isupper():
        for start, end in _around(taken, words.starts[at]):
            if start == words.starts[at]:
                return first, last, end
    return first, last, None


def _complement(words: Words, lexicon: Lexicon, last: int, sayings: frozenset[str]) -> int:
    """The last word of an institution's small-letter name: "ministère de la transition écologique"."""
    small = lexicon.particles | lexicon.articles
    at = last + 1
    while at < len(words) and at - last <= 3 and words.gap(at - 1) in _NEAR and words.lows[at] in small:
        at += 1
    if not last + 1 < at < len(words) or words.gap(at - 1) not in _NEAR or words.lows[at] in sayings:
        return last
    if not words.lows[at].replace("-", "").isalpha() or words.lows[at] in lexicon.prepositions:
        return last
    if _is_infinitive(words, lexicon, at):
        return last
    if lexicon.code in ("en", "de"):
        return last
    following = at + 1
    if following < len(words) and words.gap(at) in _NEAR and words.lows[following] in lexicon.tails:
        return following
    return _seat(words, lexicon, at)


def _is_infinitive(words: Words, lexicon: Lexicon, i: int) -> bool:
    """ "acusou a prefeitura de interferir": a verb, which is no part of the name."""
    low = words.lows[i]
    bare = words.lows[i - 1] in ("de", "d'", "a", "à")
    return bare and bool(lexicon.no_infinitives) and low.endswith(_INFINITIVES) and low not in lexicon.no_infinitives


def _seat(words: Words, lexicon: Lexicon, last: int) -> int:
    """The last word of the place that an institution is named for: "tribunal de commerce d'Épinal"."""
    at = last + 1
    if (
        at >= len(words)
        or words.gap(last) not in _NEAR
        or words.lows[at] not in lexicon.particles - lexicon.conjunctions
    ):
        return last
    end = last
    while at + 1 < len(words) and words.gap(at) in _NEAR and words.words[at + 1][0].isupper():
        end = at + 1
        while end + 1 < len(words) and words.gap(end) in _NEAR and words.words[end + 1][0].isupper():
            end += 1
        at = end + 1
        if (
            words.gap(end) not in _NEAR
            or at >= len(words)
            or words.lows[at] not in lexicon.particles - lexicon.conjunctions
        ):
            break
    return end


def _speaks(words: Words, lexicon: Lexicon, last: int, first: int, sayings: frozenset[str]) -> bool:
    """Whether a verb of saying stands beside the group."""
    before = words.lows[max(0, first - 2) : first]
    if any(low in sayings for low in before):
        # "told lawmakers": they are spoken to.
        return not any(low in lexicon.addressing for low in before)
    behind = words.lows[last + 1 : last + 1 + _FAR]
    for low, following in pairwise([*behind, ""]):
        if low in lexicon.conjunctions and following not in lexicon.groups:
            # "espera 40 mil pessoas e decretou": another one's verb.
            return False
        if low in sayings:
            return True
    return False
