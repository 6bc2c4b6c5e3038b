"""The gate's error rates on recorded repeats, as ``python -m evals power`` tells them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals import error_rates
from evals.case import Case
from evals.error_rates import GOAL, Rate, Repeats
from evals.gate import Guard, Noise, prompt_named
from evals.recordings import RECORDINGS, recorded_model
from evals.result import FIELDS
from evals.run import Plan, run
from pipeline.errors import UsageError

DROPS = (0.05, 0.10)


def lines(
    cases: Sequence[Case],
    chosen: Sequence[Guard],
    repeated: Noise,
    trials: int,
    *,
    recordings: Path = RECORDINGS,
) -> Iterator[str]:
    """False alarms and power of each guard, from its recorded repeats.

    Raises UsageError where the repeats are not recorded.
    """
    for guard in chosen:
        made, names = repeats_of(guard, cases, repeated, recordings)
        at = "" if repeated.temperature is None else f" at temperature {repeated.temperature:g}"
        yield f"{guard.prompt} on {guard.model}: {repeated.repeats} repeats{at} of {len(names)} of {len(cases)} cases"
        moved = ", ".join(f"{name} {n}" for name, n in made.spread().items())
        yield f"  cases in which the repeats' counts differ: {moved}"
        yield from _alarm_lines(error_rates.alarms(made, trials=trials))
        whole = error_rates.whole_runs(made)
        yield f"  whole repeats, each with each other: {whole.hits} of {whole.trials} fail"
        for drop in DROPS:
            seen = error_rates.power(made, drop)
            told = ", ".join(f"{name} {100 * seen[name].share:.0f} %" for name in FIELDS)
            yield f"  a drop of {100 * drop:.0f} points in one field is seen: {told}"


def _alarm_lines(found: error_rates.Alarms) -> Iterator[str]:
    yield f"  false alarms in {found.failed.trials} equal comparisons:"
    held = "reached" if found.lost.high <= GOAL else "not reached"
    goal = f"  (goal: upper limit at most {100 * GOAL:.0f} %, {held})"
    yield f"    a loss in some field (Holm over {len(FIELDS)})  {_rate(found.lost)}{goal}"
    yield f"    a violation that was not there        {_rate(found.violated)}"
    yield f"    either: the gate fails                {_rate(found.failed)}"
    yield f"    else inconclusive                     {_rate(found.inconclusive)}"


def _rate(rate: Rate) -> str:
    return f"{100 * rate.share:5.2f} % [{100 * rate.low:.2f}, {100 * rate.high:.2f}]"


def repeats_of(
    guard: Guard, cases: Sequence[Case], repeated: Noise, recordings: Path = RECORDINGS
) -> tuple[Repeats, list[str]]:
    """The guard's recorded repeats, judged, and the ids of the cases of which all are recorded.

    Raises UsageError where fewer than two cases are.
    """
    described = recorded_model(guard.model, recordings)
    if described is None:
        raise UsageError(f"nothing is recorded of {guard.model}", hint="Run: make record-all")
    plan = Plan(
        described,
        prompt_named(guard.prompt),
        read=(recordings,),
        repeats=repeated.repeats,
        temperature=repeated.temperature,
    )
    done = asyncio.run(run(cases, plan))
    draws = range(1, repeated.repeats + 1)
    scores = {(r.case, r.repeat): r.score for r in done.results if r.score is not None}
    whole = [c.id for c in cases if all((c.id, n) in scores for n in draws)]
    if len(whole) < 2:
        told = f"of {guard.prompt} on {guard.model} fewer than two cases have {repeated.repeats} recorded repeats"
        raise UsageError(told, hint="Run: make record-all")
    return error_rates.repeats([[scores[c, n] for c in whole] for n in draws]), whole
