"""What a model is to the rest of the house: something that answers a typed question."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from pipeline.core.events import OnEvent, ignore

T = TypeVar("T", bound=BaseModel)
Kind = Literal["remote", "local"]
Strategy = Literal["single", "guided"]
Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of the conversation that is sent."""

    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What answers cost. ``seconds`` is wall time; ``cost`` is in US dollars, none where no price is known.

    ``calls`` counts requests that brought an answer; ``cached`` tells that all of it came out of the answer cache.
    """

    calls: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0
    cost: float | None = None
    seconds: float = 0.0
    cached: bool = False

    def __add__(self, other: Usage) -> Usage:
        if self == Usage():
            return other
        if other == Usage():
            return self
        return Usage(
            calls=self.calls + other.calls,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_cached=self.tokens_cached + other.tokens_cached,
            tokens_out=self.tokens_out + other.tokens_out,
            cost=None if self.cost is None or other.cost is None else self.cost + other.cost,
            seconds=self.seconds + other.seconds,
            cached=self.cached and other.cached,
        )


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """A question with the type of its answer.

    ``schema`` narrows the JSON Schema that is sent (say, enums of the handles that exist); without it the schema of
    ``answer`` is sent. ``check`` tells in plain words what is wrong with an answer: it is asked again with them.
    ``static`` counts the leading messages that are the same for every article (a prompt cache may keep them).
    ``calls`` bounds the content calls; ``grow`` asks a cut-off answer again with twice the ``max_tokens``.
    """

    messages: tuple[Message, ...]
    answer: type[T]
    schema: Mapping[str, Any] | None = None
    check: Callable[[T], list[str]] | None = None
    max_tokens: int = 4096
    temperature: float = 0.0
    seed: int = 0
    label: str = ""
    static: int = 0
    calls: int = 3
    grow: bool = True

    def sent(self) -> dict[str, Any]:
        """All that decides the answer, as plain JSON."""
        from pipeline.llm.schema import strict_schema

        return {
            "messages": [[m.role, m.content] for m in self.messages],
            "schema": dict(self.schema) if self.schema is not None else strict_schema(self.answer),
            "max_tokens": self.max_tokens,
            "temperature": self.temperature,
            "seed": self.seed,
        }

    def key(self, model: Model) -> str:
        """The sha256 of everything that is sent to ``model``: what the cache and the recordings go by."""
        told = {"model": model.identity, **self.sent()}
        canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A typed answer. ``complaints`` are what ``check`` still said when the last call was spent."""

    value: T
    usage: Usage = field(default_factory=Usage)
    finish: str = "stop"
    complaints: tuple[str, ...] = ()

    def from_cache(self) -> Answer[T]:
        """The same answer, marked as read from the cache: nothing was called or paid."""
        return replace(self, usage=replace(self.usage, calls=0, cost=0.0, seconds=0.0, cached=True))


class Model(Protocol):
    """Answers typed questions.

    ``name`` is what ``--model`` takes; ``identity`` tells apart what may answer differently under one name.
    """

    @property
    def name(self) -> str: ...
    @property
    def identity(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def strategy(self) -> Strategy: ...

    async def ready(self, on_event: OnEvent = ignore) -> None:
        """Open what asking needs, and tell how it goes (weights put together, a model loaded).

        Raises ModelUnreachable. Asking without it works too, in silence.
        """
        ...

    async def ask(self, question: Question[T]) -> Answer[T]:
        """One answer.

        Raises ModelUnreachable, ModelRefused, or AnswerError where no call brought a usable form (``Truncated`` where
        it was cut off).
        """
        ...

    async def close(self) -> None:
        """Let go of connections and processes; asking again opens them anew."""
        ...
