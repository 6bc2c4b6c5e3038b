"""Settings come from one place, are all described, and never show a key."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.settings import ENV_FILE, Settings, default_cache_dir, load_settings

EXAMPLE = Path(__file__).parent.parent / ".env.example"
KEY = "sk-CANARY-0123456789"


def test_every_variable_is_described_in_the_example() -> None:
    """And the example has none that doesn't exist."""
    described = {line.lstrip("#").split("=")[0] for line in EXAMPLE.read_text().splitlines() if "=" in line[:40]}
    known = {str(field.validation_alias) for field in Settings.model_fields.values()} | {ENV_FILE}
    assert described == known


def test_the_example_as_it_is_sets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied and left alone, it changes nothing."""
    monkeypatch.delenv("FACTSHEET_CACHE_DIR")
    assert load_settings(EXAMPLE) == Settings(_env_file=None)


def test_a_file_is_read_and_the_shell_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere."""
    file = tmp_path / ".env"
    file.write_text("FACTSHEET_MODEL=from-file\nFACTSHEET_THREADS=3\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("FACTSHEET_MODEL", "from-shell")
    settings = load_settings(file)
    assert (settings.model, settings.threads) == ("from-shell", 3)


def test_a_key_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by repr nor by str nor in a dump; the client gets it from ``key``."""
    monkeypatch.setenv("OPENAI_API_KEY", f" {KEY} ")
    monkeypatch.setenv("OPENAI_BASE_URL", f"https://user:{KEY}@gateway.example:8443/v1?token={KEY}")
    settings = load_settings()
    assert settings.key == KEY
    assert settings.server == "gateway.example:8443"
    for shown in (repr(settings), str(settings), repr(settings.model_dump(exclude={"openai_base_url"}))):
        assert KEY not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("FACTSHEET_TIMEOUT", "soon", id="not-a-number"),
        pytest.param("FACTSHEET_TIMEOUT", "-1", id="negative"),
        pytest.param("FACTSHEET_TIMEOUT", "nan", id="nan"),
        pytest.param("FACTSHEET_THREADS", "0", id="no-threads"),
        pytest.param("FACTSHEET_NO_CACHE", "perhaps", id="not-a-flag"),
    ],
)
def test_a_wrong_setting_is_named_without_its_value(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says which variable; a value might be a secret in the wrong place."""
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=name) as caught:
        load_settings()
    assert value not in str(caught.value)


def test_an_empty_variable_is_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """``OPENAI_API_KEY=`` means that there is none."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "FACTSHEET_TIMEOUT"):
        monkeypatch.setenv(name, "")
    settings = load_settings()
    assert (settings.key, settings.server, settings.timeout) == (None, None, 300.0)


def test_the_cache_folder_follows_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """XDG_CACHE_HOME is honoured where it is absolute."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache_dir() == tmp_path / "factsheet"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_cache_dir() == Path.home() / ".cache" / "factsheet"
