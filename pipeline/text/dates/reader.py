"""The reader itself: from the nodes that the grammar finds to the days that they tell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards, tense, titles
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.carry import CARRY, DAYS, SENTENCE, day_before, in_row, lead_day
from pipeline.text.dates.levels import nodes
from pipeline.text.dates.lexicon import Lexicon, lexicon
from pipeline.text.dates.nodes import Extent, Node, Plain, Setting, grain
from pipeline.text.dates.points import Day
from pipeline.text.dates.relative import Ago, Relative
from pipeline.text.dates.scan import Window
from pipeline.text.dates.spans import hangs_on_day, hangs_on_told, is_habit, on_day
from pipeline.text.quoted import in_title
from pipeline.text.readings import DateReading
from pipeline.text.tables import base

Prefer = Literal["news", "future"]


def read_dates(text: str, language: str, published: dt.date | None, *, prefer: Prefer = "news") -> list[DateReading]:
    """Every expression of time in ``text``, in order, none overlapping another.

    ``language`` is a BCP-47 tag; a language without a table gives no readings. ``published`` is the day that relative
    expressions count from; without it they have no days. ``prefer="future"`` reads as an assistant would, where
    a bare weekday or day is the next one; news are read by the tense around, and stay open where it doesn't tell.
    """
    lex = lexicon(base(language))
    if not lex.levels:
        return []
    today = published.date() if isinstance(published, dt.datetime) else published
    teller = tense.Teller(text, lex.language)
    readings: list[DateReading] = []
    aged = 0  # the end of the last age at which something happened: "aos 19 anos"
    for window, i, node, weak in nodes(text, lex):
        if node is guards.NOTHING:
            if guards.tells_age(text, *window.spans[i], lex):
                aged = window.spans[i][1]
            continue
        span = _led_in(text, window, i, lex)
        if titles.is_title(text, *span, lex):
            continue
        alone = guards.whole(text, *span)
        if (weak and not alone) or in_title(text, *span, lex.language):
            continue
        placed = None if alone else _placed(text, span, node, readings, teller, today, lex)
        told = _told(text, span[0], readings, aged, node) if not alone and hangs_on_told(node) else ()
        reading = _reading(text, span, placed or node, lex, teller, today, alone or prefer == "future", told)
        # its day comes from elsewhere in the text, so it is none of its own
        readings.append(replace(reading, kind=DateKind.RELATIVE) if placed else reading)
    return readings


_TODAY = Relative("day", 0)


def _placed(
    text: str,
    span: tuple[int, int],
    node: Node,
    readings: list[DateReading],
    teller: tense.Teller,
    today: dt.date | None,
    lex: Lexicon,
) -> Node | None:
    """A time of day on the day told before it, unless the verb beside it speaks of another time than that day."""
    if not readings or not hangs_on_day(node):
        day = in_row(text, span[0], node, readings, today)
        return Day(day.day, day.month, day.year) if day else None
    if is_habit(node) and not _JOINED.fullmatch(text, readings[-1].end, span[0]):
        return None
    day = day_before(text, span[0], node, readings, lex)
    lean = teller.lean(*span)[0]
    if day and _BESIDE.fullmatch(text, readings[-1].end, span[0]):
        lean = 0  # "a reunião de ontem, marcada para as 15h": it was to be then
    if day and today is not None and ((lean < 0 and day > today) or (lean > 0 and day < today)):
        day = None
    day = day or lead_day(node, readings, lean, today)
    return on_day(node, Day(day.day, day.month, day.year)) if day else None


_BESIDE = re.compile(r"(?: [^\W\d_]{2,30}(?=,))?,? ?[^\W\d_]{0,14}(?: \w{1,5}){0,2} ?")
"""What lies between a day and the time of day that its plan names."""

_JOINED = re.compile(r"[^.!?\n]{0,120}(?:[,;] |\bund )")
"""What parts an adverb of every day ("abends") from a day told before, where it is a part of that one."""


def _told(text: str, start: int, readings: list[DateReading], aged: int, node: Node) -> tuple[tuple[Extent, str], ...]:
    """The time told last, in the same sentence or in the one before where the expression stands early in this one.

    None where an age was told since (up to ``aged``): from then on it counts from that birthday.
    """
    found: list[tuple[Extent, str]] = []
    what, opening = _counted_in(node), _opening(node)
    for last in reversed(readings[-4:]):
        # "half an hour later … the next morning": still the same day
        days = DAYS if last.last or what == "none" else _WHOLE_DAYS
        uncounted = not last.last and last.granularity.value == what  # "Anos antes …; três anos depois"
        if last.kind not in _TOLD or (not last.first and last.granularity.value not in days and not uncounted):
            continue  # how long, how often; "até então"
        if last.end < aged or start - last.end > CARRY or not (last.first or last.last):
            break
        breaks = [m.end() for m in SENTENCE.finditer(text, last.end, start + 1)]
        if len(breaks) > 1 or (breaks and start - breaks[0] > opening):
            break
        found.append((_days(last), last.granularity.value))
    return tuple(found)


def _days(told: DateReading) -> Extent:
    """The days that a reading tells; the one end of an open one where that is a day, else none ("desde 2015")."""
    if not (told.first and told.last) and told.granularity.value not in DAYS:
        return Extent(None, None)
    first, last = told.first or told.last or "", told.last or told.first or ""
    return Extent(dt.date.fromisoformat(first[:10]), dt.date.fromisoformat(last[:10]))


_TOLD = (DateKind.ABSOLUTE, DateKind.RELATIVE)
_WHOLE_DAYS = ("day", "daypart")
_OPENING = 90
"""Characters of its sentence within which an expression still counts from a time that the sentence before tells."""


def _counted_in(node: Node) -> str:
    """The unit in which it counts from the time told."""
    of = getattr(node, "of", None)
    return _counted_in(of) if isinstance(of, Node) else getattr(node, "what", "")


def _opening(node: Node) -> int:
    of_same = isinstance(getattr(node, "of", None), Anchored)
    return CARRY if of_same else _OPENING  # "em 5 de junho do mesmo ano"


def _led_in(text: str, window: Window, i: int, lex: Lexicon) -> tuple[int, int]:
    """The span with the small words that lead in: "nas próximas semanas", "dans la nuit"."""
    start, end = window.spans[i]
    for k in range(i - 1, max(i - 3, -1), -1):
        if window.codes[k] not in lex.leads or text[window.spans[k][1] : start].strip(" \u00a0"):
            break
        if text[slice(*window.spans[k])].lower() in lex.options.get("lead_last", ()) and (
            k == i - 2 or text[start:end].split(maxsplit=1)[0].lower() in lex.options.get("not_led_in", ())
        ):
            break  # "der am Montag": an article leads in only what follows it
        start = window.spans[k][0]
    return start, end


def _reading(
    text: str,
    span: tuple[int, int],
    node: Node,
    lex: Lexicon,
    teller: tense.Teller,
    today: dt.date | None,
    alone: bool,
    told: tuple[tuple[Extent, str], ...],
) -> DateReading:
    first = last = unit = None
    if not isinstance(node, Plain) and (node.absolute or today is not None or told):
        lean, onward = (
            (0, False) if node.absolute or alone else teller.lean(*span, clause=_own_verb(node), sure=node == _TODAY)
        )
        note = onward and len(text) <= tense.NOTE
        if node == _TODAY and not lean and not alone and not note:
            # "hoje temos um rumo": in the present tense it is these days, not the day of publication
            return DateReading(span[0], span[1], kind=DateKind.VAGUE)
        first, last, unit = _resolved(node, _setting(lex.language, today, lean, onward, note, alone, told))
    kind = node.kind
    if first is None and node.else_kind is not None:
        kind = node.else_kind
    return DateReading(span[0], span[1], first, last, grain(unit or node.unit), kind)


_KEEP = 4096
"""Resolved times that are kept: the same few come again and again in one text."""


@lru_cache(maxsize=_KEEP)
def _setting(
    language: str,
    today: dt.date | None,
    lean: int,
    onward: bool,
    note: bool,
    alone: bool,
    told: tuple[tuple[Extent, str], ...],
) -> Setting:
    options = lexicon(language).options
    return Setting(
        today,
        lean,
        onward,
        note,
        alone,
        next_week=options.get("next_week") in (["alone", "always"] if alone else ["always"]),
        this_ahead=bool(options.get("this_ahead")),
        season_days=bool(options.get("season_days")),
        told=told,
    )


@lru_cache(maxsize=_KEEP)
def _resolved(node: Node, setting: Setting) -> tuple[str | None, str | None, str | None]:
    """First and last day, and the unit where only the days tell it; none of them for a day that no calendar has."""
    try:
        extent = node.resolve(setting)
    except (ValueError, OverflowError):  # 30 February, the year 0
        extent = None
    return (*extent.iso(), extent.unit) if extent else (None, None, None)


def _own_verb(node: Node) -> bool:
    """Whether only the verb of its own clause tells what it is: "autarca há 12 anos, avisou …", "hoje" for nowadays."""
    return node == _TODAY or (isinstance(node, Ago) and (node.doubtful or not node.sure))
