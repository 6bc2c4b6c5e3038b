"""Prices come from a table, and are none where it knows nothing."""

from __future__ import annotations

import pytest

from pipeline.llm.cost import cost
from pipeline.llm.model import Usage

MILLION = Usage(calls=1, tokens_in=1_000_000, tokens_out=100_000)


def test_a_known_model_has_a_price_and_cached_tokens_are_cheaper() -> None:
    full = cost("gpt-5-mini", MILLION)
    cached = cost("gpt-5-mini", Usage(calls=1, tokens_in=1_000_000, tokens_cached=900_000, tokens_out=100_000))
    assert full is not None
    assert cached is not None
    assert 0 < cached < full


UNKNOWN = {
    "a model that nobody sells": ("nonesuch-1", None),
    "a known model on one's own server": ("gpt-5-mini", "http://127.0.0.1:8080/v1"),
}


@pytest.mark.parametrize(("model", "url"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_the_table_does_not_know_has_no_price(model: str, url: str | None) -> None:
    assert cost(model, MILLION, api_url=url) is None


def test_usages_add_up_and_a_price_that_is_missing_makes_the_sum_unknown() -> None:
    one = Usage(calls=1, tokens_in=10, cost=0.5, seconds=1.0)
    assert (one + one).cost == 1.0
    assert (one + Usage(calls=1)).cost is None
    assert Usage() + one == one
