"""A model that always says the same, whatever its answers' types become."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pipeline.llm.canned import CannedModel
from pipeline.llm.model import Question

WORDS = {"kind": "person", "stance": "asserts", "issue": "o plano", "gist": "Uma notícia."}


def says(question: Question[Any]) -> dict[str, Any]:
    """An answer of the question's type: a word known for the field, else the first that its type allows."""
    return {name: WORDS.get(name, _first(field.annotation)) for name, field in question.answer.model_fields.items()}


def _first(kind: Any) -> Any:
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if kind in (int, float, bool):
        return kind(0)
    return [] if get_origin(kind) in (list, tuple) else "o plano" if kind is str else None


def canned(name: str = "canned") -> CannedModel:
    """The model, under a name."""
    return CannedModel(says, name=name, strategy="guided")
