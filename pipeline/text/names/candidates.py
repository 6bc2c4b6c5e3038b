"""From runs to possible actors: what is kept, what is joined, what each one is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from pipeline.core.article import ActorKind, Candidate, NameMention, Sentence
from pipeline.core.span import Span
from pipeline.text.aliases import group_names
from pipeline.text.lexicon import Lexicon, lexicon
from pipeline.text.names.evidence import Evidence, weigh
from pipeline.text.names.groups import find_groups
from pipeline.text.names.roles import trade_of
from pipeline.text.names.runs import Run, find_runs
from pipeline.text.tables import base
from pipeline.text.words import Words

_NO_ACTOR = frozenset({"place", "thing"})
_COMPOUND = 13
"""Letters of a German word that is a compound noun rather than a name."""
_SLIPS = 200
"""Lone words that are compared with the surnames, at most."""
_SEATS = frozenset({"country", "capital"})


@dataclass(frozen=True, slots=True)
class Names:
    """``mentions`` (``m1`` …) in the order of the text, ``candidates`` (``a1`` …) in the order of first mention."""

    mentions: tuple[NameMention, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class _Form:
    """One spelling of a name and everything that the article shows of it."""

    text: str
    runs: list[Run] = field(default_factory=list)
    weights: list[Evidence] = field(default_factory=list)

    @property
    def kind(self) -> ActorKind | str | None:
        """What most of its places show; a person's title outweighs a guess."""
        votes = Counter(w.kind for w in self.weights if w.kind is not None)
        if any(isinstance(kind, ActorKind) for kind in votes) and votes["thing"]:
            # "o movimento Rio Vivo": what introduces it once says it, also where its words look like a thing's.
            del votes["thing"]
        return votes.most_common(1)[0][0] if votes else None

    @property
    def sure(self) -> bool:
        """Whether more than the look of its words tells what it is."""
        return any(w.sure and w.kind is not None for w in self.weights)

    @property
    def strong(self) -> bool:
        return any(w.strong for w in self.weights)


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
    runs = _credits_cut(find_runs(words, sentences, lists), words, lists)
    small = {low for word, low in zip(words.words, words.lows, strict=True) if word == low}
    forms, slips = _kept(_forms(runs, words, lists, sayings, small), words, lists, small)
    sure = len(forms)
    forms += slips[:_SLIPS]
    spans: dict[str, list[Span]] = {
        form.text: [Span(start=words.starts[r.first], end=words.ends[r.last]) for r in form.runs] for form in forms
    }
    candidates = _candidates(words, lists, forms, spans, sure)
    taken = [span for candidate in candidates for span in candidate.mentions]
    named = {part for c in candidates for part in c.name.lower().split()}
    # "the council" beside "North Yorkshire Council" is no second actor.
    groups = find_groups(words, lists, taken, sayings)
    candidates += [g for g in groups if g.kind is ActorKind.GROUP or g.name.lower() not in named]
    candidates.sort(key=lambda c: c.mentions[0].start)
    numbered = tuple(c.model_copy(update={"id": f"a{i}"}) for i, c in enumerate(candidates, 1))
    return Names(_mentions(text, numbered, sentences), numbered)


def _forms(runs: Iterable[Run], words: Words, lists: Lexicon, sayings: Set[str], small: Set[str]) -> list[_Form]:
    forms: dict[str, _Form] = {}
    for run in runs:
        surface = words.text[words.starts[run.first] : words.ends[run.last]]
        form = forms.setdefault(" ".join(surface.split()), _Form(surface))
        form.runs.append(run)
        form.weights.append(weigh(run, words, lists, sayings, small))
    return list(forms.values())


def _credits_cut(runs: Sequence[Run], words: Words, lists: Lexicon) -> list[Run]:
    """A name that a photographer's follows without a comma ("Michel Temer Antonio Cruz/Agência") is two.

    Only where the article has the first of them alone as well, and the second begins with a given name.
    """
    short = {tuple(words.lows[r.first : r.last + 1]) for r in runs if r.last - r.first == 1}
    cut: list[Run] = []
    for run in runs:
        middle = run.first + 2
        known = run.last - run.first >= 3 and tuple(words.lows[run.first : middle]) in short
        if known and lists.is_given(words.lows[middle]):
            cut += [replace(run, last=middle - 1), Run(middle, run.last)]
        else:
            cut.append(run)
    return cut


