"""``pytest evals``: the golden cases from recordings, once for the whole session."""

from __future__ import annotations

from functools import cache

import pytest

from evals import baseline
from evals.baseline import Baseline
from evals.case import Case
from evals.files import load_cases
from evals.gate import Guard, guards, replay
from evals.run import Ran


@cache
def held(guard: Guard) -> Baseline | None:
    """The guard's baseline."""
    return baseline.load(baseline.path_of(guard.model, guard.prompt))


@cache
def all_cases() -> tuple[Case, ...]:
    """Every committed case."""
    return load_cases()


@cache
def ran(guard: Guard) -> dict[str, Ran]:
    """Every case of a guard, replayed once."""
    done = replay(guard, all_cases())
    return {r.case: r for r in done.results} if done else {}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a guard, case and field."""
    if {"guard", "case_id"} <= set(metafunc.fixturenames):
        rows = [(g, c.id) for g in guards() if held(g) is not None for c in all_cases()]
        ids = [f"{g.prompt}-{case}" for g, case in rows]
        metafunc.parametrize(("guard", "case_id"), rows, ids=ids)
