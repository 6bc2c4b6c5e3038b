"""From a text to the windows that may hold an expression of time.

Words that belong to the lexicon (months, units, figures …) are anchors; the grammar runs only over the tokens around
them. ``Strip`` is what it runs over: one class character a token, with the place and the values of each.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.text.dates.forms import BREAK, OTHER
from pipeline.text.dates.lexicon import Lexicon, Phrase
from pipeline.text.dates.tokens import TOKEN, Values

_REACH = 5
"""How many tokens on either side of an anchor a form may need."""

_NOTE = 24
"""Tokens up to which a text is read whole: in a note a bare figure may be a date."""


@dataclass(slots=True)
class Strip:
    """Parallel lists: class characters, spans in the text, and values (none for any other word)."""

    codes: list[str]
    spans: list[tuple[int, int]]
    values: list[Values | None]

    def add(self, code: str, span: tuple[int, int], values: Values | None) -> None:
        """Adds one token."""
        self.codes.append(code)
        self.spans.append(span)
        self.values.append(values)

    def extend(self, other: Strip, start: int, end: int) -> None:
        """Adds the tokens of ``other`` from ``start`` to ``end``."""
        self.codes += other.codes[start:end]
        self.spans += other.spans[start:end]
        self.values += other.values[start:end]


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
    spans: list[tuple[int, int]]
    codes: list[str]
    own: dict[int, Values]
    joined: dict[int, tuple[int, Values]]


def scan(text: str, lex: Lexicon) -> Strip:
    """The windows of ``text`` around its anchors, parted by a token that no form accepts."""
    tokens = _tokens(text, lex)
    total = len(tokens.words)
    anchors = [i for i, code in enumerate(tokens.codes) if code in lex.anchors]
    anchors = sorted((*anchors, *tokens.joined)) if total > _NOTE else list(range(total))
    joints = sorted(tokens.joined)
    strip = Strip([BREAK], [(0, 0)], [None])
    end = k = 0
    while k < len(anchors):
        start = max(anchors[k] - _REACH, end)
        stop = anchors[k] + _REACH + 1
        while k + 1 < len(anchors) and anchors[k + 1] - _REACH <= stop:
            k += 1
            stop = anchors[k] + _REACH + 1
        k += 1
        end = min(stop, total)
        _copy(strip, lex, tokens, start, end, joints[bisect_left(joints, start) : bisect_left(joints, end)])
    return strip


def _tokens(text: str, lex: Lexicon) -> _Tokens:
    small = lower(text).replace("’", "'")
    spans = [m.span() for m in TOKEN.finditer(small)]
    words = [small[a:b] for a, b in spans]
    get = lex.word_codes.get
    codes = [get(word, OTHER) for word in words]
    own: dict[int, Values] = {}
    joined: dict[int, tuple[int, Values]] = {}
    heads, cased = lex.phrases, lex.cased
    for i, word in enumerate(words):
        if word[0].isdigit():
            found = lex.figure(word) if len(word) < 12 else {}
            if found and (
                _stands_free(small, spans[i]) or (i > 1 and words[i - 1] == "-" and words[i - 2] in lex.words)
            ):
                own[i] = found
                codes[i] = lex.code(found)
        elif word in cased and (exact := lex.exact.get(text[spans[i][0] : spans[i][1]])):
            own[i] = exact
            codes[i] = lex.code(exact)
        if word in heads and (same := heads[word].get(words[i + 1] if i + 1 < len(words) else "")):
            phrase = _phrase(words, spans, i, same)
            if phrase:
                joined[i] = phrase
    return _Tokens(words, spans, codes, own, joined)


def _stands_free(text: str, span: tuple[int, int]) -> bool:
    """Whether a figure isn't the tail of a name (``Covid-19``), a sign, or part of a longer one."""
    start = span[0]
    before = text[start - 1] if start else " "
    if before in "$€£#@_":
        return False
    if before in "-." and start > 1 and text[start - 2].isalpha():
        return span[1] - start == 4 or before == "."
    return not before.isalnum()


def _phrase(words: list[str], spans: list[tuple[int, int]], i: int, same: list[Phrase]) -> tuple[int, Values] | None:
    """The longest of the phrases ``same`` that stands at ``i``: its number of tokens and its values."""
    for tokens, found in same:
        size = len(tokens)
        if size == 2 or tuple(words[i : i + size]) == tokens:
            if tokens[0][0].isdigit() and spans[i][1] != spans[i + 1][0]:
                continue  # "3a" is an ordinal, "3 a" the beginning of "3 a 7 de maio"
            return size, found
    return None


def _copy(strip: Strip, lex: Lexicon, tokens: _Tokens, start: int, end: int, joints: list[int]) -> None:
    """Adds a window, with the phrases at ``joints`` as one token each, and the break behind it."""
    i = start
    for joint in joints:
        if joint >= i:  # else it is a part of the phrase before
            _copy_plain(strip, lex, tokens, i, joint)
            size, found = tokens.joined[joint]
            i = joint + size
            strip.add(lex.code(found), (tokens.spans[joint][0], tokens.spans[i - 1][1]), found)
    _copy_plain(strip, lex, tokens, i, end)
    strip.add(BREAK, (0, 0), None)


def _copy_plain(strip: Strip, lex: Lexicon, tokens: _Tokens, start: int, end: int) -> None:
    words, own, known = tokens.words, tokens.own, lex.words
    strip.codes += tokens.codes[start:end]
    strip.spans += tokens.spans[start:end]
    strip.values += [own.get(i) or known.get(words[i]) for i in range(start, end)]
