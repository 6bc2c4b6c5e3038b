"""Where figures and number words stand: the anchors that everything else is built around.

One pass over the words of a text; what is no number word costs a look-up and nothing more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from pipeline.text.numbers import figures
from pipeline.text.numbers.compounds import compound
from pipeline.text.numbers.keys import lower
from pipeline.text.numbers.lexicon import Lexicon, Part, ratio

_TOKEN = re.compile(r"([0-9](?:[0-9]|[.,'’ \u00a0\u2009\u202f](?=[0-9]))*|[^\W\d_]+|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_DIGITS = frozenset("0123456789")
_LONG_WORD = 6  # letters: no compound of number words is as short
_SLASH = re.compile(r"[/⁄]([0-9]{1,4})(?![0-9/.,-])")
_POWER = re.compile(
    r"\^([+-]{0,2})([0-9]{1,2})|[eE]([+-]?)([0-9]{1,2})(?![0-9A-Za-z])|\s?[x×]\s?10\^([+-]?)([0-9]{1,2})"
)
_LETTERS = re.compile(r"[A-Za-zµ]{1,4}\.?(?![^\W\d_])")
_BLANKS = " \u00a0\u202f"
_SPACED_SHORT = re.compile(r"[ \u00a0\u202f]{1,2}([A-Za-z]{1,4})(?![^\W_])(\.?)")
# Denominators that a fraction in figures has; others ("9/11", "24/7") are dates and names.
_DENOMINATORS = frozenset(
    ["2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "16", "20", "25", "32", "50", "64", "100", "1000", "10000"]
)
_GAMES = ("6", "7")  # of a set in tennis: "6/4", "7/5"
_PROPER = 10  # above it nobody writes an improper fraction: "Urteil 45/20"


@dataclass(slots=True)
class Anchor:
    """A figure or a number word at ``text[start:end]``.

    ``word`` is the lower-case word, or empty for a figure; ``scaled`` is the scale that is written to a figure ("bn");
    ``fraction`` marks 3/4; ``broken`` marks digits that are no quantity (a version, an address, a date).
    """

    start: int
    end: int
    part: Part
    value: Decimal
    word: str = ""
    scaled: Decimal = Decimal(1)
    fraction: bool = False
    broken: bool = False


def scan(text: str, lex: Lexicon) -> list[Anchor]:
    """Every figure and number word of ``text``, in order."""
    found: list[Anchor] = []
    words = lex.words
    longest = _LONG_WORD if lex.flags["compounds"] or lex.all("avos") else len(text)
    pieces = _TOKEN.split(lower(text))  # gap, token, gap …: the whole text, so that lengths tell the places
    places = list(accumulate(map(len, pieces)))
    tokens = pieces[1::2]
    for i in [i for i, t in enumerate(tokens) if t in words or t[0] in _DIGITS or len(t) > longest]:
        word, start, end = tokens[i], places[2 * i], places[2 * i + 1]
        if word[0] in _DIGITS:
            _figures(text, start, word, lex, found)
            continue
        entry = words.get(word) or compound(word, lex.language)
        if entry is not None:
            found.append(Anchor(start, end, entry.part, entry.value, word, fraction=entry.part is Part.FIGURE))
    return found


def _figures(text: str, at: int, chunk: str, lex: Lexicon, found: list[Anchor]) -> None:
    pieces = [(0, len(chunk), chunk)]
    if " " in chunk or any(c in chunk for c in "\u00a0\u2009\u202f"):
        pieces = figures.split_spaces(chunk, loose=lex.flags["spaced"])
    for start, end, figure in pieces:
        if found and at + start < found[-1].end:
            continue  # the lower half of a fraction
        value = figures.parse(figure, lex.decimal)
        anchor = Anchor(at + start, at + end, Part.FIGURE, value if value is not None else Decimal(0))
        anchor.broken = value is None
        _leading_sign(text, anchor, lex)
        one = text[anchor.end : anchor.end + 1]
        if one in ("/", "⁄"):
            _fraction(text, anchor, found)
        _power(text, anchor)
        if not one or one in _BLANKS or text[anchor.end : anchor.end + 1].isalpha():
            _short(text, anchor, lex)
        found.append(anchor)


def _leading_sign(text: str, anchor: Anchor, lex: Lexicon) -> None:
    """``.77`` and ``,08``: a decimal without its nought, where a blank (or nothing) stands before it."""
    at = anchor.start - 1
    if at < 0 or text[at] not in ".," or anchor.broken or not text[anchor.start : anchor.end].isdigit():
        return
    before = text[at - 1] if at else ""
    if (before == "" or before in "-(−" or before.isspace()) and (not lex.decimal or text[at] == lex.decimal):
        if text[at] == "," and text[max(0, at - 40) : at].strip(" -−("):
            return  # a comma that slipped: "casa ,30 pessoas"
        anchor.start = at
        anchor.value = Decimal("0." + text[at + 1 : anchor.end])


def _fraction(text: str, anchor: Anchor, found: list[Anchor]) -> None:
    m = _SLASH.match(text, anchor.end)
    if m is None or anchor.broken:
        if text[anchor.end : anchor.end + 1] == "/" and text[anchor.end + 1 : anchor.end + 2].isdigit():
            anchor.broken = True
            anchor.end = _past_figures(text, anchor.end)
        return
    digits = text[anchor.start : anchor.end]
    under = m.group(1)
    number = digits.isdigit() and len(digits) <= 4 and under in _DENOMINATORS and digits[0] != "0"
    if not number or (int(digits) > int(under) > _PROPER) or (digits in _GAMES and int(under) < int(digits)):
        anchor.broken = True
    else:
        anchor.value, anchor.fraction = ratio(anchor.value, Decimal(under)), True
        if found and anchor.value < 1 and _is_whole(text, found[-1], anchor.start):
            whole = found.pop()  # 2 1/4
            anchor.value += whole.value
            anchor.start = whole.start
    anchor.end = m.end()


def _is_whole(text: str, whole: Anchor, start: int) -> bool:
    gap = text[whole.end : start]
    return not whole.word and not whole.broken and 0 < len(gap) <= 2 and gap.isspace() and whole.value % 1 == 0


def _past_figures(text: str, at: int) -> int:
    end = min(len(text), at + 40)
    while at < end and (text[at].isdigit() or text[at] in "/.-"):
        at += 1
    return at - 1 if text[at - 1] in "/.-" else at


def _power(text: str, anchor: Anchor) -> None:
    """``1.3e6``, ``1.3x10^6``, ``2^10``: an exponent written to the figure."""
    if text[anchor.end : anchor.end + 1] not in "^eE x×" or anchor.broken:
        return
    m = _POWER.match(text, anchor.end)
    if m is None:
        return
    if m.group(2):
        power = -int(m.group(2)) if m.group(1).count("-") == 1 else int(m.group(2))
        if anchor.value == 0 and power <= 0:
            return
        value = anchor.value**power
    else:
        sign, digits = (m.group(3), m.group(4)) if m.group(4) else (m.group(5), m.group(6))
        value = anchor.value.scaleb(int(sign + digits))
    anchor.value = Decimal(format(value, "f")) if abs(value.adjusted()) < 40 else value
    anchor.end = m.end()


def _short(text: str, anchor: Anchor, lex: Lexicon) -> None:
    """A scale in short: ``2.5bn``, ``400k``, ``R$ 2 bi``, ``3 Mio.``."""
    if anchor.broken or anchor.fraction or not lex.short:
        return
    m = _LETTERS.match(text, anchor.end)
    if m is not None:
        sign = m.group()
        bare = sign.rstrip(".")
        if bare in lex.short and _is_short(text, anchor, bare, m.start() + len(bare), lex, attached=True):
            _scale(anchor, lex.short[bare], m.start() + len(bare))
        return
    m = _SPACED_SHORT.match(text, anchor.end)
    if m is None or m.group(1) not in lex.short:
        return
    if _is_short(text, anchor, m.group(1), m.end(1), lex, attached=False):
        end = m.end() if m.group(2) and m.group(1) + "." in lex.short else m.end(1)
        _scale(anchor, lex.short[m.group(1)], end)


def _scale(anchor: Anchor, by: Decimal, end: int) -> None:
    anchor.value *= by
    anchor.scaled = by
    anchor.end = end


_MONEY_BEFORE = re.compile(r"[$€£¥₹₽₩][ \u00a0]?\Z|\b[A-Z]{3}[ \u00a0]?\Z")
_MONEY_AFTER = re.compile(r"[ \u00a0\u202f]?(?:US\$|R\$|[$€£¥₹]|[A-Z]{3}\b|de |d'|d’)")
_COUNTED_AFTER = re.compile(r"[ \u00a0]([a-zà-ÿ]{3,20})\b")
_NAMES = frozenset(("2G", "3G", "4G", "5G", "6G", "4K", "5K", "8K", "10K", "2K"))


def _is_short(text: str, anchor: Anchor, sign: str, end: int, lex: Lexicon, *, attached: bool) -> bool:
    """Whether letters behind a figure are a scale, and not metres, a race (10K) or a net (5G)."""
    money = bool(_MONEY_BEFORE.search(text[max(0, anchor.start - 5) : anchor.start]))
    money = money or bool(_MONEY_AFTER.match(text, end))
    if len(sign) >= 2:
        return attached or money or sign[0].isupper() or lex.language == "pt"
    alone = text.strip(" -,.") == text[anchor.start : end].strip(" -,.") if len(text) < 40 else False
    if alone and (sign == "m" or text[anchor.start : end] in _NAMES):
        return False
    if money or alone or not attached:
        return money or alone
    if sign in "kK":
        return text[anchor.start : end] not in _NAMES
    counted = _COUNTED_AFTER.match(text, end)
    return (
        sign == "m"
        and counted is not None
        and (counted.group(1)[-1] == "s" or lex.has("noun_irregular", counted.group(1)))
    )
