"""The reader itself: from the nodes that the grammar finds to the days that they tell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from pipeline.core.quantity import DateKind
from pipeline.text.dates import dated, guards, habits, speech, tense, titles
from pipeline.text.dates.carry import Report
from pipeline.text.dates.cues import cues
from pipeline.text.dates.hanging import told_before
from pipeline.text.dates.hemisphere import northern
from pipeline.text.dates.lacking import hangs_on_told, is_habit, on_day, with_year, yearless
from pipeline.text.dates.levels import nodes
from pipeline.text.dates.lexicon import Lexicon, lexicon
from pipeline.text.dates.nodes import Extent, Node, Plain, Setting, grain
from pipeline.text.dates.points import Day, Period
from pipeline.text.dates.relative import Ago, Relative
from pipeline.text.dates.rows import in_row, year_told
from pipeline.text.dates.scan import Window
from pipeline.text.dates.spans import Clock, Daypart, from_midnight, hangs_on_day
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
        told = told_before(span[0], report, aged, node) if not alone and hangs_on_told(node) else ()
        reading = _reading(text, span, placed or node, lex, teller, today, alone or prefer == "future", told)
        if placed and (reading.first or reading.last):  # its day comes from elsewhere in the text
            reading = replace(reading, kind=DateKind.RELATIVE)
        since = dated.since_dated(text, reading, readings, today, lex)
        if since and readings and readings[-1].start == since.start:
            readings.pop()
            counted = [c for c in counted if c[0] < len(readings)]
        report.add(since or reading, node)
        if reading.kind is DateKind.RELATIVE and not (alone or placed or told or since):
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
        return Day(day.day, day.month, day.year) if day else _in_year_told(text, span, node, report)
    between = text[readings[-1].end : span[0]] if readings else ""
    if is_habit(node) and not (readings and _joined(between, lex)):
        return None
    if isinstance(node, Clock) and not report.has_days:
        return None
    lean = teller.lean(*span)[0]
    if readings and _BESIDE.fullmatch(between):
        lean = 0  # "a reunião de ontem, marcada para as 15h": it was to be then
    day = report.day(span, node, lean)
    if day is None and isinstance(node, Daypart) and report.is_habit(span, node, lean):
        return replace(node, habit=True)
    if lean < 0 and day == today:
        node = from_midnight(node)  # "começou à meia-noite": the one that is over
    return on_day(report.side.half(span, node, day), Day(day.day, day.month, day.year)) if day else None


def _in_year_told(text: str, span: tuple[int, int], node: Node, report: Report) -> Node | None:
    """A day or month in the year that its sentence has told: "In 1953, on 2 May"."""
    dated = yearless(node)
    year = year_told(text, span[0], report.readings) if dated else None
    return with_year(node, year) if year and report.teller.lean(*span)[0] <= 0 else None


_BESIDE = re.compile(r"(?: [^\W\d_]{2,30}(?=,))?,? ?[^\W\d_]{0,14}(?: \w{1,5}){0,2} ?")
"""What lies between a day and the time of day that its plan names."""

_SAME_SENTENCE = re.compile(r"[^.!?\n]{0,120}[^.!?\n\s] ")


def _joined(between: str, lex: Lexicon) -> bool:
    """Whether an adverb of every day ("abends") is a part of the day told before: a mark or a word joins the two."""
    if not _SAME_SENTENCE.fullmatch(between):
        return False
    return between[-2] in ",;" or between.split()[-1].lower() in cues(lex.language).joins


def _led_in(text: str, window: Window, i: int, lex: Lexicon) -> tuple[int, int]:
    """The span with the small words that lead in: "nas próximas semanas", "dans la nuit"."""
    start, end = window.spans[i]
    for k in range(i - 1, max(i - 3, -1), -1):
        if window.codes[k] not in lex.leads or text[window.spans[k][1] : start].strip(" \u00a0"):
            break
        if text[slice(*window.spans[k])].lower() in lex.options.get("lead_last", ()) and (
            k == i - 2
            or text[start:end].split(maxsplit=1)[0].lower() in lex.options.get("not_led_in", ())
            or (lex.options.get("led_nouns") and text[start:end] == text[start:end].lower())
        ):
            break  # "der am Montag", "der bisher": an article leads in only the noun that follows it
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
        # "no inverno, a gruta fica inundada" is so every year: such a verb tells no season of one year
        bare = isinstance(node, Period) and node.what == "season" and node.y is None and not node.mod
        sure = node == _TODAY or (bare and "northern" in lex.options)
        lean, onward = (0, False) if node.absolute or alone else teller.lean(*span, clause=_own_verb(node), sure=sure)
        note = onward and len(text) <= tense.NOTE
        nowadays = node == _TODAY and not lean and not alone and not note
        if nowadays and not habits.is_to_happen(text, span[0], lex.language):
            # "hoje temos um rumo": in the present tense it is these days, not the day of publication
            return DateReading(span[0], span[1], kind=DateKind.VAGUE)
        if lean >= 0 and not alone and habits.is_habit(text, *span, node, lex.language):
            return DateReading(span[0], span[1], granularity=grain(node.unit), kind=DateKind.RECURRING)
        north = node.unit == "season" and not (bare and not lean) and northern(text, lex.language)
        first, last, unit = _resolved(node, _setting(lex.language, today, lean, onward, note, alone, north, told))
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
    north: bool,
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
        season_days=north or bool(options.get("season_days")),
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
