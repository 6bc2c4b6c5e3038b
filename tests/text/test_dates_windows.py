"""What shows a time in a long text, where only the words around an anchor are read."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.text.dates import read_dates

DAY = dt.date(2026, 11, 24)
_FAR = {
    "es": "La vecina del tercero sube la escalera con la compra y nadie la ayuda ni le abre la puerta. ",
    "fr": "La voisine du dessus monte ses courses et personne ne lui tient la porte ni ne la salue. ",
    "en": "The woman upstairs carries her shopping and nobody holds the door or says a word to her. ",
    "pt": "A vizinha de cima carrega as compras e ninguém lhe segura a porta nem diz uma palavra. ",
    "de": "Die Nachbarin trägt ihre Taschen hinauf und keiner hält ihr die Tür auf oder grüßt sie. ",
}
ALONE = [
    ("es", "Todas las noches sale a caminar.", "Todas las noches"),
    ("es", "Tardó un lustro.", "un lustro"),
    ("es", "Llegó y en ese momento llovía.", "en ese momento"),
    ("fr", "Elle espère d'ici là un accord.", "d'ici là"),
    ("fr", "Il court tous les matins.", "tous les matins"),
    ("en", "The shop opens on weekdays.", "on weekdays"),
    ("pt", "Caminha todas as noites.", "todas as noites"),
    ("de", "Der Laden öffnet werktags.", "werktags"),
]


@pytest.mark.parametrize(("language", "text", "words"), ALONE, ids=[f"{a[0]}-{a[2]}" for a in ALONE])
def test_a_time_without_any_other_anchor_is_read_in_a_long_text_too(language: str, text: str, words: str) -> None:
    long = _FAR[language] * 3 + text + " " + _FAR[language] * 3
    assert [long[r.start : r.end] for r in read_dates(long, language, DAY)] == [words]


ROWS = [
    ("fr", "Il parlera mardi, mercredi et jeudi.", ["2026-11-24", "2026-11-25", "2026-11-26"]),
    ("fr", "Il parlera lundi, mardi et mercredi.", ["2026-11-30", "2026-12-01", "2026-12-02"]),
    ("es", "Hablará el lunes, el martes y el jueves.", ["2026-11-30", "2026-12-01", "2026-12-03"]),
    ("es", "Habló el lunes y el domingo.", ["2026-11-23", "2026-11-22"]),
]


@pytest.mark.parametrize(("language", "text", "days"), ROWS, ids=[f"{r[0]}-{r[2][-1]}" for r in ROWS])
def test_weekdays_in_a_row_follow_each_other(language: str, text: str, days: list[str]) -> None:
    assert [r.first for r in read_dates(text, language, DAY)] == days
