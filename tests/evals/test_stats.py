"""Comparing runs: the interval, Holm, what can be detected, and how often equal runs are called different."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals import stats
from evals.result import FIELDS
from evals.stats import Array, Rate


def noisy(repeats: int, *, articles: int = 40, seed: int = 1, spread: float = 0.1) -> Array:
    """Runs of one and the same model: (articles, repeats, fields, 3), each article as hard as it is."""
    rng = np.random.default_rng(seed)
    wanted = rng.integers(8, 30, size=(articles, len(FIELDS)))
    share = np.clip(rng.normal(0.75, spread, size=wanted.shape), 0, 1)
    runs = []
    for _ in range(repeats):
        right = rng.binomial(wanted, share)
        runs.append(np.stack([right, right + rng.binomial(wanted, 0.15), wanted], axis=-1))
    return np.stack(runs, axis=1).astype(float)


def test_micro_f1_sums_before_it_divides_and_nothing_over_nothing_is_one() -> None:
    assert stats.micro_f1(np.array([[3.0, 4.0, 6.0], [0.0, 0.0, 0.0]])).tolist() == [0.6, 1.0]


def test_the_same_run_twice_has_no_change_and_no_drop() -> None:
    run = noisy(1)[:, 0]
    found = stats.compare(run, run)
    assert [d.field for d in found] == [*FIELDS, "all"]
    assert all(d.change == d.low == d.high == 0 and d.p == 1 for d in found)
    assert stats.dropped(found) == []


def test_a_loss_in_one_field_is_seen_in_that_field_alone() -> None:
    run = noisy(1)[:, 0]
    worse = run.copy()
    worse[:, 1] = stats.thinned(run[:, 1], 0.2, np.random.default_rng(3))
    assert [d.field for d in stats.dropped(stats.compare(run, worse))] == ["numbers"]


def test_a_gain_is_no_drop() -> None:
    run = noisy(1)[:, 0]
    better = run.copy()
    better[..., 0] = better[..., 1] = better[..., 2]
    found = stats.compare(run, better)
    assert all(d.change > 0 and d.adjusted > 0.9 for d in found)


def test_the_same_input_gives_the_same_numbers() -> None:
    runs = noisy(2)
    assert stats.compare(runs[:, 0], runs[:, 1]) == stats.compare(runs[:, 0], runs[:, 1])


def test_ten_thousand_draws_for_forty_cases_take_less_than_two_seconds_of_cpu() -> None:
    runs = noisy(2)
    began = time.process_time()
    stats.compare(runs[:, 0], runs[:, 1], draws=10_000, seed=99)
    assert time.process_time() - began < 2


def test_runs_of_other_articles_are_refused() -> None:
    run = noisy(1)[:, 0]
    with pytest.raises(ValueError, match="same articles"):
        stats.compare(run, run[1:])


@pytest.mark.parametrize(
    ("p", "adjusted"),
    [
        pytest.param([0.01, 0.04, 0.03, 0.2], [0.04, 0.09, 0.09, 0.2], id="stepping down"),
        pytest.param([0.5, 0.5], [1.0, 1.0], id="never above one"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_holm(p: list[float], adjusted: list[float]) -> None:
    assert stats.holm(p) == pytest.approx(adjusted)


@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_keeps_the_order_and_never_lowers_a_p(p: list[float]) -> None:
    adjusted = stats.holm(p)
    assert all(a >= x for a, x in zip(adjusted, p, strict=True))
    assert all(adjusted[i] <= adjusted[j] for i in range(len(p)) for j in range(len(p)) if p[i] < p[j])


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_the_interval_holds_the_observed_change(seed: int) -> None:
    runs = noisy(2, articles=12, seed=seed)
    for d in stats.compare(runs[:, 0], runs[:, 1], draws=500):
        assert d.low <= d.change + 0.02
        assert d.high >= d.change - 0.02


def test_equal_runs_are_called_different_in_at_most_seven_per_cent() -> None:
    alarms = stats.false_alarms(noisy(3), trials=2000, draws=1000)
    assert alarms.trials == 2000
    assert alarms.high <= 0.07


def test_a_drop_of_ten_points_is_nearly_always_seen() -> None:
    seen = stats.power(noisy(3), 0.10, trials=40, draws=500)
    assert all(rate.share > 0.9 for rate in seen.values())


def test_what_can_be_detected_shrinks_with_more_articles() -> None:
    few, many = stats.detectable(noisy(1, articles=10)[:, 0]), stats.detectable(noisy(1, articles=160)[:, 0])
    assert all(many[f] < few[f] < 0.15 for f in FIELDS)


def test_a_rate_has_the_clopper_pearson_interval() -> None:
    # the textbook's 5 of 20: 8.66 % to 49.10 %
    assert (Rate(5, 20).low, Rate(5, 20).high) == pytest.approx((0.0866, 0.4910), abs=1e-4)
    assert (Rate(0, 10).low, Rate(10, 10).high) == (0.0, 1.0)
