"""From the numbers and dates that a model pointed at, to what code reads there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pipeline.core.article import DateMention, NumberMention, Sentence
from pipeline.core.draft import DraftDate, DraftNumber, Missed
from pipeline.core.span import Span
from pipeline.core.summary import Date, Dropped, Number
from pipeline.ground.actors import Cast
from pipeline.ground.freetext import FreeText
from pipeline.ground.locate import Places
from pipeline.text.dates import read_dates
from pipeline.text.numbers import read_numbers

# Longer "missed" words are a sentence, not an expression.
_LONGEST = 80
# A figure that is glued to letters is part of a name (H200, A320): no quantity.
_LOOSE_DIGIT = re.compile(r"(?<!\w)\d")


def ground_numbers(
    said: Iterable[DraftNumber], missed: Iterable[Missed], places: Places, cast: Cast, free: FreeText
) -> tuple[list[Number], list[Dropped]]:
    """Every number that was pointed at by a handle that exists, or located where the readers missed it."""
    dropped: list[Dropped] = []
    facts: dict[tuple[int, int], Number] = {}
    for draft in said:
        mention = places.numbers.get(draft.number.strip())
        if mention is None:
            dropped.append(Dropped(field="numbers", what=draft.number, reason="no_such_handle"))
            continue
        number, lost = _number(mention, draft.measures, draft.actors, places, cast, free)
        dropped += lost
        facts.setdefault((mention.span.start, mention.span.end), number)
    for miss in missed:
        mention, reason = _missed_number(miss, places)
        if mention is None:
            dropped.append(Dropped(field="numbers", what=miss.text[:_LONGEST], reason=reason))
            continue
        if any(Span(start=a, end=b).overlaps(mention.span) for a, b in facts):
            continue
        number, lost = _number(mention, miss.about, [], places, cast, free, unread=reason == "unread")
        dropped += lost
        facts[(mention.span.start, mention.span.end)] = number
    ordered = [facts[key] for key in sorted(facts)]
    return [n.model_copy(update={"id": f"n{i}"}) for i, n in enumerate(ordered, 1)], dropped


def _number(
    mention: NumberMention,
    measures: str | None,
    owners: Iterable[str],
    places: Places,
    cast: Cast,
    free: FreeText,
    *,
    unread: bool = False,
) -> tuple[Number, list[Dropped]]:
    sentence = places.sentences[mention.sentence]
    told, dropped = _told(measures, sentence, free, "numbers", f"measures of “{mention.text}”")
    actors: list[str] = []
    for name in owners:
        actor = cast.who(name)
        if actor is None or not cast.named_in(actor, sentence):
            reason = "not_an_actor" if actor is None else "not_in_evidence"
            detail = f"whose number “{mention.text}” is"
            dropped.append(Dropped(field="numbers", what=name, reason=reason, detail=detail, fact_kept=True))
        elif actor.id not in actors:
            actors.append(actor.id)
    number = Number(
        id="n0",
        text=mention.text,
        span=mention.span,
        value=mention.value,
        low=mention.low,
        high=mention.high,
        qualifier=mention.qualifier,
        unit=mention.unit,
        measures=told,
        actors=tuple(actors),
        unread=unread,
        evidence=(places.evidence(sentence),),
    )
    return number, dropped


def ground_dates(
    said: Iterable[DraftDate], missed: Iterable[Missed], places: Places, free: FreeText
) -> tuple[list[Date], list[Dropped]]:
    """Every date that was pointed at by a handle that exists, or located where the readers missed it."""
    dropped: list[Dropped] = []
    facts: dict[tuple[int, int], Date] = {}
    for draft in said:
        mention = places.dates.get(draft.date.strip())
        if mention is None:
            dropped.append(Dropped(field="dates", what=draft.date, reason="no_such_handle"))
            continue
        date, lost = _date(mention, draft.event, places, free)
        dropped += lost
        facts.setdefault((mention.span.start, mention.span.end), date)
    for miss in missed:
        mention, reason = _missed_date(miss, places)
        if mention is None:
            dropped.append(Dropped(field="dates", what=miss.text[:_LONGEST], reason=reason))
            continue
        if any(Span(start=a, end=b).overlaps(mention.span) for a, b in facts):
            continue
        date, lost = _date(mention, miss.about, places, free, unread=reason == "unread")
        dropped += lost
        facts[(mention.span.start, mention.span.end)] = date
    ordered = [facts[key] for key in sorted(facts)]
    return [d.model_copy(update={"id": f"d{i}"}) for i, d in enumerate(ordered, 1)], dropped


def _date(
    mention: DateMention, event: str | None, places: Places, free: FreeText, *, unread: bool = False
) -> tuple[Date, list[Dropped]]:
    sentence = places.sentences[mention.sentence]
    told, dropped = _told(event, sentence, free, "dates", f"event of “{mention.text}”")
    date = Date(
        id="d0",
        text=mention.text,
        span=mention.span,
        start=mention.start,
        end=mention.end,
        granularity=mention.granularity,
        kind=mention.kind,
        event=told,
        unread=unread,
        evidence=(places.evidence(sentence),),
    )
    return date, dropped


def _told(
    text: str | None, sentence: Sentence, free: FreeText, field: Literal["numbers", "dates"], detail: str
) -> tuple[str | None, list[Dropped]]:
    told = (text or "").strip()
    if not told:
        return None, []
    problems = free.unheld(told, [sentence])
    if not problems:
        return told, []
    why = f"{detail}: {', '.join(problems)}"
    return None, [Dropped(field=field, what=told, reason="not_held", detail=why, fact_kept=True)]


def _place(miss: Missed, places: Places) -> tuple[Span | None, Sentence | None, str]:
    """Where the missed words stand in the sentence that was named; else the reason why not."""
    sentence = places.sentences.get(miss.sentence.strip())
    if sentence is None:
        return None, None, "no_such_handle"
    if len(miss.text) > _LONGEST:
        return None, sentence, "too_long"
    spans = places.folded.find_all(miss.text, within=sentence.span)
    return (spans[0], sentence, "") if spans else (None, sentence, "not_in_sentence")


def _missed_number(miss: Missed, places: Places) -> tuple[NumberMention | None, str]:
    span, sentence, reason = _place(miss, places)
    if span is None or sentence is None:
        return None, reason
    known = [m for m in places.article.mentions.numbers if m.span.overlaps(span)]
    if known:
        return known[0], ""
    if any(m.span.contains(span) for m in places.article.mentions.dates):
        return None, "is_a_date"
    text = span.of(places.article.text)
    readings = read_numbers(text, places.article.language)
    if len(readings) == 1:
        return readings[0].mention(places.article.text, "missed", sentence.id, moved=span.start), ""
    if not _LOOSE_DIGIT.search(text):
        return None, "not_a_number"
    return NumberMention(id="missed", text=text, span=span, sentence=sentence.id, figure=span), "unread"


def _missed_date(miss: Missed, places: Places) -> tuple[DateMention | None, str]:
    span, sentence, reason = _place(miss, places)
    if span is None or sentence is None:
        return None, reason
    known = [m for m in places.article.mentions.dates if m.span.overlaps(span)]
    if known:
        return known[0], ""
    text = span.of(places.article.text)
    readings = read_dates(text, places.article.language, places.article.published)
    if len(readings) == 1:
        return readings[0].mention(places.article.text, "missed", sentence.id, moved=span.start), ""
    overlaps_number = any(m.span.overlaps(span) for m in places.article.mentions.numbers)
    if overlaps_number or not _LOOSE_DIGIT.search(text):
        return None, "not_a_date"
    return DateMention(id="missed", text=text, span=span, sentence=sentence.id), "unread"
