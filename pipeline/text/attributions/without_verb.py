"""Attributions without a verb of saying: "segundo X", "nach Angaben von X", "X zufolge", "não respondeu"."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.text.attributions.classes import CueClass
from pipeline.text.attributions.phrases import BLANKS
from pipeline.text.attributions.set_phrases import Phrase
from pipeline.text.attributions.view import AttributionReading, View


class Phrases(View):
    """The phrases of one sentence."""

    def read(self) -> Iterator[AttributionReading]:
        """What they attribute; the words of each are marked as taken."""
        yield from self._stances()
        yield from self._phrases()

    def _stances(self) -> Iterator[AttributionReading]:
        """ "não respondeu aos pedidos de comentários", "is in favour of the plan" """
        lows = self.words.lows
        for i in self.places:
            group = self.cues.stances.get(lows[i])
            if group is None or i in self.taken or self._inside_quote(self.words.starts[i]):
                continue
            found = group.find(lows, i, self.g.high)
            made = self._stance(i, *found) if found else None
            if made:
                yield made

    def _stance(self, i: int, phrase: Phrase, end: int) -> AttributionReading | None:
        silent = phrase.kind is CueClass.NO_COMMENT
        first = self._group(i)
        negated = not self.cues.negations.isdisjoint(self.words.lows[first:i])
        # "« … », s'est réjouie X": what is said stands before, who says it behind.
        quote = self._quote_before(first)
        subject = self.g.right(end) if quote else self.g.left(first)
        if subject is None and not self.cues.drop:
            subject = self.g.right(self.g.low)
        if subject is None and not (silent and self.cues.drop):
            return None
        self.taken.update(range(i, end))
        said = (quote.start, quote.end) if quote else (self.words.ends[end - 1], self.sentence.span.end)
        content = None if silent else self._trimmed(said)
        return self._made(i, end - 1, subject, content, phrase.kind, negated=negated)

    def _phrases(self) -> Iterator[AttributionReading]:
        """ "segundo X", "according to X", "nach Angaben von X", "X zufolge", ", so X" """
        for i in self.places:
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
        found = self.cues.before[self.words.lows[i]].find(self.words.lows, i, self.g.high)
        if found is None:
            return None
        end = found[1]
        previous = self.words.lows[i - 1] if i > self.g.low and self.words.gap(i - 1) in BLANKS else ""
        if previous in self.cues.determiners or previous in self.g.lexicon.prepositions:
            return None
        subject = self.g.right(end, loose=True)
        if subject is None or end >= self.g.high or self.words.gap(end - 1) not in BLANKS:
            return None
        if self.g.lexicon.code == "de" and not (self.g.opens(end) or self.words.lows[end] in self.g.lexicon.articles):
            # "laut werden", "laut und deutlich"
            return None
        self.taken.update(range(i, end))
        return self._made(i, end - 1, subject, self._around(i, subject[1]), CueClass.SAY)

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
