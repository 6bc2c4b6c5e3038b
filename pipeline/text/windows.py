"""Windows over a long article: runs of sentences that a small model can take in at once."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.core.article import Article, Sentence
from pipeline.core.span import Span

CHARS_PER_TOKEN = 3.2
"""Characters of news text that make one token of a small model's vocabulary, roughly and on the careful side.

Byte-level BPE of the Qwen kind: English has about 4.5 characters to a token, the Romance languages and
German about 3.3 to 3.7; handles between the words take the rest.
"""


@dataclass(frozen=True, slots=True)
class Window:
    """Sentences ``first`` to ``last`` (inclusive, indexes into ``article.sentences``) and the text they span."""

    first: int
    last: int
    span: Span


def windows(article: Article, budget: int) -> tuple[Window, ...]:
    """Splits ``article`` into runs of whole sentences of about ``budget`` tokens, each begun by the last one's end.

    Two neighbours share one sentence, so that what a pronoun refers to stands in sight; a sentence longer than the
    budget is a window of its own. Every sentence is in at least one window. ``budget`` below 1 is a ValueError.
    """
    if budget < 1:
        raise ValueError(f"a window of {budget} tokens holds nothing")
    room = budget * CHARS_PER_TOKEN
    sentences = article.sentences
    made: list[Window] = []
    first = 0
    while first < len(sentences):
        last = first
        while last + 1 < len(sentences) and sentences[last + 1].span.end - sentences[first].span.start <= room:
            last += 1
        made.append(_window(sentences, first, last))
        if last + 1 >= len(sentences):
            break
        # One sentence of overlap, unless that alone would fill the next window.
        overlap = last > first and sentences[last + 1].span.end - sentences[last].span.start <= room
        first = last if overlap else last + 1
    return tuple(made)


def _window(sentences: tuple[Sentence, ...], first: int, last: int) -> Window:
    return Window(first, last, Span(start=sentences[first].span.start, end=sentences[last].span.end))
