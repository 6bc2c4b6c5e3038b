"""From the actors that a model named to actors that the article shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from pipeline.core.article import ActorKind, Candidate, Sentence
from pipeline.core.draft import DraftActor
from pipeline.core.grounded import numbered
from pipeline.core.span import Span
from pipeline.core.summary import Actor, Alias, Dropped
from pipeline.ground.locate import Places
from pipeline.text.fold import fold

# A description that stands for many ("as autoridades") is an alias only of an actor that is many, or an office.
_MANY = frozenset({ActorKind.GROUP, ActorKind.GOVERNMENT})


def ground_actors(said: Iterable[DraftActor], places: Places) -> tuple[tuple[Actor, ...], list[Dropped]]:
    """Every actor whose name stands in the article, and what was dropped. Ids are given in the order of the text."""
    found: list[tuple[int, Actor]] = []
    dropped: list[Dropped] = []
    for draft in said:
        candidate = places.candidate(draft.name)
        spans = places.name(draft.name)
        if not spans:
            why = "part_of_another_name" if places.folded.find_all(draft.name) else "not_in_article"
            dropped.append(Dropped(field="actors", what=draft.name, reason=why))
            continue
        actor, lost = _actor(draft, f"a{len(found) + 1}", candidate, spans, places)
        dropped += lost
        found.append((spans[0].start, actor))
    found.sort(key=lambda pair: pair[0])
    return numbered((actor for _, actor in found), "a"), dropped


def _actor(
    draft: DraftActor, handle: str, candidate: Candidate | None, spans: list[Span], places: Places
) -> tuple[Actor, list[Dropped]]:
    name = spans[0].of(places.article.text)
    aliases, alias_spans, dropped = _aliases(draft, name, candidate, places)
    mentions = {(s.start, s.end) for s in (*spans, *alias_spans)}
    all_spans = _outermost(mentions)
    evidence, lost = _evidence(draft, all_spans, places)
    role, role_lost = _role(draft, name, evidence, places)
    actor = Actor(
        id=handle,
        name=name,
        aliases=tuple(aliases),
        kind=draft.kind,
        role=role,
        mentions=tuple(places.words(s) for s in all_spans),
        evidence=tuple(places.evidence(s) for s in evidence),
    )
    return actor, [*dropped, *lost, *role_lost]


def _outermost(places: Iterable[tuple[int, int]]) -> list[Span]:
    """Sorted places without those that lie inside another one."""
    kept: list[Span] = []
    for start, end in sorted(places, key=lambda p: (p[0], -p[1])):
        if not kept or end > kept[-1].end:
            kept.append(Span(start=start, end=end))
    return kept


def _aliases(
    draft: DraftActor, name: str, candidate: Candidate | None, places: Places
) -> tuple[list[Alias], list[Span], list[Dropped]]:
    taken = {fold(name)}
    aliases: list[Alias] = []
    spans: list[Span] = []
    dropped: list[Dropped] = []
    own = [*((candidate.name, *candidate.aliases) if candidate else ())]
    guesses = {fold(g) for g in candidate.guess} if candidate else set()
    for text in (*draft.aliases, *own, *(candidate.guess if candidate else ())):
        key = fold(text)
        if not key or key in taken:
            continue
        taken.add(key)
        places_of = places.name(text)
        reason = _why_no_alias(text, bool(places_of), draft.kind, candidate, places)
        if reason:
            dropped.append(Dropped(field="actors", what=text, reason=reason, detail=f"alias of {name}", fact_kept=True))
            continue
        aliases.append(Alias(text=places_of[0].of(places.article.text), guess=key in guesses))
        spans += places_of
    return aliases, spans, dropped


def _why_no_alias(text: str, found: bool, kind: ActorKind, candidate: Candidate | None, places: Places) -> str:
    if not found:
        return "not_in_article"
    other = places.candidate(text)
    if other is not None:
        mine = candidate is not None and other.id == candidate.id
        return "" if mine else "another_name"
    capital = any(w[:1].isupper() for w in text.split())
    if not capital and (kind not in _MANY or len(text.split()) < 2):
        return "not_a_name"
    return "" if candidate is None or kind in _MANY else "another_name"


def _evidence(draft: DraftActor, mentions: Sequence[Span], places: Places) -> tuple[list[Sentence], list[Dropped]]:
    """The sentences pointed at that name the actor; where there is none, the first that does."""
    pointed, unknown = places.handles(draft.sentences)
    naming = places.around(mentions)
    named = {s.id for s in naming}
    kept = [s for s in pointed if s.id in named]
    dropped = [
        Dropped(field="actors", what=h, reason="no_such_handle", detail=f"evidence of {draft.name}", fact_kept=True)
        for h in unknown
    ]
    return kept or naming[:1], dropped


def _role(draft: DraftActor, name: str, evidence: list[Sentence], places: Places) -> tuple[str | None, list[Dropped]]:
    """The role, if its evidence holds it; the sentence that tells it joins the evidence where it names the actor."""
    role = (draft.role or "").strip()
    if not role or fold(role) == fold(name):
        return None, []
    problems = places.free.unheld(role, evidence)
    if not problems:
        return role, []
    naming = [s for s in places.around(places.name(name)) if fold(role) in fold(s.text)]
    if naming:
        evidence.append(naming[0])
        return role, []
    why = f"role of {name}: {', '.join(problems)}"
    return None, [Dropped(field="actors", what=role, reason="not_held", detail=why, fact_kept=True)]


class Cast:
    """The proved actors, and how to tell which of them a name means."""

    def __init__(self, actors: Sequence[Actor], places: Places) -> None:
        self.actors = tuple(actors)
        self._places = places
        self._by_form: dict[str, Actor] = {}
        self._by_candidate: dict[str, Actor] = {}
        for actor in actors:
            self._by_form.setdefault(fold(actor.name), actor)
            candidate = places.candidate(actor.name)
            if candidate is not None:
                self._by_candidate.setdefault(candidate.id, actor)
        for actor in actors:
            for alias in actor.aliases:
                self._by_form.setdefault(fold(alias.text), actor)

    def who(self, name: str) -> Actor | None:
        """The actor that ``name`` means: by its own forms, else by the candidate that the readers joined it to."""
        actor = self._by_form.get(fold(name))
        if actor is not None:
            return actor
        candidate = self._places.candidate(name)
        return self._by_candidate.get(candidate.id) if candidate else None

    def of_candidate(self, id: str | None) -> Actor | None:  # noqa: A002 - the field's own word
        """The actor that a candidate became, if it did."""
        return self._by_candidate.get(id) if id else None

    def named_in(self, actor: Actor, sentence: Sentence) -> bool:
        """Whether the sentence names the actor, by any of its forms."""
        return actor.id in self._named.get(sentence.id, ())

    def in_sentence(self, sentence: Sentence) -> list[Actor]:
        """All actors that the sentence names."""
        return [self._by_id[i] for i in self._named.get(sentence.id, ())]

    def named_before(self, actor: Actor, sentence: Sentence) -> Sentence | None:
        """The nearest sentence before ``sentence`` that names the actor."""
        named = self._named_at[actor.id]
        i = bisect_left(named, self._places.order[sentence.id])
        return self._places.article.sentences[named[i - 1]] if i else None

    @cached_property
    def _named_at(self) -> dict[str, list[int]]:
        """The places, in the order of the text, of the sentences that name each actor."""
        order = self._places.order
        return {a.id: sorted({order[m.sentence] for m in a.mentions if m.sentence in order}) for a in self.actors}

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {a.id: a for a in self.actors}

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        """The ids of the actors that each sentence names."""
        named: dict[str, dict[str, None]] = {}
        for actor in self.actors:
            for mention in actor.mentions:
                named.setdefault(mention.sentence, {})[actor.id] = None
        return {sentence: list(ids) for sentence, ids in named.items()}
