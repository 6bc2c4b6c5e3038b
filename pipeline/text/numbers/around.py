"""Words around a place: a few before it, a few behind it, and how they are joined to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_BEFORE = re.compile(r"[^\W_]+|[<>~≈±≥≤]=?")
_GAP = r"[ \t\u00a0\u202f\u2009]{1,2}\n?[ \t\u00a0]{0,2}|\n[ \t\u00a0]{0,2}|[-‐‑]|\.[ \u00a0]?|['’]"
_LETTERS = r"[^\W\d_]+[²³]?"
_REACH = 64  # characters: six words of a qualifier
_FEW, _SHORT_REACH = 2, 44  # one word or two stand nearer
_JOINS = frozenset((" ", "-", "'", "’", ".", "\u00a0", "\n", "\u202f", "\u2009", "\t"))


@lru_cache(maxsize=8)
def _next(count: int) -> re.Pattern[str]:
    """One match for up to ``count`` words and the gaps before them: cheaper than a match a word."""
    more = ""
    for _ in range(count - 1):
        more = f"(?:({_GAP})({_LETTERS}){more})?"
    return re.compile(f"({_GAP}|)({_LETTERS}){more}")


@dataclass(slots=True)
class Near:
    """A word at ``text[start:end]``, its lower-case form, and what stands between it and the word before."""

    start: int
    end: int
    word: str
    gap: str


def words_after(text: str, at: int, limit: int, count: int = 5) -> list[Near]:
    """Up to ``count`` words behind ``at`` that nothing but blanks, a hyphen, an apostrophe or a full stop parts."""
    m = _next(count).match(text, at, limit)
    if m is None:
        return []
    found: list[Near] = []
    for i in range(1, m.lastindex or 0, 2):
        start, end = m.span(i + 1)
        found.append(Near(start, end, text[start:end].lower(), m[i]))
    return found


def words_before(text: str, at: int, floor: int, count: int = 6) -> list[Near]:
    """Up to ``count`` words before ``at``, nearest last, with nothing but blanks, hyphens or apostrophes between
    (a comma may stand behind the last)."""
    low = max(floor, at - (_REACH if count > _FEW else _SHORT_REACH))
    slice_ = text[low:at]
    marks = list(_BEFORE.finditer(slice_))
    found: list[Near] = []
    right = len(slice_)
    for m in reversed(marks[-count:]):
        gap = slice_[m.end() : right]
        comma = not found and gap == ", "  # "no mínimo, 500 milhões"
        if not comma and (len(gap) > 3 or any(c not in _JOINS for c in gap)):
            break
        cut = m.start() == 0 and low > 0 and low > floor and (text[low - 1].isalnum())
        if cut:
            break
        found.append(Near(low + m.start(), low + m.end(), m.group().lower(), gap))
        right = m.start()
    found.reverse()
    return found


def previous_word(text: str, at: int) -> tuple[int, str, str]:
    """The word right before ``at``: its start, as written, and what stands between ("" and -1 where there is none)."""
    low = max(0, at - 40)
    head = text[low:at].rstrip(" \u00a0\u202f\u2009\t")
    stop = low + len(head)
    gap = text[stop:at]
    if head and head[-1] in ".°":
        stop, head = stop - 1, head[:-1]
    start = stop - len(head.rpartition(" ")[2])
    if not text[start:stop].isalpha():
        start = stop
        while start > low and (text[start - 1].isalpha() or text[start - 1] in "-’'"):
            start -= 1
    if start == stop or len(gap) > 3:
        return -1, "", gap
    word = text[start:stop].replace("’", "'").rpartition("'")[2]  # "l'article"
    return stop - len(word), word, text[stop:at]


def line_of(text: str, at: int, reach: int = 100) -> str:
    """The line around ``at``, at most ``reach`` characters to each side."""
    low = max(0, at - reach)
    low = max(low, text.rfind("\n", low, at) + 1)
    high = text.find("\n", at, at + reach)
    return text[low : high if high != -1 else min(len(text), at + reach)]


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence, a quote or a line begins at ``at``."""
    i = at
    low = max(0, at - 6)
    while i > low and text[i - 1] in " \u00a0\"“”„«»'‘’(—–-\t":
        i -= 1
    return i == 0 or text[i - 1] in ".!?:\n…;•*|"
