"""Arithmetic of days, and the feasts that move."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import calendar as cal
from pipeline.text.dates.feasts import feast

DAYS = st.dates(min_value=dt.date(1200, 1, 1), max_value=dt.date(2800, 12, 31))
UNITS = st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"])


@pytest.mark.parametrize(
    ("rule", "year", "first", "last"),
    [
        ("12-25", 2020, "2020-12-25", "2020-12-25"),
        ("easter", 2019, "2019-04-21", "2019-04-21"),
        ("easter-46", 2024, "2024-02-14", "2024-02-14"),
        ("orthodox", 2016, "2016-05-01", "2016-05-01"),
        ("thu#4@11", 2021, "2021-11-25", "2021-11-25"),
        ("thu#4@11+1", 2021, "2021-11-26", "2021-11-26"),
        ("mon#-1@05", 2022, "2022-05-30", "2022-05-30"),
        ("rosh", 2020, "2020-09-19", "2020-09-19"),
        ("pesach", 2020, "2020-04-09", "2020-04-09"),
        ("kislev", 2020, "2020-12-11", "2020-12-11"),
        ("islamic:1-1", 2018, "2018-09-11", "2018-09-11"),
        ("12-24..12-26", 2020, "2020-12-24", "2020-12-26"),
    ],
)
def test_a_feast_falls_on_its_day(rule: str, year: int, first: str, last: str) -> None:
    assert [d.isoformat() for d in feast(rule, year)] == [first, last]


@given(DAYS, UNITS)
def test_a_period_holds_its_day_and_begins_where_the_one_before_ends(day: dt.date, unit: str) -> None:
    first, last = cal.period(day, unit)
    if unit != "weekend":
        assert first <= day <= last
        assert cal.period(first - dt.timedelta(days=1), unit)[1] == first - dt.timedelta(days=1)


@given(DAYS, st.sampled_from(["week", "month", "quarter", "year", "decade"]))
def test_the_parts_of_a_stretch_lie_inside_it_in_order(day: dt.date, unit: str) -> None:
    whole = cal.period(day, unit)
    begin, mid, end = (cal.parts(whole, unit, which) for which in ("begin", "mid", "end"))
    assert whole[0] == begin[0] <= begin[1] <= mid[1]
    assert mid[0] <= end[0] <= end[1] == whole[1]


@given(DAYS, st.sampled_from(["day", "week", "month", "year"]), st.integers(-40, 40))
def test_moving_there_and_back_ends_at_most_three_days_off(day: dt.date, unit: str, n: int) -> None:
    back = cal.shift(cal.shift(day, unit, n), unit, -n)
    assert dt.timedelta(0) <= day - back <= dt.timedelta(days=3)


@given(DAYS, st.integers(1, 60))
def test_working_days_are_never_at_the_weekend(day: dt.date, n: int) -> None:
    if day.weekday() < 5:
        assert cal.shift(day, "workday", n).weekday() < 5


# days as the observatories of Beijing and the Indian calendar give them
@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("chinese", 2014, "2014-01-31"),
        ("chinese", 2024, "2024-02-10"),
        ("chinese", 2033, "2033-01-31"),
        ("diwali", 2015, "2015-11-11"),
        ("diwali", 2020, "2020-11-14"),
        ("diwali", 2022, "2022-10-24"),
        ("diwali-20", 2018, "2018-10-18"),
    ],
)
def test_feasts_of_the_moon_fall_on_their_new_moon(rule: str, year: int, day: str) -> None:
    assert [d.isoformat() for d in feast(rule, year)] == [day, day]


def test_a_feast_may_begin_in_one_year_and_end_in_the_next() -> None:
    assert [d.isoformat() for d in feast("12-31..12-31+1", 2025)] == ["2025-12-31", "2026-01-01"]
