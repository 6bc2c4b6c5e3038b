"""Page furniture behind a story: "Source link", comment forms, "leia mais", newsletter lines.

Careful by design: a paragraph of a story is worth more than a line of furniture. Only whole lines go, from one that is
known to end a story or from the end upwards; a line of two sentences is never furniture by its first words alone, and
a story is never cut away whole.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from pathlib import Path

MAX_LINE = 120
"""Longest line, in characters, that its first words alone make furniture."""

MIN_PARAGRAPH = 80
"""Shortest line, in characters, that reads as a paragraph of a story where it ends like a sentence; headlines don't."""

MAX_PARAGRAPH = 240
"""Longest last paragraph, in characters, that a newsletter phrase inside makes furniture."""


@cache
def _table() -> dict[str, tuple[str, ...]]:
    path = Path(__file__).with_name("furniture.toml")
    return {name: tuple(words) for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def _fold(line: str) -> str:
    decomposed = unicodedata.normalize("NFD", line.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.split())


def _is_paragraph(line: str) -> bool:
    return len(line) >= MIN_PARAGRAPH and line.rstrip("”\"'»“)").endswith((".", "!", "?"))


def _ends_story(line: str, paragraph_follows: bool) -> bool:
    if not line or len(line) > MAX_LINE:
        return False
    folded = _fold(line)
    key = folded.rstrip(" .:!…»>→")
    if key in _table()["cut"] or folded.startswith(_table()["cut_begins"]):
        return True
    return key in _table()["lists"] and not paragraph_follows


def _is_furniture(paragraph: str) -> bool:
    folded = _fold(paragraph)
    if len(paragraph) <= MAX_LINE and folded.startswith(_table()["line"]):
        # "Foto: …" and "Leia mais: …" are lines of their own; two sentences are a paragraph of the story.
        return ". " not in folded
    return len(paragraph) <= MAX_PARAGRAPH and any(phrase in folded for phrase in _table()["holds"])


def cut_furniture(text: str) -> str:
    """``text`` without the furniture behind its last paragraph; the same text where there is none."""
    lines = text.split("\n")
    last_paragraph = max((i for i, line in enumerate(lines) if _is_paragraph(line.strip())), default=0)
    # The first line may be a heading ("Comments"), and something must be left of the story.
    ends = (i for i in range(1, len(lines)) if _ends_story(lines[i].strip(), paragraph_follows=i < last_paragraph))
    end = next(ends, len(lines))
    while end > 1 and (not lines[end - 1].strip() or _is_furniture(lines[end - 1].strip())):
        end -= 1
    story = "\n".join(lines[:end]).rstrip()
    return story if any(map(str.isalnum, story)) else text
