"""Which forms of names may be actors: what is kept, and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One spelling of a name and everything that the article shows of it; ``family``: the surname that a group has.

    ``kind`` is what most of its places show, ``strong`` that one of them is beyond doubt, ``sure`` that more than the
    look of its words tells what it is.
    """

    text: str
    runs: tuple[Run, ...]
    weights: tuple[Evidence, ...]
    family: str = ""
    kind: ActorKind | str | None = field(init=False)
    strong: bool = field(init=False)
    sure: bool = field(init=False)

    def __post_init__(self) -> None:
        # A frozen class sets what follows from the rest this way.
        object.__setattr__(self, "kind", _told(self.weights))
        object.__setattr__(self, "strong", any(w.strong for w in self.weights))
        object.__setattr__(self, "sure", any(w.sure and w.kind is not None for w in self.weights))


def _told(weights: Sequence[Evidence]) -> ActorKind | str | None:
    # Who only looks like a person is none where a place shows what it is, or an article stands before it.
    doubtful = any(w.articled or (w.sure and isinstance(w.kind, ActorKind)) for w in weights)
    votes: dict[ActorKind | str, int] = {}
    for weight in weights:
        if weight.kind is not None and (weight.sure or not doubtful):
            votes[weight.kind] = votes.get(weight.kind, 0) + 1
    if len(votes) > 1 and "thing" in votes and any(isinstance(kind, ActorKind) for kind in votes):
        # "o movimento Rio Vivo": what introduces it once says it, also where its words look like a thing's.
        del votes["thing"]
    return max(votes, key=votes.__getitem__) if votes else None


def kept(
    forms: Sequence[Form], words: Words, lists: Lexicon, small: Set[str], sentences: int
) -> tuple[list[Form], list[Form]]:
    """The forms that may be actors, sure ones first, then single words that belong to one; and possible slips."""
    brief = sentences < _BRIEF
    acting = {words.lows[form.runs[0].first] for form in forms if _acts_alone(form, words, lists, small)}
    sure = {
        form
        for form in forms
        if form.kind not in NO_ACTOR
        and (_is_sure(form, words, lists, small, brief=brief) or _named_after(form, words, acting))
    }
    parts = {
        words.lows[i]
        for form in sure
        for i in range(form.runs[0].first, form.runs[0].last + 1)
        if form.runs[0].last > form.runs[0].first and words.words[i][0].isupper()
    }
    for form in forms:
        run = form.runs[0]
        if run.last == run.first and form not in sure and form.kind not in NO_ACTOR:
            low = words.lows[run.first]
            known = low in parts or (lists.code == "de" and low.endswith("s") and low[:-1] in parts)
            trade = low in lists.firms.nouns and low not in lists.cues
            if known and not trade and low not in small and low not in lists.particles and low not in lists.openers:
                sure.add(form)
    slips = [form for form in forms if form not in sure and _may_be_slip(form, words, lists, small)]
    return [form for form in forms if form in sure], slips


def _named_after(form: Form, words: Words, acting: Set[str]) -> bool:
    """ "at Marlowe Quays … Marlowe had offered": the one who acts is what the place is called after."""
    run = form.runs[0]
    return run.last > run.first and words.lows[run.first] in acting


def _acts_alone(form: Form, words: Words, lists: Lexicon, small: Set[str]) -> bool:
    """Whether a single word that no list knows, and that the article repeats, stands as the one who acts."""
    run = form.runs[0]
    low = words.lows[run.first]
    untold = form.kind in (None, ActorKind.COMPANY)
    unknown = run.first == run.last and untold and run.known is None and lists.code != "de"
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
    if (words.lows[run.last] in lists.adjectives) and not (run.title or run.honorific):
        return False
    if single and lists.code == "de" and low in lists.heads and run.known is None:
        return isinstance(kind, ActorKind) and any(w.acts or w.speaks for w in form.weights)
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
