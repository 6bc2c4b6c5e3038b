"""How well the readers read: our own news gold, and public data beside the libraries that others use.

python -m benchmarks.readers                 # our readers, on every set that is there
python -m benchmarks.readers --libraries     # the libraries too, those that are installed
python -m benchmarks.readers --failures duckling-time-pt
python -m benchmarks.readers --write         # docs/readers.md, between its markers
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from benchmarks.norm import Said, Tally, date_right, number_right
from benchmarks.shared import LANGUAGES, Row, rows
from pipeline.core.article import Article
from pipeline.read.prepare import prepare

Reader = Callable[[Row], list[Said]]
"""Takes a case and gives back what it says stands in ``case["text"]``."""


def _article(row: Row) -> tuple[Article, int]:
    """The case as an article, and how far its offsets moved (cleaning trims blanks at the edges)."""
    day = dt.date.fromisoformat(row["ref_date"][:10]) if row.get("ref_date") else None
    article = prepare(row["text"], language=row["lang"], published=day)
    return article, len(row["text"]) - len(row["text"].lstrip())


def our_numbers(row: Row) -> list[Said]:
    """``mentions.numbers``."""
    article, moved = _article(row)
    return [
        Said(m.span.start + moved, m.span.end + moved, value=m.value, low=m.low, high=m.high)
        for m in article.mentions.numbers
    ]


def our_dates(row: Row) -> list[Said]:
    """``mentions.dates``."""
    article, moved = _article(row)
    return [Said(m.span.start + moved, m.span.end + moved, first=m.start, last=m.end) for m in article.mentions.dates]


@dataclass(frozen=True)
class Suite:
    """Cases of one kind, what is right for them, and the reach that the project asks of itself (percent)."""

    name: str
    cases: Callable[[str], Iterable[Row]]
    right: Callable[[Said, Row], bool]
    reader: Reader
    goal: float
    measure: str = "exact"


def _of(dataset: str, model: str, types: set[str] | None = None) -> Callable[[str], Iterator[Row]]:
    def cases(language: str) -> Iterator[Row]:
        for row in rows(dataset):
            if row["lang"] != language or row["model"] != model or not row.get("reliable", True):
                continue
            if row["spans"] and types and not {s["type"] for s in row["spans"]} <= types:
                continue
            if row["spans"]:
                yield row

    return cases


def _negatives(language: str) -> Iterator[Row]:
    numeric = {"NumberModel", "PercentModel", "CurrencyModel"}
    for row in rows("recognizers"):
        wanted = row["model"] in numeric or row["model"] == "DateTimeModel"
        if row["lang"] == language and wanted and row.get("reliable", True) and not row["spans"]:
            yield row


def _negative_reader(row: Row) -> list[Said]:
    return our_dates(row) if row["model"] == "DateTimeModel" else our_numbers(row)


def _xltime(language: str) -> Iterator[Row]:
    return (row for row in rows("xltime") if row["lang"] == language)


def _words(language: str) -> Iterator[Row]:
    """Number words to 10^15, as num2words writes them, 1,000 a language, log-uniform and seeded."""
    from num2words import num2words

    draw = random.Random(f"words-{language}")  # noqa: S311 - a seeded sample, no secret
    values = [*range(120), *(int(10 ** draw.uniform(2, 15)) for _ in range(880))]
    for value in values:
        for tag in {"pt": ("pt_BR", "pt"), "en": ("en",), "es": ("es",), "fr": ("fr",), "de": ("de",)}[language]:
            text = num2words(value, lang=tag)
            span = {"start": 0, "end": len(text), "type": "number", "value": str(value)}
            yield {"id": f"{tag}-{value}", "text": text, "lang": language, "ref_date": None, "spans": [span]}


SUITES = (
    Suite("duckling-numerals", _of("duckling", "Numeral"), number_right, our_numbers, 90),
    Suite("duckling-money", _of("duckling", "AmountOfMoney"), number_right, our_numbers, 85),
    Suite("duckling-time", _of("duckling", "Time"), date_right, our_dates, 75),
    Suite("recognizers-numbers", _of("recognizers", "NumberModel"), number_right, our_numbers, 75),
    Suite("recognizers-percent", _of("recognizers", "PercentModel"), number_right, our_numbers, 88),
    Suite("recognizers-currency", _of("recognizers", "CurrencyModel"), number_right, our_numbers, 80),
    Suite(
        "recognizers-days",
        _of("recognizers", "DateTimeModel", {"date", "datetime"}),
        date_right,
        our_dates,
        75,
        "right",
    ),
    Suite(
        "recognizers-day-ranges", _of("recognizers", "DateTimeModel", {"daterange"}), date_right, our_dates, 50, "right"
    ),
    Suite("recognizers-negatives", _negatives, number_right, _negative_reader, 97, "respected"),
    Suite("xltime", _xltime, lambda said, span: True, our_dates, 90, "found"),
    Suite("num2words", _words, number_right, our_numbers, 99.5),
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


def run(suite: Suite, language: str, show: Callable[[Row, list[Said]], None] | None = None) -> Tally:
    """One suite in one language."""
    tally = Tally()
    for row in suite.cases(language):
        said = suite.reader(row)
        if not tally.add(said, row["spans"], suite.right) and show:
            show(row, said)
    return tally


def _told(said: Said) -> str:
    value: object = said.value if said.value is not None else (said.low, said.high)
    if said.first or said.last:
        value = f"{said.first}/{said.last}"
    return f"[{said.start},{said.end})={value}"


def _show(row: Row, said: list[Said]) -> None:
    gold = "; ".join(f"{s.get('text', '')}={s.get('value')} {s.get('grain') or ''}" for s in row["spans"])
    print(f"  {row['id']}: {row['text'][:110]!r}\n      gold {gold}\n      read {' '.join(map(_told, said)) or '-'}")


def main() -> None:
    """Print the table; see the module's docstring."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="suites whose name begins so")
    parser.add_argument("--failures", default="", help="SUITE-LANGUAGE: print the cases that are not wholly right")
    options = parser.parse_args()
    for suite in SUITES:
        if not suite.name.startswith(options.only) or (
            options.failures and not options.failures.startswith(suite.name + "-")
        ):
            continue
        cells = []
        for language in LANGUAGES:
            if options.failures and not options.failures.endswith(f"-{language}"):
                continue
            try:
                tally = run(suite, language, _show if options.failures else None)
            except FileNotFoundError as error:
                print(f"skipped {suite.name}: {error}")
                break
            share = figure(tally, suite.measure)
            extra = f" +{tally.wrong}" if suite.measure != "respected" else ""
            cells.append(f"{language} {share:5.1f}{extra:>5}" if share is not None else f"{language}   –      ")
        print(f"{suite.name:24} ≥{suite.goal:5}  " + "  ".join(cells), flush=True)


if __name__ == "__main__":
    main()
