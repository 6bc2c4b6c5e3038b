"""A case's golden answer written as a Summary: what a perfect run would give. ``inject`` plants errors into these."""

from __future__ import annotations

from collections.abc import Sequence

from evals.case import Case
from evals.golden import Prepared
from evals.places import Place
from pipeline.core.article import AttributionKind
from pipeline.core.span import Span
from pipeline.core.summary import (
    Actor,
    Alias,
    ArticleInfo,
    Date,
    Evidence,
    Number,
    Position,
    Proof,
    Provenance,
    Quoted,
    Summary,
)

_MARKS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))


class _Writer:
    """Turns golden items into facts with offsets into the article file."""

    def __init__(self, case: Case) -> None:
        self.gold = Prepared(case)
        self.case = case

    def cut(self, start: int, end: int) -> Evidence:
        return Evidence(start=start, end=end, text=self.case.text[start:end], sentence="s1")

    def proof(self, words: Sequence[str]) -> Proof:
        spans = [(self.case.text.index(w), len(w)) for w in words]
        return tuple(self.cut(at, at + length) for at, length in spans)

    def around(self, start: int, end: int, words: Sequence[str]) -> Proof:
        """The evidence that holds ``[start, end)``, that one first."""
        text = self.case.text
        first: list[tuple[int, int]] = []
        for w in words:
            at = text.find(w)
            while at >= 0 and not first:
                if at <= start and end <= at + len(w):
                    first.append((at, at + len(w)))
                at = text.find(w, at + 1)
        return tuple(self.cut(*s) for s in first) or self.proof(words)

    def actor(self, i: int) -> Actor:
        golden = self.case.golden.actors[i]
        mentions = self.proof(golden.names)
        return Actor(
            id=f"a{i + 1}",
            name=golden.name,
            aliases=tuple(Alias(text=a) for a in golden.aliases),
            kind=golden.kind,
            role=golden.role,
            mentions=mentions,
            evidence=mentions[:1],
        )

    def number(self, i: int, place: Place, ids: dict[str, str]) -> Number:
        golden = self.case.golden.numbers[i]
        start, end = self.gold.raw.span(place)
        return Number(
            id=f"n{i + 1}",
            text=self.case.text[start:end],
            span=Span(start=start, end=end),
            value=golden.value,
            low=golden.low,
            high=golden.high,
            qualifier=golden.qualifier,
            unit=golden.unit,
            measures=golden.measures,
            actors=tuple(ids[a] for a in golden.actors),
            evidence=self.around(start, end, golden.evidence),
        )

    def date(self, i: int, place: Place) -> Date:
        golden = self.case.golden.dates[i]
        start, end = self.gold.raw.span(place)
        return Date(
            id=f"d{i + 1}",
            text=self.case.text[start:end],
            span=Span(start=start, end=end),
            start=golden.start,
            end=golden.end,
            granularity=golden.granularity,
            kind=golden.kind,
            event=golden.event,
            evidence=self.around(start, end, golden.evidence),
        )

    def position(self, i: int, ids: dict[str, str]) -> Position:
        golden = self.case.golden.positions[i]
        return Position(
            id=f"p{i + 1}",
            holder=ids[golden.holder],
            stance=golden.stance,
            issue=golden.issue,
            attribution=golden.attribution,
            quote=self.quote(golden.evidence) if golden.attribution is AttributionKind.DIRECT_QUOTE else None,
            evidence=self.proof(golden.evidence),
        )

    def quote(self, words: Sequence[str]) -> Quoted | None:
        for e in self.proof(words):
            for opening, closing in _MARKS:
                first = e.text.find(opening)
                last = e.text.find(closing, first + 1)
                text = e.text[first + 1 : last]
                if 0 <= first < last and text.strip():
                    at = e.start + first + 1 + len(text) - len(text.lstrip())
                    return Quoted(text=text.strip(), span=Span(start=at, end=at + len(text.strip())))
        return None


def ideal(case: Case) -> Summary:
    """The Summary that says exactly what the golden answer says, ``may`` items too; every field scores 1."""
    writer = _Writer(case)
    golden = case.golden
    ids = {name: f"a{i + 1}" for i, actor in enumerate(golden.actors) for name in actor.names}
    ids |= {actor.name: f"a{i + 1}" for i, actor in enumerate(golden.actors)}
    numbers = [writer.number(i, s.strong[0], ids) for i, s in enumerate(writer.gold.numbers) if s.strong]
    dates = [writer.date(i, s.strong[0]) for i, s in enumerate(writer.gold.dates) if s.strong]
    return Summary(
        article=ArticleInfo(id=case.id, language=golden.language, published=golden.published, text=case.text),
        actors=tuple(writer.actor(i) for i in range(len(golden.actors))),
        numbers=tuple(numbers),
        dates=tuple(dates),
        positions=tuple(writer.position(i, ids) for i in range(len(golden.positions))),
        provenance=Provenance(model="golden", prompt="golden", prompt_hash="", strategy="single", version="0"),
    )
