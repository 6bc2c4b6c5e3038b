"""The levels of a grammar over the windows of a text: small nodes first (a day), then what they make up (a range)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.text.dates import guards
from pipeline.text.dates.forms import Form, Level
from pipeline.text.dates.lexicon import NODE_TAGS, THIN_TAGS, Lexicon
from pipeline.text.dates.makers import MAKERS, Weak
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.scan import Window, scan
from pipeline.text.dates.tokens import Values

_KEEP = 4096
"""Finished nodes whose values are kept: the same few come again and again in one text."""


def nodes(text: str, lex: Lexicon) -> Iterator[tuple[Window, int, Node, bool]]:
    """Every finished node of ``text``, in order: its window, its token there, the node, and whether it is weak.

    A weak one is a reading only where it is the whole text. ``guards.NOTHING`` stands where a form tells that there
    is none.
    """
    for window in scan(text, lex):
        for level in lex.levels:
            window = _apply(text, level, window, lex)
        for i, values in enumerate(window.values):
            if values and "NODE" in values:
                yield window, i, values["NODE"], values["WEAK"]


def _apply(text: str, level: Level, window: Window, lex: Lexicon) -> Window:
    """One level: the longest forms first, then the earlier ones of the table; what a maker refuses is left."""
    line = window.codes
    found = [
        (m.start() - m.end(), form.order, m.start(), m, form)
        for form in level.for_text(window.present)
        for m in form.pattern.finditer(line)
    ]
    if not found:
        return window
    found.sort()  # no two agree in the first three
    taken = bytearray(len(line))
    made: dict[int, tuple[int, Node, bool]] = {}
    for _, _, _, m, form in found:
        i, j = m.span()
        if i == j or taken.find(1, i, j) >= 0:
            continue
        node = _made(text, window, m, form, lex)
        if node is None:
            continue
        taken[i:j] = b"\1" * (j - i)
        weak = isinstance(node, Weak)
        made[i] = (j, node.node if isinstance(node, Weak) else node, weak)
    return _replaced(window, made, lex) if made else window


def _made(text: str, window: Window, m: re.Match[str], form: Form, lex: Lexicon) -> Node | Weak | None:
    """What the form's maker makes of the tokens that it matched."""
    slots = {
        slot: window.values[m.start(group)][name]  # type: ignore[index]
        for group, (slot, name) in enumerate(form.slots, 1)
        if m.start(group) >= 0
    }
    slots.update(form.flags)
    i, j = m.span()
    return MAKERS[form.maker](guards.Found(text, window.spans[i][0], window.spans[j - 1][1], slots, lex))


@lru_cache(maxsize=_KEEP)
def _known(node: Node, weak: bool) -> Values:
    """What a finished node gives to the forms of the next level; nobody changes it."""
    tags = (THIN_TAGS if weak else NODE_TAGS).get(node.tag, ())
    return {**dict.fromkeys(tags, node), "NODE": node, "WEAK": weak}


def _replaced(window: Window, made: dict[int, tuple[int, Node, bool]], lex: Lexicon) -> Window:
    """The window with one token for each node that a level made."""
    codes: list[str] = []
    spans: list[tuple[int, int]] = []
    values: list[Values | None] = []
    at = 0
    for i in sorted(made):
        j, node, weak = made[i]
        codes += (window.codes[at:i], lex.tag_code(node.tag, weak=weak))
        spans += window.spans[at:i]
        spans.append((window.spans[i][0], window.spans[j - 1][1]))
        values += window.values[at:i]
        values.append(_known(node, weak))
        at = j
    codes.append(window.codes[at:])
    return Window("".join(codes), spans + window.spans[at:], values + window.values[at:])
