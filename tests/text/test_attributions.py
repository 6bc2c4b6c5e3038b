"""Who says, holds or does what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.article import Attribution, Mentions
from pipeline.text.mentions import read_mentions
from pipeline.text.sentences import split


def _read(text: str, language: str) -> Mentions:
    return read_mentions(text, language, None, split(text, language))


def _row(text: str, found: Attribution, mentions: Mentions) -> tuple[str | None, str, str | None, str | None]:
    names = {c.id: c.name for c in mentions.candidates}
    return (
        found.speaker.of(text) if found.speaker else None,
        found.cue.of(text),
        found.leaning,
        names.get(found.candidate or ""),
    )


# language, text, speaker, cue, leaning, candidate
SAID = [
    ("pt", "Carlos Moura disse que o porto reabre.", "Carlos Moura", "disse", None, "Carlos Moura"),
    ("pt", "“O porto reabre amanhã cedo”, disse Carlos Moura.", "Carlos Moura", "disse", None, "Carlos Moura"),
    (
        "pt",
        "O ministro do Mar, Caio Reis, afirmou que há verba.",
        "O ministro do Mar, Caio Reis",
        "afirmou",
        None,
        "Caio Reis",
    ),
    ("pt", "Lia Reis, pesquisadora do porto, disse que não.", "Lia Reis", "disse", None, "Lia Reis"),
    ("pt", "Segundo a Reuters, o porto reabre.", "a Reuters", "Segundo", None, "Reuters"),
    ("pt", "De acordo com Carlos Moura, há verba.", "Carlos Moura", "De acordo com", None, "Carlos Moura"),
    ("pt", "Para Carlos Moura, falta verba.", "Carlos Moura", "Para", None, "Carlos Moura"),
    ("pt", "A França aprovou a lei do mar.", "A França", "aprovou", "supports", "França"),
    ("pt", "A França proibiu a pesca.", "A França", "proibiu", "opposes", "França"),
    ("pt", "Carlos Moura criticou o prazo.", "Carlos Moura", "criticou", "opposes", "Carlos Moura"),
    ("pt", "Carlos Moura não apoia o prazo.", "Carlos Moura", "não apoia", "opposes", "Carlos Moura"),
    ("pt", "A Zentec não respondeu aos pedidos de comentários.", "A Zentec", None, "no_comment", "Zentec"),
    (
        "pt",
        "A lei foi criticada. O prazo foi criticado por Carlos Moura.",
        "Carlos Moura",
        "foi criticado",
        "opposes",
        "Carlos Moura",
    ),
    ("pt", "O consórcio Novo Rumo cobra e ameaça parar.", "O consórcio Novo Rumo", "ameaça", "opposes", "Novo Rumo"),
    ("pt", "Carlos Moura votou contra o prazo.", "Carlos Moura", "votou", "opposes", "Carlos Moura"),
    ("pt", "Carlos Moura disse que o prazo é um erro.", "Carlos Moura", "disse", "opposes", "Carlos Moura"),
    ("en", "Anna Stone turned the offer down.", "Anna Stone", "turned", "opposes", "Anna Stone"),
    ("en", "Anna Stone called for a new port.", "Anna Stone", "called", "supports", "Anna Stone"),
    ("en", "“We lost,” said Portsea's manager, Anna Stone, 49.", "Portsea's manager", "said", None, "Anna Stone"),
    (
        "en",
        "A spokeswoman for Hull City Council said the port would reopen.",
        "A spokeswoman for Hull City Council",
        "said",
        None,
        "Hull City Council",
    ),
    ("es", "La alcaldesa Ana Ruiz no comentó la noticia.", "La alcaldesa Ana Ruiz", None, "no_comment", "Ana Ruiz"),
    ("fr", "Je pense que le port rouvrira.", "Je", "pense", None, None),
    ("de", "Jonas Weber stimmte gegen den Plan.", "Jonas Weber", "stimmte", "opposes", "Jonas Weber"),
    ("en", "Anna Stone said the port would reopen.", "Anna Stone", "said", None, "Anna Stone"),
    ("en", "“The port reopens tomorrow,” said Anna Stone.", "Anna Stone", "said", None, "Anna Stone"),
    ("en", "Anna Stone told reporters that rain was coming.", "Anna Stone", "told", None, "Anna Stone"),
    ("en", "According to Anna Stone, rain is coming.", "Anna Stone", "According to", None, "Anna Stone"),
    ("en", "Anna Stone warned that rain was coming.", "Anna Stone", "warned", "asserts", "Anna Stone"),
    ("en", "Anna Stone declined to comment.", "Anna Stone", "declined to comment", "no_comment", "Anna Stone"),
    ("en", "France banned the nets.", "France", "banned", "opposes", "France"),
    ("es", "“El puerto abre mañana temprano”, dijo Carlos Ruiz.", "Carlos Ruiz", "dijo", None, "Carlos Ruiz"),
    ("es", "Según Carlos Ruiz, el puerto abre.", "Carlos Ruiz", "Según", None, "Carlos Ruiz"),
    ("es", "Carlos Ruiz rechazó el plazo.", "Carlos Ruiz", "rechazó", "opposes", "Carlos Ruiz"),
    ("fr", "Jean Garnier a déclaré que le port rouvre.", "Jean Garnier", "a déclaré", None, "Jean Garnier"),
    ("fr", "Selon Jean Garnier, le port rouvre.", "Jean Garnier", "Selon", None, "Jean Garnier"),
    ("fr", "Jean Garnier critique le délai.", "Jean Garnier", "critique", "opposes", "Jean Garnier"),
    ("de", "Jonas Weber sagte, der Hafen öffne bald.", "Jonas Weber", "sagte", None, "Jonas Weber"),
    ("de", "„Der Hafen öffnet morgen früh“, sagte Jonas Weber.", "Jonas Weber", "sagte", None, "Jonas Weber"),
    ("de", "„Der Hafen öffnet morgen früh“, so Jonas Weber.", "Jonas Weber", "so", None, "Jonas Weber"),
    ("de", "Nach Angaben der SPD öffnet der Hafen.", "Angaben der SPD", "Nach Angaben", None, "SPD"),
    ("de", "Laut Jonas Weber öffnet der Hafen.", "Jonas Weber", "Laut", None, "Jonas Weber"),
    ("de", "Die SPD lehnte den Plan ab.", "Die SPD", "lehnte", "opposes", "SPD"),
    ("de", "Gestern forderte Jonas Weber mehr Geld.", "Jonas Weber", "forderte", "supports", "Jonas Weber"),
    ("de", "Jonas Weber wollte sich dazu nicht äußern.", "Jonas Weber", None, "no_comment", "Jonas Weber"),
]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "cue", "leaning", "candidate"),
    SAID,
    ids=[f"{s[0]}-{i}" for i, s in enumerate(SAID)],
)
def test_speaker_cue_leaning_and_candidate_are_read(
    language: str, text: str, speaker: str, cue: str | None, leaning: str | None, candidate: str
) -> None:
    mentions = _read(text, language)
    assert len(mentions.attributions) == 1
    found = _row(text, mentions.attributions[0], mentions)
    assert found == (speaker, cue or found[1], leaning, candidate)


CONTENT = [
    ("that", "pt", "Carlos Moura disse hoje que o porto reabre.", "o porto reabre", "reported"),
    ("quote-before", "pt", "“O porto reabre amanhã”, disse Carlos Moura.", "O porto reabre amanhã", "direct_quote"),
    ("quote-behind", "pt", "Carlos Moura disse: “O porto reabre amanhã”.", "O porto reabre amanhã", "direct_quote"),
    (
        "quote-of-sentences",
        "pt",
        "“Há verba. O porto reabre”, disse Carlos Moura.",
        "Há verba. O porto reabre",
        "direct_quote",
    ),
    ("quote-first", "en", "“It reopens soon,” Anna Stone said on Monday.", "It reopens soon,", "direct_quote"),
    (
        "quote-first-with-role",
        "en",
        "“It reopens soon,” its head, Anna Stone, said.",
        "It reopens soon,",
        "direct_quote",
    ),
    ("clause-before", "pt", "O porto reabre, disse Carlos Moura.", "O porto reabre", "reported"),
    ("phrase", "pt", "Segundo Carlos Moura, o porto reabre.", "o porto reabre", "reported"),
    ("deed", "pt", "A França aprovou a lei do mar.", "a lei do mar", "action"),
    ("object", "pt", "Carlos Moura criticou o prazo que a lei dá.", "o prazo que a lei dá", "reported"),
    ("german-comma", "de", "Jonas Weber sagte, der Hafen öffne bald.", "der Hafen öffne bald", "reported"),
]


@pytest.mark.parametrize(("language", "text", "content", "kind"), [c[1:] for c in CONTENT], ids=[c[0] for c in CONTENT])
def test_what_is_said_or_done_is_told(language: str, text: str, content: str, kind: str) -> None:
    found = _read(text, language).attributions[0]
    assert found.content is not None
    assert (found.content.of(text), found.kind) == (content, kind)


MEANT = [
    ("he", "pt", "Carlos Moura chegou. Ele disse que há verba.", "Carlos Moura"),
    ("she-not-him", "pt", "Ana Reis e Carlos Moura chegaram. Ela disse que há verba.", "Ana Reis"),
    ("office", "pt", "A ministra Ana Reis chegou com Carlos Moura. A ministra disse que há verba.", "Ana Reis"),
    ("firm", "pt", "A fabricante Zentec caiu com Carlos Moura. A empresa afirmou que há verba.", "Zentec"),
    (
        "dropped-subject",
        "pt",
        "“Há verba para todos”, disse Carlos Moura. “Falta prazo, porém”, acrescentou.",
        "Carlos Moura",
    ),
    ("second-verb", "pt", "Carlos Moura disse que há verba e afirmou que falta prazo.", "Carlos Moura"),
    ("french-suffix", "fr", "Anne Garnier est partie. « Le quai rouvre demain », dit-elle.", "Anne Garnier"),
    ("french-perfect-suffix", "fr", "Anne Garnier est partie. « Le quai rouvre », a-t-elle protesté.", "Anne Garnier"),
    ("behind-commas", "fr", "La firme Zentec, qui tient le quai, près de Brest, a déclaré que tout va bien.", "Zentec"),
    ("she-english", "en", "Anna Stone left. She said that rain was coming.", "Anna Stone"),
]


@pytest.mark.parametrize(("language", "text", "name"), [m[1:] for m in MEANT], ids=[m[0] for m in MEANT])
def test_a_speaker_without_a_name_is_resolved(language: str, text: str, name: str) -> None:
    mentions = _read(text, language)
    names = {c.id: c.name for c in mentions.candidates}
    assert names.get(mentions.attributions[-1].candidate or "") == name


def test_a_pronoun_that_nobody_fits_stays_open() -> None:
    mentions = _read("Carlos Moura chegou. Ela disse que há verba.", "pt")
    assert mentions.attributions[0].candidate is None


NOTHING = [
    ("no-cue", "pt", "O porto reabre amanhã cedo."),
    ("ordinal", "pt", "Ela ficou em segundo lugar."),
    ("noun", "fr", "Le vote est un signe de colère."),
    ("nobody", "pt", "Isso se considera normal."),
    ("another-language", "it", "Carlo disse che piove."),
]


@pytest.mark.parametrize(("language", "text"), [n[1:] for n in NOTHING], ids=[n[0] for n in NOTHING])
def test_nothing_is_attributed_where_nobody_says_anything(language: str, text: str) -> None:
    assert _read(text, language).attributions == ()


# Who speaks where the words beside the verb don't name them: language, text, cue, holder.
HOLDERS = {
    "pt bracket": (
        "pt",
        "A vereadora Nádia Sabino (PSB), por sua vez, considera que sim.",
        "considera",
        "Nádia Sabino",
    ),
    "pt apposition": ("pt", "A líder da liga Maré, Filipa Azeredo, alega que não.", "alega", "Filipa Azeredo"),
    "pt insertion": ("pt", "João Souza, da liga, criticou a corte.", "criticou", "João Souza"),
    "pt office's office": (
        "pt",
        "O gabinete do primeiro-ministro não comentou.",
        "não comentou",
        "gabinete do primeiro-ministro",
    ),
    "pt relative": ("pt", "Carlos Moura, que em 2020 prometeu a obra, diz agora que não.", "diz", "Carlos Moura"),
    "pt goes on": ("pt", "Carlos Moura disse que não. Afirmou ainda que falta verba.", "Afirmou", "Carlos Moura"),
    "pt asks": ("pt", "Carlos Moura disse que não. Exige uma reunião.", "Exige", "Carlos Moura"),
    "pt quotation": (
        "pt",
        "Carlos Moura saiu. Ele disse que não. “Assim não dá”, lamentou.",
        "lamentou",
        "Carlos Moura",
    ),
    "pt another between": (
        "pt",
        "Carlos Moura disse que não. Lia Reis ouviu. Considera que houve pressa.",
        "Considera",
        "Lia Reis",
    ),
    "pt adversative": ("pt", "Carlos Moura elogiou a obra, mas teme que atrase.", "teme", "Carlos Moura"),
    "pt lawyers": ("pt", "Os advogados de Carlos Moura disseram que sim.", "disseram", "Carlos Moura"),
    "pt hers": ("pt", "Lia Reis disse que sim. O gabinete dela não quis comentar.", "não quis", "Lia Reis"),
    "en office": ("en", "Anna Stone said no. Her office declined to comment.", "declined", "Anna Stone"),
    "en adversative": ("en", "Anna Stone praised the plan but said officers would wait.", "said", "Anna Stone"),
    "en plan": ("en", "Anna Stone intends to spend the income on slates.", "intends", "Anna Stone"),
    "en nobody's office": ("en", "Anna Stone lost: his lawyers said so.", "said", None),
    "es goes on": ("es", "Ana Ruiz dijo que no. Negó, sin embargo, que hubiera prisa.", "Negó", "Ana Ruiz"),
    "es lawyer": ("es", "Ana Ruiz dijo que no. Su oficina no respondió.", "no respondió", "Ana Ruiz"),
    "fr office": ("fr", "Anne Roux affirme que non. Son cabinet assure que si.", "assure", "Anne Roux"),
    "fr inserted": (
        "fr",
        "Anne Roux conteste ces chiffres : la ville, assure-t-elle, a tout dit.",
        "assure",
        "Anne Roux",
    ),
    "fr spokeswoman": ("fr", "Selon une porte-parole de la SNCF, rien n'est fait.", "Selon", "SNCF"),
    "de indirect": ("de", "Jonas Weber sagte, es eile. Die Schiffe seien verloren.", "seien", "Jonas Weber"),
    "de indirect he": ("de", "Jonas Weber sagte, es eile. Er wolle klagen.", "wolle", "Jonas Weber"),
    "de another between": (
        "de",
        "Jonas Weber sagte, es eile. Lena Braun schwamm. Sie sei froh.",
        "sei",
        None,
    ),
    "de plan": ("de", "Jonas Weber will in die Opposition gehen.", "will", "Jonas Weber"),
}


@pytest.mark.parametrize(("language", "text", "cue", "holder"), HOLDERS.values(), ids=HOLDERS.keys())
def test_the_holder_is_who_goes_on_or_is_spoken_for(language: str, text: str, cue: str, holder: str | None) -> None:
    mentions = _read(text, language)
    names = {c.id: c.name for c in mentions.candidates}
    found = [t for t in mentions.attributions if cue in t.cue.of(text)]
    assert [names.get(t.candidate or "") for t in found] == [holder]


REPORTED = {
    "no speaker before": "Die Schiffe seien verloren.",
    "the writer's own": "Jonas Weber sagte, es eile. Das habe ich gesehen.",
    "a set phrase": "Jonas Weber sagte, es eile. Es sei denn.",
    "an if": "Jonas Weber sagte, es eile. Ob er klage, werde offen bleiben.",
}


@pytest.mark.parametrize("text", REPORTED.values(), ids=REPORTED.keys())
def test_reported_speech_has_no_holder_where_the_form_alone_does_not_tell(text: str) -> None:
    found = _read(text, "de").attributions
    assert not [t for t in found if t.candidate and t.speaker is None]


def test_what_is_said_stands_before_a_verb_that_ends_its_sentence() -> None:
    text = "The museum will charge visitors, its director, Anna Stone, told staff on Friday."
    content = _read(text, "en").attributions[0].content
    assert content is not None
    assert content.of(text) == "The museum will charge visitors"


def test_a_quotation_knows_its_speaker_and_cue() -> None:
    text = "“O porto reabre amanhã”, disse Carlos Moura."
    quote = _read(text, "pt").quotes[0]
    assert quote.speaker is not None
    assert quote.cue is not None
    assert (quote.speaker.of(text), quote.cue.of(text)) == ("Carlos Moura", "disse")


def test_candidates_count_how_often_they_speak() -> None:
    text = "Carlos Moura disse que sim. Ele afirmou que há verba. Lia Reis ouviu."
    assert [(c.name, c.speaks) for c in _read(text, "pt").candidates] == [("Carlos Moura", 2), ("Lia Reis", 0)]


WORDS = st.sampled_from(
    [
        "disse",
        "que",
        "Carlos",
        "Moura",
        "o",
        "ministro",
        ",",
        "“",
        "”",
        ".",
        "segundo",
        "não",
        "apoia",
        "ele",
        "(",
        ")",
        "\n\n",
    ]
)


@given(st.lists(WORDS, max_size=40))
def test_every_span_of_an_attribution_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for found in _read(text, "pt").attributions:
        for span in (found.cue, found.speaker, found.content):
            assert span is None or (found.span.contains(span) and span.of(text).strip())
