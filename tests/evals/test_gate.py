"""The gate: what it lets through, what it stops, what it refuses to compare."""

from __future__ import annotations

import asyncio
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from evals import baseline, head_and_base
from evals.baseline import Baseline, StaleBaseline
from evals.case import Case
from evals.changes import Changes, since_merge_base
from evals.gate import Guard, gate, touched, update
from evals.recordings import of
from evals.result import FIELDS
from evals.run import live, run
from evals.verdict import Outcome, judge
from pipeline.core.summary import Summary
from pipeline.errors import UsageError
from pipeline.llm.prompts import load_prompt
from tests.evals.fakes import a_run, canned, fewer_numbers, many

GUARD = Guard("canned", "guided/v1")
NOTHING = Changes("base", ())


def test_the_same_again_passes(cases: list[Case], good: Baseline) -> None:
    verdict = judge(a_run(cases), good)
    assert verdict.ok
    assert verdict.failed_cases == []
    assert set(verdict.detectable) == set(FIELDS)


def test_a_loss_in_most_articles_is_a_regression_that_names_field_and_cases(cases: list[Case], good: Baseline) -> None:
    verdict = judge(a_run(cases, fewer_numbers), good)
    assert verdict.outcome is Outcome.REGRESSION
    assert verdict.reasons[0].startswith("numbers: strict F1 100.0 →")
    assert len(verdict.failed_cases) == 30


def test_one_new_violation_is_a_regression_whatever_the_score(cases: list[Case], good: Baseline) -> None:
    def lie(i: int, summary: Summary) -> Summary:
        if i:
            return summary
        actors = (summary.actors[0].model_copy(update={"name": "Zé Ninguém"}), *summary.actors[1:])
        return summary.model_copy(update={"actors": actors})

    verdict = judge(a_run(cases, lie), good)
    assert verdict.outcome is Outcome.REGRESSION
    assert "doses-0: new violation" in verdict.reasons[0]
    known = replace(good, violations={"doses-0": [v.key for v in verdict.cases[0].fresh]})
    assert judge(a_run(cases, lie), known).ok


def test_a_loss_that_may_be_noise_or_large_is_inconclusive(doses: Case) -> None:
    few = many(doses, 5)
    held = baseline.make(a_run(few), few)
    verdict = judge(a_run(few, lambda i, s: fewer_numbers(0, s) if i == 0 else s), held)
    assert verdict.outcome is Outcome.INCONCLUSIVE
    assert verdict.outcome.exit_code not in (0, 1)


def test_an_error_is_never_a_pass(cases: list[Case], good: Baseline) -> None:
    verdict = judge(a_run(cases, lambda i, s: "error" if i == 3 else s), good)
    assert verdict.outcome is Outcome.ERROR
    assert verdict.reasons == ["doses-3: why"]


@pytest.mark.parametrize(
    ("lacking", "prompt_hash", "release", "ok"),
    [
        pytest.param(10, "h", False, True, id="code moved, most replay"),
        pytest.param(16, "h", False, False, id="code moved, fewer than half replay"),
        pytest.param(1, "h", True, False, id="at a release every case replays"),
        pytest.param(1, "other", False, False, id="a changed prompt needs its recordings"),
        pytest.param(30, "other", False, False, id="nothing recorded at all"),
    ],
)
def test_unrecorded_cases(
    cases: list[Case], good: Baseline, lacking: int, prompt_hash: str, release: bool, ok: bool
) -> None:
    done = a_run(cases, lambda i, s: "unrecorded" if i < lacking else s, prompt_hash)
    verdict = judge(done, good, release=release)
    assert verdict.ok is ok
    assert f"{30 - lacking} of 30 replayed" in verdict.reasons[0]
    assert ok or "make record" in verdict.reasons[0]


