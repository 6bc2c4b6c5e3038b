"""What scoring gives back: counts per field, attributes, findings in words, violations; and their sums over cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from evals.words import fold

FieldName = Literal["actors", "numbers", "dates", "positions", "gist"]
FIELDS: tuple[FieldName, ...] = ("actors", "numbers", "dates", "positions")
"""The scored fields. ``gist`` has violations only."""

VIOLATIONS: dict[str, str] = {
    "value": "a wrong value at the place of a golden number",
    "unit": "a wrong unit at the place of a golden number",
    "day": "a wrong day at the place of a golden date",
    "guess": "a day where the article leaves it open",
    "name": "a name that the article does not hold",
    "alias": "a name of another actor given as an alias",
    "quote": "quoted words that the article does not hold",
    "text": "a number's or date's words that the article does not hold there",
    "evidence": "evidence that the article does not hold, or that does not hold the fact",
    "figure": "a figure in a free text that the article does not hold",
}
"""The kinds of violation, each judged against the golden answer and the raw article."""

What = Literal["missed", "extra", "wrong", "open", "violation"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the golden answer has it.

    ``what``: a golden item missed, an extra fact, an attribute wrong or left open, a violation. ``attribute`` is the
    attribute's name or the violation's kind; ``item`` names the golden item (or the fact where there is none).
    """

    field: FieldName
    what: What
    attribute: str
    item: str
    expected: str = ""
    said: str = ""
    evidence: str = ""

    @property
    def key(self) -> str:
        """What makes a finding the same from run to run, however its words are typed."""
        return f"{self.field}.{self.attribute}: {fold(self.item)}: {fold(self.said)}"

    def __str__(self) -> str:
        said = f", not {self.said!r}" if self.said else ""
        shown = f" [{self.evidence}]" if self.evidence else ""
        expected = f" should be {self.expected!r}{said}" if self.expected else (f": {self.said!r}" if self.said else "")
        return f"{self.field}: {self.what} {self.attribute} {self.item!r}{expected}{shown}".replace("  ", " ")


@dataclass(slots=True)
class Counts:
    """Pairs (loose), pairs whose key attributes are right (strict), extra facts, and missed ``must`` items."""

    pairs: int = 0
    strict: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.pairs + other.pairs, self.strict + other.strict, self.extra + other.extra, self.missed + other.missed
        )

    def f1(self, *, strict: bool = False) -> float:
        """F1 in [0, 1]; 1 where there was nothing to find and nothing was given."""
        return f1(self.strict if strict else self.pairs, self.pairs + self.extra, self.pairs + self.missed)

    @property
    def precision(self) -> float:
        """The share of the counted facts that are golden."""
        return _share(self.pairs, self.pairs + self.extra)

    @property
    def recall(self) -> float:
        """The share of the ``must`` items that were found."""
        return _share(self.pairs, self.pairs + self.missed)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def f1(right: int, said: int, wanted: int) -> float:
    """The harmonic mean of right/said and right/wanted; 1 where both are nothing."""
    return 2 * right / (said + wanted) if said + wanted else 1.0


Attributes: TypeAlias = dict[str, tuple[int, int]]
"""``"numbers.unit"`` → (right, judged), over all pairs, ``may`` ones too."""


@dataclass(frozen=True, slots=True)
class CaseScore:
    """One summary judged by one case."""

    case: str
    fields: dict[FieldName, Counts]
    attributes: Attributes
    findings: tuple[Finding, ...] = ()

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that are violations."""
        return tuple(f for f in self.findings if f.what == "violation")

    def total(self) -> Counts:
        """All fields together."""
        return sum(self.fields.values(), Counts())

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, for results.json and baselines."""
        return {
            "case": self.case,
            "fields": {
                name: {"pairs": c.pairs, "strict": c.strict, "extra": c.extra, "missed": c.missed}
                for name, c in self.fields.items()
            },
            "attributes": {name: list(pair) for name, pair in sorted(self.attributes.items())},
            "findings": [
                {k: getattr(f, k) for k in ("field", "what", "attribute", "item", "expected", "said", "evidence")}
                for f in self.findings
            ],
        }

    @staticmethod
    def from_json(data: dict[str, Any]) -> CaseScore:
        """The inverse of ``as_json``."""
        return CaseScore(
            case=data["case"],
            fields={name: Counts(**counts) for name, counts in data["fields"].items()},
            attributes={name: (pair[0], pair[1]) for name, pair in data["attributes"].items()},
            findings=tuple(Finding(**f) for f in data["findings"]),
        )


@dataclass(slots=True)
class Totals:
    """The sums over cases: micro-averages come from these."""

    fields: dict[FieldName, Counts] = field(default_factory=lambda: {name: Counts() for name in FIELDS})
    attributes: Attributes = field(default_factory=dict)
    violations: Counter[str] = field(default_factory=Counter)

    def all(self) -> Counts:
        """All fields together."""
        return sum(self.fields.values(), Counts())

    def accuracy(self, attribute: str) -> float:
        """The share of judged attributes that are right; 1 where none was judged."""
        return _share(*self.attributes.get(attribute, (0, 0)))


def totals(scores: Iterable[CaseScore]) -> Totals:
    """Sum scores over cases."""
    made = Totals()
    for score in scores:
        for name, counts in score.fields.items():
            made.fields[name] += counts
        for attribute, (right, judged) in score.attributes.items():
            had = made.attributes.get(attribute, (0, 0))
            made.attributes[attribute] = (had[0] + right, had[1] + judged)
        made.violations.update(f.attribute for f in score.violations)
    return made
