"""What the reader of dates reads, by language: the words, the days, the granularity and the kind."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from pipeline.text.dates import read_dates

TUESDAY = dt.date(2026, 11, 24)

# columns: language, sentence, words, first, last ("=" the same day), granularity, kind; "-" is an end not known
_TABLE = Path(__file__).parent / "data" / "dates.tsv"
with _TABLE.open(encoding="utf-8", newline="") as lines:
    READ = [tuple(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]

TRAPS = [
    ("pt", "O segundo colocado, de 37 anos, mora na Rua 25 de Março, no Rio de Janeiro."),
    ("pt", "A Lei 14.133/2021 vale para 2000 pessoas e 1.998 casos; o telefone é 3321-2014."),
    ("pt", "O time venceu por 3-1, com 10-15 % de chance, e pagou R$ 20.75 na segunda fase."),
    ("pt", "O bairro Primavera e o Banco Sábado ficam na Rua Sete de Setembro, 1822."),
    ("pt", "O marco regulatório caiu nas quartas de final; o horário de verão também."),
    ("pt", "Mostra Ano Novo Chinês no clube Manhãs de Inverno: é o último dia para pagar."),
    ("en", "The Sunday Times praised Theresa May and the march of 2000 people, aged 37, with Windows 2000."),
    ("en", "The 37-year-old finished second in the second half and won 3-1."),
    ("es", "El segundo hombre, de 45 años, vio el mar y pagó 20.75 pesos por 2000 casas."),
    ("fr", "Un homme de 37 ans a été aidé par 2000 personnes de la rue du 11 novembre."),
    ("de", "Der 57-Jährige zahlte 20.75 Euro an 2000 Menschen, die 37 Jahre alte Frau nichts."),
]


@pytest.mark.parametrize(
    ("language", "text", "words", "first", "last", "granularity", "kind"), READ, ids=[f"{r[0]}-{r[2]}" for r in READ]
)
def test_an_expression_is_read_with_its_days(
    language: str, text: str, words: str, first: str, last: str, granularity: str, kind: str
) -> None:
    found = [r for r in read_dates(text, language, TUESDAY) if words in text[r.start : r.end]]
    assert len(found) == 1, [text[r.start : r.end] for r in read_dates(text, language, TUESDAY)]
    ends = (found[0].first or "-", found[0].last or "-")
    assert (*ends, found[0].granularity, found[0].kind) == (first, first if last == "=" else last, granularity, kind)


@pytest.mark.parametrize(("language", "text"), TRAPS, ids=[f"{t[0]}-{i}" for i, t in enumerate(TRAPS)])
def test_what_only_looks_like_a_date_is_not_read(language: str, text: str) -> None:
    assert [text[r.start : r.end] for r in read_dates(text, language, TUESDAY)] == []


@pytest.mark.parametrize("row", [r for r in READ if r[6] == "relative"], ids=lambda r: r[2])
def test_without_a_publication_day_a_relative_date_has_no_days(row: tuple[str, ...]) -> None:
    for reading in read_dates(row[1], row[0], None):
        assert (reading.first, reading.last) == (None, None)


def test_a_weekday_and_a_number_that_disagree_have_no_day() -> None:
    (reading,) = read_dates("O juiz falou nesta terça-feira (19) sobre o caso.", "pt", TUESDAY)
    assert (reading.first, reading.last) == (None, None)


@pytest.mark.parametrize(
    ("text", "first"),
    [("Trump meets Xi on Thursday\n\n" + "The leaders met. " * 10, None), ("Talks begin on Thursday.", "2026-11-26")],
    ids=["heading", "sentence"],
)
def test_a_bare_weekday_without_tense_is_the_next_one_in_a_sentence_and_open_in_a_heading(
    text: str, first: str | None
) -> None:
    assert read_dates(text, "en", TUESDAY)[0].first == first


def test_asked_for_the_future_a_weekday_is_the_next_one() -> None:
    text = "They met on Friday."
    assert read_dates(text, "en", TUESDAY)[0].first == "2026-11-20"
    assert read_dates(text, "en", TUESDAY, prefer="future")[0].first == "2026-11-27"


def test_a_day_that_the_calendar_lacks_has_no_days() -> None:
    (reading,) = read_dates("Em 30 de fevereiro de 2024 nada houve.", "pt", TUESDAY)
    assert (reading.first, reading.last) == (None, None)


def test_american_english_puts_the_month_first_and_others_the_day() -> None:
    assert read_dates("5/6/2020", "en", TUESDAY)[0].first == "2020-05-06"
    assert read_dates("5/6/2020", "pt", TUESDAY)[0].first == "2020-06-05"


def test_a_language_without_a_table_gives_no_readings() -> None:
    assert read_dates("am 3. Mai 2020", "xx", TUESDAY) == []


def test_a_time_of_day_takes_the_day_told_before_it() -> None:
    text = "The vote was held on Monday. It began at 9.30pm and lasted for an hour."
    assert [(r.first, r.kind) for r in read_dates(text, "en", TUESDAY)] == [
        ("2026-11-23", "relative"),
        ("2026-11-23T21:30", "relative"),
        (None, "duration"),
    ]


def test_a_rate_recurs_and_a_speed_does_not() -> None:
    found = read_dates("Gasta 50 reais por mês e corre 20 metros por segundo.", "pt", TUESDAY)
    assert [(r.granularity, r.kind) for r in found] == [("month", "recurring")]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("pt", "Ele chorou durante a visita ao museu.", "durante a visita"),
        ("en", "It rained during the ceremony, he said.", "during the ceremony"),
        ("fr", "Il a parlé pendant la cérémonie.", "pendant la cérémonie"),
        ("es", "Habló durante el juicio.", "durante el juicio"),
        ("de", "Er schlief während der Sitzung.", "während der Sitzung"),
    ],
)
def test_a_time_that_hangs_on_an_event_has_no_days(language: str, text: str, words: str) -> None:
    (reading,) = read_dates(text, language, TUESDAY)
    assert text[reading.start : reading.end] == words
    assert (reading.first, reading.last, reading.kind) == (None, None, "relative")


HUNG = [
    ("pt", "Foi preso em 3 de maio de 2026 e solto dois dias depois.", "dois dias depois", "2026-05-05", "2026-05-05"),
    ("pt", "Em junho de 2025 caiu. Desde então, sobe.", "Desde então", "2025-06-01", None),
    ("en", "It opened in 1912 and was sold 20 years later.", "20 years later", "1932-01-01", "1932-12-31"),
    ("en", "Sales rose in the first quarter of 2026 against the same period last year.", "last year", "2025-01-01",
     "2025-03-31"),
    ("es", "Subió en agosto de 2026, el doble que en el mismo mes de 2024.", "2024", "2024-08-01", "2024-08-31"),
    ("fr", "Arrêté le 3 mai 2026, il a été libéré le lendemain.", "lendemain", "2026-05-04", "2026-05-04"),
    ("de", "Am 3. Mai 2026 ging sie, am Tag darauf kam er.", "Tag darauf", "2026-05-04", "2026-05-04"),
    ("de", "Sie starb lange nach ihrem Mann, zwei Jahre später.", "später", None, None),
    ("en", "The second plant opens in June, nine months later than planned.", "nine months later", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words", "first", "last"), HUNG, ids=[f"{h[0]}-{h[2]}" for h in HUNG])
def test_a_time_that_hangs_on_another_has_its_days_where_that_one_is_plain(
    language: str, text: str, words: str, first: str | None, last: str | None
) -> None:
    (reading,) = [r for r in read_dates(text, language, TUESDAY) if words in text[r.start : r.end]]
    assert (reading.first, reading.last) == (first, last)


TENSES = [
    ("pt", "O time joga no domingo contra o Santos, que venceu na quarta-feira.", ["2026-11-29", "2026-11-18"]),
    ("pt", "As propostas apresentadas em março serão votadas na sexta-feira.", ["2026-03-01", "2026-11-27"]),
    ("pt", "Foi noticiado na segunda-feira que o banco caiu.", ["2026-11-23"]),
    ("en", "“We will not leave on Friday,” he said on Monday.", ["2026-11-27", "2026-11-23"]),
    ("en", "In a statement on Monday, the firm said it was over.", ["2026-11-23"]),
    ("es", "El Gobierno presentó ayer las cuentas, que el Congreso vota el jueves.", ["2026-11-23", "2026-11-26"]),
    ("fr", "Le procès, ouvert lundi, doit s'achever vendredi.", ["2026-11-23", "2026-11-27"]),
    ("fr", "La fête, qui devait commencer mercredi, est annulée.", ["2026-11-25"]),
    ("de", "Das Gesetz trat im März in Kraft und wird im Dezember überprüft.", ["2026-03-01", "2026-12-01"]),
]


@pytest.mark.parametrize(("language", "text", "days"), TENSES, ids=[f"{t[0]}-{t[2][0]}-{len(t[1])}" for t in TENSES])
def test_the_verb_of_its_own_clause_tells_which_day_it_is(language: str, text: str, days: list[str]) -> None:
    assert [r.first for r in read_dates(text, language, TUESDAY)] == days


STATES = [
    ("pt", "Ana Távora, autarca há 12 anos, avisou os colegas.", "duration"),
    ("pt", "A licença, renovada há três anos, vale pouco.", "relative"),
    ("es", "Hace dos años que espera.", "duration"),
    ("fr", "Il attend depuis deux ans.", "duration"),
    ("de", "Der Chef, der seit 29 Jahren hier arbeitet, sagte ab.", "duration"),
    ("de", "Brasilia ist heute eine Metropole.", "vague"),
    ("de", "Der Sänger ist heute gestorben.", "relative"),
    ("en", "“It is a different town today,” the mayor said.", "vague"),
]


@pytest.mark.parametrize(("language", "text", "kind"), STATES, ids=[f"{s[0]}-{s[2]}-{len(s[1])}" for s in STATES])
def test_a_lasting_state_is_no_moment_and_nowadays_no_day(language: str, text: str, kind: str) -> None:
    article = text + "\n" + "La la la la. " * 12  # a short text is a note, which speaks of its own day
    (reading,) = read_dates(article, language, TUESDAY)
    assert reading.kind == kind
    assert (reading.first is None) == (kind != "relative")


NUMBERS_ALL = [
    ("pt", "São homens de 18 a 35 anos."),
    ("pt", "A oficina contrata de 10 a 15 pessoas."),
    ("es", "Murió a los 91 años."),
    ("es", "Solo el 10 por ciento votó."),
    ("fr", "Rosalie Dethier, septante-huit ans, rit."),
    ("fr", "L'avenue du 8-Mai-1945 est longue."),
]


@pytest.mark.parametrize(("language", "text"), NUMBERS_ALL, ids=[f"{n[0]}-{len(n[1])}" for n in NUMBERS_ALL])
def test_ages_counts_and_shares_are_left_to_the_numbers_as_a_whole(language: str, text: str) -> None:
    assert read_dates(text, language, TUESDAY) == []


def test_a_clock_time_takes_no_day_that_its_verb_denies() -> None:
    denied = "The match is on Thursday. The gate had closed at 9.30pm."
    assert read_dates(denied, "en", TUESDAY)[-1].first is None


FAR = [
    ("en", "It happened on Monday.", "Nothing else did.", "The gate closed at 9.30pm.", "2026-11-23T21:30"),
    ("en", "It will happen on Friday.", "Nothing else will.", "The gate closed at 9.30pm.", None),
    ("en", "It happened on Monday.", "Nothing else did.", "The gate closes at 9.30pm.", None),
    ("en", "It happened in 2019.", "Nothing else did.", "The gate closed at 9.30pm.", None),
    ("es", "El puente se hundió el domingo.", "Nadie lo vio.", "La alarma sonó a las 13.40.", "2026-11-22T13:40"),
    ("fr", "Le pont s'est effondré dimanche.", "Nul ne l'a vu.", "L'alarme a sonné à 21 h 40.", "2026-11-22T21:40"),
]


@pytest.mark.parametrize(("language", "lead", "between", "text", "first"), FAR, ids=[f"{f[0]}-{f[4]}" for f in FAR])
def test_a_past_clock_time_far_from_any_day_is_on_the_day_of_the_lead(
    language: str, lead: str, between: str, text: str, first: str | None
) -> None:
    assert read_dates(" ".join([lead, *[between] * 4, text]), language, TUESDAY)[-1].first == first


NIGHTS = [
    ("es", "La fiesta de anoche duró hasta las dos y cuarto de la madrugada.", "2026-11-24T02:15"),
    ("es", "El lunes a las 23.00 empezó; acabó a la 1.30.", "2026-11-24T01:30"),
    ("es", "En la madrugada del lunes ardió. Empezó hacia las 3.40.", "2026-11-23T03:40"),
    ("fr", "La séance de lundi soir a duré jusqu'à deux heures du matin.", "2026-11-24T02:00"),
    ("fr", "Il a neigé dans la nuit de samedi à dimanche. Vers 3h40, un toit a cédé.", "2026-11-22T03:40"),
    ("fr", "Il a neigé dans la nuit de samedi à dimanche. Dès 22h30, un toit a cédé.", "2026-11-21T22:30"),
]


@pytest.mark.parametrize(("language", "text", "moment"), NIGHTS, ids=[f"{n[0]}-{n[2]}" for n in NIGHTS])
def test_after_an_evening_the_small_hours_are_the_next_day(language: str, text: str, moment: str) -> None:
    last = read_dates(text, language, TUESDAY)[-1]
    assert moment in (last.first, last.last)


def test_a_clock_time_that_is_over_takes_the_recent_day_that_the_report_told_first() -> None:
    text = (
        "It happened on Monday. The band had met on 3 March 2019. " + "Fans cried. " * 4 + "The gate closed at 9.30pm."
    )
    assert read_dates(text, "en", TUESDAY)[-1].first == "2026-11-23T21:30"


def test_a_night_between_two_days_covers_both() -> None:
    (reading,) = read_dates("Er starb in der Nacht zum Dienstag.", "de", TUESDAY)
    assert (reading.first, reading.last, reading.granularity) == ("2026-11-23", "2026-11-24", "daypart")


FAR_OFF = "O relatório descreve com cuidado a situação das escolas e propõe que haja professores para todas as turmas. "


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Até lá, nada muda.", "Até lá"),
        ("De lá para cá, a vila encolheu.", "De lá para cá"),
        ("Na temporada, marcou pouco.", "Na temporada"),
        ("Em igual período, a dívida caiu.", "igual período"),
        ("Antes da pandemia, a praça enchia.", "Antes da pandemia"),
        ("À época, ninguém reclamou.", "À época"),
        ("Nessa data, o forte caiu.", "Nessa data"),
        ("Tempos depois, o rei voltou.", "Tempos depois"),
        ("Todas as manhãs, o padeiro canta.", "Todas as manhãs"),
    ],
)
def test_words_that_alone_tell_a_time_are_read_far_from_any_other(sentence: str, words: str) -> None:
    text = FAR_OFF * 2 + sentence + " " + FAR_OFF * 2
    assert [words in text[r.start : r.end] for r in read_dates(text, "pt", TUESDAY)] == [True]
