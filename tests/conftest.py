"""What every test stands on: no setting of the machine, no ``.env``, a cache folder of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever stands in ``.env`` or in the shell, the tests don't see it."""
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "FACTSHEET_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("FACTSHEET_ENV_FILE", "")
    monkeypatch.setenv("FACTSHEET_CACHE_DIR", str(_cache(tmp_path_factory)))


def _cache(factory: pytest.TempPathFactory) -> Path:
    return factory.getbasetemp() / "cache"
