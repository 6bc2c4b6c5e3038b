"""Planting known changes into a summary: the frame that the errors and the harmless rewrites share.

An operator takes a ``Bed`` (a summary and how it was judged) and yields what it planted: changed summaries, each with
the fields of which one has to name it. Errors are planted where the summary was right: elsewhere nothing could be lost.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from evals.attributes import Verdict
from evals.case import Case, GoldActor, GoldDate, GoldNumber, GoldPosition
from evals.golden import Prepared
from evals.places import Place
from evals.result import FIELDS, CaseScore, FieldName
from evals.score import Judge
from evals.words import holds_keys
from pipeline.core.summary import Actor, Date, Evidence, Number, Position, Summary

Fact: TypeAlias = Actor | Number | Date | Position
T = TypeVar("T")
_HANDFUL = 60


@dataclass(frozen=True, slots=True)
class Planted:
    """A changed summary. ``fields``: at least one of them has to show it (for an error), none may (a rewrite)."""

    operator: str
    fields: tuple[FieldName, ...]
    summary: Summary
    where: str


Change: TypeAlias = tuple[Summary, tuple[FieldName, ...], str]
Operator: TypeAlias = Callable[["Bed"], Iterator[Change]]

NUMBERS: tuple[FieldName, ...] = ("numbers",)
DATES: tuple[FieldName, ...] = ("dates",)
ACTORS: tuple[FieldName, ...] = ("actors",)
POSITIONS: tuple[FieldName, ...] = ("positions",)
ALL: tuple[FieldName, ...] = (*FIELDS, "gist")

ERRORS: dict[str, Operator] = {}
HARMLESS: dict[str, Operator] = {}


def exchangeable(
    keys: tuple[tuple[str, ...], ...], others: tuple[tuple[str, ...], ...], one: str | None, two: str | None
) -> bool:
    """Whether each text answers the other item's keys too: then the golden answer calls both right."""
    return holds_keys(two, keys) and holds_keys(one, others)


def error(operator: Operator) -> Operator:
    """Register an operator whose changes have to be caught; its name is the function's."""
    ERRORS[operator.__name__] = operator
    return operator


def harmless(operator: Operator) -> Operator:
    """Register an operator whose changes may cost nothing."""
    HARMLESS[operator.__name__] = operator
    return operator


