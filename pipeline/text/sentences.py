"""Splitting a text into sentences, with offsets.

Own rules for the languages with tables: ``sentencex``, the best library measured, takes a quotation of ten sentences
for one and its time grows with the square of the quotation marks. It still serves every other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.core.article import Sentence
from pipeline.core.span import Span
from pipeline.text.tables import base, has, table

# A stop with what closes behind it. The look-behind lets only the first of a row of stops begin a match (linear).
_STOP = re.compile(r"(?<![.!?…])([.!?…]++)((?:\s?»|[\"'”’“‘›)\]])*+)(?=\s)")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪◦‣●○■□➤►]|\(?\d{1,2}[.)]|[a-z]\))\s+")
_LIST_MARK = re.compile(r"\(?\d{1,2}[.)]\s")
_WORD_AFTER = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ROMAN = re.compile(r"[IVX]{1,6}")
_DIGITS = re.compile(r"\d{1,2}")
_OPENING = "\"'“„«»‘‚‹(["
_ENDS = tuple(".!?…:;")
_LOOK = 48
"""How far (characters) before a stop its word is looked for: longer than any abbreviation."""
_LIBRARY_BLOCK = 2000
"""Characters handed to sentencex at once, so that its quadratic quotes stay small."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of one language (``sentences.toml``)."""

    before_more: frozenset[str]
    endings: frozenset[str]
    before_name: frozenset[str]
    before_figure: frozenset[str]
    openers: frozenset[str]
    linkers: frozenset[str]
    ordinal_before: frozenset[str]
    ordinal_after: frozenset[str]


@cache
def _words(code: str) -> _Words:
    data = table(code, "sentences")
    return _Words(**{name: frozenset(data.get(name, "").split()) for name in _Words.__slots__})


