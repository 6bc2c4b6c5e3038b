"""Three prompts that are bad on purpose, with recorded answers: the gate says so, and names the cases."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from evals import baseline
from evals.files import HOME, load_cases
from evals.recordings import RECORDINGS, recorded_model
from evals.run import Plan, run
from evals.verdict import Outcome, judge
from pipeline.llm.prompts import load_prompt

BAD = sorted(p.parent for p in (HOME / "bad_prompts").glob("*/prompt.md"))
GUARDED = "guided/v1"

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("folder", BAD, ids=[p.name for p in BAD])
def test_the_gate_fails_a_bad_prompt_and_names_the_cases(folder: Path) -> None:
    described = recorded_model("local")
    held = baseline.load(baseline.path_of("local", GUARDED))
    if described is None or held is None:
        pytest.skip("nothing is recorded yet: run make record, then python -m evals gate --update")
    prompt = load_prompt(str(folder), "guided")
    done = asyncio.run(run(load_cases(), Plan(described, prompt, read=(RECORDINGS,))))
    verdict = judge(done, held)
    assert verdict.outcome is Outcome.REGRESSION, verdict.reasons
    assert len(verdict.failed_cases) >= 10
