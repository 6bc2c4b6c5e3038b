"""Free indirect speech: German goes on with what somebody says by the form of the verb alone ("Er wolle klagen.")."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.text.attributions.classes import CueClass
from pipeline.text.attributions.phrases import BLANKS
from pipeline.text.attributions.view import AttributionReading, View

_FIRST = 12
"""Words before the verb of a main clause, at most."""
_NOT_REPORTED = frozenset({"ich", "denn", "als"})
"""Beside these the form is no report: "ich habe", "es sei denn", "als sei"."""


class Indirect(View):
    """The reported verb of one sentence in which nothing else tells who speaks."""

    def read(self) -> Iterator[AttributionReading]:
        """The sentence as what the speaker before has said; without a speaker of its own."""
        for i in self.places:
            if self.words.lows[i] in self.cues.indirect and not self.words.words[i][0].isupper() and self._reports(i):
                said = self._trimmed((self.sentence.span.start, self.sentence.span.end))
                yield self._made(i, i, None, said, CueClass.SAY)
                return

    def _reports(self, i: int) -> bool:
        """Whether the verb is its main clause's, outside of quotations: nothing but its first part stands before."""
        before = range(self.g.low, i)
        if not 1 <= len(before) <= _FIRST or self._inside_quote(self.words.starts[i]):
            return False
        near = self.words.lows[self.g.low : min(self.g.high, i + 3)]
        if not _NOT_REPORTED.isdisjoint(near) or not self.cues.that.isdisjoint(near[: len(before)]):
            return False
        return all(self.words.gap(k) in BLANKS for k in before)