def _kept(forms: Sequence[_Form], words: Words, lists: Lexicon, small: Set[str]) -> tuple[list[_Form], list[_Form]]:
    """The forms that may be actors, sure ones first, then single words that belong to one; and possible slips."""
    sure = [form for form in forms if _is_sure(form, words, lists, small)]
    parts = {
        words.lows[i]
        for form in sure
        if form.kind not in _NO_ACTOR and form.runs[0].last > form.runs[0].first
        for i in range(form.runs[0].first, form.runs[0].last + 1)
        if words.words[i][0].isupper()
    }
    chosen = {id(form) for form in sure}
    for form in forms:
        if id(form) not in chosen and form.kind not in _NO_ACTOR:
            run = form.runs[0]
            low = words.lows[run.first]
            genitive = lists.code == "de" and low.endswith("s") and low[:-1] in parts
            if (
                run.first == run.last
                and (low in parts or genitive)
                and low not in small | lists.particles | lists.openers
            ):
                chosen.add(id(form))
    kept = [form for form in forms if id(form) in chosen and form.kind not in _NO_ACTOR]
    return kept, [form for form in forms if id(form) not in chosen and _may_be_slip(form, words, lists, small)]


def _may_be_slip(form: _Form, words: Words, lists: Lexicon, small: Set[str]) -> bool:
    """A lone word that would not do as a name, but may be a known surname misspelt."""
    run = form.runs[0]
    low = words.lows[run.first]
    lone = run.first == run.last and form.kind is None and run.known is None and low.isalpha()
    return lone and low not in small and low not in lists.openers and not lists.is_ordinary(low)


def _is_sure(form: _Form, words: Words, lists: Lexicon, small: Set[str]) -> bool:
    run, kind = form.runs[0], form.kind
    single = run.first == run.last
    low = words.lows[run.first]
    if kind in _NO_ACTOR or (words.lows[run.last] in lists.adjectives and not (run.title or run.honorific)):
        return False
    if kind in _SEATS:
        return any(w.acts or w.speaks or (w.subject and lists.code == "de") for w in form.weights)
    if _only_governed(form, words, lists):
        return False
    if all(words.gap(r.last).startswith("/") for r in form.runs) and not isinstance(run.known, ActorKind):
        # "Wilson Dias/Agência Brasil": a photographer's credit.
        return False
    if all(r.headline for r in form.runs) and not form.strong:
        return False
    if all(r.quoted for r in form.runs) and not isinstance(run.known, ActorKind):
        return False
    if form.strong:
        return not (single and low in small and run.known is None and not run.title and kind is not ActorKind.PERSON)
    affiliated = single and words.words[run.first].isupper() and any(_affiliated(r, words, lists) for r in form.runs)
    if kind is None and lists.code != "de" and not any(w.acts for w in form.weights) and not affiliated:
        return False
    local = sum(w.local for w in form.weights)
    if local and single and (2 * local >= len(form.weights) or not any(w.subject for w in form.weights)):
        return False
    if all(w.local for w in form.weights):
        return False
    if all(words.gap(r.last) == ", " and _place_behind(r, words, lists) for r in form.runs):
        # "Toledo, Ohio"
        return False
    if lists.code == "de":
        return _is_german_name(form, words, lists)
    if single and (low in small or low in lists.adjectives or low in lists.heads):
        return False
    if all(r.initial for r in form.runs):
        return not single and not any(words.lows[i] in small for i in (run.first, run.last))
    if not single and lists.code == "en" and low in lists.adjectives:
        return False
    return len(words.words[run.first]) > 1


def _only_governed(form: _Form, words: Words, lists: Lexicon) -> bool:
    """Whether a name only ever stands behind prepositions, and nothing else says that it acts.

    So stand places ("o salar de Coipasa"), venues, and what merely looks like a person.
    """
    if any(w.subject or w.role or w.speaks for w in form.weights) or isinstance(form.runs[0].known, ActorKind):
        return False
    run = form.runs[0]
    if form.kind is None and words.words[run.first].isupper() and any(_affiliated(r, words, lists) for r in form.runs):
        # "pesquisadora da USP"
        return False
    if {words.lows[run.first], words.lows[run.last]} & lists.venues:
        return all(w.local for w in form.weights) and not any(_of_group(r, words, lists) for r in form.runs)
    return form.kind is None or (form.kind is ActorKind.PERSON and not form.sure)


