"""The weights are put together once, checked, and shared by all processes."""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

import pytest

from pipeline.errors import ModelUnreachable
from pipeline.llm import weights

DATA = [b"one " * 1000, b"two " * 1000, b"three"]
SHA = hashlib.sha256(b"".join(DATA)).hexdigest()


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    made = []
    for i, data in enumerate(DATA):
        path = tmp_path / f"part{i}"
        path.write_bytes(data)
        made.append(path)
    return made


def test_parts_are_put_together_in_order_with_progress(tmp_path: Path, parts: list[Path]) -> None:
    told: list[tuple[str, int, int]] = []
    path = weights.assembled(tmp_path / "cache", parts=lambda: parts, sha256=SHA, progress=lambda *t: told.append(t))
    assert path.read_bytes() == b"".join(DATA)
    assert told[-1] == ("weights", 8005, 8005)
    assert sorted(p.suffix for p in path.parent.iterdir()) == [".gguf", ".lock", ".sha256"]


def test_they_are_put_together_once(tmp_path: Path, parts: list[Path]) -> None:
    first = weights.assembled(tmp_path, parts=lambda: parts, sha256=SHA)

    def gone() -> list[Path]:
        raise AssertionError

    assert weights.assembled(tmp_path, parts=gone, sha256=SHA) == first


def test_a_changed_file_is_noticed_and_made_again(tmp_path: Path, parts: list[Path]) -> None:
    path = weights.assembled(tmp_path, parts=lambda: parts, sha256=SHA)
    path.write_bytes(b"x" * 8005)
    os.utime(path, (1, 1))
    weights.assembled(tmp_path, parts=lambda: parts, sha256=SHA)
    assert path.read_bytes() == b"".join(DATA)


def test_wrong_parts_leave_nothing_behind(tmp_path: Path, parts: list[Path]) -> None:
    folder = tmp_path / "cache"
    with pytest.raises(ModelUnreachable, match="sha256"):
        weights.assembled(folder, parts=lambda: parts[::-1], sha256=SHA)
    assert [p.suffix for p in folder.iterdir()] == [".lock"]


def test_a_folder_that_can_not_be_made_is_a_plain_line(tmp_path: Path, parts: list[Path]) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelUnreachable, match="can't be kept"):
        weights.assembled(tmp_path / "file" / "cache", parts=lambda: parts, sha256=SHA)


def test_of_several_at_once_one_works_and_the_others_wait(tmp_path: Path, parts: list[Path]) -> None:
    asked: list[int] = []

    def slow() -> list[Path]:
        asked.append(1)
        return parts

    threads = [
        threading.Thread(target=weights.assembled, args=(tmp_path,), kwargs={"parts": slow, "sha256": SHA})
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(asked) == 1
