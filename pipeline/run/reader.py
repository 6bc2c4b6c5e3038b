"""The process that reads articles beside the event loop (see ``readers``): sources come in, articles go out."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from pipeline.core.article import Article
from pipeline.errors import FactsheetError

HEAD = struct.Struct(">Q")
"""What stands before an answer: its length in bytes."""


def serve() -> None:
    """Answer on standard output what comes on standard input: first how to load, then one source after another.

    An answer is the pickled article, the FactsheetError that there is none, or None: nothing that can be told.
    The first one only says that the process is up.
    """
    # Ctrl-C is for the process that asks; when that ends, so does standard input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not get between the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        load = pickle.load(asked)  # noqa: S301 - our own process wrote it
    except Exception:
        return  # a module that is not found here: it is read where it was
    # What is there now stays: the collector need not look at it after every article.
    gc.freeze()
    with suppress(EOFError, BrokenPipeError):
        _tell(answers, None)
        while True:
            _tell(answers, _read(load, pickle.load(asked)))  # noqa: S301 - our own process wrote it


def _read(load: Callable[[str], Article], source: str) -> Article | FactsheetError | None:
    try:
        return load(source)
    except FactsheetError as error:
        return error
    except Exception:
        # A fault of ours: who asked reads it again, and has the fault and its traceback where it can be seen.
        return None


def _tell(answers: BinaryIO, told: Any) -> None:
    written = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
    answers.write(HEAD.pack(len(written)) + written)
    answers.flush()
