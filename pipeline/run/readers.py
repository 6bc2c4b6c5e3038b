"""Reading articles in processes of their own, while the event loop talks to a model.

Reading an article of 4 KB takes about ten milliseconds of computing, in which nothing else happens in a process. The
processes are loky's: unlike those of ``multiprocessing`` they never import the caller's ``__main__`` again, which a
notebook does not have and a script may not guard, and they take functions of it, and lambdas, too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from pipeline.core.article import Article
from pipeline.core.collector import spare
from pipeline.errors import FAULT, FactsheetError

Load = Callable[[str], Article]

WORTH = 32
"""Sources for each reader that is started: it takes a third of a second to be there, in which so many are read here."""

AHEAD = 10
"""Sources on their way to each reader; further ones are read here. With three it waits for the next one at times: what
goes there and comes back passes threads of the process that asks, which is busy (``benchmarks.throughput``)."""


class Readers:
    """``count`` processes that read sources with ``load``; what they have no time for is read here.

    ``async with Readers(load, count) as readers: article = await readers.read(source)``.
    """

    def __init__(self, load: Load, count: int) -> None:
        self._load = load
        self._count = count
        self._pool: Executor | None = None
        self._first: Future[None] | None = None
        self._there = 0
        self._here = asyncio.Lock()
        self._alone = asyncio.Lock()

    @property
    def up(self) -> bool:
        """Whether a reader is there."""
        return self._first is not None and self._first.done()

    async def __aenter__(self) -> Readers:
        self._start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await _end(self._pool)

    def _start(self) -> None:
        # Where a system gives no processes or semaphores, everything is read here.
        with suppress(OSError, ImportError, NotImplementedError):
            if self._count:
                self._pool = _pool(self._count)
                self._first = self._pool.submit(_arrived, self._load)

    async def read(self, source: str) -> Article:
        """The article of ``source``; raises what ``load`` raises, and FactsheetError where it ended its reader."""
        # One at a time: between two the loop comes round, to send what was read and to hear what the readers did.
        async with self._here:
            await asyncio.sleep(0)
            pool = self._pool
            if pool is None or not self.up or self._there >= AHEAD * self._count:
                return self._load(source)
            self._there += 1
        try:
            return await self._sent(pool, source)
        except BrokenProcessPool:
            return await self._again(source, pool)
        finally:
            self._there -= 1

    async def _sent(self, pool: Executor, source: str) -> Article:
        return Article.model_validate_json(await asyncio.wrap_future(pool.submit(_read, self._load, source)))

    async def _again(self, source: str, broken: Executor) -> Article:
        """Some source ended its process, and its pool with it: whoever was in there is read once more, alone."""
        async with self._alone:
            if self._pool is broken:
                await _end(broken)
                self._start()
            pool = _pool(1)
            try:
                return await self._sent(pool, source)
            except BrokenProcessPool:
                ended = FactsheetError("the process that read it ended", hint="Run this source alone to see why")
                ended.exit_code = FAULT
                raise ended from None
            finally:
                await _end(pool)


def _arrived(load: Load) -> None:
    """Done by a reader when it is there and has imported what ``load`` needs."""
    spare()


def _read(load: Load, source: str) -> str:
    """Done by a reader. As JSON an article crosses in half the time that pickle takes."""
    return load(source).model_dump_json()


def _pool(count: int) -> Executor:
    from loky import ProcessPoolExecutor  # type: ignore[import-untyped]  # it carries no types

    pool: Executor = ProcessPoolExecutor(max_workers=count)
    return pool


async def _end(pool: Executor | None) -> None:
    if pool is not None:
        await asyncio.to_thread(pool.shutdown, kill_workers=True)  # type: ignore[call-arg]  # loky's own
