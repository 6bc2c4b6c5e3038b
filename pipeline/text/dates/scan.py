"""From a text to the windows that may hold an expression of time.

Words that belong to the lexicon (months, units, figures …) are anchors; the grammar runs only over the tokens around
them. ``Strip`` is what it runs over: one class character a token, with the place and the values of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.text.dates.forms import BREAK, OTHER
from pipeline.text.dates.lexicon import Lexicon
from pipeline.text.dates.tokens import TOKEN, Values

_REACH = 5
"""How many tokens on either side of an anchor a form may need."""

_NOTE = 24
"""Tokens up to which a text is read whole: in a note a bare figure may be a date."""


@dataclass
class Strip:
    """Parallel lists: class characters, spans in the text, and values (none for any other word)."""

    codes: list[str]
    spans: list[tuple[int, int]]
    values: list[Values | None]


def lower(text: str) -> str:
    """``text`` in small letters, with the very same offsets."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(s := c.lower()) != 1 else s for c in text)


def scan(text: str, lex: Lexicon) -> Strip:
    """The windows of ``text`` around its anchors, parted by a token that no form accepts."""
    small = lower(text)
    spans = [m.span() for m in TOKEN.finditer(small)]
    words = [small[a:b] for a, b in spans]
    get = lex.word_codes.get
    codes = [get(w, OTHER) for w in words]
    values: dict[int, Values] = {}
    exact = {w.lower() for w in lex.exact}
    heads = lex.phrases
    special: dict[int, list[tuple[tuple[str, ...], Values]]] = {}
    for i, word in enumerate(words):
        if word[0].isdigit():
            found = lex.figure(word) if len(word) < 12 else {}
            if found and (
                _stands_free(small, spans[i]) or (i > 1 and words[i - 1] == "-" and words[i - 2] in lex.words)
            ):
                values[i] = found
                codes[i] = lex.code(found)
        elif word in exact and (own := lex.exact.get(text[spans[i][0] : spans[i][1]])):
            values[i] = own
            codes[i] = lex.code(own)
        elif word == "’":
            words[i] = "'"
            codes[i] = get("'", OTHER)
        if word in heads:
            special[i] = heads[word]
    return _windows(lex, words, spans, codes, values, special)


def _stands_free(text: str, span: tuple[int, int]) -> bool:
    """Whether a figure isn't the tail of a name (``Covid-19``), a sign, or part of a longer one."""
    start = span[0]
    before = text[start - 1] if start else " "
    if before in "$€£#@_":
        return False
    if before in "-." and start > 1 and text[start - 2].isalpha():
        return span[1] - start == 4 or before == "."
    return not before.isalnum()


def _match_phrase(
    words: list[str], spans: list[tuple[int, int]], i: int, same: list[tuple[tuple[str, ...], Values]]
) -> tuple[int, Values] | None:
    for tokens, found in same:
        size = len(tokens)
        if tuple(words[i : i + size]) == tokens:
            if tokens[0][0].isdigit() and spans[i][1] != spans[i + 1][0]:
                continue  # "3a" is an ordinal, "3 a" the beginning of "3 a 7 de maio"
            return size, found
    return None


def _windows(
    lex: Lexicon,
    words: list[str],
    spans: list[tuple[int, int]],
    codes: list[str],
    values: dict[int, Values],
    special: dict[int, list[tuple[tuple[str, ...], Values]]],
) -> Strip:
    merged: dict[int, tuple[int, Values]] = {}
    for i, same in special.items():
        if hit := _match_phrase(words, spans, i, same):
            merged[i] = hit
    anchors = [i for i, c in enumerate(codes) if c in lex.anchors]
    anchors += merged
    anchors.sort()
    if len(words) <= _NOTE:
        anchors = list(range(len(words)))
    strip = Strip([BREAK], [(0, 0)], [None])
    end = 0
    total = len(words)
    k = 0
    while k < len(anchors):
        start = max(anchors[k] - _REACH, end)
        stop = anchors[k] + _REACH + 1
        while k + 1 < len(anchors) and anchors[k + 1] - _REACH <= stop:
            k += 1
            stop = anchors[k] + _REACH + 1
        k += 1
        end = min(stop, total)
        _copy(lex, words, spans, codes, values, merged, strip, start, end)
    return strip


def _copy(
    lex: Lexicon,
    words: list[str],
    spans: list[tuple[int, int]],
    codes: list[str],
    values: dict[int, Values],
    merged: dict[int, tuple[int, Values]],
    strip: Strip,
    start: int,
    end: int,
) -> None:
    i = start
    add_code, add_span, add_value = strip.codes.append, strip.spans.append, strip.values.append
    none: dict[str, Any] = {}
    while i < end:
        if i in merged:
            size, found = merged[i]
            add_code(lex.code(found))
            add_span((spans[i][0], spans[i + size - 1][1]))
            add_value(found)
            i += size
            continue
        add_code(codes[i])
        add_span(spans[i])
        add_value(values.get(i) or lex.words.get(words[i]) or none)
        i += 1
    add_code(BREAK)
    add_span((0, 0))
    add_value(None)
