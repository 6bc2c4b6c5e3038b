"""A case made ready for judging: the places of its items in the article, its names, its figures. Made once a case."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from pathlib import Path

from evals.case import Case, GoldDate, GoldNumber
from evals.figures import figures, values_in
from evals.match import exclusive
from evals.places import Place, Text
from evals.words import bare


@cache
def _before() -> frozenset[str]:
    return frozenset(tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))["before"])


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name to compare by: folded words, without an article or form of address before it or a genitive behind."""
    folded = bare(name.replace("’s", "").replace("'s", ""))
    words = folded.split()
    while len(words) > 1 and words[0] in _before():
        words = words[1:]
    return " ".join(words)


@dataclass(frozen=True)
class Spots:
    """Where a golden item stands: its words (``strong``), or an evidence that only restates it (``weak``)."""

    strong: list[Place]
    weak: list[Place]


class Prepared:
    """A case with everything that judging looks up."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.raw = Text(case.text)
        self.numbers = self._spots(case.golden.numbers)
        self.dates = self._spots(case.golden.dates)
        self.positions: list[list[Place]] = [
            [p for words in item.evidence for p in self.raw.find(words, whole=False)] for item in case.golden.positions
        ]
        self.names = [frozenset(name_key(n) for n in actor.names) for actor in case.golden.actors]
        self.owners: dict[str, list[int]] = {}
        for i, names in enumerate(self.names):
            for name in names:
                self.owners.setdefault(name, []).append(i)
        self.holder = {actor.name: i for i, actor in enumerate(case.golden.actors)}

    @cached_property
    def bare(self) -> str:
        """The article's words with single blanks between and around, for names whatever their punctuation."""
        return f" {bare(self.case.text)} "

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """Every value that the article may be said to hold: its figures, golden values, and parts of golden days."""
        golden = self.case.golden
        held = set(values_in(self.case.text, golden.language))
        for number in golden.numbers:
            held |= {v for v in (number.value, number.low, number.high) if v is not None}
        moments = [m for d in golden.dates for m in (d.start, d.end) if m]
        if golden.published:
            moments.append(golden.published.isoformat())
        for moment in moments:
            held |= {Decimal(part) for part in moment[:10].split("-")}
        return frozenset(held)

    def holds_name(self, name: str) -> bool:
        """Whether the article has this name, with or without the article before it."""
        key = bare(name)
        return bool(key) and (f" {key} " in self.bare or f" {name_key(name)} " in self.bare or self.raw.holds(name))

    def _spots(self, items: Sequence[GoldNumber] | Sequence[GoldDate]) -> list[Spots]:
        strong: list[list[Place]] = []
        weak: list[list[Place]] = []
        for item in items:
            mine: list[Place] = []
            vague: list[Place] = []
            for words in item.evidence:
                for shown in self.raw.find(words, whole=False):
                    inside = self.raw.find_in(item.text, shown) or self._restated(item, shown)
                    mine += inside
                    vague += [] if inside else [shown]
            strong.append(sorted(set(mine)))
            weak.append(vague)
        return [Spots(s, w) for s, w in zip(exclusive(strong), weak, strict=True)]

    def _restated(self, item: GoldNumber | GoldDate, shown: Place) -> list[Place]:
        """Figures of an evidence that give a number's value in another form."""
        if isinstance(item, GoldDate):
            return []
        wanted = {v for v in (item.value, item.low, item.high) if v is not None}
        read = figures(self.raw.folded[shown[0] : shown[1]], self.case.golden.language)
        return [(shown[0] + f.start, shown[0] + f.end) for f in read if f.values & wanted]
