"""Reading articles in processes of their own, while the event loop talks to a model.

Reading an article of 4 KB takes about ten milliseconds of computing, in which nothing else happens in a process. A
reader is ``python -c`` with two pipes, not a fork and not a pool of ``multiprocessing``: it never imports the caller's
``__main__`` again (a notebook has none, a script may lack its guard), and works in threads and daemons.
"""

from __future__ import annotations

import asyncio
import pickle
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pipeline.core.article import Article
from pipeline.errors import FAULT, FactsheetError
from pipeline.run.reader import HEAD

Load = Callable[[str], Article]

WORTH = 32
"""Sources for each reader that is started: it takes a third of a second to be there, in which so many are read here."""

_BUFFER = 2**20
"""Bytes of an answer that are taken at once: an article of 4 KB is 40 KB with all that was read in it."""

_AHEAD = 2
"""Sources that a reader has at once: it goes on with the second while the answer to the first is on its way."""

_BOOT = "import sys; sys.path[:] = {path!r}; from pipeline.run.reader import serve; serve()"


class Readers:
    """``count`` processes that read sources with ``load``; without any (yet, or any more) they are read here.

    ``async with Readers(load, count) as readers: article = await readers.read(source)``. ``load`` has to be picklable
    and not of ``__main__``, else everything is read here.
    """

    def __init__(self, load: Load, count: int) -> None:
        self._load = load
        self._told = _portable(load)
        self._count = count if self._told else 0
        self._up: list[_Reader] = []
        self._turns = asyncio.Semaphore(0)
        self._here = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def up(self) -> int:
        """How many readers are there now."""
        return len(self._up)

    async def __aenter__(self) -> Readers:
        self._tasks = [asyncio.create_task(self._run()) for _ in range(self._count)]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def read(self, source: str) -> Article:
        """The article of ``source``; raises what ``load`` raises, and FactsheetError where it ended its reader."""
        # One at a time: while readers start, the loop must come round to hear that they are there.
        async with self._here:
            await asyncio.sleep(0)
            if not self._up:
                return self._load(source)
        async with self._turns:
            if self._up:
                told = await min(self._up, key=lambda reader: len(reader.asked)).read(source)
                if isinstance(told, Article):
                    return told
                if told is not None:
                    raise told
        return self._load(source)

    async def _run(self) -> None:
        """One reader, from its start to its end; without the right to start one there is none."""
        with suppress(OSError, NotImplementedError, asyncio.IncompleteReadError):
            async with _Reader(self._told) as reader:
                self._up.append(reader)
                for _ in range(_AHEAD):
                    self._turns.release()
                try:
                    await reader.listen()
                finally:
                    self._up.remove(reader)


class _Reader:
    """One process; what it is asked first is answered first."""

    def __init__(self, load: bytes) -> None:
        self._load = load
        self.asked: deque[asyncio.Future[Article | FactsheetError | None]] = deque()

    async def __aenter__(self) -> _Reader:
        boot, pipe = _BOOT.format(path=sys.path), asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", boot, stdin=pipe, stdout=pipe, limit=_BUFFER
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout
        try:
            self._in.write(self._load)
            await self._answer()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """End the process. What it was reading is lost with it; what waited behind that can be read elsewhere."""
        ended = FactsheetError("the process that read it ended", hint="Run this source alone to see why")
        ended.exit_code = FAULT
        for i, asked in enumerate(self.asked):
            if not asked.done():
                asked.set_result(None if i else ended)
        with suppress(ProcessLookupError):
            self._process.kill()
        self._in.close()
        gone = asyncio.ensure_future(self._process.communicate())
        try:
            await asyncio.shield(gone)
        except asyncio.CancelledError:
            # It is killed, so this takes no time; left alone, it would be a zombie.
            await gone

    async def read(self, source: str) -> Article | FactsheetError | None:
        """The article, or why there is none; None where it has to be read by who asks."""
        answer: asyncio.Future[Article | FactsheetError | None] = asyncio.get_running_loop().create_future()
        self.asked.append(answer)
        self._in.write(pickle.dumps(source))
        return await answer

    async def listen(self) -> None:
        """Hand out the answers, until there are no more."""
        while True:
            told = await self._answer()
            answer = self.asked.popleft()
            if not answer.done():
                answer.set_result(told)

    async def _answer(self) -> Any:
        (length,) = HEAD.unpack(await self._out.readexactly(HEAD.size))
        return pickle.loads(await self._out.readexactly(length))  # noqa: S301 - our own process wrote it


def _portable(load: Load) -> bytes:
    """What tells another process how to load; nothing where that can't be told."""
    # A program that carries its own Python would be started again itself.
    if not sys.executable or getattr(sys, "frozen", False):
        return b""
    try:
        told = pickle.dumps(load)
    except Exception:
        return b""
    return b"" if b"__main__" in told else told
