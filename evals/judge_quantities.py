"""Numbers and dates: paired by the place of their words, their values and free texts judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evals import attributes
from evals.attributes import Verdict
from evals.case import GoldDate, GoldNumber
from evals.golden import Spots
from evals.judge_actors import owners_named
from evals.match import Pairing, Weights, assign, by_place
from evals.places import Place, overlap
from evals.sheet import Judged, Sheet, share_right
from evals.words import holds_keys
from pipeline.core.quantity import plain
from pipeline.core.summary import Date, Number

_RESTATED = 0.01
"""The weight of a pair that only an evidence without the item's own words supports: less than any shared place."""


def _weights(spots: Sequence[Spots], said: Sequence[list[Place]], restates: Callable[[int, int], bool]) -> Weights:
    """Shared places; and a fact in an evidence that restates the item in other words, where its value agrees."""
    weights = by_place([s.strong for s in spots], said)
    taken = {s for _, s in weights}
    for g, spot in enumerate(spots):
        if not spot.weak:
            continue
        for s, places in enumerate(said):
            inside = s not in taken and any(overlap(w, p) for w in spot.weak for p in places)
            if inside and restates(g, s):
                weights[g, s] = _RESTATED
    return weights


def number_verdicts(sheet: Sheet, gold: GoldNumber, said: Number) -> Judged:
    """Every attribute of a number that the golden item lets be judged."""
    verdicts = {
        "value": attributes.value(gold, said),
        "unit": attributes.unit(gold, said),
        "qualifier": attributes.verdict(gold.qualifier is said.qualifier),
    }
    if said.unread:
        verdicts = dict.fromkeys(verdicts, Verdict.OPEN)
    if gold.measures_keys:
        right = holds_keys(said.measures, gold.measures_keys)
        verdicts["measures"] = attributes.verdict(right, said=said.measures is not None)
    if gold.actors:
        golden = sheet.gold.case.golden.actors
        wanted = {a.name for a in golden for name in gold.actors if name in a.names}
        named = owners_named(sheet, said.actors)
        verdicts["actors"] = attributes.verdict(bool(named) and named <= wanted, said=bool(named))
    return verdicts


def date_verdicts(gold: GoldDate, said: Date) -> Judged:
    """Every attribute of a date that the golden item lets be judged."""
    start, end = attributes.days(gold, said)
    verdicts = {
        "start": start,
        "end": end,
        "granularity": attributes.granularity(gold, said),
        "kind": attributes.verdict(gold.kind is said.kind),
    }
    if said.unread:
        verdicts = dict.fromkeys(verdicts, Verdict.OPEN)
    if gold.event_keys:
        right = holds_keys(said.event, gold.event_keys)
        verdicts["event"] = attributes.verdict(right, said=said.event is not None)
    return verdicts


def amount(x: GoldNumber | Number) -> str:
    """A number's value as a person reads it."""
    if x.low is not None and x.high is not None:
        return f"{plain(x.low)} to {plain(x.high)}"
    return plain(x.value) if x.value is not None else ""


def numbers(sheet: Sheet) -> Pairing:
    """Pair numbers by place; judge value, unit, qualifier, what they measure and whose they are."""
    golden, said = sheet.gold.case.golden.numbers, sheet.summary.numbers
    must = [n.need == "must" for n in golden]
    verdicts: dict[tuple[int, int], Judged] = {}

    def judge(g: int, s: int) -> Judged:
        if (g, s) not in verdicts:
            verdicts[g, s] = number_verdicts(sheet, golden[g], said[s])
        return verdicts[g, s]

    places = [sheet.mention_places(n) for n in said]
    weights = _weights(sheet.gold.numbers, places, lambda g, s: judge(g, s)["value"] is Verdict.RIGHT)
    names = ("value", "unit", "qualifier", "measures", "actors")
    pairing = assign(weights, must, len(said), lambda g, s: share_right(judge(g, s), names))
    strict = {
        g for g, s in pairing.pairs if all(judge(g, s)[k] is Verdict.RIGHT for k in ("value", "unit", "qualifier"))
    }
    for g, s in pairing.pairs:
        ours, theirs = golden[g], said[s]
        shown = {
            "value": (amount(ours), amount(theirs)),
            "unit": (ours.unit or "", theirs.unit or ""),
            "qualifier": (ours.qualifier.value, theirs.qualifier.value),
            "measures": (ours.measures or "", theirs.measures or ""),
            "actors": (", ".join(ours.actors), ", ".join(sorted(owners_named(sheet, theirs.actors)))),
        }
        sheet.note("numbers", (g, s), judge(g, s), ours.text, shown, ours.evidence[0])
    sheet.finish("numbers", pairing, must, strict, [(n.text, n.evidence[0]) for n in golden], [n.text for n in said])
    return pairing


def dates(sheet: Sheet) -> Pairing:
    """Pair dates by place; judge days, granularity, kind and what happens then."""
    golden, said = sheet.gold.case.golden.dates, sheet.summary.dates
    must = [d.need == "must" for d in golden]
    places = [sheet.mention_places(d) for d in said]

    def same_days(g: int, s: int) -> bool:
        return bool(golden[g].start) and set(attributes.days(golden[g], said[s])) == {Verdict.RIGHT}

    weights = _weights(sheet.gold.dates, places, same_days)
    names = ("start", "end", "granularity", "kind", "event")
    pairing = assign(weights, must, len(said), lambda g, s: share_right(date_verdicts(golden[g], said[s]), names))
    strict: set[int] = set()
    for g, s in pairing.pairs:
        ours, theirs = golden[g], said[s]
        verdicts = date_verdicts(ours, theirs)
        if verdicts["start"] is verdicts["end"] is Verdict.RIGHT:
            strict.add(g)
        shown = {
            "start": (ours.start or "", theirs.start or ""),
            "end": (ours.end or "", theirs.end or ""),
            "granularity": (ours.granularity.value, theirs.granularity.value),
            "kind": (ours.kind.value, theirs.kind.value),
            "event": (ours.event or "", theirs.event or ""),
        }
        sheet.note("dates", (g, s), verdicts, ours.text, shown, ours.evidence[0])
    sheet.finish("dates", pairing, must, strict, [(d.text, d.evidence[0]) for d in golden], [d.text for d in said])
    return pairing
