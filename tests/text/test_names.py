"""Names and the possible actors they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.article import ActorKind, Candidate
from pipeline.core.span import proves
from pipeline.text.attributions import sayings
from pipeline.text.names import read_names
from pipeline.text.sentences import split

P, C, G, ORG, M, X = (
    ActorKind.PERSON,
    ActorKind.COMPANY,
    ActorKind.GOVERNMENT,
    ActorKind.ORGANIZATION,
    ActorKind.MEDIA,
    ActorKind.GROUP,
)


def _read(text: str, language: str) -> tuple[Candidate, ...]:
    return read_names(text, language, split(text, language), sayings=sayings(language)).candidates


FOUND = [
    ("title", "pt", "O presidente Carlos Moura viajou.", [("Carlos Moura", P)]),
    ("capital-title", "en", "On Monday President Anna Stone resigned.", [("Anna Stone", P)]),
    ("apposition", "pt", "Lia Ferraz, pesquisadora da USP, discorda.", [("Lia Ferraz", P), ("USP", None)]),
    ("two-firms", "pt", "Ontem Lume Azul e Casca Fina disseram sim.", [("Lume Azul", None), ("Casca Fina", P)]),
    ("two-surnames", "pt", "Ela citou Paulo Costa e Silva ontem.", [("Paulo Costa e Silva", P)]),
    ("honorific", "fr", "Le projet de M. Garnier plaît.", [("M. Garnier", P)]),
    ("german-title", "de", "Gestern kam Außenminister Jonas Weber.", [("Jonas Weber", P)]),
    ("particles", "pt", "Ela citou Ana Luísa de Souza Prado ontem.", [("Ana Luísa de Souza Prado", P)]),
    ("company-suffix", "en", "The sale of Harbor Motors Inc. failed.", [("Harbor Motors Inc", C)]),
    ("company-cue", "pt", "A decisão da fabricante Zentec surpreendeu.", [("Zentec", C)]),
    ("camel", "en", "A rival of DeepQuay has closed.", [("DeepQuay", C)]),
    ("ministry", "pt", "O texto do Ministério da Saúde mudou.", [("Ministério da Saúde", G)]),
    ("of-links", "en", "The Bank of Portsea closed.", [("Bank of Portsea", C)]),
    ("university", "es", "Un grupo de la Universidad de Salamanca investiga.", [("Universidad de Salamanca", ORG)]),
    ("lower-tail", "fr", "Un arrêt de la Cour pénale internationale tombe.", [("Cour pénale internationale", ORG)]),
    ("acronym", "pt", "O Fundo Monetário Internacional (FMI) cresceu.", [("Fundo Monetário Internacional", ORG)]),
    ("country-subject", "pt", "Ontem a França aprovou a lei.", [("França", G)]),
    ("media", "pt", "Segundo a Reuters, choveu.", [("Reuters", M)]),
    ("government-name", "pt", "A proposta do governo Moura caiu.", [("Moura", P)]),
    (
        "group-of",
        "pt",
        "Os funcionários da Casa Branca saíram.",
        [("funcionários da Casa Branca", X), ("Casa Branca", G)],
    ),
    ("group-speaks", "en", "Officials said the port would open.", [("Officials", X)]),
    ("given-that-is-an-office", "en", "The prize went to Dean Holloway.", [("Dean Holloway", P)]),
    ("surname-that-is-an-office", "pt", "A prova de Helena Duque convenceu.", [("Helena Duque", P)]),
    ("firm-behind-adjective", "es", "El dueño de la empresa china Huaxin Minerals firmó.", [("Huaxin Minerals", C)]),
    ("government-adjective", "pt", "O governo federal pediu calma.", [("governo federal", G)]),
    ("german-trade", "de", "Dann sprach der Glaziologe Urs Zumthor.", [("Urs Zumthor", P)]),
    ("french-complement", "fr", "Un rapport de la Cour des comptes étonne.", [("Cour des comptes", ORG)]),
    ("french-seat", "fr", "Le tribunal de commerce d'Arvel refuse.", [("tribunal de commerce d'Arvel", ORG)]),
    (
        "french-ministry",
        "fr",
        "Le ministère de la transition écologique refuse.",
        [("ministère de la transition écologique", G)],
    ),
    ("hyphen-behind", "pt", "O gabinete do vice-prefeito recusou.", [("gabinete do vice-prefeito", G)]),
    ("seat-of-a-body", "pt", "O sindicato de Volta Serena recusou.", [("sindicato de Volta Serena", ORG)]),
    (
        "town-of-two-words",
        "pt",
        "A biblioteca municipal de Braga do Alvor fechou.",
        [("biblioteca municipal de Braga do Alvor", ORG)],
    ),
    ("numbered-court", "es", "El Tribunal Oral 2 de Arvedo condenó a todos.", [("Tribunal Oral 2 de Arvedo", ORG)]),
    ("office-as-third-name", "pt", "Ontem Helena Prado Bispo partiu.", [("Helena Prado Bispo", P)]),
    ("city-hall", "en", "On Monday City Hall sued.", [("City Hall", G)]),
    ("verb-behind-by", "de", "Von Jens Kohl kam Lob.\n\nJens Kohl freute sich sehr.", [("Jens Kohl", P)]),
    (
        "party-behind-a-name",
        "pt",
        "Tarvo Lumic (PSD) votou contra. O PSD calou.",
        [("Tarvo Lumic", None), ("PSD", ORG)],
    ),
    ("department-of-a-suffix", "en", "The Department of Energy sued.", [("Department of Energy", G)]),
    ("county", "en", "On Monday Lucas County sued.", [("Lucas County", G)]),
    (
        "named-after-who-acts",
        "en",
        "Most of the staff at Tarlow Quays left. Tarlow had offered less. Then Tarlow closed.",
        [("Tarlow Quays", None)],
    ),
    ("german-party", "de", "Die SPD lehnt den Plan ab.", [("SPD", ORG)]),
    ("firm-of-a-trade", "pt", "A greve na Calçados Ferrol continua.", [("Calçados Ferrol", C)]),
    ("firm-of-a-portfolio", "es", "Ayer Transportes Quirmo cerró.", [("Transportes Quirmo", C)]),
    ("firm-house", "en", "On Monday Brightwell House closed.", [("Brightwell House", C)]),
    ("firm-energy", "de", "Dann verlor Hanse Energie den Prozess.", [("Hanse Energie", C)]),
    ("firm-shares", "en", "Shares in Pellworth fell.", [("Pellworth", C)]),
    ("firm-stock-exchange", "es", "Las acciones de Lumaro cayeron un 6 %.", [("Lumaro", C)]),
    ("firm-bought", "en", "It agreed to acquire Corvia in May.", [("Corvia", C)]),
    ("firm-employs", "fr", "Selon elle, Ponel Arvel emploie 300 personnes.", [("Ponel Arvel", C)]),
    ("firm-genitive", "en", "Its rival is Corvia; Corvia's chief executive left.", [("Corvia", C)]),
    ("firm-of-two", "en", "On Monday Merrol & Pike closed.", [("Merrol & Pike", C)]),
    ("firm-with-an-ordinary-word", "pt", "O Frigorífico Boa Sorte fechou.", [("Frigorífico Boa Sorte", C)]),
    ("club-initials", "de", "Sie verlässt den SV Elbtal.", [("SV Elbtal", ORG)]),
    ("club-word", "en", "On Monday Hartfell Rovers won.", [("Hartfell Rovers", ORG)]),
    ("german-institute", "de", "Das Robert-Bauer-Institut warnt.", [("Robert-Bauer-Institut", ORG)]),
    ("german-faction", "de", "Die CDU-Fraktion lehnt den Plan ab.", [("CDU-Fraktion", ORG)]),
    ("german-season", "de", "Die Verwalterin Birgit Sommer sucht Käufer.", [("Birgit Sommer", P)]),
    ("told-by-a-compound", "de", "Die Eisenbahngewerkschaft EVG streikt.", [("EVG", ORG)]),
    ("her-firms-trade", "en", "Tunde Okaro, the firm's former clerk, left.", [("Tunde Okaro", None)]),
    ("family-of-nobody-named", "fr", "La famille Dialo refuse.", [("famille Dialo", X)]),
    ("told-by-its-body", "fr", "Le syndicat Sud Fret refuse.", [("Sud Fret", ORG)]),
    (
        "sentence-full-of-capitals",
        "es",
        "La Comisión Nacional de Valores multó ayer a Lumaro Norte.",
        [("Comisión Nacional de Valores", ORG), ("Lumaro Norte", None)],
    ),
    ("cabinet-office", "en", "Then Home Secretary Olivia Trask left.", [("Olivia Trask", P)]),
    ("plural-genitive", "en", "On Monday the Firefighters' Alliance sued.", [("Firefighters' Alliance", ORG)]),
    ("told-at-the-beginning", "en", "Promoter Big Tent Events sued.", [("Big Tent Events", C)]),
    ("cue-beside-a-camel", "fr", "La chaîne TéléMidi a protesté.", [("TéléMidi", M)]),
    ("central-bank", "pt", "O Banco Central elevou os juros.", [("Banco Central", ORG)]),
    ("led-by", "fr", "La directrice générale de Monta Neige part.", [("Monta Neige", C)]),
    ("town-hall", "en", "On Monday Harrel City Council sued.", [("Harrel City Council", G)]),
    ("club-in-mixed-letters", "de", "Er verlässt den VfB Lauenheim.", [("VfB Lauenheim", ORG)]),
    (
        "head-before-of",
        "en",
        "On Monday the Port Authority of New Harrel sued.",
        [("Port Authority of New Harrel", G)],
    ),
    ("verb-opens", "es", "Marcó Yago Feijo de cabeza.", [("Yago Feijo", P)]),
    ("brothers", "fr", "Selon Delmas Frères, il pleut.", [("Delmas Frères", C)]),
    ("german-authority", "de", "Das Bundeskartellamt prüft den Kauf.", [("Bundeskartellamt", ORG)]),
    ("german-authority-only-owned", "de", "Das Urteil des Landgerichts steht.", []),
    ("german-woman", "de", "Architektin Mona Reinhalt baut das Rathaus.", [("Mona Reinhalt", P)]),
    ("german-yard", "de", "Dann schwieg die Werft Lindholt.", [("Lindholt", C)]),
    ("german-brewery", "de", "Brauerei Zirngast erhöht die Preise.", [("Brauerei Zirngast", C)]),
    ("german-maker", "de", "Der Hersteller Brunnert streicht Stellen.", [("Brunnert", C)]),
    ("german-office-compound", "de", "Das Landesamt für Umwelt warnt.", [("Landesamt für Umwelt", ORG)]),
    ("german-surname-like-a-noun", "de", "Gestern kam Silke Rosenberg.", [("Silke Rosenberg", P)]),
    ("articled-speaker", "pt", "A Foz Limpa disse que recorre.", [("Foz Limpa", None)]),
    ("part-of-an-office", "fr", "Le procureur de la République de Brest a parlé.", []),
    ("verb-behind-a-body", "pt", "A prefeitura de negar o plano foi acusada.", [("prefeitura", G)]),
    ("german-surname", "de", "Der Autor Jonas Weber kam. Dann ging Weber.", [("Jonas Weber", P)]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [f[1:] for f in FOUND], ids=[f[0] for f in FOUND])
def test_a_possible_actor_is_found_with_its_kind(
    language: str, text: str, wanted: list[tuple[str, ActorKind | None]]
) -> None:
    assert [(c.name, c.kind) for c in _read(text, language)] == wanted


NOBODY = [
    ("adverb", "pt", "Felizmente choveu."),
    ("verb", "pt", "Tivemos sorte. Queremos paz."),
    ("month", "en", "In March the rain came on Monday."),
    ("product", "pt", "O modelo H200 vendeu bem."),
    ("product-figure", "en", "The new Orbit 3 sold well."),
    ("nationality", "en", "The American and Chinese markets fell."),
    ("place", "pt", "A fábrica fica em Xangai."),
    ("unknown-place", "pt", "A fábrica fica na cidade de Arvedo."),
    ("country-as-place", "pt", "As vendas no Brasil caíram."),
    ("title-alone", "pt", "O Presidente saiu."),
    ("operation", "pt", "A Operação Maré Alta começou."),
    ("currency", "es", "Costó US$ 200."),
    ("german-nouns", "de", "Die Regelung gilt für alle Unternehmen und deren Mitarbeiter im Land."),
    ("german-compound", "de", "Der Spielplan der Freilichtbühne überzeugt das Publikum."),
    ("french-elision", "fr", "L’usine ferme. C’est triste. Les riverains partent."),
    ("american-state", "en", "They live in Orrin Hollow, Vermont, all year."),
    ("in-a-state", "pt", "Ele visitou Gary, Indiana, ontem."),
    ("english-road", "en", "They met on County Road at noon. County Road is long."),
    ("spacecraft", "pt", "A sonda Zentária, lançada em maio, voltou. A Zentária pousou."),
    ("waterway", "pt", "O Canal do Norte Velho secou."),
    ("dateline", "pt", "PORTO ALVO (SP) — Chove todos os dias no cais da cidade velha."),
    ("author-german", "de", "Von unserem Mitarbeiter Jens Kohl\n\nEs regnet seit Tagen im ganzen Tal."),
    ("author-portuguese", "pt", "Chove há dias no vale.\n\nColaborou a fotógrafa Ana Lira."),
    ("counted-group", "en", "It pays 640 of the 910 workers at the port."),
    ("object-group", "pt", "O bairro espera 40 mil pessoas e pediu calma."),
    ("spoken-to", "en", "Nobody told lawmakers that it rained."),
    ("heading", "pt", "DEIXE UMA RESPOSTA"),
    ("small-elsewhere", "pt", "Reforma agrada. A reforma custou caro. Ontem Reforma parou."),
]


@pytest.mark.parametrize(("language", "text"), [n[1:] for n in NOBODY], ids=[n[0] for n in NOBODY])
def test_what_only_looks_like_a_name_is_nobody(language: str, text: str) -> None:
    assert _read(text, language) == ()


INNER = [
    (
        "portuguese",
        "pt",
        "O Conselho Consultivo do Instituto Nacional de Marés (INM) votou. O INM agradeceu.",
        [("Conselho Consultivo do Instituto Nacional de Marés", set()), ("Instituto Nacional de Marés", {"INM"})],
    ),
    (
        "syllables",
        "pt",
        "O Comitê Gestor da Agência Reguladora de Águas (Areag) votou.",
        [("Comitê Gestor da Agência Reguladora de Águas", set()), ("Agência Reguladora de Águas", {"Areag"})],
    ),
    (
        "german",
        "de",
        "Der Rat der Evangelischen Landeskirche Nordheim (ELN) tagte. Die ELN schweigt.",
        [("Rat der Evangelischen Landeskirche Nordheim", set()), ("Evangelischen Landeskirche Nordheim", {"ELN"})],
    ),
    (
        "word-left-out",
        "pt",
        "O Comitê Técnico do Centro Nacional de Vigia de Desastres (Cenad) votou.",
        [
            ("Comitê Técnico do Centro Nacional de Vigia de Desastres", set()),
            ("Centro Nacional de Vigia de Desastres", {"Cenad"}),
        ],
    ),
    (
        "goes-on-to-its-bracket",
        "fr",
        "L'Assemblée des maires ruraux (AMR) refuse. L'AMR attend.",
        [("Assemblée des maires ruraux", {"AMR"})],
    ),
    (
        "with-a-word-that-ends-like-others",
        "es",
        "El Servicio de Evaluación Ambiental (SEA) calló. El SEA espera.",
        [("Servicio de Evaluación Ambiental", {"SEA"})],
    ),
    (
        "small-letter",
        "de",
        "Die Gewerkschaft der Polizei (GdP) zweifelt. Die GdP wartet.",
        [("Gewerkschaft der Polizei", {"GdP"})],
    ),
    (
        "small-board",
        "en",
        "The board of the European Maritime Council (EMC) met.",
        [("European Maritime Council", {"EMC"})],
    ),
    (
        "whole",
        "fr",
        "Le Conseil national des Forêts (CNF) a voté.",
        [("Conseil national des Forêts", {"CNF"})],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [i[1:] for i in INNER], ids=[i[0] for i in INNER])
def test_an_acronym_in_brackets_is_that_of_the_name_whose_initials_it_has(
    language: str, text: str, wanted: list[tuple[str, set[str]]]
) -> None:
    assert [(c.name, set(c.aliases)) for c in _read(text, language)] == wanted


NO_FIRMS = [
    ("surname-with-shares", "en", "Musk's shareholders are angry. Elon Musk wrote on Sunday.", "Elon Musk"),
    ("deeds-of-a-person", "es", "Las acciones de Milo dividen. Javier Milo cayó un 5%.", "Javier Milo"),
    ("player-bought", "pt", "O clube quer comprar Gabigo. Gabriel Barroso fica.", "Gabriel Barroso"),
    ("employer", "en", "Chidi Okoro started with two goats. Okoro employs 12 people.", "Chidi Okoro"),
    ("office-before", "es", "El delantero Iker Bodega marcó. Bodega salió lesionado.", "Iker Bodega"),
    ("trade-behind", "en", "It heard Bolanle Farms, a nurse. Farms said nothing.", "Bolanle Farms"),
    ("given-name", "de", "Sebastian Stahl verlor den Prozess. Stahl schwieg.", "Sebastian Stahl"),
    ("object-of-a-maker", "de", "Sie weiß, dass der Hersteller Fehler einräumt. Karl Kran kam.", "Karl Kran"),
    ("group-of-many", "de", "Die Gruppe Jugendlicher floh. Karl Kran kam.", "Karl Kran"),
    ("whose-director", "es", "El director de calidad de la firma, Teo Carmona, calló.", "Teo Carmona"),
    ("opera-house", "en", "The Opera House closed. Anna Stone left.", "Anna Stone"),
]


@pytest.mark.parametrize(("language", "text", "person"), [n[1:] for n in NO_FIRMS], ids=[n[0] for n in NO_FIRMS])
def test_nobody_becomes_a_firm_by_what_stands_nearby(language: str, text: str, person: str) -> None:
    kinds = {c.name: c.kind for c in _read(text, language)}
    assert C not in kinds.values()
    assert kinds[person] in (P, None)


STORY = (
    "Jensen Ruang visitou Lisboa. O Sr. Ruang, presidente da Quantia, elogiou a cidade. "
    "Mais tarde Ruang partiu. Rwang não voltou. A QUANTIA cresceu; a Quantia lucrou."
)


def test_the_forms_of_one_name_are_one_candidate_and_a_slip_is_a_guess() -> None:
    person = _read(STORY, "pt")[0]
    assert person.name == "Jensen Ruang"
    assert set(person.aliases) == {"Sr. Ruang", "Ruang"}
    assert person.guess == ("Rwang",)
    assert len(person.mentions) == 4


def test_a_role_is_the_apposition_of_the_text() -> None:
    person = _read(STORY, "pt")[0]
    assert person.role is not None
    assert person.role.of(STORY) == "presidente da Quantia"


SHARED_SURNAMES = [
    ("last-named", "O senador Carlos Moura saiu. A deputada Ana Moura ficou. Depois Moura falou.", [1, 2]),
    ("honorific", "O senador Carlos Moura saiu. A deputada Ana Moura ficou. Depois o Sr. Moura falou.", [2, 1]),
    ("nobody-before", "Cheia leva Moura embora. Veio o senador Carlos Moura. Veio a deputada Ana Moura.", [1, 1]),
]


@pytest.mark.parametrize(("text", "places"), [s[1:] for s in SHARED_SURNAMES], ids=[s[0] for s in SHARED_SURNAMES])
def test_a_surname_that_two_people_have_means_the_one_named_last(text: str, places: list[int]) -> None:
    people = [c for c in _read(text, "pt") if c.kind is P]
    assert [c.name for c in people] == ["Carlos Moura", "Ana Moura"]
    assert [len(c.mentions) for c in people] == places


FAMILIES = [
    (
        "portuguese",
        "pt",
        "O povo Taruma vive ali. A cacica Iracema Taruma falou. Os Taruma saíram. Taruma espera. Vi os Taruma.",
        ("Iracema Taruma", {"Taruma"}, 2),
        ("povo Taruma", {"Os Taruma", "os Taruma"}, 3),
    ),
    (
        "spanish",
        "es",
        "Rosa Quispe habló. Los Quispe quieren la tierra. Quispe rechazó el plan. La familia Quispe calló.",
        ("Rosa Quispe", {"Quispe"}, 2),
        ("Los Quispe", {"familia Quispe"}, 2),
    ),
    (
        "french",
        "fr",
        "Jean Moreau a critiqué le projet. Les Moreau refusent de vendre. Moreau a refusé.",
        ("Jean Moreau", {"Moreau"}, 2),
        ("Les Moreau", set(), 1),
    ),
    (
        "english",
        "en",
        "Greg Dalton runs the mill. The Daltons refuse to sell. Dalton agreed. Then the Dalton family left.",
        ("Greg Dalton", {"Dalton"}, 2),
        ("Dalton family", {"Daltons"}, 2),
    ),
    (
        "german",
        "de",
        "Der Autor Karl Brenner kam. Die Brenners schwiegen. Brenner lachte. Brenners Anwalt ging.",
        ("Karl Brenner", {"Brenner", "Brenners"}, 3),
        ("Die Brenners", set(), 1),
    ),
    (
        "fused-article",
        "pt",
        "A cacica Iracema Taruma falou. A terra dos Taruma secou. Taruma espera.",
        ("Iracema Taruma", {"Taruma"}, 2),
        None,
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "person", "family"), [f[1:] for f in FAMILIES], ids=[f[0] for f in FAMILIES]
)
def test_a_family_or_people_is_not_the_person_whose_name_it_has(
    language: str, text: str, person: tuple[str, set[str], int], family: tuple[str, set[str], int] | None
) -> None:
    found = {c.kind: (c.name, set(c.aliases), len(c.mentions)) for c in _read(text, language)}
    assert found[P] == person
    assert found.get(X) == family


ONE_STATE = [
    ("seat-and-state", "pt", "A China aprovou o plano. Pequim disse que paga. O governo chinês pediu calma."),
    ("government-of", "es", "El Gobierno de Bolivia firmó el acuerdo. La Paz dijo que pagará. Bolivia exporta litio."),
]


@pytest.mark.parametrize(("language", "text"), [o[1:] for o in ONE_STATE], ids=[o[0] for o in ONE_STATE])
def test_a_state_its_seat_and_its_government_are_one_candidate(language: str, text: str) -> None:
    found = _read(text, language)
    assert [(c.kind, len(c.mentions)) for c in found] == [(G, 3)]


ONLY_PLACES = [
    ("genitive", "pt", "A barragem de Pedra Grande secou."),
    ("coordinated", "pt", "As vendas para a Holanda e o Reino Unido caíram."),
    ("behind-article", "en", "The plant in the United States is closed."),
    ("object", "es", "Recorrió ayer el salar de Coipasa."),
    ("looks-like-a-person", "en", "The cows of Orrin Hollow slept."),
    ("venue", "pt", "Ele morreu no Hospital de São José."),
    ("competition", "en", "They play in the Champions League."),
    ("tax", "pt", "O IRS desce em maio."),
]
FILLER = {
    "pt": " Choveu muito. Fez frio. O dia acabou.",
    "en": " It rained. It was cold. The day ended.",
    "es": " Llovió mucho. Hizo frío. El día acabó.",
}


@pytest.mark.parametrize(("language", "text"), [o[1:] for o in ONLY_PLACES], ids=[o[0] for o in ONLY_PLACES])
def test_what_never_acts_in_an_article_is_nobody(language: str, text: str) -> None:
    assert _read(text + FILLER[language], language) == ()


ROLES = [
    ("apposition-without-list", "en", "Anna Castellan, a restorer, saw it.", "a restorer"),
    ("before-comma", "en", "The referee, Ann Southall, left.", "referee"),
    ("whole-office", "en", "Its deputy trade minister, Ann Southall, left.", "deputy trade minister"),
    ("abbreviated", "en", "On Monday Gov. Teresa Stone resigned.", "Gov"),
    ("trade-before", "pt", "Ontem a padeira Lurdes Simões voltou.", "padeira"),
    ("without-its-time", "en", "Named deputy mayor in March, Colm Reddan left.", "deputy mayor"),
    ("without-its-year", "fr", "Solène Pichet, maire de Brest depuis 2020, part.", "maire de Brest"),
    ("with-its-portfolio", "fr", "Le ministre de l'Industrie Éric Saulnet part.", "ministre de l'Industrie"),
    (
        "before-its-bracket",
        "es",
        "El rector del Instituto de Oruro (ITO), Delfín Choque, calló.",
        "rector del Instituto de Oruro",
    ),
    ("comma-missing", "fr", "Barosot, le président de la Commission se dit prêt.", "le président de la Commission"),
    ("of-several-words", "en", "Then chief financial officer Amit Desai left.", "chief financial officer"),
    ("between-commas-clitic", "es", "Su hija, Remedios Losano, la dirige.", "su hija"),
    ("between-commas", "pt", "A viúva, Dalva Muriel, pediu privacidade.", "a viúva"),
    ("behind-appointing", "fr", "Loïc Bremont, nommé vice-ministre lundi, part.", "vice-ministre"),
    ("firm", "pt", "O consórcio Novo Rumo parou.", "consórcio"),
    ("firm-behind", "en", "Hanvit Cell, a South Korean battery maker, cut jobs.", "a South Korean battery maker"),
    ("german-firm", "de", "Der Chemiekonzern Rheinal streicht Stellen.", "Chemiekonzern"),
]


@pytest.mark.parametrize(("language", "text", "role"), [r[1:] for r in ROLES], ids=[r[0] for r in ROLES])
def test_who_somebody_is_stands_beside_the_name(language: str, text: str, role: str) -> None:
    told = next(c.role for c in _read(text, language) if c.role)
    assert told.of(text).lower() in (role.lower(), f"the {role.lower()}")


NO_ROLES = [
    ("clause-behind", "pt", "Para Ana Prado, a paisagem é outra."),
    ("clause-with-an-office", "pt", "Segundo Ana Prado, a diretora mentiu e saiu."),
    ("other-ones-office", "de", "Ein Mitglied des Vorstands berichtete, Anna Kehl habe zugesagt."),
    ("clause-before", "en", "The mayor said on Monday, Anna Kehl would stay."),
]


@pytest.mark.parametrize(("language", "text"), [n[1:] for n in NO_ROLES], ids=[n[0] for n in NO_ROLES])
def test_a_clause_is_no_role(language: str, text: str) -> None:
    assert [c.role for c in _read(text, language) if c.kind is P] == [None]


def test_a_photographers_credit_is_nobody() -> None:
    text = "Prefeito Caio Moura no porto Ana Reis/Agência Brasil\n\nCaio Moura saiu."
    assert "Ana Reis" not in [c.name for c in _read(text, "pt")]


@given(st.text(alphabet="AaBb Çé.,'’\"()/-\n0", max_size=200), st.sampled_from(["pt", "en", "fr", "de", "it"]))
def test_every_mention_stands_where_it_says_and_belongs_to_a_candidate(text: str, language: str) -> None:
    names = read_names(text, language, split(text, language))
    ids = {c.id for c in names.candidates}
    for mention in names.mentions:
        assert proves(text, mention.span, mention.text)
        assert mention.candidate in ids
