"""A summary as Markdown: tables of facts and the words that show them. Nothing of an article is live in it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.core.summary import Summary
from pipeline.render import words
from pipeline.render.escape import markdown as esc


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [_row(head), _row("---" for _ in head), *(_row(row) for row in rows), ""]


def _quoted(sentence: str, before: str, fact: str, after: str) -> str:
    lead = " " if before[-1:].isspace() else ""
    trail = " " if after[:1].isspace() else ""
    shown = esc(fact)
    bold = f"**{shown}**" if shown else ""
    return f"“{esc(before)}{lead}{bold}{trail}{esc(after)}” ({esc(sentence)})"


def _actors(summary: Summary) -> list[str]:
    rows = (
        (f"**{esc(a.name)}**", esc(words.also(a)), esc(a.kind), esc(a.role or ""), str(len(a.mentions)))
        for a in summary.actors
    )
    return _table(("Name", "Also called", "Kind", "Role", "Named"), rows)


def _numbers(summary: Summary) -> list[str]:
    cast = words.cast(summary)
    rows = (
        (
            f"**{esc(words.value(n))}**",
            esc(n.measures or ""),
            esc(words.names(cast, n.actors)),
            _quoted(*words.snippet(n.evidence, n.span.start, n.span.end)),
        )
        for n in summary.numbers
    )
    return _table(("Value", "Measures", "Whose", "Shown by"), rows)


def _dates(summary: Summary) -> list[str]:
    rows = (
        (
            f"**{esc(words.days(d))}**",
            esc(d.event or ""),
            _quoted(*words.snippet(d.evidence, d.span.start, d.span.end)),
        )
        for d in summary.dates
    )
    return _table(("When", "Event", "Shown by"), rows)


def _positions(summary: Summary) -> list[str]:
    told: list[str] = []
    cast = words.cast(summary)
    for p in summary.positions:
        via = f" (via {esc(p.via)})" if p.via else ""
        holder, stance = esc(words.names(cast, (p.holder,))), esc(p.stance.replace("_", " "))
        told += [f"**{holder}** *{stance}*: {esc(p.issue)}{via}", ""]
        if p.statement:
            told += [esc(p.statement), ""]
        for piece in p.evidence:
            told += [f"> “{esc(piece.text)}” ({esc(piece.sentence)})", ""]
    return told


def _left_out(summary: Summary) -> list[str]:
    told: list[str] = []
    if summary.dropped:
        told += ["## Dropped, not proved", ""]
        for d in summary.dropped:
            detail = f" ({esc(d.detail)})" if d.detail else ""
            told.append(f"- {d.field}: “{esc(d.what)}”: {esc(d.reason)}{detail}")
        told.append("")
    if summary.uncovered:
        told += ["## In the article, not above", ""]
        told += [f"- {u.field}: “{esc(u.text)}”" for u in summary.uncovered]
        told.append("")
    return told


def to_markdown(summary: Summary) -> str:
    """``summary`` as GitHub-flavoured Markdown, ending in a line break."""
    told = [f"# {esc(words.heading(summary))}", "", esc(words.facts_about(summary)), ""]
    for warning in summary.article.warnings:
        told += [f"> Note: {esc(warning)}", ""]
    if summary.gist:
        told += [esc(summary.gist), ""]
    if summary.actors:
        told += ["## Actors", "", *_actors(summary)]
    if summary.numbers:
        told += ["## Numbers", "", *_numbers(summary)]
    if summary.dates:
        told += ["## Dates", "", *_dates(summary)]
    if summary.positions:
        told += ["## Positions", "", *_positions(summary)]
    told += [*_left_out(summary), "---", "", esc(words.provenance(summary.provenance))]
    return "\n".join(told) + "\n"
