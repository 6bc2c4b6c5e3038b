"""A server's answers become typed values, or plain errors; what is sent is what the strict rules ask for."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from pipeline.core.draft import Draft, empty_draft
from pipeline.errors import AnswerError, FactsheetError, ModelRefused, ModelUnreachable
from pipeline.llm.client import Server, ServerModel, Truncated
from pipeline.llm.model import Answer, Message, Question
from pipeline.llm.schema import faults, strict_schema
from pipeline.llm.transport import Filtered, Patience

from .conftest import PATH, QUICK, Colour, completion

Serve = Callable[..., Any]
BLUE = '{"colour":"blue"}'


def ask(model: ServerModel, question: Question[Any]) -> Answer[Any]:
    async def work() -> Answer[Any]:
        try:
            return await model.ask(question)
        finally:
            await model.close()

    return asyncio.run(work())


def test_an_answer_comes_with_its_type_and_its_usage(served: Serve, question: Question[Colour]) -> None:
    model, talk = served(BLUE)
    answer = ask(model, question)
    assert answer.value == Colour(colour="blue")
    used = answer.usage
    assert (used.calls, used.tokens_in, used.tokens_cached, used.tokens_out) == (1, 100, 40, 10)
    assert used.seconds > 0
    assert len(talk.bodies) == 1


def test_strict_stands_in_the_bytes_that_arrive(served: Serve, question: Question[Colour]) -> None:
    model, talk = served(BLUE)
    ask(model, question)
    assert b'"strict":true' in talk.raw[0].replace(b" ", b"")
    asked = talk.bodies[0]
    assert asked["response_format"]["json_schema"]["schema"] == strict_schema(Colour)
    assert (asked["temperature"], asked["seed"], asked["max_tokens"]) == (0.0, 0, 64)
    assert asked["messages"] == [
        {"role": "system", "content": "Name colours."},
        {"role": "user", "content": "The sky? CANARY-ARTICLE"},
    ]
    assert "tools" not in asked


def test_the_whole_draft_schema_arrives_strict(served: Serve) -> None:
    model, talk = served(empty_draft().model_dump_json())
    ask(model, Question((Message("user", "…"),), Draft))
    sent = talk.bodies[0]["response_format"]["json_schema"]
    assert sent["strict"] is True
    assert faults(sent["schema"]) == []


BAD = {
    "prose": "It is blue.",
    "another shape": '{"color":"blue"}',
    "too much": '{"colour":"blue","also":"grey"}',
    "duplicate keys": '{"colour":"blue","colour":"red"}',
    "two objects": BLUE + BLUE,
    "NUL": '{"colour":"\\u0000"}',
    "NaN": '{"colour":NaN}',
    "nested deep": "[" * 100_000,
}


@pytest.mark.parametrize("first", BAD.values(), ids=BAD.keys())
def test_a_wrong_shape_is_asked_again_with_the_reason(served: Serve, question: Question[Colour], first: str) -> None:
    model, talk = served(first, BLUE)
    answer = ask(model, question)
    assert answer.value.colour == "blue"
    assert answer.usage.calls == 2
    assert answer.usage.tokens_in == 200
    again = talk.bodies[1]["messages"]
    assert len(again) == 4
    assert again[2]["role"] == "assistant"
    assert "Correct" in again[3]["content"]


def test_three_wrong_shapes_are_an_answer_error_without_article_or_key(
    served: Serve, question: Question[Colour], caplog: pytest.LogCaptureFixture
) -> None:
    model, talk = served('{"colour":7,"x":"CANARY-ANSWER"}')
    with caplog.at_level(logging.INFO), pytest.raises(AnswerError) as caught:
        ask(model, question)
    assert len(talk.bodies) == 3
    assert "CANARY" not in str(caught.value)
    assert caught.value.__suppress_context__
    assert "CANARY" not in caplog.text


def test_complaints_go_back_and_the_better_answer_is_taken(served: Serve, question: Question[Colour]) -> None:
    model, talk = served('{"colour":"red"}', BLUE)

    def check(value: Colour) -> list[str]:
        return ["The sky is not red."] if value.colour == "red" else []

    answer = ask(model, dataclasses.replace(question, check=check))
    assert answer.value.colour == "blue"
    assert answer.complaints == ()
    assert "The sky is not red." in talk.bodies[1]["messages"][-1]["content"]


def test_when_only_complaints_are_left_at_the_last_call_the_answer_is_kept(
    served: Serve, question: Question[Colour]
) -> None:
    model, talk = served('{"colour":"red"}')
    answer = ask(model, dataclasses.replace(question, check=lambda value: ["Still red."]))
    assert answer.value.colour == "red"
    assert answer.complaints == ("Still red.",)
    assert len(talk.bodies) == 3


def test_shape_and_complaints_share_the_three_calls(served: Serve, question: Question[Colour]) -> None:
    model, talk = served("nonsense", '{"colour":"red"}')
    answer = ask(model, dataclasses.replace(question, check=lambda value: ["Still red."]))
    assert answer.complaints == ("Still red.",)
    assert len(talk.bodies) == 3


NONSENSE = {
    "HTML": Response("<html>hello</html>", content_type="text/html"),
    "HTML that says it is JSON": Response("<html>hello</html>", content_type="application/json"),
    "an empty object": {},
    "an error in a 200": {"error": {"message": "CANARY"}},
    "no choices": {**completion(BLUE), "choices": []},
    "null choices": {**completion(BLUE), "choices": None},
    "null content": completion(None),
    "empty content": completion("  "),
    "nothing": Response("", content_type="application/json"),
    "a list": [],
    "429": Response('{"error":{"message":"CANARY","code":"rate_limit"}}', 429, content_type="application/json"),
    "500": Response("boom CANARY", 500),
}


@pytest.mark.parametrize("first", NONSENSE.values(), ids=NONSENSE.keys())
def test_a_200_without_an_answer_is_tried_again(served: Serve, question: Question[Colour], first: Any) -> None:
    model, talk = served(first, BLUE)
    answer = ask(model, question)
    assert answer.value.colour == "blue"
    assert len(talk.bodies) == 2
    # The server told nothing wrong to the model: it hears the same question again.
    assert talk.bodies[0] == talk.bodies[1]


@pytest.mark.parametrize("only", NONSENSE.values(), ids=NONSENSE.keys())
def test_a_server_that_only_talks_nonsense_is_unreachable(served: Serve, question: Question[Colour], only: Any) -> None:
    model, talk = served(only)
    with pytest.raises(ModelUnreachable) as caught:
        ask(model, question)
    assert len(talk.bodies) == QUICK.attempts
    assert "CANARY" not in str(caught.value)


REFUSALS = {
    "401": (Response('{"error":{"message":"bad key sk-CANARY"}}', 401), ModelRefused),
    "404": (Response("CANARY", 404), ModelRefused),
    "quota": (
        Response('{"error":{"code":"insufficient_quota"}}', 429, content_type="application/json"),
        ModelRefused,
    ),
    "content filter": (completion(None, "content_filter"), Filtered),
    "a refusal": (completion(None, refusal="I can't CANARY"), Filtered),
    "elsewhere": (Response("", 307, headers={"Location": "http://127.0.0.1:9/CANARY"}), ModelRefused),
}


@pytest.mark.parametrize(("answer", "raised"), REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_is_final(served: Serve, question: Question[Colour], answer: Any, raised: type[Exception]) -> None:
    model, talk = served(answer)
    with pytest.raises(raised) as caught:
        ask(model, question)
    assert len(talk.bodies) == 1
    assert "CANARY" not in str(caught.value)


def test_a_cut_off_answer_is_asked_again_with_twice_the_room(served: Serve, question: Question[Colour]) -> None:
    model, talk = served(completion(BLUE, "length"), BLUE)
    assert ask(model, question).value.colour == "blue"
    assert [b["max_tokens"] for b in talk.bodies] == [64, 128]


def test_an_answer_cut_off_twice_is_never_read(served: Serve, question: Question[Colour]) -> None:
    model, talk = served(completion(BLUE, "length"))
    with pytest.raises(Truncated):
        ask(model, question)
    assert len(talk.bodies) == 2


def test_a_question_too_long_for_the_context_has_to_be_cut(served: Serve, question: Question[Colour]) -> None:
    too_long = Response('{"error":{"code":"context_length_exceeded"}}', 400, content_type="application/json")
    model, _ = served(too_long)
    with pytest.raises(Truncated):
        ask(model, question)


def test_a_server_that_drips_is_ended_by_the_total_deadline(httpserver: HTTPServer) -> None:
    """A timeout for each read never ends it; ours is for the whole call."""
    import time

    def drip(request: Request) -> Response:
        def slowly() -> Any:
            for _ in range(200):
                yield b" "
                time.sleep(0.02)

        return Response(slowly(), content_type="application/json")

    httpserver.expect_request(PATH).respond_with_handler(drip)
    patience = Patience(attempts=1, deadline=0.5, call=0.5)
    model = ServerModel(Server(httpserver.url_for("/v1"), "k", "m"), name="m", patience=patience)
    with pytest.raises(ModelUnreachable, match="in time"):
        ask(model, Question((Message("user", "?"),), Colour))


def test_a_server_that_is_not_there_is_unreachable_by_its_host_alone() -> None:
    server = Server("http://user:sk-CANARY@127.0.0.1:9/v1?key=sk-CANARY", "sk-CANARY", "m")
    model = ServerModel(server, name="m", patience=QUICK)
    with pytest.raises(ModelUnreachable) as caught:
        ask(model, Question((Message("user", "?"),), Colour))
    assert "127.0.0.1:9" in str(caught.value)
    assert "CANARY" not in str(caught.value) + repr(server).replace(server.base_url or "", "")


def test_one_model_works_in_one_event_loop_after_another(served: Serve, question: Question[Colour]) -> None:
    model, _ = served(BLUE)
    for _ in range(2):
        assert ask(model, question).value.colour == "blue"


def test_many_questions_at_once_each_get_their_own_answer(httpserver: HTTPServer) -> None:
    def echo(request: Request) -> Response:
        said = json.loads(request.data)["messages"][0]["content"]
        return Response(json.dumps(completion(json.dumps({"colour": said}))), content_type="application/json")

    httpserver.expect_request(PATH).respond_with_handler(echo)
    model = ServerModel(Server(httpserver.url_for("/v1"), "k", "m"), name="m", patience=QUICK)

    async def work() -> list[str]:
        asked = (Question((Message("user", str(i)),), Colour) for i in range(20))
        answers = await asyncio.gather(*(model.ask(q) for q in asked))
        await model.close()
        return [a.value.colour for a in answers]

    assert asyncio.run(work()) == [str(i) for i in range(20)]


def test_no_error_of_the_room_quotes_the_article(served: Serve, question: Question[Colour]) -> None:
    for answers in (("x",), (Response("", 500),), (Response("", 401),), (completion("x", "length"),)):
        model, _ = served(*answers)
        with pytest.raises(FactsheetError) as caught:
            ask(model, question)
        chain: BaseException | None = caught.value
        while chain is not None:
            assert "CANARY" not in str(chain)
            chain = chain.__cause__
