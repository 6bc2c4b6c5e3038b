"""What a run is worth beside its baseline: passed, a regression, inconclusive, or not decidable. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from evals import stats
from evals.baseline import Baseline
from evals.result import CaseScore, Finding
from evals.run import Ran, Run
from evals.stats import Difference

ENOUGH = 0.5
"""Where the prompt is the same and only code has moved, so many of the cases still have to replay."""


class Outcome(Enum):
    """A verdict with its exit code."""

    PASSED = ("passed", 0)
    REGRESSION = ("regression", 1)
    ERROR = ("error", 1)
    UNRECORDED = ("unrecorded", 1)
    INCONCLUSIVE = ("inconclusive", 6)

    def __init__(self, word: str, exit_code: int) -> None:
        self.word = word
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class CaseVerdict:
    """One case beside its baseline: it passes with no new violation and no less strict F1."""

    case: str
    before: float
    after: float
    fresh: tuple[Finding, ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """No new violation, and strict F1 not below the baseline's."""
        return not self.fresh and self.after >= self.before - 1e-9


@dataclass(slots=True)
class Verdict:
    """One prompt on one model beside its baseline."""

    model: str
    prompt: str
    outcome: Outcome
    reasons: list[str] = field(default_factory=list)
    replayed: int = 0
    of: int = 0
    cases: list[CaseVerdict] = field(default_factory=list)
    differences: tuple[Difference, ...] = ()
    detectable: dict[str, float] = field(default_factory=dict)

    @property
    def failed_cases(self) -> list[CaseVerdict]:
        """The cases that do not pass, worst first."""
        bad = [c for c in self.cases if not c.passed]
        return sorted(bad, key=lambda c: (-len(c.fresh), c.after - c.before))

    @property
    def ok(self) -> bool:
        """Whether the gate lets it through."""
        return self.outcome is Outcome.PASSED


def case_verdict(score: CaseScore, baseline: Baseline) -> CaseVerdict:
    """One case beside its baseline."""
    known = set(baseline.violations.get(score.case, ()))
    fresh = tuple(v for v in score.violations if v.key not in known)
    return CaseVerdict(score.case, baseline.strict_f1(score.case), score.total().f1(strict=True), fresh, score.findings)


def judge(run: Run, baseline: Baseline, *, release: bool = False) -> Verdict:
    """Compare a run with its baseline, on the cases that were judged."""
    scores = run.scores()
    verdict = Verdict(run.model, run.prompt, Outcome.PASSED, replayed=len(scores), of=len(run.results))
    verdict.cases = [case_verdict(s, baseline) for s in scores]
    if errors := run.of("error"):
        verdict.outcome = Outcome.ERROR
        verdict.reasons += [f"{r.case}: {r.error}" for r in errors]
    if lacking := run.of("unrecorded"):
        _unrecorded(verdict, lacking, same_prompt=run.prompt_hash == baseline.prompt_hash, release=release)
    if not scores:
        return verdict
    before = stats.counts([baseline.score_of(s.case) for s in scores])
    after = stats.counts(scores)
    verdict.differences = stats.compare(before, after)
    verdict.detectable = stats.detectable(before, after)
    if verdict.outcome is Outcome.PASSED:
        _weigh(verdict)
    return verdict


def _unrecorded(verdict: Verdict, lacking: Sequence[Ran], *, same_prompt: bool, release: bool) -> None:
    told = f"{verdict.replayed} of {verdict.of} replayed"
    record = f"make record EVAL_MODEL={verdict.model}"
    if not same_prompt:
        reason = f"{told}: the prompt has changed and its answers are not recorded. Run: {record}"
    elif release or verdict.replayed < ENOUGH * verdict.of:
        reason = f"{told}: what is sent has changed through pipeline/. Run: {record}"
    else:
        verdict.reasons.append(f"{told}, what is sent has changed through pipeline/ (not: {lacking[0].case} …)")
        return
    verdict.outcome = Outcome.UNRECORDED
    verdict.reasons.append(reason)


def _weigh(verdict: Verdict) -> None:
    fresh = [(c.case, f) for c in verdict.cases for f in c.fresh]
    lost = stats.dropped(verdict.differences)
    if fresh or lost:
        verdict.outcome = Outcome.REGRESSION
        verdict.reasons += [f"{case}: new violation: {finding}" for case, finding in fresh]
        verdict.reasons += [
            f"{d.field}: strict F1 {100 * d.before:.1f} → {100 * d.after:.1f} (p {d.adjusted:.4f})" for d in lost
        ]
        return
    if unsure := stats.unsure(verdict.differences):
        verdict.outcome = Outcome.INCONCLUSIVE
        verdict.reasons += [
            f"{d.field}: {100 * d.change:+.1f} points, and {100 * d.low:+.1f} can't be ruled out" for d in unsure
        ]
