"""What one summary is judged on, field by field: where its facts stand, and what is found about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeAlias

from evals.attributes import Verdict
from evals.golden import Prepared
from evals.match import Pairing
from evals.places import Aligned, Place
from evals.result import Attributes, Counts, FieldName, Finding, What
from pipeline.core.summary import Date, Evidence, Number, Summary

Judged: TypeAlias = dict[str, Verdict]


class Sheet:
    """What one summary is judged on: it fills up field by field."""

    def __init__(self, gold: Prepared, summary: Summary) -> None:
        self.gold = gold
        self.summary = in_order(summary)
        self.aligned = Aligned(summary.article.text, gold.raw)
        self.fields: dict[FieldName, Counts] = {}
        self.attributes: Attributes = {}
        self.findings: list[Finding] = []
        self.actor_of: dict[str, int] = {}
        """A said actor's id → the golden actor that it is."""
        self.pairs: dict[tuple[FieldName, int], tuple[int, Judged]] = {}
        """A said fact → the golden item it is paired with, and the verdicts on its attributes."""
        self.twins: set[tuple[FieldName, int]] = set()
        """Golden items that more than one fact tells."""

    def evidence_places(self, proof: Sequence[Evidence]) -> list[Place]:
        """Where evidence stands in the article file; every place of its words where the summary has no text."""
        places: list[Place] = []
        for e in proof:
            place = self.aligned.place(e.start, e.end)
            places += [place] if place else self.gold.raw.find(e.text, whole=False)
        return places

    def mention_places(self, fact: Number | Date) -> list[Place]:
        """Where a fact's own words stand in the article file."""
        place = self.aligned.place(fact.span.start, fact.span.end)
        if place:
            return [place]
        inside = [p for e in self.evidence_places(fact.evidence) for p in self.gold.raw.find_in(fact.text, e)]
        return inside or self.gold.raw.find(fact.text)

    def count(self, field: FieldName, pairing: Pairing, must: Sequence[bool], strict: set[int]) -> None:
        """The field's counts: ``may`` items neither way."""
        self.fields[field] = Counts(
            pairs=sum(must[g] for g, _ in pairing.pairs),
            strict=sum(must[g] and g in strict for g, _ in pairing.pairs),
            extra=len(pairing.extra),
            missed=sum(must[g] for g in pairing.missed),
        )

    def note(
        self,
        field: FieldName,
        pair: tuple[int, int],
        verdicts: Judged,
        item: str,
        shown: Mapping[str, tuple[str, str]],
        proof: str = "",
    ) -> None:
        """Add a pair's verdicts to the attribute counts, and a finding for each that is not right.

        ``shown`` holds what was expected and said, ``item`` and ``proof`` name the golden item.
        """
        self.pairs[field, pair[1]] = (pair[0], verdicts)
        for name, verdict in verdicts.items():
            attribute = _dotted(field, name)
            right, judged = self.attributes.get(attribute, (0, 0))
            self.attributes[attribute] = (right + (verdict is Verdict.RIGHT), judged + 1)
            if verdict is not Verdict.RIGHT:
                expected, said = shown[name]
                what: What = "wrong" if verdict is Verdict.WRONG else "open"
                self.findings.append(Finding(field, what, name, item, expected, said, proof))

    def finish(
        self,
        field: FieldName,
        pairing: Pairing,
        must: Sequence[bool],
        strict: set[int],
        golden: Sequence[tuple[str, str]],
        said: Sequence[str],
    ) -> None:
        """Count a field and name what is missed and what is extra.

        ``golden`` gives each golden item's name and evidence, ``said`` each fact's name.
        """
        self.count(field, pairing, must, strict)
        self.twins |= {(field, g) for g, _ in pairing.further}
        for g in pairing.missed:
            if must[g]:
                self.findings.append(Finding(field, "missed", "", golden[g][0], evidence=golden[g][1]))
        self.findings += [Finding(field, "extra", "", said[s]) for s in pairing.extra]


@cache
def _dotted(field: FieldName, name: str) -> str:
    return f"{field}.{name}"


def in_order(summary: Summary) -> Summary:
    """The summary with its facts in the order of the article, whatever order they came in."""
    names = {a.id: a.name for a in summary.actors}

    def first(proof: Sequence[Evidence]) -> int:
        return min(e.start for e in proof)

    return summary.model_copy(
        update={
            "actors": tuple(sorted(summary.actors, key=lambda a: (first(a.mentions), a.name, a.kind))),
            "numbers": tuple(sorted(summary.numbers, key=lambda n: (n.span.start, n.span.end, str(n.value)))),
            "dates": tuple(sorted(summary.dates, key=lambda d: (d.span.start, d.span.end, d.start or "", d.end or ""))),
            "positions": tuple(
                sorted(summary.positions, key=lambda p: (first(p.evidence), names.get(p.holder, ""), p.stance, p.issue))
            ),
        }
    )


def share_right(verdicts: Judged, names: Sequence[str]) -> float:
    """How many of these attributes are right, of how many: what breaks ties in pairing."""
    return sum(verdicts.get(n) is Verdict.RIGHT for n in names) / len(names)
