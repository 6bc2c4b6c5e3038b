"""Where words stand, which values figures may have, and when free words answer their keys."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.figures import figures, values_in
from evals.places import Aligned, Text, closeness
from evals.words import fold, holds_keys
from tests.steps import steps

TEXT = "Primeira  linha.\n\n“Não”, disse Ana — 1.640 casas e 640 ruas.\nSource link\nÚltima linha."


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param("640", 1, id="not inside 1.640"),
        pytest.param('"nao"', 1, id="plain quotes, no accent, no case"),
        pytest.param("Ana - 1.640", 1, id="a plain dash"),
        pytest.param("linha", 2, id="twice"),
        pytest.param("An", 0, id="a part of a word"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_words_are_found_whole_however_they_are_typed(words: str, count: int) -> None:
    assert len(Text(TEXT).find(words)) == count


@given(st.text(max_size=60), st.data())
def test_a_place_gives_back_the_words_it_was_made_of(text: str, data: st.DataObject) -> None:
    made = Text(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lo, hi = made.place(start, end)
    assert fold(made.folded[lo:hi]) == fold(made.original[slice(*made.span((lo, hi)))]) if hi > lo else True


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_folding_is_stable_and_blind_to_decomposition(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", unicodedata.normalize("NFC", text))) == fold(
        unicodedata.normalize("NFC", text)
    )


@pytest.mark.parametrize(
    "clean",
    [
        pytest.param(TEXT, id="as it was"),
        pytest.param(TEXT.split("Source")[0], id="the end cut"),
        pytest.param(TEXT.replace("Source link\n", ""), id="a line cut out of the middle"),
        pytest.param(TEXT.replace("“", '"').replace("  ", " "), id="characters normalised"),
        pytest.param("Title\n" + TEXT, id="a line before it"),
    ],
)
def test_offsets_of_a_cleaned_text_lead_to_the_same_words_in_the_file(clean: str) -> None:
    raw = Text(TEXT)
    at = clean.index("640 ruas")
    place = Aligned(clean, raw).place(at, at + 8)
    assert place is not None
    assert raw.folded[slice(*place)] == "640 ruas"


def test_words_that_the_file_lacks_have_no_place() -> None:
    assert Aligned("Ganz anders 12", Text(TEXT)).place(0, 4) is None
    assert Aligned(None, Text(TEXT)).place(0, 4) is None


def test_closeness_is_shared_over_all() -> None:
    assert closeness((0, 10), (5, 15)) == pytest.approx(5 / 15)
    assert closeness((0, 5), (5, 9)) == 0


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        pytest.param("400.000", "pt", "400000", id="points for thousands"),
        pytest.param("16 000 km", "fr", "16000", id="a blank for thousands"),
        pytest.param("R$ 1,2 bilhão", "pt", "1200000000", id="a magnitude"),
        pytest.param("3,5 mil milhões", "pt", "3500000000", id="a long-scale magnitude"),
        pytest.param("$4.5bn", "en", "4500000000", id="a short form"),
        pytest.param("1,5 Milliarden", "de", "1500000000", id="German"),
        pytest.param("1.234,56", "de", "1234.56", id="both marks"),
    ],
)
def test_a_figure_may_stand_for_its_value(text: str, language: str, value: str) -> None:
    assert Decimal(value) in values_in(text, language)


@pytest.mark.parametrize("piece", ["1", "1.", "1 ", "1 mil ", "1,234"])
def test_hostile_figures_take_work_in_proportion(piece: str) -> None:
    """Eight times the text, at most about eight times the steps."""
    assert steps(lambda: figures(piece * 16_000)) < 10 * steps(lambda: figures(piece * 2_000)) + 100


@pytest.mark.parametrize(
    ("text", "keys", "holds"),
    [
        pytest.param("Compra de chips", (("chip",), ("compra", "venda")), True, id="one of each"),
        pytest.param("microchips", (("chip",),), False, id="not inside a word"),
        pytest.param("São Paulo", (("sao pa",),), True, id="a run of words, folded"),
        pytest.param(None, (("x",),), False, id="no text"),
        pytest.param(None, (), True, id="no keys"),
    ],
)
def test_a_free_text_is_right_if_one_of_each_list_begins_a_word(
    text: str | None, keys: tuple[tuple[str, ...], ...], holds: bool
) -> None:
    assert holds_keys(text, keys) is holds
