"""What a figure leaves unsaid because the figure beside it says it: "de 20 para 30 milhões de euros".

Only where it is plain: the two ends of a change, a bare million beside a sum of money, a gain in brackets behind a
share of the vote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.core.article import NumberKind
from pipeline.core.quantity import Qualifier
from pipeline.text.numbers.around import previous_word, words_after
from pipeline.text.numbers.figures import clean
from pipeline.text.numbers.lexicon import Lexicon
from pipeline.text.readings import NumberReading

_THOUSAND, _MILLION = Decimal(1000), Decimal(10**6)
_REACH = 220  # characters back to a sum of money; two sentences at most
_PEOPLE = 45  # characters before a bare million in which a word of people tells that it is no money
_SHARED = frozenset((NumberKind.MONEY, NumberKind.PERCENT, NumberKind.POINTS))
_ALIKE = 20  # how many times as large one end of a change may be as the other


def completed(
    text: str, readings: Sequence[NumberReading], scales: Sequence[Decimal], lex: Lexicon
) -> list[NumberReading]:
    """``readings`` with the units (and scales) that their neighbours give them; ``scales`` are their last scales."""
    found = list(readings)
    bare = [
        i
        for i, r in enumerate(found)
        if r.unit is None and r.kind is NumberKind.COUNT and r.qualifier is not Qualifier.VAGUE
    ]
    for i in bare:
        if i and _is_gain(text, found[i - 1], found[i]):
            found[i] = replace(found[i], kind=NumberKind.POINTS, unit="pp")
        elif scales[i] >= _MILLION and (unit := _sum_beside(text, found, scales, i, lex)):
            found[i] = replace(found[i], kind=NumberKind.MONEY, unit=unit)
    for i in bare:
        if i + 1 < len(found) and _turns_into(text, found[i], found[i + 1], scales[i + 1], lex):
            found[i] = _as_end(found[i], found[i + 1], scales[i], scales[i + 1])
    return found


def _turns_into(text: str, one: NumberReading, two: NumberReading, by: Decimal, lex: Lexicon) -> bool:
    """As in "de 680 a 1.020 euros": two ends of one change, told in the unit (and scale) of the second."""
    shared = two.kind in _SHARED and two.unit is not None
    if not (shared or by >= _MILLION) or one.unit is not None or one.value is None or two.value is None:
        return False
    gap = text[one.end : two.start]
    if len(gap) > 12 or "\n" in gap:
        return False
    word = gap.strip(" ,").lower()
    if not lex.has("turned", word) and not lex.has("to", word):
        return False
    _, before, _ = previous_word(text, one.start)
    return lex.has("from", before.lower()) or lex.has("from", text[one.start : one.figure[0]].split(" ")[0].lower())


def _as_end(one: NumberReading, two: NumberReading, scale: Decimal, by: Decimal) -> NumberReading:
    """``one`` in the unit of ``two``, and in its scale where that makes the two alike ("de 20 para 30 milhões")."""
    assert one.value is not None
    assert two.value is not None
    value = one.value
    if scale == 1 and by >= 1000 and 0 < value < 1000:
        # "mil milhões" has two scales, of which the last is known
        alike = (value * s for s in (by, by * 1000) if two.value / _ALIKE <= value * s <= two.value * _ALIKE)
        value = next((clean(v) for v in alike), value)
    if two.kind not in _SHARED:
        return replace(one, value=value)  # "de 3 para 5 milhões de eleitores"
    return replace(one, value=value, kind=two.kind, unit=two.unit)


def _is_gain(text: str, share: NumberReading, reading: NumberReading) -> bool:
    """As in "24,3 Prozent (plus 8,8)": what a share has won or lost, in percentage points."""
    gap = text[share.end : reading.figure[0]]
    if share.kind is not NumberKind.PERCENT or reading.value is None or not gap.startswith(" ("):
        return False
    sign = gap[2:].strip().lower()
    return sign in ("+", "-", "−", "–", "plus", "minus", "mais", "menos", "más", "moins")


def _sum_beside(
    text: str, found: Sequence[NumberReading], scales: Sequence[Decimal], i: int, lex: Lexicon
) -> str | None:
    """The currency of the sum that a bare million stands beside; none where it may count something else."""
    reading = found[i]
    behind = words_after(text, reading.end, len(text), 1)
    if behind and lex.has("of", behind[0].word):
        return None
    if any(w.lstrip("«“\"'(").startswith(lex.stems["people"]) for w in _words_before(text, reading.start)):
        return None
    if i + 1 < len(found) and _is_sum(found[i + 1], scales[i + 1]):
        gap = text[reading.end : found[i + 1].start].strip(" ,").lower()
        if lex.has("against", gap):
            return found[i + 1].unit
    for k in range(i - 1, -1, -1):
        between = text[found[k].end : reading.start]
        if len(between) > _REACH or "\n" in between or between.count(". ") > 1:
            return None
        same = ". " not in between
        if _is_sum(found[k], scales[k], least=_THOUSAND if same else _MILLION):
            return found[k].unit
        if scales[k] >= _MILLION:
            return None  # the nearest million counts something else
    return None


def _is_sum(reading: NumberReading, scale: Decimal, least: Decimal = _MILLION) -> bool:
    large = scale >= least or (least is _THOUSAND and reading.value is not None and reading.value >= least)
    return reading.kind is NumberKind.MONEY and reading.unit is not None and large


def _words_before(text: str, at: int) -> list[str]:
    low = max(0, at - _PEOPLE)
    back = text[low:at].lower()
    return back[max(back.rfind(". "), back.rfind("\n"), back.rfind(", ")) + 1 :].split()[-3:]
