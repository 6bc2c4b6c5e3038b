"""Asks the tasks of one prompt about one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pipeline.core.article import Article
from pipeline.core.events import OnEvent, ignore
from pipeline.errors import AnswerError
from pipeline.llm.model import Model, Question, T, Usage
from pipeline.llm.prompts import Prompt
from pipeline.llm.transport import Filtered


@dataclass(slots=True)
class Asker:
    """Asks the tasks of one prompt about one article, and counts."""

    article: Article
    model: Model
    prompt: Prompt
    output_language: str | None
    on_event: OnEvent = ignore
    usage: Usage = field(default_factory=Usage)

    async def ask(self, task: str, answer: type[T], max_tokens: int, **values: Any) -> T | None:
        """An answer, or none where the model gave no usable one: a question lost is not an article lost."""
        shared = {"output_language": self.output_language, "language": self.article.language}
        language = self.article.language.split("-")[0]
        static = self.prompt.static(task, language, self.output_language)
        question = Question(
            messages=self.prompt.messages(task, {**shared, **values}, language=language),
            answer=answer,
            max_tokens=max_tokens,
            label=task,
            static=len(static),
            calls=2,
            grow=False,
        )
        try:
            got = await self.model.ask(question)
        except (AnswerError, Filtered):
            return None
        self.usage = self.usage + got.usage
        return got.value
