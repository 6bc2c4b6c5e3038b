"""Words in quotation marks: every pair of marks in use, nested, across sentences and paragraphs, never unbounded.

One pass over the marks with a stack. A quotation ends at the latest with its paragraph, except by the typographic
habit that a speech of several paragraphs opens a mark in each and closes only the last one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text.tables import base

_MARK = re.compile("[“”„‟\"«»‹›‘’‚'＂]|\n[ \t\r]*\n")
_CLOSERS: dict[str, str] = {
    "“": "”",
    "”": "”",  # Swedish habit, and a typist's slip in any language
    "„": "“”",
    "‟": "”",
    '"': '"',
    "＂": "＂",
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
_SINGLE = "‘‚'‹"
_LONGEST = 4000
"""Characters of one quotation, at most: a speech of several paragraphs fits, a lost mark doesn't swallow a page."""
_LONGEST_SINGLE = 400
"""Single marks are apostrophes, feet and minutes as well, so what they may enclose is short."""
_DEEPEST = 4
_DASH_SPEECH = re.compile(r"^[ \t]*—[ \t]*([¿¡“\"A-ZÀ-ÖØ-Þ][^\n—]{1,1500})", re.MULTILINE)
_DASHING = frozenset({"pt", "es", "fr"})
"""Languages whose prose opens speech with a dash."""


@dataclass(frozen=True, slots=True)
class QuoteReading:
    """A quotation: ``start:end`` is what stands between the marks, ``outer`` has the marks in it."""

    start: int
    end: int
    outer: tuple[int, int]


def read_quotes(text: str, language: str) -> list[QuoteReading]:
    """Every quotation of ``text``, nested ones included, in the order of their beginning. Apostrophes are none."""
    found = _Scan(text).run()
    if base(language) in _DASHING:
        found += _dashed(text, found)
    return sorted(found, key=lambda q: (q.start, -q.end))


class _Scan:
    """One pass over the marks of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[tuple[str, int]] = []
        self.found: list[QuoteReading] = []

    def run(self) -> list[QuoteReading]:
        for match in _MARK.finditer(self.text):
            mark = match.group()
            if mark[0] == "\n":
                self._paragraph(match.start(), match.end())
            else:
                self._mark(mark, match.start())
        return self.found

    def _mark(self, mark: str, at: int) -> None:
        depth = self._closes(mark, at)
        if depth is not None:
            opener, start = self.open[depth]
            # Whatever was opened inside and never closed was no quotation.
            del self.open[depth:]
            longest = _LONGEST_SINGLE if opener in _SINGLE else _LONGEST
            if at - start <= longest:
                self._add(start, start + 1, at, at + 1)
        elif self._opens(mark, at) and len(self.open) < _DEEPEST:
            self.open.append((mark, at))

    def _closes(self, mark: str, at: int) -> int | None:
        """The depth of the open mark that this one closes."""
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if mark in "'’" and after.isalnum():
            return None
        if mark == '"' and before.isspace() and after and not after.isspace() and after.isalnum():
            # A straight mark with a blank before and a word behind opens, also when one was left open.
            return None
        for depth in range(len(self.open) - 1, -1, -1):
            opener, start = self.open[depth]
            if mark in _CLOSERS[opener] and at > start:
                return depth
        return None

    def _opens(self, mark: str, at: int) -> bool:
        before, after = self.text[at - 1 : at] if at else "", self.text[at + 1 : at + 2]
        if not after or mark not in _CLOSERS or mark == "’":
            return False
        if mark == "«":
            return True
        if after.isspace() or before.isalnum():
            return False
        if mark in "”»":
            # Opening by the other habit: »so« and ”so”; a closing mark stands behind a word or a stop.
            return not before or before.isspace() or before in "(["
        if mark in "'":
            return (not before or before.isspace() or before in '(["“„«—–') and after.isalpha()
        return True

    def _paragraph(self, end: int, next_start: int) -> None:
        """At a blank line: a speech goes on if the next paragraph opens the same mark, else all is closed."""
        if self.open:
            opener, start = self.open[0]
            behind = self.text[next_start : next_start + 4].lstrip()
            goes_on = opener not in _SINGLE and (behind[:1] == opener or (opener == "«" and behind[:1] == "»"))
            # Opened with its paragraph, a speech whose closing mark was lost is whole as well.
            begins = not self.text[max(0, start - 2) : start].strip(" \t\n")
            if end - start <= _LONGEST and (goes_on or (begins and not self._reopened(start, end))):
                self._add(start, start + 1, end, end)
        self.open.clear()

    def _reopened(self, start: int, end: int) -> bool:
        """Whether a lone mark at ``start`` has narration behind it: then it is a slip, not a speech."""
        return "\n" in self.text[start:end]

    def _add(self, outer_start: int, start: int, end: int, outer_end: int) -> None:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if any(map(str.isalnum, self.text[start:end])):
            self.found.append(QuoteReading(start, end, (outer_start, max(outer_end, end))))


def _dashed(text: str, found: list[QuoteReading]) -> list[QuoteReading]:
    """Speech that a dash at the beginning of a line opens, up to the next dash or the end of the line."""
    taken = {q.outer[0] for q in found}
    speech: list[QuoteReading] = []
    for match in _DASH_SPEECH.finditer(text):
        start, end = match.span(1)
        while end > start and text[end - 1].isspace():
            end -= 1
        if start not in taken:
            speech.append(QuoteReading(start, end, (match.start() + match.group().index("—"), end)))
    return speech
