"""YAML as golden answers use it: maps, lists and strings, and the line that each of them stands on.

Scalars stay strings (a plain ``null`` or nothing is None), so that ``NO``, ``012`` and ``12:30:45`` mean what they
say and pydantic gives them their types. Tags, anchors and aliases are refused: a golden answer needs none, and without
them nothing can run code or grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from pipeline.errors import UsageError

Path: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_EVENTS = 200_000
MAX_DEPTH = 8
_NULLS = frozenset(("", "null", "Null", "NULL", "~"))
# libyaml's parser where the wheel has it: ten times as fast, the same events and marks
_PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class CaseError(UsageError):
    """A golden case is refused. ``what`` begins with the file and the line."""


@dataclass
class Document:
    """What a file says, and on which line (from 1) each part of it begins."""

    name: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest part around it that has one."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def error(self, path: Path, message: str) -> CaseError:
        """A ``CaseError`` that names the file, the line and the field."""
        where = ".".join(str(part) for part in path)
        return CaseError(f"{self.name}:{self.line(path)}: {where + ': ' if where else ''}{message}")


def read(text: str, name: str) -> Document:
    """Read one YAML document; ``name`` is what errors call the file.

    Raises:
        CaseError: it is no YAML, or more than a golden answer may be.
    """
    document = Document(name)
    if len(text.encode()) > MAX_BYTES:
        raise CaseError(f"{name}:1: a golden answer has at most {MAX_BYTES} bytes")
    try:
        _Builder(document).build(_bounded(yaml.parse(text, Loader=_PARSER), name))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "no YAML"
        raise CaseError(f"{name}:{mark.line + 1 if mark else 1}: {problem}") from None
    return document


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _bounded(events: Iterator[yaml.Event], name: str) -> Iterator[yaml.Event]:
    documents = 0
    for count, event in enumerate(events):
        line = _line(event)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if count > MAX_EVENTS:
            raise CaseError(f"{name}:{line}: more than {MAX_EVENTS} parts")
        if documents > 1:
            raise CaseError(f"{name}:{line}: a second document")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise CaseError(f"{name}:{line}: anchors and aliases are not allowed; write it out")
        if getattr(event, "tag", None):
            raise CaseError(f"{name}:{line}: tags are not allowed")
        yield event


class _Builder:
    """Puts maps, lists and scalars together from parser events, without recursion over the file's nesting."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[tuple[Any, Path]] = []
        self.key: list[str | None] = []

    def build(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            line = _line(event)
            if isinstance(event, yaml.MappingStartEvent):
                self._open({}, line)
            elif isinstance(event, yaml.SequenceStartEvent):
                self._open([], line)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.stack.pop()
                self.key.pop()
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event, line)

    def _open(self, container: Any, line: int) -> None:
        path = self._put(container, line)
        if len(self.stack) >= MAX_DEPTH:
            raise self.document.error(path, f"nested more than {MAX_DEPTH} deep")
        self.stack.append((container, path))
        self.key.append(None)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            container, path = self.stack[-1]
            if event.value in container:
                raise CaseError(f"{self.document.name}:{line}: the key {event.value!r} stands twice")
            self.key[-1] = event.value
            self.document.lines[(*path, event.value)] = line
            return
        plain = not event.style
        self._put(None if plain and event.value in _NULLS else event.value, line)

    def _put(self, value: Any, line: int) -> Path:
        if not self.stack:
            self.document.value = value
            self.document.lines[()] = line
            return ()
        container, path = self.stack[-1]
        if isinstance(container, list):
            here: Path = (*path, len(container))
            container.append(value)
        else:
            key = self.key[-1]
            if key is None:
                raise CaseError(f"{self.document.name}:{line}: a key is a plain word")
            here = (*path, key)
            container[key] = value
            self.key[-1] = None
        self.document.lines.setdefault(here, line)
        return here
