"""``factsheet models``: what is configured, whether it can be reached, which would be used, and why."""

from __future__ import annotations

import asyncio

import typer

from pipeline.cli.errors import redact
from pipeline.llm.registry import Choice, available
from pipeline.render.escape import line
from pipeline.settings import load_settings


def models_command(spec: str | None = None) -> None:
    """Print a line for each model; the one that would be used has an arrow. Never prints a key."""
    settings = load_settings()
    choices = asyncio.run(available(settings, spec or settings.model))
    width = max((len(choice.spec) for choice in choices), default=0)
    for choice in choices:
        typer.echo(_row(choice, width))
    if not any(choice.used and choice.ready for choice in choices):
        typer.echo("None that is ready would be used: see .env.example, or use --model", err=True)


def _row(choice: Choice, width: int) -> str:
    mark = "->" if choice.used else "  "
    ready = "ready    " if choice.ready else "not ready"
    return f"{mark} {line(redact(choice.spec)):<{width}}  {ready}  {line(redact(choice.why))}"
