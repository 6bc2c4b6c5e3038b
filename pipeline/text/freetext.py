"""Checking the few words that a model writes itself: role, measures, event, issue, statement, gist.

A figure, a date or a name in them must stand in their evidence; a copied clause must keep its negation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pipeline.core.article import Article, NumberMention, Sentence
from pipeline.text.dates import read_dates
from pipeline.text.fold import fold
from pipeline.text.numbers import read_numbers
from pipeline.text.tables import base, table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,\u00a0\u202f]*")
_DIGITS = re.compile(r"\d+")
_SEPARATORS = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d)")


def words(text: str) -> list[str]:
    """The words and figures of a text, folded without accents."""
    return [fold(w, accents=False) for w in _WORD.findall(text)]


def _digit_runs(text: str) -> set[str]:
    return set(_DIGITS.findall(_SEPARATORS.sub("", text))) | set(_DIGITS.findall(text))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A piece of evidence in the forms that free texts are compared with."""

    folded: str
    words: list[str]
    known: frozenset[str]
    runs: frozenset[str]


class FreeText:
    """Holds an article's names and readings ready, and says what in a free text its evidence does not hold."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.language = article.language
        self.capital_nouns = bool(table(base(self.language), "names").get("capital_nouns", base(self.language) == "de"))
        self._negations = frozenset(table(base(self.language), "negations").get("words", ()))
        self._pieces: dict[str, _Evidence] = {}

    def _piece(self, text: str) -> _Evidence:
        piece = self._pieces.get(text)
        if piece is None:
            told = words(text)
            runs = frozenset(_digit_runs(text)) if _DIGITS.search(text) else frozenset()
            piece = self._pieces[text] = _Evidence(fold(text), told, frozenset(told), runs)
        return piece

    @cached_property
    def _names(self) -> frozenset[str]:
        """Every capitalised word of the article's names, folded."""
        return frozenset(w for m in self.article.mentions.names for w in words(m.text) if len(w) > 1)

    @cached_property
    def _article_words(self) -> frozenset[str]:
        return frozenset(words(self.article.text))

    @cached_property
    def _numbers(self) -> dict[str, list[NumberMention]]:
        found: dict[str, list[NumberMention]] = {}
        for mention in self.article.mentions.numbers:
            found.setdefault(mention.sentence, []).append(mention)
        return found

    @cached_property
    def _days(self) -> dict[str, set[tuple[str | None, str | None]]]:
        found: dict[str, set[tuple[str | None, str | None]]] = {}
        for mention in self.article.mentions.dates:
            found.setdefault(mention.sentence, set()).add((mention.start, mention.end))
        return found

    def _values(self, held: Sequence[Sentence]) -> set[Decimal]:
        there = (m for s in held for m in self._numbers.get(s.id, ()))
        return {v for m in there for v in (m.value, m.low, m.high) if v is not None}

    def unheld(self, text: str, held: Sequence[Sentence], *, also: str = "") -> list[str]:
        """What ``text`` says that the sentences ``held`` (and the words ``also``) do not: figures, dates, names."""
        sentences = [self._piece(s.text) for s in held]
        evidence = [*sentences, self._piece(also)] if also else sentences
        there = " ".join(e.folded for e in evidence)
        # What is copied word for word says no other figure or day: it need not be read.
        copied = fold(text) in there
        problems = [f"the figure “{f}”" for f in self._figures(text, held, evidence, there, copied)]
        problems += [f"the date “{d}”" for d in ([] if copied else self._dates(text, held, there))]
        problems += [f"the name “{n}”" for n in self._names_unheld(text, evidence)]
        if self._negation_lost(text, sentences):
            problems.append("the evidence without its negation")
        return problems

    def _figures(
        self, text: str, held: Sequence[Sentence], evidence: Sequence[_Evidence], there: str, copied: bool
    ) -> list[str]:
        runs = _DIGITS.findall(_SEPARATORS.sub("", text))
        bad = [r for r in runs if not any(r in e.runs for e in evidence)]
        if bad or copied:
            return bad
        out = []
        for reading in read_numbers(text, self.language):
            said = text[reading.start : reading.end]
            bare = text[reading.figure[0] : reading.figure[1]]
            told = {v for v in (reading.value, reading.low, reading.high) if v is not None}
            if told and fold(bare) not in there and not told <= self._values(held):
                out.append(said)
        return out

    def _dates(self, text: str, held: Sequence[Sentence], there: str) -> list[str]:
        out = []
        for reading in read_dates(text, self.language, self.article.published):
            said = text[reading.start : reading.end]
            if fold(said) in there:
                continue
            known = {days for s in held for days in self._days.get(s.id, ())}
            if not ((reading.first or reading.last) and (reading.first, reading.last) in known):
                out.append(said)
        return out

    def _names_unheld(self, text: str, evidence: Sequence[_Evidence]) -> list[str]:
        tokens = list(_WORD.finditer(text))
        capitals = [(i, t.group()) for i, t in enumerate(tokens) if t.group()[0].isupper()]
        there = frozenset[str]().union(*(e.known for e in evidence)) if capitals else frozenset()
        missing: list[str] = []
        for i, token in capitals:
            key = fold(token, accents=False)
            if key in there or key.rstrip("s") in there or key + "s" in there or len(key) < 2:
                continue
            starts = i == 0 or text[: tokens[i].start()].rstrip()[-1:] in ".!?:"
            acronym = len(token) > 1 and token.isupper()
            if key in self._names or acronym:
                missing.append(token)
            elif starts and key in self._article_words:
                continue
            # A first word, or a German noun, says nothing alone; two strange capitals in a row are a name.
            elif (not starts and not self.capital_nouns) or self._in_a_run(tokens, i, there):
                missing.append(token)
        return missing

    def _in_a_run(self, tokens: list[re.Match[str]], i: int, there: frozenset[str]) -> bool:
        for j in (i - 1, i + 1):
            if 0 <= j < len(tokens) and tokens[j].group()[0].isupper():
                key = fold(tokens[j].group(), accents=False)
                gap = tokens[max(i, j)].start() - tokens[min(i, j)].end()
                if gap == 1 and key not in there and key not in self._article_words:
                    return True
        return False

    def _negation_lost(self, text: str, sentences: Sequence[_Evidence]) -> bool:
        """Whether ``text`` copies a run of a sentence and leaves out (or puts in) a negation."""
        said = words(text)
        plain = [w for w in said if w not in self._negations]
        if len(said) < 4 or not plain or not self._negations:
            return False
        for sentence in sentences:
            if not sentence.known.issuperset(plain):
                continue
            kept = [(i, w) for i, w in enumerate(sentence.words) if w not in self._negations]
            at = _run(plain, [w for _, w in kept])
            if at is None:
                continue
            first, last = kept[at][0], kept[at + len(plain) - 1][0]
            # A negation directly before or behind the copied words belongs to them ("não vamos", "… den Hafen nicht").
            window = sentence.words[max(0, first - 1) : last + 2]
            return sum(w in self._negations for w in said) != sum(w in self._negations for w in window)
        return False


def _run(needle: list[str], hay: list[str]) -> int | None:
    for i in range(len(hay) - len(needle) + 1):
        if hay[i : i + len(needle)] == needle:
            return i
    return None
