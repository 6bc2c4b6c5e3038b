"""Finding in the article what a model named: handles, names, and words copied from a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import takewhile
from typing import TypeVar

from pipeline.core.article import Article, Attribution, Candidate, DateMention, NumberMention, QuoteMention, Sentence
from pipeline.core.span import Span
from pipeline.core.summary import Evidence
from pipeline.text.fold import Folded, fold
from pipeline.text.freetext import FreeText

M = TypeVar("M", bound=NumberMention | DateMention)


def _overlapping(items: Sequence[M], ends: Sequence[int], span: Span) -> list[M]:
    """Those of ``items`` (in order, none overlapping another, ending at ``ends``) that overlap ``span``."""
    behind = (items[i] for i in range(bisect_right(ends, span.start), len(items)))
    return list(takewhile(lambda m: m.span.start < span.end, behind))


class Places:
    """An article, folded once, and the ways to look things up in it: the same for every Draft of the article."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def folded(self) -> Folded:
        """The text, ready to find copied words in."""
        return Folded(self.article.text)

    @cached_property
    def free(self) -> FreeText:
        """What checks the words that a model writes itself."""
        return FreeText(self.article)

    @cached_property
    def sentences(self) -> dict[str, Sentence]:
        """Sentences by handle."""
        return {s.id: s for s in self.article.sentences}

    @cached_property
    def numbers(self) -> dict[str, NumberMention]:
        """Numbers by handle."""
        return {m.id: m for m in self.article.mentions.numbers}

    @cached_property
    def dates(self) -> dict[str, DateMention]:
        """Dates by handle."""
        return {m.id: m for m in self.article.mentions.dates}

    @cached_property
    def quotes(self) -> dict[str, QuoteMention]:
        """Quotes by handle."""
        return {m.id: m for m in self.article.mentions.quotes}

    def numbers_at(self, span: Span) -> list[NumberMention]:
        """The numbers that share a character with ``span``."""
        return _overlapping(self.article.mentions.numbers, self._number_ends, span)

    def dates_at(self, span: Span) -> list[DateMention]:
        """The dates that share a character with ``span``."""
        return _overlapping(self.article.mentions.dates, self._date_ends, span)

    @cached_property
    def _number_ends(self) -> list[int]:
        return [m.span.end for m in self.article.mentions.numbers]

    @cached_property
    def _date_ends(self) -> list[int]:
        return [m.span.end for m in self.article.mentions.dates]

    @cached_property
    def _by_form(self) -> dict[str, Candidate]:
        forms: dict[str, Candidate] = {}
        candidates = self.article.mentions.candidates
        for candidate in candidates:
            forms.setdefault(fold(candidate.name), candidate)
        for candidate in candidates:
            for alias in (*candidate.aliases, *candidate.guess):
                forms.setdefault(fold(alias), candidate)
        return forms

    def candidate(self, name: str) -> Candidate | None:
        """The candidate that this name, or one of its aliases, belongs to."""
        return self._by_form.get(fold(name))

    @cached_property
    def _named(self) -> dict[str, list[tuple[Span, str]]]:
        """Every place of each candidate, with its folded words."""
        text = self.article.text
        return {c.id: [(s, fold(s.of(text))) for s in c.mentions] for c in self.article.mentions.candidates}

    @cached_property
    def _owned(self) -> tuple[list[int], list[Span]]:
        """The spans of all names, in order, and where they start."""
        spans = sorted((m.span for m in self.article.mentions.names), key=lambda s: s.start)
        return [s.start for s in spans], spans

    def name(self, words: str) -> list[Span]:
        """Every place where ``words`` stand as a name of their own, in order.

        What the readers took for a name is looked up. Other words are searched for; a place inside a longer name is
        none of theirs: "China" in "Banco da China".
        """
        key = fold(words)
        candidate = self._by_form.get(key)
        if candidate is not None:
            found = [span for span, form in self._named[candidate.id] if form == key]
            if found:
                return found
        starts, spans = self._owned
        out = []
        for span in self.folded.find_all(words):
            i = bisect_right(starts, span.start) - 1
            if not (i >= 0 and spans[i].contains(span) and len(spans[i]) > len(span)):
                out.append(span)
        return out

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each sentence in the article, by handle."""
        return {s.id: i for i, s in enumerate(self.article.sentences)}

    @cached_property
    def attributions(self) -> dict[str, list[Attribution]]:
        """Attributions by the handle of their sentence."""
        found: dict[str, list[Attribution]] = {}
        for attribution in self.article.mentions.attributions:
            found.setdefault(attribution.sentence, []).append(attribution)
        return found

    @cached_property
    def quotes_in(self) -> dict[str, list[QuoteMention]]:
        """Quotes by the handle of every sentence that they touch."""
        touched: dict[str, list[QuoteMention]] = {}
        for quote in self.article.mentions.quotes:
            at = self.order.get(quote.sentence, 0)
            for sentence in self.article.sentences[at:]:
                if not sentence.span.overlaps(quote.outer):
                    break
                touched.setdefault(sentence.id, []).append(quote)
        return touched

    @cached_property
    def _whole(self) -> dict[str, Evidence]:
        return {}

    def evidence(self, sentence: Sentence) -> Evidence:
        """A whole sentence as evidence."""
        known = self._whole.get(sentence.id)
        if known is None:
            start, end = sentence.span.start, sentence.span.end
            known = Evidence(start=start, end=end, text=sentence.text, sentence=sentence.id)
            self._whole[sentence.id] = known
        return known

    def words(self, span: Span) -> Evidence:
        """The words at ``span`` as evidence."""
        at = self.article.sentence_at(span.start)
        return Evidence(start=span.start, end=span.end, text=span.of(self.article.text), sentence=at.id if at else "s0")

    def around(self, spans: Iterable[Span]) -> list[Sentence]:
        """The sentences that hold these spans, each once, in order."""
        seen: dict[str, Sentence] = {}
        for span in spans:
            at = self.article.sentence_at(span.start)
            if at is not None:
                seen.setdefault(at.id, at)
        return sorted(seen.values(), key=lambda s: s.span.start)

    def handles(self, handles: Sequence[str]) -> tuple[list[Sentence], list[str]]:
        """The sentences that these handles name, in order and each once; and the handles that name none."""
        known = {h.strip() for h in handles if h.strip() in self.sentences}
        unknown = [h for h in handles if h.strip() not in self.sentences]
        return sorted((self.sentences[h] for h in known), key=lambda s: s.span.start), unknown
