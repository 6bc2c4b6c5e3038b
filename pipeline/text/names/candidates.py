"""From runs to possible actors: what is kept, what is joined, what each one is called."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from pipeline.core.article import ActorKind, Candidate, NameMention, Sentence
from pipeline.core.span import Span
from pipeline.text.aliases import group_names
from pipeline.text.lexicon import Lexicon, lexicon
from pipeline.text.names.acronyms import inner_names
from pipeline.text.names.credits import credits_cut
from pipeline.text.names.evidence import Evidence, weigh
from pipeline.text.names.families import part_families
from pipeline.text.names.groups import find_groups
from pipeline.text.names.joins import join_states, share_surnames
from pipeline.text.names.roles import trade_of
from pipeline.text.names.runs import Run, find_runs
from pipeline.text.names.sure import SEATS, Form, kept
from pipeline.text.tables import base
from pipeline.text.words import Words

_SLIPS = 200
"""Lone words that are compared with the surnames, at most."""


@dataclass(frozen=True, slots=True)
class Names:
    """``mentions`` (``m1`` …) in the order of the text, ``candidates`` (``a1`` …) in the order of first mention."""

    mentions: tuple[NameMention, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def read_names(
    text: str,
    language: str,
    sentences: Sequence[Sentence],
    *,
    words: Words | None = None,
    sayings: frozenset[str] = frozenset(),
) -> Names:
    """Names and candidates of ``text``. ``words`` saves a second pass over it; ``sayings`` are verbs of saying."""
    code = base(language)
    words, lists = words or Words(text, language), lexicon(code)
    runs = inner_names(credits_cut(find_runs(words, sentences, lists), words, sentences, lists), words, lists)
    small = set(words.words).intersection(words.lows)
    every = part_families(_forms(runs, words, lists, sayings, small), words, lists)
    forms, slips = kept(every, words, lists, small, len(sentences))
    sure = len(forms)
    forms += slips[:_SLIPS]
    spans: dict[str, list[Span]] = {
        form.text: [Span(start=words.starts[r.first], end=words.ends[r.last]) for r in form.runs] for form in forms
    }
    candidates = _candidates(words, lists, forms, spans, sure)
    taken = [span for candidate in candidates for span in candidate.mentions]
    named = {part for c in candidates for part in c.name.lower().split()}
    # "the council" beside "North Yorkshire Council" is no second actor.
    held = {part for c in candidates if c.role for part in c.role.of(text).lower().split()}
    groups = find_groups(words, lists, taken, sayings, held)
    # "the union" is whoever was introduced as one.
    named |= {
        w for c in candidates if c.role and c.kind is not ActorKind.PERSON for w in c.role.of(text).lower().split()
    }
    bodies = [g for g in groups if g.kind is ActorKind.GROUP or g.name.lower() not in named]
    places = sorted((s.start, s.end) for b in bodies if b.kind is not ActorKind.GROUP for s in b.mentions)
    candidates = [c for c in candidates if not _only_within(c, places)] + bodies
    candidates = share_surnames(join_states(sorted(candidates, key=lambda c: c.mentions[0].start), lists), lists)
    numbered = tuple(c.model_copy(update={"id": f"a{i}"}) for i, c in enumerate(candidates, 1))
    return Names(_mentions(text, numbered, sentences), numbered)


def _only_within(candidate: Candidate, bodies: Sequence[tuple[int, int]]) -> bool:
    """ "o tribunal de Volta Serena", "o governo Moura": a name only inside a body's is no second actor.

    ``bodies`` are their places, in order.
    """
    if candidate.kind not in (None, ActorKind.PERSON):
        return False
    for span in candidate.mentions:
        before = bisect_left(bodies, (span.start, 0)) - 1
        if before < 0 or bodies[before][1] < span.end:
            return False
    return True


def _forms(runs: Iterable[Run], words: Words, lists: Lexicon, sayings: Set[str], small: Set[str]) -> list[Form]:
    found: dict[str, tuple[str, list[Run], list[Evidence]]] = {}
    for run in runs:
        surface = words.text[words.starts[run.first] : words.ends[run.last]]
        key = " ".join(surface.split()) if run.last > run.first else surface
        _, places, weights = found.setdefault(key, (surface, [], []))
        places.append(run)
        weights.append(weigh(run, words, lists, sayings, small))
    return [Form(surface, tuple(places), tuple(weights)) for surface, places, weights in found.values()]


def _candidates(
    words: Words, lists: Lexicon, forms: Sequence[Form], spans: dict[str, list[Span]], sure: int
) -> list[Candidate]:
    text, language = words.text, lists.code
    index = {form.text: i for i, form in enumerate(forms)}
    persons = {i: form.kind is ActorKind.PERSON for i, form in enumerate(forms) if form.kind is not None and form.sure}
    guess = [i for i, form in enumerate(forms) if form.kind in (None, ActorKind.PERSON) and not form.runs[0].known]
    names = [" ".join(form.text.split()) for form in forms]
    surnames = {form.text.split()[-1] for form in forms if form.kind is ActorKind.PERSON and " " in form.text}
    pairs = _parenthesised(text, forms, spans, index) + _kin(forms)
    families = [i for i, form in enumerate(forms) if form.family]
    found: list[Candidate] = []
    grouped = group_names(names, language=language, persons=persons, pairs=pairs, guess=guess, lone=families)
    for group in grouped:
        if all(i >= sure for i in group.members):
            continue
        members = [forms[i] for i in group.members]
        everyone = [*members, *(forms[i] for i in group.guesses)]
        full = max(members, key=_fullness)
        places = sorted((s for form in everyone for s in spans[form.text]), key=lambda s: s.start)
        roles = [w.role for form in members for w in form.weights if w.role]
        kind = _kind(members, bool(roles) or full.text in surnames)
        if kind is ActorKind.PERSON:
            roles = roles or [t for form in members for r in form.runs if (t := trade_of(r, words, lists))]
        else:
            roles = [w.described for form in members for w in form.weights if w.described]
        role = max(roles, key=lambda r: r[1] - r[0], default=None)
        found.append(
            Candidate(
                id="a0",
                name=full.text,
                aliases=tuple(form.text for form in members if form is not full),
                guess=tuple(forms[i].text for i in group.guesses),
                mentions=tuple(places),
                kind=kind,
                role=Span(start=role[0], end=role[1]) if role else None,
            )
        )
    return found


def _kin(forms: Sequence[Form]) -> list[tuple[int, int]]:
    """The names of one family: "os Tuxari", "povo Tuxari"."""
    first: dict[str, int] = {}
    return [(first.setdefault(form.family, i), i) for i, form in enumerate(forms) if form.family]


def _fullness(form: Form) -> tuple[bool, bool, int, int]:
    """The fullest form names the actor: an institution's words before its acronym, a name before "Sr. Huang"."""
    run = form.runs[0]
    return not run.honorific, not form.text.isupper(), run.last - run.first, len(form.runs)


