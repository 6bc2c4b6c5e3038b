"""Is a difference between two runs more than noise? Paired bootstrap over articles, Holm over fields.

An article is one cluster: its items, and its repeats, rise and fall together. All draws are seeded and vectorised.
A run is an array of shape (articles, fields, 3): strictly right pairs, facts said, items wanted;
F1 = 2·right/(said+wanted).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri  # scipy.stats would say the same, and take 0.3 s to import

from evals.result import FIELDS, CaseScore

Array: TypeAlias = npt.NDArray[np.float64]

DRAWS = 10_000
SEED = 20260101
ALPHA = 0.05
MARGIN = 0.05
"""A drop of 5 points is what the gate must not let pass unseen: an interval that reaches it is inconclusive."""


def counts(scores: Sequence[CaseScore]) -> Array:
    """The strict counts of scores, one row an article, in their order."""
    return np.array(
        [
            [(c.strict, c.pairs + c.extra, c.pairs + c.missed) for c in (s.fields[name] for name in FIELDS)]
            for s in scores
        ],
        dtype=np.float64,
    ).reshape(len(scores), len(FIELDS), 3)


def micro_f1(summed: Array) -> Array:
    """F1 of summed counts (…, 3); 1 where nothing was said and nothing wanted."""
    below = summed[..., 1] + summed[..., 2]
    return np.divide(2 * summed[..., 0], below, out=np.ones_like(below), where=below > 0)


@lru_cache(maxsize=8)
def _weights(articles: int, draws: int, seed: int) -> Array:
    """How often each article stands in each resample, (draws, articles)."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(articles, np.full(articles, 1 / articles), size=draws).astype(np.float64)


def _with_all(run: Array) -> Array:
    """The fields, and all of them together as one more."""
    return np.concatenate([run, run.sum(axis=1, keepdims=True)], axis=1)


def _drawn_f1(run: Array, draws: int, seed: int) -> Array:
    articles, fields, _ = run.shape
    summed = _weights(articles, draws, seed) @ run.reshape(articles, fields * 3)
    return micro_f1(summed.reshape(draws, fields, 3))


@lru_cache(maxsize=8)
def _swaps(articles: int, draws: int, seed: int) -> Array:
    """Which articles change sides in each draw, (draws, articles) of 0 and 1."""
    return np.random.default_rng(seed + 1).integers(0, 2, size=(draws, articles)).astype(np.float64)


def _swapped_change(a: Array, b: Array, draws: int, seed: int) -> Array:
    """The change of F1 if it were chance which of an article's two results is called after."""
    articles, fields, _ = a.shape
    moved = (_swaps(articles, draws, seed) @ (b - a).reshape(articles, -1)).reshape(draws, fields, 3)
    return micro_f1(b.sum(axis=0) - moved) - micro_f1(a.sum(axis=0) + moved)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: strict F1 before and after, and the 90 % interval of the change (each limit is one-sided 95 %).

    ``p`` is one-sided, for a drop: the larger of the paired bootstrap's and the paired swap test's. The swap test is
    exact where the two runs are the same thing; the bootstrap alone calls 7 % instead of 5 % of such pairs a drop.
    ``adjusted`` is Holm's over the fields.
    """

    field: str
    before: float
    after: float
    low: float
    high: float
    p: float
    adjusted: float

    @property
    def change(self) -> float:
        """After minus before, in F1 (0.01 is one point)."""
        return self.after - self.before


def _drawn_change(a: Array, b: Array, draws: int, seed: int) -> Array:
    """The change of F1 in each resample, (draws, fields)."""
    articles = len(a)
    observed = micro_f1(b.sum(axis=0)) - micro_f1(a.sum(axis=0))
    drawn = _drawn_f1(b, draws, seed) - _drawn_f1(a, draws, seed)
    # A resample of n articles spreads by sqrt((n-1)/n) too little; with 40 articles that alone costs 0.2 % of level.
    spread: Array = observed + (drawn - observed) * np.sqrt(articles / max(articles - 1, 1))
    return spread


def _p(a: Array, b: Array, drawn: Array, seed: int) -> Array:
    """One-sided p for a drop, a field each; any number of fields at once."""
    draws = len(drawn)
    observed = micro_f1(b.sum(axis=0)) - micro_f1(a.sum(axis=0))
    by_bootstrap = (1 + (drawn >= 0).sum(axis=0)) / (draws + 1)
    by_swapping = (1 + (_swapped_change(a, b, draws, seed) <= observed + 1e-12).sum(axis=0)) / (draws + 1)
    p: Array = np.maximum(by_bootstrap, by_swapping)
    return p


def compare(before: Array, after: Array, *, draws: int = DRAWS, seed: int = SEED) -> tuple[Difference, ...]:
    """Compare two runs on the same articles, row by row: one ``Difference`` a field, then one for all together."""
    return compare_many([(before, after)], draws=draws, seed=seed)[0]


def compare_many(
    pairs: Sequence[tuple[Array, Array]], *, draws: int = DRAWS, seed: int = SEED
) -> list[tuple[Difference, ...]]:
    """``compare`` for many pairs of runs, all on the same articles: the same numbers from fewer, larger products.

    Memory: 4 KB a pair and draw; 50 pairs of 10,000 draws are at home in 200 MB.
    """
    if any(before.shape != after.shape or not len(before) for before, after in pairs):
        raise ValueError("two runs are compared on the same articles, at least one")
    a, b = (np.concatenate([_with_all(pair[side]) for pair in pairs], axis=1) for side in (0, 1))
    drawn = _drawn_change(a, b, draws, seed)
    low, high = np.quantile(drawn, [ALPHA, 1 - ALPHA], axis=0)
    told = np.stack([micro_f1(a.sum(axis=0)), micro_f1(b.sum(axis=0)), low, high, _p(a, b, drawn, seed)])
    names = (*FIELDS, "all")
    return [_differences(told[:, at : at + len(names)], names) for at in range(0, told.shape[1], len(names))]


def _differences(told: Array, names: Sequence[str]) -> tuple[Difference, ...]:
    """One comparison from its columns: before, after, low, high, p of each field, the last one of all together."""
    before, after, low, high, p = told.tolist()
    adjusted = [*holm(p[:-1]), p[-1]]
    return tuple(map(Difference, names, before, after, low, high, p, adjusted))


def holm(p: Sequence[float]) -> list[float]:
    """Holm's step-down adjustment: family-wise error at most the level, whatever the dependence."""
    order = sorted(range(len(p)), key=lambda i: p[i])
    adjusted = [0.0] * len(p)
    worst = 0.0
    for rank, i in enumerate(order):
        worst = max(worst, min(1.0, (len(p) - rank) * p[i]))
        adjusted[i] = worst
    return adjusted


