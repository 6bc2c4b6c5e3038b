"""How values, days and costs are put in words, the same in every format. Nothing here is escaped yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from pipeline.core.quantity import Qualifier, plain
from pipeline.core.summary import Actor, Date, Evidence, Number, Provenance, Summary

_SIGNS = {
    Qualifier.ABOUT: "≈ ",
    Qualifier.MORE_THAN: "> ",
    Qualifier.AT_LEAST: "≥ ",
    Qualifier.LESS_THAN: "< ",
    Qualifier.AT_MOST: "≤ ",
}

SNIPPET = 160
"""Characters of evidence shown beside a figure: what stands around it, not the whole sentence."""


def grouped(value: Decimal) -> str:
    """A decimal in groups of three: ``400 000``, ``12.5``; no-break blanks, which no language reads as a point."""
    whole, point, rest = plain(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[i : i + 3] for i in range(head, len(digits), 3)]
    shown = "\u00a0".join(groups) if len(digits) > 4 else digits
    return sign + shown + point + rest


def value(number: Number) -> str:
    """What a number is worth: ``> 400 000 chips``, ``10–15 %``; a vague or unread one is its own words."""
    if number.unread:
        return f"{number.text} (unread)"
    if number.value is not None:
        figure = grouped(number.value)
    elif number.low is not None or number.high is not None:
        figure = "–".join("…" if v is None else grouped(v) for v in (number.low, number.high))
    else:
        return f"{number.text} (vague)"
    unit = f" {number.unit}" if number.unit else ""
    return f"{_SIGNS.get(number.qualifier, '')}{figure}{unit}"


def days(date: Date) -> str:
    """The days a date covers: ``2026-01-30``, ``2026-01-26 – 2026-02-01``, ``from 2015-01-01``, else its own words."""
    if date.unread:
        return f"{date.text} (unread)"
    if date.start and date.end:
        return date.start if date.start == date.end else f"{date.start} – {date.end}"
    if date.start:
        return f"from {date.start}"
    return f"until {date.end}" if date.end else f"{date.text} ({date.kind.value})"


def cast(summary: Summary) -> dict[str, str]:
    """The names of a summary's actors by their ids."""
    return {actor.id: actor.name for actor in summary.actors}


def names(known: Mapping[str, str], ids: tuple[str, ...]) -> str:
    """The names of actors by their ids; an id that nobody has stays as it is."""
    return ", ".join(known.get(i, i) for i in ids)


def also(actor: Actor) -> str:
    """An actor's other names; ``≈`` marks one that likeness alone joins."""
    return ", ".join(f"≈ {a.text}" if a.guess else a.text for a in actor.aliases)


def snippet(evidence: tuple[Evidence, ...], start: int, end: int) -> tuple[str, str, str, str]:
    """``(sentence, before, fact, after)``: the evidence around ``[start, end)``, cut at blanks to ``SNIPPET``.

    The first piece that covers the place is taken; where none does, the first, with no fact in it.
    """
    piece = next((e for e in evidence if e.start <= start and end <= e.end), None)
    if piece is None:
        return evidence[0].sentence, _head(evidence[0].text, SNIPPET), "", ""
    before, fact = piece.text[: start - piece.start], piece.text[start - piece.start : end - piece.start]
    after = piece.text[end - piece.start :]
    room = max(SNIPPET - len(fact), 20)
    left = min(len(before), max(room // 2, room - len(after)))
    return piece.sentence, _tail(before, left), fact, _head(after, room - left)


def _head(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[: length + 1]
    return cut[: max(cut.rfind(" "), 0) or length].rstrip() + " …"


def _tail(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[len(text) - length - 1 :]
    blank = cut.find(" ")
    return "… " + cut[blank + 1 if blank != -1 else 1 :]


def reasons(summary: Summary) -> str:
    """Why things were dropped, the commonest first: ``3 not in the article, 1 …``; empty where nothing was."""
    counts = Counter(d.reason for d in summary.dropped)
    return ", ".join(f"{count} {reason}" for reason, count in counts.most_common())


def provenance(told: Provenance) -> str:
    """How a summary came about, on one line."""
    parts = [told.model, f"prompt {told.prompt}", f"{told.calls} {'call' if told.calls == 1 else 'calls'}"]
    parts.append(f"{told.tokens_in} + {told.tokens_out} tokens")
    if told.cost:
        parts.append(f"US$ {told.cost:.4f}")
    parts.append("from the cache" if told.cached else f"{told.seconds:.1f} s")
    return " · ".join(parts)


def heading(summary: Summary) -> str:
    """The article's title, else what it was read from, else its id."""
    return summary.article.title or summary.article.source or summary.article.id


def facts_about(summary: Summary) -> str:
    """Language, day, byline and source, as far as they are known."""
    info = summary.article
    day = info.published.isoformat() if info.published else "no day known"
    return " · ".join(x for x in (info.language, day, info.byline, info.source) if x)
