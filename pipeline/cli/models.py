"""``factsheet models``: what is configured, whether it can be reached, which would be used, and why."""

from __future__ import annotations

import asyncio
import sys

import typer

from pipeline.cli.errors import redact
from pipeline.cli.progress import Watch
from pipeline.core.events import OnEvent
from pipeline.llm.registry import Choice, available, choose
from pipeline.render.escape import line
from pipeline.run.probe import Probe, probe
from pipeline.settings import Settings, load_settings


def models_command(spec: str | None = None) -> None:
    """Print a line for each model; the one that would be used has an arrow. Never prints a key."""
    settings = load_settings()
    choices = asyncio.run(available(settings, spec or settings.model))
    width = max((len(choice.spec) for choice in choices), default=0)
    for choice in choices:
        typer.echo(_row(choice, width))
    if not any(choice.used and choice.ready for choice in choices):
        typer.echo("None that is ready would be used: see .env.example, or use --model", err=True)


def probe_command(spec: str | None = None) -> None:
    """Ask the model that would be used three small cases, and print one line: what it is up to, and its pace."""
    # An answer out of the cache would tell nothing about the pace.
    settings = load_settings().model_copy(update={"no_cache": True})
    with Watch(terminal=sys.stderr.isatty()) as watch:
        told = asyncio.run(_probe(settings, spec or settings.model, watch))
    typer.echo(line(redact(told.verdict)))


async def _probe(settings: Settings, spec: str | None, watch: OnEvent) -> Probe:
    model = choose(settings, spec)
    try:
        return await probe(model, on_event=watch)
    finally:
        await model.close()


def _row(choice: Choice, width: int) -> str:
    mark = "->" if choice.used else "  "
    ready = "ready    " if choice.ready else "not ready"
    return f"{mark} {line(redact(choice.spec)):<{width}}  {ready}  {line(redact(choice.why))}"
