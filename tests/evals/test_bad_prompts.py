"""Prompts that are bad on purpose, with recorded answers: the gate says so, and names the cases."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evals import baseline
from evals.files import load_cases
from evals.gate import bad_prompts, prompt_named
from evals.recordings import RECORDINGS, Recorded, recorded_model
from evals.run import Plan, Run, run
from evals.verdict import ENOUGH, Outcome, judge
from pipeline.llm.prompts import Prompt, load_prompt

GUARDED = "guided/v1"

pytestmark = pytest.mark.slow


def replayed(prompt: Prompt, described: Recorded) -> Run:
    """The prompt's cases that still replay: what is sent may have moved with the code since it was recorded."""
    done = asyncio.run(run(load_cases(), Plan(described, prompt, read=(RECORDINGS,), beside=(GUARDED,))))
    assert not done.of("error")
    done.results = done.of("ok")
    return done


@pytest.mark.parametrize("folder", bad_prompts(), ids=[p.name for p in bad_prompts()])
def test_the_gate_fails_a_bad_prompt_and_names_the_cases(folder: Path) -> None:
    """Beside the guarded prompt on the very same code, so that nothing but the prompt differs."""
    described = recorded_model("local")
    if described is None:
        pytest.skip("nothing is recorded yet: run make record-all")
    good = replayed(prompt_named(GUARDED), described)
    bad = replayed(load_prompt(str(folder), "guided"), described)
    shared = {r.case for r in good.results} & {r.case for r in bad.results}
    cases = [c for c in load_cases() if c.id in shared]
    if len(cases) < ENOUGH * len(load_cases()):
        pytest.skip(f"only {len(cases)} cases replay: run make record-all")
    for done in (good, bad):
        done.results = [r for r in done.results if r.case in shared]
    verdict = judge(bad, baseline.make(good, cases))
    assert verdict.outcome is Outcome.REGRESSION, verdict.reasons
    assert len(verdict.failed_cases) >= len(cases) // 4


def test_there_is_a_bad_prompt_for_each_way_of_asking_too_little() -> None:
    asked = [load_prompt(str(folder), "guided").asks for folder in bad_prompts()]
    assert any(a.actors == 1 for a in asked)
    assert any(a.stances is not None and "opposes" not in a.stances for a in asked)
    assert any(a.part == 0.5 for a in asked)
