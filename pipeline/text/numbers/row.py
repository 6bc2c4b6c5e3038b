"""One numeral while it is read: its parts, how they are joined, and what becomes of them at the end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.text.numbers.lexicon import Lexicon
from pipeline.text.numbers.scan import Anchor

ONE = Decimal(1)
HALF = Decimal("0.5")
_FAR = 14  # characters: no connector is longer


@dataclass(slots=True)
class Numeral:
    """A number at ``text[start:end]``, valued; ``value`` is none where it is vague.

    ``bare``: a single figure as written, ``anchor``. ``one``: only the word for one, which may be an article.
    ``scale``: the last scale in it (for "3 e 5 milhões"). ``hesitant``: half or a part that needs company.
    """

    start: int
    end: int
    value: Decimal | None
    scale: Decimal
    anchor: Anchor
    bare: bool = False
    one: bool = False
    about: bool = False
    fraction: bool = False
    hesitant: bool = False
    scaled: bool = False
    last: Anchor | None = None


def between(text: str, end: int, start: int, lex: Lexicon) -> str:
    """How two anchors are joined: space, hyphen, and, of, point, mixed, comma, or "" where they aren't."""
    if not 0 <= start - end <= _FAR:
        return ""
    raw = text[end:start]
    word = raw.strip()
    if not word:
        return "space" if len(raw) <= 3 and raw.count("\n") <= 1 and raw else ""
    if word in ("-", "‐", "‑"):
        return "hyphen" if word == raw else "dash"
    if word == ",":
        return "comma"
    word = word.strip("-‐‑ \n").lower()
    for name in ("and", "of", "point", "mixed"):
        if lex.has(name, word):
            return name
    return ""


class Row:
    """The parts of one numeral while it is read: (value, room below it, index of the anchor it began at)."""

    def __init__(self, text: str, anchors: list[Anchor], lex: Lexicon, alone: bool) -> None:
        self.text, self.anchors, self.lex, self.alone = text, anchors, lex, alone
        self.parts: list[tuple[Decimal, Decimal, int]] = []
        self.at = 0
        self.first = 0
        self.start = self.end = 0
        self.scale = ONE
        self.vague = self.about = self.fraction = self.hesitant = self.article = False
        self.stop = False

    def _push(self, value: Decimal, room: Decimal) -> bool:
        self.parts.append((value, room, self.at))
        self.at += 1
        return True

    def _next(self, index: int, *gaps: str) -> Anchor | None:
        if index >= len(self.anchors):
            return None
        gap = between(self.text, self.anchors[index - 1].end, self.anchors[index].start, self.lex)
        return self.anchors[index] if gap in gaps else None

    def _finish(self) -> Numeral | None:
        if not self.parts or self.at == self.first:
            return None
        first, last = self.anchors[self.first], self.anchors[self.at - 1]
        if self.article and not self.fraction and not self.alone:
            return None
        value = self.parts[0][0] if len(self.parts) == 1 else sum((p[0] for p in self.parts), Decimal(0))
        single = self.at == self.first + 1
        return Numeral(
            start=self.start,
            end=self.end or last.end,
            value=None if self.vague else value,
            scale=self.scale,
            anchor=first,
            bare=single and not first.word,
            one=single and bool(first.word) and value == 1,
            about=self.about,
            fraction=self.fraction,
            hesitant=self.hesitant,
            scaled=self.scale != 1,
            last=last,
        )
