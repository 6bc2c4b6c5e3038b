"""What is sent obeys the strict rules of OpenAI's structured outputs, and is the same for every article."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel, Field

from pipeline.core.draft import Draft
from pipeline.llm.guided import GistAnswer, KindAnswer
from pipeline.llm.positions import IssueAnswer
from pipeline.llm.schema import faults, strict_schema


@pytest.mark.parametrize("answer", [Draft, KindAnswer, IssueAnswer, GistAnswer])
def test_every_answer_type_obeys_the_strict_rules(answer: type[BaseModel]) -> None:
    assert faults(strict_schema(answer)) == []


def test_descriptions_stay_and_idle_keywords_go() -> None:
    written = json.dumps(strict_schema(Draft))
    assert "copied exactly" in written
    assert '"title"' not in written


class _Inner(BaseModel):
    title: str = Field(default="x", max_length=5)


class _Outer(BaseModel):
    inner: _Inner | None = None
    others: list[_Inner] = []


def test_a_property_called_title_is_kept_and_defaults_are_required() -> None:
    schema = strict_schema(_Outer)
    assert faults(schema) == []
    assert schema["$defs"]["_Inner"] == {
        "type": "object",
        "properties": {"title": {"type": "string"}},
        "required": ["title"],
        "additionalProperties": False,
    }


def _nested(depth: int) -> dict[str, Any]:
    node: dict[str, Any] = {"type": "string"}
    for _ in range(depth):
        node = {"type": "object", "properties": {"a": node}, "required": ["a"], "additionalProperties": False}
    return node


BROKEN = {
    "no object": {"type": "array", "items": {"type": "string"}},
    "a property is not required": _nested(1) | {"required": []},
    "more is allowed": _nested(1) | {"additionalProperties": True},
    "too deep": _nested(11),
    "too many enum values": {
        "type": "object",
        "properties": {"a": {"enum": [f"n{i}" for i in range(1001)]}},
        "required": ["a"],
        "additionalProperties": False,
    },
}


@pytest.mark.parametrize("schema", BROKEN.values(), ids=BROKEN.keys())
def test_what_breaks_the_rules_is_told(schema: dict[str, Any]) -> None:
    assert faults(schema)
