"""A probe tells which kind of prompt a model is up to."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pipeline.core.draft import empty_draft
from pipeline.errors import AnswerError, ModelUnreachable
from pipeline.llm.canned import CannedModel
from pipeline.llm.model import Question
from pipeline.run.probe import Probe, cases, probe


def _knowing(question: Question[Any]) -> Any:
    """A model that answers all three cases right."""
    case = next(c for c in cases() if c.article.sentences[0].text in question.messages[-1].content)
    article = case.article

    def shown(name: str) -> list[str]:
        return [s.id for s in article.sentences if name in s.text]

    actors = [
        {"name": n, "aliases": [], "kind": "organization", "role": None, "sentences": shown(n)} for n in case.actors
    ]
    positions = [
        {
            "holder": holder,
            "stance": stance,
            "issue": "this",
            "statement": None,
            "quote": None,
            "attribution": "reported",
            "via": None,
            "sentences": shown(holder),
        }
        for holder, stance in case.stances
    ]
    numbers = [{"number": n.id, "measures": None, "actors": []} for n in article.mentions.numbers]
    return empty_draft().model_dump() | {"actors": actors, "positions": positions, "numbers": numbers}


def run(answers: Any) -> Probe:
    return asyncio.run(probe(CannedModel(answers)))


def test_a_model_that_knows_all_is_asked_in_one_call() -> None:
    told = run(_knowing)
    assert told.right == told.of
    assert told.strategy == "single"
    assert "single-call" in told.verdict


def test_a_model_that_says_nothing_needs_to_be_guided() -> None:
    told = run(empty_draft().model_dump())
    assert told.right == 0
    assert told.strategy == "guided"


def test_a_model_without_usable_answers_needs_to_be_guided() -> None:
    told = run(lambda question: AnswerError("no"))
    assert told.lost == 3
    assert "without a usable answer" in told.verdict


def test_a_model_that_is_gone_is_no_verdict() -> None:
    with pytest.raises(ModelUnreachable):
        run(lambda question: ModelUnreachable("gone"))


def test_every_known_fact_stands_in_its_text() -> None:
    for case in cases():
        told = (*case.actors, *case.numbers, *(holder for holder, _ in case.stances))
        assert all(words in case.article.text for words in told)
