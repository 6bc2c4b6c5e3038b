"""What the reader of dates reads, by language: the words, the days, the granularity and the kind."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from pipeline.text.dates import read_dates

TUESDAY = dt.date(2026, 11, 24)

# columns: language, sentence, words, first, last ("=" the same day), granularity, kind; "-" is an end not known
_TABLE = Path(__file__).parent / "data" / "dates.tsv"
with _TABLE.open(encoding="utf-8", newline="") as lines:
    READ = [tuple(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]

TRAPS = [
    ("pt", "O segundo colocado, de 37 anos, mora na Rua 25 de Março, no Rio de Janeiro."),
    ("pt", "A Lei 14.133/2021 vale para 2000 pessoas e 1.998 casos; o telefone é 3321-2014."),
    ("pt", "O time venceu por 3-1, com 10-15 % de chance, e pagou R$ 20.75 na segunda fase."),
    ("en", "The Sunday Times praised Theresa May and the march of 2000 people, aged 37, with Windows 2000."),
    ("en", "The 37-year-old finished second in the second half and won 3-1."),
    ("es", "El segundo hombre, de 45 años, vio el mar y pagó 20.75 pesos por 2000 casas."),
    ("fr", "Un homme de 37 ans a été aidé par 2000 personnes de la rue du 11 novembre."),
    ("de", "Der 57-Jährige zahlte 20.75 Euro an 2000 Menschen, die 37 Jahre alte Frau nichts."),
]


@pytest.mark.parametrize(
    ("language", "text", "words", "first", "last", "granularity", "kind"), READ, ids=[f"{r[0]}-{r[2]}" for r in READ]
)
def test_an_expression_is_read_with_its_days(
    language: str, text: str, words: str, first: str, last: str, granularity: str, kind: str
) -> None:
    found = [r for r in read_dates(text, language, TUESDAY) if words in text[r.start : r.end]]
    assert len(found) == 1, [text[r.start : r.end] for r in read_dates(text, language, TUESDAY)]
    ends = (found[0].first or "-", found[0].last or "-")
    assert (*ends, found[0].granularity, found[0].kind) == (first, first if last == "=" else last, granularity, kind)


@pytest.mark.parametrize(("language", "text"), TRAPS, ids=[f"{t[0]}-{i}" for i, t in enumerate(TRAPS)])
def test_what_only_looks_like_a_date_is_not_read(language: str, text: str) -> None:
    assert [text[r.start : r.end] for r in read_dates(text, language, TUESDAY)] == []


@pytest.mark.parametrize("row", [r for r in READ if r[6] == "relative"], ids=lambda r: r[2])
def test_without_a_publication_day_a_relative_date_has_no_days(row: tuple[str, ...]) -> None:
    for reading in read_dates(row[1], row[0], None):
        assert (reading.first, reading.last) == (None, None)


def test_a_weekday_and_a_number_that_disagree_have_no_day() -> None:
    (reading,) = read_dates("O juiz falou nesta terça-feira (19) sobre o caso.", "pt", TUESDAY)
    assert (reading.first, reading.last) == (None, None)


@pytest.mark.parametrize(
    ("text", "first"),
    [("Trump meets Xi on Thursday\n\n" + "The leaders met. " * 10, None), ("Talks begin on Thursday.", "2026-11-26")],
    ids=["heading", "sentence"],
)
def test_a_bare_weekday_without_tense_is_the_next_one_in_a_sentence_and_open_in_a_heading(
    text: str, first: str | None
) -> None:
    assert read_dates(text, "en", TUESDAY)[0].first == first


def test_asked_for_the_future_a_weekday_is_the_next_one() -> None:
    text = "They met on Friday."
    assert read_dates(text, "en", TUESDAY)[0].first == "2026-11-20"
    assert read_dates(text, "en", TUESDAY, prefer="future")[0].first == "2026-11-27"


def test_a_day_that_the_calendar_lacks_has_no_days() -> None:
    (reading,) = read_dates("Em 30 de fevereiro de 2024 nada houve.", "pt", TUESDAY)
    assert (reading.first, reading.last) == (None, None)


def test_american_english_puts_the_month_first_and_others_the_day() -> None:
    assert read_dates("5/6/2020", "en", TUESDAY)[0].first == "2020-05-06"
    assert read_dates("5/6/2020", "pt", TUESDAY)[0].first == "2020-06-05"


def test_a_language_without_a_table_gives_no_readings() -> None:
    assert read_dates("am 3. Mai 2020", "xx", TUESDAY) == []


def test_a_time_of_day_takes_the_day_told_before_it() -> None:
    text = "The vote was held on Monday. It began at 9.30pm and lasted for an hour."
    assert [(r.first, r.kind) for r in read_dates(text, "en", TUESDAY)] == [
        ("2026-11-23", "relative"),
        ("2026-11-23T21:30", "relative"),
        (None, "duration"),
    ]


def test_a_rate_recurs_and_a_speed_does_not() -> None:
    found = read_dates("Gasta 50 reais por mês e corre 20 metros por segundo.", "pt", TUESDAY)
    assert [(r.granularity, r.kind) for r in found] == [("month", "recurring")]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("pt", "Ele chorou durante a visita ao museu.", "durante a visita"),
        ("en", "It rained during the ceremony, he said.", "during the ceremony"),
        ("fr", "Il a parlé pendant la cérémonie.", "pendant la cérémonie"),
        ("es", "Habló durante el juicio.", "durante el juicio"),
        ("de", "Er schlief während der Sitzung.", "während der Sitzung"),
    ],
)
def test_a_time_that_hangs_on_an_event_has_no_days(language: str, text: str, words: str) -> None:
    (reading,) = read_dates(text, language, TUESDAY)
    assert text[reading.start : reading.end] == words
    assert (reading.first, reading.last, reading.kind) == (None, None, "relative")
