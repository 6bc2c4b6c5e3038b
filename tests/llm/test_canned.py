"""A canned model answers from what it was given, and is as strict as a real one."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from pipeline.errors import AnswerError
from pipeline.llm.canned import CannedModel
from pipeline.llm.model import Question

from .conftest import Colour

BLUE, RED = {"colour": "blue"}, {"colour": "red"}


def colour(model: CannedModel, question: Question[Colour]) -> str:
    return asyncio.run(model.ask(question)).value.colour


def test_it_finds_an_answer_by_key_then_label_then_type_then_star(question: Question[Colour]) -> None:
    key = question.key(CannedModel({}))
    assert colour(CannedModel({key: BLUE, "the sky": RED}), question) == "blue"
    assert colour(CannedModel({"the sky": BLUE, "Colour": RED}), question) == "blue"
    assert colour(CannedModel({"Colour": BLUE, "*": RED}), question) == "blue"
    assert colour(CannedModel({"*": BLUE}), question) == "blue"
    assert colour(CannedModel(BLUE), question) == "blue"


def test_a_list_is_given_item_by_item_and_calls_are_counted(question: Question[Colour]) -> None:
    model = CannedModel({"*": [BLUE, RED]})
    assert [colour(model, question) for _ in range(3)] == ["blue", "red", "red"]
    assert model.calls == 3
    assert model.asked == [question] * 3


def test_a_file_and_a_function_answer_too(tmp_path: Path, question: Question[Colour]) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"*": BLUE}))
    assert colour(CannedModel(path), question) == "blue"
    assert colour(CannedModel(lambda q: {"colour": q.label}), question) == "the sky"


def test_what_does_not_fit_the_type_is_an_answer_error(question: Question[Colour]) -> None:
    with pytest.raises(AnswerError, match="the sky"):
        colour(CannedModel({"*": {"shape": "round"}}), question)
