"""The cue tables: which verbs and phrases tell who says, holds or does what (``languages/<code>/cues.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from typing import Any

from pipeline.text.attributions.classes import CueClass
from pipeline.text.attributions.set_phrases import PhraseGroup, by_first_word
from pipeline.text.tables import table

_AFTER = ("nach",)
"""German "nach Angaben …": the noun behind tells."""


@dataclass(frozen=True)
class Cues:
    """One language's cues and the small words of its grammar, in lower case.

    ``particle``: verb → its second parts, some with a class of their own; ``stances``: phrases that show a stance
    by themselves ("is in favour of", "declined to comment"); ``turns``: see ``_turns``; ``withheld``: verbs that
    are no comment where they are negated; ``aides``: who speaks for somebody ("lawyers", "office"); ``owners``:
    possessive → the pronoun of whom it means, "" where it doesn't tell; ``indirect``: verb forms of reported speech.
    """

    verbs: dict[str, CueClass]
    participles: dict[str, CueClass]
    particle: dict[str, dict[str, CueClass | None]]
    before: dict[str, PhraseGroup]
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
    adverse: frozenset[str]
    relatives: frozenset[str]
    pronouns_m: frozenset[str]
    pronouns_f: frozenset[str]
    pronouns_plural: frozenset[str]
    pronouns_first: frozenset[str]
    drop: bool
    aides: frozenset[str]
    owners: dict[str, str]
    indirect: frozenset[str]

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
    def coordinating(self) -> frozenset[str]:
        """Words behind which a verb has the subject of the one before: "e", "mas"."""
        return self.conjunction | self.adverse

    @cached_property
    def triggers(self) -> dict[str, frozenset[str] | None]:
        """Every word that a cue can begin with → the words of which one has to follow; none where any may.

        Where none stands, nothing is attributed.
        """
        found: dict[str, frozenset[str] | None] = {}
        for first, group in (*self.before.items(), *self.stances.items()):
            known = found.get(first, frozenset())
            found[first] = None if known is None or group.seconds is None else known | group.seconds
        lone = self.postposed.union(
            _AFTER, self.trailing, self.opening, self.verbs, self.participles, self.turns, self.indirect
        )
        return found | dict.fromkeys(lone)


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
    sets = (
        "that",
        "auxiliaries",
        "be",
        "by",
        "negations",
        "between",
        "determiners",
        "barriers",
        "conjunction",
        "adverse",
    )
    return Cues(
        verbs=verbs,
        participles={form: kind for form, kind in past.items() if form not in verbs or code == "de"},
        particle={verb: _parts(parts) for verb, parts in data.get("particle", {}).items()},
        before=by_first_word((line, CueClass.SAY) for line in prepositional.get("phrases", ())),
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
        aides=_set(data.get("aides", {}), "words"),
        owners={w: pronoun for pronoun, ws in data.get("owners", {}).items() for w in ws.split()},
        indirect=_set(grammar, "indirect"),
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
    return by_first_word(lines)


def _parts(parts: str) -> dict[str, CueClass | None]:
    """The second parts of a verb; "say:hin" has a class of its own: "wies … hin" is not "wies … zurück"."""
    split = [part.rpartition(":") for part in parts.split()]
    return {part: CueClass(kind) if kind else None for kind, _, part in split}
