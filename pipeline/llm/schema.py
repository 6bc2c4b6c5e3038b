"""JSON Schemas as OpenAI's strict structured outputs want them.

The rules (platform documentation, "Structured Outputs", supported schemas): every property is required, no additional
ones, the root is an object, at most 5,000 properties, 10 levels of nesting and 1,000 enum values in all. A new schema
costs seconds at its first use, so remote models get the same schema for every article.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

MAX_PROPERTIES = 5000
MAX_DEPTH = 10
MAX_ENUM_VALUES = 1000

# Told for people, or refused by the strict rules; the types check these after the answer.
_IDLE = frozenset({"title", "default", "examples", "minLength", "maxLength", "format", "uniqueItems"})


@cache
def strict_schema(answer: type[BaseModel]) -> dict[str, Any]:
    """The schema of a pydantic type under the strict rules. Treat it as frozen: it is made once a type."""
    made = _strict(answer.model_json_schema(), properties=False)
    assert isinstance(made, dict)
    return made


def _strict(node: Any, *, properties: bool) -> Any:
    if isinstance(node, list):
        return [_strict(x, properties=False) for x in node]
    if not isinstance(node, dict):
        return node
    # Under "properties" and "$defs" the keys are names, not keywords: a property may be called "title".
    kept = {
        k: _strict(v, properties=k in ("properties", "$defs") and not properties)
        for k, v in node.items()
        if properties or k not in _IDLE
    }
    if properties or "$ref" in kept:
        # A $ref stands alone: the strict rules refuse keywords beside it.
        return {"$ref": kept["$ref"]} if "$ref" in kept and not properties else kept
    if kept.get("type") == "object":
        kept["required"] = list(kept.get("properties", {}))
        kept["additionalProperties"] = False
    return kept


def faults(schema: dict[str, Any]) -> list[str]:
    """What in a schema breaks the strict rules, in plain words; empty where nothing does."""
    found: list[str] = []
    counts = {"properties": 0, "enum": 0}
    if schema.get("type") != "object":
        found.append("the root is not an object")

    def walk(node: Any, depth: int, seen: tuple[str, ...]) -> None:
        if not isinstance(node, dict):
            return
        if depth > MAX_DEPTH:
            found.append(f"nested deeper than {MAX_DEPTH}")
            return
        if "$ref" in node:
            name = node["$ref"].rsplit("/", 1)[-1]
            if name not in seen:
                walk(schema["$defs"][name], depth, (*seen, name))
            return
        counts["enum"] += len(node.get("enum", ()))
        props = node.get("properties", {})
        counts["properties"] += len(props)
        if node.get("type") == "object":
            if sorted(node.get("required", ())) != sorted(props):
                found.append(f"not every property is required: {sorted(props)}")
            if node.get("additionalProperties") is not False:
                found.append("additional properties are allowed")
        for child in props.values():
            walk(child, depth + 1, seen)
        for child in node.get("anyOf", ()):
            walk(child, depth, seen)
        walk(node.get("items"), depth + 1, seen)

    walk(schema, 1, ())
    if counts["properties"] > MAX_PROPERTIES:
        found.append(f"{counts['properties']} properties")
    if counts["enum"] > MAX_ENUM_VALUES:
        found.append(f"{counts['enum']} enum values")
    return found