def _affiliated(run: Run, words: Words, lists: Lexicon) -> bool:
    return run.first > 1 and lists.is_title(words.lows[run.first - 2])


def _of_group(run: Run, words: Words, lists: Lexicon) -> bool:
    """ "Researchers at the University of Vermont" """
    return any(words.lows[i] in lists.groups for i in range(max(0, run.first - 3), run.first))


def _place_behind(run: Run, words: Words, lists: Lexicon) -> bool:
    return run.last + 1 < len(words) and lists.known.get(words.lows[run.last + 1]) == "place"


def _is_german_name(form: _Form, words: Words, lists: Lexicon) -> bool:
    """German writes every noun with a capital, so a name must show more than that."""
    run = form.runs[0]
    tokens = words.words[run.first : run.last + 1]
    if len(tokens) == 1:
        return 2 <= len(tokens[0]) <= 6 and tokens[0].isupper() and tokens[0].isalpha()
    lows = words.lows[run.first : run.last + 1]
    if all(r.first and words.lows[r.first - 1] in lists.articles for r in form.runs):
        return False
    if all(r.initial for r in form.runs) and lows[0].endswith(("e", "er", "en", "es", "em")):
        return False
    if any(low in lists.ordinary or low.endswith(lists.endings) for low in lows if low not in lists.particles):
        return False
    # A compound is longer than a surname, and "Invasion Chinas" ends in a country.
    compound = any(len(low) > _COMPOUND for low in lows)
    return not compound and "-" not in lows[0] and lists.known.get(lows[-1].removesuffix("s")) not in _SEATS


def _candidates(
    words: Words, lists: Lexicon, forms: Sequence[_Form], spans: dict[str, list[Span]], sure: int
) -> list[Candidate]:
    text, language = words.text, lists.code
    index = {form.text: i for i, form in enumerate(forms)}
    persons = {i: form.kind is ActorKind.PERSON for i, form in enumerate(forms) if form.kind is not None and form.sure}
    guess = [i for i, form in enumerate(forms) if form.kind in (None, ActorKind.PERSON) and not form.runs[0].known]
    names = [" ".join(form.text.split()) for form in forms]
    surnames = {form.text.split()[-1] for form in forms if form.kind is ActorKind.PERSON and " " in form.text}
    pairs = _parenthesised(text, forms, spans, index)
    found: list[Candidate] = []
    for group in group_names(names, language=language, persons=persons, pairs=pairs, guess=guess):
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


def _fullness(form: _Form) -> tuple[bool, bool, int, int]:
    """The fullest form names the actor: an institution's words before its acronym, a name before "Sr. Huang"."""
    run = form.runs[0]
    return not run.honorific, not form.text.isupper(), run.last - run.first, len(form.runs)


def _kind(members: Sequence[_Form], personal: bool) -> ActorKind | None:
    votes: Counter[ActorKind] = Counter()
    weights = [weight for form in members for weight in form.weights]
    sure = [weight for weight in weights if weight.sure and weight.kind is not None]
    for weight in sure or weights:
        if weight.kind in _SEATS:
            votes[ActorKind.GOVERNMENT] += 1
        elif isinstance(weight.kind, ActorKind):
            votes[weight.kind] += 1
    if votes:
        return votes.most_common(1)[0][0]
    return ActorKind.PERSON if personal else None


def _parenthesised(
    text: str, forms: Sequence[_Form], spans: dict[str, list[Span]], index: dict[str, int]
) -> list[tuple[int, int]]:
    """Pairs that the text equates: "Fundo Monetário Internacional (FMI)"."""
    ends = {span.end: form for form in forms for span in spans[form.text]}
    pairs: list[tuple[int, int]] = []
    for form in forms:
        for span in spans[form.text]:
            opened = text[span.start - 2 : span.start] == " (" and text[span.end : span.end + 1] in (")", ",")
            other = ends.get(span.start - 2) if opened else None
            if other is None or ActorKind.PERSON in (other.kind, form.kind) or _SEATS & {other.kind, form.kind}:
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
