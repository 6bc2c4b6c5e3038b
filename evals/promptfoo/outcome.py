"""The exit code of a promptfoo run, read off its results: 0 all passed, 1 a case failed, 2 an error or no results.

A provider's error counts against promptfoo's pass rate only; here it is never a passed case. Answers that are no longer
recorded, because what is sent has changed, are told apart: with half of the cases left or more they are only named.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

UNRECORDED = "unrecorded:"
"""How evals.serve begins the error of a case whose answers are not recorded."""


def outcome(results: Path) -> tuple[int, list[str]]:
    """The exit code, and what to say."""
    try:
        told = json.loads(results.read_text(encoding="utf-8"))["results"]
        rows, stats = told["results"], told["stats"]
    except (OSError, ValueError, KeyError, TypeError):
        return 2, ["promptfoo wrote no results"]
    lines = []
    for row in rows:
        if not row.get("success"):
            grading = row.get("gradingResult") or {}
            reason = str(row.get("error") or grading.get("reason") or "failed")
            label = row.get("prompt", {}).get("label", "?")
            lines.append(f"{row.get('vars', {}).get('case_id', '?')} ({label}): {reason[:300]}")
    lines.append(f"{stats['successes']} passed, {stats['failures']} failed, {stats['errors']} errors")
    stale = sum(UNRECORDED in str(row.get("error") or "") for row in rows)
    if stale:
        lines.append(f"{len(rows) - stale} of {len(rows)} replayed: the rest is not recorded. Run: make record")
    if not rows or stats["errors"] > stale or stale > len(rows) / 2:
        return 2, lines
    return (1 if stats["failures"] else 0), lines


if __name__ == "__main__":
    code, said = outcome(Path(sys.argv[1]))
    print("\n".join(said))
    sys.exit(code)
