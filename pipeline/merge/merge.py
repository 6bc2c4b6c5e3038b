"""One answer out of facts that were told more than once: the same actor under two names, a figure repeated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pipeline.core.article import Article
from pipeline.core.grounded import Grounded, numbered
from pipeline.core.summary import Actor, Alias, Date, Evidence, Number, Position
from pipeline.text.fold import fold

F = TypeVar("F", Number, Position)


def merge(grounded: Grounded, article: Article) -> Grounded:
    """Join actors that are one, repeated numbers and dates, and positions told twice; ids follow the text again."""
    actors, renamed = _actors(grounded.actors, article)
    numbers = _numbers(_of(n, actors=tuple(dict.fromkeys(renamed[i] for i in n.actors))) for n in grounded.numbers)
    positions = _positions(_of(p, holder=renamed[p.holder]) for p in grounded.positions)
    return grounded.model_copy(
        update={"actors": actors, "numbers": numbers, "dates": _dates(grounded.dates), "positions": positions}
    )


def _of(fact: F, **who: object) -> F:
    """``fact`` of the actors in ``who``; itself where they are the same."""
    same = all(getattr(fact, name) == ids for name, ids in who.items())
    return fact if same else fact.model_copy(update=who)


def _key_of(actor: Actor, article: Article, forms: dict[str, str]) -> str:
    """What two namings of one actor share: the readers' candidate, else a form of the name."""
    keys = [fold(text) for text in (actor.name, *(a.text for a in actor.aliases))]
    return next((forms[key] for key in keys if key in forms), keys[0])


def _actors(actors: Sequence[Actor], article: Article) -> tuple[tuple[Actor, ...], dict[str, str]]:
    forms: dict[str, str] = {}
    for candidate in article.mentions.candidates:
        for text in (candidate.name, *candidate.aliases, *candidate.guess):
            forms.setdefault(fold(text), candidate.id)
    for actor in actors:
        forms.setdefault(fold(actor.name), f"name:{fold(actor.name)}")
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(_key_of(actor, article, forms), []).append(actor)
    joined = sorted(((_join(g), g) for g in groups.values()), key=lambda pair: pair[0].mentions[0].start)
    renamed = {a.id: f"a{i}" for i, (_, group) in enumerate(joined, 1) for a in group}
    return numbered((actor for actor, _ in joined), "a"), renamed


def _join(group: Sequence[Actor]) -> Actor:
    """One actor of several: the fullest name leads, the first kind and role that were told stay."""
    if len(group) == 1:
        return group[0]
    lead = max(group, key=lambda a: (len(a.name.split()), len(a.name), -a.mentions[0].start))
    aliases: dict[str, Alias] = {}
    for actor in group:
        for alias in (Alias(text=actor.name), *actor.aliases):
            if fold(alias.text) != fold(lead.name):
                aliases.setdefault(fold(alias.text), alias)
    return lead.model_copy(
        update={
            "aliases": tuple(aliases.values()),
            "role": lead.role or next((a.role for a in group if a.role), None),
            "mentions": _evidence(e for a in group for e in a.mentions),
            "evidence": _evidence(e for a in group for e in a.evidence),
        }
    )


def _evidence(pieces: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted({(e.start, e.end): e for e in pieces}.values(), key=lambda e: (e.start, e.end)))


def _same_words(a: str | None, b: str | None) -> bool:
    """Whether two descriptions tell the same: equal, or half of the shorter one's words in the other."""
    if a is None or b is None:
        return a is b
    left, right = set(fold(a, accents=False).split()), set(fold(b, accents=False).split())
    return 2 * len(left & right) > min(len(left), len(right))


def _numbers(numbers: Iterable[Number]) -> tuple[Number, ...]:
    kept: dict[tuple[object, ...], list[Number]] = {}
    for number in numbers:
        # Only a value that is known, and told to mean something, can be told twice.
        known = number.measures is not None and (number.value is not None or number.low is not None)
        key = (number.value, number.low, number.high, number.qualifier, number.unit) if known else (number.id,)
        twins = kept.setdefault(key, [])
        twin = next((i for i, k in enumerate(twins) if _same_words(k.measures, number.measures)), None)
        if twin is None:
            twins.append(number)
            continue
        old = twins[twin]
        update = {
            "evidence": _evidence((*old.evidence, *number.evidence)),
            "actors": tuple(dict.fromkeys((*old.actors, *number.actors))),
        }
        twins[twin] = old.model_copy(update=update)
    ordered = sorted((n for twins in kept.values() for n in twins), key=lambda n: n.span.start)
    return numbered(ordered, "n")


def _dates(dates: Iterable[Date]) -> tuple[Date, ...]:
    kept: dict[tuple[object, ...], list[Date]] = {}
    for date in dates:
        known = date.event is not None and (date.start is not None or date.end is not None)
        twins = kept.setdefault((date.start, date.end, date.granularity) if known else (date.id,), [])
        twin = next((i for i, k in enumerate(twins) if _same_words(k.event, date.event)), None)
        if twin is None:
            twins.append(date)
        else:
            old = twins[twin]
            twins[twin] = old.model_copy(update={"evidence": _evidence((*old.evidence, *date.evidence))})
    ordered = sorted((d for twins in kept.values() for d in twins), key=lambda d: d.span.start)
    return numbered(ordered, "d")


def _positions(positions: Iterable[Position]) -> tuple[Position, ...]:
    kept: dict[tuple[str, str, str], Position] = {}
    for position in positions:
        key = (position.holder, position.stance, fold(position.issue))
        old = kept.get(key)
        if old is None:
            kept[key] = position
            continue
        update = {
            "evidence": _evidence((*old.evidence, *position.evidence)),
            "quote": old.quote or position.quote,
            "statement": old.statement or position.statement,
        }
        kept[key] = old.model_copy(update=update)
    ordered = sorted(kept.values(), key=lambda p: p.evidence[0].start)
    return numbered(ordered, "p")
