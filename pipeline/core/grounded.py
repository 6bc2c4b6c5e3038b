"""The proved facts of an article, between ``ground`` and the finished ``Summary``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

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


F = TypeVar("F", Actor, Number, Date, Position)


def numbered(facts: Iterable[F], letter: str) -> tuple[F, ...]:
    """``facts`` with the ids ``a1``, ``a2``, … (for the letter ``a``) in their order; one that has its id stays."""
    named = ((f"{letter}{i}", fact) for i, fact in enumerate(facts, 1))
    return tuple(fact if fact.id == name else fact.model_copy(update={"id": name}) for name, fact in named)
