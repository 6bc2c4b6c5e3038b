"""The one rule for when two names mean the same actor.

Conservative by design: names are joined when one is a shorter form of exactly one other (a surname, a firm without its
suffix, an acronym), and two people who share a surname are never joined. Likeness alone, say a translator's "Hwang"
for "Huang", is only a guess, and only where no exact reading exists.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.text.lexicon import Lexicon, lexicon
from pipeline.text.name_words import Name, take_apart
from pipeline.text.tables import base

_LIKENESS = 80.0
"""rapidfuzz ratio (0 to 100) from which a slip of the pen is thinkable: "Hwang" and "Huang" have exactly 80."""
_SHORTEST_GUESS = 4
_CROWD = 8
"""A word that more names than this share tells nothing about any of them."""


_GENITIVES = frozenset({"de", "und"})
"""Languages whose genitive is an s without an apostrophe; elsewhere "the Daltons" are no Dalton."""


class Match(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    GUESS = "guess"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Group:
    """Indexes of names that mean one actor; ``guesses`` are joined by likeness alone."""

    members: tuple[int, ...]
    guesses: tuple[int, ...] = ()


def same_actor(a: str, b: str, *, language: str = "und", names: Iterable[str] = ()) -> Match:
    """Whether ``a`` and ``b`` mean the same actor in an article that also has ``names``.

    Which other names there are matters: "Bolsonaro" beside Jair and Flávio Bolsonaro is neither of them.
    """
    all_names = list(dict.fromkeys((a, b, *names)))
    if a == b:
        return Match.SAME
    for group in group_names(all_names, language=language):
        inside = {*group.members, *group.guesses}
        if {0, 1} <= inside:
            return Match.GUESS if {0, 1} & set(group.guesses) else Match.SAME
    return Match.NONE


def group_names(
    names: Sequence[str],
    *,
    language: str = "und",
    persons: dict[int, bool] | None = None,
    pairs: Collection[tuple[int, int]] = (),
    guess: Collection[int] | None = None,
    lone: Collection[int] = (),
) -> list[Group]:
    """Joins the names of one article to actors; every index is in exactly one group, in the order of the names.

    ``persons`` tells which names are (not) people, where that is known; ``pairs`` are names that the text itself
    equates, as "Fundo Monetário Internacional (FMI)" does; ``guess`` bounds which names may be joined by likeness;
    ``lone`` names are joined by ``pairs`` only, whatever words they share ("os Tuxari" are no Iracema Tuxari).
    """
    known = persons or {}
    parts = [take_apart(name, language, person=known.get(i)) for i, name in enumerate(names)]
    for i in lone:
        # Without words of its own a name is like no other.
        parts[i] = Name(names[i], (), False, False, ())
    words = lexicon(base(language))
    joined = _Joined(parts, words)
    joined.equal()
    for a, b in pairs:
        joined.join(a, b)
    joined.shorter()
    joined.firms()
    joined.acronyms()
    groups = joined.groups()
    return _guessed(parts, groups, set(range(len(names))) if guess is None else set(guess), words)


class _Joined:
    """Union-find over the names of an article."""

    def __init__(self, parts: Sequence[Name], words: Lexicon) -> None:
        self.parts = parts
        self.words = words
        self.parent = list(range(len(parts)))
        longer = [part for part in parts if len(part.key) > 1]
        self.surnames = {part.key[-1] for part in longer if part.person is not False}
        self.firm_words = {part.bare[0] for part in longer if len(part.bare) == 1}

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, a: int, b: int) -> None:
        a, b = self.find(a), self.find(b)
        self.parent[max(a, b)] = min(a, b)

    def equal(self) -> None:
        """Same words: case, accents, hyphens, titles and a German genitive don't count."""
        first: dict[tuple[str, ...], int] = {}
        for i, part in enumerate(self.parts):
            # Beside Marcelo Odebrecht, the "Construtora Odebrecht" isn't whoever Odebrecht is.
            bare = () if len(part.key) > len(part.bare) == 1 and part.bare[0] in self.surnames else part.bare
            keys = {part.key, bare, part.stem}
            if any("-" in word for word in part.key):
                keys.add(tuple(" ".join(part.key).replace("-", " ").split()))
            for key in keys:
                if key:
                    self.join(first.setdefault(key, i), i)
        for i, part in enumerate(self.parts):
            last = part.key[-1] if part.key and self.words.code in _GENITIVES else ""
            if len(last) > 3 and last.endswith("s") and (*part.key[:-1], last[:-1]) in first:
                self.join(first[(*part.key[:-1], last[:-1])], i)

    def shorter(self) -> None:
        """A person's short form belongs to the one full name that holds its words in order."""
        holders: dict[str, list[int]] = {}
        for i, part in enumerate(self.parts):
            if len(part.key) > 1 and part.person is not False:
                for word in set(part.key):
                    holders.setdefault(word, []).append(i)
        # Longer ones first: "Arthur Couto" joins "Arthur Roberto Couto" before "Couto" asks whether they are one.
        for i in sorted(range(len(self.parts)), key=lambda i: -len(self.parts[i].key)):
            part = self.parts[i]
            if not part.key or part.person is False or part.acronym:
                continue
            if len(part.key) == 1 and part.person is None and part.key[0] in self.firm_words:
                continue
            last = part.key[-1]
            genitive = len(last) > 3 and last.endswith("s") and self.words.code in _GENITIVES
            wanted = [last, last[:-1]] if genitive else [last]
            for word in wanted:
                holding = holders.get(word, ())
                if len(holding) > _CROWD:
                    break
                near = [j for j in holding if j != i and self._short_for(i, j, word)]
                roots = {self.find(j) for j in near}
                if len(roots) == 1:
                    self.join(i, near[0])
                if roots:
                    break

    def _short_for(self, i: int, j: int, last: str) -> bool:
        short, full = (*self.parts[i].key[:-1], last), self.parts[j].key
        if len(short) >= len(full) or (len(short) > 1 and len(short) == len(full)):
            return len(short) == len(full) > 1 and _initials_agree(short, full)
        if len(short) == 1:
            return True
        if full[-len(short) :] == short:
            return True
        at = iter(full)
        return short[0] == full[0] and all(any(_agrees(word, other) for other in at) for word in short)

    def firms(self) -> None:
        """ "Huaxin" and "Huaxin Minerals", "the Bank" and "Bank of Portsea": where no person has the word as well."""
        edges: dict[str, set[int]] = {}
        people: set[str] = set()
        for i, part in enumerate(self.parts):
            if len(part.key) > 1 and part.person is True:
                people.update(part.key)
            elif len(part.key) > 1:
                for word in part.short:
                    edges.setdefault(word, set()).add(i)
        for i, part in enumerate(self.parts):
            lone = len(part.key) == 1 and part.person is not True and not part.place and not part.acronym
            if lone and part.key[0] not in people:
                # Ford is known as a firm, so Harrison Ford is another, as long as nothing makes a firm of him.
                known = part.text.lower() in self.words.known
                near = [j for j in edges.get(part.key[0], ()) if self.parts[j].person is False or not known]
                if part.person is None:
                    # "Ferrão" is the "Calçados Ferrão", "Lula" no "Instituto Lula".
                    near = [j for j in near if self.parts[j].firm]
                roots = {self.find(j) for j in near if self._chamber_agrees(i, j)}
                if len(roots) == 1:
                    self.join(i, roots.pop())

    def _chamber_agrees(self, i: int, j: int) -> bool:
        """Beside the Senate, "the House" is the other chamber, not an opera house: only its full name is it."""
        chambers = self.words.chambers
        low = self.parts[i].text.lower().split()[-1]
        if low not in chambers or not any(part.text.lower() in chambers - {low} for part in self.parts):
            return True
        return any(word in self.words.members for word in self.parts[j].text.lower().split())

    def acronyms(self) -> None:
        """FMI and Fundo Monetário Internacional: the initials of exactly one institution."""
        initials: dict[str, set[int]] = {}
        for i, part in enumerate(self.parts):
            if len(part.key) > 1 and part.person is False:
                for letters in {"".join(w[0] for w in part.key if len(w) > 3), "".join(w[0] for w in part.key)}:
                    initials.setdefault(letters, set()).add(self.find(i))
        for i, part in enumerate(self.parts):
            roots = {self.find(j) for j in initials.get(part.key[0].replace(".", ""), ())} if part.acronym else set()
            if len(roots) == 1:
                self.join(i, roots.pop())

    def groups(self) -> list[Group]:
        members: dict[int, list[int]] = {}
        for i in range(len(self.parts)):
            members.setdefault(self.find(i), []).append(i)
        return [Group(tuple(found)) for found in members.values()]


