"""Every setting in one place: the environment, and a ``.env`` file beside it (see ``.env.example``).

A room never reads the environment itself: it gets ``Settings``, or the one value it needs, as an argument.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipeline.errors import UsageError

ENV_FILE = "FACTSHEET_ENV_FILE"
"""The variable that names another file than ``.env``; empty means none is read."""


def default_cache_dir() -> Path:
    """The user's cache folder for factsheet, by the custom of the system it runs on."""
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Caches"
    else:
        # The XDG base directory specification: a relative path counts as unset.
        named = Path(os.environ.get("XDG_CACHE_HOME") or "")
        root = named if named.is_absolute() else Path.home() / ".cache"
    return root / "factsheet"


class Settings(BaseSettings):
    """What can be set from outside. Keys are secrets: neither ``repr`` nor an error shows them."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
        str_strip_whitespace=True,
    )

    openai_api_key: SecretStr | None = Field(default=None, validation_alias="OPENAI_API_KEY")
    openai_base_url: str | None = Field(default=None, validation_alias="OPENAI_BASE_URL", repr=False)
    model: str | None = Field(default=None, validation_alias="FACTSHEET_MODEL")
    prompt: str | None = Field(default=None, validation_alias="FACTSHEET_PROMPT")
    cache_dir: Path = Field(default_factory=default_cache_dir, validation_alias="FACTSHEET_CACHE_DIR")
    no_cache: bool = Field(default=False, validation_alias="FACTSHEET_NO_CACHE")
    timeout: float = Field(default=300.0, gt=0, le=86_400, validation_alias="FACTSHEET_TIMEOUT")
    concurrency: int = Field(default=8, ge=1, le=512, validation_alias="FACTSHEET_CONCURRENCY")
    readers: int | None = Field(default=None, ge=0, le=1024, validation_alias="FACTSHEET_READERS")
    threads: int | None = Field(default=None, ge=1, le=1024, validation_alias="FACTSHEET_THREADS")

    @property
    def key(self) -> str | None:
        """The API key in the clear, for the client alone; none where it is unset or blank."""
        secret = self.openai_api_key.get_secret_value().strip() if self.openai_api_key else ""
        return secret or None

    @property
    def server(self) -> str | None:
        """The host (and port) of ``openai_base_url``, for people to read: no user, password, path or query."""
        if not self.openai_base_url:
            return None
        parts = urlsplit(self.openai_base_url)
        try:
            port = f":{parts.port}" if parts.port else ""
        except ValueError:
            port = ""
        return f"{parts.hostname or '?'}{port}"


def load_settings(env_file: Path | None = None) -> Settings:
    """Settings from the environment and from ``env_file`` (else what ``FACTSHEET_ENV_FILE`` names, else ``.env``).

    Raises ``UsageError`` that names the variable which is wrong, never its value.
    """
    if env_file is None:
        named = os.environ.get(ENV_FILE, ".env").strip()
        env_file = Path(named) if named else None
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "a setting"
        raise UsageError(f"{name}: {first['msg']}", hint="See .env.example for what it may be") from None
    except UnicodeDecodeError:
        raise UsageError(f"{env_file} is not UTF-8 text", hint="Save it as UTF-8") from None
