"""``factsheet summarize``: one source to one summary, or several to JSON lines or a folder."""

from __future__ import annotations

import asyncio
import gc
import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import typer

from pipeline.cli.errors import redact, say
from pipeline.cli.options import Format
from pipeline.cli.output import (
    check_writable,
    file_format,
    file_names,
    make_folder,
    write_file,
    written,
)
from pipeline.cli.progress import Watch
from pipeline.core.article import Article
from pipeline.core.outcome import Outcome
from pipeline.core.summary import Summary
from pipeline.errors import FAULT, FactsheetError, UsageError
from pipeline.llm.model import Model
from pipeline.read.load import expand, is_folder, load
from pipeline.read.prepare import as_day, as_language
from pipeline.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    sources: tuple[str, ...]
    out: tuple[Path, ...] = ()
    form: Format | None = None
    model: str | None = None
    prompt: str | None = None
    published: str | None = None
    language: str | None = None
    output_language: str | None = None
    title: str | None = None
    keep_text: bool = True
    cache: bool = True
    verbose: bool = False


def summarize_command(request: Request, *, model: Model | None = None, settings: Settings | None = None) -> int:
    """Do what was asked; the exit code is the highest that any source earned.

    ``model`` and ``settings`` take the place of those that the request and the environment name (for tests).
    Raises FactsheetError where nothing at all can be done, and for a single source what that source raises.
    """
    as_day(request.published)
    for tag in (request.language, request.output_language):
        as_language(tag)
    settings = settings or load_settings()
    if not request.cache:
        settings = settings.model_copy(update={"no_cache": True})
    several = len(request.sources) > 1 or any(map(is_folder, request.sources))
    if not several:
        return _one(request, model or request.model, settings)
    if request.title is not None:
        raise UsageError("--title is for one article", hint="Leave it out with several sources")
    sources = [found for source in request.sources for found in expand(source)]
    return asyncio.run(_all(replace(request, sources=tuple(sources)), model or request.model, settings))


def _one(request: Request, model: Model | str | None, settings: Settings) -> int:
    from pipeline.run.summarize import summarize

    folders = [path for path in request.out if path.is_dir()]
    for path in request.out:
        check_writable(path)
    article = _load(request, request.sources[0])
    with Watch(terminal=sys.stderr.isatty(), article=article, verbose=request.verbose) as watch:
        summary = summarize(
            article,
            model,
            request.prompt,
            settings=settings,
            output_language=request.output_language,
            keep_text=request.keep_text,
            on_event=watch,
        )
    for path in request.out:
        form = file_format(path, request.form)
        target = path / file_names(request.sources, form)[0] if path in folders else path
        write_file(target, written(summary, form))
    if not request.out or request.form is Format.TABLE:
        _show(summary, request.form)
    return 0


async def _all(request: Request, model: Model | str | None, settings: Settings) -> int:
    from pipeline.run.batch import asummarize_all

    # What is loaded by now stays to the end: the collector need not look through it again and again.
    gc.freeze()
    sink = _Sink(request)
    # A bar and lines of results on one screen would write over each other.
    bar = sys.stderr.isatty() and (bool(request.out) or not sys.stdout.isatty())
    with Watch(terminal=bar, verbose=request.verbose) as watch:
        outcomes = asummarize_all(
            request.sources,
            partial(_load, request),
            model,
            request.prompt,
            settings=settings,
            output_language=request.output_language,
            keep_text=request.keep_text,
            on_event=watch,
        )
        number = 0
        try:
            async for outcome in outcomes:
                sink.take(number, outcome)
                number += 1
        finally:
            # Also after Ctrl-C: what is done is kept.
            sink.close()
    return sink.exit_code


class _Sink:
    """Takes outcomes in order: JSON lines on stdout or in a file, or a file each in a folder."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._lines: list[str] = []
        self._folders: list[tuple[Path, Format, list[str]]] = []
        self._files: list[Path] = []
        self.exit_code = 0
        for path in request.out:
            if path.suffix.lower() in (".jsonl", ".ndjson") or (path.exists() and not path.is_dir()):
                check_writable(path)
                self._files.append(path)
            else:
                make_folder(path)
                form = Format.MARKDOWN if request.form is Format.MARKDOWN else Format.JSON
                self._folders.append((path, form, file_names(request.sources, form)))

    def take(self, number: int, outcome: Outcome) -> None:
        from pipeline.render.json import to_line

        if outcome.error is not None:
            self.exit_code = max(self.exit_code, outcome.error.exit_code)
            say(f"{outcome.source}: {outcome.error.message}")
        for folder, form, names in self._folders:
            if outcome.summary is not None:
                write_file(folder / names[number], written(outcome.summary, form))
        shown = _redacted(outcome)
        if self._files:
            self._lines.append(to_line(shown))
        if self._request.out:
            return
        if self._request.form in (Format.TABLE, Format.MARKDOWN) and outcome.summary is not None:
            _show(outcome.summary, self._request.form)
        elif self._request.form not in (Format.TABLE, Format.MARKDOWN):
            typer.echo(to_line(shown))

    def close(self) -> None:
        for path in self._files:
            write_file(path, "".join(f"{told}\n" for told in self._lines))


def _redacted(outcome: Outcome) -> Outcome:
    """``outcome`` without keys: an address may have a password in it, and an error repeats the address."""
    error = outcome.error and outcome.error.model_copy(update={"message": redact(outcome.error.message)})
    return outcome.model_copy(update={"source": redact(outcome.source), "error": error})


def _show(summary: Summary, form: Format | None) -> None:
    person = sys.stdout.isatty()
    if form is Format.TABLE or (form is None and person):
        from rich.console import Console

        from pipeline.render.terminal import renderable, to_text

        if person:
            Console().print(renderable(summary))
        else:
            typer.echo(to_text(summary), nl=False)
    else:
        typer.echo(written(summary, form or Format.JSON), nl=False)


def _load(request: Request, source: str) -> Article:
    """The article of one source; whatever else goes wrong with it is its own error, not the end of the others."""
    try:
        return load(source, language=request.language, published=request.published, title=request.title)
    except FactsheetError:
        raise
    except Exception as error:
        failure = FactsheetError(f"{source} can't be read: a fault in factsheet itself ({type(error).__name__})")
        failure.exit_code = FAULT
        raise failure from error