class Bed:
    """A summary to plant into, judged once."""

    def __init__(self, judge: Judge, summary: Summary, rng: random.Random) -> None:
        self.judge = judge
        self.case: Case = judge.case
        self.rng = rng
        self.score, self._sheet = judge.judge(summary)
        self.summary = self._sheet.summary

    def paired(self, field: FieldName, *attributes: str) -> list[tuple[int, int]]:
        """(golden item, fact) of a field's pairs in which all of these attributes were judged and right."""
        return [
            (g, s)
            for (name, s), (g, verdicts) in self._sheet.pairs.items()
            if name == field and all(verdicts.get(a) is Verdict.RIGHT for a in attributes)
        ]

    def paired_actors(self) -> list[tuple[int, Actor]]:
        """(golden actor, said actor) of all pairs."""
        return [(g, self.summary.actors[s]) for g, s in self.paired("actors")]

    def told_twice(self, field: FieldName, golden: int) -> bool:
        """Whether more than one fact tells a golden item."""
        return (field, golden) in self._sheet.twins

    @property
    def gold(self) -> Prepared:
        """The case with its places."""
        return self._sheet.gold

    def place(self, start: int, end: int) -> Place:
        """Where ``[start, end)`` of the summary's text stands in the article file; nowhere: an empty place."""
        return self._sheet.aligned.place(start, end) or (0, 0)

    @property
    def numbers(self) -> tuple[GoldNumber, ...]:
        """The golden numbers."""
        return self.case.golden.numbers

    @property
    def dates(self) -> tuple[GoldDate, ...]:
        """The golden dates."""
        return self.case.golden.dates

    @property
    def actors(self) -> tuple[GoldActor, ...]:
        """The golden actors."""
        return self.case.golden.actors

    @property
    def positions(self) -> tuple[GoldPosition, ...]:
        """The golden positions."""
        return self.case.golden.positions

    @cached_property
    def text(self) -> str:
        """The article as the summary has it, else the file."""
        return self.summary.article.text or self.case.text

    def some(self, pairs: Iterable[T]) -> list[T]:
        """A seeded handful of many pairs: an article of 100 numbers has 4,950 of them."""
        listed = list(pairs)
        return self.rng.sample(listed, _HANDFUL) if len(listed) > _HANDFUL else listed

    def with_fact(self, field: FieldName, index: int, **changes: Any) -> Summary:
        """The summary with one fact changed."""
        facts = list(getattr(self.summary, field))
        facts[index] = facts[index].model_copy(update=changes)
        return self.summary.model_copy(update={field: tuple(facts)})

    def with_facts(self, field: FieldName, changed: dict[int, dict[str, Any]]) -> Summary:
        """The summary with several facts of a field changed."""
        facts = [
            fact.model_copy(update=changed[i]) if i in changed else fact
            for i, fact in enumerate(getattr(self.summary, field))
        ]
        return self.summary.model_copy(update={field: tuple(facts)})

    def adding(self, field: FieldName, fact: Fact) -> Summary:
        """The summary with one more fact."""
        return self.summary.model_copy(update={field: (*getattr(self.summary, field), fact)})

    def without(self, field: FieldName, index: int) -> Summary:
        """The summary without one fact."""
        facts = getattr(self.summary, field)
        return self.summary.model_copy(update={field: (*facts[:index], *facts[index + 1 :])})

    def cut(self, start: int, end: int) -> Evidence:
        """Evidence of the summary's own text."""
        return Evidence(start=start, end=end, text=self.text[start:end], sentence="s1")

    def lines(self) -> list[tuple[int, int]]:
        """Stretches of the text that read as sentences, cut at full stops and line ends."""
        found, start = [], 0
        for i, char in enumerate(self.text):
            after = self.text[i + 1 : i + 2]
            if char == "\n" or (char in ".!?" and (not after or after.isspace())):
                if len(self.text[start : i + 1].strip()) > 20:
                    lead = len(self.text[start : i + 1]) - len(self.text[start : i + 1].lstrip())
                    found.append((start + lead, i + 1))
                start = i + 1
        return found


def planted(bed: Bed, operators: dict[str, Operator], limit: int) -> Iterator[Planted]:
    """What the operators plant into one summary: at most ``limit`` changes of each, picked by the bed's seed."""
    for name, operator in operators.items():
        changes = list(operator(bed))
        if len(changes) > limit:
            changes = bed.rng.sample(changes, limit)
        for summary, fields, where in changes:
            yield Planted(name, fields, summary, where)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Whether a change shows, by a drop of a score or by a violation, and in which fields."""

    by_score: frozenset[str]
    by_violation: frozenset[str]

    @property
    def fields(self) -> frozenset[str]:
        """Every field in which it shows."""
        return self.by_score | self.by_violation


def noticed(before: CaseScore, after: CaseScore) -> Noticed:
    """What ``after`` lost against ``before``: F1 (loose or strict), an attribute's accuracy, or a new violation."""
    lost: set[str] = set()
    for name, counts in before.fields.items():
        now = after.fields[name]
        if any(now.f1(strict=s) < counts.f1(strict=s) - 1e-12 for s in (False, True)):
            lost.add(name)
    for attribute, (right, judged) in before.attributes.items():
        now_right, now_judged = after.attributes.get(attribute, (0, 0))
        # The accuracy may also fall because more could be judged: that is no loss.
        if now_right < right and now_right * judged < right * max(now_judged, judged):
            lost.add(attribute.split(".")[0])
    known = {f.key for f in before.violations}
    fresh = {f.field for f in after.violations if f.key not in known}
    return Noticed(frozenset(lost), frozenset(fresh))
