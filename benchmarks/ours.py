"""The project's own readers in the benchmark's vocabulary: what ``prepare(…).mentions`` says stands in a text."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from benchmarks.gold import Text
from benchmarks.norm import Said
from benchmarks.shared import Row
from evals.places import Aligned, text_of
from pipeline.core.article import Article, DateMention, NumberMention
from pipeline.core.quantity import DateKind, Granularity
from pipeline.read.prepare import prepare


def _number(m: NumberMention, start: int, end: int) -> Said:
    return Said(start, end, value=m.value, low=m.low, high=m.high, unit=m.unit, qualifier=m.qualifier, sort=m.kind)


def _date(m: DateMention, start: int, end: int) -> Said:
    # "during the visit" names no time but what happens
    event = m.kind is DateKind.RELATIVE and m.granularity is Granularity.NONE and not (m.start or m.end)
    return Said(start, end, first=m.start, last=m.end, granularity=m.granularity, sort="event" if event else "time")


def _article(row: Row) -> tuple[Article, int]:
    """The case as an article, and how far its offsets moved (cleaning trims blanks at the edges)."""
    day = dt.date.fromisoformat(row["ref_date"][:10]) if row.get("ref_date") else None
    article = prepare(row["text"], language=row["lang"], published=day)
    return article, len(row["text"]) - len(row["text"].lstrip())


def our_numbers(row: Row) -> list[Said]:
    """``mentions.numbers`` of a case of a data set."""
    article, moved = _article(row)
    return [_number(m, m.span.start + moved, m.span.end + moved) for m in article.mentions.numbers]


def our_dates(row: Row) -> list[Said]:
    """``mentions.dates`` of a case of a data set."""
    article, moved = _article(row)
    return [_date(m, m.span.start + moved, m.span.end + moved) for m in article.mentions.dates]


@lru_cache(maxsize=4)
def _prepared(text: str, language: str, published: str | None) -> tuple[Article, Aligned]:
    article = prepare(text, language=language, published=published)
    return article, Aligned(article.text, text_of(text))


def _read(item: Text) -> tuple[Article, Aligned]:
    return _prepared(item.text, item.language, item.published)


def _placed(item: Text, aligned: Aligned, start: int, end: int) -> tuple[int, int]:
    """Offsets of the cleaned text as offsets of the file."""
    place = aligned.place(start, end)
    assert place is not None, f"{item.id}: [{start}, {end}) of the cleaned text isn't in the file"
    return text_of(item.text).span(place)


def news_numbers(item: Text) -> list[Said]:
    """``mentions.numbers`` of an annotated text."""
    article, aligned = _read(item)
    return [_number(m, *_placed(item, aligned, m.span.start, m.span.end)) for m in article.mentions.numbers]


def news_dates(item: Text) -> list[Said]:
    """``mentions.dates`` of an annotated text."""
    article, aligned = _read(item)
    return [_date(m, *_placed(item, aligned, m.span.start, m.span.end)) for m in article.mentions.dates]
