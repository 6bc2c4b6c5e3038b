"""What a number counts and what happens on a date, in the article's own words: the clause around it.

Plain code, so that a small model need not be asked thirty times: copied words are true, and they hold the words that
tell what the figure is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.core.article import Article, Mention, NameMention, NumberMention, Sentence
from pipeline.core.span import Span

LONGEST = 16
"""Words of a clause that are kept, those nearest to the figure."""

SHORTEST = 3
"""A clause with fewer words besides the figure says nothing: the one before it is added."""

_BREAK = re.compile(r"(?<!\d)[,;:](?=\s)|(?<=\d)[,;:](?=\s)|\s[–—-]\s|[()\[\]“”„«»\"\n]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def clause(article: Article, mention: Mention) -> str | None:
    """The words around ``mention`` in its sentence, the mention itself cut off where it stands at an edge.

    None where the sentence holds nothing else.
    """
    sentence = article.handles.get(mention.sentence)
    if not isinstance(sentence, Sentence):
        return None
    cuts = _cuts(article, sentence, mention.span)
    at = next(i for i, (_, end) in enumerate(cuts) if mention.span.start < end)
    first, last = at, at
    while last + 1 < len(cuts) and cuts[last + 1][0] < mention.span.end:
        last += 1
    while True:
        start, end = cuts[first][0], cuts[last][1]
        words = [w for w in _WORD.finditer(article.text, start, end) if not _inside(w, mention.span)]
        if len(words) >= SHORTEST or (first == 0 and last == len(cuts) - 1):
            break
        if first > 0:
            first -= 1
        else:
            last += 1
    return _nearest(article, words, mention.span)


def _cuts(article: Article, sentence: Sentence, keep: Span) -> list[tuple[int, int]]:
    """The sentence in clauses, never cut inside ``keep`` nor inside another number or date."""
    whole = [keep, *(m.span for m in (*article.mentions.numbers, *article.mentions.dates))]
    breaks = _BREAK.finditer(article.text, sentence.span.start, sentence.span.end)
    inner = [b.end() for b in breaks if not any(s.start < b.end() and b.start() < s.end for s in whole)]
    return list(pairwise([sentence.span.start, *inner, sentence.span.end]))


def _inside(word: re.Match[str], span: Span) -> bool:
    return word.start() < span.end and span.start < word.end()


def _nearest(article: Article, words: list[re.Match[str]], span: Span) -> str | None:
    """The stretch of text from the first to the last of the words nearest to ``span``; no half of another figure."""
    if not words:
        return None
    kept = sorted(words, key=lambda w: max(span.start - w.end(), w.start() - span.end))[:LONGEST]
    start, end = min(w.start() for w in kept), max(w.end() for w in kept)
    for other in (*article.mentions.numbers, *article.mentions.dates):
        if other.span.start < start < other.span.end <= span.start:
            start = other.span.end
        if span.end <= other.span.start < end < other.span.end:
            end = other.span.start
    return " ".join(article.text[start:end].split()).strip(" ,;:") or None


def owners(article: Article, number: NumberMention, names: Sequence[NameMention]) -> list[str]:
    """The candidates whose number it may be, of those that ``names`` mention: the nearest in its clause.

    Else the last one named before it in its sentence; none where the sentence names nobody.
    """
    sentence = article.handles.get(number.sentence)
    if not isinstance(sentence, Sentence):
        return []
    inside = [n for n in names if sentence.span.contains(n.span) and not n.span.overlaps(number.span)]
    cuts = _cuts(article, sentence, number.span)
    start, end = next((c for c in cuts if number.span.start < c[1]), (sentence.span.start, sentence.span.end))
    near = [n for n in inside if start <= n.span.start < end] or [n for n in inside if n.span.end <= number.span.start]
    if not near:
        return []
    best = min(near, key=lambda n: max(number.span.start - n.span.end, n.span.start - number.span.end))
    return [best.candidate]
