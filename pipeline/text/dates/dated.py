"""What has gone on since something dated beside it: "since records began in 1931", "seit der Wahl am 12. Mai"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from pipeline.core.quantity import DateKind, Granularity
from pipeline.text.dates.lexicon import Lexicon, lexicon
from pipeline.text.dates.moments import day_of
from pipeline.text.readings import DateReading

_REACH = 50
"""Characters from the word "since" up to the date of what happened."""

_GAP = re.compile(r"(?: (?:d[a-z]{1,2}|d['’]|of|l['’]) ?[^\W\d_]+)? (?:(?:am|im|on|in|em|en|el|le|the|der|dem) )?")
"""What may stand between an event and its date: "seit Beginn | des Krieges | im Februar"; behind a comma each is told
for itself ("desde su debut, en 1986")."""


@cache
def _led(language: str) -> re.Pattern[str] | None:
    """The event that leads in a date, behind "since" and an article; none where the table names no articles."""
    options = lexicon(language).options
    since, articles = "|".join(options.get("since_past", ())), "|".join(options.get("since_articles", ()))
    if not since or not articles:
        return None
    return re.compile(rf"\b(?:{since})\s(?:{articles})\s(?:[^\W\d_][\w'’-]*\s){{1,3}}$", re.IGNORECASE)


def since_dated(
    text: str, reading: DateReading, readings: Sequence[DateReading], today: dt.date | None, lex: Lexicon
) -> DateReading | None:
    """The reading as the beginning of what goes on since then, with the event in its words; none if it is no such.

    The event may be the last of ``readings``, which it takes the place of (they overlap then).
    """
    if not reading.first or not reading.last or reading.kind not in (DateKind.ABSOLUTE, DateKind.RELATIVE):
        return None
    if today is not None and day_of(reading.first) > today:
        return None
    start = _event(text, readings[-1], reading, lex) if readings else None
    if start is None and (led := _led(lex.language)):
        found = led.search(text, max(0, reading.start - _REACH), reading.start)
        start = found.start() if found and not (readings and readings[-1].end > found.start()) else None
    if start is None:
        return None
    return DateReading(start, reading.end, reading.first, None, reading.granularity, reading.kind)


def _event(text: str, last: DateReading, reading: DateReading, lex: Lexicon) -> int | None:
    """Where the event begins, if the last reading is one, behind "since", and only its date follows."""
    if last.first or last.last or last.granularity is not Granularity.NONE or reading.start - last.end > _REACH:
        return None
    word = text[last.start : last.end].split(maxsplit=1)[0].lower()
    if word not in lex.options.get("since_past", ()) or " " not in text[last.start : last.end]:
        return None
    return last.start if _GAP.fullmatch(text, last.end, reading.start) else None
