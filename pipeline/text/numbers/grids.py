"""Rows upon rows of figures with hardly a word between them: a table of data, whose cells nobody can name."""

from __future__ import annotations

from pipeline.text.numbers.scan import Anchor

# (characters that part two cells at most, anchors that may still be a sentence's). The longest number below 10^15,
# written out, has 26 words; no list in a sentence has 150 figures, with a short word each.
_GRIDS = ((4, 40), (12, 150))


def outside_grids(anchors: list[Anchor]) -> list[Anchor]:
    """``anchors`` without long runs of them that stand close together.

    >>> from pipeline.text.numbers.lexicon import lexicon
    >>> from pipeline.text.numbers.scan import scan
    >>> len(outside_grids(scan("1 2 " * 25 + "palavras e mais 3 coisas", lexicon("pt"))))
    1
    """
    for narrow, longest in _GRIDS:
        if len(anchors) > longest:
            anchors = _outside(anchors, narrow, longest)
    return anchors


def _outside(anchors: list[Anchor], narrow: int, longest: int) -> list[Anchor]:
    kept: list[Anchor] = []
    first = 0
    for i in range(1, len(anchors) + 1):
        if i == len(anchors) or anchors[i].start - anchors[i - 1].end > narrow:
            if i - first <= longest:
                kept.extend(anchors[first:i])
            first = i
    return kept
