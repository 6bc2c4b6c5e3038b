"""The door of the room: everything in an article that can be pointed at, numbered in the order of the text."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.core.article import DateMention, Mentions, NumberMention, QuoteMention, Sentence
from pipeline.core.span import Span
from pipeline.text.names import read_names
from pipeline.text.quotes import read_quotes


def read_mentions(text: str, language: str, published: dt.date | None, sentences: Sequence[Sentence]) -> Mentions:
    """Numbers (``n1`` …), dates (``d1``), quotes (``q1``), names (``m1``), actors (``a1``), attributions (``t1``).

    ``language`` is a BCP-47 tag, ``published`` the day that relative dates hang on. Pure: the same text gives the
    same mentions.
    """
    places = _Places(sentences)
    if not sentences:
        return Mentions()
    dates = _dates(text, language, published, places)
    found = read_names(text, language, sentences)
    return Mentions(
        numbers=_numbers(text, language, dates, places),
        dates=dates,
        quotes=_quotes(text, language, places),
        names=found.mentions,
        candidates=found.candidates,
    )


class _Places:
    """Which sentence an offset lies in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts = [s.span.start for s in sentences]
        self._ids = [s.id for s in sentences]

    def at(self, offset: int) -> str:
        return self._ids[max(0, bisect_right(self._starts, offset) - 1)]


def _dates(text: str, language: str, published: dt.date | None, places: _Places) -> tuple[DateMention, ...]:
    try:
        from pipeline.text.dates import read_dates
    except ImportError:
        return ()
    return tuple(
        DateMention(
            id=f"d{i}",
            text=text[r.start : r.end],
            span=Span(start=r.start, end=r.end),
            sentence=places.at(r.start),
            start=r.first,
            end=r.last,
            granularity=r.granularity,
            kind=r.kind,
        )
        for i, r in enumerate(read_dates(text, language, published), 1)
    )


def _numbers(text: str, language: str, dates: Sequence[DateMention], places: _Places) -> tuple[NumberMention, ...]:
    try:
        from pipeline.text.numbers import read_numbers
    except ImportError:
        return ()
    taken = [(d.span.start, d.span.end) for d in dates]
    return tuple(
        NumberMention(
            id=f"n{i}",
            text=text[r.start : r.end],
            span=Span(start=r.start, end=r.end),
            sentence=places.at(r.start),
            figure=Span(start=r.figure[0], end=r.figure[1]),
            kind=r.kind,
            value=r.value,
            low=r.low,
            high=r.high,
            qualifier=r.qualifier,
            unit=r.unit,
        )
        for i, r in enumerate(read_numbers(text, language, taken), 1)
    )


def _quotes(text: str, language: str, places: _Places) -> tuple[QuoteMention, ...]:
    return tuple(
        QuoteMention(
            id=f"q{i}",
            text=text[q.start : q.end],
            span=Span(start=q.start, end=q.end),
            sentence=places.at(q.start),
            outer=Span(start=q.outer[0], end=q.outer[1]),
        )
        for i, q in enumerate(read_quotes(text, language), 1)
    )
