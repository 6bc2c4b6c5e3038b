"""Candidates that are one actor though their names share no word, and surnames that more than one person has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from pipeline.core.article import ActorKind, Candidate
from pipeline.core.span import Span
from pipeline.text.fold import fold
from pipeline.text.lexicon import Lexicon
from pipeline.text.tables import table


@cache
def _states() -> dict[str, int]:
    """Every name of a state → which one it is (``languages/shared/states.toml``)."""
    found: dict[str, int] = {}
    for i, line in enumerate(table("shared", "states").get("states", ())):
        single, *longer = line.split("|")
        found |= dict.fromkeys([*single.split(), *(name.strip() for name in longer)], i)
    return found


def join_states(candidates: Sequence[Candidate], lists: Lexicon) -> list[Candidate]:
    """A country, its seat and its government are one: "China", "Pequim", "o governo chinês"."""
    merged: list[Candidate] = []
    at: dict[int, int] = {}
    for candidate in candidates:
        state = _state(candidate, lists)
        if state is not None and state in at:
            merged[at[state]] = _merged(merged[at[state]], candidate)
            continue
        if state is not None:
            at[state] = len(merged)
        merged.append(candidate)
    return merged


def _state(candidate: Candidate, lists: Lexicon) -> int | None:
    if candidate.kind is not ActorKind.GOVERNMENT:
        return None
    words = candidate.name.lower().replace("’", "'").split()
    if " ".join(words) in _states():
        # "La Paz": the article is the name's.
        return _states()[" ".join(words)]
    while len(words) > 1 and words[0] in lists.articles:
        words = words[1:]
    if len(words) > 1 and words[0] in lists.governments:
        words = [w for w in words[1:] if not (w in lists.particles or w in lists.articles or w == "of")]
    elif len(words) == 2 and words[1] in lists.governments:
        words = words[:1]
    return _states().get(" ".join(words))


def _merged(first: Candidate, other: Candidate) -> Candidate:
    names = dict.fromkeys((*first.aliases, other.name, *other.aliases))
    mentions = sorted({(s.start, s.end) for s in (*first.mentions, *other.mentions)})
    return first.model_copy(
        update={
            "aliases": tuple(n for n in names if n != first.name),
            "mentions": tuple(Span(start=a, end=b) for a, b in mentions),
        }
    )


def share_surnames(candidates: Sequence[Candidate], lists: Lexicon) -> list[Candidate]:
    """A surname that several people have means the one named last before it, as far as "Mr" and "Ms" allow.

    Where nobody was named before it ("Galbraith header wins cup") it is nobody's.
    """
    people = [c for c in candidates if c.kind is ActorKind.PERSON]
    owners: dict[str, list[Candidate]] = {}
    for person in people:
        words = person.name.split()
        if len(words) > 1 and words[0].lower().rstrip(".") not in lists.honorifics:
            owners.setdefault(fold(words[-1], accents=False), []).append(person)
    starts = {id(o): [s.start for s in o.mentions] for known in owners.values() for o in known}
    more: dict[int, list[Span]] = {}
    gone: set[int] = set()
    for person in people:
        words = [w for w in person.name.split() if w.lower() not in lists.honorifics]
        shared = owners.get(fold(words[0], accents=False), []) if len(words) == 1 and not person.role else []
        if len(shared) < 2:
            continue
        gone.add(id(person))
        for span in person.mentions:
            fitting = [o for o in shared if _fits(person.name, o, lists)]
            last, nearest = max(((_last_before(starts[id(o)], span.start), id(o)) for o in fitting), default=(-1, 0))
            if last >= 0:
                more.setdefault(nearest, []).append(span)
    return [
        c.model_copy(update={"mentions": tuple(sorted((*c.mentions, *more[id(c)]), key=lambda s: s.start))})
        if id(c) in more
        else c
        for c in candidates
        if id(c) not in gone
    ]


def _fits(name: str, owner: Candidate, lists: Lexicon) -> bool:
    titles = {w.lower() for w in name.split()} & lists.honorifics
    given = owner.name.split()[0].lower()
    if titles & lists.female and not titles & lists.male:
        return given not in lists.given_male - lists.given_female
    if titles & lists.male and not titles & lists.female:
        return given not in lists.given_female - lists.given_male
    return True


def _last_before(starts: Sequence[int], offset: int) -> int:
    """Where an owner was last named before ``offset``; -1 where never."""
    i = bisect_left(starts, offset)
    return starts[i - 1] if i else -1
