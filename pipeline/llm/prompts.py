"""Prompt sets: files with front matter (YAML) and text (Jinja), found in the checkout or inside the package.

A set is one file (strategy ``single``) or a folder whose ``prompt.md`` names it (strategy ``guided``), with one file
for each task and few-shot examples for each language. A released version is never edited.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, cast

import yaml
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from pipeline.errors import PromptError
from pipeline.llm.model import Message, Strategy

_FRONT = re.compile(r"---\n(.{1,4000}?)\n---\n(.*)", re.DOTALL)
_STRATEGIES = ("single", "guided")


@dataclass(frozen=True)
class Asks:
    """What a guided set asks about (``asks`` in its front matter); everything, where it doesn't say.

    ``actors``: only the first so many candidates. ``stances``: only positions of these. ``part``: only what stands in
    this share of the article, from its beginning.
    """

    actors: int | None = None
    stances: tuple[str, ...] | None = None
    part: float = 1.0


@dataclass(frozen=True)
class Prompt:
    """A prompt set. ``templates`` by task; ``examples`` by language, then by task."""

    id: str
    strategy: Strategy
    description: str
    version: int
    templates: Mapping[str, str]
    examples: Mapping[str, Mapping[str, list[dict[str, Any]]]] = field(default_factory=dict)
    asks: Asks = Asks()

    @cached_property
    def hash(self) -> str:
        """The first 16 hex digits of the sha256 of all that the set can send; names and descriptions don't count."""
        told = {"strategy": self.strategy, "templates": dict(self.templates), "examples": self.examples}
        if self.asks != Asks():
            told["asks"] = asdict(self.asks)
        canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]

    def messages(self, task: str, values: Mapping[str, Any], *, language: str = "en") -> tuple[Message, ...]:
        """The system turn, the examples of ``language`` (English where there are none), and the question itself.

        PromptError if the set has no such task, or its text names a value that is not given.
        """
        static = self.static(task, language, values.get("output_language"))
        return (*static, Message("user", self._render(task, "ask", values)))

    def static(self, task: str, language: str, output_language: str | None = None) -> tuple[Message, ...]:
        """The turns that are the same for every article in a language."""
        return _static(self, task, language, output_language)

    def _render(self, task: str, block: str, values: Mapping[str, Any]) -> str:
        if task not in self.templates:
            raise PromptError(f"The prompt {self.id} has no text for {task!r}")
        template = _template(self.templates[task])
        if block not in template.blocks:
            raise PromptError(f"The prompt {self.id} ({task}) has no block {block!r}")
        try:
            return "".join(template.blocks[block](template.new_context(dict(values)))).strip()
        except TemplateError as error:
            raise PromptError(f"The prompt {self.id} ({task}) can't be filled: {error.message}") from None

    def __hash__(self) -> int:
        return hash(self.hash)


@cache
def _static(prompt: Prompt, task: str, language: str, output_language: str | None) -> tuple[Message, ...]:
    shared: dict[str, Any] = {"output_language": output_language, "language": language}
    made = [Message("system", prompt._render(task, "system", shared))]
    shown = prompt.examples.get(language) or prompt.examples.get("en") or {}
    for example in shown.get(task, ()):
        asked = {"content": "", "title": "", **shared, **example}
        made.append(Message("user", prompt._render(task, "ask", asked)))
        answer = json.dumps(example["answer"], ensure_ascii=False, separators=(",", ":"))
        made.append(Message("assistant", answer))
    return tuple(made)


@cache
def _template(source: str) -> Template:
    environment = SandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
    )
    return environment.from_string(source)


