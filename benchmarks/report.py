"""The figures of the readers as tables for docs/readers.md: ours beside the best library, per language and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from benchmarks import speed, splitting
from benchmarks.compare import OURS, Measured
from benchmarks.gold import news
from benchmarks.news import Count, judge
from benchmarks.ours import news_dates, news_numbers
from benchmarks.pages import machine, put
from benchmarks.sets import SUITES, Suite, figure, reached
from benchmarks.shared import LANGUAGES

NAMES = {"pt": "Portuguese", "en": "English", "es": "Spanish", "fr": "French", "de": "German"}


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"


def _table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = list(head)
    yield "| " + " | ".join(columns) + " |"
    yield "|---|" + "--:|" * (len(columns) - 1)
    for line in lines:
        yield "| " + " | ".join(line) + " |"
    yield ""


def _sum(counts: Iterable[Count]) -> Count:
    total = Count()
    for count in counts:
        total = total + count
    return total


def _count(kind: str, language: str | None, apart: bool | None) -> Count:
    texts = [
        t for t in news() if (language is None or t.language[:2] == language) and (apart is None or t.apart == apart)
    ]
    return judge(texts, kind, news_numbers if kind == "numbers" else news_dates)


def _number_cells(name: str, c: Count) -> list[str]:
    return [
        name,
        str(c.mentions),
        _share(c.found, c.mentions),
        _share(c.right, c.found),
        _share(c.unit, c.right),
        _share(c.qualifier, c.right),
        _share(c.finds - c.wrong, c.finds),
        f"{c.trapped} / {c.traps}",
    ]


def _date_cells(name: str, c: Count) -> list[str]:
    return [
        name,
        str(c.mentions),
        _share(c.found, c.mentions),
        _share(c.exact, c.mentions),
        _share(c.exact, c.found),
        _share(c.finds - c.wrong, c.finds),
        f"{c.made_precise} / {c.vague}",
        f"{c.trapped} / {c.traps}",
    ]


def _rows(kind: str) -> Iterator[list[str]]:
    cells = _number_cells if kind == "numbers" else _date_cells
    counts = {(code, apart): _count(kind, code, apart) for code in LANGUAGES for apart in (False, True)}
    for code, name in NAMES.items():
        yield cells(name, counts[code, False] + counts[code, True])
    yield cells("**all**", _sum(counts.values()))
    yield cells("open", _sum(c for (_, apart), c in counts.items() if not apart))
    yield cells("kept apart", _sum(c for (_, apart), c in counts.items() if apart))


def _news() -> Iterator[str]:
    yield "### News gold: numbers\n"
    yield "*unit* and *qualifier*: of those with the right value. Goals: found ≥ 97, value ≥ 99, traps read 0.\n"
    head = ["", "mentions", "found", "value right", "unit", "qualifier", "precision", "traps read"]
    yield from _table(head, _rows("numbers"))
    yield "### News gold: dates\n"
    yield "Goals: exact (days and granularity) ≥ 92, precision ≥ 98, vague made precise 0.\n"
    head = [
        "",
        "mentions",
        "found",
        "exact, of all",
        "exact, of found",
        "precision",
        "vague made precise",
        "traps read",
    ]
    yield from _table(head, _rows("dates"))


def _beside(ours: Measured, libraries: list[Measured]) -> Iterator[str]:
    yield "### News gold, beside the best library\n"
    yield "Right: value or days, percent of all mentions. Wrong: finds that are none. The best has most right.\n"
    for kind in ("numbers", "dates"):
        lines = []
        for code, name in NAMES.items():
            mine = ours.news[kind, code]
            best = max(
                (m for m in libraries if (kind, code) in m.news),
                key=lambda m: m.news[kind, code].right,
                default=None,
            )
            theirs = _short(best.news[kind, code]) if best else ["–"] * 4
            lines.append([name, *_short(mine), best.name if best else "–", *theirs])
        head = [kind, "found", "right", "wrong", "traps", "library", "found", "right", "wrong", "traps"]
        yield from _table(head, lines)


def _short(c: Count) -> list[str]:
    return [_share(c.found, c.mentions), _share(c.right, c.mentions), str(c.wrong), str(c.trapped)]


def _best(suite: Suite, code: str, libraries: list[Measured]) -> str:
    told = [
        (figure(m.suites[suite.name, code], suite.measure) or 0.0, m.name)
        for m in libraries
        if (suite.name, code) in m.suites and not suite.name.startswith(m.made_on)
    ]
    if suite.kind == "model":
        # A library that reads nothing at all respects every negative.
        told = [t for t in told if t[1] in ("Recognizers", "Duckling")]
    return f"{max(told)[0]:.0f} {max(told)[1]}" if told else "–"


def _sets(ours: Measured, libraries: list[Measured]) -> Iterator[str]:
    yield "### Public sets\n"
    yield (
        "Percent, ours first, then the best library that was not made on that very set; a star is short of the goal. "
        "Cases wholly right (number of finds, places and values); for days and ranges the spans with the right value; "
        "for xltime the spans found, with the share of finds that are none.\n"
    )
    lines = []
    for suite in SUITES:
        cells = [suite.name, f"{suite.goal:g}"]
        for code in LANGUAGES:
            tally = ours.suites.get((suite.name, code))
            told = figure(tally, suite.measure) if tally else None
            if tally is None or told is None:
                cells.append("–")
                continue
            spare = f" (wrong {_share(tally.wrong, tally.wrong + tally.found)})" if suite.most_wrong is not None else ""
            star = "" if reached(suite, tally) else "*"
            cells.append(f"**{told:.1f}**{star}{spare} · {_best(suite, code, libraries)}")
        lines.append(cells)
    yield from _table(["set", "goal", *NAMES.values()], lines)
    yield from _unmarked(ours)


def _unmarked(ours: Measured) -> Iterator[str]:
    """What the shares of finds that are none would be, were a set's own omissions counted."""
    told = []
    for suite in (s for s in SUITES if s.most_wrong is not None):
        for code in LANGUAGES:
            tally = ours.suites.get((suite.name, code))
            if tally and tally.unmarked:
                wrong = tally.wrong + tally.unmarked
                told.append(f"{suite.name} {NAMES[code]} {_share(wrong, wrong + tally.found)}")
    if told:
        what = "times that hang on an event, and times that the set marks in other cases only"
        yield f"Wrong, were {what}, counted: {', '.join(told)}.\n"


