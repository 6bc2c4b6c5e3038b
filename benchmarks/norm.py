"""Comparing what a reader says with what a data set says: one small vocabulary for every set and every library.

A ``Said`` is a stretch of text with its value in plain form. A case is right when the reader says as many things as
the set, each overlaps one of the set's, and the values agree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from benchmarks.clockless import counted_from_the_clock, from_the_clock_on, named_end
from benchmarks.shared import Row

# The sets round fractions to six places or fewer.
_CLOSE = Decimal("0.00001")


@dataclass(frozen=True, slots=True)
class Said:
    """Something read at ``[start, end)``: a number's value (or both ends), or the first and last moment of a date.

    ``unit``, ``qualifier``, ``granularity`` and ``sort`` (a number's kind; of a date: time, or event) as in the
    mentions of an article; none where a reader doesn't tell.
    """

    start: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    first: str | None = None
    last: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    granularity: str | None = None
    sort: str | None = None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace("%", "").replace(",", ".").strip())
    except InvalidOperation:
        return None


def overlaps(said: Said, span: Row) -> bool:
    """Whether the two share a character."""
    return bool(said.start < span["end"] and span["start"] < said.end)


def _near(a: Decimal | None, b: Decimal | None) -> bool:
    return a is not None and b is not None and abs(a - b) <= _CLOSE * max(Decimal(1), abs(b))


_SIDES = {"under": ("less_than", "at_most"), "over": ("more_than", "at_least"), "above": ("more_than", "at_least")}


def number_right(said: Said, span: Row) -> bool:
    """Whether the value (or both ends) agree; ``under:7`` is 7 with a qualifier that says so."""
    told = str(span["value"])
    side, _, edge = told.partition(":")
    if edge:
        bound = said.value if said.value is not None else said.high if side == "under" else said.low
        return _near(bound, _decimal(edge)) and said.qualifier in (None, *_SIDES.get(side, ()))
    if "/" in told:
        low, high = (_decimal(part) for part in told.split("/", 1))
        return _near(said.low, low) and _near(said.high, high)
    return _near(said.value, _decimal(told))


def _moment(text: str) -> tuple[str, str]:
    """The day and the minute of a set's moment: ``2013-02-12T23`` → (2013-02-12, 23:00)."""
    day, _, clock = text.replace(" ", "T").partition("T")
    # A month or a year begins on its first day: 2013-01, 2013, and 2012-12-00 too.
    day = (day + "-01-01"[len(day) - 4 :] if len(day) in (4, 7) else day).replace("-00", "-01")
    parts = [*clock.split(":"), "00", "00"] if clock else []
    return day, f"{parts[0]:0>2}:{parts[1]:0>2}" if clock else ""


_ASKED = "04:00"
"""The hour at which Duckling's cases are asked, where it counts in hours."""


def day_before(day: str) -> str:
    """The ISO day before one."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


def _range_right(said: Said, start: str, end: str, grain: str | None) -> bool:
    (day, clock), (last_day, last_clock) = _moment(start), _moment(end)
    if said.first is None or said.last is None:
        return False
    if not clock or clock == "00:00" == last_clock:
        return said.first[:10] == day and said.last[:10] in (day_before(last_day), last_day if clock else "")
    # An end told to the minute may be given as the set's exclusive end, or as the minute before it.
    ends = {f"{last_day}T{last_clock}", minute_before(last_day, last_clock)}
    if grain == "hour":  # "from 9 to 11" ends as 12 begins where the whole hour is in it
        ends.add(minute_before(last_day, last_clock)[:14] + "00")
    return said.first == f"{day}T{clock}" and said.last in ends


def minute_before(day: str, clock: str) -> str:
    """The ISO minute before one."""
    at = dt.datetime.fromisoformat(f"{day}T{clock or '00:00'}") - dt.timedelta(minutes=1)
    return at.isoformat(timespec="minutes")


_SPAN_OF = {"week": 7, "day": 1}


def grain_end(day: str, grain: str) -> str:
    """The last day of the day, week, month, quarter or year (``grain``) that begins on ``day``."""
    at = dt.date.fromisoformat(day)
    if grain in _SPAN_OF:
        return (at + dt.timedelta(days=_SPAN_OF[grain] - 1)).isoformat()
    months = {"month": 1, "quarter": 3, "year": 12}.get(grain, 0)
    if not months:
        return day
    index = at.year * 12 + at.month - 1 + months
    return (dt.date(index // 12, index % 12 + 1, 1) - dt.timedelta(days=1)).isoformat()


def _one_date_right(said: Said, value: str, grain: str | None) -> bool:
    if "/" in value:
        start, end = value.split("/", 1)
        return _range_right(said, start, end, grain)
    day, clock = _moment(value)
    if said.first is None:
        return False
    if clock and not (grain in _SPAN_OF or grain in ("month", "quarter", "year")):
        # "In seven days" counted to the hour of asking; a publication day has none.
        counted = grain == "hour" and clock == _ASKED and said.first == said.last == day
        return counted or said.first == f"{day}T{clock}"
    return said.first[:10] == day and said.last is not None and said.last[:10] == grain_end(day, grain or "day")


def _alternative(alt: Row) -> str | None:
    if alt.get("value"):
        return str(alt["value"])
    start = alt.get("start") or ""
    return f"{start}/{alt['end']}" if alt.get("end") else start


def _open_right(said: Said, value: str) -> bool:
    """An interval with one edge: ``after:2013-02-12`` or ``before:2013-02-12T09`` (the edge itself not in it)."""
    side, _, told = value.partition(":")
    day, clock = _moment(told)
    edge = f"{day}T{clock}" if clock and clock != "00:00" else day
    if side == "after":
        return (said.first or "").startswith(edge)
    return (said.last or "").startswith((edge, day if clock else day_before(day)))


def _part_of_day(said: Said, value: str) -> bool:
    """A part of a day has its day (GOLD); a set may give the hours from when to when, in that day."""
    (day, clock), (last_day, last_clock) = map(_moment, value.split("/", 1)) if "/" in value else (("", ""), ("", ""))
    if not clock or said.first != day or said.last != day:
        return False
    return last_day == day or (last_clock == "00:00" and day_before(last_day) == day)


_GRAINS = {4: "year", 7: "month", 10: "day"}


def _one_edge(said: Said, span: Row) -> bool:
    """Recognizers tells "since 2010" and "until 2010" by one day alone; GOLD's "until" has the year in it."""
    edge = str(span["value"])[:10]
    if said.first == edge:
        return said.last is None
    last = grain_end(edge, _GRAINS.get(len(str(span.get("timex", ""))), "day"))
    return said.first is None and said.last in (edge, last, day_before(edge))


def date_right(said: Said, span: Row) -> bool:
    """Whether the moments agree with the set's value or with one of its alternatives."""
    options = [span.get("value"), *map(_alternative, span.get("alt") or [])]
    grain, asked = span.get("grain"), span.get("asked")
    told = [o for o in options if isinstance(o, str)]
    if said.granularity == "daypart" and any(_part_of_day(said, o) for o in told):
        return True
    if str(span["type"]) == "datetimeopen":
        return _open_right(said, str(span["value"])) or counted_from_the_clock(said, str(span["value"]), asked)
    if str(span["type"]) == "daterange" and "/" not in str(span["value"]) and _one_edge(said, span):
        return True
    try:
        return any(_one_date_right(said, o, grain) or _as_gold_has_it(said, o, span, asked) for o in told)
    except ValueError:
        return False


def _as_gold_has_it(said: Said, value: str, span: Row, asked: str | None) -> bool:
    """Right by GOLD where the set counts from the clock of asking, or leaves out the end that the words name."""
    if counted_from_the_clock(said, value, asked) or from_the_clock_on(said, value, asked):
        return True
    end = value.partition("/")[2]
    if len(end) != len("2013-02-12"):
        return False
    last = {letter: grain_end(end, grain) for letter, grain in (("D", "day"), ("M", "month"), ("Y", "year"))}
    return named_end(said, value, span, last)


@dataclass
class Tally:
    """Counts of one reader on one set: cases, cases wholly right, spans found, values right, finds that are none."""

    cases: int = 0
    exact: int = 0
    spans: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    negatives: int = 0
    respected: int = 0
    unmarked: int = 0  # finds that the set marks only in other cases, or never: not compared

    def add(self, said: Sequence[Said], spans: Sequence[Row], right: Any) -> bool:
        """Count one case; true where it is wholly right."""
        if not spans:
            self.negatives += 1
            self.respected += not said
            self.wrong += len(said)
            return not said
        hits = [next((s for s in said if overlaps(s, span)), None) for span in spans]
        ok = [hit is not None and bool(right(hit, span)) for hit, span in zip(hits, spans, strict=True)]
        self.cases += 1
        self.spans += len(spans)
        self.found += sum(h is not None for h in hits)
        self.right += sum(ok)
        self.wrong += sum(not any(overlaps(s, span) for span in spans) for s in said)
        exact = all(ok) and len(said) == len(spans)
        self.exact += exact
        return exact
