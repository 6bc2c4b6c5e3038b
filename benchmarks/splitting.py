"""How well texts are split into sentences: 200 hard ones, and no break in the wrong place of any real article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import yaml

from benchmarks.shared import ROOT, articles
from pipeline.core.span import Span
from pipeline.text.sentences import split
from pipeline.text.tables import table

Splitter = Callable[[str, str], list[str]]
"""Takes a text and its language and gives back its sentences."""

HARD = ROOT / "tests" / "text" / "data" / "sentences.yaml"


def our_split(text: str, language: str) -> list[str]:
    """``sentences.split``."""
    return [s.text for s in split(text, language)]


def hard(language: str, path: Path = HARD) -> Iterator[tuple[str, list[str]]]:
    """The hard texts of one language, each with its sentences."""
    for item in yaml.safe_load(path.read_text(encoding="utf-8"))[language]:
        yield item.replace("¦", ""), [part.strip() for part in item.split("¦")]


def same(found: list[str], wanted: list[str]) -> bool:
    """Whether two lists of sentences agree, whatever their white space."""
    return [" ".join(s.split()) for s in found] == [" ".join(s.split()) for s in wanted]


def score(language: str, splitter: Splitter = our_split) -> tuple[int, list[str]]:
    """How many hard texts there are, and what became of those that are split in another way."""
    items = list(hard(language))
    wrong: list[str] = []
    for text, wanted in items:
        found = splitter(text, language)
        if not same(found, wanted):
            wrong.append(f"{text!r} -> {' | '.join(found)}")
    return len(items), wrong


_FIGURE = re.compile(r"\d[\d.,:]*\d")
_WORD_BEFORE = re.compile(r"(\S+)\s*\Z")


def broken(text: str, language: str) -> list[str]:
    """The places where a sentence ends inside a figure, or behind an abbreviation of the language's list."""
    sentences = split(text, language)
    words = table(language, "sentences")
    listed = {w for name in ("before_more",) for w in words.get(name, "").split()}
    figures = [Span(start=m.start(), end=m.end()) for m in _FIGURE.finditer(text)]
    found: list[str] = []
    for sentence, following in pairwise(sentences):
        ends = sentence.span.end
        if any(f.start < ends < f.end for f in figures):
            found.append(f"inside a figure: {text[ends - 20 : ends + 20]!r}")
        last = _WORD_BEFORE.search(sentence.text)
        word = last.group(1).lower().lstrip("\"'“„«([") if last else ""
        # At the end of a line or paragraph nothing else can stand.
        if word.endswith(".") and word.rstrip(".") in listed and "\n" not in text[ends : following.span.start]:
            found.append(f"behind an abbreviation: {text[ends - 20 : ends + 20]!r}")
    return found


def broken_articles() -> tuple[int, list[str]]:
    """How many real articles there are, and their wrong breaks."""
    paths = articles()
    found = []
    for path in paths:
        language = path.name.split(".")[1]
        found += [f"{path.name}: {b}" for b in broken(path.read_bytes().decode("utf-8"), language)]
    return len(paths), found
