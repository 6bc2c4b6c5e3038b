"""The door of the room: everything in an article that can be pointed at, numbered in the order of the text."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from pipeline.core.article import (
    Attribution,
    Candidate,
    DateMention,
    Mentions,
    NameMention,
    NumberMention,
    QuoteMention,
    Sentence,
)
from pipeline.core.collector import stopped
from pipeline.core.span import Span
from pipeline.text.attributions import AttributionReading, Resolver, cues, read_attributions, sayings
from pipeline.text.dates import read_dates
from pipeline.text.lexicon import lexicon
from pipeline.text.names import read_names
from pipeline.text.numbers import read_numbers
from pipeline.text.quotes import QuoteReading, read_quotes
from pipeline.text.stances import told
from pipeline.text.tables import base
from pipeline.text.words import Words


def read_mentions(text: str, language: str, published: dt.date | None, sentences: Sequence[Sentence]) -> Mentions:
    """Numbers (``n1`` …), dates (``d1``), quotes (``q1``), names (``m1``), actors (``a1``), attributions (``t1``).

    ``language`` is a BCP-47 tag, ``published`` the day that relative dates hang on. Pure: the same text gives the
    same mentions.
    """
    if not sentences:
        return Mentions()
    with stopped():
        return _read(text, language, published, sentences)


def _read(text: str, language: str, published: dt.date | None, sentences: Sequence[Sentence]) -> Mentions:
    code, places, words = base(language), _Places(sentences), Words(text, language)
    dates = _dates(text, language, published, places)
    quotes = read_quotes(text, language)
    found = read_names(text, language, sentences, words=words, sayings=sayings(code))
    readings = read_attributions(text, code, sentences, quotes, found.mentions, words=words)
    attributions = _attributions(text, code, readings, sentences, found.mentions, found.candidates)
    return Mentions(
        numbers=_numbers(text, language, dates, places),
        dates=dates,
        quotes=_quotes(text, quotes, attributions, places),
        names=found.mentions,
        candidates=_speaking(found.candidates, attributions),
        attributions=attributions,
    )


_SPEAKS_ON = 3
"""Sentences over which a speaker who isn't named again is still the one who speaks."""


class _Places:
    """Which sentence an offset lies in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._starts = [s.span.start for s in sentences]
        self._ids = [s.id for s in sentences]

    def at(self, offset: int) -> str:
        return self._ids[max(0, bisect_right(self._starts, offset) - 1)]


def _span(pair: tuple[int, int]) -> Span:
    return Span(start=pair[0], end=pair[1])


def _dates(text: str, language: str, published: dt.date | None, places: _Places) -> tuple[DateMention, ...]:
    readings = read_dates(text, language, published)
    return tuple(r.mention(text, f"d{i}", places.at(r.start)) for i, r in enumerate(readings, 1))


def _numbers(text: str, language: str, dates: Sequence[DateMention], places: _Places) -> tuple[NumberMention, ...]:
    taken = [(d.span.start, d.span.end) for d in dates]
    readings = read_numbers(text, language, taken)
    return tuple(r.mention(text, f"n{i}", places.at(r.start)) for i, r in enumerate(readings, 1))


def _quotes(
    text: str, quotes: Sequence[QuoteReading], attributions: Sequence[Attribution], places: _Places
) -> tuple[QuoteMention, ...]:
    """The quotations, with who says them where an attribution has exactly those words."""
    said = {(t.content.start, t.content.end): t for t in attributions if t.content}
    made: list[QuoteMention] = []
    for i, q in enumerate(quotes, 1):
        by = said.get((q.start, q.end))
        made.append(
            QuoteMention(
                id=f"q{i}",
                text=text[q.start : q.end],
                span=Span(start=q.start, end=q.end),
                sentence=places.at(q.start),
                outer=_span(q.outer),
                speaker=by.speaker if by else None,
                cue=by.cue if by else None,
            )
        )
    return tuple(made)


def _attributions(
    text: str,
    code: str,
    readings: Sequence[AttributionReading],
    sentences: Sequence[Sentence],
    names: Sequence[NameMention],
    candidates: Sequence[Candidate],
) -> tuple[Attribution, ...]:
    """The attributions with the actor that each speaker's words mean, as far as code can tell."""
    resolver = Resolver(text, names, candidates, cues(code), lexicon(code))
    made: list[Attribution] = []
    previous: str | None = None
    last = -9
    unnamed = False  # Whether the last to speak was somebody without a name here: who goes on is not known, either.
    starts = [s.span.start for s in sentences]
    known = {c.id: c for c in candidates}
    for i, r in enumerate(readings, 1):
        # A long quotation counts from its first sentence.
        begins = min(r.sentence, bisect_right(starts, r.content[0]) - 1) if r.content else r.sentence
        near = previous if begins - last <= _SPEAKS_ON and not (unnamed and r.speaker is None) else None
        if r.speaker is None and begins - last > 1:
            table = cues(code)
            near = resolver.goes_on(near, sentences[last].span.end, starts[begins], drop=table.drop) if near else None
        candidate = resolver.resolve(r.speaker, r.cue[0], near)
        parts = [r.cue, *([r.speaker] if r.speaker else []), *([r.content] if r.content else [])]
        made.append(
            Attribution(
                id=f"t{i}",
                span=Span(start=min(p[0] for p in parts), end=max(p[1] for p in parts)),
                sentence=sentences[r.sentence].id,
                cue=_span(r.cue),
                speaker=_span(r.speaker) if r.speaker else None,
                candidate=candidate,
                content=_span(r.content) if r.content else None,
                kind=r.kind,
                leaning=told(text, code, r, known.get(candidate or "")),
            )
        )
        unnamed = candidate is None and r.speaker is not None
        if candidate:
            previous, last = candidate, r.sentence
    return tuple(made)


def _speaking(candidates: Sequence[Candidate], attributions: Sequence[Attribution]) -> tuple[Candidate, ...]:
    """The candidates, each with the count of its attributions."""
    counts = Counter(t.candidate for t in attributions if t.candidate)
    return tuple(c.model_copy(update={"speaks": counts[c.id]}) if counts[c.id] else c for c in candidates)
