"""What stands in quotation marks counts from the day on which it was said."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.text.dates import read_dates

WEDNESDAY = dt.date(2026, 3, 11)


@pytest.mark.parametrize(
    ("language", "text", "words", "day"),
    [
        ("en", "“We will decide tomorrow,” the mayor said on Monday.", "tomorrow", "2026-03-10"),
        ("en", "The mayor told reporters on Monday: “We will decide tomorrow.”", "tomorrow", "2026-03-10"),
        ("en", "“We will decide tomorrow,” the mayor said on Wednesday.", "tomorrow", "2026-03-12"),
        ("en", "In a message of 3 March he wrote: “They leave on Friday.”", "on Friday", "2026-03-06"),
        ("en", "Her brother testified that the guard had told him: “It leaves on Friday.”", "on Friday", None),
        ("en", "“We will decide tomorrow,” the mayor said. The council met on Monday.", "tomorrow", "2026-03-12"),
        ("es", "El fiscal dijo que el chofer le había dicho: «Se reparte el viernes».", "el viernes", None),
        ("es", "«Mañana empezamos», escribió el lunes la alcaldesa.", "Mañana", "2026-03-10"),
        ("pt", "“Amanhã começamos”, disse na segunda-feira a prefeita.", "Amanhã", "2026-03-10"),
        ("pt", "A testemunha contou que o chefe tinha dito: “O navio sai na sexta.”", "na sexta", None),
        ("fr", "Lundi, la maire avait déclaré : « Nous déciderons demain. »", "demain", "2026-03-10"),
        ("fr", "« Nous déciderons demain », a déclaré lundi la maire.", "demain", "2026-03-10"),
        ("de", "„Morgen entscheiden wir“, sagte die Bürgermeisterin am Montag.", "Morgen", "2026-03-10"),
        ("de", "Der Fahrer hatte ihm gesagt: „Die Ware kommt am Freitag.“", "am Freitag", None),
        ("en", "The minister, who takes office on Monday, said: “We start tomorrow.”", "tomorrow", "2026-03-12"),
    ],
    ids=[
        "behind",
        "before",
        "same-day",
        "a-message",
        "told-back-en",
        "next-sentence",
        "told-back-es",
        "behind-es",
        "behind-pt",
        "told-back-pt",
        "told-back-with-its-day",
        "behind-fr",
        "behind-de",
        "told-back-de",
        "a-day-of-something-else",
    ],
)
def test_words_count_from_the_day_they_were_said(language: str, text: str, words: str, day: str | None) -> None:
    """A day told beside the verb of saying moves them; words told back from an earlier day have none."""
    found = {text[r.start : r.end].lower(): r.first for r in read_dates(text, language, WEDNESDAY)}
    assert found[words.lower()] == day
