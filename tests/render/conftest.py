"""A summary made by hand: every span is found in its own text, so the renderers get what ``ground`` would give."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pipeline.core.article import ActorKind, AttributionKind
from pipeline.core.quantity import DateKind, Granularity, Qualifier
from pipeline.core.span import Span
from pipeline.core.summary import (
    Actor,
    Alias,
    ArticleInfo,
    Date,
    Dropped,
    Evidence,
    Number,
    Position,
    Provenance,
    Quoted,
    Summary,
    Uncovered,
)
from pipeline.read.prepare import article_id

TEXT = (
    "A prefeita Clara Nóbrega anunciou na terça-feira que mais de 1.200 famílias de Vila Serena vão mudar de casa. "
    "“Ninguém ficará sem teto”, disse Nóbrega. "
    "A Associação de Moradores chamou o plano de “despejo com flores” e pediu R$ 4,5 milhões em indenizações. "
    "Nobrega espera entre 10 e 15% de desistências até dezembro."
)
SENTENCES = (0, TEXT.index("“Ninguém"), TEXT.index("A Associação"), TEXT.index("Nobrega espera"), len(TEXT) + 1)


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(start=at, end=at + len(words))


def evidence(number: int) -> Evidence:
    start, end = SENTENCES[number - 1], SENTENCES[number] - 1
    return Evidence(start=start, end=end, text=TEXT[start:end], sentence=f"s{number}")


def place(words: str, number: int) -> Evidence:
    found = span(words)
    return Evidence(start=found.start, end=found.end, text=words, sentence=f"s{number}")


def actors() -> tuple[Actor, ...]:
    mayor = Actor(
        id="clara-nobrega",
        name="Clara Nóbrega",
        aliases=(Alias(text="Nóbrega"), Alias(text="Nobrega", guess=True)),
        kind=ActorKind.PERSON,
        role="prefeita",
        mentions=(place("Clara Nóbrega", 1), place("Nobrega espera"[:7], 4)),
        evidence=(evidence(1),),
    )
    group = Actor(
        id="associacao-de-moradores",
        name="Associação de Moradores",
        kind=ActorKind.ORGANIZATION,
        mentions=(place("Associação de Moradores", 3),),
        evidence=(evidence(3),),
    )
    return mayor, group


def numbers() -> tuple[Number, ...]:
    return (
        Number(
            id="n1",
            text="mais de 1.200 famílias",
            span=span("mais de 1.200 famílias"),
            value=Decimal(1200),
            qualifier=Qualifier.MORE_THAN,
            unit="famílias",
            measures="famílias que vão mudar de casa",
            evidence=(evidence(1),),
        ),
        Number(
            id="n2",
            text="R$ 4,5 milhões",
            span=span("R$ 4,5 milhões"),
            value=Decimal("4.5E6"),
            unit="BRL",
            actors=("associacao-de-moradores",),
            evidence=(evidence(3),),
        ),
        Number(
            id="n3",
            text="entre 10 e 15%",
            span=span("entre 10 e 15%"),
            low=Decimal(10),
            high=Decimal(15),
            qualifier=Qualifier.RANGE,
            unit="%",
            evidence=(evidence(4),),
        ),
    )


def dates() -> tuple[Date, ...]:
    return (
        Date(
            id="d1",
            text="na terça-feira",
            span=span("na terça-feira"),
            start="2026-02-03",
            end="2026-02-03",
            granularity=Granularity.DAY,
            kind=DateKind.RELATIVE,
            event="anúncio",
            evidence=(evidence(1),),
        ),
        Date(
            id="d2",
            text="até dezembro",
            span=span("até dezembro"),
            end="2026-12-31",
            granularity=Granularity.MONTH,
            kind=DateKind.RELATIVE,
            evidence=(evidence(4),),
        ),
    )


def positions() -> tuple[Position, ...]:
    return (
        Position(
            id="p1",
            holder="clara-nobrega",
            stance="supports",
            issue="mudança das famílias",
            statement="Ninguém ficará sem teto.",
            quote=Quoted(text="Ninguém ficará sem teto", span=span("Ninguém ficará sem teto")),
            attribution=AttributionKind.DIRECT_QUOTE,
            evidence=(evidence(2),),
        ),
        Position(
            id="p2",
            holder="associacao-de-moradores",
            stance="opposes",
            issue="o plano",
            attribution=AttributionKind.REPORTED,
            via="Gazeta Serrana",
            evidence=(evidence(3),),
        ),
    )


def make_summary(**changes: object) -> Summary:
    fields: dict[str, object] = {
        "article": ArticleInfo(
            id=article_id(TEXT),
            title="Vila Serena muda de lugar",
            source="vila.txt",
            language="pt",
            published=dt.date(2026, 2, 4),
            text=TEXT,
            warnings=("hidden_text: 2 characters that don't show were taken out (2 zero-width)",),
        ),
        "gist": "A prefeita anuncia a mudança de famílias; moradores criticam.",
        "actors": actors(),
        "numbers": numbers(),
        "dates": dates(),
        "positions": positions(),
        "dropped": (Dropped(field="numbers", what="n99", reason="no such handle"),),
        "uncovered": (Uncovered(field="numbers", text="1.200", span=span("1.200")),),
        "provenance": Provenance(
            model="openai:gpt-x",
            prompt="extract/v1",
            prompt_hash="0" * 16,
            strategy="single",
            version="0.1.0",
            calls=1,
            tokens_in=1234,
            tokens_out=321,
            cost=0.0123,
            seconds=2.5,
        ),
    }
    return Summary.model_validate(fields | changes)


@pytest.fixture
def summary() -> Summary:
    return make_summary()


@pytest.fixture
def hostile() -> Summary:
    """Every free text, name and source holds escapes, markup and links."""
    bad = (
        "\x1b]0;owned\x07\x1b[31m<script>alert(1)</script> [bold]x[/] ![i](javascript:alert(1)) "
        "<img src=x onerror=alert(1)> | `code` **b** \u202eevil"
    )
    held = Actor(
        id="a", name=bad, kind=ActorKind.PERSON, role=bad, mentions=(place("Clara", 1),), evidence=(evidence(1),)
    )
    held_number = numbers()[0].model_copy(update={"measures": bad, "unit": bad})
    held_date = dates()[0].model_copy(update={"event": bad})
    held_position = positions()[0].model_copy(update={"holder": "a", "issue": bad, "statement": bad, "via": bad})
    return make_summary(
        article=ArticleInfo(id="0" * 16, title=bad, source=bad, byline=bad, text=TEXT, warnings=(bad,)),
        gist=bad,
        actors=(held,),
        numbers=(held_number,),
        dates=(held_date,),
        positions=(held_position,),
        dropped=(Dropped(field="gist", what=bad, reason=bad, detail=bad),),
        uncovered=(Uncovered(field="numbers", text=bad, span=span("1.200")),),
    )
