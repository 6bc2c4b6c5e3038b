"""The commands and their options."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipeline.cli.errors import plain_errors
from pipeline.cli.options import DataFormat, Language, Published, Title, Verbose

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
