"""Exact values as they travel in JSON."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pipeline.core.quantity import Exact, Moment, plain

EXACT = TypeAdapter(Exact)
MOMENT = TypeAdapter(Moment)


@pytest.mark.parametrize(
    ("value", "written"),
    [("4E+5", "400000"), ("1.20", "1.2"), ("-3", "-3"), ("0.000", "0"), ("-0", "0"), ("1E-7", "0.0000001")],
)
def test_a_decimal_is_written_without_exponent_or_idle_zeros(value: str, written: str) -> None:
    assert plain(Decimal(value)) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=6))
def test_a_decimal_survives_the_way_through_json(value: Decimal) -> None:
    assert EXACT.validate_json(EXACT.dump_json(value)) == value


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_a_value_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        EXACT.validate_python(Decimal(value))


@pytest.mark.parametrize("value", ["2026-01-30", "2026-01-30T14:00"])
def test_a_moment_is_a_day_or_a_minute(value: str) -> None:
    assert MOMENT.validate_python(value) == value


@pytest.mark.parametrize("value", ["2026-02-30", "2026-1-3", "30/01/2026", "2026-01-30T25:00", "2026-01-30T14:00:01"])
def test_a_day_that_the_calendar_lacks_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        MOMENT.validate_python(value)