def prompts_folder() -> Path:
    """The checkout's ``prompts/``, else the copy inside the package."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "prompts"
    # A folder of that name could stand beside the package anywhere; only a checkout has the build file too.
    if (checkout / "active.toml").is_file() and (package.parent / "pyproject.toml").is_file():
        return checkout
    return package / "_prompts"


def load_prompt(name: str | None, strategy: Strategy, *, folder: Path | None = None) -> Prompt:
    """The prompt set ``name``: an id (``extract/v1``), a bare name (``extract``: its active version), a file or folder.

    None is the active one for ``strategy``. PromptError if there is none, or it is malformed.
    """
    folder = folder or prompts_folder()
    if name is None:
        name = _active(folder)[strategy]
    elif "/" not in name:
        name = _bare(folder).get(name, name)
    for path in (folder / name, folder / f"{name}.md", Path(name)):
        if path.is_dir() and (path / "prompt.md").is_file():
            return _load_folder(path)
        if path.is_file():
            return _load_file(path)
    known = ", ".join(sorted({*_bare(folder), *available_prompts(folder)}))
    raise PromptError(f"There is no prompt {name!r}", hint=f"Give a file, or one of: {known}")


def available_prompts(folder: Path | None = None) -> list[str]:
    """The ids of all sets in ``folder``."""
    folder = folder or prompts_folder()
    files = [p for p in folder.glob("*/*.md") if p.name != "README.md"]
    sets = [p.parent for p in folder.glob("*/*/prompt.md")]
    return sorted(p.relative_to(folder).with_suffix("").as_posix() for p in (*files, *sets))


def _active(folder: Path) -> dict[Strategy, str]:
    try:
        active = tomllib.loads((folder / "active.toml").read_text(encoding="utf-8"))
        return {"single": str(active["single"]), "guided": str(active["guided"])}
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise PromptError(f"active.toml does not name the active prompts ({type(error).__name__})") from None


def _bare(folder: Path) -> dict[str, str]:
    """The active version of each set by its bare name: ``guided`` is ``guided/v1`` as long as active.toml says so."""
    return {active.split("/")[0]: active for active in _active(folder).values()}


def _load_file(path: Path) -> Prompt:
    front, body = _read(path)
    if front["strategy"] != "single":
        raise PromptError(f"{path.name} is not a prompt of its own", hint="Name the folder that it belongs to")
    task = str(front.get("task", "extract"))
    return _checked(Prompt(front["id"], "single", front["description"], front["version"], {task: body}), path)


def _load_folder(path: Path) -> Prompt:
    front, _ = _read(path / "prompt.md")
    base = load_prompt(str(front["base"]), front["strategy"]) if "base" in front else None
    templates = dict(base.templates) if base else {}
    for file in sorted(path.glob("*.md")):
        if file.name not in ("prompt.md", "README.md"):
            part, body = _read(file)
            templates[str(part.get("task", file.stem))] = body
    examples: dict[str, Any] = dict(base.examples) if base else {}
    for file in sorted((path / "examples").glob("*.toml")):
        try:
            examples[file.stem] = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PromptError(f"The examples {file.name} can't be read: {error}") from None
    asks = _asks(front.get("asks") or {}, path)
    made = Prompt(front["id"], front["strategy"], front["description"], front["version"], templates, examples, asks)
    return _checked(made, path)


def _asks(told: Any, path: Path) -> Asks:
    try:
        stances = told.get("stances")
        asks = Asks(**{**told, "stances": None if stances is None else tuple(map(str, stances))})
        if not 0 < asks.part <= 1 or (asks.actors is not None and asks.actors < 1):
            raise ValueError
    except (AttributeError, TypeError, ValueError):
        hint = "It takes actors: a count, stances: a list, part: a share of the article from 0 to 1"
        raise PromptError(f"The prompt {path.name} has an `asks` that can't be read", hint=hint) from None
    return asks


def _read(path: Path) -> tuple[dict[str, Any], str]:
    try:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        raise PromptError(f"The prompt {path.name} can't be read") from None
    match = _FRONT.fullmatch(text)
    if not match:
        raise PromptError(f"The prompt {path.name} has no front matter", hint="Begin it with --- id: … strategy: … ---")
    try:
        front = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        raise PromptError(f"The front matter of {path.name} is no YAML: {type(error).__name__}") from None
    if not isinstance(front, dict) or not isinstance(front.get("id"), str):
        raise PromptError(f"The front matter of {path.name} names no id")
    if front.get("strategy") not in _STRATEGIES:
        raise PromptError(f"{path.name}: unknown strategy {front.get('strategy')!r}", hint="It is single or guided")
    front["description"] = str(front.get("description", "")).strip()
    version = str(front.get("version", "1"))
    front["version"] = int(version) if version.isdigit() else 1
    return cast(dict[str, Any], front), match[2]


def _checked(prompt: Prompt, path: Path) -> Prompt:
    """The prompt, once every text of it has been parsed."""
    for task, source in prompt.templates.items():
        try:
            blocks = _template(source).blocks
        except TemplateError as error:
            raise PromptError(f"The prompt {path.name} ({task}) is malformed: {error.message}") from None
        for block in ("system", "ask"):
            if block not in blocks:
                raise PromptError(f"The prompt {path.name} ({task}) has no block {block!r}")
    return prompt
