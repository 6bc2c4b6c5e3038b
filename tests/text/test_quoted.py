"""Titles of works in quotation marks hold neither times nor numbers; speech and plain quotations do."""

from __future__ import annotations

import pytest

from pipeline.text.quoted import in_title

TITLES = [
    ("es", "La serie «24 horas» vuelve.", "24 horas", True),
    ("es", "La soprano cantó «Verano del 42» en el teatro.", "Verano", True),
    ("fr", "Le film « 1917 » ressort.", "1917", True),
    ("en", "She sang “Summer of Glass” again.", "Summer", True),
    ("es", "Dijo: «El lunes volveremos».", "El lunes", False),
    ("es", "«El lunes volveremos», dijo.", "El lunes", False),
    ("fr", "Il l'a promis « dans les prochains jours » à Lyon.", "prochains jours", False),
    ("fr", "Elle revient lundi. « Enfin », dit-il.", "lundi", False),
    ("es", "Un cartel avisa: «Cerrado. El lunes abrimos» y nada más.", "El lunes", False),
]


@pytest.mark.parametrize(("language", "text", "words", "titled"), TITLES, ids=[f"{t[0]}-{t[1][:24]}" for t in TITLES])
def test_only_a_title_takes_in_what_is_quoted(language: str, text: str, words: str, titled: bool) -> None:
    start = text.index(words)
    assert in_title(text, start, start + len(words), language) is titled
