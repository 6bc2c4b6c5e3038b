"""Harmless rewrites: another way of saying the same. None may cost a point or raise a violation."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from evals.attributes import unit_class
from evals.case import Keys
from evals.ideal import ideal
from evals.inject import Bed, Change, harmless
from evals.result import FIELDS, FieldName
from evals.words import fold, holds_keys
from pipeline.core.span import Span
from pipeline.core.summary import Alias, Summary

ALL: tuple[FieldName, ...] = (*FIELDS, "gist")


@harmless
def order_shuffled(bed: Bed) -> Iterator[Change]:
    """The facts in another order."""
    for _ in range(3):
        changed: dict[str, Any] = {}
        for field in FIELDS:
            facts = list(getattr(bed.summary, field))
            bed.rng.shuffle(facts)
            changed[field] = tuple(facts)
        yield bed.summary.model_copy(update=changed), ALL, "all"


@harmless
def alias_as_name(bed: Bed) -> Iterator[Change]:
    """A short form as the name, the name as an alias."""
    for s, actor in enumerate(bed.summary.actors):
        for i, alias in enumerate(actor.aliases):
            rest = (*actor.aliases[:i], *actor.aliases[i + 1 :])
            swapped = {"name": alias.text, "aliases": (Alias(text=actor.name), *rest)}
            yield bed.with_fact("actors", s, **swapped), ALL, actor.name


@harmless
def alias_marked_as_guess(bed: Bed) -> Iterator[Change]:
    """An alias that the summary is not sure of."""
    for s, actor in enumerate(bed.summary.actors):
        if actor.aliases:
            guessed = tuple(a.model_copy(update={"guess": True}) for a in actor.aliases)
            yield bed.with_fact("actors", s, aliases=guessed), ALL, actor.name


@harmless
def value_written_otherwise(bed: Bed) -> Iterator[Change]:
    """400000, 4E+5, 400000.00: one value."""
    for s, number in enumerate(bed.summary.numbers):
        if number.value is not None:
            for value in (number.value.normalize(), number.value * Decimal("1.00")):
                yield bed.with_fact("numbers", s, value=value), ALL, number.text


def _regrouped(text: str) -> Iterator[str]:
    """The figure of a text with other thousands marks, or in thousands."""
    start = next((i for i, c in enumerate(text) if c.isdigit()), None)
    if start is None:
        return
    end = start
    while end < len(text) and (text[end].isdigit() or (text[end] in ".," and text[end + 1 : end + 2].isdigit())):
        end += 1
    groups = text[start:end].replace(",", ".").split(".")
    if len(groups) < 2 or len(groups[0]) > 3 or any(len(g) != 3 for g in groups[1:]):
        return
    for mark in (" ", "\u202f", "’"):
        yield text[:start] + mark.join(groups) + text[end:]
    if groups[-1] == "000":
        yield text[:start] + ".".join(groups[:-1]) + " mil" + text[end:]


@harmless
def thousands_marked_otherwise(bed: Bed) -> Iterator[Change]:
    """400.000, 400 000, 400 mil in the words of a number."""
    for s, number in enumerate(bed.summary.numbers):
        for text in _regrouped(number.text):
            yield bed.with_fact("numbers", s, text=text), ALL, number.text


def _rewritten(bed: Bed, rewrite: Callable[[str], str]) -> Summary:
    """The summary with every word of its facts rewritten; offsets and the article's text stay."""

    def proofs(fact: Any, name: str) -> tuple[Any, ...]:
        return tuple(e.model_copy(update={"text": rewrite(e.text)}) for e in getattr(fact, name))

    def free(fact: Any, *names: str) -> dict[str, Any]:
        return {n: rewrite(getattr(fact, n)) for n in names if getattr(fact, n) is not None}

    def unit(fact: Any) -> dict[str, Any]:
        return {} if fact.unit is None or unit_class(fact.unit)[0] != "noun" else free(fact, "unit")

    def quoted(fact: Any) -> dict[str, Any]:
        return {"quote": fact.quote.model_copy(update={"text": rewrite(fact.quote.text)})} if fact.quote else {}

    def alias(a: Alias) -> Alias:
        return a.model_copy(update={"text": rewrite(a.text)})

    return bed.summary.model_copy(
        update={
            "actors": tuple(
                a.model_copy(
                    update={
                        **free(a, "name", "role"),
                        "aliases": tuple(alias(x) for x in a.aliases),
                        "mentions": proofs(a, "mentions"),
                        "evidence": proofs(a, "evidence"),
                    }
                )
                for a in bed.summary.actors
            ),
            "numbers": tuple(
                n.model_copy(update={**free(n, "text", "measures"), **unit(n), "evidence": proofs(n, "evidence")})
                for n in bed.summary.numbers
            ),
            "dates": tuple(
                d.model_copy(update={**free(d, "text", "event"), "evidence": proofs(d, "evidence")})
                for d in bed.summary.dates
            ),
            "positions": tuple(
                p.model_copy(update={**free(p, "issue", "statement"), **quoted(p), "evidence": proofs(p, "evidence")})
                for p in bed.summary.positions
            ),
        }
    )


