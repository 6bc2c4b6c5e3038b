"""Words in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.quotes import read_quotes

QUOTES = [
    ("curly", "pt", "Ela disse: “O cais reabre amanhã”.", ["O cais reabre amanhã"]),
    ("straight", "pt", 'Ela disse: "O cais reabre amanhã".', ["O cais reabre amanhã"]),
    ("two-straight", "en", '"One", he said, "and two".', ["One", "and two"]),
    ("guillemets", "fr", "Il a dit : « Le quai rouvre demain ».", ["Le quai rouvre demain"]),
    ("german", "de", "Er sagte: „Der Kai öffnet morgen.“", ["Der Kai öffnet morgen."]),
    ("german-english-end", "de", "Er sagte: „Der Kai öffnet morgen.”", ["Der Kai öffnet morgen."]),
    ("german-reversed", "de", "Er sagte: »Der Kai öffnet morgen.«", ["Der Kai öffnet morgen."]),
    ("single-curly", "en", "He said: ‘The quay opens tomorrow’ and left.", ["The quay opens tomorrow"]),
    ("single-straight", "en", "He called it 'a good day' and left.", ["a good day"]),
    ("nested", "en", "“She said ‘never again’ twice.”", ["She said ‘never again’ twice.", "never again"]),
    ("nested-german", "de", "„Er rief ‚Halt‘ und lief.“", ["Er rief ‚Halt‘ und lief.", "Halt"]),
    ("scare", "pt", "O “plano” falhou.", ["plano"]),
    ("sentences", "pt", "“Chegamos. Estamos bem. Obrigado”, disse.", ["Chegamos. Estamos bem. Obrigado"]),
    ("apostrophes", "en", "The workers' union didn't say it's Anna's boat.", []),
    ("curly-apostrophes", "en", "The workers’ union didn’t say it’s Anna’s boat.", []),
    ("elision", "fr", "L'élue d'Arles n'a pas dit qu'elle partait.", []),
    ("inches", "en", 'A 27" screen stood there.', []),
    ("dialogue", "pt", "— Não vou sair — disse ele.\nEla riu.", ["Não vou sair"]),
    ("empty", "pt", "Um “” vazio e um “ ” também.", []),
    ("never-closed", "pt", "Ele disse “que viria e não veio.\n\nO resto do texto segue aqui.", []),
    ("never-opened", "pt", "Ele viria”, disse ela.", []),
    (
        "paragraphs",
        "en",
        "“We came first.\n\n“We left last.”",
        ["We came first.", "We left last."],
    ),
    ("lost-mark-then-good", "pt", "Um “erro aqui.\n\nE “certo” ali.", ["certo"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [q[1:] for q in QUOTES], ids=[q[0] for q in QUOTES])
def test_the_words_between_the_marks_are_found(language: str, text: str, wanted: list[str]) -> None:
    assert [text[q.start : q.end] for q in read_quotes(text, language)] == wanted


def test_the_outer_span_has_the_marks_in_it() -> None:
    text = "Ele disse “sim”."
    quote = read_quotes(text, "pt")[0]
    assert text[slice(*quote.outer)] == "“sim”"


def test_a_lost_mark_never_swallows_a_page() -> None:
    text = "Um “começo " + "palavra " * 2000 + "fim”."
    assert read_quotes(text, "pt") == []


@given(st.text(alphabet="ab .\n“”„\"«»‘’'—A", max_size=300), st.sampled_from(["pt", "en", "de", "fr"]))
def test_every_quotation_lies_inside_its_marks_and_the_text(text: str, language: str) -> None:
    for quote in read_quotes(text, language):
        assert 0 <= quote.outer[0] <= quote.start < quote.end <= quote.outer[1] <= len(text)
        assert text[quote.start : quote.end].strip() == text[quote.start : quote.end]
