"""How a reader does on the news gold: found, right value, wrong finds, traps, days; see ``gold``.

A find belongs to a mention where they share a character; among several the closest one is judged. What a text repeats
(the same value or days at a place that the gold doesn't list) is neither found nor wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields

from benchmarks.gold import Spot, Text
from benchmarks.norm import Said
from evals import attributes
from evals.attributes import Verdict
from evals.case import GoldDate, GoldNumber
from evals.places import Place, closeness, overlap, text_of
from pipeline.core.quantity import DateKind, Granularity, Qualifier
from pipeline.core.span import Span
from pipeline.core.summary import Date, Number

NewsReader = Callable[[Text], list[Said]]
"""Takes a text and gives back what it says stands there; offsets count the decoded file."""


@dataclass
class Count:
    """Counts of one reader on one kind (numbers or dates) in one language."""

    mentions: int = 0
    found: int = 0
    right: int = 0  # value, or days
    unit: int = 0  # of numbers whose value is right
    qualifier: int = 0
    exact: int = 0  # days and granularity
    kind: int = 0
    finds: int = 0  # what belongs to a mention, or is wrong
    wrong: int = 0
    vague: int = 0
    made_precise: int = 0
    traps: int = 0
    trapped: int = 0
    failures: list[str] = field(default_factory=list)

    def __add__(self, other: Count) -> Count:
        return Count(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


def _as_number(said: Said, text: str) -> Number:
    # Unchecked: only what is judged is filled in.
    return Number.model_construct(
        id="",
        text=text[said.start : said.end],
        span=Span(start=said.start, end=said.end),
        value=said.value,
        low=said.low,
        high=said.high,
        unit=said.unit,
        evidence=(),
    )


def _as_date(said: Said) -> Date:
    grain = Granularity(said.granularity) if said.granularity else Granularity.NONE
    return Date.model_construct(
        id="",
        text="",
        span=Span(start=said.start, end=said.end),
        start=said.first,
        end=said.last,
        granularity=grain,
        evidence=(),
    )


def _told(said: Said | None, text: str) -> str:
    if said is None:
        return "nothing"
    value: object = said.value if said.low is None else f"{said.low}..{said.high}"
    if said.value is None and said.low is None:
        value = f"{said.first}/{said.last} {said.granularity or ''}"
    extra = f" {said.qualifier} {said.unit}" if said.qualifier else ""
    return f"{text[said.start : said.end]!r} = {value}{extra}"


def _wanted(gold: GoldNumber | GoldDate) -> str:
    if isinstance(gold, GoldDate):
        return f"{gold.text!r} = {gold.start}/{gold.end} {gold.granularity} {gold.kind}"
    value = gold.value if gold.low is None else f"{gold.low}..{gold.high}"
    return f"{gold.text!r} = {value} {gold.qualifier} {gold.unit}"


class _Judge:
    """One text, one kind."""

    def __init__(self, item: Text, spots: Sequence[Spot], said: Sequence[Said]) -> None:
        raw = text_of(item.text)
        self.item, self.spots = item, spots
        self.said = [(raw.place(s.start, s.end), s) for s in said]
        self.count = Count()

    def judge(self) -> Count:
        count = self.count
        for spot in self.spots:
            hit = max(
                (pair for pair in self.said if overlap(pair[0], spot.place)),
                key=lambda pair: closeness(pair[0], spot.place),
                default=None,
            )
            self._spot(spot, hit[1] if hit else None)
        for place, said in self.said:
            self._find(place, said)
        count.traps = len(self.item.traps)
        for trap in self.item.traps:
            if any(overlap(place, trap) and not self._on_gold(place) for place, _ in self.said):
                count.trapped += 1
        return count

    def _on_gold(self, place: Place) -> bool:
        return any(overlap(place, spot.place) for spot in self.spots)

    def _fail(self, what: str, spot: Spot, said: Said | None) -> None:
        self.count.failures.append(f"{what}: {self.item.id}: {_wanted(spot.gold)}; read {_told(said, self.item.text)}")

    def _spot(self, spot: Spot, said: Said | None) -> None:
        count = self.count
        if "mention" in spot.open:
            return
        count.mentions += 1
        if isinstance(spot.gold, GoldDate):
            self._date(spot, spot.gold, said)
            return
        if said is None:
            self._fail("missed", spot, said)
            return
        count.found += 1
        read = _as_number(said, self.item.text)
        if attributes.value(spot.gold, read) is not Verdict.RIGHT:
            self._fail("value", spot, said)
            return
        count.right += 1
        free = "unit" in spot.open
        unit = free or attributes.unit(spot.gold, read) is Verdict.RIGHT
        qualifier = free or _qualifier_agrees(spot.gold, said)
        count.unit += unit
        count.qualifier += qualifier
        if not unit or not qualifier:
            self._fail("unit" if not unit else "qualifier", spot, said)

    def _date(self, spot: Spot, gold: GoldDate, said: Said | None) -> None:
        count = self.count
        unknowable = gold.kind is DateKind.VAGUE and not gold.start and not gold.end
        count.vague += unknowable
        if said is None:
            self._fail("missed", spot, said)
            return
        count.found += 1
        read = _as_date(said)
        days = "days" in spot.open or set(attributes.days(gold, read)) == {Verdict.RIGHT}
        grain = "granularity" in spot.open or attributes.granularity(gold, read) is Verdict.RIGHT
        if unknowable and (said.first or said.last) and "days" not in spot.open:
            count.made_precise += 1
        count.right += days
        count.exact += days and grain
        if not days or not grain:
            self._fail("days" if not days else "granularity", spot, said)

    def _find(self, place: Place, said: Said) -> None:
        if self._on_gold(place):
            self.count.finds += 1
            return
        if self._repeats(said) or any(overlap(place, line) for line in self.item.furniture):
            return
        self.count.finds += 1
        self.count.wrong += 1
        self.count.failures.append(f"wrong find: {self.item.id}: {_told(said, self.item.text)}")

    def _repeats(self, said: Said) -> bool:
        words = self.item.text[said.start : said.end].casefold()
        for spot in self.spots:
            if spot.gold.text.casefold() == words:
                return True
            if isinstance(spot.gold, GoldDate):
                same = bool(said.first or said.last) and (said.first, said.last) == (spot.gold.start, spot.gold.end)
            else:
                same = spot.gold.value is not None and abs(spot.gold.value) > 1 and said.value == spot.gold.value
            if same:
                return True
        return False


def _qualifier_agrees(gold: GoldNumber, said: Said) -> bool:
    # A range says so by its two ends.
    return (said.qualifier or Qualifier.EXACT) == gold.qualifier or (
        gold.qualifier is Qualifier.RANGE and said.low is not None
    )


def judge(texts: Iterable[Text], kind: str, reader: NewsReader) -> Count:
    """The counts of ``reader`` on the ``numbers`` or ``dates`` of ``texts``."""
    total = Count()
    for item in texts:
        total = total + _Judge(item, item.numbers if kind == "numbers" else item.dates, reader(item)).judge()
    return total
