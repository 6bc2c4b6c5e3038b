"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.span import proves
from pipeline.text.sentences import split
from tests.steps import steps

# One text a row; "|" marks every place where a new sentence begins.
TRICKY = [
    ("pt", "O Sr. Almeida chegou cedo. |Depois saiu."),
    ("pt", "A Dra. Lúcia Prado e o Prof. Reis falaram. |Ninguém respondeu."),
    ("pt", "Segundo o art. 5º da lei, não há prazo. |Falta regulamentar."),
    ("pt", "O processo nº. 1.204 foi arquivado. |O juiz explicou."),
    ("pt", "O prédio fica na Av. Central, perto do rio. |É antigo."),
    ("pt", "A dívida é de R$ 1.200,50. |O prazo é de 3.5 anos."),
    ("pt", "A Viação Norte S.A. contratou cem motoristas. |A frota cresceu."),
    ("pt", "Comprou da Móveis Lima Ltda. |O preço não foi revelado."),
    ("pt", "“Não vou sair.” |Ela fechou a porta."),
    ("pt", "“Quem decide?”, perguntou o prefeito. |Houve silêncio."),
    ("pt", "“Vamos vencer!” gritou a torcida. |O jogo seguiu."),
    ("pt", "Ele hesitou... e voltou atrás. |A sala riu."),
    ("pt", "Ele hesitou… |Depois aceitou."),
    ("pt", "J. K. Moura escreveu a peça. |A estreia é hoje."),
    ("pt", "(O banco não comentou.) |As ações caíram."),
    ("pt", "Vieram frutas, pães etc. |O mercado abriu às 8h."),
    ("pt", "Mais informações em www.exemplo.com.br ou no balcão. |Entrada livre."),
    ("pt", "A versão 2.0.1 saiu ontem. |Corrige falhas."),
    ("pt", "A economia parou [...]. |O crédito secou."),
    ("pt", "Chegou às 9h. |Saiu às 10h."),
    ("en", "Mr. Lee met Dr. Ortiz at noon. |They shook hands."),
    ("en", "The U.S. economy grew 2.5 percent. |Wages did not."),
    ("en", "He moved to the U.S. |The family stayed."),
    ("en", "Harbor Inc. bought Delta Corp. last year. |The price was low."),
    ("en", "The deal was signed by Harbor Inc. |The market cheered."),
    ("en", "She left at 5 p.m. |The doors closed."),
    ("en", "Gen. Maria Stone retired on Jan. 5. |Nobody noticed."),
    ("en", "“It is over.” |He sat down."),
    ("en", '"Is it over?" she asked. |He nodded.'),
    ("en", "J. R. Hart wrote it. |It sold well."),
    ("en", "See Fig. 3 and p. 12 for details. |The rest is online."),
    ("en", "The firm, e.g. its London arm, lost money. |Others won."),
    ("en", "Was it worth it? |Yes! |Nobody disagreed."),
    ("en", "iPhones sold well. |eBay did not."),
    ("en", "St. Mary's Hospital opened. |Beds are scarce."),
    ("en", "Smith v. Jones was settled. |Costs were shared."),
    ("es", "El Sr. Ruiz y la Dra. Peña llegaron. |Nadie los esperaba."),
    ("es", "La deuda es de US$ 2.500,75 millones. |El plazo vence hoy."),
    ("es", "Viajó a EE. UU. con su familia. |Volvió en mayo."),
    ("es", "«No habrá acuerdo.» |El portavoz se levantó."),
    ("es", "¿Quién paga? |¡Nadie! |Así empezó el debate."),
    ("es", "La pág. 14 y el art. 3 coinciden. |El resto cambia."),
    ("es", "Vive en la Avda. del Puerto, núm. 8. |Trabaja lejos."),
    ("es", "Pan, leche, etc. |La lista sigue."),
    ("fr", "M. Garnier et Mme Roy ont signé. |Le maire a souri."),
    ("fr", "« C’est fini. » |Il est parti."),
    ("fr", "« Qui paiera ? » demande l’élue. |Personne ne répond."),
    ("fr", "Le taux atteint 3,5 %. |La hausse continue."),
    ("fr", "J.-P. Morel dirige la troupe. |Il a vingt ans."),
    ("fr", "Voir l’art. 4 et la p. 9. |Le reste suit."),
    ("fr", "Il arrive vers 18 h. |Elle repart à 19 h."),
    ("de", "Am 3. Mai kam Dr. Brandt nach Köln. |Er blieb."),
    ("de", "Das 19. Jahrhundert begann anders. |Niemand ahnte es."),
    ("de", "Sie wohnt z. B. in Bonn. |Er nicht."),
    ("de", "Der 2. Senat entschied am 12. März. |Das Urteil ist rechtskräftig."),
    ("de", "Der Wert stieg auf 1.200,50 Euro. |Das war neu."),
    ("de", "Rund 3,5 Mio. Menschen leben dort. |Viele pendeln."),
    ("de", "„Ich gehe.“ |Sie schloss die Tür."),
    ("de", "„Wer zahlt?“, fragte Frau Dr. Kern. |Keiner antwortete."),
    ("de", "Das geschah im Jahr 2005. |Danach wurde es still."),
    ("de", "Papst Johannes XXIII. berief das Konzil ein. |Es dauerte lange."),
    ("de", "Die Kosten, d. h. die Mieten, stiegen. |Das traf viele."),
]


