"""A summary as an HTML fragment for notebooks: self-contained, no script, no link, no image, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.core.summary import Position, Summary
from pipeline.render import words
from pipeline.render.escape import html as esc

_CELL = "text-align:left;vertical-align:top;padding:.2em .8em .2em 0;border-bottom:1px solid rgba(128,128,128,.3)"
_DIM = "opacity:.65"
_STANCES = {
    "supports": "#2e7d32",
    "opposes": "#c62828",
    "mixed": "#b26a00",
    "asserts": "#1565c0",
    "no_comment": "#757575",
}


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    top = "".join(f'<th style="{_CELL}">{name}</th>' for name in head)
    body = "".join("<tr>" + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    return f'<table style="border-collapse:collapse;width:100%"><tr>{top}</tr>{body}</table>'


def _quoted(sentence: str, before: str, fact: str, after: str) -> str:
    lead = " " if before[-1:].isspace() else ""
    trail = " " if after[:1].isspace() else ""
    bold = f"<b>{esc(fact)}</b>" if fact else ""
    return f'<span style="{_DIM}">{esc(sentence)}</span> {esc(before)}{lead}{bold}{trail}{esc(after)}'


def _section(name: str, count: int, body: str) -> str:
    return f'<h4 style="margin:1em 0 .3em">{name} <span style="{_DIM}">{count}</span></h4>{body}'


def _position(cast: Mapping[str, str], position: Position) -> str:
    holder = esc(words.names(cast, (position.holder,)))
    color = _STANCES.get(position.stance, "inherit")
    stance = f'<b style="color:{color}">{esc(position.stance.replace("_", " "))}</b>'
    via = f' <span style="{_DIM}">via {esc(position.via)}</span>' if position.via else ""
    statement = f"<div>{esc(position.statement)}</div>" if position.statement else ""
    shown = "".join(
        f'<div style="margin-left:1em"><span style="{_DIM}">{esc(e.sentence)}</span> {esc(e.text)}</div>'
        for e in position.evidence
    )
    head = f"<b>{holder}</b> {stance} {esc(position.issue)}{via}"
    return f'<div style="margin-bottom:.7em">{head}{statement}{shown}</div>'


def fragment(summary: Summary) -> str:
    """``summary`` as one ``<div>``."""
    cast = words.cast(summary)
    parts = [
        f'<h3 style="margin:.2em 0">{esc(words.heading(summary))}</h3>',
        f'<div style="{_DIM}">{esc(words.facts_about(summary))}</div>',
    ]
    parts += [f'<div style="color:#b26a00">! {esc(w)}</div>' for w in summary.article.warnings]
    if summary.gist:
        parts.append(f"<p>{esc(summary.gist)}</p>")
    if summary.actors:
        rows = (
            (f"<b>{esc(a.name)}</b>", esc(words.also(a)), esc(a.kind), esc(a.role or ""), f"{len(a.mentions)} ×")
            for a in summary.actors
        )
        parts.append(_section("Actors", len(summary.actors), _table(("Name", "Also", "Kind", "Role", "Named"), rows)))
    if summary.numbers:
        cells = (
            (
                f"<b>{esc(words.value(n))}</b>",
                esc(n.measures or words.names(cast, n.actors)),
                _quoted(*words.snippet(n.evidence, n.span.start, n.span.end)),
            )
            for n in summary.numbers
        )
        parts.append(_section("Numbers", len(summary.numbers), _table(("Value", "Measures", "Shown by"), cells)))
    if summary.dates:
        cells = (
            (
                f"<b>{esc(words.days(d))}</b>",
                esc(d.event or ""),
                _quoted(*words.snippet(d.evidence, d.span.start, d.span.end)),
            )
            for d in summary.dates
        )
        parts.append(_section("Dates", len(summary.dates), _table(("When", "Event", "Shown by"), cells)))
    if summary.positions:
        told = "".join(_position(cast, p) for p in summary.positions)
        parts.append(_section("Positions", len(summary.positions), told))
    left = f"{len(summary.dropped)} dropped, {len(summary.uncovered)} not covered"
    parts.append(f'<div style="{_DIM};margin-top:.8em">{left} · {esc(words.provenance(summary.provenance))}</div>')
    # MathJax in notebooks would set what stands between two dollar signs; these classes keep it out (v2 and 3, v4).
    return f'<div class="tex2jax_ignore mathjax_ignore" style="max-width:70em">{"".join(parts)}</div>'
