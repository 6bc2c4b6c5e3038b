"""Halves, thirds and decimals in words: "e meio", "cinco con un cuarto", "dois terços", "two point five"."""

from __future__ import annotations

from decimal import Decimal

from pipeline.text.numbers.around import previous_word, words_after
from pipeline.text.numbers.lexicon import Part, ratio
from pipeline.text.numbers.row import HALF, ONE, Numeral, Row, between
from pipeline.text.numbers.scan import Anchor

_DIGITS = frozenset(Decimal(n) for n in range(10))
_TENS = frozenset(Decimal(n) for n in range(20, 100, 10))


class Portions(Row):
    """A row that knows what halves, parts and decimals do to it."""

    def read(self, first: int) -> Numeral | None:
        """The numeral that begins at the anchor ``first``; ``at`` is then behind it."""
        raise NotImplementedError

    def _article(self, anchor: Anchor, gap: str) -> bool:
        if gap == "start":
            self.article = True
            return self._push(ONE, ONE)
        if gap == "of" and self.fraction and self._next(self.at + 1, "space") is not None:
            self.at += 1  # "three quarters of a million"
            return self.anchors[self.at].part is Part.SCALE
        return gap in ("and", "mixed") and self._mixed(self.at + 1, gap)

    def _mixed(self, index: int, gap: str) -> bool:
        """As in "and a half", "con un cuarto": a part of the last scale (or of one) is added."""
        anchor = self._next(index, "space", "hyphen")
        if anchor is None or anchor.part not in (Part.HALF, Part.FRACTION) or not self.parts or self.fraction:
            return False
        if gap == "and" and anchor.part is Part.FRACTION and not self.lex.has("mixed", "and") and not self._joins():
            return False
        if not self._has_part(anchor):
            return False
        self.at = index
        return self._add_fraction(ONE / anchor.value if anchor.part is Part.FRACTION else HALF)

    def _joins(self) -> bool:
        return bool(self.lex.all("mixed") & self.lex.all("and")) or self.scale != 1

    def _add_fraction(self, part: Decimal) -> bool:
        """Add ``part`` of the last scale, or begin a group where one follows: "a billion and a half million"."""
        following = self._next(self.at + 1, "space", "hyphen")
        by = self.scale
        if self.anchors[self.at - 1].part is Part.FIGURE and not self.anchors[self.at - 1].word:
            by = self.anchors[self.at - 1].scaled
        if following is not None and following.part is Part.SCALE and following.value < by:
            return self._push(part, ONE)
        value, room, began = self.parts[-1]
        if by == 1 or self.parts[-1][1] != by:
            by = ONE if self.scale == 1 else by
        self.parts[-1] = (value + _tidy(part, by), room if by == 1 else ONE, began)
        self.at += 1
        return True

    def _half(self, anchor: Anchor, gap: str) -> bool:
        if gap == "start":
            return self._open_half(anchor)
        if gap in ("and", "mixed"):
            return (
                bool(self.parts)
                and not self.fraction
                and self.lex.has("half", anchor.word)
                and self._add_fraction(HALF)
            )
        if gap not in ("space", "hyphen") or len(self.parts) != 1 or self.fraction:
            return False
        self.parts[0] = (self.parts[0][0] * HALF, ONE, self.first)
        following = self._next(self.at + 1, "space", "hyphen")
        lot = following is not None and following.part in (Part.SCALE, Part.COLLECTIVE)
        self.fraction = not lot
        self.hesitant = not lot and (self.article or self.anchors[self.first].value == 1)
        self.at += 1
        return True

    def _open_half(self, anchor: Anchor) -> bool:
        following = self._next(self.at + 1, "space", "hyphen", "of")
        self._push(HALF, ONE)
        if following is not None and following.value == 1 and following.part in (Part.ARTICLE, Part.CARDINAL):
            beyond = self._next(self.at + 1, "space", "hyphen")
            self.hesitant = True
            self.at += 1
            following = beyond
        if following is not None and following.part in (Part.SCALE, Part.COLLECTIVE):
            self.hesitant = False
            return True
        self.fraction, self.hesitant, self.stop = True, True, True
        return False

    def _fraction(self, anchor: Anchor, gap: str) -> bool:
        if gap in ("and", "mixed"):
            return self._mixed(self.at, gap) if gap == "mixed" else False
        if gap == "start" and self.lex.has("nth", anchor.word):
            return self._every(anchor)
        if gap == "start" and self.lex.has("scale_fractions", anchor.word):
            following = self._next(self.at + 1, "space", "hyphen")
            return following is not None and following.part is Part.SCALE and self._push(ONE / anchor.value, ONE)
        if gap not in ("space", "hyphen", "dash") or not self.parts or self.fraction:
            return False
        if self._is_room(anchor) or not self._has_part(anchor):
            return False
        if gap == "hyphen" and self.anchors[self.at - 1].value in _TENS:
            self.parts, self.stop = [], True  # "the twenty-fifth"
            self.at += 1
            return False
        value = self._numerator(anchor)
        if value is None:
            return False
        self.fraction = True
        stem = anchor.word.rstrip("s")
        self.hesitant = self.lex.has("strict_fractions", stem) or (
            not self.end and self.lex.has("hesitant_fractions", anchor.word) and (self.article or self.parts[0][0] == 1)
        )
        self.parts = [(value, ONE, self.first)]
        self.article = False
        self.at += 1
        return True

    def _every(self, anchor: Anchor) -> bool:
        """As in "every third child", "jeder fünfte Haushalt": one in so many."""
        start, word, _ = previous_word(self.text, anchor.start)
        if not self.lex.has("every", word.lower()):
            return False
        self.start, self.stop = start, True
        return self._push(ratio(ONE, anchor.value), ONE)

    def _has_part(self, anchor: Anchor) -> bool:
        """As in "tres cuartas partes": these ordinals are fractions only with their noun."""
        if not self.lex.has("part_only", anchor.word):
            return True
        near = words_after(self.text, anchor.end, len(self.text), 1)
        if not near or not self.lex.has("part_words", near[0].word):
            return False
        self.end = near[0].end
        return True

    def _is_room(self, anchor: Anchor) -> bool:
        """As in "dois quartos" are two rooms unless they are of something; so are two quarters."""
        if self.alone or not self.lex.has("strict_fractions", anchor.word.rstrip("s")) or self.parts[0][0] == 1:
            return False
        near = words_after(self.text, anchor.end, len(self.text), 1)
        following = near[0].word if near and near[0].gap.strip() in ("", "'", "’") else ""
        return not self.lex.has("part_next", following) and following not in self.lex.words

    def _numerator(self, anchor: Anchor) -> Decimal | None:
        """The value with ``anchor`` below the line: all of the row, or its last group where "and" mixes."""
        row = [p[0] for p in self.parts]
        if any(v != v.to_integral_value() for v in row):
            return None
        if len(row) > 1 and self.lex.all("mixed") & self.lex.all("and"):
            cut = self._last_and()
            if cut:
                by = self.scale if self.anchors[self.parts[cut][2] - 1].part is Part.SCALE and self.scale > 100 else ONE
                return sum(row[:cut], Decimal(0)) + _tidy(ratio(sum(row[cut:], Decimal(0)), anchor.value), by)
        return ratio(sum(row, Decimal(0)), anchor.value)

    def _last_and(self) -> int:
        for k in range(len(self.parts) - 1, 0, -1):
            index = self.parts[k][2]
            if between(self.text, self.anchors[index - 1].end, self.anchors[index].start, self.lex) == "and":
                return k
        return 0

    def _inner_fraction(self) -> bool:
        """As in "cinco billones con tres cuartos", "diez con un medio"."""
        inner = type(self)(self.text, self.anchors, self.lex, True)
        number = inner.read(self.at)
        if number is None or not number.fraction or number.value is None:
            return False
        value, _, began = self.parts[-1]
        self.parts[-1] = (value + _tidy(number.value, self.scale), ONE, began)
        self.at = inner.at
        return True

    def _decimals(self) -> bool:
        """As in "dois vírgula cinco", "two point oh five": digits one by one, or a number below a thousand."""
        if not self.parts or self.fraction or (self.scale >= 1000 and not self.alone):
            return False
        digits, index = "", self.at
        while index < len(self.anchors) and len(digits) < 12:
            anchor = self.anchors[index]
            if index > self.at and not self._next(index, "space"):
                break
            if (anchor.part is not Part.CARDINAL and anchor.word) or anchor.value not in _DIGITS or anchor.broken:
                break
            digits += str(int(anchor.value))
            index += 1
        if not digits:
            inner = type(self)(self.text, self.anchors, self.lex, False)
            number = inner.read(self.at)
            if number is None or number.value is None or number.fraction or number.value >= 10**6:
                return False
            if number.value == number.value.to_integral_value():
                digits, index = str(int(number.value)), inner.at
        whole = sum((p[0] for p in self.parts), Decimal(0))
        self.parts = [(whole + Decimal("0." + digits), ONE, self.first)]
        self.at = index
        return bool(digits)


def _tidy(part: Decimal, by: Decimal) -> Decimal:
    """A part of a scale: 0.25 × 10^6 exactly, a third of a million to the unit's sixth place."""
    value = part * by
    return value if value == value.quantize(Decimal("1E-6")) else value.quantize(Decimal("1E-6"))
