"""Which forms of names may be actors: what is kept, and what only looks like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.core.article import ActorKind
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.evidence import Evidence
from pipeline.text.names.runs import Run
from pipeline.text.words import Words

NO_ACTOR = frozenset({"place", "thing"})
SEATS = frozenset({"country", "capital"})
_COMPOUND = 13
"""Letters of a German word that is a compound noun rather than a name."""
_BRIEF = 4
"""Sentences below which a text shows a name too seldom for its places to speak against it."""


@dataclass
class Form:
    """One spelling of a name and everything that the article shows of it; ``family``: the surname that a group has."""

    text: str
    runs: list[Run] = field(default_factory=list)
    weights: list[Evidence] = field(default_factory=list)
    family: str = ""

    # Once a form is asked, its places don't change any more.
    @cached_property
    def kind(self) -> ActorKind | str | None:
        """What most of its places show; a person's title outweighs a guess."""
        votes = Counter(w.kind for w in self.weights if w.kind is not None)
        if any(isinstance(kind, ActorKind) for kind in votes) and votes["thing"]:
            # "o movimento Rio Vivo": what introduces it once says it, also where its words look like a thing's.
            del votes["thing"]
        return votes.most_common(1)[0][0] if votes else None

    @cached_property
    def sure(self) -> bool:
        """Whether more than the look of its words tells what it is."""
        return any(w.sure and w.kind is not None for w in self.weights)

    @cached_property
    def strong(self) -> bool:
        return any(w.strong for w in self.weights)


def kept(
    forms: Sequence[Form], words: Words, lists: Lexicon, small: Set[str], sentences: int
) -> tuple[list[Form], list[Form]]:
    """The forms that may be actors, sure ones first, then single words that belong to one; and possible slips."""
    sure = [form for form in forms if _is_sure(form, words, lists, small, brief=sentences < _BRIEF)]
    acting = {words.lows[f.runs[0].first] for f in forms if _acts_alone(f, words, lists, small)}
    for form in forms:
        run = form.runs[0]
        if form not in sure and run.last > run.first and words.lows[run.first] in acting and form.kind not in NO_ACTOR:
            # "at Marlowe Quays … Marlowe had offered": the one who acts is what the place is called after.
            sure.append(form)
    parts = {
        words.lows[i]
        for form in sure
        if form.kind not in NO_ACTOR and form.runs[0].last > form.runs[0].first
        for i in range(form.runs[0].first, form.runs[0].last + 1)
        if words.words[i][0].isupper()
    }
    chosen = {id(form) for form in sure}
    for form in forms:
        if id(form) not in chosen and form.kind not in NO_ACTOR:
            run = form.runs[0]
            low = words.lows[run.first]
            genitive = lists.code == "de" and low.endswith("s") and low[:-1] in parts
            if (
                run.first == run.last
                and (low in parts or genitive)
                and low not in small | lists.particles | lists.openers
            ):
                chosen.add(id(form))
    kept = [form for form in forms if id(form) in chosen and form.kind not in NO_ACTOR]
    return kept, [form for form in forms if id(form) not in chosen and _may_be_slip(form, words, lists, small)]


def _acts_alone(form: Form, words: Words, lists: Lexicon, small: Set[str]) -> bool:
    """Whether a single word that no list knows, and that the article repeats, stands as the one who acts."""
    run = form.runs[0]
    low = words.lows[run.first]
    unknown = run.first == run.last and form.kind is None and run.known is None and lists.code != "de"
    return (
        unknown
        and len(form.runs) > 1
        and low not in small
        and low not in lists.openers
        and any(w.acts for w in form.weights)
    )


def _may_be_slip(form: Form, words: Words, lists: Lexicon, small: Set[str]) -> bool:
    """A lone word that would not do as a name, but may be a known surname misspelt."""
    run = form.runs[0]
    low = words.lows[run.first]
    lone = run.first == run.last and form.kind is None and run.known is None and low.isalpha()
    return lone and low not in small and low not in lists.openers and not lists.is_ordinary(low)


def _is_sure(form: Form, words: Words, lists: Lexicon, small: Set[str], *, brief: bool) -> bool:
    run, kind = form.runs[0], form.kind
    single = run.first == run.last
    low = words.lows[run.first]
    if kind in NO_ACTOR or (words.lows[run.last] in lists.adjectives and not (run.title or run.honorific)):
        return False
    if kind in SEATS:
        return any(w.acts or w.speaks or (w.subject and lists.code == "de") for w in form.weights)
    if not brief and _only_governed(form, words, lists):
        return False
    if all(words.gap(r.last).startswith("/") for r in form.runs) and not isinstance(run.known, ActorKind):
        # "Wilson Dias/Agência Brasil": a photographer's credit.
        return False
    if all(r.headline for r in form.runs) and not form.strong:
        return False
    if all(r.quoted for r in form.runs) and not isinstance(run.known, ActorKind):
        return False
    if single and not any(w.role or w.speaks for w in form.weights) and _in_places(form, words, lists):
        # "Gary, Indiana": no Gary.
        return False
    if form.strong:
        return not (single and low in small and run.known is None and not run.title and kind is not ActorKind.PERSON)
    affiliated = single and words.words[run.first].isupper() and any(_affiliated(r, words, lists) for r in form.runs)
    if not brief and kind is None and lists.code != "de" and not any(w.acts for w in form.weights) and not affiliated:
        return False
    local = sum(w.local for w in form.weights)
    if local and single and (2 * local >= len(form.weights) or not any(w.subject for w in form.weights)):
        return False
    if all(w.local for w in form.weights):
        return False
    if _in_places(form, words, lists):
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


def _only_governed(form: Form, words: Words, lists: Lexicon) -> bool:
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
    if form.kind is ActorKind.PERSON and not form.sure:
        # "com Hugo Chadha" may well be somebody, "de Volta Redonda" is sooner a place.
        return all(w.placed for w in form.weights)
    return form.kind is None


def _affiliated(run: Run, words: Words, lists: Lexicon) -> bool:
    return run.first > 1 and lists.is_title(words.lows[run.first - 2])


def _of_group(run: Run, words: Words, lists: Lexicon) -> bool:
    """ "Researchers at the University of Vermont" """
    return any(words.lows[i] in lists.groups for i in range(max(0, run.first - 3), run.first))


def _in_places(form: Form, words: Words, lists: Lexicon) -> bool:
    """ "Toledo, Ohio": wherever it stands, what it lies in stands behind its comma."""
    return all(
        words.gap(r.last) == ", " and r.last + 1 < len(words) and lists.known.get(words.lows[r.last + 1]) == "place"
        for r in form.runs
    )


def _is_german_name(form: Form, words: Words, lists: Lexicon) -> bool:
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
    return not compound and "-" not in lows[0] and lists.known.get(lows[-1].removesuffix("s")) not in SEATS
