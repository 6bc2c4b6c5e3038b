"""What anchors mean together: ``dois milhões e meio``, ``4 thousand 3 hundred and 21``, ``quatre-vingt-dix mille``.

One grammar for all languages. A numeral is a row of parts, each below the scale of the part before it; a scale
multiplies the parts behind the next larger one (so "dois mil milhões" is 2000 × 10^6). What may stand between two
words, and which words mean one of themselves ("mil", "cent"), the tables say.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.text.numbers.around import words_after
from pipeline.text.numbers.lexicon import Lexicon, Part, ratio
from pipeline.text.numbers.scan import Anchor

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_TENS = frozenset(Decimal(n) for n in range(20, 100, 10))
_FAR = 14  # characters: no connector is longer


@dataclass(slots=True)
class Numeral:
    """A number at ``text[start:end]``, valued; ``value`` is none where it is vague.

    ``bare``: a single figure as written, ``anchor``. ``one``: only the word for one, which may be an article.
    ``scale``: the last scale in it (for "3 e 5 milhões"). ``hesitant``: half or a part that needs company.
    """

    start: int
    end: int
    value: Decimal | None
    scale: Decimal
    anchor: Anchor
    bare: bool = False
    one: bool = False
    about: bool = False
    fraction: bool = False
    hesitant: bool = False
    scaled: bool = False
    last: Anchor | None = None


def between(text: str, end: int, start: int, lex: Lexicon) -> str:
    """How two anchors are joined: space, hyphen, and, of, point, mixed, comma, or "" where they aren't."""
    if not 0 <= start - end <= _FAR:
        return ""
    raw = text[end:start]
    word = raw.strip()
    if not word:
        return "space" if len(raw) <= 3 and raw.count("\n") <= 1 and raw else ""
    if word in ("-", "‐", "‑"):
        return "hyphen" if word == raw else "dash"
    if word == ",":
        return "comma"
    word = word.strip("-‐‑ \n").lower()
    for name in ("and", "of", "point", "mixed"):
        if lex.has(name, word):
            return name
    return ""


