"""Attributions by verbs: "disse que", "told reporters", "hat erklärt", "foi criticado por"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.text.attributions.classes import CueClass
from pipeline.text.attributions.phrases import BLANKS
from pipeline.text.attributions.subjects import CLAUSE, Subjects
from pipeline.text.attributions.view import AttributionReading

_CLITICS = frozenset(["le", "la", "les", "l'", "o", "a", "os", "as", "lo", "los", "las"])
_TURN = 5
"""Words behind a verb among which one may change what it shows, at most."""
_TRAIL = 6
"""Words of a time and place behind a verb that ends its sentence, at most."""
_TRAILED = 4
"""Words of what is said before it, at least."""
_GERUND = ("ando", "endo", "indo", "ing")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue: words ``first`` to ``last``; ``head`` is the word that the subject stands beside."""

    first: int
    last: int
    head: int
    kind: CueClass
    negated: bool = False


def _against(kind: CueClass) -> CueClass:
    """What is left of a negated stance: "disse não estar disposto" refuses, "diz não ser contra" only says so."""
    return CueClass.OPPOSE if kind is CueClass.SUPPORT else CueClass.SAY


class Verbs(Subjects):
    """The verbs of one sentence."""

    last: tuple[int, int] | None = None
    """The subject of the verb before, for "e afirmou que"."""

    def read(self) -> Iterator[AttributionReading]:
        """What they attribute, in order."""
        for i in self.places:
            if i in self.taken or (self.words.words[i][0].isupper() and i > self.g.low):
                continue
            hit = self._hit(i)
            if hit:
                made = self._verb(hit)
                if made:
                    yield made

    def _hit(self, i: int) -> _Hit | None:
        low = self.words.lows[i]
        if "-" in low and self.g.lexicon.code in ("pt", "fr"):
            # "disse-nos", "lembrou-se", "dit-elle", "explique-t-il"
            low = low.split("-", 1)[0]
        turned = self._turned(i, low)
        kind = turned or self.cues.verbs.get(low) or self.cues.participles.get(low)
        if kind is not None and turned is None and low in self.cues.particle:
            part = self._part(i)
            kind = (self.cues.particle[low][part] or kind) if part else None
        if kind is None:
            return None
        if self.g.lexicon.code == "de" and low in self.cues.auxiliaries and self._leads(i):
            return None
        first = self._group(i)
        group = self.words.lows[first:i]
        if not self.cues.be.isdisjoint(group):
            return _Hit(first, i, -1, kind)
        previous = self.words.lows[i - 1] if i > self.g.low and self.words.gap(i - 1) in BLANKS else ""
        second = self.words.lows[i - 2] if i - 1 > self.g.low and self.words.gap(i - 2) in BLANKS else ""
        if previous in self.cues.determiners and second in self.g.lexicon.prepositions:
            # "de la firma": a noun, too.
            return None
        between = previous in self.cues.between
        determined = previous in self.cues.determiners and not between
        if self.g.lexicon.code != "de" and determined and previous not in _CLITICS:
            # "un signe", "a warning": a noun.
            return None
        if previous in self.g.lexicon.prepositions and not between and not determined:
            return None
        head = first
        if low in self.cues.participles or (self.g.lexicon.code == "de" and self._final(i)):
            auxiliary = self._auxiliary(i, group)
            if auxiliary is None and low not in self.cues.verbs:
                return None
            if auxiliary is not None:
                if self.words.lows[auxiliary] in self.cues.be:
                    return _Hit(auxiliary, i, -1, kind)
                head = auxiliary
        negated = not self.cues.negations.isdisjoint(group)
        if not negated and self.g.lexicon.code == "de":
            negated = self._denied(head, i)
        return _Hit(first, i, head, kind, negated)

    def _denied(self, head: int, i: int) -> bool:
        """Whether a German verb is negated from afar: "will den Plan nicht länger stützen", "stützt den Plan nicht"."""
        if i + 1 < self.g.high and self.words.lows[i + 1] == "nicht" and self.words.gap(i) in BLANKS:
            return True
        if head < i and not self.cues.negations.isdisjoint(self.words.lows[head:i]):
            return True
        last = self._clause_end(i)
        if self.words.lows[i] in self.cues.auxiliaries and not self.cues.negations.isdisjoint(self.words.lows[i:last]):
            return True
        last -= self.words.lows[last] in self.cues.particle.get(self.words.lows[i], ())
        return last > i and self.words.lows[last] == "nicht"

    def _turned(self, i: int, low: str) -> CueClass | None:
        """What the words behind the verb make of it: "turned … down", "votou contra", "called for"."""
        seconds = self.cues.turns.get(low)
        if seconds is None:
            return None
        negated, plain = False, None
        for j in range(i + 1, min(self.g.high, i + 1 + _TURN)):
            if self.words.lows[j] in seconds and seconds[self.words.lows[j]] is CueClass.SAY:
                plain = CueClass.SAY
                if self.words.lows[j] not in self.g.lexicon.prepositions:
                    return plain
            elif self.words.lows[j] in seconds:
                return _against(seconds[self.words.lows[j]]) if negated else seconds[self.words.lows[j]]
            if self.words.gap(j) not in BLANKS:
                return plain
            negated = negated or self.words.lows[j] in self.cues.negations
        return plain

    def _part(self, i: int) -> str | None:
        """The second part of verb ``i`` in its clause: "lehnte … ab"."""
        parts = self.cues.particle[self.words.lows[i]]
        for j in range(i + 1, min(self.g.high, i + CLAUSE)):
            low = self.words.lows[j]
            ends = j + 1 >= self.g.high or self.words.gap(j) not in BLANKS
            if low in parts and (low not in self.cues.closing or ends):
                return low
        return None

    def _final(self, i: int) -> bool:
        return i + 1 >= self.g.high or self.words.gap(i).strip() in (",", ".", "")

    def _auxiliary(self, i: int, group: Sequence[str]) -> int | None:
        if self.g.lexicon.code != "de":
            for j in range(i - 1, i - 1 - len(group), -1):
                if self.words.lows[j] in self.cues.auxiliaries:
                    return j - 0
            return None
        for j in range(i - 1, max(self.g.low, i - CLAUSE) - 1, -1):
            if self.words.gap(j).strip():
                return None
            if self.words.lows[j] in self.cues.auxiliaries or self.words.lows[j] in self.cues.be:
                return j
        return None

    def _verb(self, hit: _Hit) -> AttributionReading | None:
        if hit.head < 0:
            return self._passive(hit)
        if self._gerund(hit.last) and not (
            hit.last + 1 < self.g.high and self.words.lows[hit.last + 1] in self.cues.that
        ):
            return None
        subject, inverted = self._subject(hit)
        if self._gerund(hit.last):
            subject, inverted = self.last, False
        elif self._coordinated(hit) and not inverted:
            subject = subject or self.last or self.g.right(self.g.low)
        if inverted and subject and not self._is_actor(subject) and self._dropped(hit, shown=False):
            # "Exige uma reunião": what stands behind is asked for.
            subject, inverted = None, False
        reflexive = "se" in self.words.lows[hit.first : hit.last] and self.g.lexicon.code in ("pt", "es")
        if hit.negated and hit.kind.says and self.words.lows[hit.last] in self.cues.withheld:
            return self._made(hit.first, hit.last, subject, None, CueClass.NO_COMMENT) if subject else None
        if reflexive and hit.kind.says and not (subject and self._is_actor(subject)):
            # "se considera", "onde se refere": nobody in particular.
            return None
        impersonal = self.words.lows[hit.last] in self.cues.impersonal
        if impersonal:
            subject, inverted = self._text_speaks(hit.last), self._quote_before(hit.head) is not None
        if self.g.lexicon.code == "fr" and (suffixed := self._suffixed(hit)):
            # "la ville, assure-t-il, a tout déclaré": what stands before is said, not who says it.
            subject, inverted = suffixed, True
        first_person = subject is not None and self.words.lows[subject[0]] in self.cues.pronouns_first
        if first_person and self._inside_quote(self.words.starts[hit.last]):
            return None
        content, shown = self._content(hit, subject, inverted=inverted)
        if hit.kind.says:
            if not shown and not (subject and self._is_actor(subject)):
                return None
            if subject is None and not (shown and (self.cues.drop or impersonal)):
                return None
        elif subject is None:
            if not self._dropped(hit, shown=shown):
                return None
        elif not (shown or self._is_actor(subject) or self._determined(subject)):
            return None
        self.last = subject or self.last
        return self._made(hit.first, hit.last, subject, content, hit.kind, negated=hit.negated)

    def _dropped(self, hit: _Hit, *, shown: bool) -> bool:
        """ "«…», lamentó", "Agora, considera …": a finite verb that leaves its subject unsaid."""
        if not self.cues.drop or hit.kind.deed or self.words.lows[hit.last] in self.cues.participles:
            return False
        opening = self.cues.between | self.g.lexicon.openers
        opens = all(low in opening for low in self.words.lows[self.g.low : hit.head])
        return opens or (shown and self._quote_before(hit.head) is not None)

    def _suffixed(self, hit: _Hit) -> tuple[int, int] | None:
        """French "a-t-il murmuré", "dit-elle": the pronoun hangs on the verb."""
        for i in range(hit.first, hit.last + 1):
            verb, hyphen, pronoun = self.words.lows[i].rpartition("-")
            if hyphen and verb and pronoun in self.cues.pronouns:
                return i, i
        return None

    def _coordinated(self, hit: _Hit) -> bool:
        """ "X disse … e afirmou que …", "…, agregando que …": the subject is the one of the verb before."""
        if self._gerund(hit.last):
            return True
        return hit.head > self.g.low and self.words.lows[hit.head - 1] in self.cues.coordinating

    def _gerund(self, i: int) -> bool:
        low = self.words.lows[i]
        return low.endswith(_GERUND) and self.g.lexicon.code in ("pt", "es", "en") and len(low) > 5

    def _passive(self, hit: _Hit) -> AttributionReading | None:
        """ "foi criticado por X": the one behind "by" acts."""
        i = hit.last + 1
        if i >= self.g.high or self.words.lows[i] not in self.cues.by or self.words.gap(hit.last) not in BLANKS:
            return None
        subject = self.g.right(i + 1, loose=self.words.lows[i] not in ("by", "por", "par", "von"))
        if subject is None or not self._is_actor(subject):
            return None
        content = self._trimmed((self.sentence.span.start, self.words.starts[hit.first]))
        return self._made(hit.first, hit.last, subject, content, hit.kind, negated=hit.negated)

    def _content(
        self, hit: _Hit, subject: tuple[int, int] | None, *, inverted: bool
    ) -> tuple[tuple[int, int] | None, bool]:
        """What is said, and whether a quotation, a "that" or the order of words shows that it is said."""
        # "« … », peste X, qui réclame un audit": what X asks for is not the quotation.
        relative = self.g.lexicon.code != "de" and self.words.lows[hit.head - 1] in self.cues.relatives
        quote = self._quote_before(hit.head) or (
            self._quote_first() if subject and not inverted and not relative else None
        )
        if quote is not None:
            return (quote.start, quote.end), True
        last = max(hit.last, subject[1]) if subject and inverted else hit.last
        quote = self._quote_behind(self.words.ends[last])
        end = self.sentence.span.end
        that = self._that(hit.last)
        if quote is not None and (":" in self.words.gap(last) or not self._scares(quote)):
            return (quote.start, quote.end), True
        if inverted and that is None and subject is not None and subject[1] + 1 < self.g.high:
            that = subject[1] + 1 if self.words.lows[subject[1] + 1] in self.cues.that else None
        if that is not None:
            quote = self._quote_behind(self.words.ends[that])
            whole = 0.6 * (end - self.words.ends[that])
            if quote is not None and quote.end - quote.start > whole and not self._scares(quote):
                return (quote.start, quote.end), True
            return self._trimmed((self.words.ends[that], end)), True
        before = self.words.gap(hit.head - 1) if hit.head > self.g.low else ""
        if inverted and ("," in before or "–" in before):
            return self._trimmed((self.sentence.span.start, self.words.ends[hit.head - 1])), True
        if subject and not inverted and self._trails(hit, subject):
            return self._trimmed((self.sentence.span.start, self.words.starts[subject[0]])), True
        comma = self._comma(last)
        if self.g.lexicon.code == "de" and comma is not None:
            return self._trimmed((comma, end)), True
        inside = self._quote_inside(self.words.ends[last], end)
        if inside is not None and not self._scares(inside):
            return (inside.start, inside.end), True
        shown = self.g.lexicon.code == "en" and self.words.lows[hit.last] in ("said", "says", "say", "think", "thinks")
        return self._trimmed((self.words.ends[last], end)), shown

    def _trails(self, hit: _Hit, subject: tuple[int, int]) -> bool:
        """ "The line will close, its head, X, announced on Monday.": only when and where follows."""
        if self.g.lexicon.code != "en" or not hit.kind.says or subject[0] - self.g.low < _TRAILED:
            return False
        if not self.words.gap(subject[0] - 1).startswith(","):
            return False
        rest = range(hit.last + 1, self.g.high)
        if not rest:
            return True
        low = self.words.lows[rest[0]]
        small = low in self.g.lexicon.prepositions or low in self.cues.between or self.words.lows[hit.last] == "told"
        return len(rest) <= _TRAIL and small and all(self.words.gap(i) in BLANKS for i in rest[:-1])

    def _comma(self, last: int) -> int | None:
        for i in range(last, min(self.g.high - 1, last + 14)):
            if self.words.gap(i).startswith(",") or self.words.gap(i).startswith(":"):
                return self.words.ends[i] + 1
        return None
