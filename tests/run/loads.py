"""A way to load that a reader, another process, can import."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from pipeline import prepare
from pipeline.core.article import Article
from pipeline.errors import FAULT, SourceError


def by_process(source: str) -> Article:
    """The text as an article whose title is the id of the process that read it; some texts are worse."""
    if source == "no article":
        raise SourceError("it holds no article", hint="Name another")
    if source == "a fault":
        raise ZeroDivisionError("in the reader")
    if source == "the end":
        assert "pytest" not in sys.modules, "only a reader may end"
        os._exit(FAULT)
    if source == "a long one" and "pytest" not in sys.modules:
        time.sleep(0.2)
    if source == "a print":
        print("Sailing today", flush=True)
        os.write(1, b"and tomorrow")
    return prepare(source, language="en", title=str(os.getpid()))


class Arriving:
    """``by_process`` that leaves a mark in ``folder`` where it arrives in another process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, source: str) -> Article:
        return by_process(source)

    def __setstate__(self, told: dict[str, Path]) -> None:
        self.__dict__ = told
        (self.folder / "arrived").touch()
