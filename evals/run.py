"""Running cases: article in, summary out, judged; several at once, resumable, each in an outcome of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from evals.case import Case
from evals.recordings import RECORDINGS, Recorded, Recorder, Tape, Unrecorded, of, tape_path
from evals.result import CaseScore
from evals.score import Judge
from evals.sent import prompt_hash
from pipeline.core.summary import Summary
from pipeline.errors import FactsheetError
from pipeline.llm.model import Model
from pipeline.llm.prompts import Prompt
from pipeline.read.prepare import prepare
from pipeline.run.summarize import asummarize
from pipeline.settings import Settings

Status = Literal["ok", "unrecorded", "error"]

PLAIN = Settings.model_construct()
"""Settings that heed neither ``.env`` nor the environment: what a replay is run with."""


@dataclass(slots=True)
class Ran:
    """One case under one prompt. ``status``: judged, not (wholly) recorded, or failed; an error is never a score."""

    case: str
    repeat: int
    status: Status
    score: CaseScore | None = None
    error: str = ""
    fresh: int = 0
    asked: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    summary: Summary | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, without the summary."""
        return {
            "case": self.case,
            "repeat": self.repeat,
            "status": self.status,
            "error": self.error,
            "asked": self.asked,
            "fresh": self.fresh,
            "tokens_out": self.tokens_out,
            "seconds": round(self.seconds, 3),
            "score": self.score.as_json() if self.score else None,
        }

    @staticmethod
    def from_json(data: dict[str, Any]) -> Ran:
        """The inverse of ``as_json``."""
        told = {k: v for k, v in data.items() if k != "score"}
        return Ran(**told, score=CaseScore.from_json(data["score"]) if data["score"] else None)


@dataclass(slots=True)
class Run:
    """All cases under one model and prompt."""

    model: str
    prompt: str
    prompt_hash: str
    results: list[Ran] = field(default_factory=list)

    def scores(self) -> list[CaseScore]:
        """The scores of the cases that were judged."""
        return [r.score for r in self.results if r.score is not None]

    def of(self, status: Status) -> list[Ran]:
        """The results of one status."""
        return [r for r in self.results if r.status == status]

    def as_json(self) -> dict[str, Any]:
        """Plain JSON."""
        told = {"model": self.model, "prompt": self.prompt, "prompt_hash": self.prompt_hash}
        return {**told, "results": [r.as_json() for r in self.results]}

    @staticmethod
    def from_json(data: dict[str, Any]) -> Run:
        """The inverse of ``as_json``."""
        results = [Ran.from_json(r) for r in data["results"]]
        return Run(data["model"], data["prompt"], data["prompt_hash"], results)


OnCase = Callable[[Ran], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to run: where answers are looked up and written, and whether a model may be asked for what is missing.

    ``read`` are roots of recordings, looked through in order; ``write`` takes what is new (None: nothing is kept).
    ``beside`` names prompts whose recordings are looked through too: one that stands on another asks much the same.
    """

    described: Recorded
    prompt: Prompt
    model: Model | None = None
    read: tuple[Path, ...] = (RECORDINGS,)
    write: Path | None = None
    repeats: int = 1
    temperature: float | None = None
    width: int = 8
    settings: Settings = PLAIN
    beside: tuple[str, ...] = ()

    def tape(self, root: Path, case: str, repeat: int, prompt: str = "") -> Tape:
        """A case's answers under ``root``; of this plan's prompt, where no other is named."""
        name = prompt or self.prompt.id
        return Tape(tape_path(root, self.described.name, name, case, repeat, self.temperature))


def live(model: Model, prompt: Prompt, **options: Any) -> Plan:
    """A plan that asks ``model`` for what no recording has."""
    return Plan(of(model), prompt, model=model, **options)


async def run(cases: Sequence[Case], plan: Plan, on_case: OnCase = lambda _: None) -> Run:
    """Run every case, several at once, in the order of the cases. Errors become outcomes; nothing else is raised."""
    gate = asyncio.Semaphore(plan.width)

    async def guarded(case: Case, judge: Judge, repeat: int) -> Ran:
        async with gate:
            ran = await run_case(case, judge, plan, repeat)
        on_case(ran)
        return ran

    judges = [Judge(case) for case in cases]
    jobs = [guarded(c, j, r + 1) for r in range(plan.repeats) for c, j in zip(cases, judges, strict=True)]
    done = await asyncio.gather(*jobs)
    return Run(plan.described.name, plan.prompt.id, prompt_hash(plan.prompt), list(done))


async def run_case(case: Case, judge: Judge, plan: Plan, repeat: int = 1) -> Ran:
    """Summarize one article from recordings or by the model, and judge the summary."""
    recorder, writing = _recorder(case, plan, repeat)
    ran = Ran(case.id, repeat, "ok")
    try:
        article = prepare(case.text, published=case.golden.published)
        ran.summary = await asummarize(article, recorder, plan.prompt, settings=plan.settings)
    except Unrecorded as error:
        ran.status, ran.error = "unrecorded", str(error)
    except FactsheetError as error:
        ran.status, ran.error = "error", str(error)
    except Exception as error:  # a bug in the pipeline is this case's error, not the end of the others
        ran.status, ran.error = "error", f"{type(error).__name__}: {error}"
    if recorder.lacking:
        ran.status, ran.error = "unrecorded", ran.error or f"{recorder.lacking} answers are not recorded"
    elif ran.status == "ok":
        assert ran.summary is not None
        ran.score = judge.score(ran.summary)
        ran.tokens_out, ran.seconds = ran.summary.provenance.tokens_out, ran.summary.provenance.seconds
        if writing:
            writing.keep_only(recorder.asked)
    ran.asked, ran.fresh = len(recorder.asked), recorder.fresh
    return ran


def _recorder(case: Case, plan: Plan, repeat: int) -> tuple[Recorder, Tape | None]:
    """What answers one case's questions, and the tape that it writes."""
    writing = plan.tape(plan.write, case.id, repeat) if plan.write else None
    reading = [writing] if writing else []
    reading += [plan.tape(root, case.id, repeat) for root in plan.read if root != plan.write]
    recorder = Recorder(
        plan.described,
        reading,
        writing,
        model=plan.model,
        repeat=repeat,
        temperature=plan.temperature,
        borrowed=[plan.tape(root, case.id, repeat, other) for root in plan.read for other in plan.beside],
    )
    return recorder, writing
