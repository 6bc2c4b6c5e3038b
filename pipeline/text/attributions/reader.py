"""Attributions sentence by sentence: a cue, who stands beside it, and what is said or done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.core.article import NameMention, Sentence
from pipeline.text.attributions.cues import Cues, cues
from pipeline.text.attributions.indirect import Indirect
from pipeline.text.attributions.phrases import Grammar
from pipeline.text.attributions.verbs import Verbs
from pipeline.text.attributions.view import AttributionReading, Places
from pipeline.text.attributions.without_verb import Phrases
from pipeline.text.lexicon import lexicon
from pipeline.text.quotes import QuoteReading
from pipeline.text.words import Words

_LONGEST = 400
"""Words of a sentence in which attributions are looked for: a longer one is a table or a list."""


def read_attributions(
    text: str,
    language: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[QuoteReading],
    names: Sequence[NameMention],
    *,
    words: Words,
) -> list[AttributionReading]:
    """Everything that somebody is told to say, hold or do, in the order of the cues. ``language`` is a base code."""
    table = cues(language)
    if not table.verbs:
        return []
    starts = {name.span.start: name.span.end for name in names}
    openings = {q.outer[0]: q for q in reversed(quotes)}
    endings = {q.outer[1]: q for q in quotes}
    quoted = _outermost(quotes)
    lists = lexicon(language)
    found: list[AttributionReading] = []
    for index, (low, high), places in _cued(words, sentences, table):
        grammar = Grammar(words, table, lists, starts, low, high)
        shared = Places(sentences[index], index, places, openings, endings, quoted)
        readers = [kind(grammar, shared) for kind in (Phrases, Verbs)]
        # A phrase first: its words are no verb's.
        made = [reading for reader in readers for reading in reader.read()]
        made = made or list(Indirect(grammar, shared).read())
        found += sorted(made, key=lambda r: r.cue)
    return found


def _cued(words: Words, sentences: Sequence[Sentence], table: Cues) -> Iterator[tuple[int, tuple[int, int], list[int]]]:
    """The sentences in which a cue may stand: index, range of words, and the words that a cue may begin with."""
    triggers, lows = table.triggers, words.lows
    vocabulary = set(lows)
    cueing = {w: triggers[w] for w in vocabulary & triggers.keys()}
    # "dit-elle", "disse-nos": the verb stands before the hyphen.
    cueing |= dict.fromkeys(w for w in vocabulary if "-" in w and w.split("-", 1)[0] in triggers)
    places = [
        i
        for i, (low, following) in enumerate(pairwise([*lows, ""]))
        if low in cueing and ((wanted := cueing[low]) is None or following in wanted)
    ]
    at = 0
    for index, sentence in enumerate(sentences):
        if at == len(places):
            break
        if words.starts[places[at]] >= sentence.span.end:
            continue
        low, high = words.within(sentence.span.start, sentence.span.end)
        # What stands between two sentences is in neither.
        begin = bisect_left(places, low, at)
        at = bisect_left(places, high, begin)
        if begin < at and high - low <= _LONGEST:
            yield index, (low, high), places[begin:at]


def _outermost(quotes: Sequence[QuoteReading]) -> list[tuple[int, int]]:
    """The outer marks of the quotations that lie in no other, in order."""
    found: list[tuple[int, int]] = []
    for quote in sorted(quotes, key=lambda q: q.outer):
        if not found or quote.outer[0] >= found[-1][1]:
            found.append(quote.outer)
    return found
