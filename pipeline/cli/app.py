"""The commands and their options."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.errors import plain_errors
from pipeline.cli.options import DataFormat, Format, Language, Published, Title, Verbose

app = typer.Typer(
    name="factsheet",
    help="Typed, proved summaries of news articles: actors, numbers, dates and positions, each with its evidence.",
    no_args_is_help=True,
    add_completion=False,
    # Rich's tracebacks show local variables: an article, or a key. Its help costs 0.1 s at every start.
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 a check failed, 2 bad usage, 3 unreadable source, 4 model unreachable or refused, "
    "5 no usable answer.",
)


def _version(asked: bool) -> None:
    if asked:
        from pipeline import __version__

        typer.echo(f"factsheet {__version__}")
        raise typer.Exit


@app.callback()
def _factsheet(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def summarize(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files (.txt, .md, .html), URLs, folders, or - for stdin.")
    ],
    out: Annotated[
        list[Path] | None,
        typer.Option("-o", "--out", metavar="FILE", help="Write to a file, or, with several sources, into a folder."),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="Default: table on a terminal, json elsewhere; or by FILE's name.")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", help="openai:NAME, local, local:PATH, or a NAME on the configured server."),
    ] = None,
    prompt: Annotated[str | None, typer.Option("--prompt", help="A prompt set's name, or a prompt file.")] = None,
    published: Published = None,
    language: Language = None,
    output_language: Annotated[
        str | None,
        typer.Option("--output-language", metavar="CODE", help="Of the free texts; verbatim parts stay as they are."),
    ] = None,
    title: Title = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the article's text out of the JSON.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep answers.")] = False,
    verbose: Verbose = False,
) -> None:
    """A proved summary of each article: a table for a person, JSON for a pipe, JSON lines for several sources."""
    with plain_errors(verbose):
        from pipeline.cli.summarize import Request, summarize_command

        request = Request(
            sources=tuple(sources),
            out=tuple(out or ()),
            form=form,
            model=model,
            prompt=prompt,
            published=published,
            language=language,
            output_language=output_language,
            title=title,
            keep_text=not no_text,
            cache=not no_cache,
            verbose=verbose,
        )
        raise typer.Exit(summarize_command(request))


@app.command()
def mentions(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A file, a URL, or - for standard input.")],
    form: Annotated[DataFormat | None, typer.Option("--format", help="Default: json into a pipe.")] = None,
    language: Language = None,
    published: Published = None,
    title: Title = None,
    verbose: Verbose = False,
) -> None:
    """What code alone can point at in an article: sentences, numbers, dates, quotes. No model is asked."""
    with plain_errors(verbose):
        from pipeline.cli.mentions import show_mentions

        show_mentions(source, form, language=language, published=published, title=title)


@app.command()
def check(
    summary: Annotated[str, typer.Argument(metavar="SUMMARY.json", help="What summarize wrote, or - for stdin.")],
    source: Annotated[
        str | None, typer.Argument(metavar="[SOURCE]", help="The article; needed where the summary has no text.")
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Prove every span and value of a summary again; exit 1 with the list where one fails."""
    with plain_errors(verbose):
        from pipeline.cli.check import check_command

        raise typer.Exit(check_command(summary, source))


@app.command()
def models(
    model: Annotated[str | None, typer.Option("--model", help="As for summarize: is this one there?")] = None,
    probe: Annotated[
        bool, typer.Option("--probe", help="Ask it three small cases: what kind of prompt is it up to, how fast is it?")
    ] = False,
    verbose: Verbose = False,
) -> None:
    """What is configured and reachable, which model would be used, and why."""
    with plain_errors(verbose):
        from pipeline.cli.models import models_command, probe_command

        if probe:
            probe_command(model)
        else:
            models_command(model)


@app.command()
def schema() -> None:
    """The JSON Schema of a summary."""
    with plain_errors(False):
        from pipeline.render.json import schema_json

        typer.echo(schema_json())


def main() -> None:
    """The entry point of ``factsheet``."""
    _prepare_streams()
    app()


def _prepare_streams() -> None:
    """UTF-8 out whatever the locale says; on a terminal that can't show a character, a mark instead of a crash."""
    import logging

    # Libraries log what they met in a page; without a handler of ours Python prints it.
    logging.getLogger().addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")
