"""Set phrases: words in a row that are a cue together, found by their words instead of one phrase after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.text.attributions.classes import CueClass

_GAP = 6
"""Words that a phrase's "…" may stand for, at most."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; ``gap_at`` is where up to six others may stand between (the "…" of the table)."""

    words: tuple[str, ...]
    gap_at: int | None = None
    kind: CueClass = CueClass.SAY

    def end(self, lows: Sequence[str], i: int, high: int) -> int | None:
        """The end (exclusive, ``high`` at most) of the phrase that begins with word ``i``."""
        at = i
        for k, word in enumerate(self.words):
            if k == self.gap_at:
                stop = min(high, at + _GAP)
                while at < stop and lows[at] != word:
                    at += 1
            if at >= high or lows[at] != word:
                return None
            at += 1
        return at


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """The phrases that begin with one word, each with its rank: the longest first.

    ``whole``: those without a gap by all their words, of which there are ``lengths``; ``gapped``: the others.
    ``seconds``: the words that may stand second; none where any may.
    """

    whole: dict[tuple[str, ...], tuple[int, Phrase]]
    lengths: tuple[int, ...]
    gapped: tuple[tuple[int, Phrase], ...]
    seconds: frozenset[str] | None

    def find(self, lows: Sequence[str], i: int, high: int) -> tuple[Phrase, int] | None:
        """The first phrase in rank that begins with word ``i``, and its end (exclusive, ``high`` at most)."""
        known = (self.whole.get(tuple(lows[i : min(high, i + length)])) for length in self.lengths)
        rank, phrase = next(filter(None, known), (len(self.whole) + len(self.gapped), None))
        for before, other in self.gapped:
            end = other.end(lows, i, high) if before < rank else None
            if end is not None:
                return other, end
        return (phrase, i + len(phrase.words)) if phrase else None


def by_first_word(lines: Iterable[tuple[str, CueClass]]) -> dict[str, PhraseGroup]:
    """First word → the phrases that begin with it."""
    found: dict[str, list[Phrase]] = {}
    for line, kind in lines:
        words = line.split()
        gap = words.index("…") if "…" in words else None
        phrase = Phrase(tuple(w for w in words if w != "…"), gap, kind)
        found.setdefault(words[0], []).append(phrase)
    return {first: _group(phrases) for first, phrases in found.items()}


def _group(phrases: Sequence[Phrase]) -> PhraseGroup:
    ranked = list(enumerate(sorted(phrases, key=lambda p: -len(p.words))))
    whole: dict[tuple[str, ...], tuple[int, Phrase]] = {}
    for rank, phrase in ranked:
        if phrase.gap_at is None:
            whole.setdefault(phrase.words, (rank, phrase))
    open_ended = any(len(p.words) == 1 or p.gap_at == 1 for p in phrases)
    return PhraseGroup(
        whole,
        tuple(sorted({len(words) for words in whole}, reverse=True)),
        tuple((rank, p) for rank, p in ranked if p.gap_at is not None),
        None if open_ended else frozenset(p.words[1] for p in phrases),
    )
