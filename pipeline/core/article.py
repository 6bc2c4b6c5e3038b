"""An article as the rest of the house sees it: cleaned text, sentences, and everything that can be pointed at.

Every offset is a code point offset into ``Article.text``, and every text equals the slice that its span names.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Literal

from pydantic import model_validator

from pipeline.core.quantity import DateKind, Exact, Granularity, Moment, Qualifier
from pipeline.core.span import Frozen, Span, proves

StanceWord = Literal["supports", "opposes", "mixed", "asserts", "no_comment"]
"""What somebody holds; "asserts": that something is the case, without being for or against."""


class ActorKind(StrEnum):
    """What sort of actor it is (GOLD)."""

    PERSON = "person"
    COMPANY = "company"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    MEDIA = "media"
    GROUP = "group"


class AttributionKind(StrEnum):
    """How the article shows what somebody holds."""

    DIRECT_QUOTE = "direct_quote"
    REPORTED = "reported"
    ACTION = "action"


class Placed(Frozen):
    """Words at their place: ``text`` is what ``span`` covers, and ``id`` is the handle to point at them by."""

    id: str
    text: str
    span: Span


class Sentence(Placed):
    """One sentence; ``id`` is ``s1``, ``s2``, … in the order of the text."""


class Mention(Placed):
    """A stretch of text that a model may point at by its ``id``; ``sentence`` is where it begins."""

    sentence: str


class NumberKind(StrEnum):
    """What sort of figure it is; it decides what ``unit`` may hold."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    MEASURE = "measure"
    AGE = "age"
    FRACTION = "fraction"
    SCORE = "score"
    RATIO = "ratio"
    ORDINAL = "ordinal"


class NumberMention(Mention):
    """A quantity (``n1`` …): its span has the qualifier and the unit in it where they stand beside the figure.

    ``value`` or ``low``/``high`` (a range, a score's two sides) or none of them (vague). ``unit``: ISO 4217, ``%``,
    ``pp`` or the counted noun as the text has it. ``figure`` is the bare figure inside ``span``.
    """

    figure: Span
    kind: NumberKind = NumberKind.COUNT
    value: Exact | None = None
    low: Exact | None = None
    high: Exact | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None


class DateMention(Mention):
    """An expression of time (``d1`` …): the days (or minutes) it covers, inclusive, as far as they can be known."""

    start: Moment | None = None
    end: Moment | None = None
    granularity: Granularity = Granularity.NONE
    kind: DateKind = DateKind.VAGUE


class QuoteMention(Mention):
    """Words in quotation marks (``q1`` …): ``span`` is what stands between the marks, ``outer`` has them in it.

    ``speaker`` and ``cue`` (who says it, and the verb or phrase that tells so) only where they are plain.
    """

    outer: Span
    speaker: Span | None = None
    cue: Span | None = None


class NameMention(Mention):
    """A capitalised run that reads as a name (``m1`` …); ``candidate`` is the ``Candidate`` it belongs to."""

    candidate: str


class Candidate(Frozen):
    """A possible actor (``a1`` …): names that the code takes for one and the same, before any model is asked.

    ``kind`` and ``role`` are what the text itself shows (a title, an apposition, a company suffix), or none.
    ``guess`` are aliases joined by likeness alone, say a translator's misspelling. ``speaks`` counts attributions.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    guess: tuple[str, ...] = ()
    mentions: tuple[Span, ...]
    kind: ActorKind | None = None
    role: Span | None = None
    speaks: int = 0


class Attribution(Frozen):
    """Somebody is told to say, hold or do something (``t1`` …), found by its cue.

    ``speaker`` is the words that name the holder (also a pronoun or "a ministra"); ``candidate`` the actor meant,
    where code can tell. ``content`` is what is said or done. ``leaning`` is the stance that the cue or plain words
    show; none where they don't ("disse").
    """

    id: str
    span: Span
    sentence: str
    cue: Span
    speaker: Span | None = None
    candidate: str | None = None
    content: Span | None = None
    kind: AttributionKind = AttributionKind.REPORTED
    leaning: StanceWord | None = None


class Mentions(Frozen):
    """All that code found in an article, each in the order of the text."""

    numbers: tuple[NumberMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[QuoteMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    attributions: tuple[Attribution, ...] = ()


class Article(Frozen):
    """A cleaned article with its sentences and mentions. ``id`` comes from the text alone."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    byline: str | None = None
    language: str = "und"
    published: dt.date | None = None
    sentences: tuple[Sentence, ...] = ()
    mentions: Mentions = Mentions()
    warnings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _every_span_proves(self) -> Article:
        for item in self._placed():
            if not proves(self.text, item.span, item.text):
                raise ValueError(f"{item.id} does not stand at [{item.span.start}, {item.span.end})")
        return self

    def _placed(self) -> Iterator[Placed]:
        m = self.mentions
        return chain(self.sentences, m.numbers, m.dates, m.quotes, m.names)

    @cached_property
    def handles(self) -> dict[str, Placed]:
        """Every sentence, number, date, quote and name by its id."""
        return {placed.id: placed for placed in self._placed()}

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers ``offset``, or the last one that begins before it."""
        i = bisect_right(self._starts, offset) - 1
        return self.sentences[i] if i >= 0 else None
