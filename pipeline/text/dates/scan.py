"""From a text to the windows that may hold an expression of time.

Words that belong to the lexicon (months, units, figures …) are anchors; the grammar runs only over the tokens around
them. A ``Window`` is what it runs over: one class character a token, with the place and the values of each.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import repeat

from pipeline.text.dates.forms import OTHER
from pipeline.text.dates.lexicon import Lexicon, Phrase
from pipeline.text.dates.tokens import Values, cut

_REACH = 5
"""How many tokens on either side of an anchor a form may need."""

_NOTE = 24
"""Tokens up to which a text is read whole: in a note a bare figure may be a date."""


class Window:
    """Parallel lists, a token each: class characters, spans in the text, and values (none for any other word).

    ``present`` are the characters that it has: the same for all levels that find nothing in it.
    """

    __slots__ = ("codes", "present", "spans", "values")

    def __init__(self, codes: str, spans: list[tuple[int, int]], values: list[Values | None]) -> None:
        self.codes = codes
        self.spans = spans
        self.values = values
        self.present = frozenset(codes)


def lower(text: str) -> str:
    """``text`` in small letters, with the very same offsets."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(s := c.lower()) != 1 else s for c in text)


@dataclass(slots=True)
class _Tokens:
    """Every token of a text, as parallel lists; ``joined`` has the phrases: how many tokens from one on, and values."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    codes: list[str]
    own: dict[int, Values]
    joined: dict[int, tuple[int, Values]]


def scan(text: str, lex: Lexicon) -> list[Window]:
    """The windows of ``text`` around its anchors, in order; no token is in two of them."""
    tokens = _tokens(text, lex)
    total = len(tokens.words)
    known = lex.anchors
    anchors = [i for i, code in enumerate(tokens.codes) if code in known]
    anchors = sorted((*anchors, *tokens.joined)) if total > _NOTE else list(range(total))
    joints = sorted(tokens.joined)
    windows: list[Window] = []
    end = k = 0
    while k < len(anchors):
        start = max(anchors[k] - _REACH, end)
        stop = anchors[k] + _REACH + 1
        while k + 1 < len(anchors) and anchors[k + 1] - _REACH <= stop:
            k += 1
            stop = anchors[k] + _REACH + 1
        k += 1
        end = min(stop, total)
        windows.append(_window(lex, tokens, start, end, joints[bisect_left(joints, start) : bisect_left(joints, end)]))
    return windows


def _tokens(text: str, lex: Lexicon) -> _Tokens:
    small = lower(text).replace("’", "'")
    words, starts, ends = cut(small)
    codes = list(map(lex.word_codes.get, words, repeat(OTHER)))
    own: dict[int, Values] = {}
    joined: dict[int, tuple[int, Values]] = {}
    heads, cased, special = lex.phrases, lex.cased, lex.special
    for i in [i for i, word in enumerate(words) if word in special or word[0].isdigit()]:
        word = words[i]
        if word[0].isdigit():
            found = lex.figure(word) if len(word) < 12 else {}
            if found and (
                _stands_free(small, starts[i], ends[i]) or (i > 1 and words[i - 1] == "-" and words[i - 2] in lex.words)
            ):
                own[i] = found
                codes[i] = lex.code(found)
        elif word in cased and (exact := lex.exact.get(text[starts[i] : ends[i]])):
            own[i] = exact
            codes[i] = lex.code(exact)
        if word in heads and (same := heads[word].get(words[i + 1] if i + 1 < len(words) else "")):
            phrase = _phrase(words, i, same, close=i + 1 < len(words) and ends[i] == starts[i + 1])
            if phrase:
                joined[i] = phrase
    return _Tokens(words, starts, ends, codes, own, joined)


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a figure isn't the tail of a name (``Covid-19``), a sign, or part of a longer one."""
    before = text[start - 1] if start else " "
    if before in "$€£#@_":
        return False
    if before in "-." and start > 1 and text[start - 2].isalpha():
        return end - start == 4 or before == "."
    return not before.isalnum()


def _phrase(words: list[str], i: int, same: list[Phrase], *, close: bool) -> tuple[int, Values] | None:
    """The longest of the phrases ``same`` that stands at ``i``: its number of tokens and its values.

    ``close``: nothing stands between its first two tokens.
    """
    for tokens, found in same:
        size = len(tokens)
        if size == 2 or tuple(words[i : i + size]) == tokens:
            if tokens[0][0].isdigit() and not close:
                continue  # "3a" is an ordinal, "3 a" the beginning of "3 a 7 de maio"
            return size, found
    return None


def _window(lex: Lexicon, tokens: _Tokens, start: int, end: int, joints: list[int]) -> Window:
    """The tokens from ``start`` to ``end``, with the phrases at ``joints`` as one token each."""
    words, own, known = tokens.words, tokens.own, lex.words
    codes = tokens.codes[start:end]
    spans = list(zip(tokens.starts[start:end], tokens.ends[start:end], strict=True))
    values = [own.get(i) or known.get(words[i]) for i in range(start, end)]
    free, shrunk = start, 0
    for joint in joints:
        if joint >= free:  # else it is a part of the phrase before
            size, found = tokens.joined[joint]
            free = joint + size
            at = joint - start - shrunk
            codes[at : at + size] = [lex.code(found)]
            spans[at : at + size] = [(tokens.starts[joint], tokens.ends[free - 1])]
            values[at : at + size] = [found]
            shrunk += size - 1
    return Window("".join(codes), spans, values)
