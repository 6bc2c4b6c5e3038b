"""A model that always says the same, whatever its answers' types become; and runs of many articles."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Literal, get_args, get_origin

import numpy as np

from evals.case import Case
from evals.ideal import ideal
from evals.result import FIELDS
from evals.run import Ran, Run
from evals.score import score
from evals.stats import Array
from pipeline.core.summary import Summary
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


def canned(name: str = "canned", *, dies_after: int | None = None) -> CannedModel:
    """The model, under a name; where told so, its process is interrupted at the next question after so many."""

    def answer(question: Question[Any]) -> dict[str, Any]:
        if dies_after is not None and model.calls > dies_after:
            raise KeyboardInterrupt
        return says(question)

    model = CannedModel(answer, name=name, strategy="guided")
    return model


def wavering(name: str = "canned") -> CannedModel:
    """A model that says another kind of actor from draw to draw, as a real one does at a temperature."""

    def answer(question: Question[Any]) -> dict[str, Any]:
        said = says(question)
        kinds = ("person", "company", "none")
        draw = hashlib.sha256(f"{question.seed} {question.messages[-1].content}".encode()).digest()[0]
        return {**said, "kind": kinds[draw % 3]} if "kind" in said else said

    return CannedModel(answer, name=name, strategy="guided")


def noisy(repeats: int, *, articles: int = 40, seed: int = 1, spread: float = 0.1) -> Array:
    """Runs of one and the same model: (articles, repeats, fields, 3), each article as hard as it is."""
    rng = np.random.default_rng(seed)
    wanted = rng.integers(8, 30, size=(articles, len(FIELDS)))
    share = np.clip(rng.normal(0.75, spread, size=wanted.shape), 0, 1)
    runs = []
    for _ in range(repeats):
        right = rng.binomial(wanted, share)
        runs.append(np.stack([right, right + rng.binomial(wanted, 0.15), wanted], axis=-1))
    return np.stack(runs, axis=1).astype(float)


def many(case: Case, n: int = 30) -> list[Case]:
    """The same case under many ids: as many articles as a comparison needs."""
    golden = case.golden
    return [Case(golden=golden.model_copy(update={"id": f"{case.id}-{i}"}), text=case.text) for i in range(n)]


def a_run(cases: Sequence[Case], spoil: Any = lambda i, summary: summary, prompt_hash: str = "h") -> Run:
    """A run of ideal summaries, each as ``spoil`` leaves it: another summary, or the status that it has instead."""
    done = Run("m", "guided/v1", prompt_hash)
    for i, case in enumerate(cases):
        spoilt = spoil(i, ideal(case))
        if isinstance(spoilt, Summary):
            done.results.append(Ran(case.id, 1, "ok", score(case, spoilt)))
        else:
            done.results.append(Ran(case.id, 1, spoilt, error="why"))
    return done


def fewer_numbers(i: int, summary: Summary) -> Summary:
    """The summary without most of its numbers."""
    return summary.model_copy(update={"numbers": summary.numbers[: 1 + i % 3]})
