"""Answers that a model gave, kept by the hash of what was sent: runs without a model, without a key, for nothing.

    evals/recordings/<model>/model.toml                       which model it was
    evals/recordings/<model>/<prompt>/<case>.jsonl            its answers, one a line, in the order they were asked
    evals/recordings/<model>/<prompt>/<case>.r2.jsonl         a further repeat
    evals/recordings/<model>/<prompt>.t0.4/<case>.jsonl       at another temperature than the prompt's own

The same layout in the user's cache folder holds what isn't committed. Each line is one unbuffered write, so that a
kill loses nothing already answered; a torn last line is asked again.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evals.files import HOME
from pipeline.core.events import OnEvent, ignore
from pipeline.errors import AnswerError, FactsheetError, ModelError
from pipeline.llm.client import Truncated
from pipeline.llm.model import Answer, Kind, Model, Question, Strategy, T, Usage
from pipeline.llm.transport import Filtered

RECORDINGS = HOME / "recordings"


class Unrecorded(ModelError):  # noqa: N818 - reads as what happened
    """No answer to this question is recorded, and no model is at hand to ask."""


def slug(name: str) -> str:
    """A model's or prompt's name as a folder: ``guided/v1`` → ``guided-v1``."""
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in name).strip(".-")
    return kept or "unnamed"


@dataclass(frozen=True, slots=True)
class Recorded:
    """Which model answers were recorded from; replaying needs no more of it. It never answers anything new."""

    name: str
    identity: str
    kind: Kind
    strategy: Strategy

    async def ready(self, on_event: OnEvent = ignore) -> None:
        """It always is."""

    async def ask(self, question: Question[T]) -> Answer[T]:
        """Raises Unrecorded: what there is was looked up before."""
        raise Unrecorded(f"no answer to {question.label or 'a question'} is recorded", hint="Run: make record")

    async def close(self) -> None:
        """Nothing to let go of."""

    def write(self, folder: Path) -> None:
        """Say in ``folder/model.toml`` which model its recordings are of."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = [f"{name} = {json.dumps(getattr(self, name))}\n" for name in ("name", "identity", "kind", "strategy")]
        (folder / "model.toml").write_text("".join(lines), encoding="utf-8")


def recorded_model(name: str, root: Path = RECORDINGS) -> Recorded | None:
    """The model whose recordings ``root`` has under this name; none if it has none."""
    path = root / slug(name) / "model.toml"
    if not path.is_file():
        return None
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return Recorded(told["name"], told["identity"], told["kind"], told["strategy"])


def of(model: Model) -> Recorded:
    """What of a model its recordings have to know."""
    return Recorded(model.name, model.identity, model.kind, model.strategy)


class Tape:
    """The answers of one case under one prompt, in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[str, dict[str, Any]] = {}
        if path.is_file():
            for line in path.read_bytes().split(b"\n"):
                try:
                    told = json.loads(line)
                    self.lines[told["key"]] = told
                except (ValueError, KeyError, TypeError):
                    continue  # torn by a kill, or no line of ours: it is asked again
        self._torn = path.is_file() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0

    def add(self, told: dict[str, Any]) -> None:
        """Keep one answer: one write, at once."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.lines[told["key"]] = told
        line = (b"\n" if self._torn else b"") + _line(told)
        self._torn = False
        file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(file, line)
        finally:
            os.close(file)

    def keep_only(self, keys: Sequence[str]) -> None:
        """Drop what was not asked this time, and put the rest in the order it was asked: stable, small diffs."""
        kept = [self.lines[key] for key in dict.fromkeys(keys) if key in self.lines]
        written = b"".join(_line(told) for told in kept)
        self.lines = {told["key"]: told for told in kept}
        if not written:
            self.path.unlink(missing_ok=True)
            return
        if self.path.is_file() and self.path.read_bytes() == written:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".tmp")
        fresh.write_bytes(written)
        fresh.replace(self.path)


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def tape_path(
    root: Path, model: str, prompt: str, case: str, repeat: int = 1, temperature: float | None = None
) -> Path:
    """The file of one case under one prompt; ``repeat`` counts from 1, ``temperature`` is none where it is its own."""
    name = f"{slug(case)}.jsonl" if repeat == 1 else f"{slug(case)}.r{repeat}.jsonl"
    # A folder of its own: a tape drops what is not asked any more, and these questions are none of the others'.
    folder = slug(prompt) if temperature is None else f"{slug(prompt)}.t{temperature:g}"
    return root / slug(model) / folder / name


