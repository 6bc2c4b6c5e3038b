"""What looks like a time that the calendar names, and is none."""

from __future__ import annotations

import re

from pipeline.text.dates.guards import Found, inside_first, words_of

_NUMBERED = re.compile(r"[^\W\d_]{2} [A-Z][a-z]{2,25} $")
_COMMA_DAY = re.compile(r", \d{1,2}(?:st|nd|rd|th)? [A-Z]")
_DECADE = re.compile(r"(?<!\w)([^\W\d_]{2,5}) (?:([^\W\d_]{1,12}) )?\d0s (?:[^\W\d_]{1,4}) (?:\w{1,12} )?$")
_FIGURE = re.compile(r"\d $")
_TIME_AFTER = re.compile(r" (?:of|in) (?:\d{4}|this|last|next|that|the same)\b")


def numbers_name(f: Found) -> bool:
    """Whether a figure between a capital word and a whole day numbers the word: "on Radio 4, 13 June"."""
    named = _NUMBERED.search(f.text, max(0, f.start - 30), f.start)
    return bool(named and _COMMA_DAY.match(f.text, f.end))


def of_life(f: Found) -> bool:
    """Whether a decade is one of somebody's life, or a score: "in his 50s or 60s", "52 fifties"."""
    told = _DECADE.search(f.text, max(0, f.start - 40), f.start)
    if told and any(f.listed("age_owners", word.lower()) for word in told.groups() if word):
        return True
    return not any(c.isdigit() for c in f.text[f.start : f.end]) and bool(
        _FIGURE.search(f.text, max(0, f.start - 4), f.start)
    )


def is_drop(f: Found) -> bool:
    """Whether "the fall" is how far or how deep something fell: "the fall in turnover"."""
    if "FALL" not in f.lex.words.get(words_of(f)[-1], {}):
        return False
    told = f.listed("fall_before", f.word_before()) or f.listed("fall_before", inside_first(f))
    return not told or (f.listed("fall_not_after", f.word_after()) and not _TIME_AFTER.match(f.text, f.end))
