"""Two quantities that are one: a range ("10 a 15"), a score ("2-1"), a ratio ("um em cada cinco")."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from pipeline.core.article import NumberKind
from pipeline.text.numbers.around import words_before
from pipeline.text.numbers.lexicon import Lexicon
from pipeline.text.numbers.units import Quantity, unit_key

_FAR = 20
_CONTEXT = 70  # characters in which a verb of change or a word of sport stands
_VOTES = ("vot", "voix", "stimm")


class Joint(Enum):
    """What two quantities are together."""

    RANGE = "range"
    SCORE = "score"
    RATIO = "ratio"


def _connector(text: str, one: Quantity, two: Quantity, lex: Lexicon) -> str:
    gap = text[one.end : two.start]
    if len(gap) > _FAR or "\n" in gap.strip(" "):
        return "\n"
    word = gap.strip().lower()
    first, _, rest = word.partition(" ")
    if rest in lex.before:
        word = first  # "and about 7"
    return word or ("" if not gap else " ")


def joint(text: str, one: Quantity, two: Quantity, lex: Lexicon, floor: int) -> Joint | None:
    """What ``one`` and ``two`` are together; none where they are two numbers."""
    if one.value is None or two.value is None or two.numeral.anchor.broken:
        return None
    word = _connector(text, one, two, lex)
    if not word or word in " \n":
        return None
    if _is_ratio(one, two, word, lex):
        return Joint.RATIO
    if _is_score(text, one, two, word, lex):
        return Joint.SCORE
    return Joint.RANGE if _is_range(text, one, two, word, lex, floor) else None


def _is_ratio(one: Quantity, two: Quantity, word: str, lex: Lexicon) -> bool:
    if word not in lex.all("each") and word not in lex.all("out_of"):
        return False
    loose = word in ("in", "von", "aus", "sur", "em")
    if one.sort is not None or two.sort is not None or (one.unit is not None and word in ("in", "von", "aus", "em")):
        return False
    assert one.value is not None
    assert two.value is not None
    whole = one.value == int(one.value) and two.value == int(two.value)
    if not whole or not 0 < one.value < two.value or one.prefixed or two.prefixed:
        return False
    if word in ("von", "aus"):
        return two.value in (*range(2, 11), 100, 1000)
    return not loose or ((two.value <= 1000 or two.value % 1000 == 0) and (one.value <= 99 or two.value == 1000))


_SCORE, _HOUSE = 200, 999  # the highest score of a game, and of a vote


def is_contest(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a word of sport or of a vote begins near ``text[start:end]``."""
    stems = lex.stems["contest"]
    around = text[max(0, start - _CONTEXT) : end + _CONTEXT].lower().split()
    return bool(stems) and any(word.lstrip('(“"„').startswith(stems) for word in around)


_COLON = re.compile(r"([0-9]{1,2}:[0-9]{1,2})(?![:0-9])(?:-([^\W\d_]{3,40}))?")
_FORMATS = frozenset(("4:3", "16:9", "16:10", "21:9"))
"""Sides of a picture."""


def is_colon_score(text: str, start: int, lex: Lexicon) -> bool:
    """As in "gewann 2:1", "Köln - Bremen 0:0 (0:0)", "die 2:3-Niederlage": German parts the sides with a colon.

    One digit behind the colon is no time of day, so it needs no word of sport beside it.
    """
    m = _COLON.match(text, start) if lex.has("score", ":") else None
    if m is None:
        return False
    if m[2]:  # the longer stems also inside a compound: "Anschlusstreffer", but no "Motor"
        return any(m[2].lower().startswith(s) or (len(s) > 3 and s in m[2].lower()) for s in lex.stems["contest"])
    plain = m[1][-2] == ":" and m[1] not in _FORMATS and text[m.end() : m.end() + 1] != "-"
    return plain or (text[m.end() : m.end() + 1] != "-" and is_contest(text, start, m.end(), lex))


