"""Cleaning takes out what a reader can't see and the furniture at the end, and tells so; a story is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.clean import clean
from pipeline.read.furniture import cut_furniture
from tests.steps import steps

STORY = (
    "O governo anunciou ontem um novo plano para as escolas do interior, que recebem mais de 3.000 alunos.\n\n"
    "A ministra disse que a medida começa em março. “Vamos com calma”, afirmou ela aos jornalistas presentes."
)


@pytest.mark.parametrize(
    ("dirty", "plain", "kind"),
    [
        pytest.param("a\u200bb", "ab", "zero-width", id="zero-width-space"),
        pytest.param("a\ufeffb", "ab", "zero-width", id="mark-inside"),
        pytest.param("a\u202eb\u202c", "ab", "bidi control", id="bidi-override"),
        pytest.param("a\u2067b", "ab", "bidi control", id="bidi-isolate"),
        pytest.param("chi\u00adps", "chips", "soft hyphen", id="soft-hyphen"),
        pytest.param("a\U000e0041\U000e0042b", "ab", "tag", id="tag-characters"),
        pytest.param("a\U000e0101b", "ab", "variation selector", id="variation-selectors"),
        pytest.param("a\x1b[31mb", "a[31mb", "control", id="escape"),
        pytest.param("a\x00b", "ab", "control", id="nul"),
        pytest.param("a\x9bb", "ab", "control", id="c1"),
        pytest.param("a\ufffeb", "ab", "noncharacter", id="noncharacter"),
    ],
)
def test_what_does_not_show_is_taken_out_and_told(dirty: str, plain: str, kind: str) -> None:
    """The warning has the count and the kind."""
    cleaned = clean(dirty)
    assert cleaned.text == plain
    assert cleaned.warnings[0].startswith("hidden_text: ")
    assert kind in cleaned.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("família 👨\u200d👩\u200d👧 feliz", id="emoji-family"),
        pytest.param("preço ❤\ufe0f bom", id="emoji-selector"),
        pytest.param("می\u200cخواهم", id="persian-joiner"),
        pytest.param("350\u00a0000 e 1\u202f200", id="no-break-blanks"),
        pytest.param("“curvas” e ‘simples’ — traço\tTab", id="quotes-dashes-tab"),
        pytest.param("linha\n\n\n  outra  \n fim", id="blanks-inside"),
    ],
)
def test_honest_characters_stay(text: str) -> None:
    """What a text needs is neither changed nor complained of."""
    assert clean(text) == type(clean(text))(text, ())


@pytest.mark.parametrize(
    ("dirty", "plain"),
    [
        pytest.param("a\r\nb\rc", "a\nb\nc", id="windows-and-mac"),
        pytest.param("a\u2028b\x85c\x0bd\x0ce", "a\nb\nc\nd\ne", id="other-separators"),
        pytest.param("a\u2029b", "a\n\nb", id="paragraph-separator"),
        pytest.param("  \n a \n ", "a", id="trimmed"),
        pytest.param("Sa\u0303o Joa\u0303o", "São João", id="nfc"),
        pytest.param("a\ud800b", "a\ufffdb", id="half-a-character"),
    ],
)
def test_line_ends_and_forms_are_one(dirty: str, plain: str) -> None:
    """One line end, NFC, nothing around."""
    assert clean(dirty).text == plain


FURNITURE = {
    "source-link": "Source link",
    "link-da-fonte": "Link da fonte",
    "comment-form-pt": "DEIXE UMA RESPOSTA\n\nPor favor digite seu comentário!\nPor favor, digite seu nome aqui",
    "comment-form-en": "Leave a Reply\n\nYour email address will not be published. Required fields are marked *",
    "comment-form-es": "Deja una respuesta\nTu dirección de correo electrónico no será publicada.",
    "comment-form-fr": "Laisser un commentaire\nVotre adresse e-mail ne sera pas publiée.",
    "comment-form-de": "Schreibe einen Kommentar\nDeine E-Mail-Adresse wird nicht veröffentlicht.",
    "leia-mais": "Leia mais:\n\nPrefeitura inaugura ponte\nChuva forte no fim de semana",
    "leia-tambem-inline": "Leia também: Prefeitura inaugura ponte",
    "newsletter-pt": "Esta é uma edição de Rui Alva Boletim da Serra. Leia boletins informativos anteriores aqui.",
    "newsletter-en": "Sign up for our newsletter to get the week in one mail.",
    "newsletter-de": "Abonnieren Sie unseren Newsletter.",
    "newsletter-fr": "Inscrivez-vous à notre newsletter",
    "newsletter-es": "Suscríbete a nuestro boletín",
    "rights": "Todos os direitos reservados.",
    "photo": "Foto: Ana Prado/Arquivo",
    "several": "Foto: Ana Prado\n\nCompartilhe\n\nSource link\n\nComentários\n\nPrimeiro!",
}


@pytest.mark.parametrize("end", FURNITURE.values(), ids=FURNITURE.keys())
def test_furniture_at_the_end_goes_and_is_told(end: str) -> None:
    """Of five languages, alone or in a row."""
    cleaned = clean(f"{STORY}\n\n{end}\n")
    assert cleaned.text == STORY
    assert cleaned.warnings[0].startswith("furniture: ")


KEPT = {
    "links-inside": f"Leia mais:\n\nPonte nova\n\n{STORY}",
    "paragraph-behind-links": f"{STORY}\n\nLeia também\n\nPonte nova\n\n{STORY}",
    "follow-in-a-sentence": f"{STORY}\n\nSiga o dinheiro, disse o juiz. Ele não quis explicar a frase.",
    "comment-in-a-sentence": f"{STORY}\n\nDeixe um comentário cair e a rua responde, diz o padeiro da esquina.",
    "newsletter-is-the-story": f"{STORY}\n\n"
    + "A editora lançou um boletim. " * 9
    + "Assine a newsletter, diz a capa.",
    "only-furniture": "Source link",
    "heading-like-furniture": f"Comments\n\n{STORY}",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_a_story_is_never_cut(text: str) -> None:
    """A real paragraph is worth more than a line of furniture."""
    assert clean(text).text == text


def test_furniture_can_be_kept() -> None:
    """A text that somebody else has cleaned is left as it is."""
    assert clean(f"{STORY}\n\nSource link", furniture=False).text.endswith("Source link")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ", id="blanks"),
        pytest.param("\n", id="lines"),
        pytest.param("Leia mais\n", id="links"),
        pytest.param("a", id="one-line"),
        pytest.param("\u200b", id="zero-width"),
        pytest.param("a\u0301", id="combining"),
    ],
)
def test_hostile_texts_take_work_in_proportion(text: str) -> None:
    """Eight times the text, at most about eight times the steps."""
    assert steps(lambda: clean(text * 80_000)) < 10 * steps(lambda: clean(text * 10_000))


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """The second time there is nothing left to take out, and the text is NFC."""
    once = clean(text, furniture=False).text
    assert clean(once, furniture=False).text == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.lists(st.sampled_from([*FURNITURE.values(), STORY, "Uma frase.", ""])))
def test_a_cut_is_always_at_the_end(parts: list[str]) -> None:
    """What is left is a beginning of what there was."""
    text = "\n\n".join(parts)
    assert text.startswith(cut_furniture(text))
