"""From anchors to readings: the whole story of the reader on one page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from pipeline.core.article import NumberKind
from pipeline.core.quantity import Qualifier
from pipeline.text.numbers import bounds, guards, pairs
from pipeline.text.numbers.around import previous_word, words_after, words_before
from pipeline.text.numbers.lexicon import Lexicon, Part, Sort, lexicon, ratio
from pipeline.text.numbers.numerals import Numeral, numerals
from pipeline.text.numbers.scan import scan
from pipeline.text.numbers.units import Quantity, measure
from pipeline.text.readings import NumberReading

_NEAR = 40  # characters between two quantities that may be one
_SHORT = 160  # characters: a text this short may be nothing but a number


def read_numbers(text: str, language: str, taken: Sequence[tuple[int, int]] = ()) -> list[NumberReading]:
    """Every quantity in ``text``, in order, never overlapping each other or ``taken``.

    ``language`` is a BCP-47 tag; with one that has no table, figures and signs are read. ``taken`` are spans
    ``(start, end)`` that belong to dates, times and durations. Offsets are code points.
    """
    lex = lexicon(language)
    anchors = scan(text, lex)
    if not anchors:
        return []
    if len(text) <= _SHORT and not taken:
        whole = _Reader(text, lex, numerals(text, anchors, lex, alone=True), (), alone=True).read()
        if len(whole) == 1 and _covers(text, whole[0]):
            return whole
        anchors = scan(text, lex)
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
        self._kept: Quantity | None = None
        self._kept_at = -1
        self.named_end = -1  # where the last number of a name ended: "artigos 5 e 6"

    def read(self) -> list[NumberReading]:
        readings: list[NumberReading] = []
        at = 0
        while at < len(self.numbers):
            reading, at = self._read(at)
            if reading is not None:
                readings.append(reading)
                self.floor = reading.end
        return readings

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
        self._sign(q, low)
        self._whole(q)
        return q

    def _whole(self, q: Quantity) -> None:
        """What is counted is whole: "1,200 trabalhadores" has the other convention's thousands in it."""
        if q.sort is not None or q.unit is None or q.value is None or not q.numeral.bare or q.numeral.scaled:
            return
        head, sign, tail = self.text[q.numeral.start : q.numeral.end].replace(",", ".").partition(".")
        if sign and len(tail) == 3 and tail.isdigit() and head.isdigit() and head[0] != "0" and len(head) <= 3:
            q.value = Decimal(head + tail) if q.value >= 0 else -Decimal(head + tail)

    def _fresh(self) -> bool:
        return self._kept is not None and self._kept.start >= self.floor

    def _following(self, index: int, one: Quantity) -> Quantity | None:
        """The next quantity, where it is near enough to be one with this one; kept, as it is read next."""
        if index + 1 >= len(self.numbers) or self.numbers[index + 1].start - one.end > _NEAR:
            return None
        self._kept, self._kept_at = self._quantity(index + 1, one.end), index + 1
        return self._kept

    def _read(self, index: int) -> tuple[NumberReading | None, int]:
        one = self._kept if self._kept_at == index and self._fresh() else self._quantity(index)
        if one is None:
            return None, index + 1
        if self._is_no_number(one):
            self.named_end = one.numeral.end
            return None, index + 1
        two = self._following(index, one)
        if two is not None and not self._broken_pair(one, two):
            if self.alone and self._over(one, two):
                return self._single(one), index + 2
            joined = pairs.joint(self.text, one, two, self.lex, self.floor)
            if joined is not None:
                return self._joined(joined, one, two), index + 2
            added = self._added(one, two)
            if added:
                return self._single(one), index + 2
        if self._is_doubtful(one, two):
            return None, index + 1
        return self._single(one), index + 1

    # -- what is no number -------------------------------------------------------------------------------------

    def _is_no_number(self, q: Quantity) -> bool:
        text, lex = self.text, self.lex
        if guards.is_broken(text, q, lex) and not self._colon_score(q):
            return True
        if self.alone:
            return False
        if guards.is_named(text, q, lex) or guards.is_year(text, q, lex):
            return True
        if self.named_end >= 0 and q.numeral.bare and q.unit is None and q.numeral.start - self.named_end < 5:
            gap = text[self.named_end : q.numeral.start].strip().lower()
            return gap in ("-", "–", "/", ",") or lex.has("and", gap) or lex.has("to", gap)
        return False

    def _colon_score(self, q: Quantity) -> bool:
        """ "gewann 2:1": in German a colon parts the sides of a score."""
        end = q.numeral.end
        if self.lex.language != "de" or self.text[end : end + 1] != ":" or not q.numeral.bare:
            return False
        around = self.text[max(0, q.start - 70) : end + 70].lower()
        return end - q.start <= 2 and any(s in around for s in self.lex.stems["contest"])

    def _over(self, one: Quantity, two: Quantity) -> bool:
        """ "1 over 3", "um sobre três por cento": a fraction, where it is all there is."""
        word = self.text[one.end : two.numeral.start].strip().lower()
        if not self.lex.has("over", word) or one.sort is not None or one.value is None or not two.value:
            return False
        one.value = ratio(one.value, two.value)
        one.end, one.kind, one.unit, one.sort = two.end, two.kind, two.unit, two.sort
        one.numeral.fraction, one.figure = True, (one.figure[0], two.numeral.end)
        return True

    def _broken_pair(self, one: Quantity, two: Quantity) -> bool:
        if two.numeral.start < one.end:
            return True
        colon = self.text[one.end : two.start] == ":"
        dash = two.numeral.start - one.end == 1 and self.text[one.end] in "-–—" and one.attached
        return guards.is_broken(self.text, two, self.lex, joined=dash or one.numeral.scaled) and not (
            colon and self._colon_score(one)
        )

    def _is_doubtful(self, q: Quantity, two: Quantity | None) -> bool:
        """One as an article, half without company, nought as an adjective, a bare figure in brackets."""
        number = q.numeral
        if self.alone:
            return False
        if number.one:
            return not self._is_one(q, two)
        if number.hesitant:
            return not self._is_part(q)
        if number.value is None and number.start == q.numeral.anchor.start and q.unit is None and not q.prefixed:
            return not self._is_vague(q)
        if number.value == 0 and not number.bare:
            return q.unit is None
        if self.lex.has("hesitant", self.text[number.start : number.end].lower()):
            return q.unit is None
        return self._bracketed(q)

    def _is_one(self, q: Quantity, two: Quantity | None) -> bool:
        if q.sort in (Sort.PERCENT, Sort.POINTS, Sort.MONEY, Sort.MINOR) or q.prefixed or (q.value or 0) < 0:
            return True
        if q.sort is Sort.MEASURE and not self.lex.has("unit_one_not", (q.unit or "").lower()):
            return True
        if bounds.only(self.text, q.start, self.floor, self.lex):
            return True
        if two is None or two.numeral.start - q.numeral.end > 30:
            return False
        gap = self.text[q.numeral.end : two.start].lower().split()
        contrast = 1 <= len(gap) <= 3 and self.lex.has("and", gap[-1]) and q.unit != two.unit
        return contrast and not two.numeral.one and not two.numeral.hesitant and two.sort is not Sort.TIME

    def _is_part(self, q: Quantity) -> bool:
        """Whether half, a quarter … is a quantity here: "half of", "um quarto da população", "meio por cento"."""
        number, lex, text = q.numeral, self.lex, self.text
        if q.sort in (Sort.PERCENT, Sort.POINTS, Sort.MONEY) or (q.sort is Sort.MEASURE):
            return True
        opened = number.anchor.part is Part.HALF
        word = number.anchor.word if opened or number.last is None else number.last.word
        _, previous, gap = previous_word(text, number.start)
        if lex.has("half_not_before", previous.lower()) and gap.strip() in ("", "-"):
            return False
        near = words_after(text, number.end, len(text), 1)
        following = near[0].word if near and near[0].gap.strip() in ("", "'", "’") else ""
        if lex.has("whole_half", word):
            article = opened and number.last is not number.anchor  # "half a loss"
            if not lex.has("half", word) or lex.has("half_next", following) or article:
                return True
            return bounds.before(text, number.start, self.floor, lex) is not None
        if lex.has("half", word):
            return False
        if lex.has("part_next", following):
            if not lex.has("strict_fractions", word) or not lex.has("of", following) or not lex.all("part_of"):
                return True
            second = words_after(text, number.end, len(text), 2)[
                -1
            ].word  # "un cuarto de hotel", "un cuarto de los votos"
            return lex.has("definite", second) or lex.has("part_of", second)
        if bounds.before(text, number.start, self.floor, lex) is not None:
            return True
        return not following and not lex.has("strict_fractions", word) and number.value != Decimal("0.5")

    def _is_vague(self, q: Quantity) -> bool:
        number = q.numeral
        needed = self.lex.all("vague_next")
        if not needed or number.start < number.anchor.start:
            return True
        near = words_after(self.text, number.end, len(self.text), 1)
        return bool(near) and near[0].word in needed

    def _bracketed(self, q: Quantity) -> bool:
        """ "(25)" is a day or a note, but an age behind a name; ", 37," behind a name is an age."""
        text, number = self.text, q.numeral
        if not number.bare or q.unit is not None or q.prefixed:
            return False
        before, behind = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 1]
        age = number.value is not None and 15 <= number.value <= 115 and number.end - number.start <= 3
        if before.endswith("(") and behind == ")" and text[number.start : number.end].isdigit():
            if age and self._behind_name(number.start - 1, 2):
                q.kind = NumberKind.AGE
                return False
            return True
        if age and before == ", " and behind in (",", ".", ")") and self._behind_name(number.start - 2, 1):
            q.kind = NumberKind.AGE
        return False

    def _behind_name(self, at: int, least: int) -> bool:
        words = words_before(self.text, at, 0, 2)
        if len(words) < least or not all(self.text[w.start].isupper() for w in words[-least:]):
            return False
        return bool(words) and self.text[words[-1].start].isupper() and words[-1].gap.strip() == ""

    # -- the reading -------------------------------------------------------------------------------------------

    def _sign(self, q: Quantity, floor: int) -> None:
        """A minus before the figure or its money sign, in sign or in word, or "below zero" behind it."""
        if q.value is None:
            return
        start = q.start
        one = self.text[start - 1 : start] if start > floor else ""
        if one in ("-", "−", "–") and one:
            two = self.text[start - 2 : start - 1] if start > 1 else ""
            if (not two or two in " \n\t([\u00a0<>=") and (one != "–" or self.alone):
                self._negate(q, start - 1)
            return
        head = self.text[max(floor, start - 12) : start].rstrip().lower()
        near = words_before(self.text, start, floor, 1) if head.endswith(self.lex.stems["minus"]) else []
        if self.alone and self.text[floor:start].strip() in ("-", "−"):
            self._negate(q, floor + self.text[floor:start].find(self.text[floor:start].strip()))
        elif near and self.lex.has("minus", near[0].word):
            following = self.text[q.numeral.end : q.numeral.end + 12].strip()
            signs = ("grad", "grau", "degr", "°", "º")
            plain = self.lex.language in ("en", "de") and q.sort is not Sort.POINTS
            if self.alone or plain or following.lower().startswith(signs):
                self._negate(q, near[0].start)
        tail = self.text[q.end : q.end + 32].lower()
        if not any(word in tail for word in self.lex.stems["below"]):
            return
        below = words_after(self.text, q.end, len(self.text), 4)
        for count in range(len(below), 0, -1):
            if self.lex.has("below", " ".join(n.word for n in below[:count])):
                self._negate(q, q.start)
                q.end = below[count - 1].end
                q.kind, q.sort = NumberKind.MEASURE, Sort.MEASURE
                return

    def _negate(self, q: Quantity, start: int) -> None:
        assert q.value is not None
        q.value = -q.value
        q.start = start

    def _added(self, one: Quantity, two: Quantity) -> bool:
        """ "15 dólares e 15 centavos", "15 Dollar 50": the cents are added to the sum."""
        if one.sort is not Sort.MONEY or one.value is None or two.value is None or not 0 < two.value < 100:
            return False
        gap = self.text[one.end : two.start].strip().lower()
        if two.prefixed or two.value % 1 or (gap not in ("", ",") and gap not in self.lex.all("join")):
            return False
        if two.sort is not Sort.MINOR:
            tail = self.text[two.end : two.end + 1]
            bare = two.unit is None and two.value >= 10 and (not gap or gap in self.lex.all("join"))
            ends = not self.text[two.end :][:3].strip(" .!?") if gap else tail in ("", ".", ",", " ", "?", "!")
            if not bare or not ends or one.value % 1:
                return False
        one.value += two.value / 100
        one.end = two.end
        one.figure = (one.figure[0], two.numeral.end)
        return True

    def _joined(self, joined: pairs.Joint, one: Quantity, two: Quantity) -> NumberReading:
        kind, unit = pairs.kind_of(joined, one, two)
        start, end = one.start, max(one.end, two.end)
        figure = (one.numeral.start, two.numeral.end)
        if joined is pairs.Joint.RATIO:
            assert one.value is not None and two.value is not None
            start, end, qualifier = self._bounded(start, end, Qualifier.EXACT)
            return NumberReading(
                start, end, figure, kind, _clean(ratio(one.value, two.value)), None, None, qualifier, unit
            )
        if joined is pairs.Joint.SCORE:
            assert one.value is not None and two.value is not None
            low, high = _clean(one.value), _clean(two.value)
            return NumberReading(start, two.numeral.end, figure, kind, None, low, high, Qualifier.EXACT, None)
        low, high = pairs.ends(one, two)
        opened = pairs.opener(self.text, one, self.lex, self.floor, "between")
        start, end, _ = self._bounded(start, end, Qualifier.RANGE)
        start = min(start, opened) if opened is not None else start
        return NumberReading(start, end, figure, kind, None, _clean(low), _clean(high), Qualifier.RANGE, unit)

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
        default = Qualifier.ABOUT if number.about else Qualifier.EXACT
        start, end, qualifier = self._bounded(q.start, q.end, default)
        if q.end != number.end and qualifier is default:
            behind = bounds.behind(self.text, number.end, q.end, self.lex)
            qualifier = behind[1] if behind is not None else qualifier
        value = _clean(q.value) if q.value is not None else None
        kind = NumberKind.FRACTION if number.fraction and q.sort is None else q.kind
        if value is None:
            qualifier = Qualifier.VAGUE
        return NumberReading(start, end, q.figure, kind, value, None, None, qualifier, q.unit)


def _clean(value: Decimal) -> Decimal:
    """A value without idle zeros: 1.20 → 1.2, 4E+5 → 400000."""
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize()
