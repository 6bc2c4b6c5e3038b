"""Counting work instead of timing it: the same on a busy machine as on an idle one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def steps(work: Callable[[], object]) -> int:
    """How many functions, ours and built-in ones, ``work`` calls.

    What takes time in proportion calls in proportion. Time that a single call wastes (an expression that backtracks)
    is measured by ``python -m benchmarks.growth``.
    """
    count = 0

    def tick(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
