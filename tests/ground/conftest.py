"""One article, written for these tests, and a true answer to it."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline import prepare
from pipeline.core.article import ActorKind, Article, AttributionKind
from pipeline.core.draft import Draft, DraftActor, DraftDate, DraftMissed, DraftNumber, DraftPosition

TEXT = """\
Porto de Valparim adia concessão

A ministra dos Transportes, Helena Sardoal, anunciou nesta terça-feira (10) que a concessão do porto de Valparim \
foi adiada. Segundo ela, mais de 1.200 trabalhadores seriam afetados pelo modelo proposto em 2024.

“Não vamos vender o porto às pressas”, afirmou Sardoal a jornalistas. A empresa Navegar Logística, que ofereceu \
R$ 3,4 bilhões pelo terminal, criticou a decisão.

Para Otávio Brandt, presidente da Navegar Logística, o adiamento custará 15% da receita prevista. \
“É um erro caro”, disse Brandt.

O sindicato dos portuários não quis comentar. O modelo H200 de guindaste, citado no edital, continua em operação.
"""


@pytest.fixture(scope="module")
def article() -> Article:
    return prepare(TEXT, language="pt", published=dt.date(2026, 3, 10))


class Pointer:
    """Finds the handles that a careful model would point at."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def sentence(self, words: str) -> str:
        return next(s.id for s in self.article.sentences if words in s.text)

    def number(self, words: str) -> str:
        return next(m.id for m in self.article.mentions.numbers if words in m.text)

    def date(self, words: str) -> str:
        return next(m.id for m in self.article.mentions.dates if words in m.text)

    def quote(self, words: str) -> str:
        return next(m.id for m in self.article.mentions.quotes if words in m.text)


@pytest.fixture(scope="module")
def at(article: Article) -> Pointer:
    return Pointer(article)


def actor(name: str, sentence: str, kind: ActorKind = ActorKind.PERSON, **more: object) -> DraftActor:
    fields: dict[str, object] = {"aliases": [], "role": None, **more}
    return DraftActor.model_validate({"name": name, "kind": kind, "sentences": [sentence], **fields})


@pytest.fixture
def truth(at: Pointer) -> Draft:
    return Draft(
        gist="A ministra Helena Sardoal adiou a concessão do porto de Valparim.",
        actors=[
            actor("Helena Sardoal", at.sentence("Helena"), role="ministra dos Transportes", aliases=["Sardoal"]),
            actor("Otávio Brandt", at.sentence("Otávio"), aliases=["Brandt"], role="presidente da Navegar Logística"),
            actor("Navegar Logística", at.sentence("ofereceu"), ActorKind.COMPANY),
        ],
        numbers=[
            DraftNumber(number=at.number("1.200"), measures="trabalhadores afetados", actors=[]),
            DraftNumber(number=at.number("3,4"), measures="oferta pelo terminal", actors=["Navegar Logística"]),
            DraftNumber(number=at.number("15"), measures="perda de receita", actors=["Otávio Brandt"]),
        ],
        dates=[
            DraftDate(date=at.date("terça"), event="anúncio do adiamento da concessão"),
            DraftDate(date=at.date("2024"), event="proposta do modelo"),
        ],
        positions=[
            DraftPosition(
                holder="Helena Sardoal",
                stance="opposes",
                issue="venda do porto às pressas",
                statement="Não vamos vender o porto às pressas",
                quote=at.quote("vender"),
                attribution=AttributionKind.DIRECT_QUOTE,
                via=None,
                sentences=[at.sentence("vender")],
            ),
            DraftPosition(
                holder="Otávio Brandt",
                stance="opposes",
                issue="adiamento da concessão",
                statement=None,
                quote=at.quote("erro caro"),
                attribution=AttributionKind.DIRECT_QUOTE,
                via=None,
                sentences=[at.sentence("Para Otávio"), at.sentence("erro caro")],
            ),
        ],
        missed=DraftMissed(numbers=[], dates=[]),
    )