def _agrees(short: str, full: str) -> bool:
    return short == full or (len(short) == 1 and full.startswith(short))


def _initials_agree(short: Sequence[str], full: Sequence[str]) -> bool:
    """ "J. Mierscheid" and "Jakob Mierscheid": the same words, some of them only as initials."""
    if short[-1] != full[-1] or short == full:
        return False
    return all(_agrees(a, b) or _agrees(b, a) for a, b in zip(short, full, strict=True))


def _guessed(parts: Sequence[Name], groups: list[Group], allowed: set[int], words: Lexicon) -> list[Group]:
    """Puts a lone single word beside the one surname that it is a slip of."""
    surnames: dict[str, list[int]] = {}
    for g, group in enumerate(groups):
        for i in group.members:
            if len(parts[i].key) > 1 and parts[i].person:
                surnames.setdefault(parts[i].key[-1], []).append(g)
    if not surnames or len(surnames) > 2000:
        return groups
    joined: dict[int, tuple[int, ...]] = {}
    gone: set[int] = set()
    for g, group in enumerate(groups):
        target = _slip(parts, group, surnames, allowed, words)
        if target is not None and target != g:
            joined[target] = (*joined.get(target, ()), *group.members)
            gone.add(g)
    return [Group(group.members, joined.get(g, ())) for g, group in enumerate(groups) if g not in gone or g in joined]


def _slip(
    parts: Sequence[Name], group: Group, surnames: dict[str, list[int]], allowed: set[int], words: Lexicon
) -> int | None:
    """The group whose surname the lone word of ``group`` may be a slip of."""
    if any(len(parts[i].key) != 1 or parts[i].acronym or i not in allowed for i in group.members):
        return None
    word = parts[group.members[0]].key[0]
    if len(word) < _SHORTEST_GUESS or parts[group.members[0]].person is False or words.is_given(word):
        return None
    # Only now, because it is slow to import.
    from rapidfuzz import fuzz

    near = [
        g
        for surname, holders in surnames.items()
        if surname[0] == word[0] and abs(len(surname) - len(word)) <= 1 and word not in (surname, f"{surname}s")
        for g in holders
        if fuzz.ratio(surname, word) >= _LIKENESS
    ]
    return near[0] if len(set(near)) == 1 else None