@pytest.mark.parametrize(("language", "marked"), TRICKY, ids=[f"{i:02d}-{row[0]}" for i, row in enumerate(TRICKY)])
def test_a_tricky_text_breaks_where_a_reader_breaks_it(language: str, marked: str) -> None:
    assert [s.text for s in split(marked.replace("|", ""), language)] == [piece.strip() for piece in marked.split("|")]


LAYOUT = [
    ("heading", "Porto reabre\n\nO porto reabriu ontem.", ["Porto reabre", "O porto reabriu ontem."]),
    ("heading-one-line", "Porto reabre\nO porto reabriu ontem.", ["Porto reabre", "O porto reabriu ontem."]),
    ("bullets", "Pontos:\n- obras no cais\n- novos barcos", ["Pontos:", "- obras no cais", "- novos barcos"]),
    ("numbered", "1. Abrir o cais\n2. Pintar o muro", ["1. Abrir o cais", "2. Pintar o muro"]),
    ("broken-line", "O porto reabriu\nontem à noite. Choveu.", ["O porto reabriu\nontem à noite.", "Choveu."]),
    ("broken-after-comma", "Ontem,\nMaria chegou.", ["Ontem,\nMaria chegou."]),
    ("broken-after-link", "A cidade de\nSantos parou.", ["A cidade de\nSantos parou."]),
    ("broken-number", "Custou R$ 1.200,\n50 a mais que antes.", ["Custou R$ 1.200,\n50 a mais que antes."]),
    ("rule", "Primeiro.\n\n***\n\nSegundo.", ["Primeiro.", "Segundo."]),
    ("blank", "  \n\n ", []),
]


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in LAYOUT], ids=[row[0] for row in LAYOUT])
def test_headings_bullets_and_broken_lines_are_told_apart(text: str, wanted: list[str]) -> None:
    assert [s.text for s in split(text, "pt")] == wanted


def test_wrapped_lines_of_one_width_are_one_paragraph() -> None:
    text = (
        "O conselho da cidade decidiu nesta semana que os barcos de\n"
        "Santos podem voltar ao cais antigo depois de uma reforma que\n"
        "Durou quatro anos e custou caro."
    )
    assert len(split(text, "pt")) == 1


def test_another_language_is_split_by_the_library() -> None:
    assert [s.text for s in split("Il treno è partito. Nessuno lo aspettava.", "it")] == [
        "Il treno è partito.",
        "Nessuno lo aspettava.",
    ]


def test_ids_count_from_one_in_the_order_of_the_text() -> None:
    assert [s.id for s in split("Um. Dois vieram. Três ficaram.", "pt")] == ["s1", "s2", "s3"]


@given(st.text(alphabet="Aab 1.,!?…“”\"'\n-()«»", max_size=200), st.sampled_from(["pt", "de", "fr", "it"]))
def test_every_sentence_stands_where_it_says_and_none_overlap(text: str, language: str) -> None:
    end = 0
    for sentence in split(text, language):
        assert proves(text, sentence.span, sentence.text)
        assert sentence.text == sentence.text.strip()
        assert sentence.span.start >= end
        end = sentence.span.end


@given(st.text(alphabet="Aab 1.,!?…\n", max_size=200))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    kept = "".join(s.text for s in split(text, "pt"))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize("unit", ["“ ", "A. ", ". ", ".", "x", "a\n", "1.", "Sr. "], ids=repr)
def test_a_long_odd_text_takes_work_in_proportion(unit: str) -> None:
    """Eight times the text, at most about eight times the steps."""
    small, large = (steps(lambda n=n: split(unit * (n // len(unit)), "pt")) for n in (5_000, 40_000))
    assert large < 10 * small + 100
