"""The evals, measured: what share of planted errors do the metrics catch, and how often do they cry wolf?"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

# imported for what they register
from evals import inject_facts, inject_harmless, inject_quantities, inject_who, inject_wording
from evals.blind_spots import Blind, blind_spots
from evals.case import Case
from evals.ideal import ideal
from evals.inject import ERRORS, HARMLESS, Bed, Operator, Planted, noticed, planted
from evals.score import Judge
from pipeline.core.summary import Summary

_OPERATORS = (inject_facts, inject_harmless, inject_quantities, inject_who, inject_wording)

SEED = 7
PER_CASE = 8
"""At most so many changes of one operator in one summary: 28 operators over 40 cases then plant over 5,000."""


@dataclass
class Tally:
    """One operator: how many were planted, and how many showed by a score, by a violation, by either."""

    operator: str
    planted: int = 0
    by_score: int = 0
    by_violation: int = 0
    seen: int = 0
    examples: list[str] = field(default_factory=list)
    """What went wrong: errors not caught, false alarms."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.operator,
            self.planted + other.planted,
            self.by_score + other.by_score,
            self.by_violation + other.by_violation,
            self.seen + other.seen,
            [*self.examples, *other.examples][:20],
        )

    @property
    def share(self) -> float:
        """Seen of planted."""
        return self.seen / self.planted if self.planted else 0.0


@dataclass
class Meta:
    """Errors and rewrites by operator."""

    errors: dict[str, Tally]
    harmless: dict[str, Tally]
    blind: tuple[Blind, ...] = ()
    """Swaps that are no planted errors, because the golden answers could not tell them."""

    @property
    def caught(self) -> Tally:
        """All errors together."""
        return sum(self.errors.values(), Tally("all errors"))

    @property
    def alarms(self) -> Tally:
        """All rewrites together: ``seen`` are false alarms."""
        return sum(self.harmless.values(), Tally("all rewrites"))


def measure(
    cases: Sequence[Case], recorded: Iterable[tuple[Case, Summary]] = (), *, seed: int = SEED, per_case: int = PER_CASE
) -> Meta:
    """Plant errors and rewrites into every golden answer and into ``recorded`` summaries."""
    errors: defaultdict[str, Tally] = defaultdict(lambda: Tally(""))
    wolf: defaultdict[str, Tally] = defaultdict(lambda: Tally(""))
    for name in ERRORS:
        errors[name] = Tally(name)
    for name in HARMLESS:
        wolf[name] = Tally(name)
    for bed in _beds(cases, recorded, seed):
        _plant(bed, ERRORS, per_case, errors, harmful=True)
        _plant(bed, HARMLESS, per_case, wolf, harmful=False)
    return Meta(dict(errors), dict(wolf), tuple(blind_spots(cases)))


def _beds(cases: Sequence[Case], recorded: Iterable[tuple[Case, Summary]], seed: int) -> Iterator[Bed]:
    judges = {case.id: Judge(case) for case in cases}
    for case in cases:
        yield Bed(judges[case.id], ideal(case), random.Random(f"{seed} {case.id}"))  # noqa: S311 - no secret
    for case, summary in recorded:
        judge = judges.get(case.id) or Judge(case)
        yield Bed(judge, summary, random.Random(f"{seed} {case.id} recorded"))  # noqa: S311 - no secret


def _plant(bed: Bed, operators: dict[str, Operator], limit: int, into: dict[str, Tally], *, harmful: bool) -> None:
    for change in planted(bed, operators, limit):
        after = bed.judge.score(change.summary)
        shown = noticed(bed.score, after)
        fields = set(change.fields)
        tally = into[change.operator]
        tally.planted += 1
        tally.by_score += bool(shown.by_score & fields)
        tally.by_violation += bool(shown.by_violation & fields)
        seen = bool(shown.fields & fields)
        tally.seen += seen
        if seen != harmful and len(tally.examples) < 20:
            tally.examples.append(_told(bed, change, sorted(shown.fields)))


def _told(bed: Bed, change: Planted, fields: list[str]) -> str:
    return f"{bed.case.id}: {change.operator}: {change.where}" + (f" (seen in {', '.join(fields)})" if fields else "")


def lines(found: Meta, *, examples: bool = False) -> Iterator[str]:
    """What was measured, an operator a line."""
    yield f"{'error planted':28} {'planted':>8} {'caught':>8} {'by score':>9} {'by violation':>13}"
    for tally in (*found.errors.values(), found.caught):
        yield (
            f"{tally.operator:28} {tally.planted:8} {100 * tally.share:7.2f}% {_percent(tally.by_score, tally):>9}"
            f" {_percent(tally.by_violation, tally):>13}"
        )
    yield f"{'harmless rewrite':28} {'planted':>8} {'alarms':>8}"
    for tally in (*found.harmless.values(), found.alarms):
        yield f"{tally.operator:28} {tally.planted:8} {100 * tally.share:7.2f}%"
    yield "not planted, for the keys can't tell:"
    yield from (f"  {blind}" for blind in found.blind)
    if examples:
        for tally in (*found.errors.values(), *found.harmless.values()):
            yield from (f"  {told}" for told in tally.examples)


def _percent(part: int, tally: Tally) -> str:
    return f"{100 * part / tally.planted:.2f}%" if tally.planted else "-"