class Recorder:
    """A model that answers from tapes where it can, asks the real one where it must, and writes that down.

    ``read`` are the tapes to look in, in order, and ``borrowed`` those after them, of which nothing is copied; new
    answers go onto ``write``. Without ``model`` it only replays.
    ``repeat`` above 1 sends that number as the seed: the same question, another draw. ``temperature`` (None: as the
    prompt's code has it) makes repeats of a model differ that would always say the same.
    """

    def __init__(
        self,
        described: Recorded,
        read: Sequence[Tape],
        write: Tape | None = None,
        *,
        model: Model | None = None,
        repeat: int = 1,
        temperature: float | None = None,
        borrowed: Sequence[Tape] = (),
    ) -> None:
        self._described, self._read, self._write, self._model = described, read, write, model
        self._borrowed = borrowed
        self._repeat, self._temperature = repeat, temperature
        self.asked: list[str] = []
        self.fresh = 0
        """How many questions went to the model itself."""
        self.lacking = 0
        """How many had no recorded answer and no model to ask. Whoever asks may go on without; the case may not."""

    @property
    def name(self) -> str:
        """The model's name."""
        return self._described.name

    @property
    def identity(self) -> str:
        """The model's identity, part of every key."""
        return self._described.identity

    @property
    def kind(self) -> Kind:
        """Remote or local."""
        return self._described.kind

    @property
    def strategy(self) -> Strategy:
        """The model's own strategy."""
        return self._described.strategy

    async def ready(self, on_event: OnEvent = ignore) -> None:
        """The model is opened when the first question goes to it: a full replay never needs it."""

    async def close(self) -> None:
        """The model is closed by who opened it."""

    async def ask(self, question: Question[T]) -> Answer[T]:
        """The recorded answer, or the model's.

        Raises Unrecorded where there is neither, and whatever the model raises.
        """
        if self._repeat > 1:
            question = replace(question, seed=self._repeat)
        if self._temperature is not None:
            question = replace(question, temperature=self._temperature)
        key = question.key(self)
        self.asked.append(key)
        for tape in (*self._read, *self._borrowed):
            told = tape.lines.get(key)
            if told is not None:
                answer = _answer(question, told)
                if answer is not None:
                    if tape not in self._borrowed:
                        self._copy(key, told)
                    return answer
        if self._model is None:
            self.lacking += 1
            return await self._described.ask(question)
        return await self._ask_afresh(self._model, key, question)

    async def _ask_afresh(self, model: Model, key: str, question: Question[T]) -> Answer[T]:
        self.fresh += 1
        try:
            answer = await model.ask(question)
        except (AnswerError, Filtered) as error:
            # The model did answer, in no usable form: that too has to come out the same when it is replayed.
            self._keep({"key": key, "label": question.label, "failed": _failure(error), "what": error.what})
            raise
        told = _told(key, question, answer)
        if self._repeat > 1 or self._temperature is not None:
            # A repeat is there for how much the answers differ. What they cost stands in the first recording.
            del told["usage"]
        self._keep(told)
        return answer

    def _keep(self, told: dict[str, Any]) -> None:
        if self._write is not None:
            self._write.add(told)

    def _copy(self, key: str, told: dict[str, Any]) -> None:
        """What another tape had goes onto the written one too, so that it is whole."""
        if self._write is not None and key not in self._write.lines:
            self._write.add(told)


_FINISHED = "stop"
_USAGE = tuple(f.name for f in fields(Usage) if f.name not in ("seconds", "cached"))


def _told(key: str, question: Question[Any], answer: Answer[Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "key": key,
        "label": question.label,
        "answer": answer.value.model_dump(mode="json"),
        "usage": {k: v for k, v in asdict(answer.usage).items() if k in _USAGE and v},
    }
    if answer.finish != _FINISHED:
        told["finish"] = answer.finish
    if answer.complaints:
        told["complaints"] = list(answer.complaints)
    return told


# Answers that never took a usable form, by name; the first that fits, so the narrower ones first.
_FAILURES: dict[str, type[FactsheetError]] = {"truncated": Truncated, "filtered": Filtered, "unusable": AnswerError}


def _failure(error: FactsheetError) -> str:
    return next(name for name, kind in _FAILURES.items() if isinstance(error, kind))


def _answer(question: Question[T], told: dict[str, Any]) -> Answer[T] | None:
    """The recorded answer; None if it no longer fits its type. Raises what the model's answer raised then."""
    if told.get("failed") in _FAILURES:
        raise _FAILURES[told["failed"]](str(told.get("what", "no usable answer")))
    try:
        value = question.answer.model_validate(told["answer"])
        usage = Usage(**{k: v for k, v in told.get("usage", {}).items() if k in _USAGE}, cached=True)
    except (ValidationError, KeyError, TypeError):
        return None  # the answer's type has changed: ask again
    return Answer(value, usage, told.get("finish", _FINISHED), tuple(told.get("complaints", ())))