def _is_score(text: str, one: Quantity, two: Quantity, word: str, lex: Lexicon) -> bool:
    if word not in lex.all("score") or one.sort is not None or two.sort is not None or one.prefixed or two.prefixed:
        return False
    if one.unit is not None and (word in "-–—:" or two.unit is not None):
        return False
    assert one.value is not None
    assert two.value is not None
    glued = len(text[one.end : two.start]) == 1
    limit = _HOUSE if counts_votes(two) or (glued and word in "-–—") else _SCORE
    if max(one.value, two.value) > limit or one.value % 1 or two.value % 1:
        return False
    if one.numeral.fraction or two.numeral.fraction:
        return False
    if word == ":":
        return is_colon_score(text, one.numeral.start, lex)
    if text[two.numeral.end : two.numeral.end + 1] in ("-", ":"):
        return False
    contest = is_contest(text, one.start, two.numeral.end, lex)
    falling = lex.has("falling_score", word) and 15 > one.value > two.value and one.numeral.bare and two.numeral.bare
    if falling and two.unit is None and not _is_change(text, one, lex) and text[one.start - 4 : one.start] != " de ":
        return True
    if word in ("-", "–", "—"):
        lower = one.value >= two.value and (glued or contest)
        return (lower and not (one.value == two.value and one.value > 20)) or (
            contest and two.value < 20 and two.unit is None
        )
    return contest and (two.unit is None or counts_votes(two))


def counts_votes(q: Quantity) -> bool:
    """As in "mit 52 zu 48 Stimmen"."""
    return q.unit is not None and q.unit.lower().startswith(_VOTES)


def _is_range(text: str, one: Quantity, two: Quantity, word: str, lex: Lexicon, floor: int) -> bool:
    low, high = _ends(one, two)
    if low is None or high is None or low >= high:
        return False
    if one.unit is not None and two.unit is not None and unit_key(one.unit) != unit_key(two.unit):
        return False
    if one.sort is None and one.unit is not None and two.unit is None:
        return False  # "10 pessoas a 15": two things
    if word in lex.all("between_and"):
        return opener(text, one, lex, floor, "between") is not None
    if word in lex.all("or"):
        return one.numeral.value is not None and (high <= low * 4 or high - low <= 5)
    if word not in lex.all("to"):
        return False
    if word in "-–—~":
        return not (one.numeral.fraction and two.numeral.fraction)
    return not _is_change(text, one, lex)


def _is_change(text: str, one: Quantity, lex: Lexicon) -> bool:
    """As in "passou de 10 a 15": two numbers, before and after."""
    low = max(0, one.start - _CONTEXT)
    back = text[low : one.start]
    back = back[max(back.rfind(". "), back.rfind("\n"), back.rfind("; ")) + 1 :].lower()
    words = back.split()
    for at, word in enumerate(reversed(words)):
        if word.startswith(lex.stems["change_not"]):
            return False  # "uma alta de 3 a 4 metros" is a range
        if at > 1 and lex.has("change_near", word):
            return False  # "foram derrubadas de dez a quinze árvores"
        if word.startswith(lex.stems["change"]):
            return True
    return False


def _ends(one: Quantity, two: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Low and high; a scale behind the second counts for both ("entre 3 e 5 milhões") where the first has none."""
    low, high = one.value, two.value
    if low is None or high is None:
        return None, None
    scale = two.numeral.scale
    if not one.numeral.scaled and two.numeral.scaled and scale >= 100 and low < high / scale:
        low *= scale
    return low, high


def ends(one: Quantity, two: Quantity) -> tuple[Decimal, Decimal]:
    """The two ends of a range, both scaled."""
    low, high = _ends(one, two)
    assert low is not None
    assert high is not None
    return low, high


def opener(text: str, one: Quantity, lex: Lexicon, floor: int, name: str) -> int | None:
    """Where "entre" (or "from") before a range stands."""
    near = words_before(text, one.start, floor, 3)
    for cut, word in enumerate(near):
        rest = [n.word for n in near[cut + 1 :]]
        if lex.has(name, word.word) and all(r in lex.before or len(r) <= 3 or r in ("cerca", "about") for r in rest):
            return word.start
    return None


def kind_of(joined: Joint, one: Quantity, two: Quantity) -> tuple[NumberKind, str | None]:
    """Kind and unit of the two together."""
    if joined is Joint.SCORE:
        return NumberKind.SCORE, two.unit if counts_votes(two) else one.unit
    lead = two if two.unit is not None else one
    if joined is Joint.RATIO:
        return NumberKind.RATIO, two.unit if two.sort is None else None
    if one.prefixed:
        lead = one
    return lead.kind, lead.unit
