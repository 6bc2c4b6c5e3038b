"""Articles that are read in processes beside the event loop are the same, and so are their errors."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from pipeline import prepare
from pipeline.core.article import Article
from pipeline.core.outcome import Outcome
from pipeline.errors import FAULT, FactsheetError, PromptError, SourceError
from pipeline.llm.canned import CannedModel
from pipeline.llm.model import Answer, Kind, Question
from pipeline.llm.model import T as A
from pipeline.run.batch import asummarize_all
from pipeline.run.readers import AHEAD, WORTH, Load, Readers
from pipeline.settings import Settings
from tests.run.loads import Arriving, by_process

T = TypeVar("T")
HERE = str(os.getpid())
NOTHING: dict[str, Any] = {"gist": None, "actors": [], "numbers": [], "dates": [], "positions": []}
EMPTY = {**NOTHING, "missed": {"numbers": [], "dates": []}}


def reading(work: Callable[[Readers], Awaitable[T]], load: Load = by_process, count: int = 1) -> T:
    """``work`` with readers that are up."""

    async def run() -> T:
        async with Readers(load, count) as readers:
            async with asyncio.timeout(60):
                while not readers.up:
                    await asyncio.sleep(0.01)
            return await work(readers)

    return asyncio.run(run())


def test_an_article_read_beside_is_the_one_read_here() -> None:
    text = "The ministry said on 3 May that 12 ships sail.\n\nIt cost £3.5m, Ms. Ana Reed said."
    load = partial(prepare, language="en", published="2026-05-04")
    assert reading(lambda readers: readers.read(text), load) == load(text)


def test_it_is_read_in_another_process() -> None:
    assert reading(lambda readers: readers.read("Twelve ships sail.")).title != HERE


def test_what_a_load_raises_on_purpose_is_raised_here() -> None:
    with pytest.raises(SourceError, match=r"it holds no article. Name another") as caught:
        reading(lambda readers: readers.read("no article"))
    assert (caught.value.what, caught.value.hint, caught.value.exit_code) == ("it holds no article", "Name another", 3)


def test_a_fault_shows_where_it_happened() -> None:
    with pytest.raises(ZeroDivisionError, match="in the reader") as caught:
        reading(lambda readers: readers.read("a fault"))
    assert "by_process" in str(caught.value.__cause__)


def test_what_is_printed_while_reading_gets_between_no_answers() -> None:
    assert reading(lambda readers: readers.read("a print")).text == "a print"


def test_a_source_that_ends_its_reader_costs_no_other() -> None:
    async def work(readers: Readers) -> list[Article | BaseException]:
        sources = ["One ship.", "the end", "Two ships.", "Three ships."]
        return await asyncio.gather(*map(readers.read, sources), return_exceptions=True)

    one, lost, *others = reading(work)
    assert isinstance(lost, FactsheetError)
    assert lost.exit_code == FAULT
    assert [a.text for a in (one, *others) if isinstance(a, Article)] == ["One ship.", "Two ships.", "Three ships."]


def test_after_a_reader_ended_another_one_reads() -> None:
    async def work(readers: Readers) -> Article:
        await asyncio.gather(readers.read("the end"), return_exceptions=True)
        while not readers.up:
            await asyncio.sleep(0.01)
        return await readers.read("Two ships.")

    assert reading(work).title != HERE


def test_what_readers_have_no_time_for_is_read_here() -> None:
    async def work(readers: Readers) -> list[Article]:
        return await asyncio.gather(*(readers.read("a long one") for _ in range(AHEAD + 2)))

    assert [a.title == HERE for a in reading(work)] == [False] * AHEAD + [True] * 2


def test_a_system_without_processes_reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.readers._pool", _refused)

    async def work() -> Article:
        async with Readers(by_process, 2) as readers:
            return await readers.read("One ship.")

    assert asyncio.run(work()).title == HERE


def _refused(count: int) -> Any:
    raise OSError("no semaphores here")


def test_readers_end_with_the_work() -> None:
    pid = int(reading(lambda readers: readers.read("One ship.")).title or "")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_load_that_no_process_could_import_goes_there_whole() -> None:
    assert reading(lambda readers: readers.read("One ship."), lambda source: by_process(source)).title != HERE


class Patient(CannedModel):
    """Answers when ``load`` has arrived where it is read beside."""

    def __init__(self, load: Arriving, kind: Kind) -> None:
        super().__init__(EMPTY)
        self.kind = kind
        self.arrived = load.folder / "arrived"

    async def ask(self, question: Question[A]) -> Answer[A]:
        while not self.arrived.exists():
            await asyncio.sleep(0.01)
        return await super().ask(question)


def _outcomes(sources: list[str], folder: Path, *, kind: Kind = "remote", readers: int | None = 2) -> list[Outcome]:
    load, settings = Arriving(folder), Settings(readers=readers, no_cache=True)
    if readers == 0 or kind == "local" or len(sources) < WORTH:
        (folder / "arrived").touch()

    async def work() -> list[Outcome]:
        async with asyncio.timeout(60):
            made = asummarize_all(sources, load, Patient(load, kind), settings=settings, concurrency=4)
            return [outcome async for outcome in made]

    return asyncio.run(work())


MANY = [f"{i} ships sail to Lisbon." for i in range(2 * WORTH)]


@pytest.mark.parametrize(
    ("sources", "options", "here"),
    [
        (MANY, {}, False),
        (MANY, {"readers": 0}, True),
        (MANY[: WORTH - 1], {}, True),
        (MANY, {"kind": "local"}, True),
    ],
    ids=["many", "turned-off", "few", "embedded-model"],
)
def test_a_large_batch_is_read_beside_the_calls(
    sources: list[str], options: dict[str, Any], here: bool, tmp_path: Path
) -> None:
    outcomes = _outcomes(sources, tmp_path, **options)
    assert [o.source for o in outcomes] == sources
    readers = {o.summary.article.title for o in outcomes if o.summary}
    assert (readers == {HERE}) is here
    assert all(o.summary is not None for o in outcomes)


def test_bad_sources_in_a_large_batch_fail_alone(tmp_path: Path) -> None:
    bad = {7: "no article", 20: "a fault", 33: "the end"}
    outcomes = _outcomes([bad.get(i, source) for i, source in enumerate(MANY)], tmp_path)
    failed = {i: o.error.exit_code for i, o in enumerate(outcomes) if o.error}
    # While they start, a source is read here: the one that ends a process comes late enough to be read beside.
    assert failed == {7: 3, 20: FAULT, 33: FAULT}


def test_a_prompt_that_is_not_there_is_told_once() -> None:
    async def work() -> None:
        async for _ in asummarize_all(["One ship."], by_process, CannedModel(EMPTY), "nowhere/v1"):
            pass

    with pytest.raises(PromptError):
        asyncio.run(work())
