"""Noun phrases beside a verb: who is its subject, found without a parser, by the words where phrases begin and end."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.text.attributions.cues import Cues
from pipeline.text.lexicon import Lexicon
from pipeline.text.words import Words

BLANKS = frozenset({" ", "\u00a0", "\u202f", "\n", ""})
_RIGHT = 12
"""Words of a subject behind its verb, at most."""
_LEFT = 16
"""Words of a subject before its verb, at most."""
_HOPS = 4
"""Commas between a subject and its verb, at most."""
_REACH = 28
"""How far back an apposition's name is looked for."""
_INSIDE = frozenset({"' ", "’ ", "'", "’", " & ", "/"})
"""What may stand inside a name or between an owner and what is owned: "Dealers' Association", "Thistle's manager"."""
_ENGLISH_OF = frozenset({"of", "for", "at", "from", "in"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """A sentence's words with the tables that say where phrases begin; ``names``: offsets where names begin."""

    words: Words
    cues: Cues
    lexicon: Lexicon
    names: dict[int, int]
    low: int
    high: int

    def named(self, i: int) -> bool:
        """Whether a name begins with word ``i``."""
        return self.words.starts[i] in self.names

    def opens(self, i: int) -> bool:
        """Whether a subject can begin with word ``i``."""
        low = self.words.lows[i]
        if low in self.cues.determiners or low in self.cues.pronouns or self.named(i):
            return True
        if low in self.lexicon.groups or low in self.lexicon.honorifics:
            return True
        if self.words.words[i][0].isdigit():
            return False
        title = self.lexicon.is_title(low)
        return title or (self.words.words[i][0].isupper() and i > self.low and low not in self.lexicon.ordinary)

    def genitive(self, low: str) -> bool:
        """Whether a phrase goes on with this small word: "o presidente da empresa"."""
        if self.lexicon.code == "en":
            return low in _ENGLISH_OF
        if self.lexicon.code == "de":
            return low in ("der", "des", "von", "vom", "für")
        return low in self.lexicon.particles

    def right(self, i: int, *, loose: bool = False) -> tuple[int, int] | None:
        """The phrase that begins with word ``i``, as first and last word; ``loose`` takes any noun for a beginning."""
        if i >= self.high or not (loose or self.opens(i)):
            return None
        lows, words = self.words.lows, self.words.words
        if lows[i] in self.cues.pronouns and (self.lexicon.code != "de" or not self._noun_follows(i)):
            return i, i
        end = i
        while end + 1 < self.high and end - i < _RIGHT and self._goes_on(i, end):
            end += 1
        while end > i and (lows[end] in self.cues.determiners or self.genitive(lows[end]) or self._small(end)):
            end -= 1
        if lows[end] in self.cues.determiners and not words[end][0].isupper():
            return None
        return i, end

    def _small(self, i: int) -> bool:
        return self.words.lows[i] in self.lexicon.prepositions or self.words.lows[i] in self.lexicon.links

    def _noun_follows(self, i: int) -> bool:
        """German "sie" is a pronoun, "ihre" is not: the table has it in both; only a capital behind tells."""
        return self.words.lows[i] in self.cues.determiners and i + 1 < self.high and self.words.gap(i) in BLANKS

    def _goes_on(self, first: int, end: int) -> bool:
        """Whether the phrase that reaches word ``end`` has the next word in it."""
        words, cues = self.words, self.cues
        gap, low = words.gap(end), words.lows[end + 1]
        if gap not in BLANKS:
            if gap in _INSIDE:
                return True
            return gap in (". ", ".") and (words.lows[end] in self.lexicon.honorifics or len(words.words[end]) == 1)
        capital = words.words[end + 1][0].isupper()
        if low in cues.that or low in cues.negations or words.words[end + 1][0].isdigit():
            return False
        if low in cues.conjunction:
            following = end + 2
            return following < self.high and (words.words[following][0].isupper() and self.lexicon.code != "de")
        if low in cues.barriers:
            return False
        if self.genitive(low):
            return True
        if low in cues.between and low not in cues.determiners:
            return False
        if low in self.lexicon.prepositions or low in cues.by:
            return False
        owns = end > first and words.gap(end - 1) in _INSIDE
        sentence = end == self.low and words.lows[end] in cues.determiners
        if words.words[end][0].isupper() and not capital and not owns and not sentence:
            # Behind a name only what belongs to it goes on; a German noun may have its genitive.
            return low in self.lexicon.particles and low not in cues.determiners
        return capital or (low not in cues.verbs and low not in cues.be and low not in cues.auxiliaries)

    def left(self, verb: int) -> tuple[int, int] | None:
        """The subject before word ``verb`` (its group's first word)."""
        last = verb - 1
        if last < self.low:
            return None
        words = self.words
        if words.lows[last] in self.cues.conjunction:
            return None
        if words.lows[last] in self.cues.relatives and last > self.low and self.lexicon.code != "de":
            last -= 1
            if words.gap(last).strip() in ("", ","):
                return self._segment(last)
            return None
        gap = words.gap(last)
        if gap in BLANKS:
            return self._segment(last)
        stripped = gap.strip()
        if stripped == ")":
            opened = self._back(last, "(")
            return self._segment(opened) if opened is not None else None
        return self._before_commas(last) if stripped in (",", "),") else None

    def _before_commas(self, last: int) -> tuple[int, int] | None:
        """The subject that appositions and relative clauses part from its verb: "X, pesquisadora do Centro, disse"."""
        at = last
        for _ in range(_HOPS):
            before = self._back(at, ",")
            if before is None:
                return None
            if ")" in self.words.gap(before):
                # "Nádia Sabino (PSB), por sua vez, considera": what stands in brackets is no subject.
                opened = self._back(before, "(")
                before = before if opened is None else opened
            segment = self._segment(before)
            if segment is not None:
                if at == last and self._apposed(segment, before, last):
                    return segment[0], last
                if self._has_name(*segment) or (segment[0] == self.low and not self.named(before + 1)):
                    return segment
                if at == last and self.named(before + 1) and last - before <= 6:
                    # "O ministro da Saúde, Ricardo Barros, disse": the name is the apposition.
                    return segment[0], last
            at = before
        return None

    def _apposed(self, segment: tuple[int, int], before: int, last: int) -> bool:
        """ "A líder do partido Maré, Filipa Azeredo, discorda": one described, then named by all that follows."""
        name = self.names.get(self.words.starts[before + 1])
        determined = self.words.lows[segment[0]] in self.cues.determiners
        return determined and segment[1] == before and name is not None and name == self.words.ends[last]

    def _back(self, i: int, mark: str) -> int | None:
        """The word whose following gap holds ``mark``, going left; none across a quotation or another sentence."""
        for j in range(i - 1, max(self.low - 1, i - _REACH), -1):
            gap = self.words.gap(j)
            if mark in gap:
                return j
            if any(c in gap for c in '"“”„«»;:'):
                return None
        return None

    def _segment(self, last: int) -> tuple[int, int] | None:
        """The subject that ends with word ``last``: from the first free beginning behind the last barrier."""
        words, cues = self.words, self.cues
        begin = last
        while begin > self.low and last - begin < _LEFT and self._same_clause(begin - 1):
            begin -= 1
        # A capital inside a clause of noisy text: what stands before it is a broken sentence's rest.
        begin = max((i for i in range(begin, last) if self._restarts(i)), default=begin)
        for i in range(begin, last + 1):
            before = words.lows[i - 1] if i > begin else ""
            if before and (before in self.lexicon.prepositions or before in cues.determiners or before in cues.by):
                continue
            if before and (self.genitive(before) or before in self.lexicon.articles or before in self.cues.before):
                continue
            if i > begin and self.lexicon.code == "de" and not self._german_opening(i):
                continue
            opened = self.opens(i) or (i == begin and self._bare(i))
            if opened and not self._adverbial(i, last):
                return i, last
        return None

    def _restarts(self, i: int) -> bool:
        return self.words.words[i][0].isupper() and self.words.lows[i] in self.cues.determiners and i > self.low

    def _bare(self, i: int) -> bool:
        """Whether a clause can begin with word ``i`` as a bare noun: "Estudos recentes revelaram", "fuentes de …"."""
        if self.lexicon.code == "de":
            return i == self.low and self.words.words[i][0].isupper()
        low, cues = self.words.lows[i], self.cues
        if i + 1 < self.high and self.words.lows[i + 1] in cues.determiners:
            return False
        small = low in cues.between or low in cues.negations or low in cues.auxiliaries or low in self.lexicon.openers
        return (
            len(low) > 3
            and low.isalpha()
            and not small
            and low not in self.lexicon.prepositions
            and low not in cues.verbs
        )

    def _german_opening(self, i: int) -> bool:
        """Any German noun has a capital: inside a clause only what can be somebody begins a subject."""
        low = self.words.lows[i]
        if low in ("der", "des", "einer", "eines") and self.words.words[i - 1][0].isupper():
            # A genitive: "zur Ausstattung der Raumschiffe".
            return False
        known = low in self.cues.determiners or low in self.cues.pronouns or self.named(i)
        return known or low in self.lexicon.groups or low in self.lexicon.honorifics or self.lexicon.is_title(low)

    def _adverbial(self, i: int, last: int) -> bool:
        """Whether what begins with ``i`` is only a small word: "hoje", "Então"."""
        low = self.words.lows[i]
        return (
            i == last
            and (low in self.cues.determiners or low in self.lexicon.openers)
            and low not in self.cues.pronouns
        )

    def _has_name(self, first: int, last: int) -> bool:
        return any(self.named(i) for i in range(first, last + 1))

    def _same_clause(self, j: int) -> bool:
        """Whether word ``j`` is still in the clause of the word behind it."""
        gap = self.words.gap(j)
        if gap not in BLANKS:
            return gap in _INSIDE or (
                gap in (". ", ".") and (self.words.lows[j] in self.lexicon.honorifics or len(self.words.words[j]) == 1)
            )
        low = self.words.lows[j]
        if low in self.cues.between and low not in self.cues.determiners and len(low) > 3:
            return False
        if low in self.cues.conjunction:
            return j > self.low and self.words.words[j - 1][0].isupper()
        return low not in self.cues.barriers and low not in self.cues.that and low not in self.cues.verbs
