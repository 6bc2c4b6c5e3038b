"""An article of these tests' own, and a canned answer to it that is half lies."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline import prepare
from pipeline.core.article import Article

TEXT = """\
Câmara de Aruanda aprova tarifa zero nos ônibus

A Câmara Municipal de Aruanda aprovou por 21 votos a 9 a tarifa zero nos ônibus. O vereador Tarcísio Lemos, autor do \
projeto, disse que cerca de 80 mil passageiros serão beneficiados.

“Ninguém mais vai pagar para trabalhar”, afirmou Lemos. A empresa Viação Cruzeiro criticou a medida e estima perder \
R$ 12 milhões por ano.

A prefeita Dalva Quintão não respondeu aos pedidos de entrevista. O ônibus elétrico E200 começa a rodar em agosto.
"""


@pytest.fixture(scope="session")
def article() -> Article:
    return prepare(TEXT, language="pt")


@pytest.fixture(scope="session")
def lies(article: Article) -> dict[str, Any]:
    """Wrong digits, invented names, swapped holders, handles that don't exist; and three truths among them."""

    def at(words: str) -> str:
        return next(s.id for s in article.sentences if words in s.text)

    def who(name: str, **more: Any) -> dict[str, Any]:
        return {"name": name, "aliases": [], "kind": "person", "role": None, "sentences": ["s2"], **more}

    def holds(holder: str, issue: str, sentences: list[str], **more: Any) -> dict[str, Any]:
        fields = {"statement": None, "quote": None, "attribution": "reported", "via": None, **more}
        return {"holder": holder, "stance": "supports", "issue": issue, "sentences": sentences, **fields}

    passengers = next(m.id for m in article.mentions.numbers if "80" in m.text)
    return {
        "gist": "A Câmara de Aruanda aprovou a tarifa zero por 25 votos.",
        "actors": [
            who("Tarcísio Lemos", aliases=["Quintão"], role="vereador do Recife"),
            who("Dalva Quintão"),
            who("Marcelo Brandão"),
            who("Viação Cruzeiro do Sul", kind="company"),
        ],
        "numbers": [
            {"number": passengers, "measures": "90 mil passageiros", "actors": ["Dalva Quintão"]},
            {"number": "n77", "measures": "votos", "actors": []},
        ],
        "dates": [{"date": "d77", "event": "início da tarifa zero"}],
        "positions": [
            holds("Dalva Quintão", "tarifa zero", [at("Ninguém")], quote="q1"),
            holds("Viação Cruzeiro", "tarifa zero", [at("Viação")]),
            holds("Tarcísio Lemos", "tarifa zero em Goiânia", [at("Tarcísio")]),
            holds("Tarcísio Lemos", "tarifa zero", [at("Tarcísio"), "s88"], statement="Ele vai perder 12 milhões."),
        ],
        "missed": {
            "numbers": [
                {"sentence": at("E200"), "text": "E200", "about": "ônibus"},
                {"sentence": at("R$ 12"), "text": "R$ 13 milhões", "about": "perda"},
            ],
            "dates": [{"sentence": at("E200"), "text": "setembro", "about": "início"}],
        },
    }
