"""Figures that the characters around them make part of something else: H200, 10:30, v2.1, addresses, list marks."""

from __future__ import annotations

import re

from pipeline.text.numbers.lexicon import Lexicon, Part
from pipeline.text.numbers.row import Numeral
from pipeline.text.numbers.units import Quantity

_DASHES = "-‐‑–—−"
_CHAIN = "0123456789.-‐‑–/"
_REACH = 40
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net|gov|br|de|fr|es|uk|edu|html?|php)(?![a-z])", re.IGNORECASE)
_FREE_BEFORE, _FREE_BEHIND = frozenset(" \u00a0\n("), frozenset(" \u00a0\n,;")
_CLOCK = re.compile(r"[0-9]\s?h\s?\Z")
_COORDINATE = re.compile(r"[°º′″][0-9.,′″'’\"” \u00a0]{0,14}[NSEWO](?![^\W_])")
_CROSS = re.compile(r"[0-9]×[0-9](?![0-9])")
_GROUPED = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_RESOLUTIONS = frozenset(("2K", "4K", "5K", "8K", "16K"))
"""What screens are called, and no temperatures."""
_MARK = re.compile(r"[ \t\u00a0]*[.)\]](?:[ \t\u00a0]|\Z)")


def is_broken(text: str, q: Quantity, lex: Lexicon, *, joined: bool = False) -> bool:
    """Whether the characters that touch the figure make it part of something else: H200, 10:30, 555-1234, v2.1 …

    ``joined``: a dash joins it to a quantity before it ("3km-5km"), so nothing is asked of what stands before.
    """
    number = q.numeral
    if number.anchor.broken or (number.last is not None and number.last.broken):
        return True
    figure = number.anchor.part is Part.FIGURE and not number.anchor.word
    if not figure:
        return _inside_word(text, q, lex)
    if q.start == number.start and _stands_free(text, number):
        return _is_time(text, q, lex) or _is_mark(text, number)
    return (
        (not joined and _touched_before(text, q.start, number.start))
        or _touched_behind(text, q, lex)
        or _in_chain(text, number)
        or _in_address(text, number)
        or _is_coordinate(text, number)
        or _is_mark(text, number)
    )


def _stands_free(text: str, number: Numeral) -> bool:
    """Whether nothing but blanks, brackets and commas touch the figure; most figures stand so."""
    start, end = number.start, number.end
    before, behind = text[start - 2 : start], text[end : end + 1]
    return before[1:] in _FREE_BEFORE and behind in _FREE_BEHIND and before[0] not in "h§"


def _inside_word(text: str, q: Quantity, lex: Lexicon) -> bool:
    """``um-a-um``, ``@two``, ``#one``: a number word glued to signs."""
    before = text[q.numeral.start - 1] if q.numeral.start else " "
    if q.unit is not None and q.attached and lex.has("glued", q.unit.lower()):
        return True
    near = q.near
    if near and lex.all("ordinals"):
        last = near[1] if len(near) > 1 and lex.has("and", near[0].word) else near[0]
        if (last.gap == "-" or last is not near[0] or lex.language == "fr") and lex.has("ordinals", last.word):
            return True  # twenty-first, vingt et unième
    if before in "@#_/&" or (before == "." and q.numeral.start > 1 and text[q.numeral.start - 2].isalnum()):
        return True
    if before in "-‑" and q.numeral.start > 1 and text[q.numeral.start - 2].isalpha():
        return True
    capital = text[q.numeral.start].isupper() and text[q.numeral.end + 1 : q.numeral.end + 2].isupper()
    if capital and text[q.numeral.end] in "-‑" and text[q.numeral.start : q.numeral.end].istitle():
        return not lex.flags["capitalised"]  # "Seven-Eleven"
    return text[q.numeral.end : q.numeral.end + 1] in ("@", "_")


def _touched_before(text: str, start: int, figure: int) -> bool:
    if not start:
        return False
    one = text[start - 1]
    two = text[start - 2] if start > 1 else " "
    if one == "§" or (one == " " and two == "§"):
        return True
    if one.isalpha() or one in "_#@&=\\%":
        return (start == figure and two not in "<>") or one.isalpha()
    if one in _DASHES:
        low = start - 1
        while low > max(0, start - 12) and text[low - 1].isalnum():
            low -= 1
        return one in "-‐‑" and any(c.isalpha() for c in text[low : start - 1])
    if one in "/:.,":
        return two.isalnum() and (one != ":" or two.isdigit())
    return one in "'’" and two.isdigit()


def _touched_behind(text: str, q: Quantity, lex: Lexicon) -> bool:
    end = q.numeral.end
    one = text[end : end + 1]
    if not one:
        return False
    if _is_time(text, q, lex):
        return True
    if one == "*" or text[q.numeral.start - 1 : q.numeral.start] == "*":
        return True  # 1920*1080
    if "×" in (one, text[q.start - 1 : q.start]) and _CROSS.match(text, q.start - 2 if one != "×" else q.start):
        return q.unit is None  # a 4×4
    if one.isalpha() or one in "_@\\":
        return not (q.attached and q.end > end) or text[q.numeral.start : q.end] in _RESOLUTIONS
    if one in "-‐‑" and text[end + 1 : end + 2].isalpha():
        return text[end + 1].isupper() and not lex.flags["capitalised"] and not q.attached
    if one == ":" and text[end + 1 : end + 2].isdigit():
        return True
    if one == "." and (text[end + 1 : end + 2].islower() or text[end + 1 : end + 2] in ("º", "ª")) and not q.attached:
        return True  # "3.er", "1.º", "5.com"
    return one == "/" and text[end + 1 : end + 2].isalpha() and not q.attached


