"""The golden cases as tests: one for each case and field, from recordings; a failure shows expected, said, evidence.

A field passes with no new violation in it and no less strict F1 than its baseline; what the whole run is worth, noise
and all, the gate decides.
"""

from __future__ import annotations

import pytest

from evals.conftest import all_cases, held, ran
from evals.gate import Guard
from evals.result import FIELDS, CaseScore, Finding


@pytest.mark.parametrize("field", FIELDS)
def test_a_case_is_no_less_true_than_its_baseline(guard: Guard, case_id: str, field: str) -> None:
    baseline = held(guard)
    assert baseline is not None
    baseline.refuse_if_stale(all_cases())
    result = ran(guard).get(case_id)
    if result is None or result.status == "unrecorded":
        pytest.skip("not recorded any more: what is sent has changed (make record)")
    assert result.status == "ok", result.error
    assert result.score is not None
    before, after = baseline.score_of(case_id), result.score
    known = set(baseline.violations.get(case_id, ()))
    fresh = [v for v in after.violations if v.key not in known and v.field in (field, _also(field))]
    was, now = _strict(before, field), _strict(after, field)
    told = _told([f for f in after.findings if f.field == field])
    assert not fresh, f"new violations\n{_told(fresh)}"
    assert now >= was - 1e-9, f"strict F1 of {field} {100 * was:.1f} → {100 * now:.1f}\n{told}"


def _also(field: str) -> str:
    """The gist has no test of its own: its violations are told with the actors."""
    return "gist" if field == "actors" else field


def _strict(score: CaseScore, field: str) -> float:
    return next(c.f1(strict=True) for name, c in score.fields.items() if name == field)


def _told(findings: list[Finding]) -> str:
    """Findings as a person reads them: expected above said, the evidence below."""
    lines = []
    for f in findings:
        lines.append(f"{f.what} {f.attribute}: {f.item}")
        if f.expected or f.said:
            lines += [f"    - expected {f.expected!r}", f"    + got      {f.said!r}"]
        if f.evidence:
            lines.append(f"    evidence   {f.evidence[:200]!r}")
    return "\n".join(lines)
