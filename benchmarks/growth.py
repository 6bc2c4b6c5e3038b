"""Texts that no one writes: does eight times the text take about eight times as long, whatever it is made of?

    python -m benchmarks.growth

CPU seconds of one process, the least of three runs. A square would take sixty-four times as long; what takes more
than ``MOST`` times is told, and the exit code is 1.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator

from evals.figures import figures
from pipeline.llm.decode import Unreadable, decode
from pipeline.read.clean import clean
from pipeline.render.escape import markdown
from pipeline.text.dates import read_dates
from pipeline.text.fold import Folded
from pipeline.text.mentions import read_mentions
from pipeline.text.numbers import read_numbers
from pipeline.text.sentences import split

SMALL, LARGE = 10_000, 80_000
"""Characters."""
MOST = 24.0
"""Times as long: three times what proportion gives, for a machine that is busy and for the collector."""
MOMENT = 0.02
"""Seconds: what takes less is too short to compare."""

ENDLESS = ("1", "1 ", "1.", "1,", "a", "a1", '"', "“ ", " ", "\n", "\n ", "A. ", ". ", "(", "$", "- ", " ,5")
WORDS = ("dois ", "mil e ", "vinte e ", "meia ", "um ", "de ", "às ", "Sr. ", "3 de maio ", "12:30:", "20-", "1/2 ")
TIMES = ("às 15h ", "dois anos depois ", "“Amanhã”, disse na segunda. ", "Tinha dito: “Na sexta” ", "1998, 1999, ")
HIDDEN = ("\u200b", "a\u0301", "Leia mais\n", "<", "https://x.y ", "www.")
JSON = ("[", "1", '{"a":', '"\\u', "1,", "```")


_SYLLABLES = ("Ba", "ce", "di", "lo", "mu", "ra", "se", "ti", "vo", "zu")


def _people(count: int) -> str:
    """As many different names, each of which says something, and is named once more by its surname alone."""
    told = []
    for i in range(count):
        a, b, c, d = (int(x) for x in f"{i:04}")
        surname = f"{_SYLLABLES[b]}{_SYLLABLES[c]}{_SYLLABLES[d]}".capitalize()
        told.append(f"O ministro {_SYLLABLES[a].capitalize()}na {surname} disse que não. {surname} saiu. ")
    return "".join(told)


NAMES = ("Ana Silva ", "Silva ", "(FMI) ", "Ana Silva disse que sim. ", "“Sim”, disse Ana. ", "Caso Ana, o grupo ")


def _decoded(text: str) -> object:
    try:
        return decode(text)
    except Unreadable:
        return None


WORKS: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "sentences": (lambda text: split(text, "pt"), (*ENDLESS, *WORDS)),
    "numbers": (lambda text: read_numbers(text, "pt"), (*ENDLESS, *WORDS, "zweihundert", "1-")),
    "dates": (lambda text: read_dates(text, "pt", dt.date(2026, 1, 30)), (*ENDLESS, *WORDS, *TIMES, "1/")),
    "mentions": (
        lambda text: read_mentions(text, "pt", None, split(text, "pt")),
        (*ENDLESS, *WORDS, *NAMES, _people(2000)),
    ),
    "cleaning": (clean, (*ENDLESS, *HIDDEN)),
    "folding": (Folded, (*ENDLESS, *HIDDEN)),
    "markdown": (markdown, (*ENDLESS, *HIDDEN)),
    "answers": (_decoded, (*ENDLESS, *JSON)),
    "figures": (figures, ("1", "1.", "1 ", "1 mil ", "1,234")),
}


def _seconds(work: Callable[[str], object], piece: str, size: int) -> float:
    text, least = (piece * (size // len(piece) + 1))[:size], float("inf")
    for _ in range(3):
        started = time.process_time()
        work(text)
        least = min(least, time.process_time() - started)
    return least


def growth() -> Iterator[tuple[str, str, float, float]]:
    """Of each work and piece: their names, the seconds of the large text, and how many times the small one's."""
    for name, (work, pieces) in WORKS.items():
        for piece in pieces:
            large = _seconds(work, piece, LARGE)
            yield name, piece, large, large / max(_seconds(work, piece, SMALL), 1e-9) if large > MOMENT else 0.0


def main() -> int:
    """Print the slowest piece of each work, and everything that grows too fast."""
    measured = list(growth())
    print(f"| {LARGE // 1000} KB of one piece | slowest | seconds | times {SMALL // 1000} KB |\n|---|---|--:|--:|")
    for name in WORKS:
        _, piece, seconds, times = max((m for m in measured if m[0] == name), key=lambda m: m[2])
        print(f"| {name} | {piece[:40]!r} | {seconds:.2f} | {times:.1f} |")
    bad = [(name, piece, times) for name, piece, _, times in measured if times > MOST]
    for name, piece, times in bad:
        print(f"{name} of {piece[:40]!r}: {times:.0f} times as long (asked: at most {MOST:.0f})")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
