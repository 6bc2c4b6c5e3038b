"""Whether a unit with an article tells how often, and not how long: "£500m a year", "2,000 calls a day"."""

from __future__ import annotations

import re

from pipeline.text.dates.guards import Found, inside_first, words_before

_AMOUNT = re.compile(r"\d(?:[.,]\d+)? ?(?:%|p|k|m|bn|tn)?(?: (?:[a-z-]{1,15} ){0,2}[a-z-]{2,20}s)? $")
_MONEY = re.compile(r"[£$€]\d[\d.,]* ?(?:k|m|bn|tn)? $")
_YEAR = re.compile(r"(?<![£$€\d])(?:19|20)\d\d $")


def is_rate(f: Found) -> bool:
    """Whether an amount stands right before "a week": so much of it in each."""
    if not f.listed("rate_articles", inside_first(f)) or f.text[f.start : f.end].count(" ") != 1:
        return False
    before = f.text[max(0, f.start - 60) : f.start]
    return (bool(_AMOUNT.search(before)) and not _YEAR.search(before)) or _counted_in_words(f)


def _counted_in_words(f: Found) -> bool:
    """Whether a counted noun stands right before, its number written out: "ten centimetres a day"."""
    before = words_before(f)[-2:]
    if len(before) < _PAIR or not before[1].endswith("s") or "UU" in f.lex.words.get(before[1].lower(), {}):
        return False
    return "N" in f.lex.words.get(before[0].lower(), {})


_PAIR = 2
"""A number and its noun."""


def is_paid(f: Found) -> bool:
    """Whether money stands right before: "£116 a week after tax" is no week after something."""
    return f.listed("rate_articles", inside_first(f)) and bool(_MONEY.search(f.text, max(0, f.start - 20), f.start))
