"""The same sentence in Portuguese, English, Spanish, French and German has the same numbers and dates."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from evals.attributes import unit_class
from pipeline.core.article import DateMention, NumberMention
from pipeline.read.prepare import prepare

DATA = yaml.safe_load((Path(__file__).parent / "data" / "parallel.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("pt", "en", "es", "fr", "de")
PAIRS = [(item, language) for item in DATA["sets"] for language in LANGUAGES]


def _unit(unit: str | None) -> str | None:
    """The class of a unit: its ISO 4217 code, %, pp, or only that there is a noun."""
    if unit is None:
        return None
    kind, word = unit_class(unit)
    return "noun" if kind == "noun" else word


def _value(told: Any) -> Decimal | None:
    # Fractions are told to six places.
    return None if told is None else round(Decimal(told), 6).normalize()


def _read_number(m: NumberMention) -> tuple[object, ...]:
    return _value(m.value), _value(m.low), _value(m.high), _unit(m.unit)


def _told_number(told: dict[str, Any]) -> tuple[object, ...]:
    return _value(told.get("value")), _value(told.get("low")), _value(told.get("high")), told["unit"]


def _read_date(m: DateMention) -> tuple[object, ...]:
    return m.start, m.end, m.granularity.value


def _told_date(told: dict[str, Any]) -> tuple[object, ...]:
    def day(moment: object) -> str | None:
        return None if moment is None else str(moment)

    return day(told["first"]), day(told["last"]), told["granularity"]


@pytest.mark.parametrize(("item", "language"), PAIRS, ids=[f"{item['id']}-{code}" for item, code in PAIRS])
def test_a_sentence_says_the_same_in_every_language(item: dict[str, Any], language: str) -> None:
    """Values, units, qualifiers and days are those that the set gives once for all five languages."""
    read = prepare(item[language], language=language, published=str(DATA["published"])).mentions
    wanted = item.get("numbers", [])
    assert Counter(map(_read_number, read.numbers)) == Counter(map(_told_number, wanted))
    assert Counter(map(_read_date, read.dates)) == Counter(map(_told_date, item.get("dates", [])))
    for mention, told in zip(read.numbers, wanted, strict=True):
        allowed = told["qualifier"] if isinstance(told["qualifier"], list) else [told["qualifier"]]
        assert mention.qualifier.value in allowed


def test_there_are_at_least_sixty_sets() -> None:
    """Each set has all five languages."""
    assert len(DATA["sets"]) >= 60
    assert all(set(LANGUAGES) <= set(item) for item in DATA["sets"])
