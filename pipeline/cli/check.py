"""``factsheet check``: a finished summary is proved again, from nothing but the article's text."""

from __future__ import annotations

import json
from typing import Any

import typer
from pydantic import ValidationError

from pipeline.core.summary import Summary
from pipeline.errors import SourceError, UsageError
from pipeline.ground.prove import prove
from pipeline.read.decode import decode
from pipeline.read.load import load, read_bytes
from pipeline.read.prepare import article_id
from pipeline.render.escape import line

FAILED = 1
"""Exit code where something in a summary does not hold."""


def check_command(summary_file: str, source: str | None) -> int:
    """Print what does not hold, a line each; 0 where everything does.

    Raises SourceError where the file is no summary at all or the source can't be read, UsageError where there is no
    text to prove it against.
    """
    told = _parse(summary_file)
    try:
        summary = Summary.model_validate_json(json.dumps(told))
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False, include_context=False):
            where = ".".join(map(str, problem["loc"]))
            typer.echo(line(f"{where or 'summary'}: {problem['msg']}"))
        return FAILED
    text = _text(summary, source)
    problems = _another_text(summary, text, source)
    problems += [f"{v.field} {v.id}: {v.what}" for v in ([] if problems else prove(summary, text))]
    for what in problems:
        typer.echo(line(what))
    if not problems:
        typer.echo(_praise(summary))
    return FAILED if problems else 0


def _parse(summary_file: str) -> dict[str, Any]:
    text = decode(read_bytes(summary_file), summary_file)
    try:
        told = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise SourceError(f"{summary_file} is not JSON", hint="Give a file that factsheet summarize wrote") from None
    if isinstance(told, dict) and isinstance(told.get("summary"), dict):
        # A line of JSON lines, {source, summary}.
        told = told["summary"]
    if not isinstance(told, dict) or not {"article", "provenance"} <= told.keys():
        raise SourceError(f"{summary_file} is not a summary", hint="Give a file that factsheet summarize wrote")
    return told


def _text(summary: Summary, source: str | None) -> str | None:
    if source is None:
        return None
    info = summary.article
    return load(source, language=info.language, published=info.published, title=info.title).text


def _another_text(summary: Summary, text: str | None, source: str | None) -> list[str]:
    """What is wrong where a summary is not of the text it is checked against."""
    info = summary.article
    if info.text is None and text is None:
        raise UsageError("the summary was written without its article", hint="Name the source as well")
    if info.text is not None and article_id(info.text) != info.id:
        return ["article: its text is not the one that its id was made from"]
    if text is not None and article_id(text) != info.id:
        return [f"article: the summary was not made from {source}"]
    return []


def _praise(summary: Summary) -> str:
    counts = ", ".join(f"{len(getattr(summary, name))} {name}" for name in ("actors", "numbers", "dates", "positions"))
    return f"everything holds: {counts}"
