"""What a prompt on a model is known to reach: the counts of every case, the violations it is known for, the floors.

A baseline holds for the very cases and the very scorer that it was made with; for any other it is stale, and refused.
Floors go up by themselves and come down only with a reason, which stays in the file.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from evals.case import Case
from evals.files import HOME
from evals.recordings import slug
from evals.result import FIELDS, CaseScore, Counts, totals
from evals.run import Run
from pipeline.errors import UsageError

BASELINES = HOME / "baselines"

SCORER = (
    "attributes",
    "figures",
    "golden",
    "judge_actors",
    "judge_positions",
    "judge_quantities",
    "match",
    "places",
    "result",
    "score",
    "sheet",
    "violations",
    "words",
)
"""The modules that decide what a summary is worth; their tables are ``figures``, ``names`` and ``units``."""


class StaleBaseline(UsageError):  # noqa: N818 - reads as what happened
    """A baseline was made with other cases or another scorer: comparing would mean nothing."""


@cache
def scorer_hash() -> str:
    """A hash of what the scorer does: comments, docstrings and layout don't count."""
    parts = []
    for name in SCORER:
        tree = ast.parse((HOME / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            body = getattr(node, "body", None)
            if isinstance(body, list):
                node.body = [b for b in body if not _is_text(b)]  # type: ignore[attr-defined]
        parts.append(ast.dump(tree))
    parts += [(HOME / f"{name}.toml").read_text(encoding="utf-8") for name in ("figures", "names", "units")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _is_text(node: Any) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


@dataclass(slots=True)
class Baseline:
    """A prompt on a model: case by case what it got, and what it may not fall below."""

    model: str
    prompt: str
    prompt_hash: str
    scorer: str
    cases: dict[str, str]
    """Case id → the case's hash."""
    counts: dict[str, dict[str, list[int]]]
    """Case id → field → pairs, strict, extra, missed."""
    violations: dict[str, list[str]]
    """Case id → keys of the violations it is known for."""
    floors: dict[str, float]
    """Field (and "all") → strict F1."""
    allowed: list[dict[str, Any]] = field(default_factory=list)
    """Every time a floor was lowered: from, to, and why."""

    def score_of(self, case: str) -> CaseScore:
        """The case's score, without its findings."""
        return CaseScore(case, {name: Counts(*self.counts[case][name]) for name in FIELDS}, {})

    def strict_f1(self, case: str) -> float:
        """What the case's strict F1 was."""
        return self.score_of(case).total().f1(strict=True)

    def refuse_if_stale(self, cases: Sequence[Case]) -> None:
        """Raises StaleBaseline where cases or scorer are others than it was made with."""
        update = f"python -m evals gate --update --model {self.model} --prompt {self.prompt}"
        if self.scorer != scorer_hash():
            raise StaleBaseline(
                f"the baseline of {self.prompt} on {self.model} was made by another scorer", hint=update
            )
        now = {c.id: c.hash for c in cases}
        if now != self.cases:
            other = sorted({*now, *self.cases} - {i for i in now if now[i] == self.cases.get(i)})
            names = ", ".join(other[:5]) + (f" and {len(other) - 5} more" if len(other) > 5 else "")
            raise StaleBaseline(
                f"the baseline of {self.prompt} on {self.model} was made for other cases ({names})", hint=update
            )


def floors(scores: Sequence[CaseScore]) -> dict[str, float]:
    """Strict micro F1 by field and of all, rounded down so that a floor is never above what was reached."""
    summed = totals(scores)
    reached = {name: summed.fields[name].f1(strict=True) for name in FIELDS} | {"all": summed.all().f1(strict=True)}
    return {name: int(value * 10_000) / 10_000 for name, value in reached.items()}


def make(run: Run, cases: Sequence[Case]) -> Baseline:
    """The baseline of a run in which every case was judged; UsageError where one was not."""
    missing = [r.case for r in run.results if r.score is None]
    if missing:
        raise UsageError(f"no baseline from a run without {', '.join(missing[:5])}", hint="Run: make record")
    firsts = {r.case: r.score for r in reversed(run.results) if r.score}
    scores = [firsts[c.id] for c in cases]
    return Baseline(
        model=run.model,
        prompt=run.prompt,
        prompt_hash=run.prompt_hash,
        scorer=scorer_hash(),
        cases={c.id: c.hash for c in cases},
        counts={s.case: {n: [f.pairs, f.strict, f.extra, f.missed] for n, f in s.fields.items()} for s in scores},
        violations={s.case: keys for s in scores if (keys := sorted({v.key for v in s.violations}))},
        floors=floors(scores),
    )


def path_of(model: str, prompt: str, folder: Path = BASELINES) -> Path:
    """The file of a baseline."""
    return folder / f"{slug(model)}--{slug(prompt)}.json"


def load(path: Path) -> Baseline | None:
    """A baseline, or none where the file isn't there; UsageError where it is no baseline."""
    if not path.is_file():
        return None
    try:
        return Baseline(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise UsageError(
            f"{path.name} is no baseline ({type(error).__name__})", hint="Delete it, then --update"
        ) from None


def save(made: Baseline, path: Path) -> None:
    """Write a baseline: sorted, a case a line, so that a change shows as few lines."""
    told = {name: getattr(made, name) for name in made.__dataclass_fields__}
    lines = []
    for name, value in told.items():
        if isinstance(value, dict) and name != "floors":
            rows = [f"    {_json(k)}: {_json(value[k])}" for k in sorted(value)]
            lines.append(f"  {_json(name)}: {{\n" + ",\n".join(rows) + "\n  }" if rows else f"  {_json(name)}: {{}}")
        else:
            lines.append(f"  {_json(name)}: {_json(value)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".tmp")
    fresh.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    fresh.replace(path)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def update(old: Baseline | None, made: Baseline, reason: str | None, *, comparable: bool = True) -> Baseline:
    """The new baseline with the old one's history. A lower floor on the same cases needs ``reason``.

    ``comparable=False``: the old one was made with other cases or another scorer, its floors mean nothing here.

    Raises UsageError where a floor would come down, or a violation would be added, without one.
    """
    if old is None:
        return made
    made.allowed = list(old.allowed)
    if not comparable:
        made.allowed.append({"what": "begun anew", "why": reason or "other cases or another scorer"})
        return made
    lower = {n: (old.floors.get(n, 0.0), v) for n, v in made.floors.items() if v < old.floors.get(n, 0.0)}
    known = {(c, k) for c, keys in old.violations.items() for k in keys}
    fresh = [k for c, keys in made.violations.items() for k in keys if (c, k) not in known]
    if not lower and not fresh:
        return made
    told = ", ".join(f"{n} {a:.4f} → {b:.4f}" for n, (a, b) in lower.items())
    told = "; ".join(t for t in (told, f"{len(fresh)} new violations" if fresh else "") if t)
    if not reason:
        raise UsageError(f"this would lower what is held: {told}", hint='Give --allow-regression "why"')
    made.allowed.append({"what": told, "why": reason})
    return made
