"""The readers and the libraries side by side: on the same cases, in the same run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks import splitting
from benchmarks.gold import Text, news
from benchmarks.libraries import LIBRARIES, Library
from benchmarks.news import Count, judge
from benchmarks.norm import Said, Tally
from benchmarks.ours import news_dates, news_numbers, our_dates, our_numbers
from benchmarks.sets import SUITES, Suite, run
from benchmarks.shared import LANGUAGES, ROOT, Row
from benchmarks.worker import Worker
from pipeline.read.language import detect

OURS = "factsheet"
_ANY_DAY = dt.date(2026, 3, 11)
"""For a text without a day: every library wants one."""

RECORD = ROOT / "benchmarks" / "libraries.json"
"""The libraries' figures of the last run that had them all: they don't change from one commit to the next."""

Log = Callable[[str], None]


@dataclass
class Measured:
    """One reader's figures: on the suites (by name and language), on the news gold, on sentences and languages."""

    name: str
    made_on: str = "-"
    suites: dict[tuple[str, str], Tally] = field(default_factory=dict)
    news: dict[tuple[str, str], Count] = field(default_factory=dict)
    shares: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)  # ("sentences", "pt"): right, all
    notes: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """The figures as JSON has them; failures are left out."""
        return {
            "name": self.name,
            "made_on": self.made_on,
            "suites": {"/".join(k): _counts(v) for k, v in self.suites.items()},
            "news": {"/".join(k): _counts(v) for k, v in self.news.items()},
            "shares": {"/".join(k): v for k, v in self.shares.items()},
            "notes": self.notes,
        }


def _counts(counted: Tally | Count) -> dict[str, int]:
    """What was counted, without noughts and without failures."""
    return {name: n for name, n in asdict(counted).items() if isinstance(n, int) and n}


def _from_plain(told: dict[str, Any]) -> Measured:
    def key(name: str) -> tuple[str, str]:
        head, _, language = name.partition("/")
        return head, language

    return Measured(
        name=told["name"],
        made_on=told["made_on"],
        suites={key(k): Tally(**v) for k, v in told["suites"].items()},
        news={key(k): Count(**v) for k, v in told["news"].items()},
        shares={key(k): (v[0], v[1]) for k, v in told["shares"].items()},
        notes=told["notes"],
    )


def record(measured: list[Measured], path: Path = RECORD) -> None:
    """Keep the libraries' figures."""
    # A line a library, so that a change shows where it is.
    lines = ",\n".join(json.dumps(m.plain(), separators=(",", ":")) for m in measured)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def recorded(path: Path = RECORD) -> list[Measured]:
    """The libraries' figures as last kept; none where there are none."""
    return [_from_plain(m) for m in json.loads(path.read_text(encoding="utf-8"))] if path.is_file() else []


def _row_reader(worker: Worker) -> Callable[[Row], list[Said]]:
    def read(row: Row) -> list[Said]:
        day = dt.date.fromisoformat(row["ref_date"][:10]) if row.get("ref_date") else _ANY_DAY
        return worker.ask(row["text"], day) or []

    return read


def _news_reader(worker: Worker) -> Callable[[Text], list[Said]]:
    """Line by line: a library that fails on one line still gets the others."""

    def read(item: Text) -> list[Said]:
        day = dt.date.fromisoformat(item.published) if item.published else _ANY_DAY
        said: list[Said] = []
        at = 0
        for line in item.text.splitlines(keepends=True):
            found: list[Said] = (worker.ask(line, day) or []) if line.strip() else []
            said += [replace(s, start=s.start + at, end=s.end + at) for s in found]
            at += len(line)
        return said

    return read


def _wants(suite: Suite, library: Library) -> bool:
    return suite.kind in (library.kind, "model")


def ours(log: Log) -> Measured:
    """The project's own readers."""
    made = Measured(OURS)
    for language in LANGUAGES:
        for suite in SUITES:
            try:
                made.suites[suite.name, language] = run(suite, language, our_numbers, our_dates)
            except FileNotFoundError as error:
                log(f"skipped {suite.name}: {error}")
        texts = [t for t in news() if t.language[:2] == language]
        made.news["numbers", language] = judge(texts, "numbers", news_numbers)
        made.news["dates", language] = judge(texts, "dates", news_dates)
        n, wrong = splitting.score(language)
        made.shares["sentences", language] = n - len(wrong), n
        told = [detect(text)[0] for text in _short(language)]
        made.shares["language", language] = told.count(language), len(told)
    return made


def _short(language: str) -> list[str]:
    """Short texts to tell the language of: the hard sentences."""
    return [text for text, _ in splitting.hard(language)]


def libraries(log: Log, wanted: Iterable[Library] = LIBRARIES) -> Iterator[Measured]:
    """Every library of ``wanted`` that is installed, each with what it reads."""
    by_name: dict[str, Measured] = {}
    for library in wanted:
        if not library.installed:
            log(f"skipped {library.name} ({library.kind}): not installed (make benchmark-readers)")
            continue
        made = by_name.setdefault(library.name, Measured(library.name, library.made_on))
        for language in library.languages:
            with Worker(library, language) as worker:
                try:
                    _measure(made, library, language, worker)
                except RuntimeError as error:
                    # What it read before it gave up still counts.
                    log(f"skipped the rest: {error}")
                if worker.hung:
                    made.notes.append(f"{library.kind} {language}: {worker.hung} texts given up")
            log(f"{library.name} {library.kind} {language}")
    yield from by_name.values()


def _measure(made: Measured, library: Library, language: str, worker: Worker) -> None:
    if library.kind in ("numbers", "dates"):
        texts = [t for t in news() if t.language[:2] == language]
        made.news[library.kind, language] = judge(texts, library.kind, _news_reader(worker))
        read = _row_reader(worker)
        numbers, dates = (read, None) if library.kind == "numbers" else (None, read)
        for suite in filter(lambda s: _wants(s, library), SUITES):
            try:
                tally = run(suite, language, numbers, dates)
            except FileNotFoundError:
                continue
            made.suites[suite.name, language] = _joined(made.suites.get((suite.name, language)), tally)
    elif library.kind == "sentences":
        n, wrong = splitting.score(language, lambda text, _: worker.ask(text) or [])
        made.shares["sentences", language] = n - len(wrong), n
    else:
        told = [worker.ask(text) for text in _short(language)]
        made.shares["language", language] = told.count(language), len(told)


def _joined(a: Tally | None, b: Tally) -> Tally:
    """A suite that asks both readers of a library (negatives) is counted over both."""
    if a is None:
        return b
    return Tally(*(getattr(a, f) + getattr(b, f) for f in Tally.__dataclass_fields__))
