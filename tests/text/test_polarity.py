"""The words of a speaker tell whether they are for or against, where they tell it plainly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.polarity import stance, turn
from pipeline.text.tables import LANGUAGES, table

CASES = {
    "en against": ("en", "This wall is an insult to everyone who lives here.", "opposes"),
    "en for": ("en", "We welcome the new line.", "supports"),
    "en neither": ("en", "The level of the river fell overnight.", None),
    "en turned around": ("en", "The offer is not fair.", "opposes"),
    "en turned around from behind": ("en", "The yard must not close.", "opposes"),
    "en too much": ("en", "The toll is too high.", "opposes"),
    "en not too early": ("en", "It is too early to say.", None),
    "en but": ("en", "The hall is beautiful, but far too loud.", "mixed"),
    "en both without but": ("en", "The hall is beautiful and far too loud.", None),
    "en both sides in one phrase": ("en", "It sees the benefits and the dangers.", "mixed"),
    "en asked in earnest": ("en", "Is that the right place?", None),
    "en asked to complain": ("en", "Why should we pay for the roof?", "opposes"),
    "en faint": ("en", "There was a problem with the pump.", None),
    "en no better": ("en", "There is no better place for it.", "supports"),
    "en other words with the same letters": ("en", "The winter goods left the harbour.", None),
    "pt against": ("pt", "Este muro é um insulto.", "opposes"),
    "pt for": ("pt", "Esta linha é necessária.", "supports"),
    "es against": ("es", "Este muro es una vergüenza.", "opposes"),
    "es for": ("es", "Apoyamos la nueva línea.", "supports"),
    "fr against": ("fr", "Ce mur est un scandale.", "opposes"),
    "fr for": ("fr", "Cette ligne est indispensable et nécessaire.", "supports"),
    "de against": ("de", "Diese Mauer ist ein Skandal.", "opposes"),
    "de for": ("de", "Diese Linie ist notwendig.", "supports"),
    "de turned around": ("de", "Das Angebot ist nicht gerecht.", "opposes"),
    "de turned around from behind": ("de", "Eine Brücke brauchen wir nicht.", "opposes"),
    "de too much": ("de", "Die Maut ist viel zu hoch.", "opposes"),
    "de but": ("de", "Der Saal ist wunderschön, aber viel zu laut.", "mixed"),
    "de not only": ("de", "Die Linie ist nicht nur notwendig.", "supports"),
    "de neither": ("de", "Der Zug fuhr gegen neun Uhr ab.", None),
    "no table": ("xx", "This is a scandal.", None),
    "nothing said": ("en", "", None),
}


@pytest.mark.parametrize(("language", "words", "shown"), CASES.values(), ids=CASES.keys())
def test_words_are_for_or_against(language: str, words: str, shown: str | None) -> None:
    assert stance(words, language) == shown


def test_one_plain_word_in_a_long_text_is_not_plain() -> None:
    assert stance("The wall is a disgrace." + " The river fell again on the next day." * 5, "en") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_for_and_against(language: str) -> None:
    told = table(language, "polarity")
    favour, against = (
        {w for key in (side, f"strong_{side}") for w in str(told.get(key, "")).split()}
        for side in ("favour", "against")
    )
    assert not favour & against


def test_a_turn_is_what_stands_behind_the_but() -> None:
    assert turn("a good start, but far too late", "en") == "far too late"
    assert turn("a good start", "en") == ""


@given(st.lists(st.sampled_from(["not", "good", "too", "but", "insult", "?", ".", "we", "will", "fair"]), max_size=60))
def test_any_row_of_words_is_read(words: list[str]) -> None:
    assert stance(" ".join(words), "en") in ("supports", "opposes", "mixed", None)
