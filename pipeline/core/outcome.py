"""What became of one source among several: a summary, or the line that says why not."""

from __future__ import annotations

from pydantic import model_validator

from pipeline.core.span import Frozen
from pipeline.core.summary import Summary


class Failure(Frozen):
    """Why a source has no summary: the plain line, and the exit code it earns."""

    message: str
    exit_code: int


class Outcome(Frozen):
    """One source's result: exactly one of ``summary`` and ``error``."""

    source: str
    summary: Summary | None = None
    error: Failure | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Outcome:
        if (self.summary is None) == (self.error is None):
            raise ValueError("an outcome is a summary or an error")
        return self
