"""The command line of the evals. Each command is a few lines: what it does stands in the module it calls."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evals.files import CASES, HOME
from pipeline.errors import FactsheetError, UsageError

if TYPE_CHECKING:
    from evals.gate import Guard
    from evals.run import Run

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
OUT = Path("out/evals")

CasesFolder = Annotated[Path, typer.Option("--cases", help="A folder of golden cases (<id>.txt and <id>.yaml).")]
Only = Annotated[list[str] | None, typer.Option("--only", help="Cases with this tag, language or id; repeatable.")]
ModelName = Annotated[str | None, typer.Option("--model", envvar="EVAL_MODEL", help="As in `factsheet --model`.")]
Prompts = Annotated[list[str] | None, typer.Option("--prompt", envvar="EVAL_PROMPT", help="A prompt's id; repeatable.")]
Out = Annotated[Path, typer.Option("--out", help="Where results and reports go.")]


@app.callback()
def evals() -> None:
    """Golden answers for factsheet: check them, run them, compare runs, guard the prompts."""


@app.command()
def check(cases: CasesFolder = CASES, quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False) -> None:
    """Prove each golden answer verbatim against its article and consistent in itself."""
    from evals.check import check_folder, summary_lines

    found = check_folder(cases)
    for line in found.errors:
        typer.echo(line, err=True)
    for line in found.doubts:
        typer.echo(f"doubt: {line}", err=True)
    if not quiet:
        for line in summary_lines(found):
            typer.echo(line)
    typer.echo(f"{len(found.cases)} cases sound, {len(found.errors)} problems, {len(found.doubts)} doubts", err=quiet)
    if found.errors:
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Write the JSON Schema of a golden answer for editors (evals/case.schema.json)."""
    from evals.case import schema as made

    path = HOME / "case.schema.json"
    path.write_text(json.dumps(made(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    typer.echo(path.name)


@app.command()
def run(
    cases: CasesFolder = CASES,
    model: ModelName = None,
    prompt: Prompts = None,
    only: Only = None,
    repeat: Annotated[int, typer.Option("--repeat", min=1, help="Ask every question so often, with other seeds.")] = 1,
    temperature: Annotated[float | None, typer.Option("--temperature", help="Instead of the prompt's own (0).")] = None,
    replay: Annotated[bool, typer.Option("--replay", help="Recorded answers only; no model is asked.")] = False,
    out: Out = OUT,
) -> None:
    """Summarize every case and judge the summaries; only what was never asked before is asked."""
    from evals.live import run_all

    runs = run_all(cases, only or (), model, prompt or (), repeat, temperature, replay=replay)
    _show(runs, out / "results.json")
    if any(r.status != "ok" for done in runs for r in done.results):
        raise typer.Exit(1)


@app.command()
def record(
    cases: CasesFolder = CASES,
    model: ModelName = None,
    prompt: Prompts = None,
    only: Only = None,
    repeat: Annotated[int, typer.Option("--repeat", min=1)] = 1,
    temperature: Annotated[float | None, typer.Option("--temperature")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Guarded prompts, then bad ones, then repeats.")] = False,
) -> None:
    """Like run, with the answers written to evals/recordings, to be committed. Resumable: only what is missing."""
    from evals.live import record_all, run_all

    if everything and (prompt or repeat > 1 or temperature is not None):
        raise UsageError("--all records what gate.toml names", hint="Leave out --prompt, --repeat and --temperature")
    if everything:
        runs = record_all(cases, only or (), model)
    else:
        runs = run_all(cases, only or (), model, prompt or (), repeat, temperature, committed=True)
    _show(runs, OUT / "results.json")
    if any(r.status != "ok" for done in runs for r in done.results):
        raise typer.Exit(1)


def _show(runs: list[Run], path: Path) -> None:
    from evals.report import run_lines

    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"runs": [done.as_json() for done in runs]}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for done in runs:
        for line in run_lines(done):
            typer.echo(line)
    typer.echo(f"written: {path}", err=True)


@app.command()
def compare(before: Path, after: Path) -> None:
    """Compare two results.json pairwise on the cases that both have: each run of the second with one of the first."""
    from evals.live import read_runs
    from evals.report import comparison_lines

    first, second = read_runs(before), read_runs(after)
    for later in second:
        same = [r for r in first if (r.model, r.prompt) == (later.model, later.prompt)]
        for line in comparison_lines((same or first)[0], later):
            typer.echo(line)


@app.command()
def gate(
    cases: CasesFolder = CASES,
    model: Annotated[str | None, typer.Option("--model", help="Guard only this model's recordings.")] = None,
    prompt: Annotated[list[str] | None, typer.Option("--prompt", help="Guard only this prompt; repeatable.")] = None,
    update: Annotated[bool, typer.Option("--update", help="Make the baselines anew; floors go up.")] = False,
    allow: Annotated[str | None, typer.Option("--allow-regression", help="With --update: why floors go down.")] = None,
    release: Annotated[bool, typer.Option("--release", help="Every case has to replay.")] = False,
    out: Out = OUT,
) -> None:
    """Replay what a change can touch, compare with the baselines. Exit 0 passed, 1 failed, 6 inconclusive."""
    from evals import gate as gates
    from evals import report
    from evals.changes import since_merge_base
    from evals.files import load_cases

    if allow is not None and not (update and allow.strip()):
        raise UsageError("--allow-regression needs --update, and a reason")
    chosen = _guards(model, prompt or [])
    loaded = load_cases(cases)
    if update:
        for line in gates.update(loaded, chosen, allow):
            typer.echo(line)
        return
    changes = since_merge_base()
    made = gates.gate(loaded, gates.touched(chosen, changes), changes, release=release)
    report.write(made, out)
    for line in (*made.notes, *(f"FAILED {f}" for f in made.failed)):
        typer.echo(line)
    for verdict in made.verdicts:
        for line in report.verdict_lines(verdict):
            typer.echo(line)
    typer.echo(f"written: {out}/report.md, report.html, junit.xml, results.json", err=True)
    raise typer.Exit(made.exit_code)


@app.command()
def live(
    model: Annotated[str, typer.Option("--model", envvar="EVAL_MODEL", help="As in `factsheet --model`.")],
    prompt: Prompts = None,
    cases: CasesFolder = CASES,
    base: Annotated[str | None, typer.Option("--base", help="A commit; without it the merge base.")] = None,
    out: Out = OUT,
) -> None:
    """Ask the model with the merge base's code and prompts and with this tree's, and compare. Exit codes as in gate."""
    from evals import head_and_base as two
    from evals import report
    from evals.changes import since_merge_base
    from evals.files import load_cases
    from evals.gate import Gate

    commit = base or since_merge_base().base
    if not commit:
        raise UsageError("no merge base is known", hint="Name a commit with --base")
    before, after = two.both(commit, two.runner(model, cases, prompt or ()))
    made = Gate(verdicts=two.verdicts(load_cases(cases), before, after), runs=[*before, *after])
    report.write(made, out)
    for verdict in made.verdicts:
        for line in report.verdict_lines(verdict):
            typer.echo(line)
    raise typer.Exit(made.exit_code)


def _guards(model: str | None, prompts: list[str]) -> list[Guard]:
    from evals.gate import Guard, guards

    chosen = [g for g in guards() if model in (None, g.model) and (not prompts or g.prompt in prompts)]
    extra = [Guard(model, p) for p in prompts if model and Guard(model, p) not in chosen]
    return [*chosen, *extra]


@app.command()
def meta(
    cases: CasesFolder = CASES,
    per_case: Annotated[int, typer.Option(help="At most so many of one operator in one summary.")] = 8,
    seed: Annotated[int, typer.Option(help="What is picked where there is more.")] = 7,
    examples: Annotated[bool, typer.Option("--examples", help="Show what went wrong.")] = False,
) -> None:
    """Plant known errors and harmless rewrites: what share do the metrics catch, how often do they cry wolf?"""
    from evals.files import load_cases
    from evals.live import recorded_summaries
    from evals.meta import lines, measure

    loaded = load_cases(cases)
    for line in lines(measure(loaded, recorded_summaries(loaded), seed=seed, per_case=per_case), examples=examples):
        typer.echo(line)


@app.command()
def power(
    cases: CasesFolder = CASES,
    model: ModelName = None,
    prompt: Prompts = None,
    repeats: Annotated[int | None, typer.Option(min=2, help="How many recorded repeats; as in gate.toml.")] = None,
    temperature: Annotated[float | None, typer.Option("--temperature", help="Theirs; as in gate.toml.")] = None,
    trials: Annotated[int, typer.Option(min=100, help="How many equal comparisons.")] = 2000,
) -> None:
    """The gate's own error rates: false alarms between equal runs, and how often drops of 5 and 10 points are seen."""
    from evals import power as rates
    from evals.files import load_cases
    from evals.gate import Noise, noise

    told = noise()
    asked = Noise(repeats or told.repeats, told.temperature if temperature is None else temperature)
    for line in rates.lines(load_cases(cases), _guards(model, prompt or []), asked, trials):
        typer.echo(line)


def main() -> None:
    """Run a command; an error raised on purpose is one plain line and its exit code."""
    try:
        app()
    except FactsheetError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(error.exit_code)
