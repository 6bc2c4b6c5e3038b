"""Planted errors about whole facts: invented ones, lost ones, words and evidence that do not belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evals.inject import ACTORS, DATES, NUMBERS, POSITIONS, Bed, Change, error
from evals.places import overlap
from evals.result import FieldName
from pipeline.core.article import ActorKind, AttributionKind
from pipeline.core.span import Span
from pipeline.core.summary import Actor, Date, Number, Position

_INVENTED = ("Zebulon Quark", "Kwyjibo Holding", "Instituto Zyxwut")


@error
def number_invented(bed: Bed) -> Iterator[Change]:
    """A figure that the article does not have, or a model's name, a law, a road told as one."""
    for words in ("1.873,4", *bed.case.golden.traps):
        at = max(bed.text.find(words), 0)
        fact = Number(
            id="x1",
            text=words,
            span=Span(start=at, end=at + len(words)),
            value=Decimal("1873.4"),
            evidence=(bed.cut(at, min(at + len(words), len(bed.text))),),
        )
        if not _claimed(bed, "numbers", at, at + len(words)):
            yield bed.adding("numbers", fact), NUMBERS, words


def _claimed(bed: Bed, field: FieldName, start: int, end: int) -> bool:
    """Whether a golden number or date stands there."""
    gold = bed.gold
    place = gold.raw.place(start, end)
    spots = gold.numbers if field == "numbers" else gold.dates
    return any(overlap(place, p) for spot in spots for p in (*spot.strong, *spot.weak))


@error
def date_invented(bed: Bed) -> Iterator[Change]:
    """A day of which the article says nothing."""
    words = "1º de abril de 1847"
    for start, end in bed.lines()[:3]:
        shown = bed.cut(start, end)
        span = Span(start=start, end=min(start + 6, end))
        if not _claimed(bed, "dates", span.start, span.end):
            fact = Date(id="x1", text=words, span=span, start="1847-04-01", end="1847-04-01", evidence=(shown,))
            yield bed.adding("dates", fact), DATES, words


@error
def actor_invented(bed: Bed) -> Iterator[Change]:
    """Somebody whom the article does not know."""
    for name in _INVENTED:
        shown = bed.cut(*bed.lines()[0]) if bed.lines() else bed.cut(0, len(bed.text))
        fact = Actor(id="x1", name=name, kind=ActorKind.PERSON, mentions=(shown,), evidence=(shown,))
        yield bed.adding("actors", fact), ACTORS, name


@error
def position_invented(bed: Bed) -> Iterator[Change]:
    """A stance in a sentence that shows none of that actor."""
    golden = [p for places in bed.gold.positions for p in places]
    for start, end in bed.lines():
        place = bed.place(start, end)
        if any(overlap(place, p) for p in golden):
            continue
        for _, actor in bed.paired_actors()[:1]:
            fact = Position(
                id="x1",
                holder=actor.id,
                stance="opposes",
                issue="x",
                attribution=AttributionKind.REPORTED,
                evidence=(bed.cut(start, end),),
            )
            yield bed.adding("positions", fact), POSITIONS, actor.name


@error
def must_item_lost(bed: Bed) -> Iterator[Change]:
    """Something that a good summary has is gone."""
    golden = bed.case.golden
    for field in ("actors", "numbers", "dates", "positions"):
        items = getattr(golden, field)
        for g, s in bed.paired(field):
            if items[g].need == "must" and not bed.told_twice(field, g):
                yield bed.without(field, s), (field,), f"{field} {g}"


@error
def evidence_moved(bed: Bed) -> Iterator[Change]:
    """The evidence is a sentence that does not show it."""
    lines = bed.lines()
    for field in ("numbers", "dates"):
        for _, s in bed.paired(field):
            fact = getattr(bed.summary, field)[s]
            away = [(a, b) for a, b in lines if b <= fact.span.start or a >= fact.span.end]
            if away:
                yield bed.with_fact(field, s, evidence=(bed.cut(*bed.rng.choice(away)),)), (field,), fact.text
    for g, s in bed.paired("positions"):
        mine = bed.positions[g].holder
        held = [p for i, places in enumerate(bed.gold.positions) if bed.positions[i].holder == mine for p in places]
        away = [(a, b) for a, b in lines if not any(overlap(bed.place(a, b), p) for p in held)]
        if away:
            yield bed.with_fact("positions", s, evidence=(bed.cut(*bed.rng.choice(away)),)), POSITIONS, mine


@error
def words_altered(bed: Bed) -> Iterator[Change]:
    """The words of a number are not the article's: a digit in them is another one."""
    for _, s in bed.paired("numbers"):
        text = bed.summary.numbers[s].text
        at = next((i for i, c in enumerate(text) if c.isdigit()), None)
        if at is not None:
            other = "7" if text[at] != "7" else "3"
            yield bed.with_fact("numbers", s, text=text[:at] + other + text[at + 1 :]), NUMBERS, text
