"""Names that only say who wrote or photographed: an author's line is no part of the story."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.core.article import Sentence
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.runs import Run
from pipeline.text.words import Words

_HEAD = 4
"""Sentences at the beginning, and as many at the end, among which an author's line is looked for."""
_TWO_NAMES = 3
"""Words behind the first of two names in a row, at least."""
_LINE = 8
"""Words of an author's line, at most."""


def credits_cut(runs: Sequence[Run], words: Words, sentences: Sequence[Sentence], lists: Lexicon) -> list[Run]:
    """The runs without those of authors' lines, and with a photographer's name apart from the one before it."""
    lines = _lines(words, sentences, lists)
    if lines:
        runs = [run for run in runs if not any(low <= run.first < high for low, high in lines)]
    return _photographers_cut(runs, words, lists)


def _lines(words: Words, sentences: Sequence[Sentence], lists: Lexicon) -> list[tuple[int, int]]:
    """The words of each author's line: "Von unserem Mitarbeiter Jens Kohl", "Colaborou a fotógrafa Ana Lira."."""
    found: list[tuple[int, int]] = []
    for sentence in (*sentences[:_HEAD], *sentences[max(_HEAD, len(sentences) - _HEAD) :]):
        low, high = words.within(sentence.span.start, sentence.span.end)
        opens = low < high and words.lows[low] in lists.bylines and words.words[low][0].isupper()
        if (
            opens
            and 2 < high - low <= _LINE
            and words.words[high - 1][0].isupper()
            and _verbless(words, low, high, lists)
        ):
            found.append((low, high))
    return found


def _verbless(words: Words, low: int, high: int, lists: Lexicon) -> bool:
    """Whether a line that a preposition opens has names and small words only: "Von der Aue besucht Kiel" has a verb."""
    small = lists.articles | lists.particles | lists.possessives | lists.prepositions | lists.conjunctions
    return words.lows[low] not in lists.prepositions or all(
        words.words[i][0].isupper() or words.lows[i] in small or lists.is_title(words.lows[i])
        for i in range(low + 1, high)
    )


def _photographers_cut(runs: Sequence[Run], words: Words, lists: Lexicon) -> list[Run]:
    """A name that a photographer's follows without a comma ("Michel Temer Antonio Cruz/Agência") is two.

    Only where the article has the first of them alone as well, and the second begins with a given name.
    """
    if not any(run.last - run.first >= _TWO_NAMES for run in runs):
        return list(runs)
    short = {tuple(words.lows[r.first : r.last + 1]) for r in runs if r.last - r.first == 1}
    cut: list[Run] = []
    for run in runs:
        middle = run.first + 2
        known = run.last - run.first >= _TWO_NAMES and tuple(words.lows[run.first : middle]) in short
        if known and lists.is_given(words.lows[middle]):
            cut += [run._replace(last=middle - 1), Run(middle, run.last)]
        else:
            cut.append(run)
    return cut
