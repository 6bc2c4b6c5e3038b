"""The day of a time of day that names none: the one told just before it, or the one that the report opens with."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.core.quantity import DateKind
from pipeline.text.dates.lexicon import Lexicon
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.points import Day
from pipeline.text.dates.spans import Clock, Daypart, Open, Range
from pipeline.text.readings import DateReading

CARRY = 400
"""Characters over which a clock time still belongs to the day told before it."""

_BREAKS = 2
"""Ends of sentences and lines over which it does: beyond, another day may be meant."""

SENTENCE = re.compile(r"[.!?][”»\"]?\s+[^\W\da-zß-öø-ÿ]|[.!?][”»\"]?\s+[„“«\"]|\n")

DAYS = ("day", "daypart", "hour", "minute")
"""The granularities of a time that is one day or less."""

_LEAD = 400
"""Characters in which a report tells the day of what it is about."""
_FRESH = dt.timedelta(days=7)
"""How long before the publication that day may lie."""

_DAWN, _NOON, _DUSK = 6 * 60, 12 * 60, 18 * 60
_WORD = re.compile(r"[^\W\d_]+")


def day_before(text: str, start: int, node: Node, readings: list[DateReading], lex: Lexicon) -> dt.date | None:
    """The day that the last readings tell, for a time of day that follows: "ontem … às 15h"."""
    for reading in reversed(readings[-3:]):
        if start - reading.end > CARRY or reading.kind is DateKind.RECURRING:
            return None
        if len(SENTENCE.findall(text, reading.end, start + 1)) > _BREAKS:
            return None
        if reading.first and reading.last and (day := _its_day(text, reading, node, lex)):
            return day
        since, minute = _from_then(reading), _minute(node)
        if since is not None and minute is not None and minute > since:
            return _day(reading.first or "")  # "hoy, a partir de las 17.00 … antes de las 21.00"
        if _open_day(reading):
            return None  # "by Sunday lunchtime. Overnight …" is no longer on the day told before that
    return None


def in_row(text: str, start: int, node: Node, readings: list[DateReading], today: dt.date | None) -> dt.date | None:
    """The day of a weekday that stands in a row behind another one: "mardi, mercredi et jeudi"."""
    last = readings[-1] if readings else None
    if not isinstance(node, Day) or node.d is not None or node.weekday is None or node.mod is not None:
        return None
    if last is None or last.first is None or last.first != last.last or last.granularity.value != "day":
        return None
    if today is None or not _ROW.fullmatch(text, last.end, start):
        return None
    before = _day(last.first)
    day = before + dt.timedelta(days=(node.weekday - before.weekday() - 1) % 7 + 1)
    return day if before > today or day <= today else None  # a row of days past may begin with the latest


_ROW = re.compile(r"(?:,| \w{1,3})(?: \w{1,2})? ")
"""What joins the days of a row: a comma or a small word, and an article."""


def lead_day(node: Node, readings: list[DateReading], lean: int, today: dt.date | None) -> dt.date | None:
    """The day that the report opens with, for a clock time in the past that stands far from any day."""
    if not isinstance(node, Clock) or lean >= 0 or today is None or not readings or _open_day(readings[-1]):
        return None
    for reading in readings:
        if reading.start > _LEAD:
            return None
        if reading.kind is DateKind.RELATIVE and reading.first and reading.last:
            first, last = _day(reading.first), _day(reading.last)
            if first == last and reading.granularity.value in DAYS and today - _FRESH <= first <= today:
                return first
    return None


def _its_day(text: str, reading: DateReading, node: Node, lex: Lexicon) -> dt.date | None:
    """The day of a reading on which a time of day lies: after an evening the small hours are the next day's."""
    minute = _minute(node)
    first, last = _day(reading.first or ""), _day(reading.last or "")
    one = dt.timedelta(days=1)
    if last - first == one and reading.granularity.value == "daypart" and minute is not None:
        return last if minute < _NOON else first  # a night told by both of its days
    if first != last:
        return None
    return first + one if _early(node) and _late(text, reading, lex) else first


def _early(node: Node) -> bool:
    """Whether a time told behind an evening lies on the next day: "at 9 p.m. … by dawn"."""
    part = node.of if isinstance(node, Open) else node
    minute = _minute(node)
    return part.name == "morning" if isinstance(part, Daypart) else minute is not None and minute < _DAWN


def _late(text: str, reading: DateReading, lex: Lexicon) -> bool:
    """Whether a reading tells an evening or a night."""
    if reading.first and "T" in reading.first:
        return int(reading.first[11:13]) * 60 >= _DUSK
    words = _WORD.findall(text, reading.start, reading.end)
    parts = [{**lex.words.get(w.lower(), {}), **lex.exact.get(w, {})}.get("DAYPART") for w in words]
    told = [part for part in parts if part]
    return (bool(told) and told[-1] in ("evening", "night")) or any(
        w.lower() in lex.options.get("nights", ()) for w in words
    )


def _minute(node: Node) -> int | None:
    """The minute of the day at which it begins, or from or up to which it is open; none for a whole day."""
    if isinstance(node, Range):
        return _minute(node.a)
    if isinstance(node, Open):
        return _minute(node.of)
    if isinstance(node, Daypart):
        return _MIDDLES.get(node.name)
    return node.minute if isinstance(node, Clock) else None


_MIDDLES = {"morning": 9 * 60, "midday": 12 * 60, "afternoon": 15 * 60, "evening": 20 * 60, "night": 22 * 60}
"""Roughly the minute of the day at which its parts lie."""


def _open_day(reading: DateReading) -> bool:
    return bool(reading.first) != bool(reading.last) and reading.granularity.value in DAYS


def _from_then(reading: DateReading) -> int | None:
    """The minute of the day from which a reading is open."""
    if not reading.first or reading.last or "T" not in reading.first:
        return None
    return int(reading.first[11:13]) * 60 + int(reading.first[14:16])


def _day(moment: str) -> dt.date:
    return dt.date.fromisoformat(moment[:10])
