"""The reader of numbers: what it finds in a sentence, and what it makes of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.core.quantity import plain
from pipeline.text.numbers import read_numbers
from pipeline.text.readings import NumberReading


def told(text: str, reading: NumberReading) -> str:
    """A reading on one line: words, value or low..high, qualifier (but exact), unit."""
    value = "?" if reading.value is None else plain(reading.value)
    if reading.low is not None and reading.high is not None:
        value = f"{plain(reading.low)}..{plain(reading.high)}"
    qualifier = "" if reading.qualifier == "exact" else f" {reading.qualifier}"
    return f"{text[reading.start : reading.end]} = {value}{qualifier} [{reading.unit or ''}]"


def read(language: str, text: str) -> list[str]:
    return [told(text, r) for r in read_numbers(text, language)]


SENTENCES = [
    # figures, words and their units
    ("pt", "A fábrica vendeu 400.000 chips.", ["400.000 chips = 400000 [chips]"]),
    ("pt", "Duas pessoas saíram feridas.", ["Duas pessoas = 2 [pessoas]"]),
    ("pt", "Foram criados 1.200 novos empregos.", ["1.200 novos empregos = 1200 [empregos]"]),
    ("pt", "O estado tem 400 mil eleitores.", ["400 mil eleitores = 400000 [eleitores]"]),
    ("pt", "A obra custa R$ 1,2 bilhão.", ["R$ 1,2 bilhão = 1200000000 [BRL]"]),
    ("pt", "A dívida é de três mil milhões de euros.", ["três mil milhões de euros = 3000000000 [EUR]"]),
    ("pt", "São 2 milhões de pessoas.", ["2 milhões de pessoas = 2000000 [pessoas]"]),
    ("pt", "Custou 400 mil de euros.", ["400 mil de euros = 400000 [EUR]"]),
    ("pt", "A conta foi de dois milhões e meio de reais.", ["dois milhões e meio de reais = 2500000 [BRL]"]),
    ("pt", "Comprou meia dúzia de ovos.", ["meia dúzia de ovos = 6 [ovos]"]),
    ("pt", "Custa 15 dólares e 15 centavos.", ["15 dólares e 15 centavos = 15.15 [USD]"]),
    ("en", "The firm is worth £2.5bn.", ["£2.5bn = 2500000000 [GBP]"]),
    ("en", "The fund lost $1,200.50 a day.", ["$1,200.50 = 1200.5 [USD]"]),
    ("en", "They hired 20 young people.", ["20 young people = 20 [people]"]),
    ("en", "A 1.2-billion-yuan plant will open.", ["1.2-billion-yuan = 1200000000 [CNY]"]),
    ("en", "There were three hundred and twelve votes.", ["three hundred and twelve votes = 312 [votes]"]),
    ("en", "About 30m people voted.", ["About 30m people = 30000000 about [people]"]),
    ("es", "Invirtió US$ 2 mil millones.", ["US$ 2 mil millones = 2000000000 [USD]"]),
    ("es", "Murieron veintiún mineros.", ["veintiún mineros = 21 [mineros]"]),
    ("fr", "Ils sont quatre-vingt-dix mille.", ["quatre-vingt-dix mille = 90000 []"]),
    ("fr", "Il faut 7,2 milliards d'euros.", ["7,2 milliards d'euros = 7200000000 [EUR]"]),
    ("fr", "La ville compte 1 414 021 habitants.", ["1 414 021 habitants = 1414021 [habitants]"]),
    ("de", "Das Werk kostet 3 Mio. Euro.", ["3 Mio. Euro = 3000000 [EUR]"]),
    ("de", "Er lief anderthalb Kilometer.", ["anderthalb Kilometer = 1.5 [Kilometer]"]),
    ("de", "Es kamen siebenhunderteinundzwanzig Gäste.", ["siebenhunderteinundzwanzig Gäste = 721 [Gäste]"]),
    ("de", "Die 300.000-Einwohner-Stadt wächst.", ["300.000-Einwohner-Stadt = 300000 [Einwohner-Stadt]"]),
    (
        "pt",
        "Um em dez faltou; dois deles pagaram U$ 4,5 bilhões.",
        ["Um em dez = 0.1 []", "dois = 2 []", "U$ 4,5 bilhões = 4500000000 [USD]"],
    ),
    (
        "pt",
        "Caiu de 3500 em 1992 para 1200 em 1997; o ecrã é 4K.",
        ["3500 = 3500 []", "1200 = 1200 []"],
    ),
    ("en", "She claimed Â£90,718, he â‚¬50.", ["Â£90,718 = 90718 [GBP]", "â‚¬50 = 50 [EUR]"]),
    ("en", "A 10,000-strong UN force came.", ["10,000 = 10000 []"]),
    ("en", "Both Ann Lee and Rui Costa left; both Welsh clubs stayed.", ["both Welsh clubs = 2 [clubs]"]),
    ("en", "8. Ana Reis (Por/Rio) 9. Eva Mann (Aut)", []),
    # percentages, points, parts
    ("pt", "A taxa caiu para 4,5%.", ["4,5% = 4.5 [%]"]),
    ("pt", "Subiu 0,25 ponto percentual.", ["0,25 ponto percentual = 0.25 [pp]"]),
    ("en", "Some 15 per cent agreed.", ["Some 15 per cent = 15 about [%]"]),
    ("fr", "La hausse est de 4,5 % du PIB.", ["4,5 % = 4.5 [%]"]),
    ("de", "Die Quote sank um 2,6 Prozentpunkte.", ["2,6 Prozentpunkte = 2.6 [pp]"]),
    ("pt", "Dois terços dos votos valem.", ["Dois terços = 0.666667 []"]),
    ("pt", "Ficou com metade do prêmio.", ["metade = 0.5 []"]),
    ("en", "Half of the town fled.", ["Half = 0.5 []"]),
    ("es", "Perdió un cuarto de los votos.", ["un cuarto = 0.25 []"]),
    ("pt", "Um em cada cinco brasileiros lê.", ["Um em cada cinco brasileiros = 0.2 [brasileiros]"]),
    ("en", "One in five voters stayed home.", ["One in five voters = 0.2 [voters]"]),
    # ages
    ("pt", "O suspeito, de 37 anos, fugiu.", ["37 anos = 37 [anos]"]),
    ("pt", "Maria Souza, 37, venceu.", ["37 = 37 []"]),
    ("de", "Ein 57-Jähriger wurde verletzt.", ["57-Jähriger = 57 []"]),
    ("en", "The 37-year-old driver stopped.", ["37-year-old = 37 [year]"]),
    # ranges, scores
    ("pt", "Custa entre 3 e 5 milhões de reais.", ["entre 3 e 5 milhões de reais = 3000000..5000000 range [BRL]"]),
    ("pt", "Vieram 10 a 15 pessoas.", ["10 a 15 pessoas = 10..15 range [pessoas]"]),
    ("en", "Growth of 3–5% is likely.", ["3–5% = 3..5 range [%]"]),
    ("es", "Costará entre el 10% y el 15%.", ["entre el 10% y el 15% = 10..15 range [%]"]),
    ("fr", "Comptez de 10 à 15 pages.", ["10 à 15 pages = 10..15 range [pages]"]),
    ("de", "Es waren zwischen 20 und 30 Gäste.", ["zwischen 20 und 30 Gäste = 20..30 range [Gäste]"]),
    ("en", "Sales rose from 10 to 15 units.", ["10 = 10 []", "15 units = 15 [units]"]),
    ("pt", "O time venceu por 3 a 0.", ["3 a 0 = 3..0 []"]),
    ("en", "The side won 2-1 at home.", ["2-1 = 2..1 []"]),
    ("de", "Bayern gewann 2:1 gegen Köln.", ["2:1 = 2..1 []"]),
    (
        "de",
        "Unter den 2000 Gästen war er; der Zins fiel unter 2 Prozent.",
        ["2000 Gästen = 2000 [Gästen]", "unter 2 Prozent = 2 less_than [%]"],
    ),
    ("de", "Es fließen 300 m³/s, gemessen wurden 41 µg/m³.", ["300 m³/s = 300 [m³/s]", "41 µg/m³ = 41 [µg/m³]"]),
    ("de", "Am Sonntag verlor Aue 2:6 gegen Mainz.", ["2:6 = 2..6 []"]),
    ("de", "Nach der 2:3-Niederlage schoss er den 1:1-Ausgleichstreffer.", ["2:3 = 2..3 []", "1:1 = 1..1 []"]),
    ("de", "VfL Aue - SC Bern 3:0 (1:0)", ["3:0 = 3..0 []", "1:0 = 1..0 []"]),
    ("de", "Der 1:4-Motor zeigt 16:9, und eine 1:1-Kopie.", []),
    # vague
    ("pt", "Centenas de milhares de pessoas saíram.", ["Centenas de milhares de pessoas = ? vague [pessoas]"]),
    ("en", "Several hundred workers left.", ["Several hundred workers = ? vague [workers]"]),
    ("de", "Dutzende Häuser brannten.", ["Dutzende Häuser = ? vague [Häuser]"]),
    ("fr", "Des milliers de fans ont crié.", ["Des milliers de fans = ? vague [fans]"]),
    ("es", "Miles de personas marcharon.", ["Miles de personas = ? vague [personas]"]),
    # one, where it is no article
    ("pt", "Apenas um sobreviveu.", ["um = 1 []"]),
    ("en", "It costs one dollar.", ["one dollar = 1 [USD]"]),
    ("pt", "Houve um morto e três feridos.", ["um morto = 1 [morto]", "três feridos = 3 [feridos]"]),
    ("pt", "Apenas uma pequena parte votou.", []),
    ("pt", "Foram um porto, uma usina solar e três governos.", ["três governos = 3 [governos]"]),
    ("pt", "Não cederá nem um cêntimo.", []),
    ("en", "The shares fell one penny.", ["one penny = 1 [penny]"]),
    ("pt", "O aluguel é de dois quartos.", ["dois quartos = 2 [quartos]"]),
    ("en", "They hit the post three times.", ["three times = 3 [times]"]),
    ("en", "It won 2-nil.", ["2-nil = 2..0 []"]),
    ("en", "He earned six-figure sums.", ["six-figure sums = ? vague [sums]"]),
    ("en", "It grew a tenth of an inch.", ["a tenth of an inch = 0.1 [inch]"]),
    ("fr", "Le parfum « N° 9 » plaît.", []),
    # what a neighbour tells
    (
        "pt",
        "O teto passou de 20 para 30 milhões de euros.",
        ["20 = 20000000 [EUR]", "30 milhões de euros = 30000000 [EUR]"],
    ),
    (
        "pt",
        "Lucrou 2 bilhões, ante 1,5 bilhão de reais.",
        ["2 bilhões = 2000000000 [BRL]", "1,5 bilhão de reais = 1500000000 [BRL]"],
    ),
    (
        "pt",
        "A verba vai de 1,2 para 1,5 mil milhões.",
        ["1,2 = 1200000000 []", "1,5 mil milhões = 1500000000 []"],
    ),
    (
        "es",
        "El alquiler pasa de 680 a 1.020 euros.",
        ["680 = 680 [EUR]", "1.020 euros = 1020 [EUR]"],
    ),
    (
        "fr",
        "Il a coûté 530 millions d'euros, au lieu des 360 millions prévus.",
        ["530 millions d'euros = 530000000 [EUR]", "360 millions = 360000000 [EUR]"],
    ),
    (
        "pt",
        "Gastou 3 milhões de euros num país de 10 milhões.",
        ["3 milhões de euros = 3000000 [EUR]", "10 milhões = 10000000 []"],
    ),
    (
        "de",
        "SPD: 24,3 Prozent (minus 6,1), Grüne: 9 Prozent (plus 2)",
        ["24,3 Prozent = 24.3 [%]", "minus 6,1 = -6.1 [pp]", "9 Prozent = 9 [%]", "2 = 2 [pp]"],
    ),
    ("de", "Es gibt Aufträge über 260 Millionen Euro.", ["260 Millionen Euro = 260000000 [EUR]"]),
    (
        "es",
        "Cayó dos puntos porcentuales, hasta el 81%.",
        ["dos puntos porcentuales = 2 [pp]", "81% = 81 [%]"],
    ),
    # mixed notation
    ("pt", "São 1.200,50 ou 1,200.50 dólares.", ["1.200,50 = 1200.5 []", "1,200.50 dólares = 1200.5 [USD]"]),
    ("pt", "Demitiu 1,200 trabalhadores.", ["1,200 trabalhadores = 1200 [trabalhadores]"]),
    ("en", "It holds 400.000 chips.", ["400.000 chips = 400000 [chips]"]),
    ("en", "It is minus five percent.", ["minus five percent = -5 [%]"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES, ids=[s[1][:40] for s in SENTENCES])
def test_a_sentence_gives_its_numbers(language: str, text: str, expected: list[str]) -> None:
    """Words, value, qualifier and unit of every number in a sentence."""
    assert read(language, text) == expected


QUALIFIERS = [
    ("pt", "mais de 300 casas", "more_than"),
    ("pt", "cerca de 300 casas", "about"),
    ("pt", "pelo menos 300 casas", "at_least"),
    ("pt", "ao menos 300 casas", "at_least"),
    ("pt", "até 300 casas", "at_most"),
    ("pt", "menos de 300 casas", "less_than"),
    ("pt", "quase 300 casas", "less_than"),
    ("pt", "300 casas ou mais", "at_least"),
    ("pt", "no mínimo, 300 casas", "at_least"),
    ("en", "more than 300 homes", "more_than"),
    ("en", "no more than 300 homes", "at_most"),
    ("en", "nearly 300 homes", "less_than"),
    ("en", "300 homes or so", "about"),
    ("en", "at least 300 homes", "at_least"),
    ("en", "over 300 homes", "more_than"),
    ("en", "some 300 homes", "about"),
    ("es", "más de 300 casas", "more_than"),
    ("es", "al menos 300 casas", "at_least"),
    ("es", "unas 300 casas", "about"),
    ("es", "casi 300 casas", "less_than"),
    ("es", "hasta 300 casas", "at_most"),
    ("fr", "plus de 300 maisons", "more_than"),
    ("fr", "au moins 300 maisons", "at_least"),
    ("fr", "environ 300 maisons", "about"),
    ("fr", "près de 300 maisons", "less_than"),
    ("fr", "jusqu'à 300 maisons", "at_most"),
    ("de", "mehr als 300 Häuser", "more_than"),
    ("de", "gut 300 Häuser", "more_than"),
    ("de", "knapp 300 Häuser", "less_than"),
    ("de", "rund 300 Häuser", "about"),
    ("de", "mindestens 300 Häuser", "at_least"),
    ("de", "bis zu 300 Häuser", "at_most"),
]


@pytest.mark.parametrize(("language", "words", "qualifier"), QUALIFIERS, ids=[f"{q[0]} {q[1]}" for q in QUALIFIERS])
def test_words_around_a_figure_bound_it(language: str, words: str, qualifier: str) -> None:
    """The qualifier is read, and is part of the span."""
    (reading,) = read_numbers(words, language)
    assert (reading.qualifier, reading.value) == (qualifier, Decimal(300))
    assert (reading.start, reading.end) == (0, len(words))
    assert words[slice(*reading.figure)] == "300"


TRAPS = [
    ("pt", "Os chips H200 chegaram, e o G20 se reúne."),
    ("pt", "A rede 5G avança; a Covid-19 recua."),
    ("pt", "O artigo 5º e os artigos 6 e 7 da Lei 14.133/2021 valem."),
    ("pt", "O A320 pousou; o acidente foi na BR-116."),
    ("pt", "Ligue para (11) 98765-4321 ou 3333-4444."),
    ("pt", "O CPF 123.456.789-09 é falso."),
    ("pt", "A Fórmula 1 volta; o Boeing 737 não."),
    ("pt", "A Agenda 2030 e o iPhone 15 foram citados."),
    ("pt", "A COP30 foi em Belém; a COP29, em Baku."),
    ("en", "Delegates at COP30 agreed; the Seven Years War and give me five count nothing."),
    ("pt", "Um homem ficou em 3º lugar no terceiro mandato."),
    ("pt", "Veja www.exemplo10.com.br/2020/05 e #fora20."),
    ("pt", "A Rua Augusta, 1200, foi fechada às 10h30."),
    ("pt", "Vestiu a camisa 10 e dormiu em um quarto de hotel."),
    ("en", "The F-16 and the B-52 flew on Flight 370."),
    ("en", "Call 555-1234 or +1-212-555-0199 from 10 Downing Street."),
    ("en", "No one of the men liked the first half, open 24/7."),
    ("en", "Her twenty-first birthday was on 9/11 in version 2.1.3."),
    ("es", "El vuelo 447 y la Agenda 2030, por medio de una nota."),
    ("fr", "La 5G, l'article 49.3 et la Formule 1 au 12 rue de Rivoli."),
    ("fr", "Appelez le 01 23 45 67 89 pour un vélo neuf."),
    ("de", "Im 19. Jahrhundert war der 3. Platz frei, Artikel 5 auch."),
    ("de", "Das 4:3-Format und Fallout 3 gibt es seit 2015."),
    ("de", "Um 20 Uhr kam Covid-19 auf die A 7."),
]


@pytest.mark.parametrize(("language", "text"), TRAPS, ids=[t[1][:40] for t in TRAPS])
def test_names_and_labels_are_no_numbers(language: str, text: str) -> None:
    """Figures that are parts of names, laws, telephones, addresses, years, ordinals and articles are left out."""
    assert read(language, text) == []


def test_list_marks_are_no_numbers() -> None:
    """A figure that opens a line as its mark is skipped; what the line counts is not."""
    text = "Medidas:\n1. Cortar 20 cargos\n2) Vender 3 prédios\n"
    assert read("pt", text) == ["20 cargos = 20 [cargos]", "3 prédios = 3 [prédios]"]


def test_what_a_date_has_taken_is_left_alone() -> None:
    """A reading never reaches into a taken span, nor counts its words as a unit."""
    text = "Em 25 de maio, 300 casas caíram em 2 dias."
    taken = [(0, 13), (35, 41)]
    readings = read_numbers(text, "pt", taken)
    assert [told(text, r) for r in readings] == ["300 casas = 300 [casas]"]


def test_an_unknown_language_still_has_figures_and_signs() -> None:
    """Without a table, figures, percent and money signs are read; words are not."""
    assert read("xx", "Zzz 1,5% foo R$ 20 bar 3.000.000 qux") == [
        "1,5% = 1.5 [%]",
        "R$ 20 = 20 [BRL]",
        "3.000.000 = 3000000 []",
    ]


def test_the_region_decides_the_decimal_sign() -> None:
    """Mexican Spanish writes 1,200 for what European Spanish writes as 1.200."""
    assert read("es-MX", "Son 1.250 metros.") == ["1.250 metros = 1.25 [metros]"]
    assert read("es-ES", "Son 1.250 metros.") == ["1.250 metros = 1250 [metros]"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "palavras sem figura", "-", "R$", "%", "½"])
def test_poor_texts_do_no_harm(text: str) -> None:
    """Nothing to read, or next to nothing, is no error."""
    assert len(read_numbers(text, "pt")) == (text == "½")


TABLES = ["1 2 ", "1\n2\n", "10% ", "$1 ", "12 chips ", "1 a "]


@pytest.mark.parametrize("cell", TABLES, ids=[repr(t) for t in TABLES])
def test_a_table_of_figures_is_no_sentence(cell: str) -> None:
    """Hundreds of figures with hardly a word between them are data; what the text says behind them is read."""
    assert read("pt", cell * 300 + "\n\nDepois da tabela vieram mais 3 pessoas.") == ["3 pessoas = 3 [pessoas]"]


ALONE = [
    ("en", "3M", ["3M = 3000000 []"]),
    ("en", "5G", []),
    ("en", "a dollar", ["a dollar = 1 [USD]"]),
    ("en", "a", []),
    ("en", "nil", ["nil = 0 []"]),
    ("en", "per cent of twenty-two", ["per cent of twenty-two = 22 [%]"]),
    ("en", "three hundred crore", ["three hundred crore = 3000000000 []"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), ALONE, ids=[a[1] for a in ALONE])
def test_a_text_may_be_nothing_but_a_number(language: str, text: str, expected: list[str]) -> None:
    """Copied words that are a number as a whole are read as one, where a sentence would leave a doubt."""
    assert read(language, text) == expected
