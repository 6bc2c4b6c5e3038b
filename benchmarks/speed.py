"""How fast the readers are: on the project's own cases, on long texts, on hostile ones; and how long importing takes.

CPU seconds of one process: what a sentence splitter and all readers of ``mentions`` cost together, nothing else.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.gold import news
from benchmarks.shared import LANGUAGES
from pipeline.text.mentions import read_mentions
from pipeline.text.sentences import split

GOAL_KB = 300.0
"""KB of text (UTF-8, 1 KB = 1000 bytes) a second on one core."""
GOAL_IMPORT = 0.3
"""Seconds."""


@dataclass(frozen=True)
class Speed:
    """One measurement: how many KB were read in how many CPU seconds."""

    name: str
    kb: float
    seconds: float

    @property
    def rate(self) -> float:
        """KB a second."""
        return self.kb / self.seconds if self.seconds else float("inf")


def _measure(name: str, texts: list[tuple[str, str]]) -> Speed:
    kb = sum(len(text.encode()) for text, _ in texts) / 1000
    # What the benchmark itself holds is not for the readers' collector to walk through.
    gc.collect()
    gc.freeze()
    started = time.process_time()
    for text, language in texts:
        read_mentions(text, language, None, split(text, language))
    return Speed(name, kb, time.process_time() - started)


def _cases(language: str) -> list[tuple[str, str]]:
    # Only whole stories: a trap of one sentence is no article.
    return [(t.text, language) for t in news() if t.language[:2] == language and len(t.text) > 1000]


def by_language(runs: int = 5) -> Iterator[Speed]:
    """Each language's stories, one by one: the median of some runs, after one that warms the tables."""
    for language in LANGUAGES:
        texts = _cases(language)
        _measure(language, texts)
        measured = sorted((_measure(language, texts) for _ in range(runs)), key=lambda s: s.seconds)
        yield measured[runs // 2]


def _grown(language: str, size: int) -> str:
    whole = "\n\n".join(text for text, _ in _cases(language))
    return (whole * (size // len(whole) + 1))[:size]


def by_length(language: str = "pt") -> Iterator[Speed]:
    """Stories joined to half a million, a million and five million characters."""
    for size in (500_000, 1_000_000, 5_000_000):
        yield _measure(f"{size / 1e6:g} M characters", [(_grown(language, size), language)])


def hostile() -> Iterator[Speed]:
    """Texts that no one writes: what backtracks or compares everything with everything would not come to an end."""
    line = " ".join(_grown("en", 5_000_000).split())
    texts = {
        "a million digits": "7" * 1_000_000,
        "a million quotation marks": '"' * 1_000_000,
        "a million opening quotes": "“" * 1_000_000,
        "one line of 5 M characters": line,
        "a million capitals": "A" * 1_000_000,
        "half a million capital words": "Aa " * 333_333,
        "a million small figures": "1 " * 500_000,
        "a million commas in figures": "1," * 500_000,
        "months without end": "3 de maio de " * 77_000,
        "times of day without end": "às 15h " * 71_500,
    }
    for name, text in texts.items():
        yield _measure(name, [(text, "pt" if "maio" in text or "às" in text[:9] else "en")])


def import_seconds(runs: int = 5) -> float:
    """The median wall time that importing ``prepare`` (all readers with it) adds to Python's own start."""
    return _wall("from pipeline import prepare", runs) - _wall("pass", runs)


def _wall(code: str, runs: int) -> float:
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # noqa: S603 - our own command
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)
