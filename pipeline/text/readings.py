"""What the readers of numbers and dates give back, before ``mentions`` numbers them and finds their sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.core.article import DateMention, NumberKind, NumberMention
from pipeline.core.quantity import DateKind, Granularity, Qualifier
from pipeline.core.span import Span


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A quantity at ``text[start:end]``; the bare figure stands at ``figure``. Meanings as in ``NumberMention``."""

    start: int
    end: int
    figure: tuple[int, int]
    kind: NumberKind = NumberKind.COUNT
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None

    def mention(self, text: str, handle: str, sentence: str, *, moved: int = 0) -> NumberMention:
        """As a mention of ``text``, in which the text that was read begins at ``moved``."""
        span = Span(start=self.start + moved, end=self.end + moved)
        return NumberMention(
            id=handle,
            text=span.of(text),
            span=span,
            sentence=sentence,
            figure=Span(start=self.figure[0] + moved, end=self.figure[1] + moved),
            kind=self.kind,
            value=self.value,
            low=self.low,
            high=self.high,
            qualifier=self.qualifier,
            unit=self.unit,
        )


@dataclass(frozen=True, slots=True)
class DateReading:
    """An expression of time at ``text[start:end]``. Meanings as in ``DateMention``."""

    start: int
    end: int
    first: str | None = None
    last: str | None = None
    granularity: Granularity = Granularity.NONE
    kind: DateKind = DateKind.VAGUE

    def mention(self, text: str, handle: str, sentence: str, *, moved: int = 0) -> DateMention:
        """As a mention of ``text``, in which the text that was read begins at ``moved``."""
        span = Span(start=self.start + moved, end=self.end + moved)
        return DateMention(
            id=handle,
            text=span.of(text),
            span=span,
            sentence=sentence,
            start=self.first,
            end=self.last,
            granularity=self.granularity,
            kind=self.kind,
        )
