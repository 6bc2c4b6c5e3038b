"""Figures that are no quantities: parts of names, articles of laws, telephone numbers, versions, years, list marks."""

from __future__ import annotations

import re

from pipeline.core.quantity import Qualifier
from pipeline.text.numbers import bounds
from pipeline.text.numbers.around import line_of, opens_sentence, previous_word, words_after, words_before
from pipeline.text.numbers.lexicon import Lexicon, Part, Sort, plain
from pipeline.text.numbers.row import Numeral
from pipeline.text.numbers.units import Quantity

_DASHES = "-‐‑–—−"
_CHAIN = "0123456789.-‐‑–/"
_REACH = 40
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net|gov|br|de|fr|es|uk|edu|html?|php)(?![a-z])", re.IGNORECASE)
_CLOCK = re.compile(r"[0-9]\s?h\s?\Z")
_PARTITIVE = re.compile(r" (?:der|des|dos|das|of|of the|de los|de las) [0-9]")
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
    return (
        (not joined and _touched_before(text, q.start, number.start))
        or _touched_behind(text, q, lex)
        or _in_chain(text, number)
        or _in_address(text, number)
        or _is_mark(text, number)
    )


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
    if _is_day(q, lex):
        return True
    if one == "*" or text[q.numeral.start - 1 : q.numeral.start] == "*":
        return True  # 1920*1080
    if _CLOCK.search(text, max(0, q.numeral.start - 5), q.numeral.start):
        return True  # 14 h 02
    if q.near and lex.has("clock", q.near[0].word) and q.near[0].gap.strip() == "" and q.numeral.bare:
        return True
    if one.isalpha() or one in "_@\\":
        return not (q.attached and q.end > end)
    if one in "-‐‑" and text[end + 1 : end + 2].isalpha():
        return text[end + 1].isupper() and not lex.flags["capitalised"] and not q.attached
    if one == ":" and text[end + 1 : end + 2].isdigit():
        return True
    if one == "." and (text[end + 1 : end + 2].islower() or text[end + 1 : end + 2] in ("º", "ª")) and not q.attached:
        return True  # "3.er", "1.º", "5.com"
    return one == "/" and text[end + 1 : end + 2].isalpha() and not q.attached


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


def _is_mark(text: str, number: Numeral) -> bool:
    """``1.`` or ``1)`` that opens a line, ``[12]``, ``(3)``."""
    start, end = number.start, number.end
    if not number.bare or end - start > 3:
        return False
    one = text[start - 1] if start else "\n"
    if one == "[" and text[end : end + 1] == "]":
        return True
    line = text.rfind("\n", max(0, start - 6), start) + 1 if start else 0
    opens = (start <= 6 and not text[:start].strip(" \t([•*")) or (
        line > 0 and not text[line:start].strip(" \t\u00a0([•*")
    )
    m = _MARK.match(text, end) if opens else None
    return m is not None and (text[end : end + 1] != "." or bool(text[m.end() : m.end() + 1].strip()))


# -- names -------------------------------------------------------------------------------------------------------


def is_named(text: str, q: Quantity, lex: Lexicon) -> bool:
    """Whether the number is part of a name or a label: "Artigo 5", "Boeing 737", "Rua Augusta, 1200", "fase 3"."""
    if q.sort in (Sort.PERCENT, Sort.POINTS, Sort.MONEY, Sort.AGE, Sort.OPEN_MONEY) or q.prefixed:
        return False
    number = q.numeral
    if number.fraction or number.value is None or number.anchor.scaled != 1:
        return False
    if not number.bare:
        return _capital_word(text, q, lex) or (number.scale == 1 and q.unit is None and _headed(text, q, lex))
    if _headed(text, q, lex) or _after_capital(text, q, lex) or _street(text, q, lex):
        return True
    return _phone(text, q, lex) or _is_ordinal(text, q, lex)


def _headed(text: str, q: Quantity, lex: Lexicon) -> bool:
    """A head of a label stands right before: article, law, page, flight, phase …"""
    if q.numeral.value is None or (q.unit is not None and q.numeral.value % 1):
        return False
    _, word, gap = previous_word(text, q.start)
    if not word or "\n" in gap:
        return False
    low = plain(word.lower())
    if low == "n" and gap.startswith("°"):
        return True
    if lex.has("day_heads", low):
        return q.unit is None and gap == " " and q.numeral.value <= 99
    if not lex.has("heads", low) and not lex.has("heads", low.split("-")[-1]) and word.lower() not in lex.all("heads"):
        return len(word) == 1 and word.isupper() and gap.startswith(".") and q.unit is None  # "S. 3180"
    if len(low) == 1 and "." not in gap:
        return False
    return not ("." in gap and len(low) > 5 and gap.strip() == ".")  # there a sentence ended


