"""Figures in the pages under docs/: each script's stand between two markers of their own, and only it writes there."""

from __future__ import annotations

import os
import platform
import re

from benchmarks.shared import ROOT


def put(page: str, name: str, made: str) -> None:
    """Put ``made`` between the markers ``name`` and ``end of name`` of docs/``page``; LookupError without them."""
    path = ROOT / "docs" / page
    text = path.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(text):
        raise LookupError(f"docs/{page} has no place for {name}: write {begin} and {end} where it belongs")
    path.write_text(pattern.sub(lambda _: f"{begin}\n\n{made.strip()}\n\n{end}", text, count=1), encoding="utf-8")


def machine() -> str:
    """What it was measured on, in general terms."""
    return f"{os.cpu_count()} shared cores ({platform.machine()}, Python {platform.python_version()})"