class _Row:
    """The parts of one numeral while it is read: (value, room below it, index of the anchor it began at)."""

    def __init__(self, text: str, anchors: list[Anchor], lex: Lexicon, alone: bool) -> None:
        self.text, self.anchors, self.lex, self.alone = text, anchors, lex, alone
        self.parts: list[tuple[Decimal, Decimal, int]] = []
        self.at = 0
        self.first = 0
        self.start = 0
        self.scale = _ONE
        self.vague = self.about = self.fraction = self.hesitant = self.article = False
        self.stop = False

    # -- reading -----------------------------------------------------------------------------------------------

    def read(self, first: int) -> Numeral | None:
        self.first = self.at = first
        self.start = self.anchors[first].start
        while self.at < len(self.anchors) and not self.stop and self._step():
            pass
        return self._finish()

    def _step(self) -> bool:
        anchor = self.anchors[self.at]
        gap = "start"
        if self.at > self.first:
            gap = between(self.text, self.anchors[self.at - 1].end, anchor.start, self.lex)
            if not gap:
                return False
        if gap == "point":
            return self._decimals()
        if anchor.part in (Part.FIGURE, Part.CARDINAL):
            return self._cardinal(anchor, gap)
        if anchor.part is Part.SCALE:
            return self._scale(anchor, gap)
        if anchor.part is Part.COLLECTIVE:
            return self._collective(anchor, gap)
        if anchor.part is Part.HALF:
            return self._half(anchor, gap)
        if anchor.part is Part.FRACTION:
            return self._fraction(anchor, gap)
        if anchor.part is Part.ARTICLE:
            return self._article(anchor, gap)
        return False

    def _push(self, value: Decimal, room: Decimal) -> bool:
        self.parts.append((value, room, self.at))
        self.at += 1
        return True

    def _room(self, anchor: Anchor) -> Decimal:
        """How large a number may still follow this one as part of it."""
        value = anchor.value
        if not anchor.word or anchor.part is Part.FIGURE or value != value.to_integral_value():
            return anchor.scaled
        if value >= 100:
            return Decimal(100) if value % 100 == 0 and value < 1000 else _ONE
        if value in self.lex.flags["teens_after"]:
            return Decimal(20)
        if value >= 20 and value % 10 == 0:
            return Decimal(10)
        return Decimal("9.5") if value == 10 and self.lex.flags["after_ten"] else _ONE

    def _cardinal(self, anchor: Anchor, gap: str) -> bool:
        if anchor.broken:
            return False
        if gap == "start":
            if anchor.part is Part.FIGURE and anchor.fraction:
                self.fraction = True
            if anchor.scaled != 1:
                self.scale = anchor.scaled
            return self._push(anchor.value, self._room(anchor))
        if gap in ("and", "mixed") and anchor.value == 1 and anchor.word and self._mixed(self.at + 1, gap):
            return True
        if not self.parts or self.fraction or self.article:
            return False
        if gap == "mixed":
            return self._inner_fraction()
        value, room, _ = self.parts[-1]
        twenties = self.lex.flags["twenties"]
        if twenties and (value, anchor.value) == twenties and gap in ("space", "hyphen") and anchor.word:
            self.parts[-1] = (Decimal(80), Decimal(20), self.parts[-1][2])
            self.at += 1
            return True
        if anchor.fraction and anchor.part is Part.FIGURE and gap in ("space", "and") and len(self.parts) == 1:
            return self._add_fraction(anchor.value)  # 2½
        if not self._fits(anchor, gap, room):
            return self._hundreds(anchor, gap)
        return self._push(anchor.value, self._room(anchor))

    def _fits(self, anchor: Anchor, gap: str, room: Decimal) -> bool:
        if anchor.value >= room or anchor.value == 0 or anchor.scaled != 1:
            return False
        previous = self.anchors[self.at - 1]
        if room == Decimal("9.5"):  # dix-sept
            return gap in ("hyphen", "space") and anchor.value in self.lex.flags["after_ten"]
        if room <= 20:
            return self.lex.has("tens", gap) or (self.alone and gap == "dash")
        if not anchor.word:
            return gap in ("space", "and") and previous.word != "" and previous.part is Part.SCALE
        return gap in ("space", "and", "hyphen") or (self.alone and gap == "comma")

    def _hundreds(self, anchor: Anchor, gap: str) -> bool:
        """ "one twenty two" is 122, where it is all there is."""
        if not (self.alone and self.lex.language == "en" and gap == "space" and len(self.parts) == 1):
            return False
        value = self.parts[0][0]
        if not (0 < value < 10 and 20 <= anchor.value < 100 and anchor.word and self.anchors[self.first].word):
            return False
        self.parts[0] = (value * 100, Decimal(100), self.first)
        return self._push(anchor.value, self._room(anchor))

    # -- scales ------------------------------------------------------------------------------------------------

    def _few(self) -> bool:
        """Whether "several", "algumas" … stands before; it then belongs to the number."""
        head = self.text[max(0, self.start - 14) : self.start].rstrip()
        word = head.split()[-1] if head.split() else ""
        if not self.lex.has("few", word.lower()):
            return False
        self.start -= len(self.text[max(0, self.start - 14) : self.start]) - len(head) + len(word)
        return True

    def _scale(self, anchor: Anchor, gap: str) -> bool:
        scale = anchor.value
        if gap == "start":
            if self._few() or (self.lex.has("vague", anchor.word) and not self.alone):
                self.vague = True
            elif scale not in self.lex.flags["implicit"] and not self.alone:
                return False
            self.scale = scale
            return self._push(scale, scale)
        if gap == "of":
            return self._times(anchor)
        if self.fraction:
            return gap in ("space", "hyphen") and self._times(anchor)
        if gap in ("and", "comma"):
            fits = scale in self.lex.flags["implicit"] and self.parts and scale < self.parts[-1][1]
            return bool(fits) and (gap == "and" or self.alone) and self._push(scale, scale)
        return gap in ("space", "hyphen", "dash") and self._multiply(anchor)

    def _multiply(self, anchor: Anchor) -> bool:
        scale = anchor.value
        previous = self.anchors[self.at - 1]
        if self.vague and previous.part in (Part.SCALE, Part.COLLECTIVE):
            return self._times(anchor)
        if scale == 100 and scale in self.lex.flags["implicit"]:
            if not previous.word or previous.value >= 20:
                return self._implicit(anchor)  # "50 cents" is money, "mille cent" is 1100
        tail, keep = Decimal(0), len(self.parts)
        while keep and self.parts[keep - 1][0] < scale:
            keep -= 1
            tail += self.parts[keep][0]
        if keep == len(self.parts):
            return self._implicit(anchor)
        room = self.parts[keep - 1][1] if keep else None
        if room is not None and tail * scale >= room:
            self.at = self.parts[keep][2]  # "mil e dois mil": two numbers
            del self.parts[keep:]
            self.stop = True
            return False
        began = self.parts[keep][2]
        del self.parts[keep:]
        self.parts.append((tail * scale, scale, began))
        self.scale = scale
        self.article = False
        self.at += 1
        return True

    def _implicit(self, anchor: Anchor) -> bool:
        scale = anchor.value
        if scale not in self.lex.flags["implicit"] or not self.parts or scale >= self.parts[-1][1]:
            return False
        if not self.anchors[self.at - 1].word:
            return False
        return self._push(scale, scale)

    def _times(self, anchor: Anchor) -> bool:
        """The whole, so far, times a scale: "uma dezena de milhares", "three quarters of a million"."""
        previous = self.anchors[self.at - 1]
        lots = previous.part in (Part.COLLECTIVE, Part.SCALE) and anchor.value > previous.value
        if not (lots or self.fraction or self.vague) or not self.parts:
            return False
        total = sum(p[0] for p in self.parts) * anchor.value
        self.parts = [(total, anchor.value, self.first)]
        self.scale, self.fraction = anchor.value, False
        self.at += 1
        return True

    def _collective(self, anchor: Anchor, gap: str) -> bool:
        lot = anchor.value
        if gap == "start":
            if self._few() or self.lex.has("vague", anchor.word):
                self.vague = True
                return self._push(lot, _ONE)
            return (self.alone or lot >= 10_000) and self._push(lot, _ONE)
        if gap == "of" or (self.vague and gap == "space"):
            return self._times(anchor)
        if gap not in ("space", "hyphen") or not self.parts:
            return False
        value, _, began = self.parts[-1]
        if value < lot or len(self.parts) == 1:
            self.parts[-1] = (value * lot, _ONE, began)
        else:
            return False
        self.scale, self.about, self.article = lot, lot in self.lex.flags["about"], False
        self.at += 1
        return True

    # -- parts of one ------------------------------------------------------------------------------------------

    def _article(self, anchor: Anchor, gap: str) -> bool:
        if gap == "start":
            self.article = True
            return self._push(_ONE, _ONE)
        if gap == "of" and self.fraction and self._next(self.at + 1, "space") is not None:
            self.at += 1  # "three quarters of a million"
            return self.anchors[self.at].part is Part.SCALE
        return gap in ("and", "mixed") and self._mixed(self.at + 1, gap)

    def _next(self, index: int, *gaps: str) -> Anchor | None:
        if index >= len(self.anchors):
            return None
        gap = between(self.text, self.anchors[index - 1].end, self.anchors[index].start, self.lex)
        return self.anchors[index] if gap in gaps else None

    def _mixed(self, index: int, gap: str) -> bool:
        """ "and a half", "con un cuarto": a part of the last scale (or of one) is added."""
        anchor = self._next(index, "space", "hyphen")
        if anchor is None or anchor.part not in (Part.HALF, Part.FRACTION) or not self.parts or self.fraction:
            return False
        if gap == "and" and anchor.part is Part.FRACTION and not self.lex.has("mixed", "and") and not self._joins():
            return False
        self.at = index
        return self._add_fraction(_ONE / anchor.value if anchor.part is Part.FRACTION else _HALF)

    def _joins(self) -> bool:
        return bool(self.lex.all("mixed") & self.lex.all("and")) or self.scale != 1

    def _add_fraction(self, part: Decimal) -> bool:
        """Add ``part`` of the last scale, or begin a new group where a scale follows: "a billion and a half million"."""
        following = self._next(self.at + 1, "space", "hyphen")
        by = self.scale
        if self.anchors[self.at - 1].part is Part.FIGURE and not self.anchors[self.at - 1].word:
            by = self.anchors[self.at - 1].scaled
        if following is not None and following.part is Part.SCALE and following.value < by:
            return self._push(part, _ONE)
        value, room, began = self.parts[-1]
        if by == 1 or self.parts[-1][1] != by:
            by = _ONE if self.scale == 1 else by
        self.parts[-1] = (value + _tidy(part, by), room if by == 1 else _ONE, began)
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
                and self._add_fraction(_HALF)
            )
        if gap not in ("space", "hyphen") or len(self.parts) != 1 or self.fraction:
            return False
        self.parts[0] = (self.parts[0][0] * _HALF, _ONE, self.first)
        following = self._next(self.at + 1, "space", "hyphen")
        lot = following is not None and following.part in (Part.SCALE, Part.COLLECTIVE)
        self.fraction = not lot
        self.hesitant = not lot and (self.article or self.anchors[self.first].value == 1)
        self.at += 1
        return True

    def _open_half(self, anchor: Anchor) -> bool:
        following = self._next(self.at + 1, "space", "hyphen", "of")
        self._push(_HALF, _ONE)
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
        if gap == "start" and self.lex.has("scale_fractions", anchor.word):
            following = self._next(self.at + 1, "space", "hyphen")
            return following is not None and following.part is Part.SCALE and self._push(_ONE / anchor.value, _ONE)
        if gap not in ("space", "hyphen", "dash") or not self.parts or self.fraction:
            return False
        if self._is_room(anchor):
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
            self.lex.has("hesitant_fractions", anchor.word) and (self.article or self.parts[0][0] == 1)
        )
        self.parts = [(value, _ONE, self.first)]
        self.article = False
        self.at += 1
        return True

    def _is_room(self, anchor: Anchor) -> bool:
        """ "dois quartos" are two rooms unless they are of something; so are two quarters."""
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
                by = (
                    self.scale if self.anchors[self.parts[cut][2] - 1].part is Part.SCALE and self.scale > 100 else _ONE
                )
                return sum(row[:cut], Decimal(0)) + _tidy(ratio(sum(row[cut:], Decimal(0)), anchor.value), by)
        return ratio(sum(row, Decimal(0)), anchor.value)

    def _last_and(self) -> int:
        for k in range(len(self.parts) - 1, 0, -1):
            index = self.parts[k][2]
            if between(self.text, self.anchors[index - 1].end, self.anchors[index].start, self.lex) == "and":
                return k
        return 0

    def _inner_fraction(self) -> bool:
        """ "cinco billones con tres cuartos", "diez con un medio"."""
        inner = _Row(self.text, self.anchors, self.lex, True)
        number = inner.read(self.at)
        if number is None or not number.fraction or number.value is None:
            return False
        value, _, began = self.parts[-1]
        self.parts[-1] = (value + _tidy(number.value, self.scale), _ONE, began)
        self.at = inner.at
        return True

    def _decimals(self) -> bool:
        """ "dois vírgula cinco", "two point oh five": digits one by one, or a number below a thousand."""
        if not self.parts or self.fraction or (self.scale >= 1000 and not self.alone):
            return False
        digits, index = "", self.at
        while index < len(self.anchors) and len(digits) < 12:
            anchor = self.anchors[index]
            if index > self.at and not self._next(index, "space"):
                break
            if (anchor.part is not Part.CARDINAL and anchor.word) or not 0 <= anchor.value < 10 or anchor.broken:
                break
            digits += str(anchor.value)
            index += 1
        if not digits:
            inner = _Row(self.text, self.anchors, self.lex, False)
            number = inner.read(self.at)
            if number is None or number.value is None or number.fraction or number.value >= 10**6:
                return False
            if number.value == number.value.to_integral_value():
                digits, index = str(int(number.value)), inner.at
        whole = sum((p[0] for p in self.parts), Decimal(0))
        self.parts = [(whole + Decimal("0." + digits), _ONE, self.first)]
        self.at = index
        return bool(digits)

    # -- the end -----------------------------------------------------------------------------------------------

    def _finish(self) -> Numeral | None:
        if not self.parts or self.at == self.first:
            return None
        first, last = self.anchors[self.first], self.anchors[self.at - 1]
        if self.article and not self.fraction:
            return None
        value = sum((p[0] for p in self.parts), Decimal(0))
        single = self.at == self.first + 1
        return Numeral(
            start=self.start,
            end=last.end,
            value=None if self.vague else value,
            scale=self.scale,
            anchor=first,
            bare=single and not first.word,
            one=single and bool(first.word) and value == 1,
            about=self.about,
            fraction=self.fraction,
            hesitant=self.hesitant,
            scaled=self.scale != 1,
            last=last,
        )


