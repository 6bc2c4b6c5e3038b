"""The evals behind promptfoo: ``answer`` is what its provider calls, ``main`` the scorer that its assertion asks.

The scorer reads one JSON line a question ({case, prompt, model, output}) and writes one JSON line a grade.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from evals import baseline
from evals.baseline import BASELINES, Baseline
from evals.files import CASES, read_case
from evals.recordings import RECORDINGS, recorded_model
from evals.result import CaseScore, Finding
from evals.run import Plan, run_case
from evals.score import Judge
from evals.verdict import case_verdict
from pipeline.core.summary import Summary
from pipeline.errors import FactsheetError, UsageError

SHOWN = 6

# Another process starts this one, so its folders come by the environment; they are the repository's own else.
_CASES = Path(os.environ.get("EVAL_CASES") or CASES).resolve()
_RECORDINGS = Path(os.environ.get("EVAL_RECORDINGS") or RECORDINGS)
_BASELINES = Path(os.environ.get("EVAL_BASELINES") or BASELINES)


@cache
def _judge(case: str) -> Judge:
    path = (_CASES / f"{case}.yaml").resolve()
    if path.parent != _CASES or not path.is_file():
        raise UsageError(f"there is no case {case!r}")
    return Judge(read_case(path))


@cache
def _plan(model: str, prompt: str) -> Plan:
    from evals.gate import prompt_named

    if os.environ.get("EVAL_MODEL") == model:
        from evals.run import live
        from pipeline.llm.registry import choose
        from pipeline.settings import load_settings

        settings = load_settings()
        kept = settings.cache_dir / "evals"
        return live(choose(settings, model), prompt_named(prompt), read=(_RECORDINGS, kept), write=kept)
    described = recorded_model(model, _RECORDINGS)
    if described is None:
        raise UsageError(f"nothing is recorded of {model}", hint=f"Run: make record EVAL_MODEL={model}")
    return Plan(described, prompt_named(prompt), read=(_RECORDINGS,))


def prompt_id(raw: str) -> str:
    """A prompt's id from what promptfoo calls it, where a slash would be a file: ``guided_v1`` is ``guided/v1``."""
    kind, _, version = raw.strip().rpartition("_")
    return f"{kind}/{version}" if kind and "/" not in raw else raw.strip()


def answer(prompt: str, case: str, model: str, repeat: int = 1) -> dict[str, Any]:
    """A provider's answer: the summary as JSON, what it cost, or an error."""
    judge = _judge(case)
    ran = asyncio.run(run_case(judge.case, judge, _plan(model, prompt), repeat))
    if ran.summary is None or ran.score is None:
        return {"error": f"{ran.status}: {ran.error}"}
    told = ran.summary.provenance
    return {
        "output": ran.summary.model_dump_json(),
        "tokenUsage": {
            "total": told.tokens_in + told.tokens_out,
            "prompt": told.tokens_in,
            "completion": told.tokens_out,
        },
        "cost": told.cost or 0.0,
        "cached": ran.fresh == 0,
        "metadata": {"case": case, "model": model, "repeat": repeat},
    }


@cache
def _held(model: str, prompt: str) -> Baseline | None:
    held = baseline.load(baseline.path_of(model, prompt, _BASELINES))
    if held is not None and held.scorer != baseline.scorer_hash():
        raise UsageError(f"the baseline of {prompt} on {model} was made by another scorer")
    return held


def grade(case: str, prompt: str, model: str, output: str) -> dict[str, Any]:
    """promptfoo's grading of one answer: named scores a field, a component a violation and for strict F1."""
    judge = _judge(case)
    made = judge.score(Summary.model_validate_json(output))
    held = _held(model, prompt)
    if held is not None and held.cases.get(case) != judge.case.hash:
        raise UsageError(f"the baseline of {prompt} on {model} was made for another {case}")
    strict = made.total().f1(strict=True)
    if held is None:
        fresh, before, passed = made.violations, 0.0, not made.violations
    else:
        verdict = case_verdict(made, held)
        fresh, before, passed = verdict.fresh, verdict.before, verdict.passed
    components = [_component(f"violation: {f}", False) for f in fresh]
    told = f"strict F1 {strict:.3f}, baseline {before:.3f}"
    components.append(_component(told, strict >= before - 1e-9, strict))
    return {
        "pass": passed,
        "score": strict,
        "reason": told if passed else _reason(told, fresh, made),
        "namedScores": _named(made),
        "componentResults": components,
    }


def _component(reason: str, passed: bool, score: float | None = None) -> dict[str, Any]:
    return {"pass": passed, "score": (1.0 if passed else 0.0) if score is None else score, "reason": reason}


def _reason(told: str, fresh: tuple[Finding, ...], made: CaseScore) -> str:
    shown = [str(f) for f in (*fresh, *made.findings)[:SHOWN]]
    return "; ".join((f"{len(fresh)} new violations", told, *shown))


def _named(made: CaseScore) -> dict[str, float]:
    scores = {f"{name} strict F1": counts.f1(strict=True) for name, counts in made.fields.items()}
    scores |= {f"{name} loose F1": counts.f1() for name, counts in made.fields.items()}
    return scores | {"violations": float(len(made.violations))}


def _graded(line: str) -> dict[str, Any]:
    """A grade, whatever the question: a scorer that died would leave promptfoo waiting."""
    try:
        asked = json.loads(line)
        output = asked["output"]
        output = output if isinstance(output, str) else json.dumps(output)
        return grade(str(asked["case"]), prompt_id(str(asked["prompt"])), str(asked["model"]), output)
    except (FactsheetError, ValueError, KeyError, TypeError) as error:
        return {"pass": False, "score": 0.0, "reason": f"not scored: {error}"}


def main() -> None:
    """Serve grades on standard input and output until the input ends."""
    for line in sys.stdin:
        if line.strip():
            sys.stdout.write(json.dumps(_graded(line)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
