"""Where words stand in an article, for the judge: places in the decoded file, whatever cleaning did to it.

A place is a half-open range of code points in the *folded* article (no case, no accents, plain quotes, single blanks).
A summary's spans are offsets into its own cleaned text; ``Aligned`` carries them over by the words themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TypeAlias

from evals.words import fold, fold_char

Place: TypeAlias = tuple[int, int]


class Text:
    """A text folded, with the way from its own offsets to the folded ones."""

    def __init__(self, text: str) -> None:
        self.original = text
        chars: list[str] = []
        origin: list[int] = []
        blank = True
        for i, char in enumerate(text):
            piece = fold_char(char)
            if piece == " ":
                if blank:
                    continue
                blank = True
            elif piece:
                blank = False
            chars.append(piece)
            origin.extend([i] * len(piece))
        self.folded = "".join(chars)
        self._origin = origin
        self._found: dict[tuple[str, bool], list[Place]] = {}

    def place(self, start: int, end: int) -> Place:
        """The folded place of ``[start, end)`` of the original."""
        return bisect_left(self._origin, start), bisect_left(self._origin, end)

    def span(self, place: Place) -> tuple[int, int]:
        """The offsets in the original that a (non-empty) folded place covers."""
        return self._origin[place[0]], self._origin[place[1] - 1] + 1

    def find(self, words: str, *, whole: bool = True) -> list[Place]:
        """Every place of ``words``; ``whole``: not as a part of a longer word or figure."""
        key = (words, whole)
        if key not in self._found:
            self._found[key] = _find(self.folded, fold(words), 0, len(self.folded), whole)
        return self._found[key]

    def find_in(self, words: str, place: Place) -> list[Place]:
        """The places of ``words``, whole, inside ``place``."""
        return _find(self.folded, fold(words), place[0], place[1], True)

    def holds(self, words: str) -> bool:
        """Whether the text has these words anywhere, whole."""
        return bool(self.find(words))


def _find(text: str, needle: str, lo: int, hi: int, whole: bool) -> list[Place]:
    found: list[Place] = []
    at = text.find(needle, lo, hi) if needle else -1
    while at != -1:
        end = at + len(needle)
        if not (whole and (_runs_on(text, at - 1, at, -1) or _runs_on(text, end, end - 1, 1))):
            found.append((at, end))
        at = text.find(needle, at + 1, hi)
    return found


def _runs_on(text: str, outside: int, inside: int, step: int) -> bool:
    """Whether a word or figure goes on over the edge between ``inside`` and ``outside``: 640 is not in 1.640."""
    if not 0 <= outside < len(text) or not text[inside].isalnum():
        return False
    if text[outside].isalnum():
        return True
    beyond = outside + step
    joins = text[outside] in ".," and text[inside].isdigit()
    return joins and 0 <= beyond < len(text) and text[beyond].isdigit()


def overlap(a: Place, b: Place) -> int:
    """How many characters two places share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def closeness(a: Place, b: Place) -> float:
    """Shared characters over all characters of the two: 1 for the same place, 0 for none shared."""
    shared = overlap(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared else 0.0


class Aligned:
    """Carries offsets of a cleaned text over to the article file.

    Cleaning cuts furniture and normalises characters; the words stay. So the folded clean text is mostly one run of
    the folded file; where it isn't, each paragraph is looked up behind the one before it.
    """

    def __init__(self, clean: str | None, raw: Text) -> None:
        self.raw = raw
        self.clean = None if clean is None else _text(clean)
        self._runs: list[tuple[int, int, int]] = []  # start and end in the clean text, shift into the raw one
        if self.clean is None:
            return
        at = raw.folded.find(self.clean.folded)
        if at >= 0:
            self._runs.append((0, len(self.clean.folded), at))
        else:
            self._by_paragraph(self.clean)

    def _by_paragraph(self, clean: Text) -> None:
        here = there = 0
        for paragraph in clean.original.split("\n"):
            words = fold(paragraph)
            if not words:
                continue
            here = clean.folded.find(words, here)
            if here < 0:
                return
            at = self.raw.folded.find(words, there)
            if at < 0:
                at = self.raw.folded.find(words)
            if at >= 0:
                self._runs.append((here, here + len(words), at - here))
                there = at + len(words)
            here += len(words)

    def place(self, start: int, end: int) -> Place | None:
        """The place in the article file of ``[start, end)`` of the clean text; None where the words went missing."""
        if self.clean is None:
            return None
        lo, hi = self.clean.place(start, end)
        for first, last, shift in self._runs:
            if first <= lo and hi <= last:
                return lo + shift, hi + shift
        near = self.raw.find(self.clean.original[start:end])
        return min(near, key=lambda p: abs(p[0] - lo)) if near else None


@lru_cache(maxsize=256)
def _text(text: str) -> Text:
    return Text(text)


def text_of(raw: str) -> Text:
    """The folded article, made once for all summaries of it."""
    return _text(raw)
