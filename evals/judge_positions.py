"""Positions: paired by holder and shared evidence; stance, attribution and issue judged."""

from __future__ import annotations

from evals import attributes
from evals.attributes import Verdict
from evals.judge_actors import said_names
from evals.match import Pairing, Weights, assign
from evals.places import Place, closeness, overlap
from evals.sheet import Judged, Sheet, share_right
from evals.words import holds_keys
from pipeline.core.summary import Position

_MIN_SHARED = 0.3
"""The share of the shorter evidence that two positions have in common at least; less is a neighbour's edge."""


def _holders(sheet: Sheet) -> dict[str, set[int]]:
    """Which golden actors a said actor's id may stand for: its pair, or whoever shares its name."""
    found: dict[str, set[int]] = {}
    for actor in sheet.summary.actors:
        paired = sheet.actor_of.get(actor.id)
        if paired is not None:
            found[actor.id] = {paired}
        else:
            found[actor.id] = {g for name in said_names(actor) for g in sheet.gold.owners.get(name, ())}
    return found


def _shared(gold: list[Place], said: list[Place]) -> float:
    best = 0.0
    for g in gold:
        for s in said:
            common = overlap(g, s)
            if common and common >= _MIN_SHARED * min(g[1] - g[0], s[1] - s[0]):
                best = max(best, closeness(g, s))
    return best


def _weights(sheet: Sheet) -> Weights:
    golden = sheet.gold.case.golden.positions
    holders = _holders(sheet)
    weights: Weights = {}
    for s, position in enumerate(sheet.summary.positions):
        places = sheet.evidence_places(position.evidence)
        for g, gold in enumerate(golden):
            if sheet.gold.holder.get(gold.holder) in holders.get(position.holder, ()):
                weight = _shared(sheet.gold.positions[g], places)
                if weight:
                    weights[g, s] = weight
    return weights


def positions(sheet: Sheet) -> Pairing:
    """Pair positions and judge them; needs the actors judged before."""
    golden, said = sheet.gold.case.golden.positions, sheet.summary.positions
    must = [p.need == "must" for p in golden]

    def judge(g: int, s: int) -> Judged:
        return _verdicts(golden[g].issue_keys, golden[g].stance, golden[g].attribution.value, said[s])

    names = ("stance", "issue", "attribution")
    pairing = assign(_weights(sheet), must, len(said), lambda g, s: share_right(judge(g, s), names))
    strict: set[int] = set()
    for g, s in pairing.pairs:
        ours, theirs = golden[g], said[s]
        verdicts = judge(g, s)
        if verdicts["stance"] is Verdict.RIGHT:
            strict.add(g)
        shown = {
            "stance": (ours.stance, theirs.stance),
            "attribution": (ours.attribution.value, theirs.attribution.value),
            "issue": (ours.issue, theirs.issue),
        }
        sheet.note("positions", (g, s), verdicts, f"{ours.holder}: {ours.issue}", shown, ours.evidence[0])
    known = {a.id: a.name for a in sheet.summary.actors}
    sheet.finish(
        "positions",
        pairing,
        must,
        strict,
        [(f"{p.holder}: {p.issue}", p.evidence[0]) for p in golden],
        [f"{known.get(p.holder, p.holder)}: {p.issue}" for p in said],
    )
    return pairing


def _verdicts(keys: tuple[tuple[str, ...], ...], stance: str, attribution: str, said: Position) -> Judged:
    verdicts = {
        "stance": attributes.verdict(stance == said.stance),
        "attribution": attributes.verdict(attribution == said.attribution.value),
    }
    if keys:
        verdicts["issue"] = attributes.verdict(holds_keys(said.issue, keys))
    return verdicts
