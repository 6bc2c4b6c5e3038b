"""The gate: replay what is guarded, compare with the baselines, say plainly whether the summaries got less true."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals import baseline
from evals.baseline import BASELINES, StaleBaseline
from evals.case import Case
from evals.changes import Changes
from evals.files import HOME
from evals.recordings import RECORDINGS, recorded_model, slug
from evals.run import Plan, Ran, Run, run
from evals.verdict import Outcome, Verdict, judge
from pipeline.errors import PromptError, UsageError
from pipeline.llm.prompts import Prompt, load_prompt

NO_BASELINE = "no baseline yet: nothing is recorded, so nothing is guarded. Run: make record, then gate --update"


@dataclass(frozen=True, slots=True)
class Guard:
    """A prompt that is guarded on a model's recordings."""

    model: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Noise:
    """How the repeats are asked from which the gate's own error rates are taken: how many, at which temperature."""

    repeats: int
    temperature: float | None


@dataclass(slots=True)
class Gate:
    """All verdicts of one run of the gate; ``notes`` are told beside them."""

    verdicts: list[Verdict] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 passed, 1 failed, 6 inconclusive; a failure outweighs it."""
        codes = [v.outcome.exit_code for v in self.verdicts] + [1] * bool(self.failed)
        return 1 if 1 in codes else max(codes, default=0)


def guards(path: Path = HOME / "gate.toml") -> list[Guard]:
    """What ``gate.toml`` guards."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return [Guard(g["model"], g["prompt"]) for g in told.get("guard", [])]


def noise(path: Path = HOME / "gate.toml") -> Noise:
    """The repeats that ``gate.toml`` asks for."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))["noise"]
    return Noise(told["repeats"], told.get("temperature"))


def bad_prompts(folder: Path = HOME / "bad_prompts") -> list[Path]:
    """The prompt sets that are bad on purpose, by name."""
    return sorted(path.parent for path in folder.glob("*/prompt.md"))


def plan_of(guard: Guard, root: Path = RECORDINGS) -> Plan | None:
    """How to replay a guard; None where nothing is recorded of its model.

    Raises PromptError where the prompt isn't there.
    """
    described = recorded_model(guard.model, root)
    if described is None:
        return None
    return Plan(described, prompt_named(guard.prompt), read=(root,))


def prompt_named(name: str) -> Prompt:
    """A prompt set by its id, whatever its strategy."""
    return load_prompt(name, strategy="single")


def replay(
    guard: Guard, cases: Sequence[Case], root: Path = RECORDINGS, on_case: Callable[[Ran], None] = lambda _: None
) -> Run | None:
    """Run a guard's cases from its recordings alone; None where there are none."""
    plan = plan_of(guard, root)
    return None if plan is None else asyncio.run(run(cases, plan, on_case))


def touched(all_guards: Sequence[Guard], changes: Changes) -> list[Guard]:
    """The guards that a change can reach: all of them, unless only prompts changed."""
    if not changes.only_prompts():
        return list(all_guards)
    hit = set(changes.prompts())
    return [g for g in all_guards if g.prompt in hit]


def gate(
    cases: Sequence[Case],
    chosen: Sequence[Guard],
    changes: Changes,
    *,
    release: bool = False,
    recordings: Path = RECORDINGS,
    baselines: Path = BASELINES,
) -> Gate:
    """Replay the guards and judge them.

    While there is no baseline at all it passes and says so; from the first baseline on, a guard without one fails.
    """
    made = Gate()
    if not any(baselines.glob("*.json")):
        made.notes.append(NO_BASELINE)
        return made
    made.failed += _unguarded(changes, chosen, recordings)
    for guard in chosen:
        path = baseline.path_of(guard.model, guard.prompt, baselines)
        held = baseline.load(path)
        if held is None:
            made.failed.append(f"{guard.prompt} on {guard.model} has no baseline. Run: make record, then gate --update")
            continue
        try:
            held.refuse_if_stale(cases)
            done = replay(guard, cases, recordings)
        except (StaleBaseline, PromptError) as error:
            made.failed.append(str(error))
            continue
        if done is None:
            made.failed.append(f"nothing is recorded of {guard.model}. Run: make record EVAL_MODEL={guard.model}")
            continue
        made.runs.append(done)
        made.verdicts.append(judge(done, held, release=release))
    return made


def _unguarded(changes: Changes, chosen: Sequence[Guard], recordings: Path) -> list[str]:
    """Changed prompts that are in use and have no recordings on any model."""
    guarded = {g.prompt for g in chosen}
    active = {load_prompt(None, strategy="single").id, load_prompt(None, strategy="guided").id}
    return [
        f"the prompt {name} has changed and no model's answers to it are recorded. Run: make record EVAL_PROMPT={name}"
        for name in changes.prompts()
        if name in active and name not in guarded and not any(recordings.glob(f"*/{slug(name)}"))
    ]


def update(
    cases: Sequence[Case],
    chosen: Sequence[Guard],
    reason: str | None,
    *,
    recordings: Path = RECORDINGS,
    baselines: Path = BASELINES,
) -> list[str]:
    """Make the guards' baselines anew; floors go up, and down only for ``reason``. Says what it wrote.

    Raises UsageError where a case is not recorded, or a floor would come down without a reason.
    """
    written = []
    for guard in chosen:
        done = replay(guard, cases, recordings)
        if done is None:
            raise UsageError(f"nothing is recorded of {guard.model}", hint=f"Run: make record EVAL_MODEL={guard.model}")
        path = baseline.path_of(guard.model, guard.prompt, baselines)
        held = baseline.load(path)
        fresh = baseline.update(held, baseline.make(done, cases), reason, comparable=_comparable(held, cases))
        baseline.save(fresh, path)
        reached = ", ".join(f"{name} {100 * value:.1f}" for name, value in fresh.floors.items())
        written.append(f"{path.name}: {reached}")
    return written


def _comparable(held: baseline.Baseline | None, cases: Sequence[Case]) -> bool:
    """Whether the old floors still mean something: those of other cases or another scorer do not."""
    try:
        if held is not None:
            held.refuse_if_stale(cases)
    except StaleBaseline:
        return False
    return True


__all__ = ["Gate", "Guard", "Outcome", "gate", "guards", "replay", "touched", "update"]
