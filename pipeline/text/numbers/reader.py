"""From anchors to readings: the whole story of the reader on one page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from pipeline.core.article import NumberKind
from pipeline.core.quantity import Qualifier
from pipeline.text.numbers import bounds, doubts, guards, labels, pairs, singular, sums
from pipeline.text.numbers.context import completed
from pipeline.text.numbers.figures import clean
from pipeline.text.numbers.grids import outside_grids
from pipeline.text.numbers.lexicon import Lexicon, Part, Sort, lexicon, ratio
from pipeline.text.numbers.numerals import numerals
from pipeline.text.numbers.row import Numeral
from pipeline.text.numbers.scan import scan
from pipeline.text.numbers.units import Quantity, measure
from pipeline.text.readings import NumberReading

_NEAR = 40  # characters between two quantities that may be one
_SHORT = 300  # characters: a text this short may be nothing but a number


def read_numbers(text: str, language: str, taken: Sequence[tuple[int, int]] = ()) -> list[NumberReading]:
    """Every quantity in ``text``, in order, never overlapping each other or ``taken``.

    ``language`` is a BCP-47 tag; with one that has no table, figures and signs are read. ``taken`` are spans
    ``(start, end)`` that belong to dates, times and durations. Offsets are code points.
    """
    lex = lexicon(language)
    anchors = outside_grids(scan(text, lex))
    if not anchors:
        return []
    if len(text) <= _SHORT and not taken:
        whole = _Reader(text, lex, numerals(text, anchors, lex, alone=True), (), alone=True).read()
        if len(whole) == 1 and _covers(text, whole[0]):
            return whole
        anchors = outside_grids(scan(text, lex))
    return _Reader(text, lex, numerals(text, anchors, lex), taken, alone=False).read()


def _covers(text: str, reading: NumberReading) -> bool:
    return not text[: reading.start].strip(" \t\n\"'“”«»(") and not text[reading.end :].strip(" \t\n\"'“”«».,;:!?)")


class _Reader:
    """One pass over the numerals of one text; ``floor`` is where the last reading ended."""

    def __init__(
        self, text: str, lex: Lexicon, found: list[Numeral], taken: Sequence[tuple[int, int]], *, alone: bool
    ) -> None:
        self.text, self.lex, self.numbers, self.alone = text, lex, found, alone
        self.taken = sorted(taken)
        self.starts = [s for s, _ in self.taken]
        self.floor = 0
        self.last: NumberReading | None = None
        self.scales: list[Decimal] = []  # of the readings, in their order
        self._kept: Quantity | None = None
        self._kept_at = -1
        self.named_figure = False
        self.named_end = -1  # where the last number of a name ended: "artigos 5 e 6"

    def read(self) -> list[NumberReading]:
        readings: list[NumberReading] = []
        at = 0
        while at < len(self.numbers):
            reading, at = self._read(at)
            if reading is not None:
                readings.append(reading)
                self.floor, self.last = reading.end, reading
        return completed(self.text, readings, self.scales, self.lex)

    def _window(self, number: Numeral) -> tuple[int, int] | None:
        """The stretch of text free for ``number``; none where a date has taken it."""
        i = bisect_right(self.starts, number.start)
        low, high = self.floor, len(self.text)
        if i and self.taken[i - 1][1] > number.start:
            return None
        if i:
            low = max(low, self.taken[i - 1][1])
        if i < len(self.taken):
            high = self.taken[i][0]
        return (low, high) if number.end <= high and number.start >= low else None

    def _quantity(self, index: int, floor: int = 0) -> Quantity | None:
        if index >= len(self.numbers):
            return None
        number = self.numbers[index]
        window = self._window(number)
        if window is None:
            return None
        low = max(window[0], min(floor, number.start))
        q = measure(self.text, number, self.lex, low, window[1])
        sums.sign(self.text, q, self.lex, low, window[1], alone=self.alone)
        sums.whole(self.text, q)
        return q

    def _fresh(self) -> bool:
        return self._kept is not None and self._kept.start >= self.floor

    def _is_idle(self, index: int, one: Quantity) -> bool:
        """Whether one is but an article, with no number near that could tell otherwise; most are, so this is quick."""
        if self.alone or (index + 1 < len(self.numbers) and self.numbers[index + 1].start - one.end <= _NEAR):
            return False
        return not self._is_one_more(one) and doubts.is_doubtful(self.text, one, None, self.lex, self.floor)

    def _is_one_more(self, one: Quantity) -> bool:
        return self.last is not None and doubts.is_one_more(self.text, one, self.last, self.lex)

    def _following(self, index: int, one: Quantity) -> Quantity | None:
        """The next quantity, where it is near enough to be one with this one; kept, as it is read next."""
        if index + 1 >= len(self.numbers) or self.numbers[index + 1].start - one.end > _NEAR:
            return None
        between = bisect_right(self.starts, one.start)
        if between < len(self.starts) and self.starts[between] < self.numbers[index + 1].end:
            return None
        self._kept, self._kept_at = self._quantity(index + 1, one.end), index + 1
        return self._kept

    def _read(self, index: int) -> tuple[NumberReading | None, int]:
        one = self._kept if self._kept_at == index and self._fresh() else self._quantity(index)
        if one is None:
            return None, index + 1
        if one.numeral.one and self._is_idle(index, one):
            return None, index + 1
        if self._is_no_number(one):
            self.named_end, self.named_figure = one.numeral.end, one.numeral.bare
            return None, index + 1
        two = self._following(index, one)
        if two is not None and self._may_join(one, two) and not self._broken_pair(one, two):
            if self.alone and sums.over(self.text, one, two, self.lex):
                return self._single(one), index + 2
            joined = pairs.joint(self.text, one, two, self.lex, self.floor)
            if joined is not None:
                return self._joined(joined, one, two), index + 2
            if sums.half_added(self.text, one, two, self.lex) or sums.added(self.text, one, two, self.lex):
                return self._single(one), index + 2
        if one.numeral.one and self._is_one_more(one):
            return self._single(one), index + 1
        if not self.alone and doubts.is_doubtful(self.text, one, two, self.lex, self.floor):
            return None, index + 1
        return self._single(one), index + 1

    # -- what is no number -------------------------------------------------------------------------------------

    def _is_no_number(self, q: Quantity) -> bool:
        text, lex = self.text, self.lex
        if guards.is_broken(text, q, lex) and not self._colon_score(q):
            return True
        if self.alone:
            article = q.numeral.last is q.numeral.anchor and q.numeral.anchor.part is Part.ARTICLE
            return article and q.kind is not NumberKind.MONEY  # "a dollar" is one, "a" is nothing
        if labels.is_named(text, q, lex) or labels.is_year(text, q, lex):
            return self.last is None or not labels.is_elided(text, q, self.last.end, lex)
        if self.named_end >= 0 and q.numeral.bare and q.unit is None and q.numeral.start - self.named_end < 5:
            gap = text[self.named_end : q.numeral.start].strip().lower()
            if gap == "," and (singular.is_counted_after_all(q, lex) or not text[q.start : q.end].isdigit()):
                return False
            return (
                gap in ("-", "–", "/")
                or (gap == "," and self.named_figure)
                or lex.has("and", gap)
                or lex.has("to", gap)
            )
        return False

    def _colon_score(self, q: Quantity) -> bool:
        """As in "gewann 2:1": in German a colon parts the sides of a score."""
        return q.numeral.bare and pairs.is_colon_score(self.text, q.numeral.start, self.lex)

    def _may_join(self, one: Quantity, two: Quantity) -> bool:
        """Blanks alone join nothing but a sum and its cents."""
        return one.sort in (Sort.MONEY, Sort.OPEN_MONEY) or not self.text[one.end : two.start].isspace()

    def _broken_pair(self, one: Quantity, two: Quantity) -> bool:
        if two.numeral.start < one.end:
            return True
        colon = self.text[one.end : two.start] == ":"
        dash = two.numeral.start - one.end == 1 and self.text[one.end] in "-–—" and one.attached
        return guards.is_broken(self.text, two, self.lex, joined=dash or one.numeral.scaled) and not (
            colon and self._colon_score(one)
        )

    # -- the reading -------------------------------------------------------------------------------------------

    def _joined(self, joined: pairs.Joint, one: Quantity, two: Quantity) -> NumberReading:
        self.scales.append(two.numeral.scale)
        kind, unit = pairs.kind_of(joined, one, two)
        start, end = one.start, max(one.end, two.end)
        figure = (one.numeral.start, two.numeral.end)
        if joined is pairs.Joint.RATIO:
            assert one.value is not None
            assert two.value is not None
            start, end, qualifier = self._bounded(start, end, Qualifier.EXACT)
            return NumberReading(
                start, end, figure, kind, clean(ratio(one.value, two.value)), None, None, qualifier, unit
            )
        if joined is pairs.Joint.SCORE:
            assert one.value is not None
            assert two.value is not None
            low, high = clean(one.value), clean(two.value)
            end = two.end if pairs.counts_votes(two) else two.numeral.end
            return NumberReading(start, end, figure, kind, None, low, high, Qualifier.EXACT, unit)
        low, high = pairs.ends(one, two)
        opened = pairs.opener(self.text, one, self.lex, self._room(start, end)[0], "between")
        start, end, _ = self._bounded(start, end, Qualifier.RANGE)
        start = min(start, opened) if opened is not None else start
        return NumberReading(start, end, figure, kind, None, clean(low), clean(high), Qualifier.RANGE, unit)

    def _bounded(self, start: int, end: int, default: Qualifier) -> tuple[int, int, Qualifier]:
        """The span with its qualifier, as far as it is free."""
        low, high = self._room(start, end)
        found = bounds.before(self.text, start, low, self.lex)
        if found is not None:
            return found[0], end, found[1]
        behind = bounds.behind(self.text, end, high, self.lex)
        return (start, behind[0], behind[1]) if behind is not None else (start, end, default)

    def _room(self, start: int, end: int) -> tuple[int, int]:
        i = bisect_right(self.starts, start)
        low = max(self.floor, self.taken[i - 1][1]) if i else self.floor
        return low, self.taken[i][0] if i < len(self.taken) else len(self.text)

    def _single(self, q: Quantity) -> NumberReading:
        number = q.numeral
        self.scales.append(number.scale)
        default = Qualifier.ABOUT if number.about else Qualifier.EXACT
        start, end, qualifier = self._bounded(q.start, q.end, default)
        if q.end != number.end and qualifier is default:
            behind = bounds.behind(self.text, number.end, q.end, self.lex)
            qualifier = behind[1] if behind is not None else qualifier
        value = clean(q.value) if q.value is not None else None
        kind = NumberKind.FRACTION if number.fraction and q.sort is None else q.kind
        if value is None:
            qualifier = Qualifier.VAGUE
        return NumberReading(start, end, q.figure, kind, value, None, None, qualifier, q.unit)
