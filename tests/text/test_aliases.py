"""When two names mean the same actor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.aliases import Match, group_names, same_actor
from pipeline.text.name_words import take_apart

PAIRS = [
    ("surname", "pt", "Samuel Bresnick", "Bresnick", (), Match.SAME),
    ("honorific", "pt", "Jensen Huang", "Sr. Huang", (), Match.SAME),
    ("title", "pt", "Michel Temer", "presidente Temer", (), Match.SAME),
    ("english-title", "en", "Angela Merkel", "Chancellor Merkel", (), Match.SAME),
    ("french-title", "fr", "Antonis Samaras", "M. Samaras", (), Match.SAME),
    ("german-title", "de", "Karin Brandt", "Frau Brandt", (), Match.SAME),
    ("middle-name", "pt", "Arthur Roberto Couto", "Arthur Couto", (), Match.SAME),
    ("initial", "de", "Jakob M. Mierscheid", "Jakob Maria Mierscheid", (), Match.SAME),
    ("two-surnames", "pt", "Manuel Caldeira Cabral", "Caldeira Cabral", (), Match.SAME),
    ("inner-name", "pt", "Luiz Inácio Lula da Silva", "Lula", (), Match.SAME),
    ("case", "pt", "Nvidia", "NVIDIA", (), Match.SAME),
    ("accents", "fr", "Élysée", "Elysée", (), Match.SAME),
    ("hyphen", "es", "Bio-Manguinhos", "Bio-manguinhos", (), Match.SAME),
    ("possessive", "en", "Jensen Huang", "Huang's", (), Match.SAME),
    ("german-genitive", "de", "Oscar Niemeyer", "Niemeyers", (), Match.SAME),
    ("german-case", "de", "Europäische Union", "Europäischen Union", (), Match.SAME),
    ("company-suffix", "en", "Nvidia Corp.", "Nvidia", (), Match.SAME),
    ("acronym", "pt", "Fundo Monetário Internacional", "FMI", (), Match.SAME),
    ("acronym-other", "pt", "Fundo Monetário Internacional", "BCE", (), Match.NONE),
    ("siblings", "pt", "Jair Bolsonaro", "Flávio Bolsonaro", (), Match.NONE),
    ("ambiguous-surname", "pt", "Jair Bolsonaro", "Bolsonaro", ("Flávio Bolsonaro",), Match.NONE),
    ("ministries", "pt", "Ministério da Saúde", "Ministério da Fazenda", (), Match.NONE),
    ("namesake-firm", "en", "David Sachs", "Goldman Sachs", (), Match.NONE),
    ("agency", "pt", "Agência Brasil", "Brasil", (), Match.NONE),
    ("firm-short", "es", "Huaxin Minerals", "Huaxin", (), Match.SAME),
    ("bank", "en", "Bank of Portsea", "Bank", (), Match.SAME),
    ("court", "es", "Corte Suprema", "Corte", (), Match.SAME),
    ("committee", "en", "Harvest Committee", "Committee", (), Match.SAME),
    ("house-white-house", "en", "White House", "House", (), Match.NONE),
    ("casa-casa-blanca", "es", "Casa Blanca", "Casa", (), Match.NONE),
    ("chamber-of-a-committee", "en", "Senate Farm Committee", "Senate", (), Match.NONE),
    ("chamber-behind", "pt", "Comissão de Justiça do Senado", "Senado", (), Match.NONE),
    ("chamber-beside-its-sister", "pt", "Câmara Municipal de Arvedo", "Câmara", ("Senado",), Match.NONE),
    ("town-council", "pt", "Câmara Municipal de Arvedo", "Câmara", (), Match.SAME),
    ("full-chamber", "en", "House of Representatives", "House", ("Senate",), Match.SAME),
    ("two-banks", "en", "Bank of Portsea", "Bank", ("Meridian Bank",), Match.NONE),
    ("surname-that-is-a-colour", "en", "Paula White", "White", ("White House",), Match.SAME),
    ("institute-called-after", "pt", "Instituto Lula", "Lula", (), Match.NONE),
    ("firm-of-a-trade", "pt", "Calçados Ferrol", "Ferrol", (), Match.SAME),
    ("house-of-a-firm", "en", "Brightwell House", "Brightwell", (), Match.SAME),
    ("firm-beside-its-founder", "pt", "Marcelo Odebrecht", "Odebrecht", ("Construtora Odebrecht",), Match.NONE),
    ("firm-and-founder", "pt", "Marcelo Odebrecht", "Construtora Odebrecht", ("Odebrecht",), Match.NONE),
    ("founder-of-a-firm", "en", "Harrison Ford", "Ford", (), Match.NONE),
    ("town-and-council", "en", "Arvel City Council", "Arvel", (), Match.NONE),
    ("initials-of-a-stranger", "pt", "Pietro Tavolaro", "PT", (), Match.NONE),
    ("english-plural", "en", "Greg Dalton", "Daltons", (), Match.NONE),
    ("slip", "pt", "Jensen Huang", "Hwang", (), Match.GUESS),
    ("slip-of-two", "pt", "Jensen Huang", "Hwang", ("Peter Huwang",), Match.NONE),
    ("slip-with-own-name", "pt", "Jensen Huang", "Hwang", ("Kim Hwang",), Match.NONE),
    ("given-names", "pt", "Maria Souza", "Mario Souza", (), Match.NONE),
    ("strangers", "en", "Anna Stone", "Peter Reed", (), Match.NONE),
]


@pytest.mark.parametrize(
    ("language", "a", "b", "others", "wanted"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS]
)
def test_two_names_are_joined_only_where_a_reader_would(
    language: str, a: str, b: str, others: tuple[str, ...], wanted: Match
) -> None:
    assert same_actor(a, b, language=language, names=others) is wanted
    assert same_actor(b, a, language=language, names=others) is wanted


def test_a_pair_that_the_text_equates_is_one_actor() -> None:
    names = ["Fundação Oswaldo Cruz", "Fiocruz", "Brasil"]
    assert [g.members for g in group_names(names, language="pt", pairs=[(0, 1)])] == [(0, 1), (2,)]


def test_a_lone_name_is_joined_by_a_pair_only() -> None:
    names = ["Iracema Taruma", "Taruma", "os Taruma", "povo Taruma"]
    groups = group_names(names, language="pt", pairs=[(2, 3)], lone=[2, 3])
    assert [g.members for g in groups] == [(0, 1), (2, 3)]


def test_a_name_that_is_no_person_takes_no_surname() -> None:
    groups = group_names(["Albert Einstein", "Einstein"], language="pt", persons={0: False})
    assert len(groups) == 2


def test_a_guess_can_be_forbidden() -> None:
    assert len(group_names(["Jensen Huang", "Hwang"], language="pt", guess=())) == 2


def test_titles_and_accents_are_no_part_of_the_key() -> None:
    assert take_apart("Dra. Lúcia Prado", "pt").key == ("lucia", "prado")


@given(st.lists(st.text(alphabet="ABab .'-é", max_size=12), max_size=12))
def test_every_name_is_in_exactly_one_group(names: list[str]) -> None:
    groups = group_names(names, language="pt")
    assert sorted(i for g in groups for i in (*g.members, *g.guesses)) == list(range(len(names)))
