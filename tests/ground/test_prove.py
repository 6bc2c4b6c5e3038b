"""A summary that was changed after it was proved is found out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.core.article import Article
from pipeline.core.draft import Draft
from pipeline.core.summary import ArticleInfo, Provenance, Summary
from pipeline.errors import UsageError
from pipeline.ground.ground import ground
from pipeline.ground.prove import prove
from pipeline.merge.merge import merge

Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def summary(truth: Draft, article: Article) -> Summary:
    grounded = merge(ground(truth, article), article)
    info = ArticleInfo(id=article.id, language="pt", published=article.published, text=article.text)
    told = Provenance(model="none", prompt="none", prompt_hash="", strategy="single", version="")
    facts = {f: getattr(grounded, f) for f in ("gist", "actors", "numbers", "dates", "positions")}
    return Summary.model_validate({"article": info, "provenance": told, **facts})


def test_an_untouched_summary_proves_itself(summary: Summary) -> None:
    assert prove(summary) == []


def _set(path: str, value: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        *way, last = path.split(".")
        node: Any = data
        for step in way:
            node = node[int(step)] if step.isdigit() else node[step]
        node[int(last) if last.isdigit() else last] = value

    return change


CHANGES: list[tuple[str, Change, str]] = [
    ("digit", _set("numbers.0.value", "1300"), "value"),
    ("qualifier", _set("numbers.0.qualifier", "exact"), "qualifier"),
    ("unit", _set("numbers.1.unit", "USD"), "unit"),
    ("day", _set("dates.0.start", "2026-03-09"), "start"),
    ("granularity", _set("dates.1.granularity", "month"), "granularity"),
    ("number's words", _set("numbers.0.text", "mais de 1.300 trabalhadores"), "place"),
    ("evidence", _set("numbers.0.evidence.0.text", "outra frase"), "place"),
    ("name", _set("actors.0.name", "Helena Sardinha"), "not in the article"),
    ("role", _set("actors.0.role", "ministra da Defesa"), "Defesa"),
    ("holder", _set("positions.0.holder", "a3"), "does not name"),
    ("holder who isn't there", _set("positions.0.holder", "a9"), "no actor a9"),
    ("quote", _set("positions.0.quote.text", "Vamos vender o porto às pressas"), "place"),
    ("owner who isn't there", _set("numbers.0.actors", ["a9"]), "no actor a9"),
    ("measures", _set("numbers.0.measures", "7 trabalhadores"), "7"),
    ("statement", _set("positions.0.statement", "Vamos vender o porto às pressas"), "negation"),
    ("gist", _set("gist", "Adiamento custa 20% da receita."), "20"),
]


@pytest.mark.parametrize(("change", "what"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_changed_summary_is_found_out(change: Change, what: str, summary: Summary) -> None:
    data = json.loads(summary.model_dump_json())
    change(data)
    violations = prove(Summary.model_validate(data))
    assert any(what in v.what for v in violations), violations


def test_without_its_article_there_is_nothing_to_prove_against(summary: Summary) -> None:
    bare = summary.model_copy(update={"article": summary.article.model_copy(update={"text": None})})
    with pytest.raises(UsageError, match="without its article"):
        prove(bare)
