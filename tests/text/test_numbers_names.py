"""Numbers that are names, and quantities that look like names: what the reader of numbers leaves, and what it takes."""

from __future__ import annotations

import pytest

from pipeline.core.quantity import plain
from pipeline.text.numbers import read_numbers

NAMES = [
    # marks of a list inside a line, set phrases, coaches and tracks, titles
    ("es", "1) Compruebe la caldera. 2) Cierre la llave. 3) Llame a un técnico."),
    ("fr", "1) Coupez le courant. 2) Fermez la vanne."),
    ("es", "Hay que andarse con cien ojos y con los cinco sentidos."),
    ("fr", "Il s'est mis en quatre et a fait les cent pas."),
    ("es", "Los del coche 12 esperan en la vía 4."),
    ("fr", "La voiture 12 est à quai, voie 4."),
    ("fr", "Le modèle s'est trompé du simple au double, et nous avec."),
    # labels: a noun of the singular, or its article alone
    ("pt", "O galpão 7 queimou."),
    ("pt", "O onze inicial muda."),
    ("pt", "A bancada do 13 comemora."),
    ("pt", "O decreto altera a portaria n.º 113."),
    ("pt", "O voo sai do terminal 2, ala 3."),
    ("pt", "Digite a senha 4471."),
    ("pt", "Sintonize a 89 FM."),
    ("pt", "A Comissão dos 21 discorda."),
    ("pt", "1. Lave o arroz. 2. Corte a cebola. 3. Asse."),
    ("pt", "1) Lave o arroz; 2) corte a cebola; 3) asse."),
    ("pt", "Contou mil e uma mentiras."),
    ("pt", "É um bicho de sete cabeças."),
    ("en", "The store 14 was shut."),
    ("en", "The suspect fled towards junction 10."),
    ("es", "El modelo 720 se anuló."),
    ("es", "El barrio de La 2 se llenó."),
    ("es", "El equipo salió con el once de gala."),
    ("fr", "Le hangar 7 a brûlé."),
    ("fr", "Il vient du 93."),
    ("fr", "Le 49.3 fait débat."),
    ("fr", "Windows 11 exige une puce TPM 2.0."),
    ("fr", "Le numéro vert 0 800 123 456 reste ouvert."),
    ("fr", "L'accident a eu lieu au kilomètre 45."),
    ("de", "Der Unfall geschah bei Kilometer 45."),
    # names of clubs, broadcasters, standards, towns
    ("pt", "O Banco Três Irmãos fechou."),
    ("pt", "O Clube dos 13 se reuniu."),
    ("pt", "A obra segue a NBR 15575."),
    ("en", "The S&P 500 rose."),
    ("es", "Antena 3 emitió el programa."),
    ("es", "El grupo Los 40 emitió la gala."),
    ("fr", "Europe 1 a diffusé l'entretien."),
    ("de", "Hannover 96 verlor."),
    ("de", "Die Linien 2 und 5 verkehren nicht."),
    ("de", "Sie schlug zwei Fliegen mit einer Klappe."),
    ("de", "Bayer 04 Leverkusen führt."),
    ("de", "Der TSV 1906 Haiger siegte."),
    ("de", "Es spielten Union und der 1. FC Nürnberg."),
    ("de", "Die Sieben Zwerge GmbH ist pleite."),
    ("en", "The 747 was retired."),
    ("es", "El programa de la 1 vuelve."),
    ("fr", "Le parc Mille Étangs gèle."),
    ("de", "Die 110 war besetzt."),
    # titles of works
    ("pt", "O filme “Duas mulheres” estreou."),
    ("en", 'The film "Four Brothers" was shown.'),
    ("fr", "Le film « 8 femmes » repasse."),
    ("de", "Das Stück „Die drei Groschen“ läuft."),
    ("de", "Der Film Weites Land 3 kommt nicht."),
    ("de", "Sie las „Fahrenheit 451“."),
    ("en", "The film 12 Monkeys returns."),
    ("en", "The novel 1984 sells well."),
    ("fr", "Le cinéma Les 400 Coups ferme."),
    ("de", "Das Gasthaus Drei Kronen öffnet."),
    # set phrases
    ("pt", "Guardou o segredo a sete chaves."),
    ("en", "She is on cloud nine."),
    ("en", "It takes two to tango in a two-way street."),
    ("en", "The judge in Court 3 saw Car 63 leave at Turn 4."),
    ("en", "Call it a zero-sum game."),
    ("es", "Mil gracias, dijo el alcalde."),
    ("fr", "Il a fait les quatre cents coups."),
    ("fr", "Il a fait d'une pierre deux coups."),
    ("fr", "Elle a dormi sur ses deux oreilles ; ni une ni deux, il a sauté."),
    ("fr", "Il coupe les cheveux en quatre ; un de ces quatre, il tombera."),
    ("fr", "Le quatre-quarts breton plaît."),
    ("de", "Tausend Dank, sagte sie."),
    ("pt", "Disse isso mil vezes."),
    ("fr", "Il l'a répété mille fois."),
    ("en", "It was a hundred-to-one shot."),
    # titles that nothing announces
    ("pt", "“Doze Homens e uma Sentença” reestreia hoje."),
    ("es", "«Tres anuncios en las afueras» ganó un premio."),
    ("fr", "« Douze hommes en colère » revient au théâtre."),
    ("de", "„Die zwölf Stühle“ läuft wieder."),
    ("en", "Twelve Angry Men opened at the Globe."),
    ("en", "Seven Psychopaths is back."),
    ("en", "Four Mile Creek rose again."),
    # what its number tells apart
    ("pt", "Segundo a nota técnica 18, nada muda."),
    ("pt", "O 14 Bis voou."),
    ("en", "She served with 40 Commando."),
    ("en", "Room 214 was full."),
    ("fr", "L'escadron 21/2 est rentré."),
    ("de", "Konto 4711 war leer."),
    ("de", "Der Asteroid 2024 YR4 kommt näher."),
    ("de", "Ludwig der Vierzehnte ließ bauen."),
    # places on the globe, crosses and sets of tennis
    ("en", "The crater lies at 5.4° S, 137.8° E."),
    ("fr", "L'épave gît par 41°24′N."),
    ("fr", "Le 4×4 a versé."),
    ("en", "She was acquitted on count 6 again."),
    ("en", "Form 1040 will be shorter."),
    ("en", "He drew a .38 revolver."),
    ("pt", "A conta 22.315-7 foi fechada."),
    ("pt", "Ele calçava 39 na época."),
    ("de", "Baureihe 423 bekommt Nachfolger."),
    ("fr", "Un deux pièces se loue cher."),
    ("fr", "L'uranium 235 est enrichi."),
    ("pt", "Três Lagoas (MS) cresceu."),
    ("pt", "O concurso 2.815 não teve ganhador."),
    ("en", "The card ending 4402 was used."),
    ("es", "El parte 4.117 no dice más."),
    ("de", "Wer Hilfe braucht, soll die 112 wählen."),
    ("de", "Haus 3 der Klinik schließt."),
    ("pt", "Venceu por 6/4 e 7/5."),
    # where someone lives, and how to reach him
    ("pt", "Em Lisboa, o contacto é 213 456 789."),
    ("pt", "Ligue 190 em caso de perigo."),
    ("en", "Dial 999 in an emergency."),
    ("en", "She moved to Salem, OR 97301 again."),
    ("es", "El teléfono es el 91 345 67 89."),
    ("es", "El código postal 28013 es conocido."),
    ("fr", "Il habite 45, avenue Foch, 75116 Paris."),
    ("fr", "Le numéro SIRET est 123 456 789 00012."),
    ("de", "Der Sitz ist in der Hauptstraße 12, 10115 Berlin."),
    ("de", "Das Urteil 45/20 ist bekannt."),
    ("fr", "Le code postal est 69003."),
    ("es", "28001 Madrid es caro."),
    # words that count nothing
    ("en", "The class of '92 returned."),
    ("en", "A single-engine plane crashed."),
    ("en", "A single mother spoke."),
    ("en", "Both men and women cheered."),
    ("es", "No quedó ni un solo voto."),
    ("de", "Das dritte Tor fiel spät."),
]