def dropped(differences: Sequence[Difference], alpha: float = ALPHA) -> list[Difference]:
    """The fields whose loss is not noise."""
    return [d for d in differences if d.field != "all" and d.change < 0 and d.adjusted < alpha]


def unsure(differences: Sequence[Difference]) -> list[Difference]:
    """The fields whose loss may be noise, but may as well be a real one of ``MARGIN``: these articles can't tell."""
    return [d for d in differences if d.change < 0 and d.low < -MARGIN]


# --- what could be seen -----------------------------------------------------------------------------------------------


def thinned(run: Array, share: float, rng: np.random.Generator) -> Array:
    """A run that lost each strictly right pair with probability ``share``, as by a model that overlooks things."""
    lost = rng.binomial(run[..., 0].astype(np.int64), share)
    worse = run.copy()
    worse[..., 0] -= lost
    worse[..., 1] -= lost
    return worse


def share_to_lose(run: Array, drop: float) -> Array:
    """Per field: the share of right pairs to lose so that micro F1 falls by ``drop``."""
    summed = run.sum(axis=0)
    right, said, wanted = summed[:, 0], summed[:, 1], summed[:, 2]
    target = np.maximum(micro_f1(summed) - drop, 0)
    # 2(r-x)/(s-x+w) = t  =>  x = (2r - t(s+w)) / (2-t)
    lost = (2 * right - target * (said + wanted)) / (2 - target)
    share: Array = np.clip(np.divide(lost, right, out=np.zeros_like(lost), where=right > 0), 0, 1)
    return share


def detectable(before: Array, after: Array | None = None, *, power: float = 0.8, seed: int = SEED) -> dict[str, float]:
    """The smallest true drop of a field's strict F1 that the gate notices with this power (normal approximation).

    The spread is that of a drop of ``MARGIN`` by overlooked items, and of the runs' own difference where it is larger.
    """
    rng = np.random.default_rng(seed)
    share = share_to_lose(before, MARGIN)
    base = micro_f1(before.sum(axis=0))
    samples = []
    for _ in range(200):
        worse = before.copy()
        lost = rng.binomial(before[..., 0].astype(np.int64), share[None, :])
        worse[..., 0] -= lost
        worse[..., 1] -= lost
        samples.append(micro_f1(worse.sum(axis=0)) - base)
    spread = np.std(np.array(samples), axis=0)
    if after is not None:
        own = _drawn_f1(after, 1000, seed) - _drawn_f1(before, 1000, seed)
        spread = np.maximum(spread, own.std(axis=0))
    # Bonferroni's first step is the strictest that Holm may ask of a field.
    z = float(ndtri(1 - ALPHA / len(FIELDS)) + ndtri(power))
    return {name: float(z * spread[i]) for i, name in enumerate(FIELDS)}
