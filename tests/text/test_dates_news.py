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


NAMES = [
    ("pt", "A festa será na Rua XV de Novembro, em frente ao Colégio 7 de Setembro."),
    ("pt", "O repórter do Jornal da Manhã entrevistou Abril Castro e Augusto Maio."),
    ("pt", "O filme Sexta-Feira Muito Louca lidera a bilheteria."),
    ("pt", "O 25 de Abril Futebol Clube joga fora."),
    ("pt", "Cerca de 2024 eleitores votaram na seção 14."),
    ("pt", "O bebê, de cinco meses, e o menino de oito dias passam bem."),
    ("es", "El club Atlético 2 de Mayo empató 1 a 1."),
    ("es", "El diario La Mañana y Radio Noche entrevistaron a Julio Abril."),
    ("es", "Domingo Pérez vendió el Viernes, su yate de 12 metros."),
    ("es", "Los diarios contaron 2000 personas y 1998 sillas; el exalcalde llegó a los 80."),
    ("fr", "Avril Lavigne et Jules Janvier étaient là."),
    ("fr", "La Nuit blanche et la Fête de la bière attirent du monde."),
    ("fr", "Un homme d'une trentaine d'années et un nourrisson de deux mois vont bien."),
    ("fr", "Il a vendu 2000 livres et 1998 disques, des places à partir de 8 euros."),
]


@pytest.mark.parametrize(("language", "text"), NAMES, ids=[f"{n[0]}-{n[1][:30]}" for n in NAMES])
def test_names_ages_and_amounts_that_look_like_dates_are_not_read(language: str, text: str) -> None:
    assert [text[r.start : r.end] for r in read_dates(text, language, dt.date(2026, 3, 11))] == []
