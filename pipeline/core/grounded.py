"""The proved facts of an article, between ``ground`` and the finished ``Summary``."""

from __future__ import annotations

from pipeline.core.span import Frozen
from pipeline.core.summary import Actor, Date, Dropped, Number, Position


class Grounded(Frozen):
    """What of a ``Draft`` was proved, and what was not. ``actors`` are referred to by id from the other facts."""

    gist: str | None = None
    actors: tuple[Actor, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()
    positions: tuple[Position, ...] = ()
    dropped: tuple[Dropped, ...] = ()
