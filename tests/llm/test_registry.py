"""The model that is meant is told by its name and by what is configured; no key is ever shown."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from pipeline.errors import UsageError
from pipeline.llm.cache import CachedModel
from pipeline.llm.client import ServerModel
from pipeline.llm.local import LocalModel
from pipeline.llm.model import Model
from pipeline.llm.registry import DEFAULT_OPENAI, PLACEHOLDER_KEY, available, choose
from pipeline.settings import Settings


@dataclass(frozen=True)
class Set:
    """Settings as the registry sees them."""

    key: str | None = None
    openai_base_url: str | None = None
    cache_dir: Path = Path("unused")
    no_cache: bool = True
    timeout: float = 60.0
    threads: int | None = None


KEY = Set(key="sk-CANARY")
SERVER = Set(openai_base_url="http://127.0.0.1:9/v1")
BOTH = Set(key="sk-CANARY", openai_base_url="http://127.0.0.1:9/v1")

CASES = {
    "nothing set: the embedded model": (Set(), None, LocalModel, "local"),
    "a key: OpenAI": (KEY, None, ServerModel, f"openai:{DEFAULT_OPENAI}"),
    "a key and a bare name: that model of OpenAI": (KEY, "gpt-5", ServerModel, "openai:gpt-5"),
    "openai:NAME": (KEY, "openai:gpt-5", ServerModel, "openai:gpt-5"),
    "a server and a name": (SERVER, "qwen3", ServerModel, "qwen3"),
    "a server and a key": (BOTH, "qwen3", ServerModel, "qwen3"),
    "openai: although a server is set": (BOTH, "openai:gpt-5", ServerModel, "openai:gpt-5"),
    "local although a key is set": (KEY, "local", LocalModel, "local"),
}


@pytest.mark.parametrize(("settings", "spec", "kind", "name"), CASES.values(), ids=CASES.keys())
def test_a_name_and_the_settings_choose_a_model(settings: Set, spec: str | None, kind: type, name: str) -> None:
    model = choose(settings, spec)
    assert isinstance(model, kind)
    assert model.name == name
    assert "CANARY" not in repr(vars(model))


def test_openai_goes_to_openai_and_a_server_gets_a_placeholder_key() -> None:
    openai, server = choose(BOTH, "openai:gpt-5"), choose(SERVER, "qwen3")
    assert isinstance(openai, ServerModel)
    assert isinstance(server, ServerModel)
    assert (openai.server.base_url, openai.server.shown) == (None, "api.openai.com")
    assert server.server.key == PLACEHOLDER_KEY


def test_the_same_name_on_two_servers_is_not_the_same_model() -> None:
    one, other = choose(SERVER, "qwen3"), choose(Set(openai_base_url="http://127.0.0.1:8/v1"), "qwen3")
    assert one.identity != other.identity


def test_a_large_model_gets_one_question_and_the_embedded_one_many() -> None:
    assert choose(KEY).strategy == "single"
    assert choose(Set()).strategy == "guided"


WRONG = {
    "a name and no server": (Set(), "qwen3", "no server"),
    "OpenAI without a key": (SERVER, "openai:gpt-5", "needs a key"),
    "openai: without a name": (KEY, "openai:", "names no model"),
    "no such file": (Set(), "local:/no/such.gguf", "no model file"),
    "an address that is none": (Set(openai_base_url="nonsense"), "x", "no address"),
}


@pytest.mark.parametrize(("settings", "spec", "line"), WRONG.values(), ids=WRONG.keys())
def test_what_can_not_be_meant_is_a_plain_line(settings: Set, spec: str, line: str) -> None:
    with pytest.raises(UsageError, match=line) as caught:
        choose(settings, spec)
    assert "CANARY" not in str(caught.value)


def test_a_file_is_a_model_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "tiny.gguf"
    path.write_bytes(b"GGUF")
    model = choose(Set(), f"local:{path}")
    assert isinstance(model, LocalModel)
    assert model.path == path
    assert "tiny.gguf" in model.identity


def test_answers_are_cached_unless_the_settings_say_no(tmp_path: Path) -> None:
    model: Model = choose(Set(no_cache=False, cache_dir=tmp_path))
    assert isinstance(model, CachedModel)
    assert (model.name, model.strategy, model.kind) == ("local", "guided", "local")


def test_the_project_settings_are_what_the_registry_asks_for(tmp_path: Path) -> None:
    assert choose(Settings(openai_api_key="sk-x", cache_dir=tmp_path, _env_file=None)).name.startswith("openai:")


def test_what_is_available_tells_which_is_used_and_never_a_key(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v1/models").respond_with_json(
        {"object": "list", "data": [{"id": "qwen3", "object": "model", "created": 1, "owned_by": "me"}]}
    )
    settings = Set(key="sk-CANARY", openai_base_url=httpserver.url_for("/v1"))
    choices = asyncio.run(available(settings, "qwen3"))
    assert [c.spec for c in choices if c.used] == ["qwen3"]
    assert "qwen3" in choices[0].why
    assert choices[0].ready
    assert "CANARY" not in repr(choices)


def test_a_server_that_is_not_there_is_told_as_such() -> None:
    (server, local) = asyncio.run(available(SERVER, "qwen3"))
    assert not server.ready
    assert "127.0.0.1:9" in server.why
    assert not local.used