def _after_capital(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Boeing 737", "Agenda 2030", "Formula 1": a capitalised word before, no noun behind."""
    start, word, gap = previous_word(text, q.start)
    if not word or not gap.isspace() or len(gap) > 1 or "\n" in gap:
        return False
    if word in lex.all("series"):
        return True
    if not any(c.isupper() for c in word) or text[q.numeral.start : q.numeral.end].count(".") > 1:
        return False
    mixed = word[0].islower() or (len(word) > 1 and word.isupper())
    digits = text[q.numeral.start : q.numeral.end]
    if not digits.isdigit() or len(digits) > 4 or _PARTITIVE.match(text, q.numeral.end):
        return False
    if opens_sentence(text, start) and not mixed:
        return False
    if lex.has("noun_not", word.lower()) or word.lower() in lex.words or _bounding(lex, word.lower()):
        return False
    return q.unit is None


def _bounding(lex: Lexicon, word: str) -> bool:
    return word in lex.before or word in lex.units


def _capital_word(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Big Four", "Três Poderes": a capitalised number word inside a sentence, next to another capital."""
    start = q.numeral.start
    if not text[start].isupper() or opens_sentence(text, start):
        return False
    if q.numeral.scale >= 1000 and lex.flags["capitalised"]:
        return False
    _, previous, _ = previous_word(text, start)
    counted = q.unit is not None and q.unit[0].islower() and not previous[:1].isupper()
    if q.numeral.anchor.part is not Part.CARDINAL or counted:
        return False
    letters = list(re.findall(r"[^\W\d_]{4,}", line_of(text, start)))
    headline = bool(letters) and sum(w[0].isupper() for w in letters) > 0.7 * len(letters)
    return not headline


def _street(text: str, q: Quantity, lex: Lexicon) -> bool:
    """As in "Rua Augusta, 1200", "Hauptstraße 5", "221 Baker Street", "12 rue de Rivoli"."""
    near = words_before(text, q.start, 0, 1) if lex.stems["street_suffixes"] else []
    if near and near[-1].word.endswith(lex.stems["street_suffixes"]):
        return text[near[-1].start].isupper() and q.unit is None
    if text[q.start - 2 : q.start] == ", ":
        back = text[max(0, q.start - 42) : q.start - 2]
        words = re.findall(r"[^\W\d_]+", back[max(back.rfind("."), back.rfind(",")) + 1 :])
        if (
            any(lex.has("streets", plain(w.lower())) and (w[0].isupper() or len(w) > 3) for w in words)
            and q.unit is None
        ):
            return True
    behind = words_after(text, q.numeral.end, len(text), 4)
    for n, word in enumerate(behind):
        if lex.has("street_after", word.word) and (n > 0 or lex.language == "fr"):
            return lex.language == "fr" or (text[word.start].isupper() and text[behind[0].start].isupper())
        if text[word.start].islower():
            return False
    return False


def _phone(text: str, q: Quantity, lex: Lexicon) -> bool:
    digits = text[q.numeral.start : q.numeral.end]
    if sum(c.isdigit() for c in digits) < 3 or "," in digits or q.unit is not None:
        return False
    words = re.findall(r"[^\W\d_]+", text[max(0, q.start - 45) : q.start])
    reach = 3 if len(digits) < 7 else 7  # "el teléfono de atención es el 900 878 333"
    return any(lex.has("phone", plain(w.lower())) for w in words[-reach:]) and len(digits) >= 4 - (digits[0] in "01")


def _is_ordinal(text: str, q: Quantity, lex: Lexicon) -> bool:
    """German writes its ordinals with a full stop: "der 3. Platz", "im 19. Jahrhundert"."""
    end = q.numeral.end
    if lex.language != "de" or text[end : end + 2] not in (". ", ".\u00a0") or end - q.numeral.start > 3:
        return False
    following = text[end + 2 : end + 3]
    if following.islower():
        return True
    near = words_before(text, q.start, 0, 1)
    return bool(near) and lex.has("determiners", near[-1].word) and following.isupper()


# -- years -------------------------------------------------------------------------------------------------------


def is_year(text: str, q: Quantity, lex: Lexicon) -> bool:
    """Whether a bare four-digit figure is a year: no unit behind it, or a word of time before it."""
    digits = text[q.numeral.start : q.numeral.end]
    if not q.numeral.bare or q.prefixed or len(digits) != 4 or not digits.isdigit() or not "1200" <= digits <= "2199":
        return False
    if q.sort is not None:
        return q.sort is Sort.TIME or q.sort is Sort.AGE
    if q.unit is None:
        bound = bounds.before(text, q.start, 0, lex)
        return bound is None or bound[1] not in (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
    if lex.flags["capitalised"] and q.near and text[q.near[0].start].islower():
        return True  # "des 1849 verstorbenen Dichters"
    near = words_before(text, q.start, 0, 1)
    return bool(near) and lex.has("year", near[-1].word)
