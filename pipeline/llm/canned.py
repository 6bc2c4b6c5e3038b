"""A model that has its answers ready: for tests, demos, and runs from recordings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.core.events import OnEvent, ignore
from pipeline.errors import AnswerError
from pipeline.llm.model import Answer, Kind, Question, Strategy, T, Usage

Canned = Mapping[str, Any] | Path | str | Callable[[Question[Any]], Any]


class CannedModel:
    """Answers from a JSON file or a mapping, or by a function of the question; it counts what it is asked.

    A mapping is looked through for the question's key, then for its label, then its answer type's name, then ``"*"``;
    a mapping with none of them that fits the answer's type is the answer to everything (a whole Draft, say). A list
    gives its items one after another, the last for ever. What doesn't fit the type is an AnswerError, as with a real
    model; what ``check`` says of it is in the answer's ``complaints``.
    """

    def __init__(
        self, answers: Canned, *, name: str = "canned", identity: str | None = None, strategy: Strategy = "single"
    ) -> None:
        self.name = name
        self.identity = identity or name
        self.kind: Kind = "remote"
        self.strategy: Strategy = strategy
        self.calls = 0
        self.asked: list[Question[Any]] = []
        self._given: Counter[str] = Counter()
        if isinstance(answers, str | Path):
            answers = json.loads(Path(answers).read_text(encoding="utf-8"))
        self._answers = answers

    async def ready(self, on_event: OnEvent = ignore) -> None:
        """It always is."""

    async def ask(self, question: Question[T]) -> Answer[T]:
        """See ``Model.ask``."""
        self.calls += 1
        self.asked.append(question)
        found = self._find(question)
        if isinstance(found, Exception):
            raise found
        try:
            value = found if isinstance(found, question.answer) else question.answer.model_validate(found)
        except ValidationError as error:
            raise AnswerError(
                f"{self.name} has no usable answer to {question.label or 'a question'} ({error.error_count()} faults)"
            ) from None
        complaints = tuple(question.check(value)) if question.check else ()
        return Answer(value, Usage(calls=1, cost=0.0), "stop", complaints)

    async def close(self) -> None:
        """Nothing to let go of."""

    def _find(self, question: Question[Any]) -> Any:
        if callable(self._answers):
            return self._answers(question)
        assert isinstance(self._answers, Mapping)
        names = (question.key(self), question.label, question.answer.__name__, "*")
        name = next((n for n in names if n in self._answers), None)
        if name is None:
            return self._answers
        found = self._answers[name]
        if isinstance(found, list):
            self._given[name] += 1
            return found[min(self._given[name], len(found)) - 1]
        return found
