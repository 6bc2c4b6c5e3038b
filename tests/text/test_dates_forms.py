"""Every form of every grammar, filled in with any words of its classes, is read without an error."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.text.dates import levels, read_dates
from pipeline.text.dates.lexicon import lexicon
from pipeline.text.dates.scan import scan

LANGUAGES = ["pt", "en", "es", "fr", "de"]
ROWS = Path(__file__).parent / "data" / "dates_news.tsv"
_FIGURES = [
    "1",
    "2",
    "3",
    "5.5",
    "7",
    "12",
    "15",
    "18",
    "25",
    "30",
    "31",
    "70",
    "100",
    "1990",
    "2015",
    "14h",
    "15:30",
    "20/02",
]
_ANY = "casa"


@cache
def _sentences(language: str) -> tuple[str, ...]:
    with ROWS.open(encoding="utf-8", newline="") as lines:
        return tuple(row["sentence"] for row in csv.DictReader(lines, delimiter="\t") if row["language"] == language)


@cache
def _words(language: str) -> dict[str, list[str]]:
    """Class character → words, phrases and figures that have it, and expressions that make such a node."""
    lex = lexicon(language)
    found = defaultdict(list)
    for word, code in lex.word_codes.items():
        found[code].append(word)
    for same in (same for heads in lex.phrases.values() for same in heads.values()):
        for tokens, values in same:
            found[lex.code(values)].append(" ".join(tokens))
    for figure in _FIGURES:
        found[lex.code(lex.figure(figure))].append(figure)
    for text in _sentences(language):
        for window in scan(text, lex):
            for level in lex.levels:
                window = levels._apply(text, level, window, lex)
                for code, values, (start, end) in zip(window.codes, window.values, window.spans, strict=True):
                    if values and "NODE" in values:
                        found[code].append(text[start:end])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_filling_of_a_form_is_read(language: str, data: st.DataObject) -> None:
    """One maker that fails on a rare combination ("the rest of the current week of …") would cost the whole article."""
    forms = [form for level in lexicon(language).levels for form in level]
    form = data.draw(st.sampled_from(forms), label="form")
    codes = data.draw(st.from_regex(form.pattern, fullmatch=True), label="codes")
    words = _words(language)
    text = " ".join(data.draw(st.sampled_from(words.get(code) or [_ANY])) for code in codes)
    for written in (text, f"Ana {text} {_ANY}. E foi.".replace(" ,", ",").replace(" .", ".")):
        for today in (None, dt.date(2026, 3, 11)):
            for reading in read_dates(written, language, today):
                assert 0 <= reading.start < reading.end <= len(written)
