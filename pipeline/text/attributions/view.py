"""One sentence as every reader of attributions sees it: its words, the quotations in it, and how a find is made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.core.article import AttributionKind, Sentence, StanceWord
from pipeline.text.attributions.classes import CueClass
from pipeline.text.attributions.phrases import BLANKS, Grammar
from pipeline.text.quotes import QuoteReading

_SCARE = 2
"""A quotation of so few words shows a wording, not a statement."""

_HANDS_OVER = frozenset(",?!…–—")
"""What a quotation ends with, inside or behind its marks, when the sentence goes on with who says it."""


@dataclass(frozen=True, slots=True)
class AttributionReading:
    """Offsets of the cue, of who speaks or acts, and of what is said or done; ``sentence`` is its index."""

    sentence: int
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    content: tuple[int, int] | None
    kind: AttributionKind
    leaning: StanceWord | None


@dataclass(frozen=True, slots=True)
class Places:
    """A sentence, its ``index``, and the words in it that a cue may begin with (``cues``, in order).

    ``openings`` and ``endings``: the article's quotations by the offset of their outer marks; ``quoted``: where they
    lie, none inside another. ``taken``: words that are a cue's already, one set for all who read the sentence.
    """

    sentence: Sentence
    index: int
    cues: Sequence[int]
    openings: dict[int, QuoteReading]
    endings: dict[int, QuoteReading]
    quoted: Sequence[tuple[int, int]]
    taken: set[int] = field(default_factory=set)


class View:
    """What the readers of a sentence share: its grammar, and where quotations and cues stand."""

    def __init__(self, grammar: Grammar, at: Places) -> None:
        self.g, self.words, self.cues = grammar, grammar.words, grammar.cues
        self.sentence, self.index, self.places = at.sentence, at.index, at.cues
        self.openings, self.endings, self.taken, self.quoted = at.openings, at.endings, at.taken, at.quoted

    def _inside_quote(self, offset: int) -> bool:
        i = bisect_right(self.quoted, (offset, offset)) - 1
        return i >= 0 and offset < self.quoted[i][1]

    def _group(self, i: int) -> int:
        """The first word of the verb's group: what stands between the subject and the verb."""
        first = i
        while first > self.g.low and i - first < 5 and self.words.gap(first - 1) in BLANKS:
            low = self.words.lows[first - 1]
            if low not in self.cues.inside or (low in self.cues.determiners and self._is_article(first - 1)):
                break
            first -= 1
        return first

    def _is_article(self, i: int) -> bool:
        """Portuguese "o", "a" before a verb are pronouns; elsewhere a determiner ends the group."""
        return self.g.lexicon.code not in ("pt", "es", "fr")

    def _quote_before(self, i: int) -> QuoteReading | None:
        """The quotation that ends directly before word ``i``, a comma or a dash between them at most."""
        if i == 0:
            return None
        start = self.words.starts[i]
        for at in range(start, max(0, start - 5), -1):
            quote = self.endings.get(at)
            if quote is not None:
                return quote
            if self.words.text[at - 1 : at] not in (",", " ", "–", "—", "-", "\u00a0"):
                return None
        return None

    def _quote_first(self) -> QuoteReading | None:
        """The quotation that opens the sentence and hands over to what follows: “It is late,” its head, X, said."""
        quote = self.openings.get(self.sentence.span.start)
        if quote is None or quote.outer[1] >= self.sentence.span.end:
            return None
        text = self.words.text
        edges = text[quote.end - 1 : quote.end], text[quote.outer[1] : quote.outer[1] + 1]
        return quote if _HANDS_OVER.intersection(edges) else None

    def _quote_behind(self, offset: int) -> QuoteReading | None:
        """The quotation that opens directly behind ``offset``, a colon or a comma between them at most."""
        text = self.words.text
        for at in range(offset, min(len(text), offset + 6)):
            quote = self.openings.get(at)
            if quote is not None:
                return quote
            if text[at] not in ", :\n\u00a0":
                return None
        return None

    def _quote_inside(self, start: int, end: int) -> QuoteReading | None:
        """A quotation of some words between two offsets."""
        for i in range(self.g.low, self.g.high):
            at = self.words.starts[i] - 1
            if start <= at < end and at in self.openings:
                return self.openings[at]
        return None

    def _scares(self, quote: QuoteReading) -> bool:
        """Whether a quotation is only a word or two of what is said: 'ser "evidente" que …'."""
        return len(self.words.text[quote.start : quote.end].split(None, _SCARE)) <= _SCARE

    def _trimmed(self, span: tuple[int, int]) -> tuple[int, int] | None:
        start, end = span
        text = self.words.text
        while start < end and (text[start].isspace() or text[start] in ",;:.–—-)"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—-("):
            end -= 1
        return (start, end) if start < end else None

    def _made(
        self,
        first: int,
        last: int,
        subject: tuple[int, int] | None,
        content: tuple[int, int] | None,
        kind: CueClass,
        *,
        negated: bool = False,
    ) -> AttributionReading:
        starts, ends = self.words.starts, self.words.ends
        while kind is not CueClass.NO_COMMENT and first < last and self.words.lows[first] in self.cues.adverbs:
            # "siempre negó": the adverb is no part of the cue.
            first += 1
        leaning: StanceWord | None = kind.leaning
        if negated and kind is not CueClass.NO_COMMENT:
            # "não apoia" opposes; "não critica" shows nothing.
            leaning = "opposes" if leaning == "supports" else None
        how = AttributionKind.ACTION if kind.deed else AttributionKind.REPORTED
        if content and not kind.deed and self._is_quote(content):
            how = AttributionKind.DIRECT_QUOTE
        speaker = (starts[subject[0]], ends[subject[1]]) if subject else None
        return AttributionReading(self.index, (starts[first], ends[last]), speaker, content, how, leaning)

    def _is_quote(self, content: tuple[int, int]) -> bool:
        quote = self.openings.get(content[0] - 1) or self.openings.get(content[0] - 2)
        words = self.words.text[content[0] : content[1]].split(None, _SCARE)
        return quote is not None and len(words) > _SCARE
