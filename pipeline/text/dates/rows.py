"""Days and years that a row or a sentence shares: "mardi, mercredi et jeudi", "In 2017, am 23. Dezember"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pipeline.core.quantity import DateKind
from pipeline.text.dates.moments import breaks, day_of
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.points import Day
from pipeline.text.readings import DateReading


def in_row(text: str, start: int, node: Node, readings: Sequence[DateReading], today: dt.date | None) -> dt.date | None:
    """The day of a weekday that stands in a row behind another one: "mardi, mercredi et jeudi"."""
    last = readings[-1] if readings else None
    if not isinstance(node, Day) or node.d is not None or node.weekday is None or node.mod is not None:
        return None
    if last is None or last.first is None or last.first != last.last or last.granularity.value != "day":
        return None
    if today is None or not _ROW.fullmatch(text, last.end, start):
        return None
    before = day_of(last.first)
    day = before + dt.timedelta(days=(node.weekday - before.weekday() - 1) % 7 + 1)
    return day if before > today or day <= today else None  # a row of days past may begin with the latest


_ROW = re.compile(r"(?:,| \w{1,3})(?: \w{1,2})? ")
"""What joins the days of a row: a comma or a small word, and an article."""


def year_told(text: str, start: int, readings: Sequence[DateReading]) -> int | None:
    """The year that its sentence opens with, or that stands right before: "In 1953 she left, and in March …"."""
    last = next((r for r in reversed(readings[-_LAST:]) if r.first or r.last), None)
    if last is None or last.kind is not DateKind.ABSOLUTE or last.granularity.value != "year":
        return None
    first, end = last.first or "", last.last or ""
    if not first.endswith("-01-01") or end != f"{first[:4]}-12-31" or breaks(text, last, start):
        return None
    between = text[last.end : start]
    if len(between) > _REACH or any(mark in between for mark in '“”«»„"('):
        return None
    before = text[max(0, last.start - 3) : last.start].rstrip(" \u00a0")
    opens = not before or before[-1] in ".!?\n"
    return int(first[:4]) if opens or _APPOSED.fullmatch(between) else None


_LAST = 3
_REACH = 120
"""Characters over which a sentence keeps the year that it opens with."""

_APPOSED = re.compile(r"[^,;:]{0,20}, ?")
