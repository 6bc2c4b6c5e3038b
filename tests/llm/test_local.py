"""The embedded model runs inside this process, on loopback, behind a key of its own."""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from pipeline.core.events import Event
from pipeline.errors import ModelUnreachable
from pipeline.llm.local import LocalModel, free_cores
from pipeline.llm.model import Message, Question
from pipeline.llm.prefix import PrefixStore

from .conftest import Colour


def test_a_file_that_is_no_model_is_a_plain_line(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp", reason="the embedded model is not installed")
    path = tmp_path / "wrong.gguf"
    path.write_bytes(b"no model")
    with pytest.raises(ModelUnreachable, match=r"wrong\.gguf"):
        asyncio.run(LocalModel(path, threads=1).ready())


def test_a_model_needs_a_file_or_a_folder() -> None:
    with pytest.raises(ValueError, match="GGUF"):
        LocalModel()


def test_the_context_grows_with_the_question_and_has_an_end(tmp_path: Path) -> None:
    """A short question needs little memory; an article that is longer than any context is cut by who asks."""
    model = LocalModel(folder=tmp_path)
    sizes = []
    for length in (10, 30_000, 10_000, 10_000_000):
        question = Question((Message("user", "x" * length),), Colour, max_tokens=64)
        asyncio.run(model._make_room(question))
        sizes.append(model._context)
    assert sizes == [4096, 16384, 16384, 32768]


STAT = {
    "idle": ("cpu  0 0 0 100 0 0 0 0", "cpu  0 0 0 300 0 0 0 0", None),
    "busy": ("cpu  0 0 0 100 0 0 0 0", "cpu  200 0 0 100 0 0 0 0", 1),
    "not told": ("", "", None),
    "garbled": ("cpu x", "cpu x", None),
}


@pytest.mark.parametrize(("before", "after", "cores"), STAT.values(), ids=STAT.keys())
def test_the_cores_that_others_use_are_left_to_them(tmp_path: Path, before: str, after: str, cores: int | None) -> None:
    stat = tmp_path / "stat"
    stat.write_text(before)
    everything = free_cores(tmp_path / "missing")
    assert free_cores(stat, sleep=lambda seconds: stat.write_text(after)) == (cores or everything)


def test_a_prefix_that_can_not_be_brought_is_no_error(tmp_path: Path) -> None:
    """The question then only takes longer."""
    store = PrefixStore(tmp_path, "http://127.0.0.1:9", "key", "model")
    assert not store.bring((Message("system", "x"),))
    store.close()


@pytest.mark.slow
def test_the_real_weights_answer_on_loopback_to_their_key_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Put together, checked, loaded, asked twice, the unchanging turns kept on disk, and stopped."""
    pytest.importorskip("xllamacpp", reason="the embedded model is not installed")
    folder = tmp_path_factory.mktemp("weights")
    events: list[Event] = []
    sky = (Message("system", "Name the colour. Answer in JSON."), Message("user", "The sky on a clear day?"))
    question = Question(sky, Colour, max_tokens=16, label="the sky", static=1)

    async def work() -> None:
        model = LocalModel(folder=folder, context=1024)
        await model.ready(events.append)
        first = await model.ask(question)
        again = await model.ask(question)
        assert first.value == again.value
        assert first.value.colour.lower() == "blue"
        assert first.usage.cost == 0.0
        assert again.usage.tokens_cached > 0
        assert model._client is not None
        address = model._client.server.base_url
        assert address is not None
        assert address.startswith("http://127.0.0.1:")
        with pytest.raises(urllib.error.HTTPError) as refused:
            await asyncio.to_thread(urllib.request.urlopen, f"{address.removesuffix('/v1')}/slots")
        assert refused.value.code == 401
        refused.value.close()
        await model.close()

    asyncio.run(work())
    assert {e.stage for e in events} == {"weights", "load"}
    assert len(list((folder / "prefixes").glob("*.slot"))) == 1
    for path in folder.glob("*.gguf"):
        path.unlink()