def test_a_baseline_survives_its_file_and_a_case_is_one_line(good: Baseline, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    baseline.save(good, path)
    assert baseline.load(path) == good
    assert sum('"doses-7"' in line for line in path.read_text().splitlines()) == 2
    assert baseline.load(tmp_path / "none.json") is None
    path.write_text("[]")
    with pytest.raises(UsageError, match="is no baseline"):
        baseline.load(path)


def test_a_stale_baseline_is_refused(cases: list[Case], good: Baseline) -> None:
    good.refuse_if_stale(cases)
    with pytest.raises(StaleBaseline, match="other cases"):
        good.refuse_if_stale(cases[1:])
    changed = Case(golden=cases[0].golden, text=cases[0].text + " ")
    with pytest.raises(StaleBaseline, match="doses-0"):
        good.refuse_if_stale([changed, *cases[1:]])
    with pytest.raises(StaleBaseline, match="another scorer"):
        replace(good, scorer="old").refuse_if_stale(cases)


def test_floors_go_up_by_themselves_and_down_only_for_a_reason(cases: list[Case], good: Baseline) -> None:
    worse = baseline.make(a_run(cases, fewer_numbers), cases)
    assert baseline.update(worse, replace(good), None).floors["numbers"] == 1.0
    with pytest.raises(UsageError, match="would lower"):
        baseline.update(good, replace(worse), None)
    lowered = baseline.update(good, replace(worse), "the reader got stricter")
    assert lowered.allowed[-1]["why"] == "the reader got stricter"
    assert "numbers 1.0000 →" in lowered.allowed[-1]["what"]


def test_no_baseline_is_made_of_a_run_with_a_hole(cases: list[Case]) -> None:
    with pytest.raises(UsageError, match="without doses-0"):
        baseline.make(a_run(cases, lambda i, s: s if i else "unrecorded"), cases)


def test_the_scorers_hash_heeds_code_not_comments() -> None:
    assert baseline.scorer_hash() == baseline.scorer_hash()
    assert len(baseline.scorer_hash()) == 16


# --- with recordings on disk ------------------------------------------------------------------------------------------


@pytest.fixture
def recorded(doses: Case, libraries: Case, tmp_path: Path) -> tuple[list[Case], Path, Path]:
    """Two cases recorded with a canned model, and an empty folder of baselines."""
    root, baselines = tmp_path / "recordings", tmp_path / "baselines"
    baselines.mkdir()
    model = canned()
    of(model).write(root / "canned")
    both = [doses, libraries]
    asyncio.run(run(both, live(model, load_prompt(None, strategy="guided"), read=(), write=root)))
    return both, root, baselines


def test_with_no_baseline_at_all_the_gate_says_so_and_passes(recorded: tuple[list[Case], Path, Path]) -> None:
    cases, root, baselines = recorded
    made = gate(cases, [GUARD], NOTHING, recordings=root, baselines=baselines)
    assert made.exit_code == 0
    assert made.notes[0].startswith("no baseline yet")


def test_the_gate_replays_and_passes_and_fails_where_a_guard_lacks_something(
    recorded: tuple[list[Case], Path, Path],
) -> None:
    cases, root, baselines = recorded
    assert update(cases, [GUARD], None, recordings=root, baselines=baselines)[0].startswith("canned--guided-v1.json")
    assert gate(cases, [GUARD], NOTHING, recordings=root, baselines=baselines).exit_code == 0
    other = Guard("other", "guided/v1")
    made = gate(cases, [GUARD, other], NOTHING, recordings=root, baselines=baselines)
    assert (made.exit_code, len(made.failed)) == (1, 1)
    assert gate(cases[:1], [GUARD], NOTHING, recordings=root, baselines=baselines).failed[0].count("other cases") == 1


def test_a_changed_prompt_in_use_without_recordings_fails_with_the_command(
    recorded: tuple[list[Case], Path, Path],
) -> None:
    cases, root, baselines = recorded
    update(cases, [GUARD], None, recordings=root, baselines=baselines)
    changes = Changes("base", ("prompts/extract/v1.md",))
    made = gate(cases, touched([GUARD], changes), changes, recordings=root, baselines=baselines)
    assert made.exit_code == 1
    assert "make record EVAL_PROMPT=extract/v1" in made.failed[0]


@pytest.mark.parametrize(
    ("paths", "hit"),
    [
        pytest.param(("prompts/guided/v1/kind.md",), True, id="its own prompt"),
        pytest.param(("prompts/extract/v2.md",), False, id="another prompt"),
        pytest.param(("prompts/extract/v2.md", "pipeline/cli.py"), True, id="code too"),
        pytest.param(("prompts/active.toml",), True, id="which prompt is in use"),
        pytest.param((), True, id="nothing known to have changed"),
        pytest.param(("docs/evals.md",), True, id="nothing that touches a score"),
    ],
)
def test_a_guard_is_run_if_a_change_can_touch_it(paths: tuple[str, ...], hit: bool) -> None:
    assert (touched([GUARD], Changes("base", paths)) == [GUARD]) is hit


def test_changes_are_those_since_the_merge_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVAL_BASE", raising=False)

    def git(*words: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    assert not since_merge_base(tmp_path / "..").known or since_merge_base(tmp_path).paths == ()
    git("init", "-q", "-b", "main")
    (tmp_path / "a").write_text("1")
    git("add", "a")
    git("commit", "-q", "-m", "one")
    git("checkout", "-q", "-b", "work")
    (tmp_path / "prompts" / "extract").mkdir(parents=True)
    (tmp_path / "prompts" / "extract" / "v2.md").write_text("new")
    (tmp_path / "a").write_text("2")
    found = since_merge_base(tmp_path)
    assert found.paths == ("a", "prompts/extract/v2.md")
    assert found.prompts() == ("extract/v2",)


def test_a_live_comparison_runs_base_and_head_with_one_judge_and_cleans_up(tmp_path: Path, doses: Case) -> None:
    def git(*words: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout

    git("init", "-q", "-b", "main")
    for folder in ("pipeline", "evals"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "version").write_text("old")
    git("add", ".")
    git("commit", "-q", "-m", "one")
    (tmp_path / "pipeline" / "version").write_text("new")
    (tmp_path / "evals" / "version").write_text("new")
    cases = many(doses)

    def fake(folder: Path, results: Path) -> None:
        assert (folder / "evals" / "version").read_text() == "new"
        old = (folder / "pipeline" / "version").read_text() == "old"
        results.parent.mkdir()
        told = {"runs": [a_run(cases, (lambda i, s: s) if old else fewer_numbers).as_json()]}
        results.write_text(json.dumps(told))

    before, after = head_and_base.both("HEAD", fake, tmp_path)
    assert [v.outcome for v in head_and_base.verdicts(cases, before, after)] == [Outcome.REGRESSION]
    assert [v.outcome for v in head_and_base.verdicts(cases, after, before)] == [Outcome.PASSED]
    assert git("worktree", "list").count("\n") == 1
    with pytest.raises(UsageError, match="git worktree failed"):
        head_and_base.both("nowhere", fake, tmp_path)
