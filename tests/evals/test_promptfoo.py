"""promptfoo's side: what the provider answers, what the scorer grades, what the run's exit code says."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evals import baseline
from evals.case import Case
from evals.files import HOME
from evals.recordings import of
from evals.run import live, run
from evals.serve import prompt_id
from pipeline.llm.prompts import load_prompt
from tests.evals.fakes import canned

ROOT = HOME.parent


@pytest.fixture
def environment(folder: Path, doses: Case, libraries: Case, tmp_path: Path) -> dict[str, str]:
    """Where the scorer's process finds two recorded cases and their baseline."""
    root, baselines = tmp_path / "recordings", tmp_path / "baselines"
    model = canned("local")
    of(model).write(root / "local")
    cases = [doses, libraries]
    done = asyncio.run(run(cases, live(model, load_prompt("guided/v1", strategy="guided"), read=(), write=root)))
    baseline.save(baseline.make(done, cases), baseline.path_of("local", "guided/v1", baselines))
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("EVAL_", "OPENAI_", "FACTSHEET_"))}
    folders = {"EVAL_CASES": str(folder), "EVAL_RECORDINGS": str(root), "EVAL_BASELINES": str(baselines)}
    return {**kept, **folders}


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def talk(environment: dict[str, str], *questions: str) -> list[dict[str, Any]]:
    """What the scorer's process says to lines of its input."""
    done = subprocess.run(
        [sys.executable, "-m", "evals.serve"],
        input="".join(q + "\n" for q in questions),
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


PROVIDE = """
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location("provider", "evals/promptfoo/provider.py")
provider = importlib.util.module_from_spec(spec); spec.loader.exec_module(provider)
for case in sys.argv[1:]:
    context = {"vars": {"case_id": case}}
    print(json.dumps(provider.call_api("guided_v1", {"config": {"model": "local"}}, context)))
"""


def provide(environment: dict[str, str], *cases: str) -> list[dict[str, Any]]:
    """What the provider's process answers."""
    done = subprocess.run(
        [sys.executable, "-c", PROVIDE, *cases], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_answer_is_provided_from_recordings_and_graded_by_the_scorer(environment: dict[str, str]) -> None:
    answers = provide(environment, "doses", "libraries", "nowhere")
    assert [sorted(a)[-1] for a in answers] == ["tokenUsage", "tokenUsage", "error"]
    assert "there is no case" in answers[2]["error"]
    question = {"case": "doses", "prompt": "guided_v1", "model": "local", "output": answers[0]["output"]}
    wrong = json.loads(answers[0]["output"])
    wrong["numbers"][0]["value"] = "4"
    lines = [json.dumps(question), json.dumps({**question, "output": json.dumps(wrong)}), "no json", "{}"]
    right, lied, *nonsense = talk(environment, *lines)
    assert right["pass"] is True
    assert {"numbers strict F1", "positions loose F1", "violations"} <= set(right["namedScores"])
    assert lied["pass"] is False
    assert lied["componentResults"][0]["reason"].startswith("violation: numbers: violation value")
    assert [n["pass"] for n in nonsense] == [False, False]


@pytest.mark.parametrize(
    ("raw", "name"),
    [("guided_v1", "guided/v1"), ("extract_window_v2\n", "extract_window/v2"), ("guided/v1", "guided/v1"), ("x", "x")],
)
def test_a_prompts_id_comes_back_from_what_promptfoo_calls_it(raw: str, name: str) -> None:
    assert prompt_id(raw) == name


def row(success: bool, error: str = "") -> dict[str, Any]:
    return {"success": success, "error": error, "vars": {"case_id": "a"}, "prompt": {"label": "p"}}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        pytest.param([row(True)] * 3, 0, id="all passed"),
        pytest.param([row(True), row(False)], 1, id="a case failed"),
        pytest.param([row(True)] * 9 + [row(False, "no connection")], 2, id="a provider's error is never a pass"),
        pytest.param([row(True)] * 9 + [row(False, "unrecorded: x")], 0, id="a few are not recorded any more"),
        pytest.param([row(True)] + [row(False, "unrecorded: x")] * 2, 2, id="most are not recorded"),
        pytest.param([], 2, id="no results"),
    ],
)
def test_the_exit_code_is_read_off_the_results(tmp_path: Path, rows: list[dict[str, Any]], code: int) -> None:
    errors = sum(bool(r["error"]) for r in rows)
    failures = sum(not r["success"] for r in rows) - errors
    stats = {"successes": len(rows) - errors - failures, "failures": failures, "errors": errors}
    path = tmp_path / "results.json"
    path.write_text(json.dumps({"results": {"results": rows, "stats": stats}}))
    outcome = module(HOME / "promptfoo" / "outcome.py").outcome
    assert outcome(path)[0] == code
    path.write_text("no json")
    assert outcome(path)[0] == 2


def test_the_version_is_pinned_and_the_lock_file_names_no_registry() -> None:
    here = HOME / "promptfoo"
    wanted = json.loads((here / "package.json").read_text())["dependencies"]
    locked = json.loads((here / "package-lock.json").read_text())["packages"]
    assert wanted == {"promptfoo": locked["node_modules/promptfoo"]["version"]}
    assert all("resolved" not in package for package in locked.values())
    assert all("integrity" in package for name, package in locked.items() if name)


@pytest.mark.slow
def test_promptfoo_itself_runs_the_matrix(environment: dict[str, str]) -> None:
    if not (HOME / "promptfoo" / "node_modules" / ".bin" / "promptfoo").exists() or not shutil.which("node"):
        pytest.skip("promptfoo is not installed (make promptfoo installs it)")
    done = subprocess.run(
        [str(HOME / "promptfoo" / "run.sh")],
        env={**environment, "PROMPTFOO_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert done.stdout.splitlines()[-1] == "2 passed, 0 failed, 0 errors"
