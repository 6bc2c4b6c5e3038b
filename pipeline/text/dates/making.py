"""What makers share: the registry, and the values that forms name in the same way.

A maker turns one match of a form into a node; its name is what the tables call it (``[forms.1] date = …``). It sees a
``Found``: the values by slot name, and the text around. It returns a node, ``Weak(node)`` for something that only
counts in company (a bare "sex." or "3/4"), or none where the context forbids it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.text.dates.guards import Found
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.points import COMING
from pipeline.text.dates.relative import Ago

Maker = Callable[[Found], "Node | Weak | None"]


MAKERS: dict[str, Maker] = {}

SHARE = re.compile(r"(?:%|cent|cento|ciento|pontos|puntos|points) $")
"""A share right before: what it grew by tells in which week, quarter, year."""


@dataclass(frozen=True, slots=True)
class Weak:
    """A node that is a reading only where it is joined to another, or is the whole text."""

    node: Node


def maker(make: Maker) -> Maker:
    """Registers ``make`` under its own name."""
    MAKERS[make.__name__.strip("_")] = make
    return make


def mod_of(f: Found) -> int | None:
    """-1 last, 0 this, +1 next; "the coming one" is ``COMING`` where weekdays tell it from "next"."""
    mod = f.get("mod")
    return mod if mod is None or mod != COMING else 1


def following_words(f: Found) -> str:
    """The list of words that count from the time told before, also beside a unit: "suivant", "following"."""
    return "following_words" if "following_words" in f.lex.options else "after_words"


def year_of(f: Found) -> int | None:
    """The year in the slots, if any."""
    for slot in ("year", "yy", "y3"):
        if (value := f.get(slot)) is not None:
            year = int(value) - (_AGE if f.get("past") and int(value) > _PAST else 0)
            return -1 if f.get("bc") else year
    return None


_PAST, _AGE = 2030, 100
"""The last year that "'30" may be where it is over, and what lies between it and the one before."""


def day_of(f: Found) -> int | None:
    """The day of the month in the slots, if any."""
    for slot in ("dd", "ddw", "dayn", "ord"):
        if (value := f.get(slot)) is not None:
            return int(value)
    return None


def month_of(f: Found) -> int | None:
    """The month in the slots, if any."""
    for slot in ("month", "mm"):
        if (value := f.get(slot)) is not None:
            return int(value)
    return None


def to_month(n: float, unit: str) -> tuple[float, str]:
    """A count with a part of a year in it ("vor anderthalb Jahren") in months, any other as it is."""
    return (n * 12, "month") if unit == "year" and n != int(n) and n * 12 == int(n * 12) else (n, unit)


def count_of(f: Found) -> tuple[int, str] | None:
    """How many of which unit a duration in the slot is."""
    dur = f.get("dur")
    if isinstance(dur, Plain | Ago):  # also what counts from the publication day until another day is told
        return (int(dur.n), dur.what) if dur.n and dur.n == int(dur.n) else None
    unit = f.get("unit")
    return (int(f.get("n", 1)), unit) if unit else None
