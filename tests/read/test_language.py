"""The five languages are told apart, and a sixth is not taken for one of them."""

from __future__ import annotations

import pytest

from pipeline.read.language import chosen, detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("A inflação caiu em maio, disse o banco central na quarta-feira.", "pt", id="pt"),
        pytest.param("Inflation fell in May, the central bank said on Wednesday.", "en", id="en"),
        pytest.param("La inflación cayó en mayo, dijo el banco central el miércoles.", "es", id="es"),
        pytest.param("L'inflation a reculé en mai, a annoncé la banque centrale mercredi.", "fr", id="fr"),
        pytest.param("Die Inflation ist im Mai gesunken, teilte die Zentralbank am Mittwoch mit.", "de", id="de"),
    ],
)
def test_the_five_languages_are_told(text: str, code: str) -> None:
    """One sentence is enough, and nothing is doubted."""
    assert detect(text) == (code, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Het parlement stemde gisteren over de nieuwe wet op de huren.", "nl", id="dutch"),
        pytest.param("O goberno galego anunciou onte novas axudas para as familias.", "gl", id="galician"),
        pytest.param("Il governo ha annunciato ieri nuove misure per le famiglie.", "it", id="italian"),
        pytest.param("日本の首相は昨日、新しい政策を発表し、野党は強く反対した。", "ja", id="japanese"),
    ],
)
def test_a_language_without_readers_is_named_and_warned_of(text: str, code: str) -> None:
    """It works with fewer handles, and says so."""
    told, warning = detect(text)
    assert told == code
    assert warning == f"language: no reader for {code}; works with fewer handles"


def test_a_few_words_are_guessed_with_a_warning() -> None:
    """No identifier can be sure of two words."""
    code, warning = detect("Preso hoje")
    assert code in ("pt", "es")
    assert warning is not None
    assert "too short" in warning


def test_a_text_without_letters_has_no_language() -> None:
    """Figures alone have none."""
    assert detect("123 456")[0] == "und"


@pytest.mark.parametrize(
    ("named", "warned"), [pytest.param("pt-BR", False, id="region"), pytest.param("nl", True, id="without-readers")]
)
def test_a_named_language_is_taken_as_it_is(named: str, warned: bool) -> None:
    """What the user says wins; a language without readers is warned of."""
    code, warning = chosen(named)
    assert code == named
    assert (warning is not None) is warned
