"""How long the evals take: scoring, comparing, the gate, a changed comment, promptfoo. Recordings only, no model.

    python -m benchmarks.evals [--promptfoo] [--write]

CPU seconds where one process does it all, for a busy machine tells the same ones; promptfoo, which is several
processes, by the clock and by the CPU. ``--write`` puts the table into docs/evals.md.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import numpy as np
import yaml

from benchmarks.pages import machine, put
from benchmarks.shared import ROOT
from evals import error_rates, stats
from evals.files import load_cases
from evals.gate import guards, prompt_named
from evals.ideal import ideal
from evals.score import Judge

COMMENT = "{# only a comment #}\n"


@dataclass(frozen=True)
class Took:
    """One measurement: seconds of CPU and by the clock, and the goal for one of them (none: no goal)."""

    what: str
    cpu: float
    clock: float
    goal: float | None = None
    by_clock: bool = False
    note: str = ""

    @property
    def counted(self) -> float:
        """The seconds that the goal is about."""
        return self.clock if self.by_clock else self.cpu


def _here(what: str, work: Callable[[], object], goal: float | None) -> Took:
    cpu, clock = time.process_time(), time.monotonic()
    work()
    return Took(what, time.process_time() - cpu, time.monotonic() - clock, goal)


def scoring() -> Took:
    """A thousand summaries, each case's own golden answer written as one; the cases are read and prepared before."""
    pairs = [(Judge(case), ideal(case)) for case in load_cases()]

    def score() -> None:
        for judge, summary in islice(cycle(pairs), 1000):
            judge.score(summary)

    return _here(f"scoring 1,000 summaries of the {len(pairs)} cases", score, 3)


def _noise(runs: int) -> stats.Array:
    """Made-up runs of 40 articles, each as hard as it is: what the comparisons are timed on."""
    rng = np.random.default_rng(1)
    wanted = rng.integers(8, 30, size=(40, 4))
    right = np.stack([rng.binomial(wanted, 0.75) for _ in range(runs)], axis=1)
    extra = rng.binomial(np.broadcast_to(wanted[:, None], right.shape), 0.15)
    return np.stack([right, right + extra, np.broadcast_to(wanted[:, None], right.shape)], axis=-1).astype(float)


def comparing() -> Iterator[Took]:
    """One comparison with all its draws, and the two thousand of the error rates."""
    runs = _noise(3)
    yield _here("10,000 draws for 40 cases", lambda: stats.compare(runs[:, 0], runs[:, 1], seed=99), 2)
    made = error_rates.simulated(runs)
    yield _here("2,000 equal comparisons, 10,000 draws each", lambda: error_rates.alarms(made), 120)


def _children(what: str, words: list[str], folder: Path, goal: float, **more: str) -> tuple[Took, str]:
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(  # noqa: S603 - our own commands
        words, cwd=folder, env={**os.environ, **more}, capture_output=True, text=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(what, cpu, time.monotonic() - clock, goal), done.stdout


def gating() -> Iterator[Took]:
    """The gate as a user runs it, in a copy of the committed tree: as it is, and with a comment put into its prompt."""
    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary) / "tree"
        _git(ROOT, "clone", "--quiet", "--no-local", str(ROOT), str(tree))
        words = [sys.executable, "-m", "evals", "gate"]
        took, told = _children(
            "the gate, whole, import and all", words, tree, 10, PYTHONPATH=str(tree), EVAL_BASE="HEAD"
        )
        yield _noted(took, told)
        for name in {g.prompt for g in guards()}:
            for path in (tree / "prompts" / name).glob("kind.md"):
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace("{% block system %}", COMMENT + "{% block system %}"), encoding="utf-8")
        what = "the gate where only a comment of the prompt changed"
        took, told = _children(what, words, tree, 5, PYTHONPATH=str(tree), EVAL_BASE="HEAD")
        yield _noted(took, told)


def _noted(took: Took, told: str) -> Took:
    heads = [line for line in told.splitlines() if "replayed)" in line]
    return Took(took.what, took.cpu, took.clock, took.goal, note="; ".join(h.partition(": ")[2] for h in heads))


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607 - fixed words


def promptfoo() -> Took | None:
    """Every case twice, from recordings; none where Node or promptfoo isn't there."""
    here = ROOT / "evals" / "promptfoo"
    if not shutil.which("node") or not (here / "node_modules" / ".bin" / "promptfoo").exists():
        return None
    matrix = yaml.safe_load((here / "promptfooconfig.yaml").read_text(encoding="utf-8"))
    first = matrix["providers"][0]
    matrix["providers"] = [first | {"id": f"file://{here}/provider.py"}] * 2
    matrix["tests"] = f"file://{here}/tests.cjs"
    matrix["defaultTest"]["assert"][0]["value"] = f"file://{here}/assertion.cjs"
    matrix["providers"][1] = matrix["providers"][1] | {"label": f"{first['label']} again"}
    with tempfile.TemporaryDirectory() as temporary:
        config = Path(temporary) / "matrix.yaml"
        config.write_text(yaml.safe_dump(matrix), encoding="utf-8")
        took, told = _children(
            "promptfoo, two columns of all cases", [str(here / "run.sh")], ROOT, 30, EVAL_MATRIX=str(config)
        )
    last = told.splitlines()[-1] if told else ""
    return Took(took.what, took.cpu, took.clock, took.goal, by_clock=True, note=last)


def table(rows: list[Took], busy: float) -> str:
    """The measurements as Markdown; ``busy`` is how many other processes wanted the cores when they began."""
    lines = [
        f"{machine()}, on which {busy:.1f} processes ran already; in bold what the goal is about.",
        "",
        "| | CPU seconds | by the clock | goal | |",
        "|---|--:|--:|--:|---|",
    ]
    for r in rows:
        cpu, clock = f"{r.cpu:.2f}", f"{r.clock:.2f}"
        cells = (cpu, f"**{clock}**") if r.by_clock else (f"**{cpu}**", clock)
        goal = "" if r.goal is None else f"{r.goal:g}"
        lines.append(f"| {r.what} | {' | '.join(cells)} | {goal} | {r.note} |")
    return "\n".join(lines)


def main() -> None:
    """Measure, show, and write where asked to. Exit code 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description="How long the evals take.")
    parser.add_argument("--promptfoo", action="store_true", help="also promptfoo, where it is installed")
    parser.add_argument("--write", action="store_true", help="put the table into docs/evals.md")
    args = parser.parse_args()
    for guard in guards():
        prompt_named(guard.prompt)
    busy = os.getloadavg()[0]
    rows = [scoring(), *comparing(), *gating()]
    if args.promptfoo and (took := promptfoo()):
        rows.append(took)
    told = table(rows, busy)
    print(told)
    if args.write:
        put("evals.md", "seconds", told)
    sys.exit(any(r.goal is not None and r.counted > r.goal for r in rows))


if __name__ == "__main__":
    main()