def _tidy(part: Decimal, by: Decimal) -> Decimal:
    """A part of a scale: 0.25 × 10^6 exactly, a third of a million to the unit's sixth place."""
    value = part * by
    return value if value == value.quantize(Decimal("1E-6")) else value.quantize(Decimal("1E-6"))


def numerals(text: str, anchors: list[Anchor], lex: Lexicon, *, alone: bool = False) -> list[Numeral]:
    """Every numeral that ``anchors`` make, in order. ``alone``: the text is nothing but a number."""
    found: list[Numeral] = []
    at = 0
    while at < len(anchors):
        if anchors[at].part is Part.AVOS:
            _under(text, found, anchors[at], lex)
            at += 1
            continue
        row = _Row(text, anchors, lex, alone)
        number = row.read(at)
        if number is not None:
            found.append(number)
        at = max(at + 1, row.at)
    return found


def _under(text: str, found: list[Numeral], avos: Anchor, lex: Lexicon) -> None:
    """ "cinco doze avos": the last numeral is the denominator of the one before."""
    if len(found) < 2:
        return
    over, under = found[-2], found[-1]
    joined = between(text, over.end, under.start, lex) == "space" == between(text, under.end, avos.start, lex)
    if not joined or over.value is None or not under.value:
        return
    over.value, over.end, over.fraction, over.one = ratio(over.value, under.value), avos.end, True, False
    found.pop()
