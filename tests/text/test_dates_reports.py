"""Which day a time hangs on in a report of several sentences; each rule has a name."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from pipeline.text.dates import read_dates
from pipeline.text.readings import DateReading

# columns: the rule, language, day of publication, the text (``\n`` for a new paragraph), and its readings as
# "words = first/last", with "=" for the same moment and "-" for an end not known, parted by " | "
_TABLE = Path(__file__).parent / "data" / "dates_reports.tsv"
with _TABLE.open(encoding="utf-8", newline="") as lines:
    REPORTS = [tuple(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def _written(text: str, reading: DateReading) -> str:
    last = "=" if reading.first and reading.first == reading.last else reading.last or "-"
    return f"{text[reading.start : reading.end]} = {reading.first or '-'}/{last}"


@pytest.mark.parametrize(
    ("language", "published", "text", "readings"),
    [row[1:] for row in REPORTS],
    ids=[f"{row[0]}-{row[1]}-{row[3][:24]}" for row in REPORTS],
)
def test_a_time_hangs_on_the_day_that_its_report_is_at(language: str, published: str, text: str, readings: str) -> None:
    text = text.replace("\\n", "\n")
    found = read_dates(text, language, dt.date.fromisoformat(published))
    assert " | ".join(_written(text, reading) for reading in found) == readings
