"""The news gold is large enough, and its judge counts what it should."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from benchmarks import readers
from benchmarks.gold import HOME, Spot, Text, news
from benchmarks.news import judge
from benchmarks.norm import Said
from benchmarks.shared import LANGUAGES, ROOT, SHARED
from evals.case import GoldDate, GoldNumber
from evals.places import text_of
from pipeline.core.quantity import DateKind, Granularity, Qualifier

TEXT = "Morreram 17 pessoas em 2019, disse a TV 5."
NUMBER = GoldNumber(
    text="17 pessoas",
    value=Decimal(17),
    qualifier=Qualifier.EXACT,
    unit="pessoas",
    evidence=("17 pessoas",),
    need="must",
)
DATE = GoldDate(
    text="em 2019",
    start="2019-01-01",
    end="2019-12-31",
    granularity=Granularity.YEAR,
    kind=DateKind.ABSOLUTE,
    evidence=("em 2019",),
    need="must",
)


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _item() -> Text:
    raw = text_of(TEXT)
    return Text(
        id="x",
        text=TEXT,
        language="pt",
        published=None,
        apart=False,
        numbers=[Spot(raw.place(*_at("17 pessoas")), NUMBER)],
        dates=[Spot(raw.place(*_at("em 2019")), DATE)],
        traps=[raw.place(*_at("TV 5"))],
    )


def test_a_right_number_is_found_with_value_and_unit() -> None:
    """Everything right: nothing is wrong, no trap is read."""
    said = Said(*_at("17 pessoas"), value=Decimal(17), unit="pessoas", qualifier="exact")
    count = judge([_item()], "numbers", lambda item: [said])
    assert (count.found, count.right, count.unit, count.wrong, count.trapped) == (1, 1, 1, 0, 0)


def test_a_trap_that_is_read_counts_as_a_wrong_find() -> None:
    """A find in a trap is wrong, and the mention that was not found is missed."""
    count = judge([_item()], "numbers", lambda item: [Said(*_at("5"), value=Decimal(5))])
    assert (count.mentions, count.found, count.wrong, count.trapped) == (1, 0, 1, 1)
    assert len(count.failures) == 2


@pytest.mark.parametrize(
    ("first", "last", "grain", "exact"),
    [
        ("2019-01-01", "2019-12-31", "year", 1),
        ("2019-01-01", "2019-12-31", "day", 0),
        ("2018-01-01", "2018-12-31", "year", 0),
        (None, None, "year", 0),
    ],
    ids=["right", "granularity", "days", "none"],
)
def test_a_date_is_exact_with_its_days_and_its_granularity(
    first: str | None, last: str | None, grain: str, exact: int
) -> None:
    """Both have to agree."""
    said = Said(*_at("em 2019"), first=first, last=last, granularity=grain)
    assert judge([_item()], "dates", lambda item: [said]).exact == exact


def test_the_gold_is_large_and_a_third_is_kept_apart() -> None:
    """At least 600 numbers, 500 dates and 150 traps, in every language."""
    numbers, dates, traps = (sum(len(getattr(t, k)) for t in news()) for k in ("numbers", "dates", "traps"))
    assert numbers >= 600
    assert dates >= 500
    assert traps >= 150
    assert {t.language[:2] for t in news()} == set(LANGUAGES)
    assert 0.2 < sum(t.apart for t in news()) / len(news()) < 0.45


def test_what_is_kept_apart_is_never_shown() -> None:
    """Asking for its failures ends the run."""
    with pytest.raises(SystemExit):
        list(readers.failures("news-numbers-apart-pt"))


def test_every_trap_stands_in_its_sentence() -> None:
    """At least 160 sentences of the project's own."""
    traps = [t for t in news() if t.id.startswith("trap-")]
    assert len(traps) >= 160
    unjudged = frozenset(("mention",))
    assert all(t.traps or t.dates for t in traps)
    assert all(spot.open == unjudged for t in traps for spot in (*t.numbers, *t.dates))


def test_the_real_articles_are_given_by_places_alone() -> None:
    """Every span lies inside its article, and no line of an article stands in the file."""
    folder = SHARED / "articles"
    if not folder.is_dir():
        pytest.skip("no folder `shared/articles` beside the checkout")
    told = (HOME / "articles.yaml").read_text(encoding="utf-8")
    real = [t for t in news() if (folder / t.id).is_file()]
    assert len(real) == len(list(folder.glob("*.txt")))
    assert all(spot.gold.text.strip() == spot.gold.text for t in real for spot in (*t.numbers, *t.dates))
    assert not any(len(line) > 40 and line in told for t in real for line in t.text.splitlines())


def test_the_page_has_its_markers() -> None:
    """``--write`` finds where the tables go."""
    page = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    assert page.count("<!-- figures -->") == page.count("<!-- end of figures -->") == 1


def test_what_careful_readers_tell_differently_is_not_judged() -> None:
    """An open granularity is right whatever it is; an open mention is neither missed nor wrongly found."""
    item = replace(_item(), dates=[Spot(_item().dates[0].place, DATE, frozenset(("granularity",)))])
    said = Said(*_at("em 2019"), first="2019-01-01", last="2019-12-31", granularity="month")
    assert judge([item], "dates", lambda item: [said]).exact == 1
    item = replace(_item(), dates=[Spot(_item().dates[0].place, DATE, frozenset(("mention",)))])
    for finds in ([], [said]):
        count = judge([item], "dates", lambda item, finds=finds: finds)  # type: ignore[misc]
        assert (count.mentions, count.wrong) == (0, 0)
