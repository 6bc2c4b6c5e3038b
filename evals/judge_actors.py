"""Actors: paired by the names they share; kind, role, aliases and known forms judged."""

from __future__ import annotations

from collections.abc import Sequence

from evals import attributes
from evals.attributes import Verdict
from evals.golden import name_key
from evals.match import Pairing, Weights, assign
from evals.sheet import Judged, Sheet, share_right
from evals.words import holds_keys
from pipeline.core.summary import Actor

_SAME_NAME, _CONTAINED = 0.3, 0.05


def said_names(actor: Actor) -> list[str]:
    """An actor's name and aliases, to compare by."""
    return list(dict.fromkeys(name_key(n) for n in (actor.name, *(a.text for a in actor.aliases))))


def _actor_weights(sheet: Sheet) -> Weights:
    gold = sheet.gold
    weights: Weights = {}
    for s, actor in enumerate(sheet.summary.actors):
        names = said_names(actor)
        for name in names:
            owners = gold.owners.get(name, ())
            for g in owners:
                share = (1.0 / len(owners)) * (1.0 if name == names[0] else _SAME_NAME)
                weights[g, s] = max(weights.get((g, s), 0.0), share)
        if not any((g, s) in weights for g in range(len(gold.names))):
            for g, golden in enumerate(gold.names):
                if any(_within(name, other) for name in names[:1] for other in golden):
                    weights[g, s] = _CONTAINED
    return weights


def _within(a: str, b: str) -> bool:
    """Whether one name holds the other as a run of whole words, and that one has two words at least."""
    short, long = sorted((a, b), key=len)
    return " " in short and f" {short} " in f" {long} "


def actors(sheet: Sheet) -> Pairing:
    """Pair actors by their names; judge kind, role, aliases and how many of the golden forms are known."""
    golden, said = sheet.gold.case.golden.actors, sheet.summary.actors
    must = [a.need == "must" for a in golden]

    def agreement(g: int, s: int) -> float:
        return share_right(judge(g, s), ("kind", "role", "aliases"))

    def judge(g: int, s: int) -> Judged:
        theirs = said_names(said[s])
        foreign = [n for n in theirs[1:] if n not in sheet.gold.names[g] and sheet.gold.owners.get(n)]
        verdicts = {
            "kind": attributes.verdict(golden[g].kind is said[s].kind),
            "aliases": attributes.verdict(not foreign),
        }
        if golden[g].role_keys:
            role = said[s].role
            verdicts["role"] = attributes.verdict(holds_keys(role, golden[g].role_keys), said=role is not None)
        return verdicts

    pairing = assign(_actor_weights(sheet), must, len(said), agreement, further=False)
    strict: set[int] = set()
    for g, s in pairing.pairs:
        ours, theirs = golden[g], said[s]
        verdicts = judge(g, s)
        if verdicts["kind"] is Verdict.RIGHT:
            strict.add(g)
        names = ", ".join(a.text for a in theirs.aliases)
        shown = {
            "kind": (ours.kind.value, theirs.kind.value),
            "aliases": (", ".join(ours.aliases), names),
            "role": (ours.role or "", theirs.role or ""),
        }
        sheet.note("actors", (g, s), verdicts, ours.name, shown)
        sheet.actor_of[theirs.id] = g
        known = {*said_names(theirs), *(name_key(m.text) for m in theirs.mentions)}
        right, judged = sheet.attributes.get("actors.forms", (0, 0))
        forms = sheet.gold.names[g]
        sheet.attributes["actors.forms"] = (right + len(forms & known), judged + len(forms))
    sheet.finish("actors", pairing, must, strict, [(a.name, "") for a in golden], [a.name for a in said])
    return pairing


def owners_named(sheet: Sheet, ids: Sequence[str]) -> set[str]:
    """The golden names of said actors, by their pairing; an unpaired one by its own name."""
    golden = sheet.gold.case.golden.actors
    return {golden[sheet.actor_of[i]].name if i in sheet.actor_of else f"?{i}" for i in ids}
