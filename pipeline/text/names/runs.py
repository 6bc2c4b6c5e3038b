"""Capitalised runs: where a name begins, what stands apart from it as a title, and how it stands in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.core.article import ActorKind, Sentence
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.links import extend
from pipeline.text.names.stretch import BLANKS, Stretch
from pipeline.text.words import Words

_INITIAL_MARKS = frozenset("“”„«»\"‘‚'›‹:—–•[(")
_QUOTE_OPEN = frozenset("“„«»\"‘‚‹›'")
_QUOTE_CLOSE = frozenset("”“»«\"’‘›‹'")
_INITIALS = 3
"""Letters of a surname that reads like an ordinary word, at least."""
_ABBREVIATED = 4
"""Letters of an office that is written with a stop ("Gov.", "Prof."), at most."""


class Run(NamedTuple):
    """Words ``first`` to ``last`` (inclusive) that read as one name.

    ``initial``: it opens its sentence or a quotation. ``title``: the office directly before it. ``honorific``: "Sr."
    and the like is its first word. ``known``: what lists say it is. ``quoted``: it fills a pair of quotation marks.
    """

    first: int
    last: int
    initial: bool = False
    title: tuple[int, int] | None = None
    honorific: bool = False
    known: ActorKind | str | None = None
    quoted: bool = False
    headline: bool = False


def find_runs(words: Words, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Run]:
    """All runs of a text, in order. Ordinary words that only open a sentence are cut off, titles set apart."""
    runs: list[Run] = []
    capitals = [i for i, word in enumerate(words.words) if word[0].isupper()]
    surnames = _surnames(words, capitals, lexicon)
    behind = 0
    for sentence in sentences:
        low, high = words.within(sentence.span.start, sentence.span.end)
        begin = bisect_left(capitals, low, behind)
        behind = bisect_left(capitals, high, begin)
        if begin == behind:
            continue
        at = Stretch(words, lexicon, low, high, capitals[begin:behind], surnames)
        # Most sentences begin with a word that only opens them.
        opener = at.lows[at.low] in lexicon.mere_openers and not at.acronym(at.low)
        done = at.low + opener
        for i in at.capitals:
            if i >= done:
                run, done = _read(at, i)
                if run:
                    runs.append(run)
    return runs


def _surnames(words: Words, capitals: Sequence[int], lexicon: Lexicon) -> frozenset[str]:
    """Words behind given names that elsewhere end like ordinary ones: "Silke Rosenberg"."""
    return (
        frozenset(
            words.lows[j]
            for i, j in pairwise(capitals)
            if j == i + 1
            and words.before(j) == " "
            and lexicon.is_given(words.lows[i])
            and len(words.words[j]) > _INITIALS
        )
        - lexicon.ordinary
        - lexicon.openers
        - lexicon.things
    )


def _read(at: Stretch, i: int) -> tuple[Run | None, int]:
    """The run that begins with word ``i``, if one does, and the first word behind what was read."""
    lexicon, low = at.lexicon, at.lows[i]
    phrase = at.phrase(i)
    if phrase:
        end, kind = phrase
        return _run(at, i, end - 1, known=kind), end
    if low in lexicon.honorifics:
        return _honorific(at, i)
    if lexicon.is_title(low) and low not in lexicon.known and not (lexicon.code == "en" and lexicon.is_given(low)):
        return _title(at, i)
    if low in lexicon.modifiers and i + 1 < at.high and at.gap(i) == " " and at.words[i + 1][0].isupper():
        following = at.lows[i + 1]
        if lexicon.is_title(following) and following not in lexicon.known and not lexicon.is_given(following):
            # "Home Secretary Olivia Trask"
            return _title(at, i)
    if at.stops(i):
        return None, i + 1
    end = extend(at, i)
    if lexicon.code == "de" and end - i >= 3 and _is_trade(at, i):
        # "Der Glaziologe Reto Zumthor": a trade that no list has, then the name.
        return _run(at, i + 1, end - 1, title=(i, i)), end
    return _run(at, i, end - 1), end


def _is_trade(at: Stretch, i: int) -> bool:
    """Whether German word ``i`` is a noun before a person's name: an article before it, or a given name behind."""
    lexicon, lows = at.lexicon, at.lows
    if lexicon.is_given(lows[i]) or lows[i] in lexicon.heads or at.known(i) or at.words[i].isupper():
        return False
    if lows[i].endswith(("schen", "scher", "sches")) or any(low in lexicon.heads for low in lows[i : i + 4]):
        return False
    return lexicon.is_given(lows[i + 1]) or (i > at.low and lows[i - 1] in ("der", "die"))


def _honorific(at: Stretch, i: int) -> tuple[Run | None, int]:
    """ "Sr. Moura": the form of address is part of the run."""
    following = i + 1
    if following >= at.high or at.gap(i) not in (" ", ". ", ".", "\u00a0", ".\u00a0"):
        return None, following
    if not at.words[following][0].isupper() or at.stops(following):
        return None, following
    if at.lows[following] in at.lexicon.honorifics or at.lexicon.is_title(at.lows[following]):
        return None, following
    end = extend(at, following)
    return _run(at, i, end - 1, honorific=True), end


def _title(at: Stretch, i: int) -> tuple[Run | None, int]:
    """A capitalised office: the name behind it is a run of its own, and the office is its title."""
    end = i + 1
    while end < at.high and at.gap(end - 1) in BLANKS and at.lexicon.is_title(at.lows[end]):
        end += 1
    if end >= at.high:
        return None, end
    stopped = at.gap(end - 1) == ". " and len(at.words[end - 1]) <= _ABBREVIATED
    if at.gap(end - 1) not in (" ", "\u00a0") and not stopped:
        return None, end
    if not at.words[end][0].isupper() or at.lows[end] in at.lexicon.honorifics or at.stops(end):
        return None, end
    stop = extend(at, end)
    return _run(at, end, stop - 1, title=(i, end - 1)), stop


def _run(
    at: Stretch,
    first: int,
    last: int,
    *,
    title: tuple[int, int] | None = None,
    honorific: bool = False,
    known: ActorKind | str | None = None,
) -> Run:
    text, start, end = at.source.text, at.source.starts[first], at.source.ends[last]
    opens, closes = text[start - 1 : start] if start else "", text[end : end + 1]
    initial = title is None and (first == at.low or not _INITIAL_MARKS.isdisjoint(at.gaps[first]))
    quoted = opens in _QUOTE_OPEN and closes in _QUOTE_CLOSE
    if known is None and first == last:
        known = at.known(first)
    return Run(first, last, initial, title, honorific, known, quoted, at.headline and not title and not honorific)