def _splits(ours: Measured, libraries: list[Measured]) -> Iterator[str]:
    yield "### Sentences and language\n"
    yield "The 200 hard texts of `tests/text/data/sentences.yaml`: split exactly (goal 98), and their language told.\n"
    for kind in ("sentences", "language"):
        lines = []
        for measured in (ours, *libraries):
            shares = [measured.shares.get((kind, code)) for code in LANGUAGES]
            if any(shares):
                cells = [_share(*s) if s else "–" for s in shares]
                right, count = (sum(s[i] for s in shares if s) for i in (0, 1))
                lines.append([measured.name, *cells, _share(right, count)])
        yield from _table([kind, *NAMES.values(), "all"], lines)
    read, broken = splitting.broken_articles()
    yield f"Breaks inside a figure or behind a listed abbreviation in {read} real articles: {len(broken)}.\n"


def _speeds() -> Iterator[str]:
    yield "### Speed\n"
    yield (
        "CPU time of splitting and all readers of mentions, in one process, without a day of publication (with one, a "
        f"text of nothing but times of day takes three times as long); {machine()}. Goals: {speed.GOAL_KB:g} KB a "
        f"second, linear, import under {speed.GOAL_IMPORT} s.\n"
    )
    lines = [
        [NAMES.get(s.name, s.name), f"{s.kb:.0f}", f"{s.seconds:.2f}", f"{s.rate:.0f}"]
        for s in chain(speed.by_language(), speed.by_length(), speed.hostile())
    ]
    yield from _table(["text", "KB", "seconds", "KB/s"], lines)
    yield f"Importing `prepare` with all readers: {speed.import_seconds():.2f} s.\n"


def _notes(libraries: list[Measured]) -> Iterator[str]:
    notes = [f"{m.name} ({note})" for m in libraries for note in m.notes]
    if notes:
        yield (
            "Texts on which a library didn't come back within ten seconds count as not read: "
            + "; ".join(notes)
            + ".\n"
        )


def page(ours: Measured, libraries: list[Measured]) -> str:
    """All tables, in Markdown."""
    counts = [f"{sum(len(t.numbers) for t in news())} numbers", f"{sum(len(t.dates) for t in news())} dates"]
    counts.append(f"{sum(len(t.traps) for t in news())} traps")
    parts = chain(
        [f"The news gold of this run: {', '.join(counts)}; {OURS} beside {len(libraries)} libraries.\n"],
        _news(),
        _beside(ours, libraries),
        _sets(ours, libraries),
        _splits(ours, libraries),
        _speeds(),
        _notes(libraries),
    )
    return "\n".join(parts)


def write(ours: Measured, libraries: list[Measured]) -> None:
    """Put the tables between the markers of docs/readers.md."""
    put("readers.md", "figures", page(ours, libraries))
