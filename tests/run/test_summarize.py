"""The whole run, with a model whose answers are known."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pipeline import asummarize, prepare, summarize
from pipeline.core.article import Article
from pipeline.core.events import Event
from pipeline.core.outcome import Outcome
from pipeline.core.summary import Summary
from pipeline.errors import ModelUnreachable, SourceError
from pipeline.ground.prove import prove
from pipeline.llm.canned import CannedModel
from pipeline.run.batch import asummarize_all

NOT_ONE = (
    "25 votos",
    "Recife",
    "Marcelo",
    "Cruzeiro do Sul",
    "90 mil",
    "n77",
    "d77",
    "Goiânia",
    "s88",
    "perder 12",
    "13 milhões",
    "setembro",
)


@pytest.fixture(scope="module")
def summary(article: Article, lies: dict[str, Any]) -> Summary:
    return summarize(article, CannedModel(lies))


@pytest.mark.parametrize("lie", NOT_ONE)
def test_not_one_lie_is_in_the_summary_and_each_is_in_dropped(lie: str, summary: Summary) -> None:
    kept = summary.model_copy(update={"dropped": ()}).model_dump_json(exclude={"article": {"text"}})
    assert lie not in kept
    assert any(lie in d.what or lie in d.detail for d in summary.dropped), [d.what for d in summary.dropped]


def test_what_was_true_among_the_lies_stays(summary: Summary) -> None:
    assert [a.name for a in summary.actors] == ["Tarcísio Lemos", "Dalva Quintão"]
    (number,) = summary.numbers
    assert (str(number.value), number.measures, number.actors) == ("80000", None, ())
    (position,) = summary.positions
    assert (position.holder, position.issue, position.statement) == (summary.actors[0].id, "tarifa zero", None)


def test_a_swapped_holder_never_passes(summary: Summary) -> None:
    assert all(p.holder != "a2" for p in summary.positions)
    assert any(d.field == "positions" and "Dalva Quintão" in d.what for d in summary.dropped)


def test_the_summary_proves_itself_again(summary: Summary) -> None:
    assert prove(summary) == []


def test_what_the_summary_lacks_is_listed(summary: Summary) -> None:
    assert any("R$ 12 milhões" in u.text for u in summary.uncovered)
    assert not any("80 mil" in u.text for u in summary.uncovered)


def test_the_same_input_gives_the_same_bytes(article: Article, lies: dict[str, Any], summary: Summary) -> None:
    again = summarize(article, CannedModel(lies))
    without = {"provenance": {"seconds"}}
    assert again.model_dump_json(exclude=without) == summary.model_dump_json(exclude=without)


def test_it_works_inside_a_running_loop(article: Article, lies: dict[str, Any]) -> None:
    async def notebook() -> Summary:
        return summarize(article, CannedModel(lies))

    assert len(asyncio.run(notebook()).actors) == 2


def test_a_summary_survives_the_way_through_json(summary: Summary) -> None:
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def test_the_article_can_be_left_out(article: Article, lies: dict[str, Any]) -> None:
    summary = summarize(article, CannedModel(lies), keep_text=False)
    assert summary.article.text is None
    assert prove(summary, article.text) == []


def test_an_article_without_a_sentence_is_refused() -> None:
    with pytest.raises(SourceError, match=r"empty|no sentence"):
        summarize(prepare(""), CannedModel({}))


def test_an_empty_answer_to_a_long_article_is_suspicious() -> None:
    article = prepare("\n\n".join(f"O prefeito de Aruanda falou da obra número {i}." for i in range(20)), language="pt")
    nothing = {"gist": None, "missed": {"numbers": [], "dates": []}}
    summary = summarize(article, CannedModel({**nothing, "actors": [], "numbers": [], "dates": [], "positions": []}))
    assert any(w.startswith("suspicious_empty") for w in summary.article.warnings)


def test_the_complaints_go_back_to_the_model(article: Article, lies: dict[str, Any]) -> None:
    model = CannedModel(lies)
    summarize(article, model)
    check = model.asked[0].check
    assert check is not None
    said = check(model.asked[0].answer.model_validate(lies))
    assert any("Marcelo Brandão" in line for line in said)


def test_whoever_watches_hears_the_steps(article: Article, lies: dict[str, Any]) -> None:
    heard: list[Event] = []
    asyncio.run(asummarize(article, CannedModel(lies), on_event=heard.append))
    assert heard[0].stage == "read"
    assert any(e.stage == "facts" and e.draft is not None for e in heard)


async def _all(sources: list[str], model: CannedModel, load: Any) -> list[Outcome]:
    return [o async for o in asummarize_all(sources, load, model)]


def test_one_bad_source_costs_no_other(article: Article, lies: dict[str, Any]) -> None:
    def load(source: str) -> Article:
        if source == "bad":
            raise SourceError("bad holds no article")
        return article

    good, bad, also = asyncio.run(_all(["good", "bad", "also"], CannedModel(lies), load))
    assert good.summary is not None
    assert also.summary is not None
    assert bad.error is not None
    assert bad.error.exit_code == 3


def test_a_model_that_fails_for_one_article_fails_for_that_one(article: Article) -> None:
    def unreachable(question: object) -> object:
        raise ModelUnreachable("no answer from 127.0.0.1")

    (outcome,) = asyncio.run(_all(["one"], CannedModel(unreachable), lambda source: article))
    assert outcome.error is not None
    assert outcome.error.exit_code == 4
