"""The options that commands share, each described once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How a summary is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


class DataFormat(StrEnum):
    """How mentions are written."""

    TABLE = "table"
    JSON = "json"


Language = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", help="The article's language (pt, en, es, fr, de …); else it is told."),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DAY", help="The day it appeared (2026-01-30): relative dates need it."),
]
Title = Annotated[str | None, typer.Option("--title", help="The article's title.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Show details, and tracebacks of errors.")]
