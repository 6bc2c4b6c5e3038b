"""A loopback server that speaks like OpenAI, and small questions to ask it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pipeline.llm.client import Server, ServerModel
from pipeline.llm.model import Message, Question
from pipeline.llm.transport import Patience

PATH = "/v1/chat/completions"
QUICK = Patience(attempts=3, deadline=5, call=2, base=0.001, cap=0.002)


class Colour(BaseModel):
    """A tiny answer."""

    model_config = ConfigDict(extra="forbid")
    colour: str


def completion(content: str | None, finish: str = "stop", **message: Any) -> dict[str, Any]:
    """A chat completion as OpenAI writes it."""
    said = {"role": "assistant", "content": content, **message}
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": finish, "message": said}],
        "usage": {
            "prompt_tokens": 100,
            "completion_tokens": 10,
            "total_tokens": 110,
            "prompt_tokens_details": {"cached_tokens": 40},
        },
    }


class Talk:
    """Gives its answers one after another, the last for ever, and keeps what arrived."""

    def __init__(self, *answers: Any) -> None:
        self.answers = answers
        self.bodies: list[dict[str, Any]] = []
        self.raw: list[bytes] = []
        self.headers: list[Any] = []

    def __call__(self, request: Request) -> Response:
        self.raw.append(request.data)
        self.bodies.append(json.loads(request.data))
        self.headers.append(request.headers)
        answer = self.answers[min(len(self.bodies), len(self.answers)) - 1]
        if isinstance(answer, Response):
            return answer
        if isinstance(answer, str):
            answer = completion(answer)
        return Response(json.dumps(answer), content_type="application/json")


@pytest.fixture
def served(httpserver: HTTPServer) -> Callable[..., tuple[ServerModel, Talk]]:
    """A model on loopback that gives these answers."""

    def serve(*answers: Any, patience: Patience = QUICK, model: str = "m") -> tuple[ServerModel, Talk]:
        talk = Talk(*answers)
        httpserver.expect_request(PATH, method="POST").respond_with_handler(talk)
        server = Server(httpserver.url_for("/v1"), "sk-CANARY", model)
        return ServerModel(server, name=model, patience=patience), talk

    return serve


@pytest.fixture
def question() -> Question[Colour]:
    """One that a colour answers."""
    messages = (Message("system", "Name colours."), Message("user", "The sky? CANARY-ARTICLE"))
    return Question(messages, Colour, label="the sky", max_tokens=64)
