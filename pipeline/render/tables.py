"""One field of a summary as a pandas table: a row per fact, plain columns to sort, filter and join."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

from pipeline.core.summary import Actor, Date, Evidence, FieldName, Number, Position, Summary
from pipeline.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


def _shown(evidence: tuple[Evidence, ...]) -> Row:
    return {"evidence": evidence[0].text, "sentence": evidence[0].sentence}


def _actor(summary: Summary, actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": tuple(a.text for a in actor.aliases if not a.guess),
        "guesses": tuple(a.text for a in actor.aliases if a.guess),
        "kind": actor.kind.value,
        "role": actor.role,
        "mentions": len(actor.mentions),
        **_shown(actor.evidence),
    }


def _number(summary: Summary, number: Number) -> Row:
    names = {a.id: a.name for a in summary.actors}
    return {
        "id": number.id,
        "text": number.text,
        "value": number.value,
        "low": number.low,
        "high": number.high,
        "qualifier": number.qualifier.value,
        "unit": number.unit,
        "measures": number.measures,
        "actors": tuple(names.get(i, i) for i in number.actors),
        "unread": number.unread,
        "span_start": number.span.start,
        "span_end": number.span.end,
        **_shown(number.evidence),
    }


def _date(summary: Summary, date: Date) -> Row:
    return {
        "id": date.id,
        "text": date.text,
        "start": date.start,
        "end": date.end,
        "granularity": date.granularity.value,
        "kind": date.kind.value,
        "event": date.event,
        "unread": date.unread,
        "span_start": date.span.start,
        "span_end": date.span.end,
        **_shown(date.evidence),
    }


def _position(summary: Summary, position: Position) -> Row:
    names = {a.id: a.name for a in summary.actors}
    return {
        "id": position.id,
        "holder": names.get(position.holder, position.holder),
        "stance": position.stance,
        "issue": position.issue,
        "statement": position.statement,
        "quote": position.quote.text if position.quote else None,
        "attribution": position.attribution.value,
        "via": position.via,
        **_shown(position.evidence),
    }


_ROWS: dict[str, Callable[[Summary, Any], Row]] = {
    "actors": _actor,
    "numbers": _number,
    "dates": _date,
    "positions": _position,
}

_COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": ("id", "name", "aliases", "guesses", "kind", "role", "mentions", "evidence", "sentence"),
    "numbers": (
        *("id", "text", "value", "low", "high", "qualifier", "unit", "measures", "actors", "unread"),
        *("span_start", "span_end", "evidence", "sentence"),
    ),
    "dates": (
        *("id", "text", "start", "end", "granularity", "kind", "event", "unread"),
        *("span_start", "span_end", "evidence", "sentence"),
    ),
    "positions": (
        *("id", "holder", "stance", "issue", "statement", "quote", "attribution", "via", "evidence", "sentence"),
    ),
}


def rows(summary: Summary, field: FieldName) -> list[Row]:
    """The facts of ``field`` as flat rows; values stay exact decimals, days ISO strings.

    Raises UsageError for another field's name.
    """
    if field not in _ROWS:
        raise UsageError(f"there is no field {field!r}", hint=f"Ask for one of {', '.join(get_args(FieldName))}")
    return [_ROWS[field](summary, fact) for fact in getattr(summary, field)]


def frame(summary: Summary, field: FieldName) -> pd.DataFrame:
    """``rows`` as a table; it has its columns also where it has no row.

    Raises UsageError where pandas isn't installed, and for another field's name.
    """
    told = rows(summary, field)
    try:
        import pandas as pd
    except ImportError:
        raise UsageError("tables need pandas", hint="pip install 'factsheet[frame]'") from None
    return pd.DataFrame(told, columns=list(_COLUMNS[field]))
