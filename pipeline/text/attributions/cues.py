"""The cue tables: which verbs and phrases tell who says, holds or does what (``languages/<code>/cues.toml``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from itertools import product
from typing import Any

from pipeline.core.article import StanceWord
from pipeline.text.tables import table


class CueClass(StrEnum):
    """What a cue alone shows. ``approve`` and ``forbid`` are deeds, the others are words; ``reckon`` is to say how much
    or what is to come ("estimates").
    """

    SAY = "say"
    RECKON = "reckon"
    SUPPORT = "support"
    OPPOSE = "oppose"
    APPROVE = "approve"
    FORBID = "forbid"
    NO_COMMENT = "no_comment"
    MIXED = "mixed"

    @property
    def leaning(self) -> StanceWord | None:
        """What it shows of a stance, or nothing; "asserts" only where what is said shows no more."""
        return _LEANING.get(self)

    @property
    def says(self) -> bool:
        """Whether it only tells that something is said."""
        return self in (CueClass.SAY, CueClass.RECKON)

    @property
    def deed(self) -> bool:
        """Whether the stance shows in what was done."""
        return self in (CueClass.APPROVE, CueClass.FORBID)


_LEANING: dict[CueClass, StanceWord] = {
    CueClass.RECKON: "asserts",
    CueClass.SUPPORT: "supports",
    CueClass.OPPOSE: "opposes",
    CueClass.APPROVE: "supports",
    CueClass.FORBID: "opposes",
    CueClass.NO_COMMENT: "no_comment",
    CueClass.MIXED: "mixed",
}


_AFTER = ("nach",)
"""German "nach Angaben …": the noun behind tells."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; ``gap_at`` is where up to six others may stand between (the "…" of the table)."""

    words: tuple[str, ...]
    gap_at: int | None = None
    kind: CueClass = CueClass.SAY


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """The phrases of one first word, by their second: ``seconds`` has for each word all that go on with it, ``others``
    what goes on with any (a "…", or no more words). Each the longest first.
    """

    seconds: dict[str, tuple[Phrase, ...]]
    others: tuple[Phrase, ...]

    def before(self, word: str) -> tuple[Phrase, ...]:
        """The phrases that can go on with ``word``."""
        return self.seconds.get(word, self.others)


@dataclass(frozen=True)
class Cues:
    """One language's cues and the small words of its grammar, in lower case.

    ``particle``: verb → its second parts, some with a class of their own; ``stances``: phrases that show a stance
    by themselves ("is in favour of", "declined to comment"); ``turns``: see ``_turns``; ``withheld``: verbs that
    are no comment where they are negated.
    """

    verbs: dict[str, CueClass]
    participles: dict[str, CueClass]
    particle: dict[str, dict[str, CueClass | None]]
    before: dict[str, tuple[Phrase, ...]]
    opening: frozenset[str]
    postposed: frozenset[str]
    trailing: frozenset[str]
    stances: dict[str, PhraseGroup]
    withheld: frozenset[str]
    turns: dict[str, dict[str, CueClass]]
    nouns: frozenset[str]
    closing: frozenset[str]
    impersonal: frozenset[str]
    that: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    by: frozenset[str]
    negations: frozenset[str]
    between: frozenset[str]
    determiners: frozenset[str]
    barriers: frozenset[str]
    conjunction: frozenset[str]
    relatives: frozenset[str]
    pronouns_m: frozenset[str]
    pronouns_f: frozenset[str]
    pronouns_plural: frozenset[str]
    pronouns_first: frozenset[str]
    drop: bool

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Every pronoun that may be a subject."""
        return self.pronouns_m | self.pronouns_f | self.pronouns_plural | self.pronouns_first

    @cached_property
    def inside(self) -> frozenset[str]:
        """What stands between a subject and its verb: "não", "has", "jamais"."""
        return self.auxiliaries | self.negations | self.be | self.between

    @cached_property
    def adverbs(self) -> frozenset[str]:
        """What stands there and is no part of the verb: "siempre"."""
        return self.between - self.auxiliaries - self.negations

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Every word that a cue can begin with or hang on: where none stands, nothing is attributed."""
        by_key = (self.verbs, self.participles, self.turns, self.before, self.stances)
        return self.nouns.union(_AFTER, self.postposed, self.trailing, self.opening, *by_key)


