"""What holds for every reading, whatever the text and the day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.article import DateMention
from pipeline.core.span import Span
from pipeline.text.dates import read_dates
from pipeline.text.dates.lexicon import lexicon
from pipeline.text.dates.makers import MAKERS
from tests.steps import steps

LANGUAGES = ["pt", "en", "es", "fr", "de"]
_PIECES = [
    "3", "31", "2015", "20/02/2014", "15:30", "10.12", "1º", "de", "a", "le", "the", "of", "até", "bis", "since", "-",
    "março", "March", "mai", "Dezember", "lunes", "Freitag", "segunda-feira", "próxima", "last", "dernier", "vor",
    "há", "ago", "il y a", "anos", "weeks", "jours", "Jahren", "ontem", "today", "morgen", "fim de", "late", "fin",
    "às", "14h", "(25)", ",", ".", "\n", "\n\n", "noite", "evening", "trimestre", "Quartal", "Easter", "29", "2", "İ",
    "feb", "fevereiro", "30", "9999", "00", "todos os", "every", "século", "XIX", "entre", "e", "’", "week", "53",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=24).map(" ".join)
TODAYS = st.none() | st.dates()


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES), TODAYS, st.sampled_from(["news", "future"]))
def test_readings_prove_are_sorted_never_overlap_and_hold_valid_days(
    text: str, language: str, today: dt.date | None, prefer: str
) -> None:
    at = 0
    for r in read_dates(text, language, today, prefer=prefer):  # type: ignore[arg-type]
        assert at <= r.start < r.end <= len(text)
        at = r.end
        span = Span(start=r.start, end=r.end)
        mention = DateMention(
            id="d1",
            text=span.of(text),
            span=span,
            sentence="s1",
            start=r.first,
            end=r.last,
            granularity=r.granularity,
            kind=r.kind,
        )
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        if r.kind in ("vague", "duration", "recurring"):
            assert (r.first, r.last) == (None, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_names_a_maker(language: str) -> None:
    assert {form.maker for level in lexicon(language).levels for form in level} <= set(MAKERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_class_that_a_form_names_has_words(language: str) -> None:
    lex = lexicon(language)
    for level in lex.levels:
        for form in level:
            for _, name in form.slots:
                assert any(name in classes for classes in lex.codes), (form.maker, name)


@pytest.mark.parametrize(
    "piece", ["1", "12 ", '"', " ", "\n", "\n ", "1/", "1.", "12:30:", "a", "de ", "às ", "3 de maio ", "20-"]
)
def test_a_text_four_times_as_long_takes_about_four_times_the_work(piece: str) -> None:
    def work(size: int) -> int:
        return steps(lambda: read_dates(piece * (size // len(piece)), "pt", dt.date(2026, 1, 30)))

    work(1000)  # the tables are built at their first use
    assert work(40_000) < 5 * work(10_000) + 1000