@harmless
def decomposed(bed: Bed) -> Iterator[Change]:
    """NFD for NFC."""
    yield _rewritten(bed, lambda t: unicodedata.normalize("NFD", t)), ALL, "all"


@harmless
def quotes_straight(bed: Bed) -> Iterator[Change]:
    """Straight quotes for curly ones, hyphens for dashes."""
    table = str.maketrans("“”„«»’‘–—", '"""""\'\'--')
    yield _rewritten(bed, lambda t: t.translate(table)), ALL, "all"


@harmless
def blanks_no_break(bed: Bed) -> Iterator[Change]:
    """No-break spaces for blanks."""
    yield _rewritten(bed, lambda t: t.replace(" ", "\u00a0")), ALL, "all"


@harmless
def accents_lost(bed: Bed) -> Iterator[Change]:
    """A keyboard without accents."""

    def strip(text: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))

    yield _rewritten(bed, strip), ALL, "all"


@harmless
def soft_hyphens(bed: Bed) -> Iterator[Change]:
    """Soft hyphens and zero-width blanks inside words."""
    yield _rewritten(bed, lambda t: t[:3] + "\u00ad" + t[3:6] + "\u200b" + t[6:]), ALL, "all"


@harmless
def free_text_in_capitals(bed: Bed) -> Iterator[Change]:
    """Issue, measures, event and role in another case."""
    for field, name in (("positions", "issue"), ("numbers", "measures"), ("dates", "event"), ("actors", "role")):
        facts = getattr(bed.summary, field)
        raised = {i: {name: getattr(f, name).upper()} for i, f in enumerate(facts) if getattr(f, name)}
        if raised:
            yield bed.with_facts(field, raised), ALL, name  # type: ignore[arg-type]


def _synonym(keys: Keys) -> str:
    """Words that answer the keys, built from their last alternatives."""
    return " ".join(group[-1] + ("a" if group[-1][-1:].isalpha() else "") for group in keys)


@harmless
def synonym(bed: Bed) -> Iterator[Change]:
    """Measures, event, role or issue in other words that the keys allow."""
    golden = bed.case.golden
    rows: tuple[tuple[FieldName, str, Any], ...] = (
        ("numbers", "measures", golden.numbers),
        ("dates", "event", golden.dates),
        ("actors", "role", golden.actors),
        ("positions", "issue", golden.positions),
    )
    for field, name, items in rows:
        for g, s in bed.paired(field):
            keys: Keys = getattr(items[g], f"{name}_keys")
            words = _synonym(keys)
            if keys and holds_keys(words, keys) and not any(c.isdigit() for c in words):
                yield bed.with_fact(field, s, **{name: words}), ALL, words


@harmless
def extra_may_item(bed: Bed) -> Iterator[Change]:
    """One more fact that is right, but that a good summary may leave out."""
    whole = ideal(bed.case)
    golden = bed.case.golden
    rows: tuple[tuple[FieldName, str, Any], ...] = (("numbers", "n", golden.numbers), ("dates", "d", golden.dates))
    for field, letter, items in rows:
        given = {g for g, _ in bed.paired(field)}
        by_id = {fact.id: fact for fact in getattr(whole, field)}
        lacking = {i for i in range(len(items)) if i not in given and items[i].need == "may"}
        dropped = {i for i, s in bed.paired(field) if items[i].need == "may"}
        for i in lacking:
            fact = by_id.get(f"{letter}{i + 1}")
            if fact and bed.summary.article.text == bed.case.text:
                yield bed.adding(field, _anonymous(fact)), ALL, fact.text
        for i in dropped:
            # the same the other way: an item said twice, once as it is and once at the same place
            fact = by_id.get(f"{letter}{i + 1}")
            if fact and bed.summary.article.text == bed.case.text:
                yield bed.adding(field, _anonymous(fact)), ALL, fact.text


def _anonymous(fact: Any) -> Any:
    """A fact of the ideal summary without ids of actors, which other summaries number otherwise."""
    changes: dict[str, Any] = {"id": "x1"}
    if hasattr(fact, "actors"):
        changes["actors"] = ()
    return fact.model_copy(update=changes)


