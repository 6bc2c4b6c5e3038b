"""Reading a model's JSON strictly: what is ambiguous or hostile is no answer."""

from __future__ import annotations

import json
from typing import Any, NoReturn

MAX_CHARS = 2_000_000
"""Longer answers are not read; a whole Draft of a long article is under a tenth of it."""


class Unreadable(ValueError):  # noqa: N818 - reads as what happened
    """Why a text is no answer, in words that may be sent back to the model. Never quotes the text itself."""


def decode(text: str) -> Any:
    """The one JSON value in ``text``; a Markdown fence around it is allowed.

    Raises Unreadable for anything else: two values, prose, duplicate keys, NaN and Infinity, control characters,
    lone surrogates, endless numbers, or nesting that no schema asks for.
    """
    if len(text) > MAX_CHARS:
        raise Unreadable("The answer is far too long.")
    body = _unfenced(text.strip())
    if not body:
        raise Unreadable("The answer is empty.")
    try:
        value = json.loads(body, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
    except RecursionError:
        raise Unreadable("The answer is nested too deeply.") from None
    except Unreadable:
        raise
    except json.JSONDecodeError as error:
        raise Unreadable(f"The answer is not one JSON value: {error.msg} at character {error.pos}.") from None
    except ValueError:
        # int() refuses numbers of thousands of digits.
        raise Unreadable("A number in the answer is far too long.") from None
    if "\\u" in body or "\x00" in body or not _encodable(body):
        _check_characters(value)
    return value


def _encodable(body: str) -> bool:
    """Whether there is no half of a surrogate pair in it."""
    try:
        body.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unfenced(body: str) -> str:
    if not body.startswith("```"):
        return body
    first, _, rest = body.partition("\n")
    if first.strip().lower() in ("```", "```json") and rest.rstrip().endswith("```"):
        return rest.rstrip()[:-3].strip()
    return body


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Unreadable("The answer gives a key twice in one object.")
    return made


def _no_constant(name: str) -> NoReturn:
    raise Unreadable(f"{name} is not a JSON number.")


def _finite(written: str) -> float:
    value = float(written)
    if value in (float("inf"), float("-inf")):
        raise Unreadable("A number in the answer is not finite.")
    return value


def _check_characters(value: Any) -> None:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(item)
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, str) and ("\x00" in item or any("\ud800" <= c <= "\udfff" for c in item)):
            raise Unreadable("The answer holds a character that no text has (NUL or half of a surrogate pair).")
