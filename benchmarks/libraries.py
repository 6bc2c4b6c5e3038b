"""Libraries that read numbers, dates, sentences or the language, each behind an adapter of a few lines.

An adapter is a factory: it loads the library for one language and gives back a reader. All run in a process of their
own (``benchmarks.worker``), since some never come back from a text. Nothing here is a dependency of the project: the
versions stand in ``benchmarks/requirements.txt``.

``made_on`` is the prefix of the public sets that a library was developed on: there its figure proves nothing.
"""

from __future__ import annotations

import datetime as dt
import importlib
import re
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib.util import find_spec
from typing import Any

from benchmarks.norm import Said, day_before, grain_end, minute_before
from benchmarks.shared import LANGUAGES

Read = Callable[[str, dt.date], list[Said]]
"""Takes a text and the day it appeared."""
Split = Callable[[str], list[str]]


@dataclass(frozen=True)
class Library:
    """A library's reader of one kind: numbers, dates, sentences or language."""

    name: str
    kind: str
    module: str
    load: Callable[[str], Any]
    languages: Sequence[str] = LANGUAGES
    made_on: str = "-"

    @property
    def installed(self) -> bool:
        """Whether its module can be imported here."""
        return find_spec(self.module) is not None


def _widest(said: list[Said]) -> list[Said]:
    """Of overlapping finds the widest: "R$ 5 milhões" is a sum, not also a number."""
    kept: list[Said] = []
    for one in sorted(said, key=lambda s: (s.start - s.end, s.start)):
        if not any(one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda s: s.start)


def _decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value).rstrip("%"))
    except InvalidOperation:
        return None


# --- numbers ----------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