@harmless
def evidence_widened(bed: Bed) -> Iterator[Change]:
    """The whole sentences as the evidence."""
    lines = bed.lines()
    for field in ("numbers", "dates", "positions"):
        widened = {}
        for i, fact in enumerate(getattr(bed.summary, field)):
            wider = []
            for e in fact.evidence:
                around = [line for line in lines if line[0] < e.end and e.start < line[1]]
                start = min([e.start, *(line[0] for line in around)])
                wider.append(bed.cut(start, max([e.end, *(line[1] for line in around)])))
            widened[i] = {"evidence": tuple(wider)}
        if widened:
            yield bed.with_facts(field, widened), ALL, field


@harmless
def unit_written_otherwise(bed: Bed) -> Iterator[Change]:
    """Per cent in words, kilometres as km, a noun in the singular or with a word more."""
    ways = {
        "%": "por cento",
        "pp": "pontos percentuais",
        "EUR": "euros",
        "USD": "US$",
        "BRL": "R$",
        "km": "quilômetros",
    }
    for g, s in bed.paired("numbers", "unit"):
        number = bed.summary.numbers[s]
        gold = unit_class(bed.numbers[g].unit or "")
        if number.unit and unit_class(number.unit) == gold:
            kind, word = gold
            other = ways.get(word) or (f"{number.unit} novos" if kind == "noun" and " " not in number.unit else None)
            if other:
                yield bed.with_fact("numbers", s, unit=other), ALL, number.text


@harmless
def edge_left_open(bed: Bed) -> Iterator[Change]:
    """A day told by its start alone, or by its end alone."""
    for g, s in bed.paired("dates", "start", "end"):
        gold, fact = bed.dates[g], bed.summary.dates[s]
        if gold.start and fact.start and fact.end:
            yield bed.with_fact("dates", s, end=None), ALL, fact.text
        if gold.end and fact.start and fact.end:
            yield bed.with_fact("dates", s, start=None), ALL, fact.text


@harmless
def said_again_at_a_further_place(bed: Bed) -> Iterator[Change]:
    """The same number told once more where the article repeats it."""
    for g, s in bed.paired("numbers", "value", "unit"):
        fact = bed.summary.numbers[s]
        mine = bed.place(fact.span.start, fact.span.end)
        for place in bed.gold.numbers[g].strong:
            start, end = bed.gold.raw.span(place)
            if place != mine and bed.summary.article.text == bed.case.text:
                span = Span(start=start, end=end)
                again = {"id": "x1", "text": bed.text[start:end], "span": span, "evidence": (bed.cut(start, end),)}
                yield bed.adding("numbers", fact.model_copy(update=again)), ALL, fact.text


@harmless
def ids_renumbered(bed: Bed) -> Iterator[Change]:
    """Other ids for the actors, and everywhere they are named."""
    new = {actor.id: f"z{i}" for i, actor in enumerate(reversed(bed.summary.actors))}
    s = bed.summary
    renamed = {
        "actors": tuple(a.model_copy(update={"id": new[a.id]}) for a in s.actors),
        "numbers": tuple(n.model_copy(update={"actors": tuple(new.get(i, i) for i in n.actors)}) for n in s.numbers),
        "positions": tuple(p.model_copy(update={"holder": new.get(p.holder, p.holder)}) for p in s.positions),
    }
    yield s.model_copy(update=renamed), ALL, "ids"


@harmless
def text_cleaned_otherwise(bed: Bed) -> Iterator[Change]:
    """The summary's own copy of the article has other blanks before it, and its last lines cut."""
    last = max((e.end for f in FIELDS for x in getattr(bed.summary, f) for e in x.evidence), default=0)
    mentions = [m.end for a in bed.summary.actors for m in a.mentions]
    spans = [x.span.end for f in ("numbers", "dates") for x in getattr(bed.summary, f)]
    kept = bed.text[: max([last, *mentions, *spans, 1])]
    if not fold(kept):
        return
    shift = 2
    article = bed.summary.article.model_copy(update={"text": "\n\n" + kept})
    yield _shifted(bed.summary, shift).model_copy(update={"article": article}), ALL, "text"


def _shifted(summary: Summary, by: int) -> Summary:
    def proof(es: Any) -> tuple[Any, ...]:
        return tuple(e.model_copy(update={"start": e.start + by, "end": e.end + by}) for e in es)

    def span(s: Span) -> Span:
        return Span(start=s.start + by, end=s.end + by)

    changed: dict[str, Any] = {}
    for field in FIELDS:
        facts = []
        for fact in getattr(summary, field):
            update: dict[str, Any] = {"evidence": proof(fact.evidence)}
            if hasattr(fact, "mentions"):
                update["mentions"] = proof(fact.mentions)
            if hasattr(fact, "span"):
                update["span"] = span(fact.span)
            facts.append(fact.model_copy(update=update))
        changed[field] = tuple(facts)
    return summary.model_copy(update=changed)
