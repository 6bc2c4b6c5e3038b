"""A live comparison: the merge base's code and prompts and this tree's, asked on one machine, judged by one scorer.

The base is checked out beside (a git worktree), with this tree's ``evals`` in it: other code, same cases, same judge.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from evals import baseline
from evals.case import Case
from evals.changes import ROOT
from evals.live import read_runs
from evals.run import Run
from evals.verdict import Verdict, judge
from pipeline.errors import UsageError

Runner = Callable[[Path, Path], None]
"""Runs the cases with the code of a folder, and writes the results file."""


def verdicts(cases: Sequence[Case], before: Sequence[Run], after: Sequence[Run]) -> list[Verdict]:
    """Judge each prompt's run of this tree beside the base's run of the same prompt, or else of its first one.

    Raises UsageError where the base left a case unanswered: there is nothing to compare with.
    """
    made = []
    for run in after:
        same = [b for b in before if b.prompt == run.prompt] or list(before[:1])
        if not same:
            raise UsageError("the base has no run to compare with")
        made.append(judge(run, baseline.make(same[0], cases), release=True))
    return made


def runner(model: str, cases: Path, prompts: Sequence[str]) -> Runner:
    """Runs ``python -m evals run`` on a folder's own code, in a process of its own."""

    def run(folder: Path, results: Path) -> None:
        words = [sys.executable, "-m", "evals", "run", "--model", model, "--cases", str(cases.resolve())]
        words += ["--out", str(results.parent)] + [w for p in prompts for w in ("--prompt", p)]
        done = subprocess.run(  # noqa: S603 - our own module, words given by the user
            words, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, check=False
        )
        if not results.is_file():
            raise UsageError(f"the run of {folder.name} wrote no results (exit {done.returncode})")

    return run


def both(base: str, run: Runner, root: Path = ROOT) -> tuple[list[Run], list[Run]]:
    """Run the code of ``base`` (a commit) and of ``root`` one after the other: (before, after).

    Raises UsageError where git can't check the base out.
    """
    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary) / "base"
        _git(root, "worktree", "add", "--detach", "--quiet", str(tree), base)
        try:
            shutil.rmtree(tree / "evals", ignore_errors=True)
            (tree / "evals").symlink_to(root / "evals", target_is_directory=True)
            found = []
            for name, folder in (("before", tree), ("after", root)):
                results = Path(temporary) / name / "results.json"
                run(folder, results)
                found.append(read_runs(results))
        finally:
            _git(root, "worktree", "remove", "--force", str(tree))
    return found[0], found[1]


def _git(root: Path, *words: str) -> None:
    done = subprocess.run(  # noqa: S603 - fixed words, and refs that git itself checks
        ["git", *words],  # noqa: S607 - git is where the user has it
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise UsageError(f"git {words[0]} failed: {done.stderr.strip().splitlines()[-1:] or ''}")
