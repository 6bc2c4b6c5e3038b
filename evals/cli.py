"""The command line of the evals. Each command is a few lines: what it does stands in the module it calls."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from evals.files import CASES, HOME
from pipeline.errors import FactsheetError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

CasesFolder = Annotated[Path, typer.Option("--cases", help="A folder of golden cases (<id>.txt and <id>.yaml).")]


@app.callback()
def evals() -> None:
    """Golden answers for factsheet: check them, run them, compare runs, guard the prompts."""


@app.command()
def check(cases: CasesFolder = CASES, quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False) -> None:
    """Prove each golden answer verbatim against its article and consistent in itself."""
    from evals.check import check_folder, keyed_share

    found = check_folder(cases)
    for line in found.errors:
        typer.echo(line, err=True)
    for line in found.doubts:
        typer.echo(f"doubt: {line}", err=True)
    if not quiet:
        for case in found.cases:
            g = case.golden
            typer.echo(
                f"{case.id:32} {g.language:6} {len(case.text):6} characters"
                f" {len(g.actors):3} actors {len(g.numbers):3} numbers {len(g.dates):3} dates"
                f" {len(g.positions):3} positions {len(g.traps):2} traps{'  apart' if case.apart else ''}"
            )
        tags = sorted({tag for case in found.cases for tag in case.golden.tags})
        counts = ", ".join(f"{language} {n}" for language, n in sorted(found.languages().items()))
        typer.echo(f"languages: {counts}\ntags: {', '.join(tags)}")
        keyed = ", ".join(f"{name} {have}/{of}" for name, (have, of) in keyed_share(found.cases).items())
        totals = [
            sum(len(getattr(c.golden, f)) for c in found.cases) for f in ("actors", "numbers", "dates", "positions")
        ]
        typer.echo(f"keyed: {keyed}\nactors {totals[0]}, numbers {totals[1]}, dates {totals[2]}, positions {totals[3]}")
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


def main() -> None:
    """Run a command; an error raised on purpose is one plain line and its exit code."""
    try:
        app()
    except FactsheetError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(error.exit_code)
