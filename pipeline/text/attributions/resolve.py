"""Which candidate a speaker's words mean: the name in them, or the nearest one that a pronoun or an office fits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from pipeline.core.article import ActorKind, Candidate, NameMention
from pipeline.core.span import Span
from pipeline.text.attributions.cues import Cues
from pipeline.text.lexicon import Lexicon

_SHORT_OFFICE = 3
"""Words of "o líder", "el mandatario": with more ("el ejecutivo de la constructora") it is somebody in particular."""
_TELLING = 5
"""Letters of a word that tells who is meant, at least."""
_APPOSED = (ActorKind.PERSON, ActorKind.COMPANY, ActorKind.ORGANIZATION, ActorKind.MEDIA)
"""What a name behind the comma of a description is: a place or a state there says where."""
_CLOSE = 60
"""Characters between a name and "his", at most, for it to mean that name rather than whoever spoke last."""
_NEAR = 12
"""Mentions before a pronoun among which its actor is looked for."""


class Resolver:
    """Remembers who was mentioned and who spoke, to tell what "ele", "a ministra", "la empresa" mean."""

    def __init__(
        self, text: str, names: Sequence[NameMention], candidates: Sequence[Candidate], cues: Cues, lexicon: Lexicon
    ) -> None:
        self.text, self.names, self.cues, self.lexicon = text, names, cues, lexicon
        self.by_id = {c.id: c for c in candidates}
        self.starts = [n.span.start for n in names]
        self.short = True
        self.called: dict[str, list[str]] = {}
        self.first: dict[str, list[str]] = {}
        for c in candidates:
            for word in dict.fromkeys(c.role.of(text).lower().split() if c.role else ()):
                self.called.setdefault(word, []).append(c.id)
            self.first.setdefault(c.name.lower().split()[0], []).append(c.id)
        self.gender = {c.id: self._gender(c) for c in candidates}

    def resolve(self, speaker: tuple[int, int] | None, cue: int, previous: str | None) -> str | None:
        """The candidate that ``speaker`` (offsets) means; ``previous`` spoke last. None where nothing is plain."""
        if speaker is None:
            return previous
        start, end = speaker
        words = self.text[start:end].lower().replace("’", "'").split()
        if self._of_aides(words):
            return self._principal(words, start, end, previous)
        found = self._appositive(start, end) or self._apposed(start, end) or self._inside(start, end)
        if found:
            return found
        low = words[-1].rpartition("-")[2] if len(words) == 1 else ""
        if low in self.cues.pronouns_first:
            return None
        if low in self.cues.pronouns:
            return self._pronoun(low, start, previous)
        return self._office(words, start, previous)

    def goes_on(self, previous: str | None, since: int, start: int, *, drop: bool) -> str | None:
        """Who goes on at ``start`` without being named, when ``previous`` spoke up to ``since``: nobody named between.

        Where subjects are left unsaid, the one person named between is the one who goes on; elsewhere it is open.
        """
        names = islice(self.names, bisect_left(self.starts, since), bisect_left(self.starts, start))
        people = {n.candidate for n in names if self.by_id[n.candidate].kind in (ActorKind.PERSON, None)} - {previous}
        if not people:
            return previous
        return next(iter(people)) if drop and len(people) == 1 else None

    def _inside(self, start: int, end: int) -> str | None:
        """The candidate of the name in the speaker's words: a person before the institution they belong to."""
        i = bisect_left(self.starts, start)
        inside: list[str] = []
        reached = start
        while i < len(self.names) and self.names[i].span.start < end:
            span = self.names[i].span
            # "governo Biden": the name inside it is not the one who acts.
            if reached < span.end <= end and not self._within_next(i):
                inside.append(self.names[i].candidate)
                reached = span.end
            i += 1
        if not inside:
            return None
        people = [c for c in inside if self.by_id[c].kind is ActorKind.PERSON]
        groups = [c for c in inside if self.by_id[c].kind is ActorKind.GROUP]
        if people or groups:
            return (people or groups)[0]
        before = self.text[start : self._named_at(inside[0], start).start].lower().split()
        behind = self.text[self._named_at(inside[0], start).end : end].lower()
        if any(self.lexicon.is_spokes(w) for w in before) or "porte-parole" in behind:
            # "a spokeswoman for the council", "um porta-voz da Vale": the institution speaks.
            return inside[0]
        # "o presidente da Fiesp" is a person whose name stands elsewhere.
        if any(self.lexicon.is_title(w) for w in before) or self._titled_behind(inside[0], start, end):
            return self._office(before, start, None)
        return inside[0]

    def _within_next(self, i: int) -> bool:
        following = self.names[i + 1].span if i + 1 < len(self.names) else None
        return following is not None and following.contains(self.names[i].span)

    def _titled_behind(self, candidate: str, start: int, end: int) -> bool:
        """ "Thistle's manager": the owner's name is not the one who speaks."""
        owner = self._named_at(candidate, start)
        if self.text[owner.end : owner.end + 2] not in ("'s", "’s"):
            return False
        return any(self.lexicon.is_title(w) for w in self.text[owner.end : end].lower().split())

    def _appositive(self, start: int, end: int) -> str | None:
        """ "Thistle's manager, Denise Rowan": the name behind the comma of an office."""
        at = end + 2 if self.text[end : end + 2] == ", " else end
        i = bisect_left(self.starts, at)
        if at == end or i >= len(self.names) or self.names[i].span.start != at:
            return None
        if not any(self.lexicon.is_title(w) for w in self.text[start:end].lower().split()):
            return None
        found = self.names[i].candidate
        return found if self.by_id[found].kind in (ActorKind.PERSON, None) else None

    def _apposed(self, start: int, end: int) -> str | None:
        """ "La empresa concesionaria, Reciclajes del Sur": the name behind the comma, to the end."""
        comma = self.text.rfind(", ", start, end)
        i = bisect_left(self.starts, comma + 2)
        if (
            comma < 0
            or i >= len(self.names)
            or self.names[i].span != self.names[i].span.model_copy(update={"start": comma + 2, "end": end})
        ):
            return None
        found = self.names[i].candidate
        return found if self.by_id[found].kind in _APPOSED else None

    def _of_aides(self, words: Sequence[str]) -> bool:
        """Whether who speaks does so for another: "his lawyers", "O gabinete dela", "avocats de X"."""
        return any(w in self.cues.aides for w in words[:2])

    def _principal(self, words: Sequence[str], start: int, end: int, previous: str | None) -> str | None:
        """Whose lawyers or office it is: the one named, or whom "his", "dela", "su" means; none where neither is."""
        named = islice(self.names, bisect_left(self.starts, start), bisect_left(self.starts, end))
        forms = [(n.candidate, self.by_id[n.candidate].name.lower().split()) for n in named]
        named_owner = next((c for c, name in forms if self.cues.aides.isdisjoint(name)), None)
        if named_owner:
            return named_owner
        owner = next((self.cues.owners[w] for w in (words[0], words[-1]) if w in self.cues.owners), None)
        if owner is None:
            # "A assessoria do governador": of an office.
            told = [w for w in words if w not in self.cues.aides]
            office = self._office(told, start, previous) if any(self.lexicon.is_title(w) for w in told) else None
            return office or self._inside(start, end)
        if self.text[max(0, start - 3) : start].rstrip()[-1:] in (":", ",", ";"):
            previous = None
        if not owner:
            return previous
        # "Mr Ashdown does not: his lawyers said": the nearest, not who spoke last.
        near = [c for c in self._before(start)[:1] if self._close(start)]
        return next((c for c in near if self._pronoun(owner, start, c) == c), self._pronoun(owner, start, previous))

    def _close(self, offset: int) -> bool:
        """Whether the last name before ``offset`` stands in the same line, a few words before."""
        i = bisect_left(self.starts, offset) - 1
        return offset - self.names[i].span.end <= _CLOSE and "\n" not in self.text[self.names[i].span.end : offset]

    def _named_at(self, candidate: str, start: int) -> Span:
        """The candidate's first mention at or behind ``start``, which there is."""
        i = bisect_left(self.starts, start)
        return next(n.span for n in islice(self.names, i, None) if n.candidate == candidate)

    def _before(self, offset: int) -> list[str]:
        """Candidates mentioned before ``offset``, the nearest first."""
        i = bisect_left(self.starts, offset)
        return list(dict.fromkeys(n.candidate for n in reversed(self.names[max(0, i - _NEAR) : i])))

    def _pronoun(self, low: str, offset: int, previous: str | None) -> str | None:
        plural = low in self.cues.pronouns_plural and low not in self.cues.pronouns_f
        female = low in self.cues.pronouns_f

        def fits(candidate: str) -> bool:
            kind = self.by_id[candidate].kind
            if plural:
                return kind is ActorKind.GROUP
            if kind not in (ActorKind.PERSON, None):
                return False
            return self.gender[candidate] in (None, "f" if female else "m")

        if previous and fits(previous):
            return previous
        return next((c for c in self._before(offset) if fits(c) and self.by_id[c].kind), None)

    def _office(self, words: Sequence[str], offset: int, previous: str | None) -> str | None:
        """ "a ministra", "la empresa": whoever has that office, or the nearest of that kind."""
        low = next((w for w in words if self.lexicon.is_title(w)), "")
        if words and words[0] in self.lexicon.indefinite:
            # "an expert", "um técnico": somebody who has no name here.
            return None
        self.short = len(words) <= _SHORT_OFFICE
        nearest = [*([previous] if previous else []), *self._before(offset)]
        if low:
            nearest = [c for c in nearest if self._may_hold(c, low)]
            holders = self.called.get(low, [])
            if len(holders) == 1:
                return holders[0]
            gender = "f" if low in self.lexicon.female - self.lexicon.male else None
            for candidate in nearest:
                if self.by_id[candidate].kind is ActorKind.PERSON and candidate in holders:
                    return candidate
            if holders:
                return None
            return next(
                (
                    c
                    for c in nearest
                    if self.by_id[c].kind is ActorKind.PERSON and (gender is None or self.gender[c] in (None, gender))
                ),
                None,
            )
        told = self._described(words, nearest)
        if told:
            return told
        kind = next((self.lexicon.cues[w] for w in words if w in self.lexicon.cues), None)
        if isinstance(kind, ActorKind):
            fits = list(dict.fromkeys(c for c in nearest if self.by_id[c].kind is kind))
            # "le club", "a agência" is one of many kinds of organization: told only where there is one.
            return fits[0] if fits and (len(fits) == 1 or kind is not ActorKind.ORGANIZATION) else None
        return None

    def _described(self, words: Sequence[str], nearest: Sequence[str]) -> str | None:
        """ "the union", "o barbeiro", "o comitê": whose role, or whose name's first word, says so."""
        if not words or words[0] not in self.cues.determiners | self.lexicon.articles:
            return None
        for word in words[1:3]:
            if len(word) < _TELLING:
                continue
            called = self.called.get(word) or self.first.get(word, [])
            if len(called) == 1:
                return called[0]
            if called:
                return next((c for c in nearest if c in called), None)
        return None

    def _may_hold(self, candidate: str, title: str) -> bool:
        """Whether nothing speaks against it: an office of its own does, and being named once in passing."""
        found = self.by_id[candidate]
        if found.role is not None and not (title in self.lexicon.generic and self.short):
            return title in found.role.of(self.text).lower().split()
        return len(found.mentions) > 1

    def _gender(self, candidate: Candidate) -> str | None:
        """ "f" or "m", from a title, an office or the given name."""
        if candidate.kind is not ActorKind.PERSON:
            return None
        role = candidate.role.of(self.text).lower().split() if candidate.role else []
        for name in (candidate.name, *candidate.aliases):
            first = name.split()[0].lower()
            if first in self.lexicon.given_female and first not in self.lexicon.given_male:
                return "f"
            if first in self.lexicon.given_male and first not in self.lexicon.given_female:
                return "m"
            role.append(first)
        for word in role:
            if word in self.lexicon.female and word not in self.lexicon.male:
                return "f"
            if word in self.lexicon.male and word not in self.lexicon.female:
                return "m"
        return None
