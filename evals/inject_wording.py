"""Harmless rewrites: the same facts in other letters, marks, forms of figures and words.

None may cost a point or raise a violation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from evals.attributes import unit_class
from evals.case import Keys
from evals.inject import ALL, Bed, Change, harmless
from evals.result import FieldName
from evals.words import holds_keys
from pipeline.core.summary import Alias, Summary


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
