"""What a number counts: money, percent, a measure, an age, or the noun that stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.core.article import NumberKind
from pipeline.text.numbers.around import Near, previous_word, words_after, words_before
from pipeline.text.numbers.lexicon import Lexicon, Sort, Unit
from pipeline.text.numbers.nouns import counted
from pipeline.text.numbers.row import Numeral


@dataclass(slots=True)
class Quantity:
    """A numeral with its unit, at ``text[start:end]``. ``verbatim`` is where the unit stands in the text, if it does.

    ``near``: the words behind the figure; ``previous``: the word before ``start`` (see ``around.previous_word``).
    ``attached``: the unit is written to the figure without a blank. ``sort`` is none for a counted noun.
    """

    start: int
    end: int
    figure: tuple[int, int]
    value: Decimal | None
    numeral: Numeral
    kind: NumberKind = NumberKind.COUNT
    unit: str | None = None
    sort: Sort | None = None
    attached: bool = False
    prefixed: bool = False
    near: list[Near] = field(default_factory=list)
    previous: tuple[int, str, str] = (-1, "", "")


_NEAR = 120  # characters in which a percentage makes points percentage points
_BLANK = "[ \u00a0\u202f\u2009]"
_PERCENT = re.compile(rf"{_BLANK}{{0,2}}([%‰٪])")
_SHORT_SIGN = 4  # letters: longer words are no sign of money or measure
_MILLIONS = {"M": 10**6, "k": 10**3, "K": 10**3, "Mrd": 10**9, "Md": 10**9, "Mds": 10**9, "bn": 10**9, "G": 10**9}
_SIGN = re.compile(r"[A-Za-zµμ°º²³]+(?:/[a-z]{1,2})?[23²³]?")
_COMPOSITE = re.compile(r"[ \u00a0\u202f]?(M|k|K|Mrd|Mds?|bn|G)[ \u00a0]?([A-Z]{3}|[€$£])(?![^\W_])")


def measure(text: str, number: Numeral, lex: Lexicon, floor: int, limit: int) -> Quantity:
    """``number`` with the money sign before it and the unit behind it, within ``text[floor:limit]``."""
    found = Quantity(number.start, number.end, (number.start, number.end), number.value, number)
    found.near = words_after(text, number.end, limit)
    if found.near and found.near[0].gap in ("-", "‐", "‑") and lex.has("glued", found.near[0].word):
        found.value, found.end = None, found.near.pop(0).end  # "six-figure sums": how much nobody says
    found.previous = previous_word(text, found.start)
    if found.previous[1] in lex.signs or not found.previous[1].islower():
        _money_before(text, found, lex, floor)
    if not _behind(text, found, lex, limit) and not found.prefixed and not _part_of(text, found, lex):
        _percent_before(text, found, lex, floor)
        noun = counted(text, number, found.near, lex) if found.sort is None else None
        if noun is not None:
            known = lex.units.get(noun.word)
            if known is not None and known.code:  # "ein knappes Prozent"
                _apply(text, found, lex, known, noun, noun, found.near)
            else:
                found.end, found.unit = noun.end, text[noun.start : noun.end]
    return found


def _percent_before(text: str, q: Quantity, lex: Lexicon, floor: int) -> None:
    """As in "per cent of twenty-two", where no figure stands before the words for percent."""
    of = q.previous[1].lower()
    if not of or not lex.has("of", of):
        return
    near = words_before(text, q.start, floor, 3)[:-1]
    for cut in range(len(near)):
        unit = lex.units.get(" ".join(n.word for n in near[cut:]))
        if unit is not None and unit.sort is Sort.PERCENT:
            q.start, q.kind, q.unit, q.sort = near[cut].start, NumberKind.PERCENT, "%", Sort.PERCENT
            q.previous = previous_word(text, q.start)
            return


def _part_of(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "a tenth of an inch": a part of one measure."""
    near = q.near
    if not q.numeral.fraction or len(near) < 3 or not lex.has("of", near[0].word):
        return False
    one = lex.words.get(near[1].word)
    unit = lex.units.get(near[2].word)
    if one is None or one.value != 1 or unit is None or unit.sort is not Sort.MEASURE:
        return False
    _take(q, near[2].end, NumberKind.MEASURE, text[near[2].start : near[2].end], Sort.MEASURE)
    return True


def _money_before(text: str, q: Quantity, lex: Lexicon, floor: int) -> None:
    low = max(floor, q.start - 10)
    m = lex.money_before.search(text[low : q.start])
    if m is None:
        return
    sign = m.group(1) or m.group(2)
    if m.group(2) and sign not in lex.codes:
        return
    start = low + m.start()
    if sign[0].isalpha() and start and text[start - 1].isalnum() and not sign.endswith("$"):
        return
    if low + m.end() == q.start and text[q.start - 1] == sign[-1] and sign in lex.all("series") and _is_short(q):
        return  # "COP30", a conference
    code = lex.signs.get(sign) or lex.signs.get(sign.upper()) or sign
    q.start, q.kind, q.unit, q.sort, q.prefixed = start, NumberKind.MONEY, code, Sort.MONEY, True
    q.previous = previous_word(text, start)


