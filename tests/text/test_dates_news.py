"""Dates as reporters write them: every reading of a sentence, and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from pipeline.text.dates import read_dates
from pipeline.text.readings import DateReading

# columns: language, day of publication, sentence, and its readings: "words = first/last granularity kind", with "=" for
# the same day and "-" for an end not known, parted by " | "
_TABLE = Path(__file__).parent / "data" / "dates_news.tsv"
with _TABLE.open(encoding="utf-8", newline="") as lines:
    NEWS = [tuple(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def _written(text: str, reading: DateReading) -> str:
    last = "=" if reading.first and reading.first == reading.last else reading.last or "-"
    told = f"{reading.first or '-'}/{last} {reading.granularity} {reading.kind}"
    return f"{text[reading.start : reading.end]} = {told}"


@pytest.mark.parametrize(("language", "published", "text", "readings"), NEWS, ids=[f"{r[0]}-{r[2][:40]}" for r in NEWS])
def test_a_sentence_of_the_news_gives_its_dates_and_no_others(
    language: str, published: str, text: str, readings: str
) -> None:
    found = read_dates(text, language, dt.date.fromisoformat(published))
    assert " | ".join(_written(text, reading) for reading in found) == readings


def test_of_a_week_past_the_days_in_a_row_are_past_too() -> None:
    (reading,) = read_dates("Choveu de quarta a domingo no litoral.", "pt", dt.date(2026, 3, 11))
    assert (reading.first, reading.last) == ("2026-03-04", "2026-03-08")


def test_days_in_a_row_without_a_tense_are_those_of_every_week() -> None:
    (reading,) = read_dates("Feira aberta, de quarta a domingo, na praça.", "pt", dt.date(2026, 3, 11))
    assert (reading.first, reading.last, str(reading.kind)) == (None, None, "recurring")
