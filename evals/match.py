"""Pairing: which golden item does a said fact speak of? By place only, one to one, ``must`` before ``may``.

Numbers and dates pair where their mentions overlap a place that the golden evidence gives, actors where they share a
name, positions where they share holder and evidence. The attributes are judged afterwards; here they only break ties
between items of the very same place, so that the order in which facts are listed never matters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from scipy.optimize import linear_sum_assignment

from evals.places import Place, closeness

Weights: TypeAlias = dict[tuple[int, int], float]
"""How well golden item ``g`` and said fact ``s`` sit together, above 0 and at most 1; pairs that don't are absent."""

# One must pair outweighs any number of may pairs, one pair any closeness, any closeness a tie break.
_MUST, _MAY, _TIE = 100_000.0, 10.0, 1e-3


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs, golden items without a fact, facts without a golden item, and facts at a further place of a paired one."""

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]
    further: tuple[tuple[int, int], ...]


def assign(
    weights: Weights, must: Sequence[bool], said: int, agreement: Callable[[int, int], float], *, further: bool = True
) -> Pairing:
    """The best one-to-one pairing.

    ``must[g]`` tells which golden items count; ``said`` is how many facts there are; ``agreement(g, s)`` in [0, 1]
    breaks ties between golden items. ``further=False``: a fact left over beside a paired item is extra (an actor
    told twice).
    """
    pairs: list[tuple[int, int]] = []
    for golds, facts in _islands(weights):
        if len(golds) == len(facts) == 1:
            pairs.append((golds[0], facts[0]))
            continue
        table = np.zeros((len(golds), len(facts)))
        for i, g in enumerate(golds):
            for j, s in enumerate(facts):
                weight = weights.get((g, s))
                if weight:
                    # Of two facts that tell one golden item the first one counts, right or wrong: a right twin
                    # must not hide a wrong one. Attributes only tell golden items of one place apart.
                    tie = agreement(g, s) if len(golds) > 1 else 0.0
                    table[i, j] = (_MUST if must[g] else _MAY) + weight + _TIE * tie
        rows, columns = linear_sum_assignment(table, maximize=True)
        pairs += [(golds[i], facts[j]) for i, j in zip(rows, columns, strict=True) if table[i, j] > 0]
    pairs.sort()
    paired_gold = {g for g, _ in pairs}
    paired_said = {s for _, s in pairs}
    beside: dict[int, int] = {}
    if further:
        for (g, s), _weight in sorted(weights.items(), key=lambda kv: -kv[1]):
            if s not in paired_said and g in paired_gold:
                beside.setdefault(s, g)
    return Pairing(
        pairs=tuple(pairs),
        missed=tuple(g for g in range(len(must)) if g not in paired_gold),
        extra=tuple(s for s in range(said) if s not in paired_said and s not in beside),
        further=tuple(sorted((g, s) for s, g in beside.items())),
    )


def _islands(weights: Weights) -> list[tuple[list[int], list[int]]]:
    """Golden items and facts that hang together through any pair: each island is assigned on its own."""
    by_gold: defaultdict[int, list[int]] = defaultdict(list)
    by_said: defaultdict[int, list[int]] = defaultdict(list)
    for g, s in weights:
        by_gold[g].append(s)
        by_said[s].append(g)
    islands = []
    seen: set[int] = set()
    for first in by_gold:
        if first in seen:
            continue
        seen.add(first)
        golds, facts, todo = [first], dict.fromkeys(by_gold[first]), list(by_gold[first])
        while todo:
            for g in by_said[todo.pop()]:
                if g not in seen:
                    seen.add(g)
                    golds.append(g)
                    fresh = [s for s in by_gold[g] if s not in facts]
                    facts.update(dict.fromkeys(fresh))
                    todo += fresh
        islands.append((sorted(golds), sorted(facts)))
    return islands


def by_place(gold: Sequence[Sequence[Place]], said: Sequence[Sequence[Place]]) -> Weights:
    """Weights of items and facts that stand at overlapping places: how close the best two places are."""
    weights: Weights = {}
    rows = sorted((place, g) for g, places in enumerate(gold) for place in places)
    longest = max((end - start for (start, end), _ in rows), default=0)
    starts = [place[0] for place, _ in rows]
    for s, places in enumerate(said):
        for place in places:
            at = bisect_left(starts, place[0] - longest)
            while at < len(rows) and starts[at] < place[1]:
                weight = closeness(rows[at][0], place)
                key = (rows[at][1], s)
                if weight > weights.get(key, 0.0):
                    weights[key] = weight
                at += 1
    return weights


def exclusive(places: Sequence[list[Place]]) -> list[list[Place]]:
    """Give a place that two items claim to the one that has no other; the same text twice in one sentence does that."""
    owned = [list(p) for p in places]
    for _ in range(len(owned)):
        only = {p[0] for p in owned if len(p) == 1}
        kept = [p if len(p) == 1 else ([x for x in p if x not in only] or p) for p in owned]
        if kept == owned:
            break
        owned = kept
    return _in_order(owned)


def _in_order(places: list[list[Place]]) -> list[list[Place]]:
    """Items that still claim the very same places take them in turn, the first item the first place."""
    groups: defaultdict[tuple[Place, ...], list[int]] = defaultdict(list)
    for i, claimed in enumerate(places):
        groups[tuple(claimed)].append(i)
    for shared, items in groups.items():
        if 1 < len(items) <= len(shared):
            for k, i in enumerate(items):
                places[i] = list(shared[k :: len(items)])
    return places
