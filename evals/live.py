"""The edge of the evals: models opened, progress shown, results read back. What the commands of ``cli`` call."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from evals import stats
from evals.case import Case
from evals.files import load_cases
from evals.gate import Guard, guards, prompt_named, replay
from evals.recordings import RECORDINGS, Recorded, of, recorded_model, slug
from evals.result import FIELDS
from evals.run import PLAIN, Plan, Ran, Run, run
from pipeline.core.summary import Summary
from pipeline.errors import UsageError
from pipeline.llm.model import Model
from pipeline.llm.prompts import Prompt, load_prompt
from pipeline.llm.registry import choose
from pipeline.settings import load_settings

DEFAULT_MODEL = "local"


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
    return asyncio.run(_run_all(loaded, model or DEFAULT_MODEL, prompts, repeats, temperature, replay, committed))


async def _run_all(
    cases: Sequence[Case],
    spec: str,
    prompts: Sequence[str],
    repeats: int,
    temperature: float | None,
    only_replay: bool,
    committed: bool,
) -> list[Run]:
    settings = PLAIN if only_replay else load_settings()
    kept = settings.cache_dir / "evals" if not only_replay else load_settings().cache_dir / "evals"
    asked: Model | None = None if only_replay else choose(settings, spec)
    described = of(asked) if asked is not None else _described(spec, kept)
    target = None if only_replay else RECORDINGS if committed else kept
    if target is not None:
        described.write(target / slug(described.name))
    width = 1 if described.kind == "local" and asked is not None else settings.concurrency
    done = []
    try:
        for prompt in _prompts(prompts, described):
            plan = Plan(
                described,
                prompt,
                model=asked,
                read=(RECORDINGS, kept),
                write=target,
                repeats=repeats,
                temperature=temperature,
                width=width,
                settings=settings,
            )
            with _Progress(f"{prompt.id} on {described.name}", len(cases) * repeats) as progress:
                done.append(await run(cases, plan, progress.case))
    finally:
        if asked is not None:
            await asked.close()
    return done


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


def power_lines(cases: Path, chosen: Sequence[Guard], repeats: int, trials: int) -> Iterator[str]:
    """The gate's error rates on each guard, from its recorded repeats.

    Raises UsageError where the repeats are not recorded.
    """
    loaded = load_cases(cases)
    for guard in chosen:
        runs = repeats_of(guard, loaded, repeats)
        alarms = stats.false_alarms(runs, trials=trials)
        yield (
            f"{guard.prompt} on {guard.model}: {alarms.hits} false alarms in {alarms.trials} equal comparisons:"
            f" {100 * alarms.share:.2f} % [{100 * alarms.low:.2f}, {100 * alarms.high:.2f}]"
        )
        for drop in (0.05, 0.10):
            seen = stats.power(runs, drop)
            told = ", ".join(f"{name} {100 * seen[name].share:.0f} %" for name in FIELDS)
            yield f"  a drop of {100 * drop:.0f} points is seen: {told}"


def repeats_of(guard: Guard, cases: Sequence[Case], repeats: int) -> stats.Array:
    """Recorded repeats as counts, (articles, repeats, fields, 3), of the articles that all of them have."""
    described = recorded_model(guard.model)
    if described is None:
        raise UsageError(f"nothing is recorded of {guard.model}", hint="Run: make record")
    plan = Plan(described, prompt_named(guard.prompt), repeats=repeats)
    done = asyncio.run(run(cases, plan))
    scores = {(r.case, r.repeat): r.score for r in done.results if r.score is not None}
    whole = [c.id for c in cases if all((c.id, n + 1) in scores for n in range(repeats))]
    if len(whole) < 2:
        raise UsageError(f"fewer than two cases have {repeats} recorded repeats", hint="Run: record --repeat 3")
    return np.stack([stats.counts([scores[c, n + 1] for c in whole]) for n in range(repeats)], axis=1)
