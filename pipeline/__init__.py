"""factsheet: typed, proved summaries of news articles.

The public names stand here; they are imported when first used, so that a command that needs none of them starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.core.article import Article
    from pipeline.core.summary import Summary
    from pipeline.errors import FactsheetError
    from pipeline.read.load import load
    from pipeline.read.prepare import prepare
    from pipeline.run.summarize import asummarize, summarize

__version__ = "0.1.0"

_HOMES = {
    "Article": "pipeline.core.article",
    "FactsheetError": "pipeline.errors",
    "Summary": "pipeline.core.summary",
    "asummarize": "pipeline.run.summarize",
    "load": "pipeline.read.load",
    "prepare": "pipeline.read.prepare",
    "summarize": "pipeline.run.summarize",
}

__all__ = ["Article", "FactsheetError", "Summary", "asummarize", "load", "prepare", "summarize"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
