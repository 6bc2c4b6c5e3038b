"""From the numbers and dates that a model pointed at, to what code reads there."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from pipeline.core.article import DateMention, NumberMention, Sentence
from pipeline.core.draft import DraftDate, DraftNumber, Missed
from pipeline.core.span import Span
from pipeline.core.summary import Date, Dropped, Number
from pipeline.ground.actors import Cast
from pipeline.ground.locate import Places
from pipeline.text.dates import read_dates
from pipeline.text.numbers import read_numbers

M = TypeVar("M", bound=NumberMention | DateMention)

# Longer "missed" words are a sentence, not an expression.
_LONGEST = 80
# A figure that is glued to letters is part of a name (H200, A320): no quantity.
_LOOSE_DIGIT = re.compile(r"(?<!\w)\d")


def ground_numbers(
    said: Iterable[DraftNumber], missed: Iterable[Missed], places: Places, cast: Cast
) -> tuple[list[Number], list[Dropped]]:
    """Every number that was pointed at by a handle that exists, or located where the readers missed it."""
    claims = [_Claim(d.number, d.measures, d.actors) for d in said]
    field = _Field("numbers", "measures", places.numbers, _missed_number)
    shown, dropped = _shown(field, claims, missed, places, cast)
    return [_number(f"n{i}", fact, places) for i, fact in enumerate(shown, 1)], dropped


def ground_dates(
    said: Iterable[DraftDate], missed: Iterable[Missed], places: Places, cast: Cast
) -> tuple[list[Date], list[Dropped]]:
    """Every date that was pointed at by a handle that exists, or located where the readers missed it."""
    claims = [_Claim(d.date, d.event) for d in said]
    shown, dropped = _shown(_Field("dates", "event", places.dates, _missed_date), claims, missed, places, cast)
    return [_date(f"d{i}", fact, places) for i, fact in enumerate(shown, 1)], dropped


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a model said of one number or date: its handle, a few words about it, whose it is."""

    handle: str
    about: str | None
    owners: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Field(Generic[M]):
    """Numbers or dates: what the words about them are called, the known ones by handle, how a missed one is read."""

    name: Literal["numbers", "dates"]
    about: str
    known: Mapping[str, M]
    read: Callable[[Span, Sentence, Places], tuple[M | None, str]]


@dataclass(frozen=True, slots=True)
class _Fact(Generic[M]):
    """A mention with what of its claim holds. ``unread``: located, but without a value."""

    mention: M
    told: str | None
    owners: tuple[str, ...]
    unread: bool


def _number(handle: str, fact: _Fact[NumberMention], places: Places) -> Number:
    mention = fact.mention
    return Number(
        id=handle,
        text=mention.text,
        span=mention.span,
        value=mention.value,
        low=mention.low,
        high=mention.high,
        qualifier=mention.qualifier,
        unit=mention.unit,
        measures=fact.told,
        actors=fact.owners,
        unread=fact.unread,
        evidence=(places.evidence(places.sentences[mention.sentence]),),
    )


def _date(handle: str, fact: _Fact[DateMention], places: Places) -> Date:
    mention = fact.mention
    return Date(
        id=handle,
        text=mention.text,
        span=mention.span,
        start=mention.start,
        end=mention.end,
        granularity=mention.granularity,
        kind=mention.kind,
        event=fact.told,
        unread=fact.unread,
        evidence=(places.evidence(places.sentences[mention.sentence]),),
    )


