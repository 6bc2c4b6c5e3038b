"""The public sets: cases of one kind each, what is right for them, and the reach that the project asks of itself."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from benchmarks.norm import Said, Tally, date_right, number_right, overlaps
from benchmarks.shared import Row, rows

Reader = Callable[[Row], list[Said]]
"""Takes a case and gives back what it says stands in ``case["text"]``."""


@dataclass(frozen=True)
class Suite:
    """Cases of one kind. ``kind`` is the reader asked: numbers, dates, or either by the case (``model``).

    ``sorts`` are the kinds of number that the set asks for: it marks sums of money, and no other figure beside them.
    ``goal`` is the least share (percent) of what ``measure`` counts; ``most_wrong`` the largest of finds that are none.
    """

    name: str
    cases: Callable[[str], Iterable[Row]]
    right: Callable[[Said, Row], bool]
    kind: str
    goal: float
    measure: str = "exact"
    most_wrong: float | None = None
    sorts: frozenset[str] = frozenset()


def _of(dataset: str, model: str, types: set[str] | None = None) -> Callable[[str], Iterator[Row]]:
    def cases(language: str) -> Iterator[Row]:
        for row in rows(dataset):
            if row["lang"] != language or row["model"] != model or not row.get("reliable", True):
                continue
            if row["spans"] and types and not {s["type"] for s in row["spans"]} <= types:
                continue
            # A value of none is a wish for an error ("30/2"), no reading.
            if row["spans"] and all(s["value"] not in (None, "null") for s in row["spans"]):
                yield row

    return cases


_MONEY, _PERCENT = frozenset(("money",)), frozenset(("percent", "points"))
_NEGATIVE = {
    "NumberModel": frozenset(("count", "fraction", "ratio", "score", "age", *_MONEY, *_PERCENT)),
    "PercentModel": _PERCENT,
    "CurrencyModel": _MONEY,
    "DateTimeModel": frozenset[str](),
}
"""Which kinds a model of Recognizers means by "nothing": a measure ("180ml") is its dimension model's, and "seventeen
tests" is no sum of money. GOLD counts both."""
_RATES = frozenset(("es-DateTimeModel-206",))
"""Negatives that are rates ("por año"), which GOLD lists as recurring."""


def _negatives(language: str) -> Iterator[Row]:
    for row in rows("recognizers"):
        if row["lang"] != language or not row.get("reliable", True) or row["spans"] or row["id"] in _RATES:
            continue
        if row["model"] in _NEGATIVE:
            yield {**row, "sorts": _NEGATIVE[row["model"]]}


def _xltime(language: str) -> Iterator[Row]:
    cases = [row for row in rows("xltime") if row["lang"] == language]
    marked = frozenset(_core(row["text"][s["start"] : s["end"]]) for row in cases for s in row["spans"])
    return ({**row, "marked": marked} for row in cases)


_LEADS_IN = 3
"""Letters of a small word that may lead in a time or not ("no", "the", "des")."""


def _core(words: str) -> str:
    """What tells a time, without the small words that lead in."""
    told = words.lower().split()
    while len(told) > 1 and len(told[0]) <= _LEADS_IN and told[0].isalpha():
        told = told[1:]
    return " ".join(told)


def left_unmarked(said: Said, row: Row) -> bool:
    """Whether a find is a time that the set marks in other cases and left in this one ("agora", "um ano").

    Its answers differ from themselves there, so such a find is neither right nor wrong, whoever finds it. Nor is a
    time that hangs on an event ("durante a visita"), which GOLD lists and XLTime leaves everywhere.
    """
    if "marked" not in row or any(overlaps(said, span) for span in row["spans"]):
        return False
    return said.sort == "event" or _core(row["text"][said.start : said.end]) in row["marked"]


def _words(language: str) -> Iterator[Row]:
    """Number words to 10^15, as num2words writes them, 1,000 a language, log-uniform and seeded."""
    from num2words import num2words  # type: ignore[import-untyped]  # it ships no types

    draw = random.Random(f"words-{language}")  # noqa: S311 - a seeded sample, no secret
    values = [*range(120), *(int(10 ** draw.uniform(2, 15)) for _ in range(880))]
    for value in values:
        for tag in {"pt": ("pt_BR", "pt"), "en": ("en",), "es": ("es",), "fr": ("fr",), "de": ("de",)}[language]:
            text = num2words(value, lang=tag)
            span = {"start": 0, "end": len(text), "type": "number", "value": str(value)}
            yield {"id": f"{tag}-{value}", "text": text, "lang": language, "ref_date": None, "spans": [span]}


def _anywhere(said: Said, span: Row) -> bool:
    return True


SUITES = (
    Suite("duckling-numerals", _of("duckling", "Numeral"), number_right, "numbers", 90),
    Suite("duckling-money", _of("duckling", "AmountOfMoney"), number_right, "numbers", 85, sorts=_MONEY),
    Suite("duckling-time", _of("duckling", "Time"), date_right, "dates", 75),
    Suite("recognizers-numbers", _of("recognizers", "NumberModel"), number_right, "numbers", 75),
    Suite("recognizers-percent", _of("recognizers", "PercentModel"), number_right, "numbers", 88, sorts=_PERCENT),
    Suite("recognizers-currency", _of("recognizers", "CurrencyModel"), number_right, "numbers", 80, sorts=_MONEY),
    Suite(
        "recognizers-days",
        _of("recognizers", "DateTimeModel", {"date", "datetime"}),
        date_right,
        "dates",
        75,
        "right",
    ),
    Suite(
        "recognizers-day-ranges", _of("recognizers", "DateTimeModel", {"daterange"}), date_right, "dates", 50, "right"
    ),
    Suite("recognizers-negatives", _negatives, number_right, "model", 97, "respected"),
    Suite("xltime", _xltime, _anywhere, "dates", 90, "found", most_wrong=10),
    Suite("num2words", _words, number_right, "numbers", 99.5),
)


def figure(tally: Tally, measure: str) -> float | None:
    """The share that counts for a suite, in percent; none where it has no cases."""
    part, whole = {
        "exact": (tally.exact, tally.cases),
        "right": (tally.right, tally.spans),
        "found": (tally.found, tally.spans),
        "respected": (tally.respected, tally.negatives),
    }[measure]
    return 100 * part / whole if whole else None


def reached(suite: Suite, tally: Tally) -> bool:
    """Whether a suite's figures are as good as the project asks."""
    share = figure(tally, suite.measure)
    wrong = 100 * tally.wrong / max(1, tally.wrong + tally.found)
    return share is None or (share >= suite.goal and (suite.most_wrong is None or wrong <= suite.most_wrong))


def run(
    suite: Suite,
    language: str,
    numbers: Reader | None,
    dates: Reader | None,
    show: Callable[[Row, list[Said]], None] | None = None,
) -> Tally:
    """One suite in one language, read by ``numbers`` or ``dates``; a reader that is none is not asked."""
    tally = Tally()
    for row in suite.cases(language):
        kind = suite.kind
        if kind == "model":
            kind = "dates" if row["model"] == "DateTimeModel" else "numbers"
        reader = dates if kind == "dates" else numbers
        if reader is None:
            continue
        sorts = suite.sorts or row.get("sorts")
        said = [s for s in reader(row) if not sorts or s.sort is None or s.sort in sorts]
        unmarked = [s for s in said if left_unmarked(s, row)]
        tally.unmarked += len(unmarked)
        said = [s for s in said if s not in unmarked]
        spans = [{**span, "asked": row.get("ref_date")} for span in row["spans"]]
        if not tally.add(said, spans, suite.right) and show:
            show(row, said)
    return tally
