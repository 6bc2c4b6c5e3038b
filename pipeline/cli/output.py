"""Where results go: standard output, a file that is whole or not there, a folder with names that can't escape it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath

from pipeline.cli.options import Format
from pipeline.core.summary import Summary
from pipeline.errors import UsageError

_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,79}")
# The devices of DOS, which Windows still finds in every folder, with any suffix.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_SUFFIXES = {Format.JSON: ".json", Format.MARKDOWN: ".md"}


def written(summary: Summary, form: Format) -> str:
    """``summary`` in a format that files hold, ending in a line break."""
    if form is Format.MARKDOWN:
        from pipeline.render.markdown import to_markdown

        return to_markdown(summary)
    from pipeline.render.json import to_json

    return to_json(summary) + "\n"


def file_format(path: Path, asked: Format | None) -> Format:
    """What to write to ``path``: what was asked for, else what its name says, else JSON."""
    if asked in (Format.JSON, Format.MARKDOWN):
        return asked
    return Format.MARKDOWN if path.suffix.lower() in (".md", ".markdown") else Format.JSON


def check_writable(path: Path) -> None:
    """Raise UsageError where ``path`` can't be written, before a model is asked for anything."""
    folder = path if path.is_dir() else path.parent
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", hint="Make it first, or name another with -o")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{folder} can't be written to", hint="Name another place with -o")


def write_file(path: Path, text: str) -> None:
    """Write ``text`` so that ``path`` holds all of it or what it held before. Raises UsageError that names the path."""
    try:
        if path.exists() and not path.is_file():
            # /dev/stdout, a named pipe: nothing to replace.
            path.write_text(text, encoding="utf-8")
            return
        _replace(path, text)
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}", hint="Name another place with -o") from None


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".factsheet-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions that ``path`` has, or that a new file would get; mkstemp's are the owner's alone."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def make_folder(path: Path) -> None:
    """Make the folder that ``-o`` names. Raises UsageError where that can't be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{path} can't be made: {error.strerror}", hint="Name another folder with -o") from None
    check_writable(path)


def file_names(sources: Sequence[str], form: Format) -> list[str]:
    """A file name for each source, inside whatever folder: its stem where that is safe and no other has it, else a
    hash of the source. The same sources always get the same names."""
    stems = [_stem(source) for source in sources]
    counts = Counter(stem.lower() for stem in stems)
    suffix = _SUFFIXES[form]
    return [
        f"{stem}{suffix}" if counts[stem.lower()] == 1 else f"{stem}-{_digest(source)[:12]}{suffix}"
        for stem, source in zip(stems, sources, strict=True)
    ]


def _digest(source: str) -> str:
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()


def _stem(source: str) -> str:
    if "://" in source:
        return _digest(source)[:16]
    stem = PureWindowsPath(PurePosixPath(source).name).stem
    if not _SAFE.fullmatch(stem) or _DEVICES.fullmatch(stem) or stem.endswith("."):
        return _digest(source)[:16]
    return stem
