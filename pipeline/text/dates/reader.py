"""The reader itself: from the nodes that the grammar finds to the days that they tell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards, speech, tense, titles
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.carry import CARRY, DAYS, SENTENCE, Report, in_row
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
    report = Report(text, lex, today, teller)
    readings = report.readings
    counted: list[tuple[int, Node]] = []  # what counts from the day of publication
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
        placed = None if alone else _placed(text, span, node, report, teller, today, lex)
        told = _told(text, span[0], report, aged, node) if not alone and hangs_on_told(node) else ()
        reading = _reading(text, span, placed or node, lex, teller, today, alone or prefer == "future", told)
        # its day comes from elsewhere in the text, so it is none of its own
        report.add(replace(reading, kind=DateKind.RELATIVE) if placed else reading, node)
        if reading.kind is DateKind.RELATIVE and not (alone or placed or told):
            counted.append((len(readings) - 1, node))
    if today is not None:
        for i, node in counted:
            said = speech.said_elsewhen(text, readings[i].start, readings, today, lex)
            if said is not None:
                span, day = (readings[i].start, readings[i].end), None if said == "unknown" else said
                readings[i] = _reading(text, span, node, lex, teller, day, prefer == "future", ())
    return readings


_TODAY = Relative("day", 0)


def _placed(
    text: str,
    span: tuple[int, int],
    node: Node,
    report: Report,
    teller: tense.Teller,
    today: dt.date | None,
    lex: Lexicon,
) -> Node | None:
    """A time of day on the day told before it, unless the verb beside it speaks of another time than that day."""
    readings = report.readings
    if not hangs_on_day(node):
        day = in_row(text, span[0], node, readings, today)
        return Day(day.day, day.month, day.year) if day else None
    between = text[readings[-1].end : span[0]] if readings else ""
    if is_habit(node) and not (readings and _joined(between, lex)):
        return None
    lean = teller.lean(*span)[0]
    if readings and _BESIDE.fullmatch(between):
        lean = 0  # "a reunião de ontem, marcada para as 15h": it was to be then
    day = report.day(span, node, lean)
    return on_day(report.half(span, node, day), Day(day.day, day.month, day.year)) if day else None


_BESIDE = re.compile(r"(?: [^\W\d_]{2,30}(?=,))?,? ?[^\W\d_]{0,14}(?: \w{1,5}){0,2} ?")
"""What lies between a day and the time of day that its plan names."""

_SAME_SENTENCE = re.compile(r"[^.!?\n]{0,120}[^.!?\n\s] ")


def _joined(between: str, lex: Lexicon) -> bool:
    """Whether an adverb of every day ("abends") is a part of the day told before: a mark or a word joins the two."""
    if not _SAME_SENTENCE.fullmatch(between):
        return False
    return between[-2] in ",;" or between.split()[-1].lower() in tense.cues(lex.language).joins


def _told(text: str, start: int, report: Report, aged: int, node: Node) -> tuple[tuple[Extent, str], ...]:
    """The time told last, in the same sentence or in the one before where the expression stands early in this one.

    None where an age was told since (up to ``aged``): from then on it counts from that birthday.
    """
    found: list[tuple[Extent, str]] = []
    what, opening = _counted_in(node), _opening(node)
    most = 3 if what in _WHOLE_DAYS else 2
    for last in reversed(report.readings[-_LAST:]):
        year = (
            _YEAR.search(text, last.start, last.end) if last.granularity.value == "season" and not last.first else None
        )
        # "half an hour later … the next morning": still the same day
        days = DAYS if last.last or what == "none" else _WHOLE_DAYS
        uncounted = not last.last and last.granularity.value == what  # "Anos antes …; três anos depois"
        if last.kind not in _TOLD or not (last.first or year or last.granularity.value in days or uncounted):
            continue  # how long, how often; "até então"
        unknown = not (last.first or last.last or year)
        if unknown and last.granularity.value in DAYS and _passed_over(text, last, what):
            continue
        if last.end < aged or start - last.end > CARRY or not (last.first or last.last or year):
            break
        breaks = [m.end() for m in SENTENCE.finditer(text, last.end, start + 1)]
        if len(breaks) > most or (breaks and start - breaks[-1] > opening):
            break
        if breaks and what in _WHOLE_DAYS and report.aside(last, start):
            continue
        if year:  # "no verão de 2022", where the days of a summer are not known
            found.append((Extent(dt.date(int(year[0]), 1, 1), dt.date(int(year[0]), 12, 31)), "year"))
        else:
            found.append((_days(last), last.granularity.value))
    return tuple(found)


def _passed_over(text: str, last: DateReading, what: str) -> bool:
    """Whether a day or hour that nobody knows leaves what was told before it: "on Monday, three days before the crash".

    What is counted in longer units doesn't hang on it.
    """
    if what in _WHOLE_DAYS:
        return bool(_APPOSED.search(text, max(0, last.start - 3), last.start))
    return what == "year" or (what != "none" and last.granularity.value in ("hour", "minute"))


_APPOSED = re.compile(r"[,(] ?$")

_LAST = 8
"""Readings before an expression among which the one is looked for that it counts from."""


def _days(told: DateReading) -> Extent:
    """The days that a reading tells; the one end of an open one where that is a day, else none ("desde 2015")."""
    if not (told.first and told.last) and told.granularity.value not in DAYS:
        return Extent(None, None)
    first, last = told.first or told.last or "", told.last or told.first or ""
    return Extent(dt.date.fromisoformat(first[:10]), dt.date.fromisoformat(last[:10]))


_YEAR = re.compile(r"\b[12]\d{3}\b")
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
