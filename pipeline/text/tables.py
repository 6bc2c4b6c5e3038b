"""Word lists and grammars per language, read once from ``languages/<code>/<name>.toml``.

A sixth language is one more folder. A language without a folder, or a folder without a table, gives an empty table:
its reader then finds less, and says so through ``has``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent / "languages"

LANGUAGES: tuple[str, ...] = tuple(sorted(p.name for p in _ROOT.iterdir() if p.is_dir() and len(p.name) == 2))
"""The languages with tables, as ISO 639-1 codes."""


def base(language: str) -> str:
    """The ISO 639-1 code of a BCP-47 tag: ``pt-BR`` → ``pt``."""
    return language.replace("_", "-").split("-")[0].lower()


def has(language: str) -> bool:
    """Whether readers know this language."""
    return base(language) in LANGUAGES


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """One table of one language; empty where there is none. ``language`` is a base code (see ``base``)."""
    path = _ROOT / language / f"{name}.toml"
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
