"""The page about the readers says what they do."""

from __future__ import annotations

import pytest

from benchmarks.shared import ROOT
from pipeline.core.article import DateMention, NumberMention
from pipeline.core.quantity import plain
from pipeline.read.prepare import prepare

PAGE = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
PUBLISHED = "2026-03-11"


def _examples() -> list[tuple[str, str, str]]:
    table = PAGE.partition("| language | text | read as |\n|---|---|---|\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return [(language, text, told) for language, text, told in rows]


def _number(n: NumberMention) -> str:
    ends = f"{plain(n.low)} to {plain(n.high)}" if n.low is not None and n.high is not None else "no value"
    value = plain(n.value) if n.value is not None else ends
    return f"{n.text}: " + ", ".join(part for part in (value, n.unit, n.qualifier.value) if part)


def _date(d: DateMention) -> str:
    return f"{d.text}: {d.start or '…'} to {d.end or '…'}, {d.granularity.value}, {d.kind.value}"


@pytest.mark.parametrize(("language", "text", "told"), _examples(), ids=[text for _, text, _ in _examples()])
def test_an_example_is_read_as_the_page_says(language: str, text: str, told: str) -> None:
    """Each line of the table of examples."""
    read = prepare(text, language=language, published=PUBLISHED).mentions
    found = [*map(_number, read.numbers), *map(_date, read.dates)]
    assert ("; ".join(found) or "nothing") == told
