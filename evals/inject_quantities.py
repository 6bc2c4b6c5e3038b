"""Planted errors about numbers and dates: each changes a summary that was right into one that says something false.

A swap is planted where the golden answer itself tells the two apart (other keys, other kind); where it doesn't, the
swapped answer is as right as the first one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from evals.attributes import unit_class
from evals.inject import DATES, NUMBERS, Bed, Change, error, exchangeable
from pipeline.core.quantity import Granularity, Qualifier, plain
from pipeline.core.summary import Date, Number

# --- numbers ----------------------------------------------------------------------------------------------------------


def _valued(bed: Bed) -> Iterator[tuple[int, Number, str]]:
    """Rightly valued numbers: index, fact, and which of its values to change."""
    for _, s in bed.paired("numbers", "value"):
        fact = bed.summary.numbers[s]
        for name in ("value", "low"):
            if getattr(fact, name) is not None:
                yield s, fact, name


def _scaled(bed: Bed, factor: int) -> Iterator[Change]:
    for s, fact, name in _valued(bed):
        before: Decimal = getattr(fact, name)
        if before:
            yield bed.with_fact("numbers", s, **{name: before * factor}), NUMBERS, fact.text


@error
def digit_changed(bed: Bed) -> Iterator[Change]:
    """One digit of a value is another one."""
    for s, fact, name in _valued(bed):
        digits = list(plain(getattr(fact, name)))
        places = [i for i, d in enumerate(digits) if d.isdigit()][:4]
        i = bed.rng.choice(places)
        digits[i] = bed.rng.choice([d for d in "123456789" if d != digits[i]])
        yield bed.with_fact("numbers", s, **{name: Decimal("".join(digits))}), NUMBERS, fact.text


@error
def times_ten(bed: Bed) -> Iterator[Change]:
    """A value slips by one order of magnitude."""
    yield from _scaled(bed, 10)


@error
def times_thousand(bed: Bed) -> Iterator[Change]:
    """Thousand for one, million for thousand, billion for million."""
    yield from _scaled(bed, 1000)


@error
def range_end(bed: Bed) -> Iterator[Change]:
    """The upper end of a range is another one."""
    for _, s in bed.paired("numbers", "value"):
        fact = bed.summary.numbers[s]
        if fact.high is not None:
            yield bed.with_fact("numbers", s, high=fact.high + 1), NUMBERS, fact.text


@error
def unit_changed(bed: Bed) -> Iterator[Change]:
    """The counted thing is another one: one that the article counts elsewhere, or per cent."""
    nouns = [n.unit for n in bed.numbers if n.unit and unit_class(n.unit)[0] == "noun"]
    for g, s in bed.paired("numbers", "unit"):
        gold, fact = bed.numbers[g], bed.summary.numbers[s]
        if gold.unit is None or fact.unit is None or unit_class(gold.unit)[0] != "noun":
            continue
        mine = unit_class(gold.unit)[1]
        others = [
            n
            for n in nouns
            if unit_class(n)[1][:3] != mine[:3] and not set(unit_class(n)[1].split()) & set(mine.split())
        ]
        yield bed.with_fact("numbers", s, unit=bed.rng.choice([*others, "%"])), NUMBERS, fact.text


@error
def currency_changed(bed: Bed) -> Iterator[Change]:
    """Dollars for euros."""
    for g, s in bed.paired("numbers", "unit"):
        unit = bed.numbers[g].unit
        if unit and unit_class(unit)[0] == "money":
            other = bed.rng.choice([c for c in ("USD", "EUR", "BRL", "GBP", "JPY") if c != unit_class(unit)[1]])
            yield bed.with_fact("numbers", s, unit=other), NUMBERS, bed.numbers[g].text


@error
def points_for_percent(bed: Bed) -> Iterator[Change]:
    """Percentage points for per cent, and the other way."""
    for g, s in bed.paired("numbers", "unit"):
        unit = bed.numbers[g].unit
        if unit in ("%", "pp"):
            yield bed.with_fact("numbers", s, unit="pp" if unit == "%" else "%"), NUMBERS, bed.numbers[g].text


@error
def qualifier_changed(bed: Bed) -> Iterator[Change]:
    """More than for exactly, about for at least."""
    for g, s in bed.paired("numbers", "qualifier"):
        others = [q for q in Qualifier if q is not bed.numbers[g].qualifier]
        yield bed.with_fact("numbers", s, qualifier=bed.rng.choice(others)), NUMBERS, bed.numbers[g].text


@error
def measures_swapped(bed: Bed) -> Iterator[Change]:
    """The dead are told as the injured: two numbers change what they count."""
    told_apart = [(g, s) for g, s in bed.paired("numbers", "measures") if bed.numbers[g].measures_keys]
    for (g, s), (h, t) in bed.some(combinations(told_apart, 2)):
        one, two = bed.summary.numbers[s], bed.summary.numbers[t]
        if exchangeable(bed.numbers[g].measures_keys, bed.numbers[h].measures_keys, one.measures, two.measures):
            continue
        swapped = {s: {"measures": two.measures}, t: {"measures": one.measures}}
        yield bed.with_facts("numbers", swapped), NUMBERS, f"{one.text} / {two.text}"


@error
def number_given_to_another(bed: Bed) -> Iterator[Change]:
    """One company's profit is told as another's."""
    for g, s in bed.paired("numbers", "actors"):
        mine = set(bed.numbers[g].actors)
        others = [a.id for i, a in bed.paired_actors() if not mine & set(bed.actors[i].names)]
        if others:
            yield bed.with_fact("numbers", s, actors=(bed.rng.choice(others),)), NUMBERS, bed.numbers[g].text


# --- dates ------------------------------------------------------------------------------------------------------------

_STEP = {
    Granularity.WEEK: 7,
    Granularity.MONTH: 31,
    Granularity.QUARTER: 92,
    Granularity.SEASON: 92,
    Granularity.YEAR: 366,
    Granularity.DECADE: 3660,
    Granularity.CENTURY: 36600,
}


def _moved(moment: str | None, days: int) -> str | None:
    if moment is None:
        return None
    day = dt.date.fromisoformat(moment[:10]) + dt.timedelta(days=days)
    return day.isoformat() + moment[10:]


def _dated(bed: Bed) -> Iterator[tuple[int, int, Date]]:
    for g, s in bed.paired("dates", "start", "end"):
        fact = bed.summary.dates[s]
        if (bed.dates[g].start and fact.start) or (bed.dates[g].end and fact.end):
            yield g, s, fact


@error
def date_shifted(bed: Bed) -> Iterator[Change]:
    """A day, a week or a year off; a month told in weeks or years by a whole one of them."""
    for g, s, fact in _dated(bed):
        step = _STEP.get(bed.dates[g].granularity) or bed.rng.choice([1, 7, 30, 365])
        days = step * bed.rng.choice([-1, 1])
        if (fact.start or fact.end or "") < "0300":
            days = step  # no calendar has days before the year 1
        changes = {"start": _moved(fact.start, days), "end": _moved(fact.end, days)}
        yield bed.with_fact("dates", s, **changes), DATES, fact.text


@error
def granularity_widened(bed: Bed) -> Iterator[Change]:
    """A day becomes its month, a month its year."""
    for g, s, fact in _dated(bed):
        gold = bed.dates[g]
        if gold.start and gold.start == gold.end and len(gold.start) == len("2026-01-30"):
            first = dt.date.fromisoformat(gold.start).replace(day=1)
            last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
            wider = {"start": first.isoformat(), "end": last.isoformat(), "granularity": Granularity.MONTH}
        elif gold.granularity is Granularity.MONTH and gold.start:
            wider = {
                "start": f"{gold.start[:4]}-01-01",
                "end": f"{gold.start[:4]}-12-31",
                "granularity": Granularity.YEAR,
            }
        else:
            continue
        yield bed.with_fact("dates", s, **wider), DATES, fact.text


@error
def start_and_end_swapped(bed: Bed) -> Iterator[Change]:
    """A time that ends before it begins."""
    for g, s, fact in _dated(bed):
        # One day told by its end alone is as right told by its start alone.
        one_day = bed.dates[g].start == bed.dates[g].end
        if fact.start != fact.end and not (one_day and None in (fact.start, fact.end)):
            yield bed.with_fact("dates", s, start=fact.end, end=fact.start), DATES, fact.text


@error
def day_guessed(bed: Bed) -> Iterator[Change]:
    """A day is given where the article leaves it open."""
    for g, s in bed.paired("dates", "start", "end"):
        if bed.dates[g].start is None and bed.dates[g].end is None:
            day = "2026-01-15"
            yield bed.with_fact("dates", s, start=day, end=day), DATES, bed.dates[g].text


@error
def events_swapped(bed: Bed) -> Iterator[Change]:
    """Two dates change what happens on them."""
    told_apart = [(g, s) for g, s in bed.paired("dates", "event") if bed.dates[g].event_keys]
    for (g, s), (h, t) in bed.some(combinations(told_apart, 2)):
        one, two = bed.summary.dates[s], bed.summary.dates[t]
        if not exchangeable(bed.dates[g].event_keys, bed.dates[h].event_keys, one.event, two.event):
            changed = bed.with_facts("dates", {s: {"event": two.event}, t: {"event": one.event}})
            yield changed, DATES, f"{one.text} / {two.text}"
