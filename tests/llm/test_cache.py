"""Answers are kept by all that was sent, by many processes at once, and never wrongly."""

from __future__ import annotations

import asyncio
import dataclasses
import multiprocessing
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import AnswerError
from pipeline.llm.cache import Cache, CachedModel
from pipeline.llm.canned import CannedModel
from pipeline.llm.model import Answer, Message, Question

from .conftest import Colour

BLUE = {"colour": "blue"}


def ask(model: CachedModel, question: Question[Any]) -> Answer[Any]:
    async def work() -> Answer[Any]:
        answer = await model.ask(question)
        await model.close()
        return answer

    return asyncio.run(work())


def test_the_second_answer_comes_out_of_the_cache(tmp_path: Path, question: Question[Colour]) -> None:
    canned = CannedModel({"*": BLUE})
    first = ask(CachedModel(canned, Cache(tmp_path)), question)
    second = ask(CachedModel(canned, Cache(tmp_path)), question)
    assert canned.calls == 1
    assert second.value == first.value
    assert not first.usage.cached
    assert second.usage.cached
    assert second.usage.calls == 0


CHANGES: dict[str, Callable[[Question[Colour]], Question[Colour]]] = {
    "the words": lambda q: dataclasses.replace(q, messages=(*q.messages, Message("user", "?"))),
    "a role": lambda q: dataclasses.replace(q, messages=(Message("user", "Name colours."), *q.messages[1:])),
    "the schema": lambda q: dataclasses.replace(q, schema={"type": "object"}),
    "the seed": lambda q: dataclasses.replace(q, seed=1),
    "the temperature": lambda q: dataclasses.replace(q, temperature=0.5),
    "the room": lambda q: dataclasses.replace(q, max_tokens=65),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_is_sent_is_in_the_key(change: Callable[[Question[Colour]], Question[Colour]], question: Any) -> None:
    model = CannedModel({})
    assert change(question).key(model) != question.key(model)


def test_the_model_is_in_the_key_and_the_label_is_not(question: Question[Colour]) -> None:
    model = CannedModel({}, name="one")
    assert question.key(model) != question.key(CannedModel({}, name="two"))
    assert question.key(model) == dataclasses.replace(question, label="other").key(model)


def test_words_moved_between_turns_make_another_key() -> None:
    model = CannedModel({})
    one = Question((Message("user", "a"), Message("user", "b")), Colour)
    other = Question((Message("user", 'a"],["user","b'),), Colour)
    assert one.key(model) != other.key(model)


def test_errors_are_never_kept(tmp_path: Path, question: Question[Colour]) -> None:
    canned = CannedModel({"*": [{"no": 1}, BLUE]})
    with pytest.raises(AnswerError):
        ask(CachedModel(canned, Cache(tmp_path)), question)
    assert ask(CachedModel(canned, Cache(tmp_path)), question).value.colour == "blue"


def test_answers_that_were_complained_about_are_never_kept(tmp_path: Path, question: Question[Colour]) -> None:
    canned = CannedModel({"*": BLUE})
    for _ in range(2):
        ask(CachedModel(canned, Cache(tmp_path)), dataclasses.replace(question, check=lambda value: ["no"]))
    assert canned.calls == 2


MISFITS = {
    "another shape": '{"value": {"color": "x"}, "usage": {}, "finish": "stop"}',
    "no usage": '{"value": {"colour": "x"}}',
    "a usage of another version": '{"value": {"colour": "x"}, "usage": {"spent": 1}, "finish": "stop"}',
    "no object": "[]",
    "no JSON": "{",
}


@pytest.mark.parametrize("kept", MISFITS.values(), ids=MISFITS.keys())
def test_what_no_longer_fits_is_a_miss(tmp_path: Path, question: Question[Colour], kept: str) -> None:
    cache, canned = Cache(tmp_path), CannedModel({"*": BLUE})
    cache.put("x", {})
    with sqlite3.connect(cache.path) as db:
        db.execute("INSERT INTO answers VALUES (?, ?, 0)", (question.key(canned), kept))
    db.close()
    assert ask(CachedModel(canned, cache), question).value.colour == "blue"
    assert canned.calls == 1


def _smash_header(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[:100] = b"x" * 100
    path.write_bytes(data)


def _zero_a_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:8192] = bytes(4096)
    path.write_bytes(data)


DAMAGE = {
    "header smashed": _smash_header,
    "a page zeroed": _zero_a_page,
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:6000]),
    "no database": lambda path: path.write_text("hello " * 1000),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_cache_is_moved_aside_and_begun_anew(tmp_path: Path, damage: Callable[[Path], Any]) -> None:
    cache = Cache(tmp_path)
    for i in range(200):
        cache.put(str(i), {"value": "x" * 200})
    with sqlite3.connect(cache.path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    cache.close()
    damage(cache.path)
    again = Cache(tmp_path)
    again.put("new", {"a": 1})
    assert again.get("new") == {"a": 1}
    assert again.get("0") is None
    again.close()
    assert list(tmp_path.glob("answers.sqlite3.corrupt-*"))


def test_an_empty_file_is_a_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.path.touch()
    cache.put("a", {"b": 1})
    assert cache.get("a") == {"b": 1}
    cache.close()


def test_a_cache_that_can_not_be_written_costs_no_answer(tmp_path: Path, question: Question[Colour]) -> None:
    (tmp_path / "file").write_text("in the way")
    canned = CannedModel({"*": BLUE})
    assert ask(CachedModel(canned, Cache(tmp_path / "file")), question).value.colour == "blue"


def _write(folder: Path, writer: int) -> None:
    cache = Cache(folder)
    for i in range(50):
        cache.put(f"{writer}-{i}", {"i": i})
    cache.close()


@pytest.mark.slow
def test_eight_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, w)) for w in range(8)]
    for process in writers:
        process.start()
    for process in writers:
        process.join(60)
    with sqlite3.connect(tmp_path / "answers.sqlite3") as db:
        assert db.execute("SELECT count(*) FROM answers").fetchone() == (400,)
    db.close()
