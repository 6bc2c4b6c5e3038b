"""The words of a speaker tell whether they are for or against, where they tell it at all."""

from __future__ import annotations

import time

import pytest

from pipeline.text.polarity import polarity
from pipeline.text.tables import LANGUAGES, table

CASES = {
    "en against": ("en", "This wall is an insult to everyone who lives here.", -1),
    "en for": ("en", "We welcome the new line.", 1),
    "en neither": ("en", "The level of the river fell overnight.", 0),
    "en turned around": ("en", "The offer is not fair.", -1),
    "pt against": ("pt", "Este muro é um insulto.", -1),
    "pt for": ("pt", "Esta linha é necessária.", 1),
    "es against": ("es", "Este muro es una vergüenza.", -1),
    "es for": ("es", "Apoyamos la nueva línea.", 1),
    "fr against": ("fr", "Ce mur est un scandale.", -1),
    "fr for": ("fr", "Cette ligne est indispensable et nécessaire.", 1),
    "de against": ("de", "Diese Mauer ist ein Skandal.", -1),
    "de for": ("de", "Diese Linie ist notwendig.", 1),
    "no table": ("xx", "This is a scandal.", 0),
    "nothing said": ("en", "", 0),
}


@pytest.mark.parametrize(("language", "words", "sign"), CASES.values(), ids=CASES.keys())
def test_words_are_for_or_against(language: str, words: str, sign: int) -> None:
    score = polarity(words, language)
    assert (score > 0) - (score < 0) == sign


def test_every_language_of_the_readers_has_both_sides() -> None:
    for language in LANGUAGES:
        told = table(language, "polarity")
        assert not set(told["against"].split()) & set(told["favour"].split())


def test_a_hundred_thousand_hostile_characters_take_no_time() -> None:
    begun = time.process_time()
    polarity("not " * 25_000, "en")
    assert time.process_time() - begun < 1
