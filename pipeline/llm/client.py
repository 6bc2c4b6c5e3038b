"""A model behind an OpenAI-compatible server: typed answers, re-asked with the reasons where they don't hold."""

from __future__ import annotations

import asyncio
import logging
import time
import weakref
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, cast
from urllib.parse import urlsplit

from pydantic import ValidationError

from pipeline.core.events import OnEvent, ignore
from pipeline.errors import AnswerError
from pipeline.llm.cost import cost
from pipeline.llm.decode import Unreadable, decode
from pipeline.llm.model import Answer, Kind, Question, Strategy, T, Usage
from pipeline.llm.schema import strict_schema
from pipeline.llm.transport import Filtered, Gate, Nonsense, Patience, TooLong, persist

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_CONNECTIONS = 512

GROWTH = 2
"""A cut-off answer is asked again once with so many times the tokens; then the question has to be split."""


class Truncated(AnswerError):  # noqa: N818 - reads as what happened
    """The answer was cut off, or the question does not fit: ask about less at once."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a model is. ``key`` is shown nowhere; ``extra`` is added to the body of every request."""

    base_url: str | None = field(repr=False)
    key: str = field(repr=False)
    model: str = ""
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """Host and port, for messages: no path, no user, no key."""
        if self.base_url is None:
            return "api.openai.com"
        parts = urlsplit(self.base_url)
        return (parts.hostname or "?") + (f":{parts.port}" if parts.port else "")


@dataclass(frozen=True, slots=True)
class _Parsed(Generic[T]):
    value: T
    complaints: tuple[str, ...] = ()


class ServerModel:
    """A model of an OpenAI-compatible server."""

    def __init__(
        self,
        server: Server,
        *,
        name: str,
        kind: Kind = "remote",
        strategy: Strategy = "single",
        identity: str | None = None,
        patience: Patience | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.server = server
        self.name = name
        self.kind: Kind = kind
        self.strategy: Strategy = strategy
        self.identity = identity or (name if server.base_url is None else f"{server.model} at {server.shown}")
        self._patience = patience or Patience()
        self._gate = Gate()
        self._tell = tell
        # Connections belong to the event loop that opened them.
        self._clients: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncOpenAI] = weakref.WeakKeyDictionary()

    async def ask(self, question: Question[T]) -> Answer[T]:
        """See ``Model.ask``."""
        try:
            return await _Ask(self, question, question.max_tokens).run()
        except Truncated:
            if not question.grow:
                raise
        # Its tokens are paid but not told in the usage: the answer that counts is the next one.
        return await _Ask(self, question, question.max_tokens * GROWTH).run()

    async def close(self) -> None:
        """Close the connections of the running event loop."""
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.close()

    async def ready(self, on_event: OnEvent = ignore) -> None:
        """A server is there or it isn't: asking will tell."""

    async def names(self) -> list[str]:
        """The models that the server offers. ModelError where it can't be reached or refuses."""
        client = self._client()

        async def send() -> list[str]:
            return sorted(m.id for m in (await client.models.list()).data)

        return await persist(send, patience=self._patience, gate=self._gate, server=self.server.shown)

    async def completion(self, body: dict[str, Any]) -> Any:
        """One chat completion with text in it, however many attempts that takes (see ``transport.persist``)."""
        client = self._client()

        async def send() -> Any:
            from openai.types.chat import ChatCompletion

            # What `chat.completions.create` does as well, once it has looked at every value of the body and schema.
            answer: object = await client.post("/chat/completions", cast_to=ChatCompletion, body=body)
            return _sound(answer)

        return await persist(send, patience=self._patience, gate=self._gate, server=self.server.shown, tell=self._tell)

    def _client(self) -> AsyncOpenAI:
        loop = asyncio.get_running_loop()
        if loop not in self._clients:
            import httpx2
            from openai import AsyncOpenAI

            self._clients[loop] = AsyncOpenAI(
                base_url=self.server.base_url,
                api_key=self.server.key,
                # Retries are in one layer, ours; and an article is never sent on to where a server points.
                max_retries=0,
                http_client=httpx2.AsyncClient(
                    follow_redirects=False,
                    timeout=httpx2.Timeout(self._patience.call, connect=10.0),
                    # The default keeps 20 connections alive: of 64 at once, two thirds would shake hands each time.
                    limits=httpx2.Limits(max_connections=_CONNECTIONS, max_keepalive_connections=_CONNECTIONS),
                ),
            )
        return self._clients[loop]


