"""What a speaker's own words show where the cue does not: for, against, both, or neither.

Beginnings of words are counted (``languages/<code>/polarity.toml``), turned around by a negation shortly before. It is
a rough reader: of the positions whose cue is neutral it tells about every other, and leaves the rest open.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.fold import fold
from pipeline.text.tables import base, table

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 3
"""Words between a negation and what it turns around, at most."""


@cache
def _stems(language: str) -> tuple[dict[str, int], tuple[tuple[str, int], ...], frozenset[str]]:
    told = table(language, "polarity")
    stems = dict.fromkeys(str(told.get("against", "")).split(), -1) | dict.fromkeys(
        str(told.get("favour", "")).split(), 1
    )
    phrases = [(p, -1) for p in told.get("against_phrases", ())] + [(p, 1) for p in told.get("favour_phrases", ())]
    negations = frozenset(fold(w, accents=False) for w in table(language, "negations").get("words", ()))
    return stems, tuple(phrases), negations


def polarity(words: str, language: str) -> int:
    """How many signs for (positive) or against (negative) outweigh the others in ``words``; 0 where none does."""
    stems, phrases, negations = _stems(base(language))
    folded = fold(words, accents=False)
    score = sum(sign for phrase, sign in phrases if f" {phrase}" in f" {folded}")
    tokens = _WORD.findall(folded)
    for i, token in enumerate(tokens):
        sign = next((stems[token[:n]] for n in range(len(token), 1, -1) if token[:n] in stems), 0)
        if sign and any(t in negations for t in tokens[max(0, i - _REACH) : i]):
            # "not wrong" praises faintly, "not right" is plainly against.
            sign = -sign
        score += sign
    return score
