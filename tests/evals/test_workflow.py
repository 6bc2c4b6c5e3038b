"""The workflow that runs the evals: nothing unpinned, no right too many, no secret where a fork's code runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from evals.files import HOME

PATH = HOME.parent / ".github" / "workflows" / "evals.yml"
if not PATH.is_file():
    pytest.skip("the workflow is in the repository only, not in a source distribution", allow_module_level=True)
TEXT = PATH.read_text(encoding="utf-8")
# YAML 1.1 reads the key `on` as true
WORKFLOW: dict[Any, Any] = yaml.safe_load(TEXT)
JOBS: dict[str, dict[str, Any]] = WORKFLOW["jobs"]


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in JOBS.items():
        for step in job["steps"]:
            yield name, step


def test_every_action_is_pinned_to_a_commit_and_names_its_version() -> None:
    used = re.findall(r"uses: (\S+)(.*)", TEXT)
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action) for action, _ in used)
    assert all(re.fullmatch(r" # v\d+\.\d+\.\d+", version) for _, version in used)


def test_it_may_read_the_repository_and_nothing_else() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in JOBS.values())
    checkouts = [s for _, s in steps() if s.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == len(JOBS)
    assert all(s["with"]["persist-credentials"] is False for s in checkouts)


def test_a_secret_is_only_in_the_step_that_asks_a_model_and_only_by_hand() -> None:
    holders = [(job, s["name"]) for job, s in steps() if "secrets." in str(s)]
    assert holders == [("record", "Record")]
    assert TEXT.count("secrets.") == 1
    assert "workflow_dispatch" in JOBS["record"]["if"]
    assert "pull_request_target" not in WORKFLOW[True]


def test_no_words_of_an_event_get_into_a_script() -> None:
    scripts = [s["run"] for _, s in steps() if "run" in s]
    expressions = [e for run in scripts for e in re.findall(r"\$\{\{(.*?)\}\}", run)]
    assert expressions == [" inputs.record == 'everything' && 'record-all' || 'record' "]


def test_a_recording_is_never_cancelled_by_a_push() -> None:
    told = WORKFLOW["concurrency"]
    assert "event_name" in told["group"]
    assert told["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"


@pytest.mark.parametrize("job", JOBS)
def test_every_job_has_an_end_and_leaves_what_it_made(job: str) -> None:
    assert 0 < JOBS[job]["timeout-minutes"] <= 360
    assert JOBS[job]["steps"][-1]["uses"].startswith("actions/upload-artifact@")


def test_a_change_of_prompts_code_cases_or_of_this_file_starts_it() -> None:
    paths = set(WORKFLOW[True]["pull_request"]["paths"])
    assert {"prompts/**", "pipeline/**", "evals/**", ".github/workflows/evals.yml"} <= paths
