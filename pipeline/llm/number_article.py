"""An article as a model sees it: numbered sentences, marked mentions, and nothing in it that could be a command."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from pipeline.core.article import Article, Mention, QuoteMention, Sentence
from pipeline.core.span import Span

# A zero-width space behind the first character makes a control token plain text: `<|im_end|>` was one token to
# llama.cpp, `<\u200b|im_end|>` is not. Every control token of the known chat formats begins with one of these.
_OPENERS = re.compile(r"<(?=\S)|\[(?=/?(?:INST|SYS|TOOL|AVAILABLE|[sndqtam]\d{1,6}\]))")
_BLANK = re.compile(r"\s")
_BRACKETS = str.maketrans({"⟦": "[", "⟧": "]"})


def inert(text: str) -> str:
    """``text`` without hidden characters, without our own marks, and with no control token of a chat model in it.

    What is left reads the same. Only what is sent is changed, never ``Article.text``.
    """
    if not text.isascii():
        text = text.translate(_BRACKETS)
    # What is printable has no hidden character in it: most texts are.
    if not text.isprintable():
        text = "".join(c for c in text if c in "\n\t" or not (c < " " or unicodedata.category(c) == "Cf"))
    return _OPENERS.sub("\\g<0>\u200b", text) if "<" in text or "[" in text else text


def number_article(article: Article, sentences: Sequence[Sentence] | None = None) -> str:
    """The numbered text of ``article``, or of some of its sentences: ``[s8] … ⟦n3 more than 400,000 chips⟧ …``.

    A sentence stands on a line of its own, a blank line between paragraphs. Numbers, dates and quotes are marked.
    """
    chosen = article.sentences if sentences is None else sentences
    marks = _marks(article)
    lines: list[str] = []
    before: Sentence | None = None
    at = 0
    for sentence in chosen:
        if before is not None and "\n\n" in article.text[before.span.end : sentence.span.start]:
            lines.append("")
        while at < len(marks) and marks[at][0] < sentence.span.start:
            at += 1
        upto = at
        while upto < len(marks) and marks[upto][0] <= sentence.span.end:
            upto += 1
        lines.append(f"[{sentence.id}] {_marked(article.text, sentence.span, marks[at:upto])}")
        before = sentence
    return "\n".join(lines)


def _marks(article: Article) -> list[tuple[int, int, int, str]]:
    """Where to write what: (offset, rank, tie, text), sorted. Closings come before openings at one place."""
    found = article.mentions
    marks: list[tuple[int, int, int, str]] = []
    items: tuple[Mention, ...] = (*found.quotes, *found.numbers, *found.dates)
    for item in items:
        span = item.outer if isinstance(item, QuoteMention) else item.span
        # Of two that open at one place the longer goes outside, and so closes last.
        marks.append((span.start, 1, -len(span), f"⟦{item.id} "))
        marks.append((span.end, 0, -span.start, "⟧"))
    marks.sort()
    return marks


def _marked(text: str, span: Span, marks: Sequence[tuple[int, int, int, str]]) -> str:
    pieces: list[str] = []
    at = span.start
    for offset, rank, _, written in marks:
        # What opens at this sentence's end belongs to the next one.
        if (offset == span.end and rank == 1) or (offset == span.start and rank == 0):
            continue
        pieces += [_flat(text[at:offset]), written]
        at = offset
    pieces.append(_flat(text[at : span.end]))
    return "".join(pieces).strip()


def _flat(text: str) -> str:
    shown = inert(text)
    # A printable text has no blank but the plain one.
    return shown if shown.isprintable() else _BLANK.sub(" ", shown)