def _kind(members: Sequence[Form], personal: bool) -> ActorKind | None:
    votes: dict[ActorKind, int] = {}
    weights = [weight for form in members for weight in form.weights]
    sure = [weight for weight in weights if weight.sure and weight.kind is not None]
    if not sure and any(weight.articled for weight in weights):
        personal, weights = False, [w for w in weights if w.kind is not ActorKind.PERSON]
    # Nobody stands "at" a person: there only the look of the words says so.
    for weight in sure or [w for w in weights if not w.local]:
        kind = ActorKind.GOVERNMENT if weight.kind in SEATS else weight.kind
        if isinstance(kind, ActorKind):
            votes[kind] = votes.get(kind, 0) + 1
    if votes:
        return max(votes, key=votes.__getitem__)
    return ActorKind.PERSON if personal else None


def _parenthesised(
    text: str, forms: Sequence[Form], spans: dict[str, list[Span]], index: dict[str, int]
) -> list[tuple[int, int]]:
    """Pairs that the text equates: "Fundo Monetário Internacional (FMI)"."""
    # The innermost name that ends before the bracket: the acronym has its initials.
    ends = {
        span.end: form
        for span, form in sorted(
            ((s, form) for form in forms for s in spans[form.text]), key=lambda pair: pair[0].start
        )
    }
    pairs: list[tuple[int, int]] = []
    for form in forms:
        for span in spans[form.text]:
            opened = text[span.start - 2 : span.start] == " (" and text[span.end : span.end + 1] in (")", ",")
            other = ends.get(span.start - 2) if opened else None
            if other is None or ActorKind.PERSON in (other.kind, form.kind) or SEATS & {other.kind, form.kind}:
                continue
            if other.kind is None and form.text.isupper() and form.runs[0].known is not None:
                # "Tarvo Lumic (PSD)" has a party.
                continue
            if len(form.text.split()) == 1 or len(other.text.split()) == 1:
                pairs.append((index[other.text], index[form.text]))
    return pairs


def _mentions(text: str, candidates: Sequence[Candidate], sentences: Sequence[Sentence]) -> tuple[NameMention, ...]:
    places = sorted(
        ((span, c.id) for c in candidates for span in c.mentions), key=lambda item: (item[0].start, item[0].end)
    )
    found: list[NameMention] = []
    at = 0
    for i, (span, candidate) in enumerate(places, 1):
        while at + 1 < len(sentences) and sentences[at + 1].span.start <= span.start:
            at += 1
        found.append(
            NameMention(id=f"m{i}", text=span.of(text), span=span, sentence=sentences[at].id, candidate=candidate)
        )
    return tuple(found)
