"""From decoded text to an ``Article``: cleaned, its language told, its sentences and mentions found. Pure."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from pipeline.core.article import Article
from pipeline.errors import SourceError, UsageError
from pipeline.read.clean import clean
from pipeline.read.language import chosen, detect
from pipeline.text.mentions import read_mentions
from pipeline.text.sentences import split

MAX_TITLE = 160
"""Longest first line, in characters, that reads as a heading."""

_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}")


def article_id(text: str) -> str:
    """The id of a cleaned text: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def as_day(value: dt.date | str | None) -> dt.date | None:
    """A day from a day, an ISO string (``2026-01-30``) or none. Raises ``UsageError`` for anything else."""
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise UsageError(f"{value!r} is not a day", hint="Write it as 2026-01-30") from None


def _heading(text: str) -> str | None:
    """The first line, where it reads as a heading: short, no full stop at its end, and a blank line behind it."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    if not rest.startswith("\n") or not 3 <= len(first) <= MAX_TITLE or not rest.strip():
        return None
    return None if first.endswith((".", ":", ",", ";", "…")) or not any(map(str.isalpha, first)) else first


def as_language(tag: str | None) -> str | None:
    """A BCP-47 tag, trimmed, or none. Raises ``UsageError`` for what can't be one."""
    if tag is None or not tag.strip():
        return None
    if not _TAG.fullmatch(tag.strip()):
        raise UsageError(f"{tag!r} is not a language", hint="Write a code such as pt, en or pt-BR")
    return tag.strip()


def prepare(
    text: str,
    language: str | None = None,
    published: dt.date | str | None = None,
    title: str | None = None,
    *,
    source: str | None = None,
    byline: str | None = None,
    furniture: bool = True,
) -> Article:
    """An ``Article`` from decoded text.

    ``language`` (a BCP-47 code) is told from the text where it is none; ``published`` is a day or an ISO string, and
    without it relative dates stay unresolved; ``title`` is the first line where that reads as a heading (it stays
    part of the text either way). ``furniture=False`` keeps page furniture at the end. What was taken out or is
    doubtful stands in ``Article.warnings``.

    Raises ``SourceError`` for a text without words, ``UsageError`` for a wrong language or day.
    """
    day = as_day(published)
    cleaned = clean(text, furniture=furniture)
    if not any(map(str.isalnum, cleaned.text)):
        raise SourceError(f"{source or 'the text'} is empty", hint="There is no word in it to read")
    named = as_language(language)
    code, doubt = chosen(named) if named else detect(cleaned.text)
    sentences = split(cleaned.text, code)
    if not sentences:
        raise SourceError(f"{source or 'the text'} has no sentence", hint="Is it an article?")
    return Article(
        id=article_id(cleaned.text),
        text=cleaned.text,
        title=title.strip() if title and title.strip() else _heading(cleaned.text),
        source=source,
        byline=byline,
        language=code,
        published=day,
        sentences=sentences,
        mentions=read_mentions(cleaned.text, code, day, sentences),
        warnings=(*cleaned.warnings, *([doubt] if doubt else [])),
    )
