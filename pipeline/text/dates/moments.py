"""What a finished reading tells of days and hours: shared by all that hangs a time on the one told before it."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.core.quantity import DateKind
from pipeline.text.readings import DateReading

CARRY = 400
"""Characters over which a time still belongs to the day told before it."""

SENTENCE = re.compile(r"[.!?][”»\"]?\s+[^\W\da-zß-öø-ÿ]|[.!?][”»\"]?\s+[„“«\"]|\n")
"""The end of a sentence or a line."""

DAYS = ("day", "daypart", "hour", "minute")
"""The granularities of a time that is one day or less."""

SMALL, MORNING, DAWN, NOON, DUSK = 60, 5 * 60, 6 * 60, 12 * 60, 18 * 60
"""Minutes of the day: those before 1, the end of the small hours, dawn, noon, dusk."""

ONE = dt.timedelta(days=1)


def day_of(moment: str) -> dt.date:
    """The day of a ``Moment``."""
    return dt.date.fromisoformat(moment[:10])


def clock_of(moment: str | None) -> int | None:
    """The minute of the day, where one is told."""
    return int(moment[11:13]) * 60 + int(moment[14:16]) if moment and "T" in moment else None


def one_day(reading: DateReading, *, night: bool = False) -> bool:
    """Whether it is one day, or (``night``) one night, which is told by both of its days."""
    if reading.kind is not DateKind.RELATIVE or not reading.first or not reading.last:
        return False
    days = day_of(reading.last) - day_of(reading.first)
    return reading.granularity.value in DAYS and days <= (ONE if night else ONE * 0)


def is_open_day(reading: DateReading) -> bool:
    """Whether it is open from, or up to, a day or a time of day."""
    return bool(reading.first) != bool(reading.last) and reading.granularity.value in DAYS


def is_longer(reading: DateReading) -> bool:
    """Whether it is a longer time of its own: "in April 2015"."""
    return bool(reading.first and reading.last) and reading.granularity.value not in DAYS


def breaks(text: str, reading: DateReading, start: int) -> int:
    """Ends of sentences and lines between a reading and what begins at ``start``."""
    return len(SENTENCE.findall(text, reading.end, start + 1))


def opens_line(text: str, start: int) -> bool:
    """Whether nothing but a mark stands before in its line."""
    before = text[max(0, start - 3) : start].rstrip(" \u00a0*#•–—-")
    return not before or before.endswith("\n")
