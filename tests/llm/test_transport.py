"""A request goes on through faults that pass, stops at those that don't, and never outlives its deadline."""

from __future__ import annotations

import asyncio
import datetime as dt
import email.utils
from collections.abc import Callable
from typing import Any

import httpx2
import openai
import pytest

from pipeline.errors import FactsheetError, ModelRefused, ModelUnreachable
from pipeline.llm.transport import Filtered, Gate, Nonsense, Patience, TooLong, persist, retry_after


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def status(code: int, body: dict[str, Any] | None = None, **headers: str) -> openai.APIStatusError:
    request = httpx2.Request("POST", "http://model.test/v1/chat/completions")
    named = {k.replace("_", "-"): v for k, v in headers.items()}
    response = httpx2.Response(code, request=request, json=body or {}, headers=named)
    return openai.APIStatusError("secret sk-CANARY article text", response=response, body=body or {})


def run(faults: list[Exception], patience: Patience | None = None, clock: Clock | None = None) -> tuple[str, int]:
    """What comes back after these faults, and how many attempts it took."""
    clock = clock or Clock()
    calls = 0

    async def send() -> str:
        nonlocal calls
        calls += 1
        if calls <= len(faults):
            raise faults[calls - 1]
        return "answered"

    async def work() -> str:
        return await persist(
            send,
            patience=patience or Patience(),
            gate=Gate(clock.now),
            server="model.test",
            now=clock.now,
            sleep=clock.sleep,
            draw=lambda: 0.5,
        )

    return asyncio.run(work()), calls


_request = httpx2.Request("POST", "http://model.test")
PASSING = {
    **{f"status {code}": status(code) for code in (408, 409, 429, 500, 502, 503, 504)},
    "reset": openai.APIConnectionError(request=_request),
    "timed out": openai.APITimeoutError(request=_request),
    "no name": OSError("no such host"),
    "HTML": Nonsense("the answer is not one of an OpenAI-compatible server"),
    "no JSON": openai.APIResponseValidationError(httpx2.Response(200, request=_request), body=None),
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING.keys())
def test_a_fault_that_passes_is_tried_eight_times(fault: Exception) -> None:
    assert run([fault] * 7) == ("answered", 8)
    with pytest.raises(ModelUnreachable):
        run([fault] * 8)


FINAL = {
    "bad key": (status(401), ModelRefused),
    "no access": (status(403), ModelRefused),
    "no such model": (status(404), ModelRefused),
    "quota": (status(429, {"code": "insufficient_quota"}), ModelRefused),
    "redirect": (status(307, location="https://elsewhere.test/"), ModelRefused),
    "bad request": (status(400, {"code": "invalid_value"}), ModelRefused),
    "filtered": (status(400, {"code": "content_filter"}), Filtered),
    "too long": (status(400, {"code": "context_length_exceeded"}), TooLong),
    "too long for llama.cpp": (status(400, {"type": "exceed_context_size_error"}), TooLong),
    "body too large": (status(413), TooLong),
}


@pytest.mark.parametrize(("fault", "raised"), FINAL.values(), ids=FINAL.keys())
def test_what_asking_again_would_not_help_is_asked_once(fault: Exception, raised: type[Exception]) -> None:
    clock = Clock()
    with pytest.raises(raised) as caught:
        run([fault] * 9, clock=clock)
    assert clock.slept == []
    assert "CANARY" not in str(caught.value)


def test_messages_carry_neither_keys_nor_article_text() -> None:
    for fault in (status(500, {"code": "sk-canary"}), status(400, {"code": "an article. Of many words"})):
        with pytest.raises(FactsheetError) as caught:
            run([fault] * 8)
        assert "canary" not in str(caught.value).lower()
        assert "article" not in str(caught.value)


def test_a_wait_that_the_server_asks_for_is_kept() -> None:
    clock = Clock()
    run([status(429, retry_after="20")], clock=clock)
    assert clock.time >= 20


def test_a_wait_beyond_the_deadline_ends_the_call_with_its_reason() -> None:
    clock = Clock()
    with pytest.raises(ModelUnreachable, match="429"):
        run([status(429, retry_after="600")], Patience(deadline=300), clock)
    assert clock.time < 300


def test_a_long_wait_within_the_deadline_is_waited() -> None:
    assert run([status(429, retry_after="600")], Patience(deadline=900))[0] == "answered"


def test_a_wait_for_one_call_holds_all_others_back() -> None:
    """Nobody asks a server earlier than it told anybody."""
    clock, gate = Clock(), Gate()
    gate = Gate(clock.now)
    gate.close_for(30)
    sent: list[float] = []

    async def send() -> None:
        sent.append(clock.time)

    asyncio.run(persist(send, patience=Patience(), gate=gate, server="model.test", now=clock.now, sleep=clock.sleep))
    assert sent == [30.0]


def test_waits_are_drawn_between_nothing_and_a_growing_bound() -> None:
    clock = Clock()
    run([status(500)] * 7, Patience(base=1, cap=8), clock)
    assert clock.slept == [0.5, 1, 2, 4, 4, 4, 4]


def test_long_waits_are_told() -> None:
    told: list[str] = []
    clock = Clock()
    answers: list[Callable[[], str]] = []

    async def send() -> str:
        answers.append(lambda: "")
        if len(answers) == 1:
            raise status(429, retry_after="60")
        return "answered"

    asyncio.run(
        persist(
            send,
            patience=Patience(),
            gate=Gate(clock.now),
            server="model.test",
            tell=told.append,
            now=clock.now,
            sleep=clock.sleep,
        )
    )
    assert len(told) == 1
    assert "429" in told[0]


def test_a_call_that_never_ends_is_ended() -> None:
    async def send() -> None:
        await asyncio.sleep(60)

    patience = Patience(attempts=2, call=0.05, base=0.001)
    with pytest.raises(ModelUnreachable, match="in time"):
        asyncio.run(persist(send, patience=patience, gate=Gate(), server="model.test"))


def test_cancelling_from_outside_is_no_fault_to_try_again() -> None:
    calls = 0

    async def send() -> None:
        nonlocal calls
        calls += 1
        await asyncio.sleep(60)

    async def work() -> None:
        async with asyncio.timeout(0.05):
            await persist(send, patience=Patience(), gate=Gate(), server="model.test")

    with pytest.raises(TimeoutError):
        asyncio.run(work())
    assert calls == 1


_NOON = dt.datetime(2026, 1, 30, 12, tzinfo=dt.UTC)
HEADERS = {
    "seconds": ({"retry-after": "2"}, 2.0),
    "fractions": ({"retry-after": "0.5"}, 0.5),
    "milliseconds": ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
    "a date": ({"retry-after": email.utils.format_datetime(_NOON + dt.timedelta(seconds=90), usegmt=True)}, 90.0),
    "a date gone by": ({"retry-after": email.utils.format_datetime(_NOON - dt.timedelta(days=1), usegmt=True)}, 0.0),
    "negative": ({"retry-after": "-5"}, None),
    "not a number": ({"retry-after": "nan"}, None),
    "infinite": ({"retry-after": "inf"}, None),
    "soon": ({"retry-after": "soon"}, None),
    "nothing": ({}, None),
}


@pytest.mark.parametrize(("headers", "seconds"), HEADERS.values(), ids=HEADERS.keys())
def test_a_wait_is_read_where_it_makes_sense(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, today=_NOON.timestamp) == seconds
