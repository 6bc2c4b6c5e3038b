"""Where a set counts from the clock of asking, or leaves out the end that the words name, and GOLD says otherwise.

An article has a day of publication and no clock (GOLD), so "in five minutes" is on that day and "now" has no days.
Both ends of a stretch are in it (GOLD), so "November 18-19" has the 19th and "from 2014 to 2018" has 2018.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Protocol

from benchmarks.shared import Row

_COUNTED = ("minute", "hour")
_NAMED = re.compile(
    r"\b(?:to|and|till|until|through|thru|bis|und|a|al|y|e|hasta|até|ao|au|à|et|jusqu)\b|[-–—~]", re.IGNORECASE
)
"""Words between two named ends, in the sets' languages."""
_PAIR = re.compile(r"\((\d{4}|XXXX)-(?:\d\d|XX)-\d\d,(?:\d{4}|XXXX)-(?:\d\d|XX)-\d\d,P\d+([DMY])\)")
_HALF_DAY = dt.timedelta(hours=12)


class Told(Protocol):
    """What is compared: the first and last moment that a reader gives, and the unit in which it is told."""

    @property
    def first(self) -> str | None: ...
    @property
    def last(self) -> str | None: ...
    @property
    def granularity(self) -> str | None: ...


def _at(moment: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(moment.strip().replace(" ", "T"))
    except ValueError:
        return None


def _on(said: Told, day: str) -> bool:
    return said.first == said.last == day


def counted_from_the_clock(said: Told, value: str, asked: str | None) -> bool:
    """Whether ``value`` was counted from the moment of asking, and the reader gives what an article can know of it.

    That is: nothing for "now"; its day for what is told in minutes or hours; the same time of the publication day
    where the set goes on to the next one because that time is over at the moment of asking.
    """
    now = _at(asked or "")
    if now is None:
        return False
    ends = [
        _at(part.partition(":")[2] if part.startswith(("after:", "before:")) else part) for part in value.split("/")
    ]
    if None in ends or all(":" not in part for part in value.split("/")):
        return False
    if ends == [now]:
        return said.first is None and said.last is None
    days = {end.date().isoformat() for end in ends if end}
    if said.granularity in _COUNTED and len(days) == 1 and _on(said, *days):
        return True
    return (
        len(ends) == 1 and ends[0] is not None and (_counted_in_days(said, ends[0], now) or _over(said, ends[0], now))
    )


def _counted_in_days(said: Told, end: dt.datetime, now: dt.datetime) -> bool:
    """ "A day from now", to the second: its day."""
    return end.time() == now.time() and _on(said, end.date().isoformat())


def _over(said: Told, end: dt.datetime, now: dt.datetime) -> bool:
    """ "3:18", asked at 4:30: the set gives the next one."""
    if said.first != said.last or "T" not in (said.first or ""):
        return False
    at = _at(said.first or "")
    return at is not None and at.date() == now.date() and at < now and end - at in (_HALF_DAY, 2 * _HALF_DAY)


def from_the_clock_on(said: Told, value: str, asked: str | None) -> bool:
    """A stretch that the set begins at the moment of asking ("by the end of the month"): GOLD leaves that side open."""
    now, (start, _, end) = _at(asked or ""), value.partition("/")
    last = _at(end)
    if now is None or last is None or _at(start) != now or said.last is None:
        return False
    until = {last.date().isoformat(), (last - dt.timedelta(minutes=1)).date().isoformat()}
    return said.last[:10] in until and said.first in (None, now.date().isoformat())


def named_end(said: Told, value: str, span: Row, last_of: dict[str, str]) -> bool:
    """Whether both ends are named in the words, the reader's last day is in the end that is named, and the set's isn't.

    ``last_of`` gives the last day of the set's end as a day (``D``), month (``M``) or year (``Y``).
    """
    pair = _PAIR.fullmatch(str(span.get("timex", "")))
    if pair is None or not _NAMED.search(str(span.get("text", ""))):
        return False
    return said.first == value.partition("/")[0] and said.last == last_of[pair[2]]