def _is_time(text: str, q: Quantity, lex: Lexicon) -> bool:
    """A day or a time of day, should nobody have taken it as a date: "30 de setembro", "14 h 02", "20 Uhr"."""
    if _is_day(q, lex) or _CLOCK.search(text, max(0, q.numeral.start - 5), q.numeral.start):
        return True
    if not q.near or not q.numeral.bare:
        return False
    return lex.has("clock", q.near[0].word) and not q.near[0].gap.strip()


def _is_day(q: Quantity, lex: Lexicon) -> bool:
    """As in "30 de setembro", "20 May": a day, should nobody have taken it as a date."""
    if not q.numeral.bare or not q.near or q.value is None or not 1 <= q.value <= 31:
        return False
    near = q.near[1:] if lex.has("of", q.near[0].word) else q.near
    return bool(near) and lex.has("months", near[0].word) and "\n" not in near[0].gap


def _in_chain(text: str, number: Numeral) -> bool:
    """Three groups or more ("4-4-2", "978-3-16-148410-0"), or two that make a telephone number ("98765-4321")."""
    low, high = number.start, number.end
    if text[max(0, number.start - 2) : number.start] in (" +", "+"):
        return number.end - number.start > 4 or text[number.end : number.end + 1] in ("-", " ", "(", ".")
    while low > max(0, number.start - _REACH) and text[low - 1] in _CHAIN:
        low -= 1
    while high < min(len(text), number.end + _REACH) and text[high] in _CHAIN:
        high += 1
    if high - low == number.end - number.start:
        return low > 0 and text[low - 1] == "+" and high - low > 1
    run = text[low:high].strip(".-‐‑–/")
    groups = re.split(r"[-‐‑–]", run)
    if low and text[low - 1] == "+" and len(groups) > 1:
        return True
    if len(groups) > 2 or (len(groups) == 2 and _is_phone(groups)):
        return True
    return run.count("/") > 1


def _is_phone(groups: list[str]) -> bool:
    left, right = groups
    if len(right) == 1 and (_GROUPED.fullmatch(left) or (left.isdigit() and len(left) > 4)):
        return True  # an account and its check digit: 22.315-7
    if not (left.isdigit() and right.isdigit()):
        return "." in left and left.count(".") > 1 and len(right) == 2  # 123.456.789-09
    if left.endswith("0") and right.endswith("0") and int(left) < int(right) and left[0] != "0":
        return False  # 1000-5000
    if len(right) == 4 and len(left) in (4, 5):
        return True
    return (len(left), len(right)) in ((5, 3), (3, 4), (2, 5), (6, 2), (7, 2)) or (
        left.startswith("0") and len(left) > 2
    )


def _in_address(text: str, number: Numeral) -> bool:
    one = text[number.start - 1] if number.start else " "
    after = text[number.end : number.end + 1]
    if one not in "/=-_.%?&" and after not in ("%", "/", "-", "_", ".", "&", "@"):
        return False
    low, high = number.start, number.end
    while low > max(0, number.start - 200) and not text[low - 1].isspace():
        low -= 1
    while high < min(len(text), number.end + 60) and not text[high].isspace():
        high += 1
    return high - low > 6 and bool(_ADDRESS.search(text[low:high]))


def _is_coordinate(text: str, number: Numeral) -> bool:
    """As in "5.4° S", "41°24′N": a place on a globe."""
    return text[number.end : number.end + 1] in ("°", "º", "′", "″") and bool(_COORDINATE.match(text, number.end))


def _marks_next(text: str, start: int, end: int) -> bool:
    """As in "1. Wash it. 2. Cut it." or "a) …; 2) …": a mark that goes on with a list inside a line."""
    if end - start > 2 or text[start - 1 : start] != " " or text[start - 2 : start - 1] not in (".", ";", ":", ")"):
        return False
    if text[end : end + 2] == ") ":
        return text.rfind("(", max(0, start - _REACH), start) <= text.rfind(")", max(0, start - _REACH), start)
    return text[end : end + 2] == ". " and text[end + 2 : end + 3].isupper() and text[start - 2] in ".)"


def _is_mark(text: str, number: Numeral) -> bool:
    """``1.`` or ``1)`` that opens a line, ``[12]``, ``(3)``."""
    start, end = number.start, number.end
    if not number.bare or end - start > 3:
        return False
    one = text[start - 1] if start else "\n"
    if one == " " and text[end : end + 2] == ") " and "(" not in text[max(0, start - _REACH) : start]:
        return True  # "1) Turn it off. 2) Wait."
    if one == "[" and text[end : end + 1] == "]":
        return True
    line = text.rfind("\n", max(0, start - 6), start) + 1 if start else 0
    opens = (start <= 6 and not text[:start].strip(" \t([•*")) or (
        line > 0 and not text[line:start].strip(" \t\u00a0([•*")
    )
    if not opens and _marks_next(text, start, end):
        return True
    m = _MARK.match(text, end) if opens else None
    return m is not None and (text[end : end + 1] != "." or bool(text[m.end() : m.end() + 1].strip()))
