"""A configured server that fails: one line, its exit code, and never a key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from typer.testing import CliRunner

from pipeline.cli.app import app

KEY = "sk-CANARY-0123456789"


def answer(content: str | None, finish: str = "stop") -> dict[str, object]:
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "finish_reason": finish, "message": message}
    return {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}


@pytest.fixture
def server(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    monkeypatch.setenv("OPENAI_BASE_URL", httpserver.url_for("/v1"))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return httpserver


def summarize(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["summarize", *args, "--model", "m", "--no-cache"])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        pytest.param(401, {"error": {"message": f"wrong key {KEY}"}}, 4, id="wrong-key"),
        pytest.param(403, {"error": {"message": "no"}}, 4, id="forbidden"),
        pytest.param(404, {"error": {"message": "no such model"}}, 4, id="no-such-model"),
        pytest.param(429, {"error": {"message": "pay", "code": "insufficient_quota"}}, 4, id="spent-quota"),
        pytest.param(200, answer("I would rather not say."), 5, id="prose"),
        pytest.param(200, answer('{"gist": 1}'), 5, id="another-shape"),
    ],
)
def test_a_server_that_fails_is_one_line_and_its_exit_code(
    server: HTTPServer, story: Path, status: int, body: dict[str, object], code: int
) -> None:
    """With what to do next, without the key, and without a word of the article."""
    server.expect_request("/v1/chat/completions").respond_with_json(body, status=status)
    exit_code, out, err = summarize(str(story))
    assert (exit_code, out) == (code, "")
    assert len(err.splitlines()) == 1
    assert err.startswith("factsheet: ")
    assert "CANARY" not in err
    assert "Nóbrega" not in err


def test_a_server_without_a_key_is_sent_a_placeholder(
    server: HTTPServer, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``OPENAI_BASE_URL`` alone is enough."""
    monkeypatch.delenv("OPENAI_API_KEY")
    empty = {"gist": None, "actors": [], "numbers": [], "dates": [], "positions": []}
    draft = empty | {"missed": {"numbers": [], "dates": []}}
    server.expect_request("/v1/chat/completions").respond_with_json(answer(json.dumps(draft)))
    code, out, err = summarize(str(story))
    assert (code, err) == (0, "")
    assert json.loads(out)["article"]["language"] == "pt"
    assert server.log[0][0].headers["Authorization"].startswith("Bearer ")


def test_one_failing_server_fails_every_source_by_itself(server: HTTPServer, story: Path) -> None:
    """Each has its line; the exit code is the highest."""
    server.expect_request("/v1/chat/completions").respond_with_json(answer("no"), status=200)
    code, out, err = summarize(str(story), "missing.txt")
    assert code == 5
    assert [json.loads(line)["error"]["exit_code"] for line in out.splitlines()] == [5, 3]
    assert len(err.splitlines()) == 2


def test_a_model_without_a_server_or_key_is_bad_usage(story: Path) -> None:
    """It says which variables would name one."""
    code, _, err = summarize(str(story))
    assert code == 2
    assert "OPENAI_API_KEY" in err


def test_a_probe_tells_what_a_model_is_up_to(server: HTTPServer) -> None:
    """One call for each of three cases, one line: a model that finds nothing needs the guided prompt."""
    empty = {"gist": None, "actors": [], "numbers": [], "dates": [], "positions": []}
    draft = empty | {"missed": {"numbers": [], "dates": []}}
    server.expect_request("/v1/chat/completions").respond_with_json(answer(json.dumps(draft)))
    done = CliRunner().invoke(app, ["models", "--probe"])
    assert done.exit_code == 0
    assert len(server.log) == 3
    assert "needs the guided prompt (0 of" in done.stdout
