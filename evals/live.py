"""The edge of the evals: models opened, progress shown, results read back. What the commands of ``cli`` call."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evals.case import Case
from evals.files import load_cases
from evals.gate import Noise, bad_prompts, guards, noise, prompt_named, replay
from evals.recordings import RECORDINGS, Recorded, of, recorded_model, slug
from evals.run import Plan, Ran, Run, run
from pipeline.core.summary import Summary
from pipeline.errors import UsageError
from pipeline.llm.model import Model
from pipeline.llm.prompts import Prompt, load_prompt
from pipeline.llm.registry import choose
from pipeline.settings import Settings, load_settings

DEFAULT_MODEL = "local"


@dataclass(frozen=True, slots=True)
class Job:
    """One prompt to run the cases with: how often, at which temperature, with which prompts' recordings beside."""

    prompt: Prompt
    repeats: int = 1
    temperature: float | None = None
    beside: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a progress bar calls it."""
        more = f", {self.repeats} repeats at {self.temperature:g}" if self.temperature is not None else ""
        return f"{self.prompt.id}{more}"


def run_all(
    cases: Path,
    only: Sequence[str],
    model: str | None,
    prompts: Sequence[str],
    repeats: int = 1,
    temperature: float | None = None,
    *,
    replay: bool = False,
    committed: bool = False,
) -> list[Run]:
    """Run the cases of a folder under each prompt. ``committed``: answers go to evals/recordings, else to the cache.

    Raises UsageError or what opening the model raises; what befalls one case is in its result.
    """
    loaded = load_cases(cases, only)
    spec = model or DEFAULT_MODEL
    settings = load_settings()
    kept = settings.cache_dir / "evals"
    if replay:
        described = _described(spec, kept)
        jobs = [Job(p, repeats, temperature) for p in _prompts(prompts, described)]
        return asyncio.run(_replay(loaded, described, jobs, (RECORDINGS, kept)))
    asked = choose(settings, spec)
    jobs = [Job(p, repeats, temperature) for p in _prompts(prompts, of(asked))]
    return asyncio.run(ask_all(loaded, asked, jobs, settings, RECORDINGS if committed else kept))


def record_all(cases: Path, only: Sequence[str], model: str | None, recordings: Path = RECORDINGS) -> list[Run]:
    """Record what the gate, its tests and its error rates need of a model, the most needed first; resumable.

    The guarded prompts, then those that are bad on purpose (only what they ask otherwise), then the repeats.

    Raises UsageError where no prompt is guarded on the model, or what opening the model raises.
    """
    spec = model or DEFAULT_MODEL
    jobs = all_jobs([g.prompt for g in guards() if g.model == spec], noise())
    if not jobs:
        raise UsageError(f"evals/gate.toml guards no prompt on {spec}", hint="Add a [[guard]] for it")
    settings = load_settings()
    asked = choose(settings, spec)
    return asyncio.run(ask_all(load_cases(cases, only), asked, jobs, settings, recordings))


def all_jobs(guarded: Sequence[str], repeated: Noise) -> list[Job]:
    """What ``record_all`` records for these guarded prompts, in its order."""
    mine = [prompt_named(name) for name in guarded]
    bad = [load_prompt(str(folder), "guided") for folder in bad_prompts()] if mine else []
    return [
        *(Job(prompt) for prompt in mine),
        *(Job(prompt, beside=tuple(guarded)) for prompt in bad),
        *(Job(prompt, repeated.repeats, repeated.temperature) for prompt in mine),
    ]


async def ask_all(
    cases: Sequence[Case], asked: Model, jobs: Sequence[Job], settings: Settings, target: Path
) -> list[Run]:
    """Run the jobs one after the other; what no recording has is asked, and written below ``target``."""
    described = of(asked)
    described.write(target / slug(described.name))
    roots = tuple(dict.fromkeys((target, RECORDINGS, settings.cache_dir / "evals")))
    width = 1 if described.kind == "local" else settings.concurrency
    plan = partial(Plan, model=asked, read=roots, write=target, width=width, settings=settings)
    try:
        return [await _shown(cases, _of_job(partial(plan, described), job), job) for job in jobs]
    finally:
        await asked.close()


async def _replay(
    cases: Sequence[Case], described: Recorded, jobs: Sequence[Job], roots: tuple[Path, ...]
) -> list[Run]:
    plan = partial(Plan, described, read=roots)
    return [await _shown(cases, _of_job(plan, job), job) for job in jobs]


def _of_job(plan: Callable[..., Plan], job: Job) -> Plan:
    return plan(job.prompt, repeats=job.repeats, temperature=job.temperature, beside=job.beside)


async def _shown(cases: Sequence[Case], plan: Plan, job: Job) -> Run:
    with _Progress(f"{job.label} on {plan.described.name}", len(cases) * job.repeats) as progress:
        return await run(cases, plan, progress.case)


def _described(spec: str, kept: Path) -> Recorded:
    for root in (RECORDINGS, kept):
        found = recorded_model(spec, root)
        if found is not None:
            return found
    raise UsageError(f"nothing is recorded of {spec}", hint="Run it without --replay")


def _prompts(names: Sequence[str], described: Recorded) -> list[Prompt]:
    if names:
        return [prompt_named(name) for name in names]
    return [load_prompt(None, strategy=described.strategy)]


class _Progress:
    """A bar on stderr that tells what was asked and what was replayed."""

    def __init__(self, label: str, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(stderr=True))
        self._label, self._fresh, self._bad = label, 0, 0
        self._task = self._bar.add_task(label, total=total)

    def __enter__(self) -> _Progress:
        self._bar.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._bar.stop()

    def case(self, ran: Ran) -> None:
        """One case is done."""
        self._fresh += ran.fresh
        self._bad += ran.status != "ok"
        told = f"{self._label}: {self._fresh} asked" + (f", {self._bad} without a score" if self._bad else "")
        self._bar.update(self._task, advance=1, description=told)


def read_runs(path: Path) -> list[Run]:
    """The runs of a results.json; UsageError where it is none."""
    try:
        return [Run.from_json(told) for told in json.loads(path.read_text(encoding="utf-8"))["runs"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} holds no results ({type(error).__name__})") from None


def recorded_summaries(cases: Sequence[Case]) -> Iterator[tuple[Case, Summary]]:
    """The summaries that the guards' recordings give, for planting errors into."""
    by_id = {case.id: case for case in cases}
    for guard in guards():
        done = replay(guard, cases)
        for ran in done.results if done else ():
            if ran.summary is not None:
                yield by_id[ran.case], ran.summary