def split(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of ``text`` in order, ids ``s1`` …; spans are trimmed of white space and never overlap.

    A heading without a full stop and a bulleted line are sentences of their own; a line end inside a sentence is not
    a boundary. What holds no letter and no digit ("***") is no sentence.
    """
    sentences: list[Sentence] = []
    for start, end in _spans(text, base(language)):
        words = text[start:end]
        sentences.append(Sentence(id=f"s{len(sentences) + 1}", text=words, span=Span(start=start, end=end)))
    return tuple(sentences)


def _spans(text: str, code: str) -> Iterator[tuple[int, int]]:
    own = has(code)
    for start, end in _units(text, _words(code)):
        ends = _breaks(text, start, end, _words(code)) if own else _library_breaks(text, start, end, code)
        at = start
        for stop in (*ends, end):
            a, b = _trimmed(text, at, stop)
            if a < b and any(map(str.isalnum, text[a:b])):
                yield a, b
            at = stop


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _units(text: str, words: _Words) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence crosses: paragraphs, headings, bulleted lines; broken lines are joined."""
    block: list[tuple[int, int]] = []
    last = 0
    for match in _LINE.finditer(text):
        if not match.group().strip():
            continue
        # A blank line stands between them.
        if block and text.count("\n", last, match.start()) > 1:
            yield from _joined(text, block, words)
            block = []
        block.append(match.span())
        last = match.end()
    if block:
        yield from _joined(text, block, words)


def _joined(text: str, lines: list[tuple[int, int]], words: _Words) -> Iterator[tuple[int, int]]:
    width = max(b - a for a, b in lines)
    start, end = lines[0]
    for line in lines[1:]:
        if _goes_on(text, end, line, words, wrapped=len(lines) > 2 and width <= 120 and end - start >= 0.75 * width):
            end = line[1]
        else:
            yield start, end
            start, end = line
    yield start, end


def _goes_on(text: str, end: int, line: tuple[int, int], words: _Words, *, wrapped: bool) -> bool:
    """Whether the sentence that reaches the line end at ``end`` goes on in ``line``."""
    if _BULLET.match(text, *line):
        return False
    before = text[max(0, end - _LOOK) : end].rstrip()
    after = text[line[0] : line[1]].lstrip()
    if before.endswith(_ENDS):
        return before.endswith(";") and after[:1].islower()
    if after[:1].islower() or before.endswith((",", "-", "–", "(")):
        return True
    return wrapped or _word_before(before).lower() in words.linkers


def _word_before(before: str) -> str:
    pieces = before.rsplit(maxsplit=1) if not before[-1:].isspace() else []
    return pieces[-1].lstrip(_OPENING) if pieces else ""


def _breaks(text: str, start: int, end: int, words: _Words) -> Iterator[int]:
    """Offsets behind which a new sentence begins, inside one unit."""
    for match in _STOP.finditer(text, start, end):
        if _is_break(text, start, end, match, words):
            yield match.end()


def _is_break(text: str, start: int, end: int, match: re.Match[str], words: _Words) -> bool:
    at = match.end()
    while at < end and text[at].isspace():
        at += 1
    if at >= end:
        return False
    opened = at
    while opened < end - 1 and (text[opened] in _OPENING or text[opened] in "¿¡-–—" or text[opened].isspace()):
        opened += 1
    following = _WORD_AFTER.match(text, opened, min(end, opened + _LOOK))
    word = following.group() if following else ""
    if word and word[0].islower() and not word[1:2].isupper():
        # "iPhone" and "eBay" open a sentence, other small letters go on with one.
        return False
    if match.group(1) != "." or match.group(2).strip("'’"):
        # Several stops, a mark of exclamation or question, or a closed quotation: what opens now is new.
        return True
    before = _word_before(text[max(start, match.start() - _LOOK) : match.start()])
    return not _abbreviates(text, start, match.start(), before, word, words)


def _abbreviates(text: str, start: int, stop: int, before: str, after: str, words: _Words) -> bool:
    """Whether the stop at ``stop`` belongs to the word before it, not to the sentence."""
    low, opener = before.lower().replace("’", "'").rsplit("'", 1)[-1], after.lower() in words.openers
    if low in words.before_more or (words.endings and low.endswith(tuple(words.endings))):
        return True
    if not after and low in words.before_figure:
        return True
    if len(before) == len(after) == 2 and before.isupper() and after.isupper():
        # Spanish plurals: "EE. UU."
        return True
    if low in words.before_name:
        return not opener and bool(after)
    if len(low) == 1 and low.isalpha():
        # An initial: "J. K. Rowling"; but "Vitamin C. The …".
        return before.isupper() and not opener
    if "." in low and len(low) <= 8 and all(len(part) <= 2 for part in low.split(".")):
        return not opener
    if _DIGITS.fullmatch(before):
        figure = stop - len(before)
        return _opens(text, start, figure) or _is_ordinal(text, start, figure, after, words)
    if words.ordinal_after and _ROMAN.fullmatch(before):
        return not opener
    return False


def _opens(text: str, start: int, at: int) -> bool:
    """Whether only blanks stand between the beginning of a unit and ``at``: a list's "1."."""
    while start < at and text[start].isspace():
        start += 1
    return start >= at


def _is_ordinal(text: str, start: int, figure: int, after: str, words: _Words) -> bool:
    """German "am 3. Mai", "der 2. Senat": a figure whose full stop makes an ordinal of it."""
    if not words.ordinal_after:
        return False
    if after.lower() in words.ordinal_after:
        return True
    before = _word_before(text[max(start, figure - _LOOK) : figure].rstrip()).lower()
    return before in words.ordinal_before and after.lower() not in words.openers


def _library_breaks(text: str, start: int, end: int, code: str) -> Iterator[int]:
    """The boundaries that ``sentencex`` finds, block by block."""
    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]  # it ships no types

    at = start
    while at < end:
        stop = end
        if end - at > _LIBRARY_BLOCK:
            cut = text.rfind(" ", at, at + _LIBRARY_BLOCK)
            stop = cut + 1 if cut > at else at + _LIBRARY_BLOCK
        for found in get_sentence_boundaries(code, text[at:stop]):
            behind = at + found["end_index"]
            # A block's own edge is a boundary only where a stop stands before it.
            if behind < end and (behind < stop or text[at:behind].rstrip().endswith((".", "!", "?", "…", "。"))):
                yield behind
        at = stop
