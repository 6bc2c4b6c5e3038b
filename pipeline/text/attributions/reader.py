"""Attributions sentence by sentence: a cue, who stands beside it, and what is said or done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.core.article import AttributionKind, NameMention, Sentence
from pipeline.text.attributions.cues import CueClass, Phrase, cues
from pipeline.text.attributions.phrases import BLANKS, Grammar
from pipeline.text.lexicon import lexicon
from pipeline.text.quotes import QuoteReading
from pipeline.text.words import Words

_GAP = 6
"""Words that a phrase's "…" may stand for, at most."""
_THAT = 14
"""Words between a verb of saying and its "that", at most."""
_CLAUSE = 25
"""Words of a German clause in which the second part of a verb is looked for, at most."""
_CLITICS = frozenset(["le", "la", "les", "l'", "o", "a", "os", "as", "lo", "los", "las"])
_LONGEST = 400
"""Words of a sentence in which attributions are looked for: a longer one is a table or a list."""
_CLOSING = frozenset('"”’“»«›')
_GERUND = ("ando", "endo", "indo", "ing")
_SCARE = 2
"""A quotation of so few words shows a wording, not a statement."""


@dataclass(frozen=True, slots=True)
class AttributionReading:
    """Offsets of the cue, of who speaks or acts, and of what is said or done; ``sentence`` is its index."""

    sentence: int
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    content: tuple[int, int] | None
    kind: AttributionKind
    leaning: str | None


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue: words ``first`` to ``last``; ``head`` is the word that the subject stands beside."""

    first: int
    last: int
    head: int
    kind: CueClass
    negated: bool = False


def read_attributions(
    text: str,
    language: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[QuoteReading],
    names: Sequence[NameMention],
    *,
    words: Words,
) -> list[AttributionReading]:
    """Everything that somebody is told to say, hold or do, in the order of the cues. ``language`` is a base code."""
    table = cues(language)
    if not table.verbs:
        return []
    starts = {name.span.start: name.span.end for name in names}
    openings = {q.outer[0]: q for q in reversed(quotes)}
    endings = {q.outer[1]: q for q in quotes}
    triggers = frozenset({*table.verbs, *table.participles, *table.before, *table.silence, *table.nouns})
    triggers |= table.postposed | table.trailing | table.opening
    found: list[AttributionReading] = []
    for index, sentence in enumerate(sentences):
        low, high = words.within(sentence.span.start, sentence.span.end)
        if high - low > _LONGEST:
            continue
        if triggers.isdisjoint(words.lows[low:high]):
            continue
        grammar = Grammar(words, table, lexicon(language), starts, low, high)
        reader = _Sentence(grammar, sentence, index, openings, endings)
        found += reader.read()
    return found


class _Sentence:
    def __init__(
        self,
        grammar: Grammar,
        sentence: Sentence,
        index: int,
        openings: dict[int, QuoteReading],
        endings: dict[int, QuoteReading],
    ) -> None:
        self.g, self.words, self.cues = grammar, grammar.words, grammar.cues
        self.sentence, self.index = sentence, index
        self.openings, self.endings = openings, endings
        self.taken: set[int] = set()
        self.last: tuple[int, int] | None = None

    def read(self) -> Iterator[AttributionReading]:
        """The attributions of the sentence, in order; a word belongs to one cue at most."""
        found = [*self._silences(), *self._phrases(), *self._verbs()]
        return iter(sorted(found, key=lambda r: r.cue))

    # -- phrases without a verb -------------------------------------------------------------------------------------

    def _silences(self) -> Iterator[AttributionReading]:
        """ "não respondeu aos pedidos de comentários" """
        for i in range(self.g.low, self.g.high):
            for phrase in self.cues.silence.get(self.words.lows[i], ()):
                end = self._matches(i, phrase)
                if end is None:
                    continue
                subject = self.g.left(self._group(i))
                self.taken.update(range(i, end))
                yield self._made(i, end - 1, subject, None, CueClass.NO_COMMENT)
                break

    def _matches(self, i: int, phrase: Phrase) -> int | None:
        """The end (exclusive) of a phrase that begins with word ``i``."""
        at, lows = i, self.words.lows
        for k, word in enumerate(phrase.words):
            if k == phrase.gap_at:
                stop = min(self.g.high, at + _GAP + 1)
                while at < stop and lows[at] != word:
                    at += 1
            if at >= self.g.high or lows[at] != word:
                return None
            at += 1
        return at

    def _phrases(self) -> Iterator[AttributionReading]:
        """ "segundo X", "according to X", "nach Angaben von X", "X zufolge", ", so X" """
        for i in range(self.g.low, self.g.high):
            if i in self.taken:
                continue
            low = self.words.lows[i]
            made = None
            if low == "nach" and self.cues.nouns:
                made = self._nach(i)
            elif low in self.cues.before:
                made = self._before(i)
            elif low in self.cues.opening:
                made = self._opening(i)
            elif low in self.cues.postposed:
                made = self._postposed(i)
            elif low in self.cues.trailing:
                made = self._trailing(i)
            if made:
                yield made

    def _before(self, i: int) -> AttributionReading | None:
        for phrase in self.cues.before[self.words.lows[i]]:
            end = self._matches(i, phrase)
            if end is None:
                continue
            previous = self.words.lows[i - 1] if i > self.g.low and self.words.gap(i - 1) in BLANKS else ""
            if previous in self.cues.determiners or previous in self.g.lexicon.prepositions:
                return None
            subject = self.g.right(end, loose=True)
            if subject is None or end >= self.g.high or self.words.gap(end - 1) not in BLANKS:
                return None
            if self.g.lexicon.code == "de" and not (
                self.g.opens(end) or self.words.lows[end] in self.g.lexicon.articles
            ):
                # "laut werden", "laut und deutlich"
                return None
            self.taken.update(range(i, end))
            return self._made(i, end - 1, subject, self._around(i, subject[1]), CueClass.SAY)
        return None

    def _nach(self, i: int) -> AttributionReading | None:
        """ "Nach Angaben der Polizei", "nach eigenen Angaben", "seiner Meinung nach": a noun of saying makes it one."""
        lows = self.words.lows
        if i > self.g.low and lows[i - 1] in self.cues.nouns and self.words.gap(i - 1) in BLANKS:
            first = i - 1
            while first > self.g.low and i - first < 4 and self.words.gap(first - 1) in BLANKS:
                first -= 1
                if lows[first] in self.cues.determiners or lows[first] in self.g.lexicon.articles:
                    break
            return self._made(i, i, (first, i - 1), self._around(i - 1, i), CueClass.SAY)
        noun = i + 1
        while (
            noun < min(self.g.high, i + 5) and self.words.gap(noun - 1) in BLANKS and lows[noun] not in self.cues.nouns
        ):
            noun += 1
        if noun >= min(self.g.high, i + 5) or lows[noun] not in self.cues.nouns:
            return None
        last = noun
        following = noun + 1
        if (
            following < self.g.high
            and self.words.gap(noun) in BLANKS
            and lows[following] not in self.cues.auxiliaries | self.cues.be
        ):
            owner = self.g.right(following, loose=lows[following] in ("von", "vom", "des", "der", "aus"))
            article = lows[following] in ("der", "des", "von", "vom", "eines", "einer", "aus") or self.g.named(
                following
            )
            if owner is not None and article:
                last = owner[1]
        self.taken.update(range(i, noun + 1))
        return self._made(i, noun if last > noun else i, (i + 1, last), self._around(i, last), CueClass.SAY)

    def _opening(self, i: int) -> AttributionReading | None:
        """ "Para Bresnick, …": only where a named speaker and a comma follow at the beginning."""
        if i != self.g.low or i + 1 >= self.g.high:
            return None
        subject = self.g.right(i + 1)
        if subject is None or not self.words.gap(subject[1]).startswith(","):
            return None
        if not any(self.g.named(k) for k in range(subject[0], subject[1] + 1)):
            return None
        return self._made(i, i, subject, self._around(i, subject[1]), CueClass.SAY)

    def _postposed(self, i: int) -> AttributionReading | None:
        first = i - 1
        while first > self.g.low and i - first < 9 and self.words.gap(first - 1) in BLANKS:
            first -= 1
        if first >= i or first < self.g.low or self.words.gap(i - 1) not in BLANKS:
            return None
        return self._made(i, i, (first, i - 1), self._around(first, i), CueClass.SAY)

    def _trailing(self, i: int) -> AttributionReading | None:
        if (
            i == self.g.low
            or i + 1 >= self.g.high
            or not set(self.words.gap(i - 1)) & {",", "“", '"', "”", "–", "«", "»"}
        ):
            return None
        subject = self.g.right(i + 1)
        if subject is None:
            return None
        behind = self.words.gap(subject[1]) if subject[1] + 1 < self.g.high else "."
        if behind in BLANKS and self.words.lows[subject[1] + 1] not in ("weiter", "in", "am", "im", "gegenüber", "bei"):
            return None
        quote = self._quote_before(i)
        content = (quote.start, quote.end) if quote else (self.sentence.span.start, self.words.ends[i - 1])
        return self._made(i, i, subject, content, CueClass.SAY)

    def _around(self, first: int, last: int) -> tuple[int, int] | None:
        """What a phrase from word ``first`` to ``last`` vouches for: the sentence's other and longer part."""
        start, end = self.sentence.span.start, self.sentence.span.end
        before = (start, self.words.ends[first - 1]) if first > self.g.low else (start, start)
        after = (self.words.ends[last], end)
        longer = after if after[1] - after[0] >= before[1] - before[0] or before[1] - before[0] < 20 else before
        return self._trimmed(longer)

    # -- verbs ------------------------------------------------------------------------------------------------------

    def _verbs(self) -> Iterator[AttributionReading]:
        for i in range(self.g.low, self.g.high):
            if i in self.taken or (self.words.words[i][0].isupper() and i > self.g.low):
                continue
            hit = self._hit(i)
            if hit:
                made = self._verb(hit)
                if made:
                    yield made

    def _hit(self, i: int) -> _Hit | None:
        low = self.words.lows[i]
        if "-" in low and self.g.lexicon.code == "pt":
            # "disse-nos", "lembrou-se"
            low = low.split("-", 1)[0]
        kind = self.cues.verbs.get(low) or self.cues.participles.get(low)
        if kind is None or (low in self.cues.particle and not self._completed(i)):
            return None
        first = self._group(i)
        group = self.words.lows[first:i]
        if self.cues.be & set(group):
            return _Hit(first, i, -1, kind)
        previous = self.words.lows[i - 1] if i > self.g.low and self.words.gap(i - 1) in BLANKS else ""
        second = self.words.lows[i - 2] if i - 1 > self.g.low and self.words.gap(i - 2) in BLANKS else ""
        if previous in self.cues.determiners and second in self.g.lexicon.prepositions:
            # "de la firma": a noun, too.
            return None
        if self.g.lexicon.code != "de" and previous in self.cues.determiners - self.cues.between - _CLITICS:
            # "un signe", "a warning": a noun.
            return None
        if previous in self.g.lexicon.prepositions and previous not in self.cues.between | self.cues.determiners:
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
        negated = bool(self.cues.negations & set(group))
        if not negated and i + 1 < self.g.high and self.g.lexicon.code == "de":
            negated = self.words.lows[i + 1] == "nicht"
        return _Hit(first, i, head, kind, negated)

    def _completed(self, i: int) -> bool:
        parts = self.cues.particle[self.words.lows[i]]
        for j in range(i + 1, min(self.g.high, i + _CLAUSE)):
            low = self.words.lows[j]
            ends = j + 1 >= self.g.high or self.words.gap(j) not in BLANKS
            if low in parts and (low not in self.cues.closing or ends):
                return True
        return False

    def _final(self, i: int) -> bool:
        return i + 1 >= self.g.high or self.words.gap(i).strip() in (",", ".", "")

    def _auxiliary(self, i: int, group: Sequence[str]) -> int | None:
        if self.g.lexicon.code != "de":
            for j in range(i - 1, i - 1 - len(group), -1):
                if self.words.lows[j] in self.cues.auxiliaries:
                    return j - 0
            return None
        for j in range(i - 1, max(self.g.low, i - _CLAUSE) - 1, -1):
            if self.words.gap(j).strip():
                return None
            if self.words.lows[j] in self.cues.auxiliaries or self.words.lows[j] in self.cues.be:
                return j
        return None

    def _group(self, i: int) -> int:
        """The first word of the verb's group: what stands between the subject and the verb."""
        first = i
        small = self.cues.auxiliaries | self.cues.negations | self.cues.be | self.cues.between
        while first > self.g.low and i - first < 5 and self.words.gap(first - 1) in BLANKS:
            low = self.words.lows[first - 1]
            if low not in small or (low in self.cues.determiners and self._is_article(first - 1)):
                break
            first -= 1
        return first

    def _is_article(self, i: int) -> bool:
        """Portuguese "o", "a" before a verb are pronouns; elsewhere a determiner ends the group."""
        return self.g.lexicon.code not in ("pt", "es", "fr")

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
        reflexive = "se" in self.words.lows[hit.first : hit.last] and self.g.lexicon.code in ("pt", "es")
        if reflexive and hit.kind is CueClass.SAY and not (subject and self._is_actor(subject)):
            # "se considera", "onde se refere": nobody in particular.
            return None
        impersonal = self.words.lows[hit.last] in self.cues.impersonal
        if impersonal:
            subject, inverted = self._text_speaks(hit.last), self._quote_before(hit.head) is not None
        content, shown = self._content(hit, subject, inverted=inverted)
        if hit.kind is CueClass.SAY:
            if not shown and not (subject and self._is_actor(subject)):
                return None
            if subject is None and not (shown and (self.cues.drop or impersonal)):
                return None
        elif subject is None or not (shown or self._is_actor(subject) or self._determined(subject)):
            return None
        self.last = subject or self.last
        return self._made(hit.first, hit.last, subject, content, hit.kind, negated=hit.negated)

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

    def _coordinated(self, hit: _Hit) -> bool:
        """ "X disse … e afirmou que …", "…, agregando que …": the subject is the one of the verb before."""
        if self._gerund(hit.last):
            return True
        return hit.head > self.g.low and self.words.lows[hit.head - 1] in self.cues.conjunction

    def _gerund(self, i: int) -> bool:
        low = self.words.lows[i]
        return low.endswith(_GERUND) and self.g.lexicon.code in ("pt", "es", "en") and len(low) > 5

    def _is_actor(self, subject: tuple[int, int]) -> bool:
        first, last = subject
        if any(self.g.named(i) for i in range(first, last + 1)) or self.words.lows[first] in self.cues.pronouns:
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

    def _subject(self, hit: _Hit) -> tuple[tuple[int, int] | None, bool]:
        """The subject, and whether it stands behind its verb."""
        before = self.words.gap(hit.head - 1) if hit.head > self.g.low else ""
        after_quote = bool(set(before) & _CLOSING) or self._quote_before(hit.head) is not None
        at = hit.head + 1 if hit.head != hit.first or hit.head == hit.last else hit.last + 1
        if hit.head == hit.first and hit.first != hit.last and self.g.lexicon.code != "de":
            at = hit.last + 1
        right = self._right(at, past_object=after_quote or before.strip() == ",")
        if after_quote:
            return (right, True) if right else (None, True)
        left = self.g.left(hit.head)
        comma = "," in before or "–" in before or "—" in before
        if hit.head > self.g.low and self.words.lows[hit.head - 1] in self.cues.conjunction:
            return None, False
        if comma and right and not self._is_actor(right) and (left or self.g.lexicon.code in ("de", "en")):
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
            governed = before in lists.prepositions or before in self.cues.determiners or self.g.genitive(before)
            if not governed and before not in ("a", "à") and self.g.opens(j):
                return self.g.right(j)
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

    def _quote_before(self, i: int) -> QuoteReading | None:
        """The quotation that ends directly before word ``i``, a comma or a dash between them at most."""
        if i == 0:
            return None
        start = self.words.starts[i]
        for at in range(start, max(0, start - 5), -1):
            quote = self.endings.get(at)
            if quote is not None:
                return quote
            if self.words.text[at - 1 : at] not in (",", " ", "–", "—", "-", "\u00a0"):
                return None
        return None

    def _quote_behind(self, offset: int) -> QuoteReading | None:
        """The quotation that opens directly behind ``offset``, a colon or a comma between them at most."""
        text = self.words.text
        for at in range(offset, min(len(text), offset + 6)):
            quote = self.openings.get(at)
            if quote is not None:
                return quote
            if text[at] not in ", :\n\u00a0":
                return None
        return None

    def _that(self, last: int) -> int | None:
        """The word "that" which opens what is said, behind the verb and what belongs to it."""
        german = self.g.lexicon.code == "de"
        if not german and last + 1 < self.g.high and self._object(last + 1, self.words.lows[last]):
            return None
        for i in range(last + 1, min(self.g.high, last + 1 + (_CLAUSE if german else _THAT))):
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

    def _content(
        self, hit: _Hit, subject: tuple[int, int] | None, *, inverted: bool
    ) -> tuple[tuple[int, int] | None, bool]:
        """What is said, and whether a quotation, a "that" or the order of words shows that it is said."""
        quote = self._quote_before(hit.head)
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
        comma = self._comma(last)
        if self.g.lexicon.code == "de" and comma is not None:
            return self._trimmed((comma, end)), True
        inside = self._quote_inside(self.words.ends[last], end)
        if inside is not None and not self._scares(inside):
            return (inside.start, inside.end), True
        shown = self.g.lexicon.code == "en" and self.words.lows[hit.last] in ("said", "says", "say", "think", "thinks")
        return self._trimmed((self.words.ends[last], end)), shown

    def _scares(self, quote: QuoteReading) -> bool:
        """Whether a quotation is only a word or two of what is said: 'ser "evidente" que …'."""
        return len(self.words.text[quote.start : quote.end].split(None, _SCARE)) <= _SCARE

    def _comma(self, last: int) -> int | None:
        for i in range(last, min(self.g.high - 1, last + 14)):
            if self.words.gap(i).startswith(",") or self.words.gap(i).startswith(":"):
                return self.words.ends[i] + 1
        return None

    def _quote_inside(self, start: int, end: int) -> QuoteReading | None:
        """A quotation of some words between two offsets."""
        for i in range(self.g.low, self.g.high):
            at = self.words.starts[i] - 1
            if start <= at < end and at in self.openings:
                return self.openings[at]
        return None

    def _trimmed(self, span: tuple[int, int]) -> tuple[int, int] | None:
        start, end = span
        text = self.words.text
        while start < end and (text[start].isspace() or text[start] in ",;:.–—-)"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—-("):
            end -= 1
        return (start, end) if start < end else None

    def _made(
        self,
        first: int,
        last: int,
        subject: tuple[int, int] | None,
        content: tuple[int, int] | None,
        kind: CueClass,
        *,
        negated: bool = False,
    ) -> AttributionReading:
        starts, ends = self.words.starts, self.words.ends
        small = self.cues.between - self.cues.auxiliaries - self.cues.negations
        while kind is not CueClass.NO_COMMENT and first < last and self.words.lows[first] in small:
            # "siempre negó": the adverb is no part of the cue.
            first += 1
        leaning = kind.leaning
        if negated and kind is not CueClass.NO_COMMENT:
            # "não apoia" opposes; "não critica" shows nothing.
            leaning = "opposes" if leaning == "supports" else None
        how = AttributionKind.ACTION if kind.deed else AttributionKind.REPORTED
        if content and not kind.deed and self._is_quote(content):
            how = AttributionKind.DIRECT_QUOTE
        speaker = (starts[subject[0]], ends[subject[1]]) if subject else None
        return AttributionReading(self.index, (starts[first], ends[last]), speaker, content, how, leaning)

    def _is_quote(self, content: tuple[int, int]) -> bool:
        quote = self.openings.get(content[0] - 1) or self.openings.get(content[0] - 2)
        words = self.words.text[content[0] : content[1]].split(None, _SCARE)
        return quote is not None and len(words) > _SCARE