@cache
def cues(code: str) -> Cues:
    """The cue table of a language; empty sets for one without."""
    data = table(code, "cues")
    endings, participles = data.get("endings", {}), data.get("participles", {})
    classes = [c for c in CueClass if c.value in data and c not in (CueClass.NO_COMMENT, CueClass.MIXED)]
    verbs: dict[str, CueClass] = {}
    past: dict[str, CueClass] = {}
    for kind in classes:
        stems = data[kind.value]
        verbs |= dict.fromkeys(_forms(stems, endings), kind)
        past |= dict.fromkeys(_forms(stems, participles), kind)
    for kind in classes:
        verbs |= dict.fromkeys(data[kind.value].get("words", "").split(), kind)
        past |= dict.fromkeys(data[kind.value].get("past", "").split(), kind)
    verbs |= dict.fromkeys(data.get("particle_say", {}).get("words", "").split(), CueClass.SAY)
    grammar, prepositional = data.get("grammar", {}), data.get("prepositional", {})
    sets = ("that", "auxiliaries", "be", "by", "negations", "between", "determiners", "barriers", "conjunction")
    return Cues(
        verbs=verbs,
        participles={form: kind for form, kind in past.items() if form not in verbs or code == "de"},
        particle={verb: _parts(parts) for verb, parts in data.get("particle", {}).items()},
        before=_phrases(prepositional.get("phrases", ())),
        opening=frozenset(prepositional.get("opening", ())),
        postposed=frozenset(prepositional.get("postposed", ())),
        trailing=frozenset(prepositional.get("trailing", ())),
        stances=_stances(data),
        withheld=_set(data.get("no_comment", {}), "negated"),
        turns=_turns(data.get("turns", {})),
        nouns=_set(prepositional, "nouns"),
        closing=_set(prepositional, "closing"),
        impersonal=_set(prepositional, "impersonal"),
        relatives=_set(grammar, "relatives"),
        pronouns_m=_set(grammar, "pronouns_m"),
        pronouns_f=_set(grammar, "pronouns_f"),
        pronouns_plural=_set(grammar, "pronouns_plural"),
        pronouns_first=_set(grammar, "pronouns_first"),
        drop=bool(grammar.get("drop", False)),
        **{name: _set(grammar, name) for name in sets},
    )


@cache
def sayings(code: str) -> frozenset[str]:
    """The finite verbs beside which an actor stands, for the readers of names: of saying, favouring and opposing."""
    found = cues(code)
    return frozenset(v for v, kind in found.verbs.items() if not kind.deed and v not in found.particle and len(v) > 2)


def _set(data: dict[str, Any], key: str) -> frozenset[str]:
    return frozenset(data.get(key, "").split())


def _forms(stems: dict[str, str], endings: dict[str, str]) -> list[str]:
    return [
        stem + ending
        for group, tails in endings.items()
        for stem in stems.get(group, "").split()
        for ending in tails.split()
    ]


def _turns(data: dict[str, Any]) -> dict[str, dict[str, CueClass]]:
    """Verb form → the words behind it that change what it shows: "called … for", "votou … contra"."""
    found: dict[str, dict[str, CueClass]] = {}
    for kind, lines in data.items():
        for line in lines:
            verbs, _, seconds = line.partition(":")
            for verb in verbs.split():
                found.setdefault(verb, {}).update(dict.fromkeys(seconds.split(), CueClass(kind)))
    return found


def _stances(data: dict[str, Any]) -> dict[str, PhraseGroup]:
    """The phrases of every class that has some: "is|was against" stands for each of its readings."""
    lines: list[tuple[str, CueClass]] = []
    for kind in CueClass:
        for line in data.get(kind.value, {}).get("phrases", ()):
            lines += [(" ".join(words), kind) for words in product(*(w.split("|") for w in line.split()))]
    found: dict[str, list[Phrase]] = {}
    for line, kind in lines:
        for first, phrases in _phrases([line]).items():
            found.setdefault(first, []).extend(replace(p, kind=kind) for p in phrases)
    return {first: _by_second(sorted(items, key=lambda p: -len(p.words))) for first, items in found.items()}


def _by_second(phrases: list[Phrase]) -> PhraseGroup:
    seconds = [None if len(p.words) == 1 or p.gap_at == 1 else p.words[1] for p in phrases]
    told = list(zip(phrases, seconds, strict=True))
    return PhraseGroup(
        {word: tuple(p for p, second in told if second in (None, word)) for word in dict.fromkeys(seconds) if word},
        tuple(p for p, second in told if second is None),
    )


def _parts(parts: str) -> dict[str, CueClass | None]:
    """The second parts of a verb; "say:hin" has a class of its own: "wies … hin" is not "wies … zurück"."""
    split = [part.rpartition(":") for part in parts.split()]
    return {part: CueClass(kind) if kind else None for kind, _, part in split}


def _phrases(lines: Any) -> dict[str, tuple[Phrase, ...]]:
    """First word → the phrases that begin with it, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for line in lines:
        words = line.split()
        gap = words.index("…") if "…" in words else None
        phrase = Phrase(tuple(w for w in words if w != "…"), gap)
        found.setdefault(words[0], []).append(phrase)
    return {first: tuple(sorted(items, key=lambda p: -len(p.words))) for first, items in found.items()}
