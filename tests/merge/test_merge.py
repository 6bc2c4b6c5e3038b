"""What was told twice becomes one fact."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline import prepare
from pipeline.core.article import Article
from pipeline.core.draft import Draft, empty_draft
from pipeline.core.grounded import Grounded
from pipeline.ground.ground import ground
from pipeline.merge.merge import merge

TEXT = """\
O Fundo Monetário Internacional (FMI) cortou a previsão para 2,1% nesta semana. A diretora Celeste Amorim Prado \
apresentou o relatório em Lisboa.

O FMI espera 2,1% de crescimento também no ano que vem, disse Prado. “Não há espaço para erro”, afirmou Celeste.
"""


@pytest.fixture(scope="module")
def article() -> Article:
    return prepare(TEXT, language="pt")


def _draft(article: Article, **fields: Any) -> Draft:
    told = empty_draft().model_dump()
    return Draft.model_validate({**told, **fields})


def _actor(name: str, kind: str = "organization", **more: Any) -> dict[str, Any]:
    return {"name": name, "aliases": [], "kind": kind, "role": None, "sentences": [], **more}


def _merged(article: Article, **fields: Any) -> Grounded:
    return merge(ground(_draft(article, **fields), article), article)


@pytest.mark.parametrize(
    "names",
    [("Fundo Monetário Internacional", "FMI"), ("FMI", "Fundo Monetário Internacional")],
    ids=["long-first", "short-first"],
)
def test_an_actor_under_two_names_is_one(names: tuple[str, str], article: Article) -> None:
    (actor,) = _merged(article, actors=[_actor(n) for n in names]).actors
    assert actor.name == "Fundo Monetário Internacional"
    assert [a.text for a in actor.aliases] == ["FMI"]
    assert len(actor.mentions) >= 2


def test_what_referred_to_either_name_refers_to_the_one(article: Article) -> None:
    people = [_actor("Prado", "person"), _actor("Celeste Amorim Prado", "person", role="diretora")]
    told = {
        "holder": "Celeste Amorim Prado",
        "stance": "asserts",
        "issue": "relatório",
        "statement": None,
        "quote": None,
        "attribution": "reported",
        "via": None,
        "sentences": [next(s.id for s in article.sentences if "relatório" in s.text)],
    }
    merged = _merged(article, actors=people, positions=[told])
    (actor,) = merged.actors
    assert (actor.role, merged.positions[0].holder) == ("diretora", actor.id)


def test_a_figure_repeated_with_the_same_meaning_is_one_with_two_places(article: Article) -> None:
    said = [{"number": m.id, "measures": "crescimento", "actors": []} for m in article.mentions.numbers]
    held = [{**n, "measures": "previsão de crescimento" if i == 0 else "crescimento"} for i, n in enumerate(said)]
    (number,) = _merged(article, numbers=held).numbers
    assert len(number.evidence) == 2


def test_a_figure_with_two_meanings_stays_two(article: Article) -> None:
    told = ("inflação", "crescimento")
    said = [{"number": m.id, "measures": w, "actors": []} for m, w in zip(article.mentions.numbers, told, strict=True)]
    assert len(_merged(article, numbers=said).numbers) == 2


def test_a_position_told_twice_is_one(article: Article) -> None:
    told = {
        "holder": "FMI",
        "stance": "asserts",
        "issue": "crescimento",
        "statement": None,
        "quote": None,
        "attribution": "reported",
        "via": None,
    }
    places = [s.id for s in article.sentences if "FMI" in s.text]
    merged = _merged(article, actors=[_actor("FMI")], positions=[{**told, "sentences": [p]} for p in places])
    (position,) = merged.positions
    assert len(position.evidence) == 2


def test_merging_twice_changes_nothing(article: Article) -> None:
    once = _merged(article, actors=[_actor("FMI"), _actor("Prado", "person")])
    assert merge(once, article) == once