class _Token:
    """What ``text2num`` asks of a token."""

    def __init__(self, match: re.Match[str]) -> None:
        self.span = match.span()
        self._text = match.group()

    def text(self) -> str:
        return self._text

    def text_lowercase(self) -> str:
        return self._text.lower()

    def nt_separated(self, previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def _text2num(language: str) -> Read:
    find_numbers: Any = importlib.import_module("text_to_num").find_numbers

    def read(text: str, day: dt.date) -> list[Said]:
        tokens = [_Token(m) for m in _TOKEN.finditer(text)]
        return [
            Said(tokens[o.start].span[0], tokens[o.end - 1].span[1], value=_decimal(int(o.value)))
            for o in find_numbers(tokens, language)
        ]

    return read


def _price_parser(language: str) -> Read:
    price: Any = importlib.import_module("price_parser").Price

    def read(text: str, day: dt.date) -> list[Said]:
        found = price.fromstring(text)
        at = text.find(found.amount_text or "\0")
        return [Said(at, at + len(found.amount_text), value=found.amount)] if at >= 0 else []

    return read


def _number_parser(language: str) -> Read:
    parse_number: Any = importlib.import_module("number_parser").parse_number

    def read(text: str, day: dt.date) -> list[Said]:
        # It gives no offsets: only a text that is a number from end to end can be placed.
        value = parse_number(text, language=language)
        return [] if value is None else [Said(0, len(text), value=_decimal(value))]

    return read


def _quantulum(language: str) -> Read:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parser: Any = importlib.import_module("quantulum3.parser")

    def read(text: str, day: dt.date) -> list[Said]:
        return [Said(q.span[0], q.span[1], value=_decimal(q.value)) for q in parser.parse(text)]

    return read


# --- Microsoft Recognizers --------------------------------------------------------------------------------------------

_CULTURES = {"pt": "pt-br", "en": "en-us", "es": "es-es", "fr": "fr-fr", "de": "de-de"}


_SORTS = {"percentage": "percent", "currency": "money", "amount-of-money": "money"}


def _recognizers(package: str) -> Any:
    # The wheels import `recognizers_text`, which is shipped as `ms_recognizers_text`.
    importlib.import_module("ms_recognizers_text")
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "ms_recognizers_text":
            sys.modules[name.removeprefix("ms_")] = module
    return importlib.import_module(package)


def _recognizers_value(value: str, language: str) -> Decimal | None:
    # It writes in the culture's own notation: 5,3 in Portuguese.
    return _decimal(value if language == "en" else value.replace(".", "").replace(",", "."))


def _recognizers_numbers(language: str) -> Read:
    numbers, units = _recognizers("recognizers_number"), _recognizers("recognizers_number_with_unit")
    asked = (numbers.recognize_number, numbers.recognize_percentage, units.recognize_currency)

    def read(text: str, day: dt.date) -> list[Said]:
        found = [m for ask in asked for m in ask(text, _CULTURES[language])]
        return _widest(
            [
                Said(
                    m.start,
                    m.end + 1,
                    value=_recognizers_value(str(m.resolution["value"]), language),
                    sort=_SORTS.get(m.type_name, "count"),
                )
                for m in found
                if m.resolution and m.resolution.get("value")
            ]
        )

    return read


def _recognizers_dates(language: str) -> Read:
    dates = _recognizers("recognizers_date_time")

    def read(text: str, day: dt.date) -> list[Said]:
        at = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the library wants it naive
        found = dates.recognize_datetime(text, _CULTURES[language], reference=at)
        return [_recognized(m.start, m.end + 1, (m.resolution or {}).get("values") or [{}]) for m in found]

    return read


def _recognized(start: int, end: int, values: list[dict[str, str]]) -> Said:
    # Of a past and a future reading the first is the past one.
    told = values[0]
    if told.get("type") in ("date", "datetime") and "value" in told:
        moment = _minute(told["value"])
        return Said(start, end, first=moment, last=moment)
    if told.get("type") in ("daterange", "datetimerange") and ("start" in told or "end" in told):
        return Said(start, end, first=_minute(told.get("start")), last=_before(_minute(told.get("end"))))
    return Said(start, end)


def _minute(value: str | None) -> str | None:
    if not value or value == "not resolved":
        return None
    return value.replace(" ", "T")[:16]


def _before(moment: str | None) -> str | None:
    if moment is None:
        return None
    day, _, clock = moment.partition("T")
    return minute_before(day, clock) if clock and clock != "00:00" else day_before(day)


# --- Duckling ---------------------------------------------------------------------------------------------------------


def _duckling(language: str, dimensions: list[str]) -> Callable[[str, dt.date], list[dict[str, Any]]]:
    duck: Any = importlib.import_module("duckling")
    zones = duck.load_time_zones("/usr/share/zoneinfo")
    locale = duck.default_locale_lang(duck.parse_lang(language.upper()))
    asked = duck.parse_dimensions(dimensions)

    def parse(text: str, day: dt.date) -> list[dict[str, Any]]:
        at = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
        context = duck.Context(duck.parse_ref_time(zones, "UTC", int(at.timestamp())), locale)
        found: list[dict[str, Any]] = duck.parse(text, context, asked, False)
        return found

    return parse


def _duckling_numbers(language: str) -> Read:
    parse = _duckling(language, ["number", "amount-of-money"])

    def said(one: dict[str, Any]) -> Said:
        value, sort = one["value"], _SORTS.get(one["dim"], "count")
        # It has no percentages: "15 %" is its number.
        sort = "percent" if sort == "count" and "%" in one["body"] else sort
        if value.get("type") == "interval":
            low, high = (_decimal(value.get(side, {}).get("value")) for side in ("from", "to"))
            return Said(one["start"], one["end"], low=low, high=high, sort=sort)
        return Said(one["start"], one["end"], value=_decimal(value.get("value")), sort=sort)

    return lambda text, day: _widest([said(one) for one in parse(text, day)])


def _duckling_dates(language: str) -> Read:
    parse = _duckling(language, ["time", "duration"])

    def said(one: dict[str, Any]) -> Said:
        value = one["value"]
        if one["dim"] != "time":
            return Said(one["start"], one["end"])
        if value.get("type") == "interval":
            first, last = (_minute(value.get(side, {}).get("value")) for side in ("from", "to"))
            first = first.removesuffix("T00:00") if first else None
            return Said(one["start"], one["end"], first=first, last=_before(last))
        day, _, clock = str(_minute(value["value"])).partition("T")
        if value["grain"] in ("hour", "minute", "second"):
            return Said(one["start"], one["end"], first=f"{day}T{clock}", last=f"{day}T{clock}")
        return Said(one["start"], one["end"], first=day, last=grain_end(day, value["grain"]))

    return lambda text, day: _widest([said(one) for one in parse(text, day)])


# --- dates ------------------------------------------------------------------------------------------------------------


def _naive(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - these libraries want it naive


def _whole_day(start: int, end: int, at: dt.datetime) -> Said:
    clock = f"T{at:%H:%M}" if (at.hour, at.minute) != (0, 0) else ""
    moment = f"{at:%Y-%m-%d}{clock}"
    return Said(start, end, first=moment, last=moment)


def _dateparser(language: str) -> Read:
    search_dates: Any = importlib.import_module("dateparser.search").search_dates

    def read(text: str, day: dt.date) -> list[Said]:
        said: list[Said] = []
        at = 0
        for words, moment in search_dates(text, languages=[language], settings={"RELATIVE_BASE": _naive(day)}) or []:
            start = max(text.find(words, at), 0)
            at = start + len(words)
            said.append(_whole_day(start, at, moment))
        return said

    return read


def _parsedatetime(language: str) -> Read:
    calendar: Any = importlib.import_module("parsedatetime").Calendar()

    def read(text: str, day: dt.date) -> list[Said]:
        found = calendar.nlp(text, sourceTime=_naive(day)) or ()
        return [_whole_day(start, end, moment) for moment, _, start, end, _ in found]

    return read


def _datefinder(language: str) -> Read:
    find_dates: Any = importlib.import_module("datefinder").find_dates

    def read(text: str, day: dt.date) -> list[Said]:
        found = find_dates(text, index=True, base_date=_naive(day))
        return [_whole_day(span[0], span[1], moment) for moment, span in found]

    return read


def _ctparse(language: str) -> Read:
    ctparse: Any = importlib.import_module("ctparse").ctparse

    def read(text: str, day: dt.date) -> list[Said]:
        found = ctparse(text, ts=_naive(day), timeout=1)
        told = found.resolution if found else None
        moment = getattr(told, "start", None)
        if told is None or moment is None:
            return []
        at = getattr(moment, "dt", None)
        return [_whole_day(told.mstart, told.mend, at)] if at else [Said(told.mstart, told.mend)]

    return read


_TIMEX = re.compile(r'type="DATE" value="([^"]{16})')


def _timexy(language: str) -> Read:
    importlib.import_module("timexy")
    nlp: Any = importlib.import_module("spacy").blank(language)
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def read(text: str, day: dt.date) -> list[Said]:
        said: list[Said] = []
        for ent in nlp(text).ents:
            found = _TIMEX.search(ent.kb_id_)
            moment = found.group(1).removesuffix("T00:00") if found else None
            said.append(Said(ent.start_char, ent.end_char, first=moment, last=moment))
        return said

    return read


# --- sentences and language -------------------------------------------------------------------------------------------


def _sentencex(language: str) -> Split:
    segment: Any = importlib.import_module("sentencex").segment
    return lambda text: [s.strip() for s in segment(language, text) if s.strip()]


def _pysbd(language: str) -> Split:
    # It has no Portuguese: read as English.
    made: Any = importlib.import_module("pysbd").Segmenter(language="en" if language == "pt" else language, clean=False)
    return lambda text: [s.strip() for s in made.segment(text) if s.strip()]


def _blingfire(language: str) -> Split:
    cut: Any = importlib.import_module("blingfire").text_to_sentences
    return lambda text: [s for s in cut(text).split("\n") if s.strip()]


def _syntok(language: str) -> Split:
    segmenter: Any = importlib.import_module("syntok.segmenter")

    def split(text: str) -> list[str]:
        return [
            "".join(t.spacing + t.value for t in sentence).strip()
            for paragraph in segmenter.process(text)
            for sentence in paragraph
        ]

    return split


def _langid(language: str) -> Callable[[str], str]:
    langid: Any = importlib.import_module("py3langid")
    langid.set_languages(list(LANGUAGES))
    return lambda text: str(langid.classify(text)[0])


LIBRARIES = (
    Library("text2num", "numbers", "text_to_num", _text2num),
    Library("price-parser", "numbers", "price_parser", _price_parser),
    Library("number-parser", "numbers", "number_parser", _number_parser, ("en", "es")),
    Library("quantulum3", "numbers", "quantulum3", _quantulum, ("en",)),
    Library("Recognizers", "numbers", "ms_recognizers_text", _recognizers_numbers, made_on="recognizers"),
    Library("Duckling", "numbers", "duckling", _duckling_numbers, made_on="duckling"),
    Library("Recognizers", "dates", "ms_recognizers_text", _recognizers_dates, made_on="recognizers"),
    Library("Duckling", "dates", "duckling", _duckling_dates, made_on="duckling"),
    Library("dateparser", "dates", "dateparser", _dateparser),
    Library("parsedatetime", "dates", "parsedatetime", _parsedatetime, ("en",)),
    Library("datefinder", "dates", "datefinder", _datefinder, ("en",)),
    Library("ctparse", "dates", "ctparse", _ctparse, ("en", "de")),
    Library("timexy", "dates", "timexy", _timexy, ("en", "fr", "de")),
    Library("sentencex", "sentences", "sentencex", _sentencex),
    Library("pysbd", "sentences", "pysbd", _pysbd),
    Library("blingfire", "sentences", "blingfire", _blingfire),
    Library("syntok", "sentences", "syntok", _syntok),
    Library("py3langid", "language", "py3langid", _langid),
)


def named(name: str, kind: str) -> Library:
    """The library of this name that reads this kind."""
    return next(one for one in LIBRARIES if (one.name, one.kind) == (name, kind))