def _is_short(q: Quantity) -> bool:
    return q.numeral.end - q.numeral.start <= _YEARS_HELD


_YEARS_HELD = 2
"""Figures of the number of a conference: there have not been a hundred."""


def _behind(text: str, q: Quantity, lex: Lexicon, limit: int) -> bool:
    """Percent, money, measures and ages behind the figure; whether there was one."""
    at = q.numeral.end
    if q.near and len(q.near[0].word) > _SHORT_SIGN and q.near[0].gap == " ":
        return _phrase(text, q, lex, q.near)
    m = _PERCENT.match(text, at, limit)
    if m is not None:
        percent = m.group(1) != "‰"
        _take(q, m.end(), NumberKind.PERCENT if percent else NumberKind.MEASURE, "%" if percent else "‰", Sort.PERCENT)
        q.attached = m.start(1) == at
        return True
    if _money_behind(text, q, lex, limit):
        return True
    if q.near and _phrase(text, q, lex, q.near):
        return True
    return _sign(text, q, lex, limit)


def _take(q: Quantity, end: int, kind: NumberKind, unit: str | None, sort: Sort) -> None:
    q.end = end
    if not q.prefixed:
        q.kind, q.unit, q.sort = kind, unit, sort


def _money_behind(text: str, q: Quantity, lex: Lexicon, limit: int) -> bool:
    at = q.numeral.end
    starts = [at]
    near = q.near
    if near and lex.has("of", near[0].word) and q.numeral.scaled:
        starts.append(near[0].end)
    for start in starts:
        m = lex.money_behind.match(text, start, limit)
        if m is not None and (m.group(1) or m.group(2) in lex.codes):
            code = lex.signs.get(m.group(1) or "", "") or lex.signs.get((m.group(1) or "").upper(), "") or m.group(2)
            _take(q, m.end(), NumberKind.MONEY, code, Sort.MONEY)
            q.attached = m.start(m.lastindex or 0) == at
            return True
    m = _COMPOSITE.match(text, at, limit)
    if m is not None and not q.numeral.scaled and q.value is not None:
        code = lex.signs.get(m.group(2), m.group(2))
        if m.group(2) in lex.signs or m.group(2) in lex.codes:
            q.value *= _MILLIONS[m.group(1)]
            _take(q, m.end(), NumberKind.MONEY, code, Sort.MONEY)
            q.attached = True
            return True
    return False


def _phrase(text: str, q: Quantity, lex: Lexicon, near: list[Near]) -> bool:
    """The longest known phrase behind the number; "of" is skipped behind a scale ("3 milhões de euros")."""
    skip = 1 if lex.has("of", near[0].word) and near[0].gap.strip() == "" else 0
    if skip and not (q.numeral.scaled or q.numeral.last is None or q.numeral.last.word):
        skip = 0
    if near[0].gap == "." or near[0].gap == ". ":
        return False
    words = near[skip:]
    longest = lex.unit_words.get(words[0].word, 0) if words else 0
    for count in range(min(longest, len(words)), 0, -1):
        phrase = " ".join(n.word for n in words[:count])
        unit = lex.units.get(phrase)
        if unit is None or (words[count - 1].gap.startswith(".") and count == 1):
            continue
        if unit.sort is Sort.PERCENT and words[0].gap.startswith("\n\n"):
            continue
        return _apply(text, q, lex, unit, words[0], words[count - 1], near)
    if _is_points(text, q, lex, near[0]):
        _take(q, near[0].end, NumberKind.POINTS, "pp", Sort.POINTS)
        return True
    return _glued_age(q, lex, near[0])


def _glued_age(q: Quantity, lex: Lexicon, word: Near) -> bool:
    if word.gap in ("-", "‐", "‑", "") and any(word.word.startswith(s) for s in lex.all("age_glued")):
        _take(q, word.end, NumberKind.AGE, None, Sort.AGE)
        q.attached = True
        return True
    return False


def _is_points(text: str, q: Quantity, lex: Lexicon, word: Near) -> bool:
    """As in "0,3 point" is a percentage point where percentages are near."""
    if not lex.has("unit_point", word.word) or word.gap.strip() or q.value is None or q.value >= 100:
        return False
    reach = _NEAR if abs(q.value) >= 1 else 4 * _NEAR  # half a point is hardly a point of an index
    around = text[max(0, q.start - reach) : q.numeral.end + reach].lower()
    return "%" in around or any(p in around for p in ("por cento", "por ciento", "pour cent", "prozent", "per cent"))


