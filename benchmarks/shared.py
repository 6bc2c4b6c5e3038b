"""Public data that lies beside a checkout, not in it: ``../shared`` of the repository's root.

The licences of several sets forbid passing them on, so a measurement that needs them is skipped where they are not.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LANGUAGES = ("pt", "en", "es", "fr", "de")

Row = dict[str, Any]


def rows(name: str, fold: str = "dev") -> Iterator[Row]:
    """The lines of one data set; FileNotFoundError with what to do where it isn't there."""
    path = SHARED / "data" / f"{name}.{fold}.jsonl.gz"
    if not path.is_file():
        raise FileNotFoundError(f"no data/{name}.{fold}.jsonl.gz in the folder `shared` beside the checkout")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def articles() -> list[Path]:
    """The real articles, or none where the folder isn't there."""
    folder = SHARED / "articles"
    return sorted(folder.glob("*.txt")) if folder.is_dir() else []
