"""Exact decimals, the values of numbers and of days, as they travel in JSON."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer


def plain(value: Decimal) -> str:
    """A decimal without exponent and without idle zeros: ``400000``, ``0.5``, ``-3``.

    >>> plain(Decimal("4E+5")), plain(Decimal("1.20"))
    ('400000', '1.2')
    """
    written = format(value, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("a value must be finite")
    return value


Exact = Annotated[Decimal, AfterValidator(_finite), PlainSerializer(plain, return_type=str, when_used="json")]
"""A finite ``Decimal``; in JSON a string without exponent (15 % is "15" with unit %)."""


class Qualifier(StrEnum):
    """How the words around a figure bound it."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Granularity(StrEnum):
    """The unit in which a date is told."""

    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    NONE = "none"


class DateKind(StrEnum):
    """What kind of expression of time it is (GOLD: absolute, relative, duration, recurring, vague)."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    DURATION = "duration"
    RECURRING = "recurring"
    VAGUE = "vague"


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?")


def _iso(value: str) -> str:
    if not _ISO.fullmatch(value):
        raise ValueError(f"not an ISO day (2026-01-30) or minute (2026-01-30T14:00): {value!r}")
    dt.datetime.fromisoformat(value)
    return value


Moment = Annotated[str, AfterValidator(_iso)]
"""An ISO 8601 day (``2026-01-30``) or minute (``2026-01-30T14:00``), checked against the calendar."""
