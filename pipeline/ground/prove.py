"""Proving a finished summary again: every span, value and name, from nothing but the article's text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.core.article import Article, NumberMention
from pipeline.core.span import Frozen, Span, proves
from pipeline.core.summary import Date, Evidence, Number, Position, Summary
from pipeline.errors import UsageError
from pipeline.text.dates import read_dates
from pipeline.text.fold import fold
from pipeline.text.freetext import FreeText
from pipeline.text.mentions import read_mentions
from pipeline.text.numbers import read_numbers
from pipeline.text.sentences import split


class Violation(Frozen):
    """One thing in a summary that its article does not show: which field and fact, and what is wrong."""

    field: str
    id: str
    what: str


def prove(summary: Summary, text: str | None = None) -> list[Violation]:
    """Everything in ``summary`` that does not hold; an empty list is the good answer.

    ``text`` is the cleaned article; without it the summary's own copy is used. Raises UsageError where neither is
    there.
    """
    words = text if text is not None else summary.article.text
    if words is None:
        raise UsageError("the summary was written without its article", hint="Name the source as well.")
    article = _read_again(summary, words)
    return [
        *_evidence(summary, words),
        *_numbers(summary, article),
        *_dates(summary, article),
        *_actors(summary, words),
        *_positions(summary, words),
        *_free_texts(summary, article),
    ]


def _read_again(summary: Summary, text: str) -> Article:
    info = summary.article
    sentences = split(text, info.language)
    return Article(
        id=info.id,
        text=text,
        language=info.language,
        published=info.published,
        sentences=sentences,
        mentions=read_mentions(text, info.language, info.published, sentences),
    )


def _evidence(summary: Summary, text: str) -> Iterator[Violation]:
    places: list[tuple[str, str, Sequence[Evidence]]] = []
    places += [("actors", a.id, (*a.mentions, *a.evidence)) for a in summary.actors]
    places += [("numbers", n.id, n.evidence) for n in summary.numbers]
    places += [("dates", d.id, d.evidence) for d in summary.dates]
    places += [("positions", p.id, p.evidence) for p in summary.positions]
    for field, fact, pieces in places:
        for piece in pieces:
            if not proves(text, piece.span, piece.text):
                yield Violation(field=field, id=fact, what=f"evidence “{piece.text[:60]}” does not stand at its place")


def _numbers(summary: Summary, article: Article) -> Iterator[Violation]:
    known = {(m.span.start, m.span.end): m for m in article.mentions.numbers}
    cast = {a.id for a in summary.actors}
    for number in summary.numbers:
        if not proves(article.text, number.span, number.text):
            yield Violation(field="numbers", id=number.id, what=f"“{number.text}” does not stand at its place")
            continue
        for problem in _number_problems(number, known, article):
            yield Violation(field="numbers", id=number.id, what=problem)
        for owner in number.actors:
            if owner not in cast:
                yield Violation(field="numbers", id=number.id, what=f"there is no actor {owner}")


def _number_problems(number: Number, known: dict[tuple[int, int], NumberMention], article: Article) -> Iterator[str]:
    told = (number.value, number.low, number.high, number.qualifier, number.unit)
    if number.unread:
        if any(v is not None for v in told[:3]):
            yield f"“{number.text}” is marked unread and has a value"
        return
    mention = known.get((number.span.start, number.span.end))
    if mention is not None:
        read = (mention.value, mention.low, mention.high, mention.qualifier, mention.unit)
    else:
        alone = read_numbers(number.text, article.language)
        if len(alone) != 1:
            yield f"“{number.text}” is not read as a number"
            return
        read = (alone[0].value, alone[0].low, alone[0].high, alone[0].qualifier, alone[0].unit)
    names = ("value", "low", "high", "qualifier", "unit")
    for name, said, reads in zip(names, told, read, strict=True):
        if said != reads:
            yield f"“{number.text}” has {name} {said}; it reads {reads}"
    if not any(e.span.overlaps(number.span) for e in number.evidence):
        yield f"the evidence of “{number.text}” does not hold it"


def _dates(summary: Summary, article: Article) -> Iterator[Violation]:
    known = {(m.span.start, m.span.end): m for m in article.mentions.dates}
    for date in summary.dates:
        if not proves(article.text, date.span, date.text):
            yield Violation(field="dates", id=date.id, what=f"“{date.text}” does not stand at its place")
            continue
        told = (date.start, date.end, date.granularity, date.kind)
        mention = known.get((date.span.start, date.span.end))
        read = (mention.start, mention.end, mention.granularity, mention.kind) if mention else None
        problem = _date_problem(date, told, read, article)
        if problem:
            yield Violation(field="dates", id=date.id, what=problem)


def _date_problem(date: Date, told: tuple[object, ...], read: tuple[object, ...] | None, article: Article) -> str:
    if date.unread:
        return f"“{date.text}” is marked unread and has days" if date.start or date.end else ""
    if read is None:
        alone = read_dates(date.text, article.language, article.published)
        if len(alone) != 1:
            return f"“{date.text}” is not read as a date"
        read = (alone[0].first, alone[0].last, alone[0].granularity, alone[0].kind)
    for name, said, reads in zip(("start", "end", "granularity", "kind"), told, read, strict=True):
        if said != reads:
            return f"“{date.text}” has {name} {said}; it reads {reads}"
    if not any(e.span.overlaps(date.span) for e in date.evidence):
        return f"the evidence of “{date.text}” does not hold it"
    return ""


def _actors(summary: Summary, text: str) -> Iterator[Violation]:
    there = fold(text)
    for actor in summary.actors:
        for form in (actor.name, *(a.text for a in actor.aliases)):
            if fold(form) not in there:
                yield Violation(field="actors", id=actor.id, what=f"“{form}” is not in the article")
        mentioned = [Span(start=m.start, end=m.end) for m in actor.mentions]
        if not any(m.overlaps(e.span) for m in mentioned for e in actor.evidence):
            yield Violation(field="actors", id=actor.id, what=f"no evidence names {actor.name}")


def _positions(summary: Summary, text: str) -> Iterator[Violation]:
    cast = {a.id: a for a in summary.actors}
    for position in summary.positions:
        holder = cast.get(position.holder)
        if holder is None:
            yield Violation(field="positions", id=position.id, what=f"there is no actor {position.holder}")
            continue
        if not _names(holder.mentions, position):
            yield Violation(field="positions", id=position.id, what=f"its evidence does not name {holder.name}")
        quote = position.quote
        if quote is not None and not proves(text, quote.span, quote.text):
            yield Violation(field="positions", id=position.id, what=f"“{quote.text[:60]}” does not stand at its place")


def _names(mentions: Sequence[Evidence], position: Position) -> bool:
    return any(m.span.overlaps(e.span) for m in mentions for e in position.evidence)


def _free_texts(summary: Summary, article: Article) -> Iterator[Violation]:
    free = FreeText(article)
    by_id = {s.id: s for s in article.sentences}
    forms = {a.id: " ".join([a.name, *(x.text for x in a.aliases)]) for a in summary.actors}
    told: list[tuple[str, str, str | None, Sequence[Evidence], str]] = []
    told += [("actors", a.id, a.role, a.evidence, "") for a in summary.actors]
    told += [("numbers", n.id, n.measures, n.evidence, "") for n in summary.numbers]
    told += [("dates", d.id, d.event, d.evidence, "") for d in summary.dates]
    for p in summary.positions:
        also = forms.get(p.holder, "")
        told += [("positions", p.id, p.issue, p.evidence, also), ("positions", p.id, p.statement, p.evidence, also)]
    for field, fact, words, evidence, also in told:
        held = [by_id[e.sentence] for e in evidence if e.sentence in by_id]
        for problem in free.unheld(words, held, also=also) if words else ():
            yield Violation(field=field, id=fact, what=f"“{words}” says {problem}, which its evidence does not")
    for problem in free.unheld(summary.gist, article.sentences) if summary.gist else ():
        yield Violation(field="gist", id="gist", what=f"it says {problem}, which the article does not")
