"""What may never happen: a wrong value, unit or day at a golden place, words that the article does not hold.

Judged against the golden answer and the raw article alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evals.attributes import Verdict, days, unit, value
from evals.figures import figures
from evals.golden import name_key
from evals.judge_quantities import amount
from evals.match import Pairing
from evals.places import Place
from evals.result import FieldName, Finding
from evals.sheet import Sheet
from evals.words import fold
from pipeline.core.summary import Actor, Date, Evidence, Number, Position


def violations(sheet: Sheet, numbers: Pairing, dates: Pairing) -> Iterator[Finding]:
    """Every violation of a summary whose fields are paired."""
    yield from _values(sheet, numbers)
    yield from _days(sheet, dates)
    for actor in sheet.summary.actors:
        yield from _actor(sheet, actor)
    for fact in sheet.summary.numbers:
        yield from _mention(sheet, "numbers", fact)
        yield from _free(sheet, "numbers", fact.text, fact.measures)
    for date in sheet.summary.dates:
        yield from _mention(sheet, "dates", date)
        yield from _free(sheet, "dates", date.text, date.event)
    for position in sheet.summary.positions:
        yield from _position(sheet, position)
    yield from _free(sheet, "gist", "gist", sheet.summary.gist)


def _broken(field: FieldName, kind: str, item: str, expected: str = "", said: str = "", proof: str = "") -> Finding:
    return Finding(field, "violation", kind, item, expected, said, proof)


def _values(sheet: Sheet, pairing: Pairing) -> Iterator[Finding]:
    golden, said = sheet.gold.case.golden.numbers, sheet.summary.numbers
    for g, s in (*pairing.pairs, *pairing.further):
        ours, theirs = golden[g], said[s]
        if theirs.unread:
            continue
        if value(ours, theirs) is Verdict.WRONG:
            yield _broken("numbers", "value", ours.text, amount(ours), amount(theirs), ours.evidence[0])
        if unit(ours, theirs) is Verdict.WRONG:
            yield _broken("numbers", "unit", ours.text, ours.unit or "", theirs.unit or "", ours.evidence[0])


def _days(sheet: Sheet, pairing: Pairing) -> Iterator[Finding]:
    golden, said = sheet.gold.case.golden.dates, sheet.summary.dates
    for g, s in (*pairing.pairs, *pairing.further):
        ours, theirs = golden[g], said[s]
        if theirs.unread or Verdict.WRONG not in days(ours, theirs):
            continue
        given = f"{theirs.start or ''}/{theirs.end or ''}"
        wanted = f"{ours.start or ''}/{ours.end or ''}"
        if ours.start or ours.end:
            yield _broken("dates", "day", ours.text, wanted, given, ours.evidence[0])
        elif sheet.gold.case.golden.published is None:
            # With a day of publication a careful reader may place "in the coming weeks"; without one it is a guess.
            yield _broken("dates", "guess", ours.text, wanted, given, ours.evidence[0])


def _actor(sheet: Sheet, actor: Actor) -> Iterator[Finding]:
    mine = sheet.actor_of.get(actor.id)
    owners = sheet.gold.owners
    own = {mine} if mine is not None else set(owners.get(name_key(actor.name), ()))
    for name in (actor.name, *(a.text for a in actor.aliases)):
        if not sheet.gold.holds_name(name):
            yield _broken("actors", "name", actor.name, said=name)
        elif own and (theirs := owners.get(name_key(name))) and own.isdisjoint(theirs):
            yield _broken("actors", "alias", actor.name, said=name)
    places = [(m.start, m.end) for m in actor.mentions]
    keys = [fold(n) for n in (actor.name, *(a.text for a in actor.aliases))]
    shown = any(
        any(e.start <= lo and hi <= e.end for lo, hi in places) or any(k in fold(e.text) for k in keys)
        for e in actor.evidence
    )
    if not shown:
        yield _broken("actors", "evidence", actor.name, said=actor.evidence[0].text)
    yield from _held(sheet, "actors", actor.name, (*actor.evidence, *actor.mentions))
    yield from _free(sheet, "actors", actor.name, actor.role)


def _mention(sheet: Sheet, field: FieldName, fact: Number | Date) -> Iterator[Finding]:
    place = sheet.aligned.place(fact.span.start, fact.span.end)
    if not _stands(sheet, fact.text, place):
        yield _broken(field, "text", fact.text, sheet.gold.raw.folded[slice(*place)] if place else "", fact.text)
    if not any(e.start <= fact.span.start and fact.span.end <= e.end for e in fact.evidence):
        yield _broken(field, "evidence", fact.text, said=fact.evidence[0].text)
    yield from _held(sheet, field, fact.text, fact.evidence)


def _stands(sheet: Sheet, words: str, place: Place | None) -> bool:
    """Whether words stand at a place, be it with a figure written in another way (400 000 for 400.000)."""
    raw = sheet.gold.raw
    if place is None:
        return raw.holds(words)
    there, here = raw.folded[slice(*place)], fold(words)
    if there.strip() == here:
        return True
    language = sheet.gold.case.golden.language
    one, other = figures(there, language), figures(here, language)
    # The largest reading is the one with thousands marks and magnitude read as such: 400 000, 400.000, 400 mil.
    return bool(one) and [max(f.values) for f in one] == [max(f.values) for f in other]


def _held(sheet: Sheet, field: FieldName, item: str, proof: Sequence[Evidence]) -> Iterator[Finding]:
    """Evidence that isn't in the article, or does not stand where it says."""
    clean = sheet.summary.article.text
    for e in proof:
        if clean is not None and clean[e.start : e.end] == e.text and e.text in sheet.gold.raw.original:
            continue
        moved = clean is not None and fold(clean[e.start : e.end]) != fold(e.text)
        if moved or not all(fold(line) in sheet.gold.raw.folded for line in e.text.split("\n")):
            yield _broken(field, "evidence", item, said=e.text)


def _position(sheet: Sheet, position: Position) -> Iterator[Finding]:
    # Whole words: "las me han convencido" is no quote of "semillas me han convencido".
    if position.quote and not sheet.gold.raw.holds(position.quote.text):
        yield _broken("positions", "quote", position.issue, said=position.quote.text)
    if position.via and not sheet.gold.holds_name(position.via):
        yield _broken("positions", "name", position.issue, said=position.via)
    yield from _held(sheet, "positions", position.issue, position.evidence)
    yield from _free(sheet, "positions", position.issue, position.issue, position.statement)


def _free(sheet: Sheet, field: FieldName, item: str, *texts: str | None) -> Iterator[Finding]:
    """Figures of free texts that stand nowhere in the article."""
    for text in texts:
        if text and any(map(str.isdigit, text)):
            for _, _, figure in figures(fold(text), sheet.gold.case.golden.language):
                if not figure & sheet.gold.values:
                    said = ", ".join(sorted(f"{v:f}" for v in figure))
                    yield _broken(field, "figure", item, said=said, proof=text)
