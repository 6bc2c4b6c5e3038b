"""Prompts that are bad on purpose, with recorded answers: the gate says so, and names the cases."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evals import baseline
from evals.files import load_cases
from evals.gate import bad_prompts
from evals.recordings import RECORDINGS, recorded_model
from evals.run import Plan, run
from evals.verdict import ENOUGH, Outcome, judge
from pipeline.llm.prompts import load_prompt

GUARDED = "guided/v1"

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("folder", bad_prompts(), ids=[p.name for p in bad_prompts()])
def test_the_gate_fails_a_bad_prompt_and_names_the_cases(folder: Path) -> None:
    described = recorded_model("local")
    held = baseline.load(baseline.path_of("local", GUARDED))
    if described is None or held is None:
        pytest.skip("nothing is recorded yet: run make record-all, then python -m evals gate --update")
    prompt = load_prompt(str(folder), "guided")
    done = asyncio.run(run(load_cases(), Plan(described, prompt, read=(RECORDINGS,), beside=(GUARDED,))))
    # What is sent may have moved with the code since it was recorded: then the cases that still replay decide.
    replayed = [r for r in done.results if r.status == "ok"]
    if len(replayed) < ENOUGH * len(done.results):
        pytest.skip(f"only {len(replayed)} of {len(done.results)} cases replay: run make record-all")
    done.results = replayed
    verdict = judge(done, held)
    assert verdict.outcome is Outcome.REGRESSION, verdict.reasons
    assert len(verdict.failed_cases) >= min(10, len(replayed) // 3)


def test_there_is_a_bad_prompt_for_each_way_of_asking_too_little() -> None:
    asked = [load_prompt(str(folder), "guided").asks for folder in bad_prompts()]
    assert any(a.actors == 1 for a in asked)
    assert any(a.stances is not None and "opposes" not in a.stances for a in asked)
    assert any(a.part == 0.5 for a in asked)
