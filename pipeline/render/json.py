"""JSON: the same summary gives the same bytes. Decimals are plain strings; characters stay as they are."""

from __future__ import annotations

import json
from typing import Any

from pipeline.core.article import Article, Mention
from pipeline.core.outcome import Outcome
from pipeline.core.summary import SCHEMA_VERSION, Summary

SCHEMA_ID = f"urn:factsheet:summary:{SCHEMA_VERSION}"


def to_json(summary: Summary, *, indent: int | None = 2) -> str:
    """``summary`` as JSON, without a line break at its end; ``indent=None`` puts it on one line."""
    return summary.model_dump_json(indent=indent)


def to_line(outcome: Outcome) -> str:
    """``outcome`` as one line of JSON lines: ``{source, summary}`` or ``{source, error}``."""
    return outcome.model_dump_json(exclude={"error"} if outcome.error is None else {"summary"})


def schema_json() -> str:
    """The JSON Schema (2020-12) of what ``to_json`` writes."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return json.dumps(made | Summary.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2)


def _flat(mention: Mention) -> dict[str, Any]:
    told = mention.model_dump(mode="json")
    if "start" not in told:
        told |= {"start": mention.span.start, "end": mention.span.end}
    return told


def mentions_json(article: Article) -> str:
    """Everything that code can point at. ``start`` and ``end`` are offsets, except those of a date: its days."""
    found = article.mentions
    told = {
        "article": article.model_dump(mode="json", exclude={"sentences", "mentions"}),
        "sentences": [_flat(Mention(**s.model_dump(), sentence=s.id)) for s in article.sentences],
        "numbers": [_flat(n) for n in found.numbers],
        "dates": [_flat(d) for d in found.dates],
        "quotes": [_flat(q) for q in found.quotes],
        "names": [_flat(n) for n in found.names],
        "candidates": [c.model_dump(mode="json") for c in found.candidates],
        "attributions": [a.model_dump(mode="json") for a in found.attributions],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
