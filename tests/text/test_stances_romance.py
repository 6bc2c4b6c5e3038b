"""Stances in Portuguese, Spanish and French: told by the cue, by plain words, by who speaks, or not at all."""

from __future__ import annotations

import pytest

from pipeline.text.mentions import read_mentions
from pipeline.text.sentences import split
from pipeline.text.tables import table

ROMANCE = ("pt", "es", "fr")

TOLD = {
    "pt cue for": ("pt", "Caio Reis aplaudiu o acordo.", "supports"),
    "pt cue against": ("pt", "Caio Reis repudiou o acordo.", "opposes"),
    "pt phrase for": ("pt", "Caio Reis é a favor do acordo.", "supports"),
    "pt phrase against": ("pt", "Caio Reis é contra o acordo.", "opposes"),
    "pt turned": ("pt", "Caio Reis mostrou-se favorável ao acordo.", "supports"),
    "pt turned and negated": ("pt", "Caio Reis disse não estar disposto a ceder.", "opposes"),
    "pt judged": ("pt", "Caio Reis considera o acordo inaceitável.", "opposes"),
    "pt warned": ("pt", "Caio Reis alertou que o muro cede.", "opposes"),
    "pt guaranteed": ("pt", "Caio Reis garantiu água para a vila.", "supports"),
    "pt estimate": ("pt", "Caio Reis estima que restem cem casas.", "asserts"),
    "pt words for": ("pt", "Caio Reis disse que a obra é indispensável.", "supports"),
    "pt words against": ("pt", "Caio Reis disse que a obra é uma vergonha.", "opposes"),
    "pt praise turned by but": ("pt", "Caio Reis elogiou a obra, mas lamentou o atraso.", "mixed"),
    "pt police": ("pt", "O delegado Caio Reis disse que o suspeito tem medo e fugiu.", None),
    "pt police union": ("pt", "O Sindicato dos Policiais disse que o corte é uma vergonha.", "opposes"),
    "pt for against": ("pt", "Caio Reis defendeu que o muro é uma vergonha.", None),
    "pt scholar": ("pt", "O historiador Caio Reis explicou que o cais é de 1911.", None),
    "pt announced": ("pt", "Caio Reis anunciou que vai alargar o cais.", "supports"),
    "pt announced to end": ("pt", "Caio Reis anunciou que vai fechar o cais.", "opposes"),
    "pt promised to fight": ("pt", "Caio Reis prometeu recorrer da decisão.", "opposes"),
    "pt neither": ("pt", "Caio Reis disse que o porto reabre na terça.", None),
    "es cue for": ("es", "Ana Ruiz celebró el acuerdo.", "supports"),
    "es cue against": ("es", "Ana Ruiz repudió el acuerdo.", "opposes"),
    "es phrase for": ("es", "Ana Ruiz está a favor del acuerdo.", "supports"),
    "es phrase against": ("es", "Ana Ruiz está en contra del acuerdo.", "opposes"),
    "es turned": ("es", "Ana Ruiz se mostró partidaria del acuerdo.", "supports"),
    "es turned and negated": ("es", "Ana Ruiz dijo que no está dispuesta a ceder.", "opposes"),
    "es judged": ("es", "Ana Ruiz tachó el acuerdo de disparate.", "opposes"),
    "es estimate": ("es", "Ana Ruiz calcula que quedan cien casas.", "asserts"),
    "es words for": ("es", "Ana Ruiz dijo que la obra es imprescindible.", "supports"),
    "es words against": ("es", "Ana Ruiz dijo que la obra es una vergüenza.", "opposes"),
    "es fire service": ("es", "Los Bomberos de Lugo dijeron que el techo cayó y hay peligro.", None),
    "es promised to fight": ("es", "Ana Ruiz prometió recurrir la multa.", "opposes"),
    "es neither": ("es", "Ana Ruiz dijo que el puerto abre el martes.", None),
    "fr cue for": ("fr", "Jean Garnier applaudit l'accord.", "supports"),
    "fr cue against": ("fr", "Jean Garnier fustige l'accord.", "opposes"),
    "fr phrase for": ("fr", "Jean Garnier est partisan de l'accord.", "supports"),
    "fr phrase against": ("fr", "Jean Garnier s'est insurgé contre l'accord.", "opposes"),
    "fr turned": ("fr", "Jean Garnier s'est dit favorable à l'accord.", "supports"),
    "fr behind a quotation": ("fr", "« Le quai rouvre enfin », s'est réjoui Jean Garnier.", "supports"),
    "fr judged": ("fr", "Jean Garnier trouve l'accord injuste.", "opposes"),
    "fr estimate": ("fr", "Jean Garnier table sur cent logements.", "asserts"),
    "fr words for": ("fr", "Jean Garnier a dit que ce quai est indispensable.", "supports"),
    "fr words against": ("fr", "Jean Garnier a dit que ce quai est une honte.", "opposes"),
    "fr weather service": ("fr", "Selon Météo-Nord, la crue menace et reste un danger.", None),
    "fr promised to fight": ("fr", "Jean Garnier promet de contester l'amende.", "opposes"),
    "fr neither": ("fr", "Jean Garnier a dit que le port rouvre mardi.", None),
}


@pytest.mark.parametrize(("language", "text", "stance"), TOLD.values(), ids=TOLD.keys())
def test_a_stance_is_told_where_it_is_plain(language: str, text: str, stance: str | None) -> None:
    found = read_mentions(text, language, None, split(text, language)).attributions
    assert found
    assert found[0].leaning == stance


VOTES = {
    "pt": ("pt", "Caio Reis votou contra o plano.", "opposes"),
    "es": ("es", "Ana Ruiz votó a favor del plan.", "supports"),
}


@pytest.mark.parametrize(("language", "text", "stance"), VOTES.values(), ids=VOTES.keys())
def test_a_vote_is_a_deed(language: str, text: str, stance: str) -> None:
    found = read_mentions(text, language, None, split(text, language)).attributions[0]
    assert (found.leaning, found.kind) == (stance, "action")


@pytest.mark.parametrize("language", ROMANCE)
def test_words_that_judge_are_folded_and_stand_on_one_side(language: str) -> None:
    told = table(language, "polarity")
    sides = {key: set(told[key].split()) for key in ("favour", "strong_favour", "against", "strong_against")}
    assert all(word.isascii() for words in sides.values() for word in words)
    assert not (sides["favour"] | sides["strong_favour"]) & (sides["against"] | sides["strong_against"])
    assert all(p.isascii() for key in ("favour", "against", "neutral", "both") for p in told[f"{key}_phrases"])


@pytest.mark.parametrize("language", ROMANCE)
def test_nobody_informs_and_takes_sides_by_one_word(language: str) -> None:
    offices = table(language, "offices")
    assert not set(offices["partisans"].split()) & set(offices["informers"].split())
