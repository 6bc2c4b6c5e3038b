"""What anchors mean together: ``dois milhões e meio``, ``4 thousand 3 hundred and 21``, ``quatre-vingt-dix mille``.

One grammar for all languages. A numeral is a row of parts, each below the scale of the part before it; a scale
multiplies the parts behind the next larger one (so "dois mil milhões" is 2000 × 10^6). What may stand between two
words, and which words mean one of themselves ("mil", "cent"), the tables say.
"""

from __future__ import annotations

from decimal import Decimal

from pipeline.text.numbers.lexicon import Lexicon, Part, ratio
from pipeline.text.numbers.portions import Portions
from pipeline.text.numbers.row import ONE, Numeral, between
from pipeline.text.numbers.scan import Anchor

_LARGE = 10**6


class _Numbers(Portions):
    """A row that reads cardinals, scales and lots."""

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

    def _room(self, anchor: Anchor) -> Decimal:
        """How large a number may still follow this one as part of it."""
        value = anchor.value
        if not anchor.word or anchor.part is Part.FIGURE or value != value.to_integral_value():
            return anchor.scaled
        if value >= 100:
            return Decimal(100) if value % 100 == 0 and value < 1000 else ONE
        if value in self.lex.flags["teens_after"]:
            return Decimal(20)
        if value >= 20 and value % 10 == 0:
            return Decimal(10)
        return Decimal("9.5") if value == 10 and self.lex.flags["after_ten"] else ONE

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
            if gap == "and" and self.scale >= _LARGE and not self.alone and not self._scales(self.at + 1):
                return False  # "6 milliards et 14 vies" are two numbers
            return gap in ("space", "and") and previous.word != "" and previous.part is Part.SCALE
        return gap in ("space", "and", "hyphen") or (self.alone and gap == "comma")

    def _scales(self, index: int) -> bool:
        """Whether a scale stands at ``index``: "2 millions et 300 mille"."""
        following = self._next(index, "space")
        return following is not None and following.part is Part.SCALE

    def _hundreds(self, anchor: Anchor, gap: str) -> bool:
        """As in "one twenty two" is 122, where it is all there is."""
        if not (self.alone and self.lex.language == "en" and gap == "space" and len(self.parts) == 1):
            return False
        value = self.parts[0][0]
        if not (0 < value < 10 and 20 <= anchor.value < 100 and anchor.word and self.anchors[self.first].word):
            return False
        self.parts[0] = (value * 100, Decimal(100), self.first)
        return self._push(anchor.value, self._room(anchor))

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
        if scale == 100 and scale in self.lex.flags["implicit"] and (not previous.word or previous.value >= 20):
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
                return self._push(lot, ONE)
            return (self.alone or lot >= 10_000) and self._push(lot, ONE)
        if gap == "of" or (self.vague and gap == "space"):
            return self._times(anchor)
        if gap not in ("space", "hyphen") or not self.parts:
            return False
        value, _, began = self.parts[-1]
        if value < lot or len(self.parts) == 1:
            self.parts[-1] = (value * lot, ONE, began)
        else:
            return False
        self.scale, self.about, self.article = lot, bool({lot, value * lot} & self.lex.flags["about"]), False
        self.at += 1
        return True


def numerals(text: str, anchors: list[Anchor], lex: Lexicon, *, alone: bool = False) -> list[Numeral]:
    """Every numeral that ``anchors`` make, in order. ``alone``: the text is nothing but a number."""
    found: list[Numeral] = []
    at = 0
    while at < len(anchors):
        if anchors[at].part is Part.AVOS:
            _under(text, found, anchors[at], lex)
            at += 1
            continue
        row = _Numbers(text, anchors, lex, alone)
        number = row.read(at)
        if number is not None:
            if found and found[-1].one and number.bare and text[found[-1].end : number.start] == " ":
                found.pop()  # "un 3 %"
            found.append(number)
        at = max(at + 1, row.at)
    return found


def _under(text: str, found: list[Numeral], avos: Anchor, lex: Lexicon) -> None:
    """As in "cinco doze avos": the last numeral is the denominator of the one before."""
    if len(found) < 2:
        return
    over, under = found[-2], found[-1]
    joined = between(text, over.end, under.start, lex) == "space" == between(text, under.end, avos.start, lex)
    if not joined or over.value is None or not under.value:
        return
    over.value, over.end, over.fraction, over.one = ratio(over.value, under.value), avos.end, True, False
    found.pop()