def _apply(text: str, q: Quantity, lex: Lexicon, unit: Unit, first: Near, last: Near, near: list[Near]) -> bool:
    verbatim = text[first.start : last.end]
    end = last.end
    kinds = {
        Sort.PERCENT: NumberKind.PERCENT,
        Sort.POINTS: NumberKind.POINTS,
        Sort.MONEY: NumberKind.MONEY,
        Sort.OPEN_MONEY: NumberKind.MONEY,
        Sort.MINOR: NumberKind.MONEY,
        Sort.POUNDS: NumberKind.MONEY,
        Sort.MEASURE: NumberKind.MEASURE,
        Sort.AGE: NumberKind.AGE,
        Sort.TIME: NumberKind.MEASURE,
        Sort.CAREFUL: NumberKind.MONEY,
    }
    kind, code = kinds[unit.sort], unit.code or verbatim
    if lex.has("minor_careful", first.word) and not _is_pence(text, q, lex, first):
        return False
    if unit.sort is Sort.CAREFUL and not (q.value is None or q.value >= 1000):
        return False
    if unit.sort is Sort.POUNDS:
        kind, code = _pounds(text, q, lex, verbatim)
    if unit.sort is Sort.AGE:
        end = _old(lex, near, last, end)
    if text[end : end + 1] == "." and text[end - 1 : end + 1] in ("p.", "H.") and unit.code in ("pp", "%"):
        end += 1
    if unit.scale != 1 and q.value is not None:
        q.value *= unit.scale
    _take(q, end, kind, code, unit.sort)
    q.attached = first.gap in ("", "-", "‐", "‑")
    return True


def _is_pence(text: str, q: Quantity, lex: Lexicon, word: Near) -> bool:
    """As in "149.9p" beside a word of money; but not "2 p.m.", "1080p"."""
    if word.gap or text[word.end : word.end + 1] == ".":
        return False
    around = text[max(0, q.start - 60) : q.numeral.end + 60].lower()
    return any(w in around for w in lex.stems["cues"])


def _old(lex: Lexicon, near: list[Near], last: Near, end: int) -> int:
    """As in "years old", "anos de idade": where the age ends."""
    rest = [n for n in near if n.start > last.end]
    for count in (2, 1):
        if len(rest) >= count and lex.has("old", " ".join(n.word for n in rest[:count])):
            return rest[count - 1].end
    return end


def _pounds(text: str, q: Quantity, lex: Lexicon, verbatim: str) -> tuple[NumberKind, str]:
    """Pounds are money beside a scale or a word of money, weight beside a word of weight."""
    around = text[max(0, q.start - 60) : q.numeral.end + 60].lower()
    if q.numeral.scale >= 10**6 or (lex.flags["pounds_money"] and not any(w in around for w in lex.stems["weight"])):
        return NumberKind.MONEY, "GBP"
    if any(w in around for w in lex.stems["cues"]) and not any(w in around for w in lex.stems["weight"]):
        return NumberKind.MONEY, "GBP"
    return NumberKind.MEASURE, verbatim


def _sign(text: str, q: Quantity, lex: Lexicon, limit: int) -> bool:
    """``km²``, ``°C``, ``kWh`` …: case matters; doubtful ones only where they end the phrase."""
    at = q.numeral.end
    start = at
    while start < min(limit, at + 2) and text[start] in " \u00a0\u202f\u2009":
        start += 1
    if text[start : start + 1] in "-[<{" and text[start + 1 : start + 2].isalpha():
        start += 1
    m = _SIGN.match(text, start, limit)
    if m is None:
        return False
    sign = m.group()
    for cut in (len(sign), *((len(sign) - 1,) if sign[-1] in "23" else ())):
        if sign[:cut] in lex.measures and not _runs_on(text, start + cut):
            if start > at and lex.has("loose", sign[:cut]) and not _ends(text, start + cut, limit):
                return False
            end = _degrees(text, start + cut, sign[:cut], limit)
            _take(q, end, NumberKind.MEASURE, text[start:end], Sort.MEASURE)
            q.attached = start == at
            return True
    return False


def _runs_on(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum() or text[at : at + 1] in ("'", "’")


def _degrees(text: str, end: int, sign: str, limit: int) -> int:
    """``37 ° celsius``, ``45° C``: the scale behind the degree sign."""
    if sign in ("°", "º"):
        m = re.compile(r"[ \u00a0]?(?:[CFcf](?![^\W_])|(?i:celsius|fahrenheit))").match(text, end, limit)
        return m.end() if m else end
    return end


def _ends(text: str, at: int, limit: int) -> bool:
    return at >= len(text) or text[at] in ".,;:)]\n!?"


def unit_key(unit: str | None) -> str:
    """A unit to compare by."""
    return (unit or "").lower()
