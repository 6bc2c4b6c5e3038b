"""What a reader says is compared with what a set says in one way for all."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.compare import Measured, record, recorded
from benchmarks.news import Count
from benchmarks.norm import Said, Tally, date_right, number_right
from benchmarks.sets import left_unmarked


def _span(value: str, kind: str = "datetime", **more: Any) -> dict[str, Any]:
    return {"start": 0, "end": 9, "type": kind, "value": value, **more}


@pytest.mark.parametrize(
    ("said", "value", "right"),
    [
        (Said(0, 1, value=Decimal("0.333333")), "0.333333333", True),
        (Said(0, 1, value=Decimal(15)), "15%", True),
        (Said(0, 1, low=Decimal(3), high=Decimal(5)), "3/5", True),
        (Said(0, 1, value=Decimal(7), qualifier="less_than"), "under:7", True),
        (Said(0, 1, value=Decimal(7), qualifier="exact"), "under:7", False),
        (Said(0, 1, value=Decimal(25)), "15", False),
    ],
    ids=["fraction", "percent", "range", "bound", "bound-lost", "wrong"],
)
def test_a_number_is_right_by_its_value(said: Said, value: str, right: bool) -> None:
    """Fractions are rounded, both ends of a range agree, an open side needs its qualifier."""
    assert number_right(said, _span(value, "number")) is right


@pytest.mark.parametrize(
    ("said", "span", "right"),
    [
        (Said(0, 1, first="2013-01-01", last="2013-01-31"), _span("2013-01", grain="month"), True),
        (Said(0, 1, first="2012-01-01", last="2012-12-31"), _span("2012", grain="year"), True),
        (Said(0, 1, first="2013-02-04", last="2013-02-10"), _span("2013-02-04", grain="week"), True),
        (Said(0, 1, first="2013-02-04", last="2013-02-04"), _span("2013-02-04", grain="week"), False),
        (Said(0, 1, first="2018-01-01", last="2018-12-31"), _span("2018-01-01/2019-01-01", "daterange"), True),
        (Said(0, 1, last="2010-12-31"), _span("2010-01-01", "daterange", timex="2010"), True),
        (Said(0, 1, first="2013-02-13T09:00", last="2013-02-13T09:00"), _span("2013-02-13T09", grain="hour"), True),
        (
            Said(0, 1, first="2013-02-12", last="2013-02-12", granularity="daypart"),
            _span("2013-02-12T18:00:00/2013-02-13T00:00:00", "datetimerange", grain="hour"),
            True,
        ),
        (Said(0, 1), _span("2013-02-12", grain="day"), False),
    ],
    ids=["month", "year", "week", "one-day-of-a-week", "range", "until-a-year", "hour", "part-of-a-day", "nothing"],
)
def test_a_date_is_right_by_its_days(said: Said, span: dict[str, Any], right: bool) -> None:
    """A set's exclusive end is the day before it; its month is all its days."""
    assert date_right(said, span) is right


_ASKED = "2013-02-12T04:30:00"


@pytest.mark.parametrize(
    ("said", "span", "right"),
    [
        (Said(0, 1), _span(_ASKED, grain="second"), True),
        (Said(0, 1, first="2013-02-12", last="2013-02-12"), _span(_ASKED, grain="second"), False),
        (Said(0, 1), _span("2013-02-12T05:30", grain="minute"), False),
        (
            Said(0, 1, first="2013-02-12", last="2013-02-12", granularity="hour"),
            _span("2013-02-12T05:30", grain="minute"),
            True,
        ),
        (
            Said(0, 1, first="2013-02-12", last="2013-02-12", granularity="day"),
            _span("2013-02-12T17:00", grain="hour"),
            False,
        ),
        (Said(0, 1, first="2013-02-12T03:18", last="2013-02-12T03:18"), _span("2013-02-13T03:18"), True),
        (Said(0, 1, first="2013-02-12T05:18", last="2013-02-12T05:18"), _span("2013-02-13T05:18"), False),
        (
            Said(0, 1, last="2013-02-28"),
            _span("2013-02-12T04:30:00/2013-03-01T00:00:00", "datetimerange", grain="second"),
            True,
        ),
        (
            Said(0, 1, first="2013-02-14T09:00", last="2013-02-14T11:00"),
            _span("2013-02-14T09:00:00/2013-02-14T12:00:00", "datetimerange", grain="hour"),
            True,
        ),
    ],
    ids=[
        "now",
        "now-as-its-day",
        "nothing-for-an-hour",
        "in-an-hour",
        "a-clock-time-lost",
        "over-when-asked",
        "still-to-come",
        "by-the-end",
        "whole-hours",
    ],
)
def test_what_a_set_counts_from_its_clock_is_right_by_its_day(said: Said, span: dict[str, Any], right: bool) -> None:
    """An article has a day and no clock: what was counted from the minute of asking is right by its day."""
    assert date_right(said, {**span, "asked": _ASKED}) is right


@pytest.mark.parametrize(
    ("last", "words", "right"),
    [("2018-12-31", "2014 to 2018", True), ("2017-12-31", "2014 to 2018", True), ("2018-12-31", "four years", False)],
    ids=["inclusive", "exclusive", "counted"],
)
def test_the_end_that_the_words_name_is_in_the_range(last: str, words: str, right: bool) -> None:
    """Both ends are inclusive where both are named; a count of years ends where the set ends it."""
    span = _span("2014-01-01/2018-01-01", "daterange", timex="(2014-01-01,2018-01-01,P4Y)", text=words)
    assert date_right(Said(0, 1, first="2014-01-01", last=last), span) is right


def test_what_was_measured_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """Counts, shares and notes survive the file."""
    kept = Measured(
        "library",
        suites={("set", "pt"): Tally(cases=3, exact=2, wrong=1)},
        news={("dates", "de"): Count(mentions=4, found=1)},
        shares={("sentences", "fr"): (1, 2)},
        notes=["dates de: 1 texts given up"],
    )
    record([kept], tmp_path / "libraries.json")
    assert recorded(tmp_path / "libraries.json") == [kept]
    assert recorded(tmp_path / "none.json") == []


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [(0, 5, True), (11, 24, True), (26, 40, False), (42, 53, False)],
    ids=["marked-elsewhere", "behind-a-small-word", "marked-here", "marked-nowhere"],
)
def test_what_a_set_marks_elsewhere_is_no_wrong_find(start: int, end: int, left: bool) -> None:
    """Where a set's answers differ from themselves, neither is held against a reader."""
    text = "Agora caiu por dois anos; já ano passado, não na copa."
    row = {
        "text": text,
        "spans": [{"start": 29, "end": 40}],
        "marked": frozenset(("agora", "dois anos", "ano passado")),
    }
    assert left_unmarked(Said(start, end), row) is left
