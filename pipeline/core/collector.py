"""Python's garbage collector while articles are read: what stays is not looked through again and again.

Articles and answers are trees, freed as soon as nothing names them; the collector finds next to nothing among them, and
by its own clock it walks through all that is loaded several times a batch (a tenth of the computing), and through what
one long text has given so far (a quarter to a third of the time from a megabyte on).
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

YOUNG = 20_000
"""New objects between two rounds; the interpreter's own 700 are less than one article has. With it an article took 13.6
and 14.7 ms in ``benchmarks.throughput`` where it had taken 14.4 and 15.4; no other count was tried."""


def spare() -> None:
    """Spares a process that does nothing else: what it has loaded so far stays."""
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


def _spare_for_now() -> Callable[[], None]:
    frozen, thresholds = gc.get_freeze_count(), gc.get_threshold()
    if thresholds[0]:  # else its owner has switched it off
        spare()

    def give_back() -> None:
        gc.set_threshold(*thresholds)
        if not frozen:  # else some of it is its owner's, and stays frozen
            gc.unfreeze()

    return give_back


def _stop() -> Callable[[], None]:
    running = gc.isenabled()
    gc.disable()
    return gc.enable if running else lambda: None


class _Shared:
    """What several may do to the collector at the same time: the first does it, the last to leave undoes it."""

    def __init__(self, begin: Callable[[], Callable[[], None]]) -> None:
        self._lock = Lock()
        self._inside = 0
        self._begin = begin
        self._undo: Callable[[], None] = lambda: None

    @contextmanager
    def one(self) -> Iterator[None]:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._undo = self._begin()
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                if not self._inside:
                    self._undo()


spared = _Shared(_spare_for_now).one
"""Spares somebody else's process for a while (``with spared(): …``); afterwards all is as they had it."""

stopped = _Shared(_stop).one
"""Stops the collector while one tree is built (``with stopped(): …``), which has nothing that it could free."""
