"""What a node may lack and another give it: its day, its year, the time told before it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.text.dates.anchors import Anchored, FromTold, SameIn, ThatWeekday
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.parts import Part
from pipeline.text.dates.points import Day, Period
from pipeline.text.dates.spans import Clock, Daypart, Open, Range
from pipeline.text.dates.stretches import Following


def is_habit(node: Node) -> bool:
    """Whether a node is a part of every day, if no day takes it."""
    return isinstance(node, Daypart) and node.habit


def hangs_on_told(node: object) -> bool:
    """Whether a node counts from the time told before it, itself or in one of its parts."""
    if isinstance(node, Anchored | FromTold | SameIn | Following | ThatWeekday) or (
        isinstance(node, Day) and node.hangs
    ):
        return True
    return any(hangs_on_told(part) for name in ("of", "a", "b") if (part := getattr(node, name, None)) is not None)


def on_day(node: Node, day: Node) -> Node | None:
    """A clock time (or a stretch of two, or an open one) put on ``day``; none for a node that has a day of its own."""
    if isinstance(node, Clock | Daypart):
        return replace(node, of=day) if node.of is None else None
    if isinstance(node, Range):
        a, b = on_day(node.a, day), on_day(node.b, day)
        return Range(a, b) if a and b else None
    if isinstance(node, Open):
        of = on_day(node.of, day)
        return Open(node.side, of) if of else None
    return None


def yearless(node: Node) -> bool:
    """Whether a node is a day or month, or a part of one, whose year isn't told."""
    if isinstance(node, Range):
        return yearless(node.a) and yearless(node.b)
    if isinstance(node, Clock | Daypart | Part):
        return node.of is not None and yearless(node.of)
    if isinstance(node, Day):
        return node.m is not None and node.y is None and node.mod is None and node.weekday is None
    return isinstance(node, Period) and node.y is None and node.mod is None


def with_year(node: Node, year: int) -> Node | None:
    """A ``yearless`` node in a year."""
    if isinstance(node, Range):
        a, b = with_year(node.a, year), with_year(node.b, year)
        return Range(a, b) if a and b else None
    if isinstance(node, Clock | Daypart | Part):
        of = with_year(node.of, year) if node.of else None
        return replace(node, of=of) if of else None
    return replace(node, y=year) if isinstance(node, Day | Period) else None
