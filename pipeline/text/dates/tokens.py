"""A text as tokens for the grammar of dates: words, figures and marks, each with where it stands.

Figures joined by marks stay one token where they may be one thing: ``20/02/2014``, ``15:30``, ``10.12``. What such a
token can be is told as classes (``figure_classes``), which the forms of a language name in capitals.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Any

_TOKEN = re.compile(
    r"(\n[ \t\r\u00a0]{0,80}\n"
    r"|\d{1,4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,4}(?!\d)"
    r"|\d{4}(?=/\d{1,2}/[^\W\d_]{3})"  # 2020/23/Sep
    r"|\d+(?:[.,:/hH]\d+)*"
    r"|[^\W\d_]\w*"
    r"|\S)"
)

_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_CLOCK = re.compile(r"(\d{1,2})[:hH](\d{2})(?::(\d{2}))?")
_PAIR = re.compile(r"(\d{1,2})([/.])(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.](\d{4})")
_YEAR_SLASH = re.compile(r"(\d{4})/(\d{2}|\d{4})")

Values = dict[str, Any]


def cut(text: str) -> tuple[list[str], list[int], list[int]]:
    """The tokens of ``text``, where each begins, and where it ends."""
    pieces = _TOKEN.split(text)  # gap, token, gap …: the whole text, so that lengths tell the places
    places = list(accumulate(map(len, pieces)))
    return pieces[1::2], places[:-1:2], places[1::2]


FIGURE_CLASSES = (
    "INT", "DD", "MM", "HH", "MI", "YEAR", "YY", "Y3", "NUMDATE", "CLOCK", "DM", "DMDOT", "CLOCKDOT", "DEC", "MY",
    "YSPAN", "BIG",
)  # fmt: skip
"""Every class that a token of figures may have; ``N`` (a count) goes with ``INT`` of up to three figures.

``BIG`` is a count of four figures and more ("4000", "12.000"), of which no calendar has so many.
"""


def expand_year(written: str) -> int:
    """A year written with two figures: 68 is 1968, 14 is 2014 (the cut lies at 50)."""
    year = int(written)
    if len(written) > 2:
        return year
    return year + (1900 if year >= 50 else 2000)


@lru_cache(maxsize=8192)
def figure_classes(token: str, month_first: bool) -> Values:
    """What a token of figures may be, by class: ``{"INT": 15, "DD": 15, …}``; empty for anything else.

    ``month_first``: 2/15 is the 15th of February (American English), elsewhere the day comes first.
    """
    if token.isdigit():
        return _whole(token)
    if m := _DATE.fullmatch(token):
        return _date(m, month_first)
    if m := _CLOCK.fullmatch(token):
        hour, minute = int(m[1]), int(m[2])
        return {"CLOCK": hour * 60 + minute} if hour <= 24 and minute < 60 else {}
    if m := _MONTH_YEAR.fullmatch(token):
        return {"MY": (int(m[1]), int(m[2]))} if 1 <= int(m[1]) <= 12 and 1800 <= int(m[2]) <= 2199 else {}
    if m := _YEAR_SLASH.fullmatch(token):
        first = int(m[1])
        last = int(m[2]) if len(m[2]) == 4 else first // 100 * 100 + int(m[2])
        return {"YSPAN": (first, last)} if first + 1 == last and 1800 <= first <= 2199 else {}
    if m := _PAIR.fullmatch(token):
        return _pair(m, month_first)
    if _THOUSANDS.fullmatch(token):
        return {"BIG": int(re.sub(r"\D", "", token))}
    return {"DEC": float(token.replace(",", "."))} if re.fullmatch(r"\d{1,4},\d{1,2}", token) else {}


_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3}){1,3}")


def _whole(token: str) -> Values:
    if len(token) > 4 or not token.isascii():
        return {}
    n, size = int(token), len(token)
    found: Values = {"INT": n}
    if size <= 3:
        found["N"] = n
    if size <= 2:
        if 1 <= n <= 31:
            found["DD"] = n
        if 1 <= n <= 12:
            found["MM"] = n
        if n <= 24:
            found["HH"] = n
        if size == 2:
            found["YY"] = expand_year(token)
            if n < 60:
                found["MI"] = n
    elif size == 4:
        found["BIG"] = n
        if 1000 <= n <= 2199:
            found["YEAR"] = n
    elif size == 3 and n >= 100:
        found["Y3"] = n
    return found


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199


def _date(m: re.Match[str], month_first: bool) -> Values:
    a, b, c = m[1], m[2], m[3]
    if len(a) == 4:
        orders = [(int(a), int(b), int(c))] if len(c) <= 2 else []
    elif len(a) <= 2 and len(c) in (2, 4):
        year = expand_year(c)
        orders = [(year, int(a), int(b)), (year, int(b), int(a))]
        if not month_first:
            orders.reverse()
    else:
        orders = []
    for year, month, day in orders:
        if _valid(year, month, day):
            return {"NUMDATE": (year, month, day)}
    return {}


def _pair(m: re.Match[str], month_first: bool) -> Values:
    a, sep, b = int(m[1]), m[2], int(m[3])
    found: Values = {}
    orders = [(a, b), (b, a)] if month_first and sep == "/" else [(b, a)]
    for month, day in orders:
        if 1 <= month <= 12 and 1 <= day <= 31:
            found["DM" if sep == "/" else "DMDOT"] = (month, day)
            break
    if sep == ".":
        found["DEC"] = float(f"{a}.{m[3]}")
        if a <= 24 and b < 60 and len(m[3]) == 2:
            found["CLOCKDOT"] = a * 60 + b
    return found
