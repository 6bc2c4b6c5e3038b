"""Which prompt it is, for comparing: by all that it can send. Ids, descriptions and comments send nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from jinja2 import Environment

from pipeline.llm.prompts import Prompt

# As the pipeline fills templates, so that a comment on a line of its own takes its line end with it.
_LEXER = Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - it only reads templates, it fills none


def prompt_hash(prompt: Prompt) -> str:
    """The first 16 hex digits of the sha256 of a set's texts without their comments, its examples and what it asks."""
    told = {
        "strategy": prompt.strategy,
        "templates": {task: _uncommented(text) for task, text in prompt.templates.items()},
        "examples": prompt.examples,
        "asks": asdict(prompt.asks),
    }
    canonical = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _uncommented(template: str) -> str:
    pieces = ((kind, piece) for _, kind, piece in _LEXER.lex(template) if not kind.startswith("comment"))
    # The line end behind a block's mark is the mark's, and belongs to the comment where one stands between.
    return "".join(piece if kind in ("data", "whitespace") else piece.strip() for kind, piece in pieces)
