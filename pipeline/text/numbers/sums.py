"""What changes a value after it is read: a minus, cents added to a sum, one number over another."""

from __future__ import annotations

from decimal import Decimal

from pipeline.core.article import NumberKind
from pipeline.text.numbers.around import previous_word, words_after, words_before
from pipeline.text.numbers.lexicon import Lexicon, Sort, ratio
from pipeline.text.numbers.units import Quantity


def sign(text: str, q: Quantity, lex: Lexicon, floor: int, limit: int, *, alone: bool) -> None:
    """A minus before the figure or its money sign, in sign or in word, or "below zero" behind it."""
    if q.value is None:
        return
    start = q.start
    one = text[start - 1 : start] if start > floor else ""
    if one in ("-", "−", "–") and one:
        two = text[start - 2 : start - 1] if start > 1 else ""
        if (not two or two in " \n\t([\u00a0<>=") and (one != "–" or alone):
            _negate(text, q, start - 1)
        return
    near = words_before(text, start, floor, 1) if lex.has("minus", q.previous[1].lower()) else []
    if alone and text[floor:start].strip() in ("-", "−"):
        _negate(text, q, floor + text[floor:start].find(text[floor:start].strip()))
    elif near and lex.has("minus", near[0].word):
        following = text[q.numeral.end : q.numeral.end + 12].strip()
        signs = ("grad", "grau", "degr", "°", "º")
        plain = lex.language in ("en", "de")
        if alone or plain or following.lower().startswith(signs):
            _negate(text, q, near[0].start)
    if lex.below is None or not lex.below.search(text, q.end, q.end + 32):
        return
    below = words_after(text, q.end, limit, 4)
    for count in range(len(below), 0, -1):
        if lex.has("below", " ".join(n.word for n in below[:count])):
            _negate(text, q, q.start)
            q.end = below[count - 1].end
            q.kind, q.sort = NumberKind.MEASURE, Sort.MEASURE
            return


def _negate(text: str, q: Quantity, start: int) -> None:
    assert q.value is not None
    q.value = -q.value
    if start != q.start:
        q.start, q.previous = start, previous_word(text, start)


def whole(text: str, q: Quantity) -> None:
    """What is counted is whole: "1,200 trabalhadores" has the other convention's thousands in it."""
    if q.sort is not None or q.unit is None or q.value is None or not q.numeral.bare or q.numeral.scaled:
        return
    head, sign, tail = text[q.numeral.start : q.numeral.end].replace(",", ".").partition(".")
    if sign and len(tail) == 3 and tail.isdigit() and head.isdigit() and head[0] != "0" and len(head) <= 3:
        q.value = Decimal(head + tail) if q.value >= 0 else -Decimal(head + tail)


def half_added(text: str, one: Quantity, two: Quantity, lex: Lexicon) -> bool:
    """As in "um metro e meio", "dois quilos e meio": half of the unit is added."""
    half = two.numeral.anchor
    gap = text[one.end : two.numeral.start].strip().lower()
    if (
        not lex.has("and", gap)
        or not lex.has("half", half.word)
        or two.numeral.last is not half
        or two.sort is not None
    ):
        return False
    if one.value is None or one.value % 1 or one.unit is None or one.sort in (Sort.PERCENT, Sort.MONEY) or one.prefixed:
        return False
    one.value += Decimal("0.5") if one.value > 0 else -Decimal("0.5")
    one.end, one.figure = two.numeral.end, (one.figure[0], two.numeral.end)
    one.numeral.one = False
    return True


def added(text: str, one: Quantity, two: Quantity, lex: Lexicon) -> bool:
    """As in "15 dólares e 15 centavos", "15 Dollar 50": the cents are added to the sum."""
    if one.sort not in (Sort.MONEY, Sort.OPEN_MONEY) or one.value is None or two.value is None:
        return False
    if not 0 < two.value < 100 or one.value % 1:
        return False  # "17.35 dollars, 12 cents more"
    gap = text[one.end : two.start].strip().lower()
    if two.prefixed or two.value % 1 or (gap not in ("", ",") and gap not in lex.all("join")):
        return False
    if two.sort is not Sort.MINOR:
        tail = text[two.end : two.end + 1]
        bare = two.unit is None and two.value >= 10 and (not gap or gap in lex.all("join"))
        ends = not text[two.end : two.end + 3].strip(" .!?") if gap else tail in ("", ".", ",", " ", "?", "!")
        if not bare or not ends:
            return False
    one.value += two.value / 100
    one.end = two.end
    one.figure = (one.figure[0], two.numeral.end)
    return True


def over(text: str, one: Quantity, two: Quantity, lex: Lexicon) -> bool:
    """As in "1 over 3", "um sobre três por cento": a fraction, where it is all there is."""
    word = text[one.end : two.numeral.start].strip().lower()
    if not lex.has("over", word) or one.sort is not None or one.value is None or not two.value:
        return False
    one.value = ratio(one.value, two.value)
    one.end, one.kind, one.unit, one.sort = two.end, two.kind, two.unit, two.sort
    one.numeral.fraction, one.figure = True, (one.figure[0], two.numeral.end)
    return True
