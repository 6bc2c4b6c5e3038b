"""Comparing runs: the interval, Holm, what can be detected, and how often equal runs are called different."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals import stats
from evals.result import FIELDS
from tests.evals.fakes import noisy


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


def test_many_comparisons_at_once_are_the_same_as_one_by_one() -> None:
    pairs = [(runs[:, 0], runs[:, 1]) for runs in (noisy(2, seed=seed) for seed in range(3))]
    together = stats.compare_many(pairs, draws=500)
    for (before, after), told in zip(pairs, together, strict=True):
        for d, alone in zip(told, stats.compare(before, after, draws=500), strict=True):
            assert d.field == alone.field
            assert [d.low, d.high, d.p, d.adjusted] == pytest.approx([alone.low, alone.high, alone.p, alone.adjusted])


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


def test_what_can_be_detected_shrinks_with_more_articles() -> None:
    few, many = stats.detectable(noisy(1, articles=10)[:, 0]), stats.detectable(noisy(1, articles=160)[:, 0])
    assert all(many[f] < few[f] < 0.15 for f in FIELDS)
