"""Finding copied words, whatever quotes, blanks, case or hidden hyphens stand between."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.span import Span
from pipeline.text.fold import Folded, fold

TEXT = "A NVIDIA — e a “Nvidia” da C\u00adhina —, disse\u00a0ela: ‘não vai’  funcionar. Nvidiana não."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nvidia", ["NVIDIA", "Nvidia"]),
        ('"Nvidia"', ["“Nvidia”"]),
        ("China", ["C\u00adhina"]),
        ("disse ela", ["disse\u00a0ela"]),
        ("'NÃO vai' funcionar", ["‘não vai’  funcionar"]),
        (unicodedata.normalize("NFD", "não"), ["não", "não"]),
        ("nao", []),
        ("", []),
        ("idian", []),
    ],
    ids=["case", "quotes", "soft-hyphen", "no-break", "blanks", "nfd", "accents-count", "nothing", "inside-a-word"],
)
def test_words_are_found_as_they_stand(words: str, found: list[str]) -> None:
    assert [s.of(TEXT) for s in Folded(TEXT).find_all(words)] == found


def test_a_search_stays_within_its_bounds() -> None:
    assert [s.start for s in Folded("ab ab ab").find_all("ab", within=Span(start=2, end=6))] == [3]


def test_accents_can_be_folded_too() -> None:
    assert [s.of("São João") for s in Folded("São João", accents=False).find_all("joao")] == ["João"]


@given(st.text(alphabet=st.sampled_from("aÁßİﬁ “”'’\u00ad\u200b\u00a0—-ñN\u0303İ"), max_size=40), st.data())
def test_whatever_stands_in_a_text_is_found_at_its_place(text: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    found = Folded(text).find_all(words, whole=False)
    assert all(fold(words) in fold(s.of(text)) for s in found)
    if fold(words):
        assert any(s.start <= end and s.end >= start for s in found)


def test_folding_a_megabyte_takes_no_time_that_grows_with_its_square() -> None:
    assert len(Folded("a “b” " * 170_000).find_all("a")) == 170_000


def _letter_by_letter(text: str) -> list[tuple[str, int]]:
    """What a folded text is by definition: each character's fold with its offset, one blank of several."""
    made: list[tuple[str, int]] = []
    for offset, char in enumerate(text):
        silent = char in "\u00ad\u200b\u200c\u200d\u2060\ufeff"
        for c in "" if silent else " " if char.isspace() else unicodedata.normalize("NFC", char).casefold():
            if not (c == " " and made and made[-1][0] == " "):
                made.append((c, offset))
    return made


@given(st.text(alphabet="aÁßİﬁŉ \n\t\u00a0\u00ad\u200bx", max_size=24))
def test_every_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded, told = Folded(text), _letter_by_letter(text)
    assert folded.text == "".join(c for c, _ in told)
    for at, (char, offset) in enumerate(told):
        if not char.isspace():
            spans = folded.find_all(char, whole=False, within=Span(start=offset, end=len(text)))
            assert spans[0] == Span(start=offset, end=offset + 1), at
