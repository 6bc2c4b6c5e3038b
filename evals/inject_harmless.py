"""Harmless changes of whole facts: their order, ids and places, one told twice or one more that is right.

None may cost a point or raise a violation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evals.ideal import ideal
from evals.inject import ALL, Bed, Change, harmless
from evals.result import FIELDS, FieldName
from evals.words import fold
from pipeline.core.span import Span
from pipeline.core.summary import Alias, Summary


@harmless
def order_shuffled(bed: Bed) -> Iterator[Change]:
    """The facts in another order."""
    for _ in range(3):
        changed: dict[str, Any] = {}
        for field in FIELDS:
            facts = list(getattr(bed.summary, field))
            bed.rng.shuffle(facts)
            changed[field] = tuple(facts)
        yield bed.summary.model_copy(update=changed), ALL, "all"


@harmless
def alias_as_name(bed: Bed) -> Iterator[Change]:
    """A short form as the name, the name as an alias."""
    for s, actor in enumerate(bed.summary.actors):
        for i, alias in enumerate(actor.aliases):
            rest = (*actor.aliases[:i], *actor.aliases[i + 1 :])
            swapped = {"name": alias.text, "aliases": (Alias(text=actor.name), *rest)}
            yield bed.with_fact("actors", s, **swapped), ALL, actor.name


@harmless
def alias_marked_as_guess(bed: Bed) -> Iterator[Change]:
    """An alias that the summary is not sure of."""
    for s, actor in enumerate(bed.summary.actors):
        if actor.aliases:
            guessed = tuple(a.model_copy(update={"guess": True}) for a in actor.aliases)
            yield bed.with_fact("actors", s, aliases=guessed), ALL, actor.name


@harmless
def extra_may_item(bed: Bed) -> Iterator[Change]:
    """One more fact that is right, but that a good summary may leave out."""
    whole = ideal(bed.case)
    golden = bed.case.golden
    rows: tuple[tuple[FieldName, str, Any], ...] = (("numbers", "n", golden.numbers), ("dates", "d", golden.dates))
    for field, letter, items in rows:
        given = {g for g, _ in bed.paired(field)}
        by_id = {fact.id: fact for fact in getattr(whole, field)}
        lacking = {i for i in range(len(items)) if i not in given and items[i].need == "may"}
        dropped = {i for i, s in bed.paired(field) if items[i].need == "may"}
        for i in lacking:
            fact = by_id.get(f"{letter}{i + 1}")
            if fact and bed.summary.article.text == bed.case.text:
                yield bed.adding(field, _anonymous(fact)), ALL, fact.text
        for i in dropped:
            # the same the other way: an item said twice, once as it is and once at the same place
            fact = by_id.get(f"{letter}{i + 1}")
            if fact and bed.summary.article.text == bed.case.text:
                yield bed.adding(field, _anonymous(fact)), ALL, fact.text


def _anonymous(fact: Any) -> Any:
    """A fact of the ideal summary without ids of actors, which other summaries number otherwise."""
    changes: dict[str, Any] = {"id": "x1"}
    if hasattr(fact, "actors"):
        changes["actors"] = ()
    return fact.model_copy(update=changes)


@harmless
def evidence_widened(bed: Bed) -> Iterator[Change]:
    """The whole sentences as the evidence."""
    lines = bed.lines()
    for field in ("numbers", "dates", "positions"):
        widened = {}
        for i, fact in enumerate(getattr(bed.summary, field)):
            wider = []
            for e in fact.evidence:
                around = [line for line in lines if line[0] < e.end and e.start < line[1]]
                start = min([e.start, *(line[0] for line in around)])
                wider.append(bed.cut(start, max([e.end, *(line[1] for line in around)])))
            widened[i] = {"evidence": tuple(wider)}
        if widened:
            yield bed.with_facts(field, widened), ALL, field


@harmless
def edge_left_open(bed: Bed) -> Iterator[Change]:
    """A day told by its start alone, or by its end alone."""
    for g, s in bed.paired("dates", "start", "end"):
        gold, fact = bed.dates[g], bed.summary.dates[s]
        if gold.start and fact.start and fact.end:
            yield bed.with_fact("dates", s, end=None), ALL, fact.text
        if gold.end and fact.start and fact.end:
            yield bed.with_fact("dates", s, start=None), ALL, fact.text


@harmless
def said_again_at_a_further_place(bed: Bed) -> Iterator[Change]:
    """The same number told once more where the article repeats it."""
    for g, s in bed.paired("numbers", "value", "unit"):
        fact = bed.summary.numbers[s]
        mine = bed.place(fact.span.start, fact.span.end)
        for place in bed.gold.numbers[g].strong:
            start, end = bed.gold.raw.span(place)
            if place != mine and bed.summary.article.text == bed.case.text:
                span = Span(start=start, end=end)
                again = {"id": "x1", "text": bed.text[start:end], "span": span, "evidence": (bed.cut(start, end),)}
                yield bed.adding("numbers", fact.model_copy(update=again)), ALL, fact.text


@harmless
def ids_renumbered(bed: Bed) -> Iterator[Change]:
    """Other ids for the actors, and everywhere they are named."""
    new = {actor.id: f"z{i}" for i, actor in enumerate(reversed(bed.summary.actors))}
    s = bed.summary
    renamed = {
        "actors": tuple(a.model_copy(update={"id": new[a.id]}) for a in s.actors),
        "numbers": tuple(n.model_copy(update={"actors": tuple(new.get(i, i) for i in n.actors)}) for n in s.numbers),
        "positions": tuple(p.model_copy(update={"holder": new.get(p.holder, p.holder)}) for p in s.positions),
    }
    yield s.model_copy(update=renamed), ALL, "ids"


@harmless
def text_cleaned_otherwise(bed: Bed) -> Iterator[Change]:
    """The summary's own copy of the article has other blanks before it, and its last lines cut."""
    last = max((e.end for f in FIELDS for x in getattr(bed.summary, f) for e in x.evidence), default=0)
    mentions = [m.end for a in bed.summary.actors for m in a.mentions]
    spans = [x.span.end for f in ("numbers", "dates") for x in getattr(bed.summary, f)]
    kept = bed.text[: max([last, *mentions, *spans, 1])]
    if not fold(kept):
        return
    shift = 2
    article = bed.summary.article.model_copy(update={"text": "\n\n" + kept})
    yield _shifted(bed.summary, shift).model_copy(update={"article": article}), ALL, "text"


def _shifted(summary: Summary, by: int) -> Summary:
    def proof(es: Any) -> tuple[Any, ...]:
        return tuple(e.model_copy(update={"start": e.start + by, "end": e.end + by}) for e in es)

    def span(s: Span) -> Span:
        return Span(start=s.start + by, end=s.end + by)

    changed: dict[str, Any] = {}
    for field in FIELDS:
        facts = []
        for fact in getattr(summary, field):
            update: dict[str, Any] = {"evidence": proof(fact.evidence)}
            if hasattr(fact, "mentions"):
                update["mentions"] = proof(fact.mentions)
            if hasattr(fact, "span"):
                update["span"] = span(fact.span)
            facts.append(fact.model_copy(update=update))
        changed[field] = tuple(facts)
    return summary.model_copy(update=changed)
