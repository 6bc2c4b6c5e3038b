"""Errors as a person meets them: one plain line on stderr, the exit code it earns, a traceback only when asked."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from pipeline.errors import FAULT, FactsheetError
from pipeline.render.escape import line

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 + SIGINT."""

_KEYS = re.compile(r"\bsk-[A-Za-z0-9_-]{6,}|(?<=://)[^/\s@]{1,500}@")


def redact(text: str) -> str:
    """``text`` without the API key, anything shaped like one, and the user part of addresses."""
    key = os.environ.get("OPENAI_API_KEY", "").strip()
    return _KEYS.sub("***", text.replace(key, "***") if len(key) >= 4 else text)


def say(message: str) -> None:
    """One plain line on stderr: no control characters, no keys, no line breaks."""
    typer.echo(f"factsheet: {line(redact(message))}", err=True)


@contextmanager
def plain_errors(verbose: bool) -> Iterator[None]:
    """Turn what goes wrong inside into one line and an exit code."""
    try:
        yield
    except FactsheetError as error:
        _trace(verbose)
        say(str(error))
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        say("stopped")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): nothing is left to say, at exit neither.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - stays open until the process ends
        raise typer.Exit(0) from None
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except Exception as error:
        _trace(verbose)
        again = "" if verbose else " Run it again with -v and report what it shows"
        say(f"a fault in factsheet itself ({type(error).__name__}).{again}")
        raise typer.Exit(FAULT) from None


def _trace(verbose: bool) -> None:
    if verbose:
        typer.echo(redact(traceback.format_exc()).rstrip(), err=True)
