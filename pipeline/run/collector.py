"""Python's garbage collector while many articles are under way: what stays is not looked through again and again.

Articles and answers are trees, freed as soon as nothing names them; the collector finds next to nothing among them, and
by its own clock it walks through all that is loaded several times a batch: a tenth of the computing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

YOUNG = 20_000
"""New objects between two rounds; the interpreter's own 700 are less than one article has. With it an article took 13.6
and 14.7 ms in ``benchmarks.throughput`` where it had taken 14.4 and 15.4; no other count was tried."""


def spare() -> None:
    """Spares a process that does nothing else: what it has loaded so far stays."""
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


class _Batches:
    """Batches at the same time: the first spares the collector, the last gives it back as it was."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running = 0
        self._frozen = 0
        self._thresholds = gc.get_threshold()

    @contextmanager
    def one(self) -> Iterator[None]:
        with self._lock:
            self._running += 1
            if self._running == 1:
                self._frozen, self._thresholds = gc.get_freeze_count(), gc.get_threshold()
                if self._thresholds[0]:  # else its owner has switched it off
                    spare()
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1
                if not self._running:
                    self._give_back()

    def _give_back(self) -> None:
        gc.set_threshold(*self._thresholds)
        if not self._frozen:  # else some of it is its owner's, and stays frozen
            gc.unfreeze()


spared = _Batches().one
"""Spares somebody else's process for a while (``with spared(): …``); afterwards all is as they had it."""