def _shown(
    field: _Field[M], claims: Iterable[_Claim], missed: Iterable[Missed], places: Places, cast: Cast
) -> tuple[list[_Fact[M]], list[Dropped]]:
    """The facts that the article shows, in the order of the text, each place once; and what was dropped."""
    facts: dict[tuple[int, int], _Fact[M]] = {}
    dropped: list[Dropped] = []

    def take(mention: M, claim: _Claim, *, unread: bool = False) -> None:
        told, lost = _told(field, mention, claim.about, places)
        owners, strangers = _owners(mention, claim.owners, places, cast)
        dropped.extend((*lost, *strangers))
        facts.setdefault((mention.span.start, mention.span.end), _Fact(mention, told, owners, unread))

    for claim in claims:
        mention = field.known.get(claim.handle.strip())
        if mention is None:
            dropped.append(Dropped(field=field.name, what=claim.handle, reason="no_such_handle"))
        else:
            take(mention, claim)
    taken = sorted(facts)
    for miss in missed:
        mention, reason = _located(field, miss, places)
        if mention is None:
            dropped.append(Dropped(field=field.name, what=miss.text[:_LONGEST], reason=reason))
        elif _free(mention.span, taken):
            take(mention, _Claim("", miss.about), unread=reason == "unread")
            insort(taken, (mention.span.start, mention.span.end))
    return [facts[place] for place in sorted(facts)], dropped


def _free(span: Span, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether ``span`` overlaps none of the places ``taken``, which are sorted and don't overlap each other."""
    i = bisect_right(taken, (span.start, span.end))
    beside = taken[max(0, i - 1) : i + 1]
    return not any(start < span.end and span.start < end for start, end in beside)


def _told(field: _Field[M], mention: M, about: str | None, places: Places) -> tuple[str | None, list[Dropped]]:
    told = (about or "").strip()
    if not told:
        return None, []
    problems = places.free.unheld(told, [places.sentences[mention.sentence]])
    if not problems:
        return told, []
    why = f"{field.about} of “{mention.text}”: {', '.join(problems)}"
    return None, [Dropped(field=field.name, what=told, reason="not_held", detail=why, fact_kept=True)]


def _owners(
    mention: NumberMention | DateMention, named: Iterable[str], places: Places, cast: Cast
) -> tuple[tuple[str, ...], list[Dropped]]:
    """The ids of the actors whose number it is, as far as its sentence names them."""
    owners: dict[str, None] = {}
    dropped: list[Dropped] = []
    for name in named:
        actor = cast.who(name)
        if actor is not None and cast.named_in(actor, places.sentences[mention.sentence]):
            owners[actor.id] = None
            continue
        reason = "not_an_actor" if actor is None else "not_in_evidence"
        detail = f"whose number “{mention.text}” is"
        dropped.append(Dropped(field="numbers", what=name, reason=reason, detail=detail, fact_kept=True))
    return tuple(owners), dropped


def _located(field: _Field[M], miss: Missed, places: Places) -> tuple[M | None, str]:
    """What stands where the missed words do, in the sentence that was named; else the reason why nothing does."""
    sentence = places.sentences.get(miss.sentence.strip())
    if sentence is None:
        return None, "no_such_handle"
    if len(miss.text) > _LONGEST:
        return None, "too_long"
    spans = places.folded.find_all(miss.text, within=sentence.span)
    return field.read(spans[0], sentence, places) if spans else (None, "not_in_sentence")


def _missed_number(span: Span, sentence: Sentence, places: Places) -> tuple[NumberMention | None, str]:
    known = places.numbers_at(span)
    if known:
        return known[0], ""
    if any(m.span.contains(span) for m in places.dates_at(span)):
        return None, "is_a_date"
    text = span.of(places.article.text)
    readings = read_numbers(text, places.article.language)
    if len(readings) == 1:
        return readings[0].mention(places.article.text, "missed", sentence.id, moved=span.start), ""
    if not _LOOSE_DIGIT.search(text):
        return None, "not_a_number"
    return NumberMention(id="missed", text=text, span=span, sentence=sentence.id, figure=span), "unread"


def _missed_date(span: Span, sentence: Sentence, places: Places) -> tuple[DateMention | None, str]:
    known = places.dates_at(span)
    if known:
        return known[0], ""
    text = span.of(places.article.text)
    readings = read_dates(text, places.article.language, places.article.published)
    if len(readings) == 1:
        return readings[0].mention(places.article.text, "missed", sentence.id, moved=span.start), ""
    if places.numbers_at(span) or not _LOOSE_DIGIT.search(text):
        return None, "not_a_date"
    return DateMention(id="missed", text=text, span=span, sentence=sentence.id), "unread"
