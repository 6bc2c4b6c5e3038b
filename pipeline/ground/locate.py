"""Finding in the article what a model named: handles, names, and words copied from a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from pipeline.core.article import Article, Candidate, DateMention, NumberMention, QuoteMention, Sentence
from pipeline.core.span import Span
from pipeline.core.summary import Evidence
from pipeline.text.fold import Folded, fold


class Places:
    """An article, folded once, and the ways to look things up in it."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.folded = Folded(article.text)

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
    def _owned(self) -> list[tuple[int, int, str]]:
        """Name spans with their candidate, in order: (start, end, candidate id)."""
        return [(m.span.start, m.span.end, m.candidate) for m in self.article.mentions.names]

    def name(self, words: str, *, of: str | None = None) -> list[Span]:
        """Every place where ``words`` stand as a name of their own.

        A place inside a longer name of another candidate is none: "China" in "Banco da China". ``of`` is the id of
        the candidate that the name belongs to, where there is one.
        """
        found = self.folded.find_all(words)
        if not found:
            return []
        owned, out, i = self._owned, [], 0
        for span in found:
            while i < len(owned) and owned[i][1] <= span.start:
                i += 1
            inside = False
            j = i
            while j < len(owned) and owned[j][0] <= span.start:
                start, end, owner = owned[j]
                if end >= span.end and (end - start) > len(span) and owner != of:
                    inside = True
                    break
                j += 1
            if not inside:
                out.append(span)
        return out or ([] if of is None else found)

    def evidence(self, sentence: Sentence) -> Evidence:
        """A whole sentence as evidence."""
        return Evidence(start=sentence.span.start, end=sentence.span.end, text=sentence.text, sentence=sentence.id)

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
