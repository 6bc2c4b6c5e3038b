"""What the golden answers can't tell apart: pairs of one article whose keyed texts could be swapped unnoticed.

A swap is an error that is planted (``measures_swapped``, ``events_swapped``, ``issues_swapped``) only where the keys
tell the two texts apart: elsewhere the golden answer itself calls the swapped ones right. How many those are is told
here, so that the share of caught errors is not read for more than it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from evals.case import Case, Keys
from evals.inject import exchangeable
from evals.words import fold


@dataclass(frozen=True, slots=True)
class Blind:
    """Pairs of keyed texts of one field, in one article each.

    ``same``: the two texts are one ("the plan" and "the plan"), a swap changes nothing. ``unseen``: a swap would say
    something false, and nobody would see it; ``alike`` of these have the very same keys.
    """

    what: str
    pairs: int
    same: int
    unseen: int
    alike: int

    @property
    def share(self) -> float:
        """The unseen ones of all pairs in which a swap changes anything."""
        return self.unseen / (self.pairs - self.same) if self.pairs > self.same else 0.0

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.unseen} of {self.pairs - self.same} swaps can't be told ({100 * self.share:.2f} %),"
            f" {self.alike} of them by the very same keys; {self.same} pairs say the same"
        )


def blind_spots(cases: Sequence[Case]) -> Iterator[Blind]:
    """What numbers measure, what happens at dates, what positions are about."""
    golden = [case.golden for case in cases]
    yield _blind("measures", [[(n.measures, n.measures_keys) for n in g.numbers] for g in golden])
    yield _blind("events", [[(d.event, d.event_keys) for d in g.dates] for g in golden])
    yield _blind("issues", [[(p.issue, p.issue_keys) for p in g.positions] for g in golden])


def _blind(what: str, articles: Iterable[list[tuple[str | None, Keys]]]) -> Blind:
    pairs = same = unseen = alike = 0
    for texts in articles:
        keyed = [(text, keys) for text, keys in texts if keys]
        for (one, mine), (two, theirs) in combinations(keyed, 2):
            pairs += 1
            if fold(one or "") == fold(two or ""):
                same += 1
            elif exchangeable(mine, theirs, one, two):
                unseen += 1
                alike += _sets(mine) == _sets(theirs)
    return Blind(what, pairs, same, unseen, alike)


def _sets(keys: Keys) -> set[frozenset[str]]:
    return {frozenset(group) for group in keys}
