"""What the readers of numbers and dates give back, before ``mentions`` numbers them and finds their sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.core.article import NumberKind
from pipeline.core.quantity import DateKind, Granularity, Qualifier


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A quantity at ``text[start:end]``; the bare figure stands at ``figure``. Meanings as in ``NumberMention``."""

    start: int
    end: int
    figure: tuple[int, int]
    kind: NumberKind = NumberKind.COUNT
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """An expression of time at ``text[start:end]``. Meanings as in ``DateMention``."""

    start: int
    end: int
    first: str | None = None
    last: str | None = None
    granularity: Granularity = Granularity.NONE
    kind: DateKind = DateKind.VAGUE
