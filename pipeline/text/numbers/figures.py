"""Figures: what a run of digits and separators is worth, in its own locale's notation first."""

from __future__ import annotations

import re
from decimal import Decimal

# Longer runs of digits are identifiers, not quantities (the largest sums of news have 15).
LONGEST = 24

_GROUPED = {s: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(s)}\d{{3}}){{1,8}}") for s in ",.'’"}
_INDIAN = re.compile(r"[1-9]\d?(?:,\d{2}){1,4},\d{3}")


def parse(chunk: str, decimal: str) -> Decimal | None:
    """The value of ``chunk``: digits with ``.``, ``,`` or apostrophes in it; none where it is no number.

    ``decimal`` is the locale's decimal sign, or empty where the locale is unknown. The other convention is taken only
    where the chunk can't be read in the locale's: ``1.200`` is 1200 in German and 1.2 in English, ``1,200.50`` is
    1200.5 in both. Three noughts behind one sign are thousands everywhere (``5.000``), but for ``0.000``.

    >>> parse("1.200,50", ","), parse("1.200", "."), parse("2.5", ",")
    (Decimal('1200.50'), Decimal('1.200'), Decimal('2.5'))
    """
    if len(chunk) > LONGEST + 8:
        return None
    if chunk.isdigit():
        return Decimal(chunk) if len(chunk) <= LONGEST else None
    seen = [c for c in chunk if not c.isdigit()]
    last = seen[-1]
    if len(set(seen)) > 1:
        head, _, tail = chunk.rpartition(last)
        rest = set(seen[:-1])
        if last in rest or len(rest) > 1 or last in "'’":
            return None
        group = rest.pop()
        return Decimal(_digits(head) + "." + tail) if _is_grouped(head, group) else None
    if len(seen) > 1:
        return Decimal(_digits(chunk)) if _is_grouped(chunk, last) and not _is_address(chunk) else None
    return _one_sign(chunk, last, decimal)


def clean(value: Decimal) -> Decimal:
    """A value without idle zeros or an exponent that hides digits.

    >>> clean(Decimal("1.20")), clean(Decimal("4E+5"))
    (Decimal('1.2'), Decimal('400000'))
    """
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _one_sign(chunk: str, sign: str, decimal: str) -> Decimal | None:
    head, _, tail = chunk.partition(sign)
    grouped = bool(_GROUPED[sign].fullmatch(chunk))
    if sign in "'’":
        return Decimal(head + tail) if grouped else None
    if grouped and (sign != decimal or tail == "000"):
        return Decimal(head + tail)
    return Decimal(head + "." + tail)


def _digits(chunk: str) -> str:
    return "".join(c for c in chunk if c.isdigit())


def _is_grouped(chunk: str, sign: str) -> bool:
    return bool(_GROUPED[sign].fullmatch(chunk)) or (sign == "," and bool(_INDIAN.fullmatch(chunk)))


def _is_address(chunk: str) -> bool:
    """Four parts of a byte each are an IP address (192.168.100.200), unless one is written 000."""
    parts = chunk.split(".")
    return len(parts) == 4 and all(int(p) < 256 and str(int(p)) == p for p in parts)


_ROW = 120  # groups of digits with a blank between; forty numbers of three groups
_SPACES = " \u00a0\u2009\u202f"
_PHONE = (8, 15)  # digits of a telephone number (ITU-T E.164: at most 15)
_TAIL = re.compile(r"\d{3}(?:[.,]\d+)?")


def _is_phone(chunk: str, pieces: list[tuple[int, int]]) -> bool:
    """As in "91 123 45 67": short groups of digits that make a number of a telephone together, and no thousands."""
    groups = [chunk[s:e] for s, e in pieces]
    if not all(g.isdigit() and 2 <= len(g) <= 5 for g in groups) or all(len(g) == 3 for g in groups[1:]):
        return False
    return len(groups) <= 6 and _PHONE[0] <= sum(map(len, groups)) <= _PHONE[1]


def split_spaces(chunk: str, *, loose: bool) -> list[tuple[int, int, str]]:
    """The figures of a chunk with blanks in it, as (start, end, figure without blanks).

    Groups of three join ("40 000"); a plain blank joins only where the language writes so (``loose``) or where two
    groups follow. Four or more pairs of digits are a telephone number ("01 23 45 67 89"), as are other groups
    ("91 123 45 67") and what begins with a nought ("0345 988 1188"): nothing.
    """
    if len(chunk) > _ROW and len(chunk.split()) > _ROW:
        return []  # a row of a table: see grids
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^ \u00a0\u2009\u202f]+", chunk)]
    if len(pieces) >= 4 and all(e - s == 2 for s, e in pieces):
        return []
    if len(pieces) > 1 and any(chunk[s] == "0" and e - s > 2 and chunk[s:e].isdigit() and s == 0 for s, e in pieces):
        return []
    if len(pieces) >= 3 and (_is_phone(chunk, pieces) or chunk[: pieces[0][1]] == "0"):
        return []
    found: list[tuple[int, int, str]] = []
    i = 0
    while i < len(pieces):
        start, end = pieces[i]
        j = i + 1
        head = chunk[start:end]
        if head.isdigit() and len(head) <= 3 and head[0] != "0":
            while j < len(pieces) and _TAIL.fullmatch(chunk[pieces[j][0] : pieces[j][1]]):
                j += 1
                if not chunk[pieces[j - 1][0] : pieces[j - 1][1]].isdigit():
                    break
            plain_blank = any(chunk[pieces[k][1]] == " " for k in range(i, j - 1))
            if plain_blank and not loose and j - i < 3:
                j = i + 1
        end = pieces[j - 1][1]
        found.append((start, end, "".join(c for c in chunk[start:end] if c not in _SPACES)))
        i = j
    return found