QUANTITIES = [
    ("es", "Costó más del doble de lo previsto.", "doble = 2 []"),
    ("fr", "Il a coûté plus du double du prix.", "double = 2 []"),
    ("fr", "Il a coûté le double.", "double = 2 []"),
    ("pt", "Ambos os pilotos sobreviveram.", "Ambos os pilotos = 2 [pilotos]"),
    ("pt", "Só uma única testemunha falou.", "uma única testemunha = 1 [testemunha]"),
    ("pt", "O terreno custa o dobro.", "dobro = 2 []"),
    ("pt", "Mais da metade fugiu.", "Mais da metade = 0.5 more_than []"),
    ("pt", "Foram vistas de dez a quinze árvores.", "dez a quinze árvores = 10..15 range [árvores]"),
    ("pt", "No incêndio 12 morreram.", "12 = 12 []"),
    ("pt", "Abriu 05 vagas.", "05 vagas = 5 [vagas]"),
    ("pt", "Morreram dois homens e uma mulher.", "dois homens = 2 [homens]; uma mulher = 1 [mulher]"),
    ("pt", "Feriu três homens e uma bomba explodiu.", "três homens = 3 [homens]"),
    ("en", "Two men and one woman died.", "Two men = 2 [men]; one woman = 1 [woman]"),
    (
        "en",
        "Of 312 patients, of whom a quarter fell ill, all live.",
        "312 patients = 312 [patients]; a quarter = 0.25 []",
    ),
    ("en", "They came two by two, 3,000 of them.", "3,000 = 3000 []"),
    ("en", "Two Labour MPs were there.", "Two Labour MPs = 2 [MPs]"),
    ("en", "The wall is 30° steep.", "30° = 30 [°]"),
    ("es", "Pagó 5.000 mdp y 20 mdd.", "5.000 mdp = 5000000000 [MXN]; 20 mdd = 20000000 [USD]"),
    ("fr", "C'est mille fois plus cher.", "mille fois = 1000 [fois]"),
    ("de", "Ein Vierzehntel fehlt.", "Ein Vierzehntel = 0.071429 []"),
    ("en", "One man was killed.", "One man = 1 [man]"),
    ("en", "One man spoke.", ""),
    ("en", "The bill passed by 231-198.", "231-198 = 231..198 []"),
    ("es", "Cuesta un tercio más.", "un tercio = 0.333333 []"),
    ("de", "Es gab 358 zu 214 Stimmen.", "358 zu 214 Stimmen = 358..214 [Stimmen]"),
    ("de", "Station 12 meldete sieben Fälle.", "sieben Fälle = 7 [Fälle]"),
    ("en", "Another 12 escaped.", "12 = 12 []"),
    ("en", "In total 31 came.", "31 = 31 []"),
    ("en", "It made £1m, a fifth above estimate.", "£1m = 1000000 [GBP]; a fifth = 0.2 []"),
    ("de", "Insgesamt 12 wurden verletzt.", "12 = 12 []"),
    ("en", "In parliament 212 backed it.", "212 = 212 []"),
    ("pt", "No hospital 12 seguem internados.", "12 = 12 []"),
    ("pt", "O PSD elegeu 22, o PT 18 e o PV 15.", "22 = 22 []; 18 = 18 []; 15 = 15 []"),
    ("pt", "“Dez casas caíram” na rua.", "Dez casas = 10 [casas]"),
    ("pt", "Na sessão 112, 41 votaram sim.", "41 = 41 []"),
    ("es", "En Sevilla 400 esperan plaza.", "400 = 400 []"),
    ("es", "El PP logró 137, el PSOE 121 y Vox 33.", "137 = 137 []; 121 = 121 []; 33 = 33 []"),
    ("de", "„Drei Menschen starben“, sagte er.", "Drei Menschen = 3 [Menschen]"),
    ("de", "Die SPD holt 137 Sitze, die CDU 121.", "137 Sitze = 137 [Sitze]; 121 = 121 []"),
    ("en", "She has won the title twice.", "twice = 2 []"),
    ("en", "Both pilots survived.", "Both pilots = 2 [pilots]"),
    ("en", "They met in a single house.", "a single house = 1 [house]"),
    ("en", "Every third child is overweight.", "Every third child = 0.333333 [child]"),
    ("en", "Rovers beat Albion 3-1.", "3-1 = 3..1 []"),
    ("en", "The price of petrol hit 149.9p a litre.", "149.9p = 149.9 [p]"),
    ("en", "In the fire 12 were hurt.", "12 = 12 []"),
    ("en", "The remaining 45 went home.", "45 = 45 []"),
    ("en", "Imports fell by half.", "half = 0.5 []"),
    (
        "en",
        "The gap of €12-15 billion shocked Brussels.",
        "€12-15 billion = 12000000000..15000000000 range [EUR]",
    ),
    ("es", "Ambos pilotos sobrevivieron.", "Ambos pilotos = 2 [pilotos]"),
    ("es", "Fueron 1.430, y no 1.340.", "1.430 = 1430 []; 1.340 = 1340 []"),
    ("es", "Bajó un 5 %, hasta 45 euros.", "5 % = 5 [%]; 45 euros = 45 [EUR]"),
    ("es", "Pasó del 45 al 30 % de los votos.", "45 = 45 [%]; 30 % = 30 [%]"),
    ("fr", "Un seul témoin est venu.", "Un seul témoin = 1 [témoin]"),
    ("fr", "Le tunnel a coûté 6 milliards et 14 vies.", "6 milliards = 6000000000 []; 14 vies = 14 [vies]"),
    ("de", "Jeder fünfte Haushalt spart.", "Jeder fünfte Haushalt = 0.2 [Haushalt]"),
    ("de", "Die Miete kostet das Doppelte.", "Doppelte = 2 []"),
    ("de", "İzmir hat 5 Häfen.", "5 Häfen = 5 [Häfen]"),  # a letter that grows in lower case
    ("de", "Beide Anlagen stehen still.", "Beide Anlagen = 2 [Anlagen]"),
    ("de", "Das Gesetz kam mit 52 zu 48 Stimmen durch.", "52 zu 48 Stimmen = 52..48 [Stimmen]"),
]


def told(language: str, text: str) -> str:
    """The readings of a text on one line: words, value or low..high, qualifier (but exact), unit."""
    lines = []
    for r in read_numbers(text, language):
        value = "?" if r.value is None else plain(r.value)
        if r.low is not None and r.high is not None:
            value = f"{plain(r.low)}..{plain(r.high)}"
        qualifier = "" if r.qualifier == "exact" else f" {r.qualifier}"
        lines.append(f"{text[r.start : r.end]} = {value}{qualifier} [{r.unit or ''}]")
    return "; ".join(lines)


@pytest.mark.parametrize(("language", "text"), NAMES, ids=[f"{n[0]}-{n[1][:32]}" for n in NAMES])
def test_a_number_in_a_name_is_no_quantity(language: str, text: str) -> None:
    assert told(language, text) == ""


@pytest.mark.parametrize(("language", "text", "expected"), QUANTITIES, ids=[f"{q[0]}-{q[1][:32]}" for q in QUANTITIES])
def test_a_quantity_beside_a_name_is_read(language: str, text: str, expected: str) -> None:
    assert told(language, text) == expected
