"""What a run tells while it works, for whoever watches: a progress bar, a notebook, a log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pipeline.core.draft import Draft

Stage = Literal["weights", "load", "read", "ask", "facts"]


@dataclass(frozen=True, slots=True)
class Event:
    """One step. ``weights`` are put together, the model is ``load``ed, the article ``read``, a question ``ask``ed.

    ``facts`` carries what is known so far in ``draft``. ``done`` of ``total`` steps (or bytes) are behind us; a total
    of 0 means that it isn't known.
    """

    stage: Stage
    message: str
    done: int = 0
    total: int = 0
    draft: Draft | None = None


OnEvent = Callable[[Event], None]
"""Takes events as they come; it must return soon and never raise."""


def ignore(event: Event) -> None:
    """Watch nothing."""
