"""A summary as a person reads it in a terminal. Every word is rich ``Text``: never markup, never control sequences."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pipeline.core.article import Article
from pipeline.core.summary import Position, Summary
from pipeline.render import words
from pipeline.render.escape import line

_STANCES = {
    "supports": "bold green",
    "opposes": "bold red",
    "mixed": "bold yellow",
    "asserts": "bold cyan",
    "no_comment": "dim",
}

SHOWN = 12
"""Uncovered and dropped things that are named one by one; the rest is counted."""


def _text(value: str | None, style: str = "") -> Text:
    return Text(line(value or ""), style=style, overflow="fold")


def _table(*columns: tuple[str, int]) -> Table:
    """A table with a header; each column has its share of the width, or (0) the width of its content."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, header_style="bold", show_edge=False)
    for name, share in columns:
        table.add_column(name, ratio=share or None, no_wrap=not share, overflow="fold")
    return table


def _section(name: str, count: int, body: RenderableType) -> Group:
    title = Text.assemble((name, "bold magenta"), (f"  {count}", "dim"))
    return Group(Text(), title, body)


def _quoted(sentence: str, before: str, fact: str, after: str) -> Text:
    told = Text(overflow="fold")
    told.append(f"{line(sentence)} ", style="dim")
    # The blanks beside the fact are trimmed with the rest by line(); put back where there were some.
    lead = " " if before[-1:].isspace() else ""
    trail = " " if after[:1].isspace() else ""
    told.append(line(before) + lead)
    told.append(line(fact), style="bold")
    told.append(trail + line(after))
    return told


def _actors(summary: Summary) -> RenderableType:
    table = _table(("Name", 4), ("Also called", 4), ("Kind", 0), ("Role", 6), ("Named", 0))
    for a in summary.actors:
        table.add_row(
            _text(a.name, "bold"), _text(words.also(a)), _text(a.kind), _text(a.role), _text(f"{len(a.mentions)} ×")
        )
    return table


def _numbers(summary: Summary) -> RenderableType:
    table = _table(("Value", 3), ("Measures", 4), ("Shown by", 8))
    cast = words.cast(summary)
    for n in summary.numbers:
        about = n.measures or words.names(cast, n.actors)
        shown = words.snippet(n.evidence, n.span.start, n.span.end)
        table.add_row(_text(words.value(n), "bold"), _text(about), _quoted(*shown))
    return table


def _dates(summary: Summary) -> RenderableType:
    table = _table(("When", 3), ("Event", 4), ("Shown by", 8))
    for d in summary.dates:
        shown = words.snippet(d.evidence, d.span.start, d.span.end)
        table.add_row(_text(words.days(d), "bold"), _text(d.event), _quoted(*shown))
    return table


def _position(cast: Mapping[str, str], position: Position) -> RenderableType:
    head = Text(overflow="fold")
    head.append(line(words.names(cast, (position.holder,))), style="bold")
    head.append("  ")
    head.append(position.stance.replace("_", " "), style=_STANCES.get(position.stance, "bold"))
    head.append(f"  {line(position.issue)}")
    if position.via:
        head.append(f"  (via {line(position.via)})", style="dim")
    body: list[RenderableType] = [head]
    if position.statement:
        body.append(Padding(_text(position.statement), (0, 0, 0, 2)))
    body += [Padding(_quoted(e.sentence, "", "", e.text), (0, 0, 0, 2)) for e in position.evidence]
    return Group(*body, Text())


def _left_out(summary: Summary) -> list[RenderableType]:
    body: list[RenderableType] = []
    if summary.dropped:
        body.append(_text(f"Dropped, not proved: {len(summary.dropped)} ({words.reasons(summary)})", "yellow"))
    if summary.uncovered:
        named = ", ".join(f"“{u.text}”" for u in summary.uncovered[:SHOWN])
        more = f" and {len(summary.uncovered) - SHOWN} more" if len(summary.uncovered) > SHOWN else ""
        body.append(_text(f"In the article but not above: {named}{more}", "dim"))
    return body


def renderable(summary: Summary) -> Group:
    """``summary`` for a rich console: gist, actors, numbers, dates, positions, and what was left out."""
    body: list[RenderableType] = [_text(words.heading(summary), "bold underline"), _text(words.facts_about(summary))]
    body += [_text(f"! {warning}", "yellow") for warning in summary.article.warnings]
    if summary.gist:
        body += [Text(), _text(summary.gist)]
    if summary.actors:
        body.append(_section("Actors", len(summary.actors), _actors(summary)))
    if summary.numbers:
        body.append(_section("Numbers", len(summary.numbers), _numbers(summary)))
    if summary.dates:
        body.append(_section("Dates", len(summary.dates), _dates(summary)))
    if summary.positions:
        cast = words.cast(summary)
        told = Group(*(_position(cast, p) for p in summary.positions))
        body.append(_section("Positions", len(summary.positions), told))
    body += [Text(), *_left_out(summary), Rule(style="dim"), _text(words.provenance(summary.provenance), "dim")]
    return Group(*body)


def to_text(summary: Summary, *, width: int = 100, color: bool = False) -> str:
    """``summary`` as a text of ``width`` columns, with colours only where asked."""
    return _printed(renderable(summary), width=width, color=color)


def mentions_text(article: Article, *, width: int = 100, color: bool = False) -> str:
    """What code alone can point at in ``article``, as tables."""
    found = article.mentions
    head = f"{article.language} · {len(article.sentences)} sentences · {len(found.quotes)} quotes"
    body: list[RenderableType] = [_text(article.title or article.source or article.id, "bold underline"), _text(head)]
    body += [_text(f"! {warning}", "yellow") for warning in article.warnings]
    numbers = _table(("", 0), ("Text", 6), ("Value", 3), ("Low – high", 3), ("Qualifier", 0), ("Unit", 3))
    for n in found.numbers:
        bounds = "–".join("…" if v is None else words.grouped(v) for v in (n.low, n.high))
        value = "" if n.value is None else words.grouped(n.value)
        cells = (n.id, n.text, value, bounds if n.low is not None or n.high is not None else "", n.qualifier, n.unit)
        numbers.add_row(*map(_text, cells))
    dates = _table(("", 0), ("Text", 6), ("From", 3), ("To", 3), ("Granularity", 0), ("Kind", 0))
    for d in found.dates:
        dates.add_row(*map(_text, (d.id, d.text, d.start, d.end, d.granularity, d.kind)))
    quotes = _table(("", 0), ("Words", 12), ("Said by", 4))
    for q in found.quotes:
        quotes.add_row(*map(_text, (q.id, q.text, q.speaker.of(article.text) if q.speaker else None)))
    tables = (("Numbers", found.numbers, numbers), ("Dates", found.dates, dates), ("Quotes", found.quotes, quotes))
    body += [_section(name, len(items), table) for name, items, table in tables if items]
    return _printed(Group(*body), width=width, color=color)


def _printed(what: RenderableType, *, width: int, color: bool) -> str:
    buffer = StringIO()
    console = Console(file=buffer, width=width, force_terminal=color, color_system="standard" if color else None)
    console.print(what)
    # Rich pads every line to the width; trailing blanks only get in the way of copying.
    return "\n".join(row.rstrip() for row in buffer.getvalue().splitlines()) + "\n"
