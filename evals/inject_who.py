"""Planted errors about actors and positions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from evals.golden import name_key
from evals.inject import ACTORS, POSITIONS, Bed, Change, error, exchangeable
from evals.result import FieldName
from evals.words import holds_keys
from pipeline.core.article import ActorKind, AttributionKind
from pipeline.core.summary import Alias

_INVENTED = ("Zebulon Quark", "Ostrava Blumenkohl", "Kwyjibo Holding", "Xanthippe Vroom", "Instituto Zyxwut")


@error
def actor_renamed(bed: Bed) -> Iterator[Change]:
    """A name that nobody in the article bears."""
    for _, s in bed.paired("actors"):
        actor = bed.summary.actors[s]
        name = bed.rng.choice(_INVENTED)
        yield bed.with_fact("actors", s, name=name), ACTORS, actor.name


@error
def actors_swapped(bed: Bed) -> Iterator[Change]:
    """Two actors change names, and so kind, role, positions and figures."""
    fields: tuple[FieldName, ...] = ("actors", "positions", "numbers")
    for (g, s), (h, t) in bed.some(combinations(bed.paired("actors", "kind"), 2)):
        if bed.actors[g].kind is bed.actors[h].kind:
            continue
        one, two = bed.summary.actors[s], bed.summary.actors[t]
        changed = {
            s: {"name": two.name, "aliases": two.aliases},
            t: {"name": one.name, "aliases": one.aliases},
        }
        yield bed.with_facts("actors", changed), fields, f"{one.name} / {two.name}"


@error
def alias_to_wrong_actor(bed: Bed) -> Iterator[Change]:
    """One actor gets another one's name as an alias."""
    for (g, s), (h, t) in bed.some(permutations(bed.paired("actors", "aliases"), 2)):
        mine = {name_key(n) for n in bed.actors[g].names}
        theirs = bed.summary.actors[t].name
        if name_key(theirs) in mine or name_key(theirs) not in {name_key(n) for n in bed.actors[h].names}:
            continue
        actor = bed.summary.actors[s]
        yield bed.with_fact("actors", s, aliases=(*actor.aliases, Alias(text=theirs))), ACTORS, actor.name


@error
def kind_changed(bed: Bed) -> Iterator[Change]:
    """A company told as a government."""
    for g, s in bed.paired("actors", "kind"):
        other = bed.rng.choice([k for k in ActorKind if k is not bed.actors[g].kind])
        yield bed.with_fact("actors", s, kind=other), ACTORS, bed.actors[g].name


@error
def role_to_another(bed: Bed) -> Iterator[Change]:
    """Somebody gets somebody else's role."""
    for (g, s), (_, t) in bed.some(permutations(bed.paired("actors", "role"), 2)):
        role = bed.summary.actors[t].role
        if not holds_keys(role, bed.actors[g].role_keys):
            yield bed.with_fact("actors", s, role=role), ACTORS, bed.actors[g].name


# --- positions --------------------------------------------------------------------------------------------------------


@error
def holder_swapped(bed: Bed) -> Iterator[Change]:
    """What one holds is told of another."""
    for g, s in bed.paired("positions"):
        others = [
            a.id
            for i, a in bed.paired_actors()
            if not any(
                p.holder == bed.actors[i].name and set(p.evidence) & set(bed.positions[g].evidence)
                for p in bed.positions
            )
        ]
        if others:
            yield bed.with_fact("positions", s, holder=bed.rng.choice(others)), POSITIONS, bed.positions[g].issue


_FLIPPED = {
    "supports": "opposes",
    "opposes": "supports",
    "mixed": "supports",
    "asserts": "opposes",
    "no_comment": "supports",
}


@error
def stance_flipped(bed: Bed) -> Iterator[Change]:
    """For becomes against."""
    for g, s in bed.paired("positions", "stance"):
        stance = _FLIPPED[bed.positions[g].stance]
        yield bed.with_fact("positions", s, stance=stance), POSITIONS, bed.positions[g].issue


@error
def attribution_changed(bed: Bed) -> Iterator[Change]:
    """A reported view told as a direct quote, an act as a word."""
    for g, s in bed.paired("positions", "attribution"):
        other = bed.rng.choice([k for k in AttributionKind if k is not bed.positions[g].attribution])
        yield bed.with_fact("positions", s, attribution=other), POSITIONS, bed.positions[g].issue


@error
def issues_swapped(bed: Bed) -> Iterator[Change]:
    """Two positions change what they are about."""
    for (g, s), (h, t) in bed.some(combinations(bed.paired("positions", "issue"), 2)):
        one, two = bed.summary.positions[s], bed.summary.positions[t]
        if not exchangeable(bed.positions[g].issue_keys, bed.positions[h].issue_keys, one.issue, two.issue):
            changed = bed.with_facts("positions", {s: {"issue": two.issue}, t: {"issue": one.issue}})
            yield changed, POSITIONS, f"{one.issue} / {two.issue}"


@error
def quote_word_lost(bed: Bed) -> Iterator[Change]:
    """A word in the middle of a quote is gone, say "not"."""
    for _, s in bed.paired("positions"):
        quote = bed.summary.positions[s].quote
        words = quote.text.split() if quote else []
        if quote and len(words) > 3:
            i = bed.rng.randrange(1, len(words) - 1)
            text = " ".join((*words[:i], *words[i + 1 :]))
            changed = quote.model_copy(update={"text": text})
            yield bed.with_fact("positions", s, quote=changed), POSITIONS, quote.text[:40]
