"""Who stands beside a verb: its subject before it, behind it, or left unsaid."""

from __future__ import annotations

from typing import Protocol

from pipeline.text.attributions.classes import CueClass
from pipeline.text.attributions.phrases import BLANKS
from pipeline.text.attributions.view import View

_THAT = 14
"""Words between a verb of saying and its "that", at most."""
CLAUSE = 25
"""Words of a German clause in which the second part of a verb is looked for, at most."""
_CLOSING = frozenset('"”’“»«›')


class Beside(Protocol):
    """A verb's group: words ``first`` to ``last``, and ``head``, the word that the subject stands beside."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def head(self) -> int: ...

    @property
    def kind(self) -> CueClass: ...


class Subjects(View):
    """The search for a verb's subject; ``head`` is the first word of its group, ``last`` the verb itself."""

    def _subject(self, hit: Beside) -> tuple[tuple[int, int] | None, bool]:
        """The subject, and whether it stands behind its verb."""
        before = self.words.gap(hit.head - 1) if hit.head > self.g.low else ""
        after_quote = bool(set(before) & _CLOSING) or self._quote_before(hit.head) is not None
        at = hit.head + 1 if hit.head != hit.first or hit.head == hit.last else hit.last + 1
        if hit.head == hit.first and hit.first != hit.last and self.g.lexicon.code != "de":
            at = hit.last + 1
        right = self._right(at, past_object=after_quote or before.strip() == ",")
        if after_quote:
            return right, True
        left = self.g.left(hit.head)
        comma = "," in before or "–" in before or "—" in before
        if hit.head > self.g.low and self.words.lows[hit.head - 1] in self.cues.coordinating:
            return None, False
        if comma and right and not self._is_actor(right) and (left or self.g.lexicon.code in ("de", "en")):
            return left, False
        if comma and right and left and not hit.kind.says and self._named(left) and not self._named(right):
            # "João Souza, da liga, criticou a corte": the court is what he criticised.
            return left, False
        if comma and right and not (left and self._that(hit.last) is not None):
            appositive = left is not None and self._appositive(left, hit.head)
            if not appositive:
                return right, True
        if left is not None and not (right and self._weak(left)):
            return left, False
        return right, right is not None

    def _right(self, at: int, *, past_object: bool = False) -> tuple[int, int] | None:
        while at < self.g.high and self.words.gap(at - 1) in BLANKS and self.words.lows[at] in self.cues.between:
            if self.words.lows[at] in self.cues.determiners:
                break
            at += 1
        if at >= self.g.high or self.words.gap(at - 1) not in BLANKS:
            return None
        return self.g.right(at) or (self._behind_object(at) if past_object else None)

    def _behind_object(self, at: int) -> tuple[int, int] | None:
        """ "disse ao jornal Almeida Guerra", "informó hoy a Efe el promotor": whom it was said to stands first."""
        lists = self.g.lexicon
        for j in range(at + 1, min(self.g.high, at + 7)):
            if self.words.gap(j - 1) not in BLANKS:
                return None
            before = self.words.lows[j - 1]
            if before in self.cues.barriers or before in self.cues.verbs:
                return None
            governed = before in lists.prepositions or before in self.cues.determiners or self.g.genitive(before)
            if not governed and before not in ("a", "à") and self.g.opens(j):
                found = self.g.right(j)
                # "dijo antes de que le pusieran las esposas": whoever spoke before.
                return found if found and (self._is_actor(found) or not self.cues.drop) else None
        return None

    def _appositive(self, left: tuple[int, int], head: int) -> bool:
        """Whether what stands between the name's comma and the verb is an office: "X, pesquisador do Centro, disse"."""
        between = self.words.lows[left[1] + 1 : min(head, left[1] + 4)]
        return any(self.g.lexicon.is_title(low) for low in between)

    def _weak(self, left: tuple[int, int]) -> bool:
        """A bare German noun before the verb ("Gestern Abend sagte …") gives way to a subject behind it."""
        return (
            self.g.lexicon.code == "de"
            and not self._is_actor(left)
            and self.words.lows[left[0]] not in self.cues.determiners
        )

    def _named(self, subject: tuple[int, int]) -> bool:
        return any(self.g.named(i) for i in range(subject[0], subject[1] + 1))

    def _is_actor(self, subject: tuple[int, int]) -> bool:
        first, last = subject
        if self._named(subject) or self.words.lows[first] in self.cues.pronouns:
            return True
        lists = self.g.lexicon
        return any(
            w in lists.groups or w in lists.heads or lists.is_title(w) for w in self.words.lows[first : last + 1]
        )

    def _determined(self, subject: tuple[int, int]) -> bool:
        """ "The agency", "La compañía" at the beginning of a sentence: somebody, if not by name."""
        first, last = subject
        low = self.words.lows[first]
        return (
            first == self.g.low
            and last - first <= 5
            and low in self.cues.determiners
            and low not in ("this", "isto", "eso")
        )

    def _text_speaks(self, i: int) -> tuple[int, int] | None:
        """ "heißt es in dem Brief", "In dem Brief heißt es": the text that speaks."""
        lows = self.words.lows
        for j in range(i + 1, min(self.g.high - 1, i + 4)):
            if lows[j] in ("in", "im", "aus", "beim", "bei", "von", "auf"):
                return self.g.right(j + 1, loose=True)
            if self.words.gap(j) not in BLANKS:
                break
        first = i
        while first > self.g.low and i - first < 16 and self.words.gap(first - 1) in BLANKS:
            first -= 1
        if first < i and lows[first] in ("in", "im", "aus", "beim", "bei"):
            return first + 1, i - 1
        return None

    def _leads(self, i: int) -> bool:
        """Whether a German modal only leads to another cue: "will den Plan unterstützen", "will gesehen haben"."""
        end = self.words.lows[self._clause_end(i)]
        return (end in self.cues.verbs and end not in self.cues.particle) or end in self.cues.auxiliaries

    def _clause_end(self, i: int) -> int:
        """The last word of the German clause in which verb ``i`` stands."""
        last = i
        while last + 1 < self.g.high and last - i < CLAUSE and self.words.gap(last) in BLANKS:
            last += 1
        return last

    def _that(self, last: int) -> int | None:
        """The word "that" which opens what is said, behind the verb and what belongs to it."""
        german = self.g.lexicon.code == "de"
        if not german and last + 1 < self.g.high and self._object(last + 1, self.words.lows[last]):
            return None
        for i in range(last + 1, min(self.g.high, last + 1 + (CLAUSE if german else _THAT))):
            if set(self.words.gap(i - 1)) & set(';:"“”„«»'):
                return None
            if self.words.lows[i] in self.cues.that:
                return i
        return None

    def _object(self, i: int, verb: str) -> bool:
        """Whether a direct object begins with word ``i``: a "que" behind it opens a relative clause."""
        low = self.words.lows[i]
        if low not in self.cues.determiners or self.words.gap(i - 1) not in BLANKS or verb.startswith(("t", "w")):
            return False
        following = self.words.lows[i + 1] if i + 1 < self.g.high else ""
        return not (low == "a" and following.endswith("s"))
