"""The unchanging beginning of a prompt, evaluated once and kept on disk between runs.

A small model reads 70 tokens a second on two cores, and a task's instructions and examples are 700 of them: ten
seconds that every run would pay again. Kept, they come back in some milliseconds (19 MB for 650 tokens). What was
kept is restored before every question, so that an answer never hangs on what was asked before it.
"""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from pipeline.llm.model import Message

KEPT = 24
"""Files at most: three tasks in eight languages. The longest unused go first."""

_PROBE = Message("user", "…")


class PrefixStore:
    """Saves and restores the state of a llama.cpp server's only slot through its own address."""

    def __init__(self, folder: Path, address: str, key: str, identity: str) -> None:
        self.folder = folder
        self._address = address
        self._key = key
        self._identity = identity
        self._http: Any = None
        self._lock = threading.Lock()

    def bring(self, static: tuple[Message, ...]) -> bool:
        """Put ``static`` into the slot: from disk, else by evaluating it once. False where neither worked."""
        name = self._name(static)
        path = self.folder / name
        with self._lock:
            if path.is_file():
                if self._slot("restore", name):
                    with suppress(OSError):
                        os.utime(path)
                    return True
                path.unlink(missing_ok=True)
            if not self._evaluate(static):
                return False
            # Saved under another name first: another process may be reading this one.
            made = f"{name}.{os.getpid()}"
            if self._slot("save", made):
                with suppress(OSError):
                    (self.folder / made).replace(path)
                self._tidy()
            return True

    def close(self) -> None:
        """Close the connection."""
        if self._http is not None:
            self._http.close()
            self._http = None

    def _name(self, static: tuple[Message, ...]) -> str:
        told = "\0".join([self._identity, *(f"{m.role}\0{m.content}" for m in static)])
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32] + ".slot"

    def _evaluate(self, static: tuple[Message, ...]) -> bool:
        messages = [{"role": m.role, "content": m.content} for m in (*static, _PROBE)]
        return self._post("/v1/chat/completions", {"messages": messages, "max_tokens": 1, "temperature": 0})

    def _slot(self, action: str, name: str) -> bool:
        return self._post(f"/slots/0?action={action}", {"filename": name})

    def _post(self, path: str, body: dict[str, Any]) -> bool:
        import httpx2

        if self._http is None:
            # Plain HTTP on loopback: loading certificates would take longer than the request.
            self._http = httpx2.Client(
                base_url=self._address, headers={"Authorization": f"Bearer {self._key}"}, timeout=300.0, verify=False
            )
        try:
            return bool(self._http.post(path, json=body).status_code == 200)
        except httpx2.HTTPError:
            return False

    def _tidy(self) -> None:
        files = sorted(self.folder.glob("*.slot"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in files[KEPT:]:
            old.unlink(missing_ok=True)
