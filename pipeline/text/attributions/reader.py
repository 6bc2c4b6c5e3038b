"""Attributions sentence by sentence: a cue, who stands beside it, and what is said or done."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.core.article import NameMention, Sentence
from pipeline.text.attributions.cues import cues
from pipeline.text.attributions.phrases import Grammar
from pipeline.text.attributions.verbs import Verbs
from pipeline.text.attributions.view import AttributionReading
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
    triggers = frozenset({*table.verbs, *table.participles, *table.before, *table.stances, *table.nouns})
    triggers |= frozenset(table.turns)
    triggers |= table.postposed | table.trailing | table.opening
    found: list[AttributionReading] = []
    for index, sentence in enumerate(sentences):
        low, high = words.within(sentence.span.start, sentence.span.end)
        if high - low > _LONGEST:
            continue
        lows = words.lows[low:high]
        # "dit-elle", "disse-nos": the verb stands before the hyphen.
        if triggers.isdisjoint(lows) and triggers.isdisjoint([w.split("-", 1)[0] for w in lows if "-" in w]):
            continue
        grammar = Grammar(words, table, lexicon(language), starts, low, high)
        taken: set[int] = set()
        readers = [kind(grammar, sentence, index, openings, endings, taken, quoted) for kind in (Phrases, Verbs)]
        # A phrase first: its words are no verb's.
        made = [reading for reader in readers for reading in reader.read()]
        found += sorted(made, key=lambda r: r.cue)
    return found


def _outermost(quotes: Sequence[QuoteReading]) -> list[tuple[int, int]]:
    """The outer marks of the quotations that lie in no other, in order."""
    found: list[tuple[int, int]] = []
    for quote in sorted(quotes, key=lambda q: q.outer):
        if not found or quote.outer[0] >= found[-1][1]:
            found.append(quote.outer)
    return found
