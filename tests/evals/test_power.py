"""From recorded repeats to the gate's error rates: recorded, replayed, judged, drawn from."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from evals import power
from evals.case import Case
from evals.gate import Guard, Noise, bad_prompts, noise
from evals.live import Job, all_jobs, ask_all
from evals.recordings import slug
from evals.run import PLAIN
from pipeline.errors import UsageError
from pipeline.llm.canned import CannedModel
from pipeline.llm.prompts import load_prompt
from pipeline.settings import Settings
from tests.evals.fakes import canned, many, wavering

GUARD = Guard("canned", "guided/v1")
REPEATED = Noise(3, 0.4)
GUIDED = load_prompt("guided/v1", strategy="guided")


def settings(folder: Path) -> Settings:
    return PLAIN.model_copy(update={"cache_dir": folder / "cache"})


def record(cases: Sequence[Case], jobs: Sequence[Job], folder: Path, model: CannedModel) -> list[str]:
    """The statuses of all that ran."""
    done = asyncio.run(ask_all(cases, model, jobs, settings(folder), folder / "recordings"))
    return [r.status for run in done for r in run.results]


def test_recorded_repeats_become_error_rates(doses: Case, libraries: Case, tmp_path: Path) -> None:
    cases = [*many(doses, 3), *many(libraries, 3)]
    jobs = [Job(GUIDED, REPEATED.repeats, REPEATED.temperature)]
    assert set(record(cases, jobs, tmp_path, wavering())) == {"ok"}
    told = list(power.lines(cases, [GUARD], REPEATED, 100, recordings=tmp_path / "recordings"))
    assert told[0] == "guided/v1 on canned: 3 repeats at temperature 0.4 of 6 of 6 cases"
    assert told[1].startswith("  cases in which the repeats' counts differ: actors ")
    assert told[1].endswith("numbers 0, dates 0, positions 0")
    assert told[2] == "  false alarms in 100 equal comparisons:"
    heads = ("a loss in some field", "a violation", "either: the gate fails", "else inconclusive")
    assert all(line.strip().startswith(head) for line, head in zip(told[3:7], heads, strict=True))
    assert told[7].startswith("  whole repeats, each with each other: ")
    assert [line.split(" in one field")[0] for line in told[8:]] == ["  a drop of 5 points", "  a drop of 10 points"]


def test_a_case_that_lacks_a_repeat_is_left_out(doses: Case, libraries: Case, tmp_path: Path) -> None:
    cases = [doses, *many(libraries, 2)]
    record(cases, [Job(GUIDED, 3, 0.4)], tmp_path, wavering())
    (tmp_path / "recordings" / "canned" / "guided-v1.t0.4" / "doses.r3.jsonl").unlink()
    made, names = power.repeats_of(GUARD, cases, REPEATED, tmp_path / "recordings")
    assert names == ["libraries-0", "libraries-1"]
    assert made.articles == 2


def test_without_recorded_repeats_the_command_is_named(doses: Case, libraries: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing is recorded of canned"):
        power.repeats_of(GUARD, [doses, libraries], REPEATED, tmp_path)
    record([doses, libraries], [Job(GUIDED)], tmp_path, canned())
    with pytest.raises(UsageError, match="fewer than two cases have 3 recorded repeats") as caught:
        power.repeats_of(GUARD, [doses, libraries], REPEATED, tmp_path / "recordings")
    assert "make record-all" in str(caught.value)


def test_repeats_leave_the_first_recordings_as_they_are(doses: Case, tmp_path: Path) -> None:
    """A repeat at another temperature asks other questions: on the same tape it would drop the first answers."""
    record([doses], [Job(GUIDED)], tmp_path, canned())
    first = tmp_path / "recordings" / "canned" / "guided-v1" / "doses.jsonl"
    before = first.read_bytes()
    record([doses], [Job(GUIDED, 3, 0.4)], tmp_path, wavering())
    assert first.read_bytes() == before
    repeats = sorted((first.parent.parent / "guided-v1.t0.4").iterdir())
    assert [p.name for p in repeats] == ["doses.jsonl", "doses.r2.jsonl", "doses.r3.jsonl"]
    assert b'"usage"' in before
    assert not any(b'"usage"' in p.read_bytes() for p in repeats)


def test_everything_is_recorded_in_the_order_of_need() -> None:
    jobs = all_jobs(["guided/v1"], REPEATED)
    assert [j.prompt.id for j in jobs] == [
        "guided/v1",
        *(load_prompt(str(p), "guided").id for p in bad_prompts()),
        "guided/v1",
    ]
    assert (jobs[0].repeats, jobs[0].temperature, jobs[0].beside) == (1, None, ())
    assert (jobs[-1].repeats, jobs[-1].temperature) == (3, 0.4)
    assert all(j.beside == ("guided/v1",) for j in jobs[1:-1])
    assert all_jobs([], REPEATED) == []
    assert noise().repeats >= 3


def test_a_prompt_that_asks_less_of_the_same_records_nothing_of_its_own(doses: Case, tmp_path: Path) -> None:
    jobs = all_jobs(["guided/v1"], REPEATED)[:-1]
    narrowed = [jobs[0], *(j for j in jobs[1:] if j.prompt.templates == GUIDED.templates)]
    assert len(narrowed) == 4
    record([doses], narrowed[:1], tmp_path, canned())
    model = canned()
    assert set(record([doses], narrowed[1:], tmp_path, model)) == {"ok"}
    assert model.calls == 0
    kept = [p.parent.name for p in (tmp_path / "recordings").rglob("*.jsonl")]
    assert kept == [slug("guided/v1")]


def test_a_recording_that_was_killed_goes_on_where_it_was(doses: Case, libraries: Case, tmp_path: Path) -> None:
    jobs = [Job(GUIDED), Job(GUIDED, 2, 0.4)]
    whole = canned()
    record([doses, libraries], jobs, tmp_path / "whole", whole)
    first = canned(dies_after=whole.calls // 2)
    with pytest.raises(KeyboardInterrupt):
        record([doses, libraries], jobs, tmp_path / "killed", first)
    second = canned()
    assert set(record([doses, libraries], jobs, tmp_path / "killed", second)) == {"ok"}
    assert second.calls == whole.calls - whole.calls // 2
    files = {p.relative_to(tmp_path / "whole"): p.read_bytes() for p in (tmp_path / "whole").rglob("*.jsonl")}
    again = {p.relative_to(tmp_path / "killed"): p.read_bytes() for p in (tmp_path / "killed").rglob("*.jsonl")}
    assert again == files
