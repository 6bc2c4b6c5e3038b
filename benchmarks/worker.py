"""A library in a process of its own: one that doesn't come back from a text is ended and begun anew.

A text that takes too long, or on which the library fails, counts as one in which it found nothing.
"""

from __future__ import annotations

import logging
import multiprocessing as mp
import os
import sys
import warnings
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from benchmarks.libraries import Library, named

PATIENCE = 10.0
"""Seconds that a library gets for one text."""
MOST_HUNG = 25
"""Texts that it may not come back from, in one language; then it isn't asked any more."""
LOADING = 180.0
"""Seconds that it gets for loading (Recognizers builds its patterns for up to a minute on a busy machine)."""


def _serve(pipe: Connection, name: str, kind: str, language: str) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    # Some print as they go.
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123 - for the life of the process
    try:
        read = named(name, kind).load(language)
    except Exception as error:  # whatever a library may raise
        pipe.send(f"{type(error).__name__}: {error}"[:200])
        return
    pipe.send(None)
    while True:
        asked = pipe.recv()
        try:
            pipe.send(read(*asked))
        except Exception:  # a text on which it fails is one that it doesn't read
            pipe.send(None)


class Worker:
    """One library for one language; ``ask`` is its reader. Use as a context manager."""

    def __init__(self, library: Library, language: str) -> None:
        self.library, self.language = library, language
        self.hung = 0
        self.failed = 0
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *problem: object) -> None:
        self._end()

    def _begin(self) -> Connection:
        context = mp.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, self.library.name, self.library.kind, self.language), daemon=True
        )
        process.start()
        self._process, self._pipe = process, ours
        problem = ours.recv() if ours.poll(LOADING) else "it didn't load in time"
        if problem:
            self._end()
            raise RuntimeError(f"{self.library.name} ({self.language}): {problem}")
        return ours

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def ask(self, *asked: Any) -> Any:
        """What the library answers; none where it fails or takes too long. RuntimeError where it can't be used."""
        if self.hung >= MOST_HUNG:
            raise RuntimeError(f"{self.library.name} ({self.language}): gave up after {self.hung} texts that hung")
        pipe = self._pipe or self._begin()
        try:
            pipe.send(asked)
            if pipe.poll(PATIENCE):
                answer = pipe.recv()
                self.failed += answer is None
                return answer
        except (EOFError, OSError):
            pass  # it took its whole process with it
        self.hung += 1
        self._end()
        return None
