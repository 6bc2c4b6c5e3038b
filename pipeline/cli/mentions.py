"""``factsheet mentions``: what the readers found, as a table or as JSON."""

from __future__ import annotations

import sys

import typer

from pipeline.cli.options import DataFormat
from pipeline.read.load import load
from pipeline.render.json import mentions_json


def show_mentions(
    source: str,
    form: DataFormat | None,
    *,
    language: str | None = None,
    published: str | None = None,
    title: str | None = None,
) -> None:
    """Print the mentions of ``source``: a table for a person, JSON for a pipe."""
    article = load(source, language=language, published=published, title=title)
    if form is DataFormat.JSON or (form is None and not sys.stdout.isatty()):
        typer.echo(mentions_json(article))
        return
    from pipeline.render.terminal import mentions_text

    typer.echo(mentions_text(article, color=sys.stdout.isatty()), nl=False)
