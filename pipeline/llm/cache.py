"""Answers that were given before, kept by the hash of everything that was sent.

One SQLite file in the user's cache folder, shared by any number of processes. What is kept is the answer's JSON; it is
read through the question's own type again, so an answer that no longer fits is a miss. Errors are never kept, and
neither are answers that ``check`` still complained about. A cache that fails costs time, never an answer.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pipeline.core.events import OnEvent, ignore
from pipeline.llm.model import Answer, Kind, Model, Question, Strategy, T, Usage

R = TypeVar("R")

_WAIT = 30.0
"""Seconds to wait for another writer. With BEGIN IMMEDIATE no write of eight processes was lost; a deferred BEGIN lost
half of them."""

_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL, made REAL NOT NULL)"


class Cache:
    """The file ``answers.sqlite3`` in ``folder``. A damaged one is moved aside and begun anew."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "answers.sqlite3"
        self._local = threading.local()
        self._checked = False

    def get(self, key: str) -> dict[str, Any] | None:
        """What was kept under ``key``; none where nothing was, or it can't be read."""

        def read(db: sqlite3.Connection) -> dict[str, Any] | None:
            row = db.execute("SELECT answer FROM answers WHERE key = ?", (key,)).fetchone()
            found = json.loads(row[0]) if row else None
            return found if isinstance(found, dict) else None

        try:
            return self._do(read)
        except ValueError:
            return None

    def put(self, key: str, answer: dict[str, Any]) -> None:
        """Keep ``answer`` under ``key``."""
        written = json.dumps(answer, ensure_ascii=False)

        def write(db: sqlite3.Connection) -> None:
            db.execute("BEGIN IMMEDIATE")
            try:
                db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (key, written, time.time()))
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise

        self._do(write)

    def close(self) -> None:
        """Close this thread's connection."""
        db, self._local.db = getattr(self._local, "db", None), None
        if db is not None:
            db.close()

    def _do(self, work: Callable[[sqlite3.Connection], R]) -> R | None:
        """``work`` done; none where the cache can't be used. A damaged file is replaced, and the work tried again."""
        for _ in range(2):
            try:
                return work(self._connection())
            except sqlite3.OperationalError:
                # Locked for too long, a full disk, no right to write: go on without.
                self.close()
                return None
            except sqlite3.DatabaseError:
                self.close()
                self._set_aside()
            except OSError:
                return None
        return None

    def _connection(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
            self._local.db = db
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            if not self._checked:
                # Once a run: a page that was zeroed shows only here.
                found = db.execute("PRAGMA quick_check(1)").fetchone()
                if not found or found[0] != "ok":
                    raise sqlite3.DatabaseError("damaged")
                self._checked = True
            db.execute(_SCHEMA)
        return db

    def _set_aside(self) -> None:
        self._checked = False
        aside = self.path.with_name(f"{self.path.name}.corrupt-{time.time_ns()}")
        with suppress(OSError):
            self.path.replace(aside)
        for tail in ("-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(self.path.name + tail).unlink()


class CachedModel:
    """A model that remembers its answers."""

    def __init__(self, model: Model, cache: Cache) -> None:
        self.model = model
        self.cache = cache
        self._watch: OnEvent = ignore

    @property
    def name(self) -> str:
        """The name of the model behind it."""
        return self.model.name

    @property
    def identity(self) -> str:
        """The identity of the model behind it."""
        return self.model.identity

    @property
    def kind(self) -> Kind:
        """Where the model runs."""
        return self.model.kind

    @property
    def strategy(self) -> Strategy:
        """How the model likes to be asked."""
        return self.model.strategy

    async def ready(self, on_event: OnEvent = ignore) -> None:
        """Nothing yet: a model whose answers are all kept is never opened; the first new question opens it."""
        self._watch = on_event

    async def ask(self, question: Question[T]) -> Answer[T]:
        """The answer kept for this very question, else a new one, which is kept."""
        key = question.key(self.model)
        kept = _read(self.cache.get(key), question)
        if kept is not None:
            return kept
        await self.model.ready(self._watch)
        answer = await self.model.ask(question)
        if not answer.complaints:
            told = {name: getattr(answer.usage, name) for name in Usage.__slots__}
            self.cache.put(key, {"value": answer.value.model_dump(mode="json"), "usage": told, "finish": answer.finish})
        return answer

    async def close(self) -> None:
        """Close the cache and the model behind it."""
        self.cache.close()
        await self.model.close()


def _read(kept: dict[str, Any] | None, question: Question[T]) -> Answer[T] | None:
    if kept is None:
        return None
    try:
        value = question.answer.model_validate(kept["value"])
        answer = Answer(value, Usage(**kept["usage"]), str(kept["finish"]))
    except (ValidationError, KeyError, TypeError):
        return None
    # What was fine once may be complained about today, by a stricter check.
    if question.check and question.check(value):
        return None
    return answer.from_cache()
