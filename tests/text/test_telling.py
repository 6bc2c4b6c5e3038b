"""What takes no side: warnings of what nobody wills, others' words, denials, what was held once."""

from __future__ import annotations

import pytest

from pipeline.text import telling
from pipeline.text.tables import table

CODES = ("de", "en", "es", "fr", "pt")

# cue, what is said, language, whether it leans, whether it tells what comes
WARNINGS = {
    "en of a storm": ("warned", "that a storm was near", "en", False, True),
    "en of a plan": ("warned", "that the plan drowns the valley", "en", True, False),
    "en of a plan in a storm": ("warned", "that the plan fails in a storm", "en", True, False),
    "en long ago": ("had warned", "of the plan for years", "en", False, False),
    "en worried by a storm": ("is worried", "about the storm", "en", False, False),
    "en worried by a cut": ("is worried", "about the cuts", "en", True, False),
    "en no warning": ("rejected", "the storm barrier", "en", True, False),
    "pt of rain": ("alertou", "para a chuva no vale", "pt", False, True),
    "es of a law": ("advirtió", "de que la ley ahoga al valle", "es", True, False),
    "fr of a flood": ("a averti", "que la crue approchait", "fr", False, True),
    "de of black ice": ("warnte", "vor Glatteis im Tal", "de", False, True),
}


@pytest.mark.parametrize(("cue", "said", "language", "leans", "tells"), WARNINGS.values(), ids=WARNINGS.keys())
def test_a_warning_leans_against_decisions_and_foretells_hazards(
    cue: str, said: str, language: str, leans: bool, tells: bool
) -> None:
    assert telling.leans(cue, said, language) is leans
    assert (not leans and telling.foretells(cue, said, language)) is tells


OWN = {
    "en another's verdict": ("en", "the surgeon told her it was hopeless", "the surgeon"),
    "en her own": ("en", "what I said is a disgrace", "what I said is a disgrace"),
    "en nobody else": ("en", "the pier is a disgrace", "the pier is a disgrace"),
    "pt another's verdict": ("pt", "o médico chamou o plano de farsa", "o médico"),
    "de another's verdict": ("de", "der Arzt nannte den Plan eine Farce", "der Arzt"),
}


@pytest.mark.parametrize(("language", "said", "own"), OWN.values(), ids=OWN.keys())
def test_own_words_end_where_another_speaks(language: str, said: str, own: str) -> None:
    assert telling.own_words(said, language) == own


# text, cue, language, whether what the cue shows is held no more
HELD = {
    "en once and now": ("Anna Stone, who once backed the pier, now doubts it.", "backed", "en", True),
    "en once alone": ("Anna Stone, who once backed the pier, is seventy.", "backed", "en", False),
    "en denied": ("Anna Stone denied that she rejected the pier.", "rejected", "en", True),
    "en held": ("Anna Stone rejected the pier.", "rejected", "en", False),
    "en denied a sentence ago": ("That was denied. Anna Stone rejected the pier.", "rejected", "en", False),
    "pt once and now": ("Caio Reis, que antes elogiava o cais, agora quer outro.", "elogiava", "pt", True),
}


@pytest.mark.parametrize(("text", "cue", "language", "gone"), HELD.values(), ids=HELD.keys())
def test_what_is_denied_or_was_held_once_is_held_no_more(text: str, cue: str, language: str, gone: bool) -> None:
    start = text.index(cue)
    assert telling.held_no_more(text, (start, start + len(cue)), language) is gone


def test_a_denial_of_being_against_opposes_nothing() -> None:
    assert telling.denies_opposing("denied", "that he was against the pier", "en")
    assert not telling.denies_opposing("denied", "that he had seen the pier", "en")


@pytest.mark.parametrize("language", CODES)
def test_words_of_telling_are_folded_and_no_hazard_is_a_decision(language: str) -> None:
    lists = {key: set(str(words).split()) for key, words in table(language, "telling").items()}
    assert all(word.isascii() and word == word.lower() for words in lists.values() for word in words)
    assert not lists["hazards"] & lists["matters"]