class _Ask(Generic[T]):
    """One question on its way: at most ``calls`` completions, their usage, the last complaints."""

    def __init__(self, model: ServerModel, question: Question[T], max_tokens: int) -> None:
        self.model, self.question, self.max_tokens = model, question, max_tokens
        self.schema = dict(question.schema) if question.schema is not None else strict_schema(question.answer)
        self.usage = Usage()
        self.finish = "stop"
        self.reasons: tuple[str, ...] = ()

    async def run(self) -> Answer[T]:
        from instructor.v2.core.errors import InstructorRetryException

        begun = time.monotonic()
        current = _CURRENT.set(self)
        try:
            parsed = await _create()(
                response_model=_reply(),
                max_retries=self.question.calls - 1,
                model=self.model.server.model,
                messages=[{"role": m.role, "content": m.content} for m in self.question.messages],
            )
        except InstructorRetryException as error:
            # Its text holds the article and the answer; what is raised instead holds neither.
            cause = error.__cause__
            if isinstance(cause, TooLong):
                raise Truncated("A question does not fit into the model's context") from None
            if isinstance(cause, Unreadable | ValueError):
                raise AnswerError(
                    f"{self.model.name} gave no usable answer to {self.question.label or 'a question'} "
                    f"in {self.usage.calls} calls",
                    hint="Try another model or prompt; -v shows more",
                ) from None
            if cause is not None:
                raise cause from None
            raise
        finally:
            _CURRENT.reset(current)
        return Answer(
            parsed.value,
            Usage(**{**_fields(self.usage), "seconds": time.monotonic() - begun}),
            self.finish,
            parsed.complaints,
        )

    async def send(self, **kwargs: Any) -> Any:
        """What instructor calls to get a completion; the body is made here, so these bytes are what arrives."""
        body = {
            "model": kwargs["model"],
            "messages": kwargs["messages"],
            "temperature": self.question.temperature,
            "seed": self.question.seed,
            "max_tokens": self.max_tokens,
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": self.question.answer.__name__,
                    "strict": True,
                    "schema": self.schema,
                },
            },
        }
        completion = await self.model.completion(body | self.model.server.extra)
        self.usage = self.usage + _usage(completion, self.model)
        self.finish = completion.choices[0].finish_reason or "stop"
        if self.finish == "length":
            raise Truncated("An answer was cut off")
        return completion

    def read(self, text: str) -> _Parsed[T]:
        """A typed value out of the model's text; raises with reasons that go back to the model."""
        from instructor.v2.core.errors import ResponseParsingError

        try:
            value = self.question.answer.model_validate(decode(text))
        except Unreadable as error:
            raise ResponseParsingError(str(error), mode="JSON", raw_response=None) from None
        except ValidationError as error:
            raise ResponseParsingError(_told(error), mode="JSON", raw_response=None) from None
        reasons = self.question.check(value) if self.question.check else []
        # At the last call an answer with loose facts is better than none: `ground` drops what is not proved.
        if reasons and self.usage.calls < self.question.calls:
            raise ResponseParsingError("\n".join(f"- {r}" for r in reasons), mode="JSON", raw_response=None)
        return _Parsed(value, tuple(reasons))


_CURRENT: ContextVar[_Ask[Any]] = ContextVar("_CURRENT")


@cache
def _create() -> Any:
    """instructor's way to a typed answer: it sends the question in the context, and asks again with what was wrong."""
    import instructor

    # It logs failed answers, article text in them, as errors.
    logging.getLogger("instructor").setLevel(logging.CRITICAL)

    async def send(**kwargs: Any) -> Any:
        return await _CURRENT.get().send(**kwargs)

    return instructor.patch(create=cast(Any, send), mode=instructor.Mode.JSON_SCHEMA)


@cache
def _reply() -> type:
    """The type that instructor fills: it reads as strictly as we do, and its schema is the one we send.

    One for all questions, which finds its own in the context: making a pydantic type takes 11 ms, an answer 1 ms.
    """
    from instructor.v2.core.function_calls import ResponseSchema

    class Reply(ResponseSchema):
        @classmethod
        def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
            return _CURRENT.get().schema

        @classmethod
        def model_validate_json(cls, json_data: Any, **kwargs: Any) -> Any:
            return _CURRENT.get().read(json_data)

    return Reply


def _sound(completion: object) -> Any:
    """A completion that can be read. Raises Nonsense where a 200 holds none, Filtered where the answer is a refusal."""
    from openai.types.chat import ChatCompletion

    if not isinstance(completion, ChatCompletion):
        raise Nonsense("the answer is not one of an OpenAI-compatible server")
    if not completion.choices:
        raise Nonsense("the answer is empty")
    choice = completion.choices[0]
    if choice.finish_reason == "content_filter" or getattr(choice.message, "refusal", None):
        raise Filtered("The model refused to answer a question about this article")
    if choice.finish_reason != "length" and not (getattr(choice.message, "content", None) or "").strip():
        raise Nonsense("the answer is empty")
    return completion


def _usage(completion: Any, model: ServerModel) -> Usage:
    told = completion.usage
    details = getattr(told, "prompt_tokens_details", None)
    usage = Usage(
        calls=1,
        tokens_in=getattr(told, "prompt_tokens", 0) or 0,
        tokens_cached=getattr(details, "cached_tokens", 0) or 0,
        tokens_out=getattr(told, "completion_tokens", 0) or 0,
    )
    paid = 0.0 if model.kind == "local" else cost(model.server.model, usage, api_url=model.server.base_url)
    return Usage(**{**_fields(usage), "cost": paid})


def _fields(usage: Usage) -> dict[str, Any]:
    return {name: getattr(usage, name) for name in usage.__slots__}


def _told(error: ValidationError) -> str:
    """The faults of a shape in one line each: where and why, without the values (they may be half an article)."""
    lines = [f"- {'.'.join(str(p) for p in e['loc']) or 'the answer'}: {e['msg']}" for e in error.errors()[:10]]
    return "\n".join(lines)
