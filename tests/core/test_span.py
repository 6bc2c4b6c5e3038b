"""The one rule that every fact obeys."""

import pytest
from pydantic import ValidationError

from pipeline.core.span import Span, proves


def test_a_span_proves_the_words_it_covers() -> None:
    assert proves("mais de 400.000 chips", Span(start=8, end=15), "400.000")


@pytest.mark.parametrize(
    ("start", "end", "words"), [(8, 15, "400.001"), (7, 15, "400.000"), (3, 3, "")], ids=["digit", "place", "nothing"]
)
def test_a_span_proves_nothing_else(start: int, end: int, words: str) -> None:
    assert not proves("mais de 400.000 chips", Span(start=start, end=end), words)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValidationError):
        Span(start=3, end=2)


@pytest.mark.parametrize(
    ("other", "overlaps", "contains"),
    [((2, 4), True, True), ((0, 3), True, False), ((5, 7), False, False), ((1, 5), True, True)],
)
def test_spans_are_half_open(other: tuple[int, int], overlaps: bool, contains: bool) -> None:
    span = Span(start=1, end=5)
    there = Span(start=other[0], end=other[1])
    assert (span.overlaps(there), span.contains(there)) == (overlaps, contains)
