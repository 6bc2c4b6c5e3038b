"""Families and peoples that bear a person's surname: "os Tuxari", "la famille Moreau", "the Daltons".

None of them is the person: such a place belongs to a group of its own, or to nobody.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.core.article import ActorKind
from pipeline.text.lexicon import Lexicon
from pipeline.text.names.evidence import Evidence
from pipeline.text.names.runs import Run
from pipeline.text.names.sure import Form
from pipeline.text.words import Words

_NEAR = frozenset({" ", "\u00a0", "\u202f", "\n"})
_INFLECTED = frozenset({"en", "de"})
"""Languages that make a plural of a surname: "the Daltons", "die Brenners"."""


def part_families(forms: Sequence[Form], words: Words, lists: Lexicon) -> list[Form]:
    """The forms without the places of families, and behind them the families' own forms."""
    people = {
        words.lows[form.runs[0].last]
        for form in forms
        if form.kind is ActorKind.PERSON and form.runs[0].last > form.runs[0].first
    }
    forms = [_persons(form, people, words) for form in forms]
    parted: list[Form] = []
    families: dict[str, list[tuple[str, Run, Evidence]]] = {}
    for form in forms:
        surname = _surname(form, people, words, lists)
        places = [_family(run, surname, words, lists) for run in form.runs] if surname else []
        if not any(place is not None for place in places):
            parted.append(form)
            continue
        told = list(zip(form.runs, form.weights, places, strict=True))
        others = [(run, weight) for run, weight, place in told if place is None]
        if others:
            parted.append(Form(form.text, tuple(run for run, _ in others), tuple(weight for _, weight in others)))
        for run, weight, place in told:
            if place:
                text = " ".join(words.text[words.starts[place[0]] : words.ends[place[1]]].split())
                group = weight._replace(kind=ActorKind.GROUP, strong=True, sure=True, role=None)
                whole = run._replace(first=place[0], last=place[1], initial=False)
                families.setdefault(text, []).append((surname, whole, group))
    for text, found in families.items():
        parted.append(Form(text, tuple(f[1] for f in found), tuple(f[2] for f in found), family=found[0][0]))
    return parted


def _persons(form: Form, people: Set[str], words: Words) -> Form:
    """A lone surname of somebody named is no firm, whatever stands beside it: "Moro's shareholders"."""
    run = form.runs[0]
    single = run.first == run.last and run.known is None and words.lows[run.first] in people
    if not single or form.kind is not ActorKind.COMPANY:
        return form
    return Form(form.text, form.runs, tuple(w._replace(kind=None, strong=w.speaks) for w in form.weights))


def _surname(form: Form, people: Set[str], words: Words, lists: Lexicon) -> str:
    """The person's surname that a single word has; empty where it has none."""
    run = form.runs[0]
    low = words.lows[run.first]
    if run.last > run.first or run.title or run.honorific:
        return ""
    if low in people or any(_told(run, words, lists) for run in form.runs):
        return low
    return low[:-1] if lists.code in _INFLECTED and low.endswith("s") and low[:-1] in people else ""


def _told(run: Run, words: Words, lists: Lexicon) -> bool:
    """Whether the word beside a name says that it is a family's or a people's: "la famille Diallo"."""
    i = run.first
    if run.known is not None:
        return False
    if lists.code == "en":
        return words.gap(run.last) in _NEAR and words.lows[run.last + 1] in lists.peoples
    return i > 0 and words.before(i) in _NEAR and words.lows[i - 1] in lists.peoples


def _family(run: Run, surname: str, words: Words, lists: Lexicon) -> tuple[int, ...] | None:
    """First and last word of the family's name at a run; none where it is no family, empty where it has no own words.

    The word that makes a family of it is part of the name, since the surname alone is the person's. One that is fused
    with a preposition ("a terra dos Tuxari") can't be: such a place is nobody's.
    """
    i = run.first
    before = words.lows[i - 1] if i and words.before(i) in _NEAR else ""
    behind = words.lows[i + 1] if words.gap(i) in _NEAR else ""
    if lists.code == "en" and behind in lists.peoples:
        return i, i + 1
    if lists.code != "en" and before in lists.peoples:
        return i - 1, i
    if before not in lists.plurals or (lists.code in _INFLECTED and words.lows[i] == surname):
        return None
    if before not in lists.articles:
        return ()
    return (i, i) if lists.code == "en" else (i - 1, i)
