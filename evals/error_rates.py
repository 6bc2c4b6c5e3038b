"""The gate's own error rates: how often it stops what did not change, and how often it sees a drop that is there.

The noise is that of recorded repeats: the same model, prompt and articles, asked anew. An equal comparison (A/A) takes
two different ones of an article's repeats, at random for each article, as "before" and "after". Each is put through the
gate's own rules; nothing in it has changed, so whatever the gate says is a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import betaincinv

from evals import stats
from evals.result import FIELDS, CaseScore
from evals.stats import DRAWS, SEED, Array, Difference

GOAL = 0.07
"""The upper limit of the interval of false alarms, family-wise over the fields, that the gate is held to."""

_AT_ONCE = 50
"""Comparisons that are drawn together."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something happened, with the two-sided 95 % Clopper-Pearson interval."""

    hits: int
    trials: int

    @property
    def share(self) -> float:
        """Hits over trials."""
        return self.hits / self.trials

    @property
    def low(self) -> float:
        """The lower limit."""
        return float(betaincinv(self.hits, self.trials - self.hits + 1, 0.025)) if self.hits else 0.0

    @property
    def high(self) -> float:
        """The upper limit."""
        return float(betaincinv(self.hits + 1, self.trials - self.hits, 0.975)) if self.hits < self.trials else 1.0


@dataclass(frozen=True, slots=True)
class Repeats:
    """What several runs of one thing got: all that the gate's rules look at.

    ``counts``: (articles, repeats, fields, 3) as in ``stats``. ``fresh``: (articles, repeats, repeats), whether the
    second repeat of an article has a violation that the first one lacks.
    """

    counts: Array
    fresh: npt.NDArray[np.bool_]

    @property
    def articles(self) -> int:
        """How many articles have all repeats."""
        return len(self.counts)

    def spread(self) -> dict[str, int]:
        """Per field: in how many articles the repeats differ at all. Where they never do, there is no noise in it."""
        moved = (self.counts != self.counts[:, :1]).any(axis=(1, 3)).sum(axis=0)
        return {name: int(moved[i]) for i, name in enumerate(FIELDS)}


def repeats(runs: Sequence[Sequence[CaseScore]]) -> Repeats:
    """Repeats from their scores: one sequence a repeat, the same cases in the same order in each.

    Raises ValueError where there are fewer than two, or where they are not of the same cases.
    """
    cases = {tuple(score.case for score in run) for run in runs}
    if len(runs) < 2 or len(cases) != 1 or cases == {()}:
        raise ValueError("two repeats of the same cases are needed at least")
    counts = np.stack([stats.counts(run) for run in runs], axis=1)
    keys = [[{v.key for v in score.violations} for score in run] for run in runs]
    fresh = [[[bool(after[a] - before[a]) for after in keys] for before in keys] for a in range(len(runs[0]))]
    return Repeats(counts, np.array(fresh, dtype=np.bool_))


def simulated(counts: Array) -> Repeats:
    """Repeats of counts alone, without a violation in any."""
    articles, n = counts.shape[:2]
    return Repeats(counts, np.zeros((articles, n, n), dtype=np.bool_))


@dataclass(frozen=True, slots=True)
class Alarms:
    """What the gate said in equal comparisons.

    ``lost``: some field's strict F1 fell by more than noise, Holm over the fields. ``violated``: some article has a
    violation that it had not. ``failed``: either, which is when the gate fails. ``inconclusive``: it did not fail, but
    could not rule a drop of 5 points out.
    """

    lost: Rate
    violated: Rate
    failed: Rate
    inconclusive: Rate


def alarms(made: Repeats, *, trials: int = 2000, draws: int = DRAWS, seed: int = SEED) -> Alarms:
    """Put ``trials`` equal comparisons through the gate's rules."""
    rng = np.random.default_rng(seed)
    chosen = [_two(made, rng) for _ in range(trials)]
    rows = np.arange(made.articles)
    pairs = [(made.counts[rows, first], made.counts[rows, second]) for first, second in chosen]
    violated = [bool(made.fresh[rows, first, second].any()) for first, second in chosen]
    compared = list(_compared(pairs, draws, seed))
    lost = [bool(stats.dropped(told)) for told in compared]
    failed = [x or y for x, y in zip(lost, violated, strict=True)]
    unsure = [not bad and bool(stats.unsure(told)) for bad, told in zip(failed, compared, strict=True)]
    return Alarms(*(Rate(sum(hits), trials) for hits in (lost, violated, failed, unsure)))


def whole_runs(made: Repeats, *, draws: int = DRAWS, seed: int = SEED) -> Rate:
    """Of all ordered pairs of whole repeats, the same one for every article, those that the gate would fail.

    Pairs that are chosen article by article are exchangeable by their making. Whole repeats would also show it if
    all of one run's answers were worse together.
    """
    n = made.counts.shape[1]
    chosen = [(i, j) for i in range(n) for j in range(n) if i != j]
    compared = _compared([(made.counts[:, i], made.counts[:, j]) for i, j in chosen], draws, seed)
    violated = (bool(made.fresh[:, i, j].any()) for i, j in chosen)
    return Rate(
        sum(bool(stats.dropped(told)) or bad for told, bad in zip(compared, violated, strict=True)), len(chosen)
    )


def power(made: Repeats, drop: float, *, trials: int = 400, draws: int = 2000, seed: int = SEED) -> dict[str, Rate]:
    """How often the gate notices a true drop of ``drop`` (0.05 is 5 points) in one field's strict F1, per field.

    The second repeat of each pair loses that share of its right facts, as by a model that overlooks them.
    """
    rng = np.random.default_rng(seed)
    share = stats.share_to_lose(made.counts[:, 0], drop)
    rows = np.arange(made.articles)
    rates: dict[str, Rate] = {}
    for i, name in enumerate(FIELDS):
        pairs = []
        for _ in range(trials):
            first, second = _two(made, rng)
            worse = made.counts[rows, second].copy()
            worse[:, i] = stats.thinned(worse[:, i], float(share[i]), rng)
            pairs.append((made.counts[rows, first], worse))
        seen = [any(d.field == name for d in stats.dropped(told)) for told in _compared(pairs, draws, seed)]
        rates[name] = Rate(sum(seen), trials)
    return rates


_Choice = npt.NDArray[np.int64]


def _two(made: Repeats, rng: np.random.Generator) -> tuple[_Choice, _Choice]:
    """For each article two different ones of its repeats."""
    n = made.counts.shape[1]
    first: _Choice = rng.integers(n, size=made.articles)
    second: _Choice = (first + rng.integers(1, n, size=made.articles)) % n
    return first, second


def _compared(pairs: Sequence[tuple[Array, Array]], draws: int, seed: int) -> Iterator[tuple[Difference, ...]]:
    for at in range(0, len(pairs), _AT_ONCE):
        yield from stats.compare_many(pairs[at : at + _AT_ONCE], draws=draws, seed=seed)
