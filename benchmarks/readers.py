"""How well the readers read: our own news gold, and public data beside the libraries that others use.

python -m benchmarks.readers                 # our readers, on every set that is there
python -m benchmarks.readers --only news     # news, sentences, speed, duckling, recognizers, xltime, num2words
python -m benchmarks.readers --libraries     # the libraries too, those that are installed (make benchmark-readers)
python -m benchmarks.readers --failures duckling-time-pt     # or news-dates-pt, sentences-pt
python -m benchmarks.readers --write         # docs/readers.md, between its markers; with the libraries as last measured

A third of the news gold is kept apart: its figure is printed, its failures never are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from benchmarks import splitting
from benchmarks.gold import Text, news
from benchmarks.news import Count, judge
from benchmarks.norm import Said
from benchmarks.ours import news_dates, news_numbers, our_dates, our_numbers
from benchmarks.sets import SUITES, figure, reached, run
from benchmarks.shared import LANGUAGES, Row

NEWS = {"numbers": news_numbers, "dates": news_dates}


def texts(language: str, *, apart: bool | None = None) -> list[Text]:
    """The news gold of one language: all of it, what is open, or what is kept apart."""
    return [t for t in news() if t.language[:2] == language and apart in (None, t.apart)]


def share(part: int, whole: int) -> str:
    """A share in percent, one decimal; a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def news_line(kind: str, count: Count) -> str:
    """The figures of one count in one line."""
    cells = [f"mentions {count.mentions:4}", f"found {share(count.found, count.mentions):>5}"]
    if kind == "numbers":
        cells += [f"value right {share(count.right, count.found):>5}", f"unit {share(count.unit, count.right):>5}"]
        cells += [f"qualifier {share(count.qualifier, count.right):>5}"]
    else:
        cells += [f"exact {share(count.exact, count.mentions):>5} (of found {share(count.exact, count.found):>5})"]
        cells += [f"vague made precise {count.made_precise}/{count.vague}"]
    cells += [f"precision {share(count.finds - count.wrong, count.finds):>5}", f"traps {count.trapped}/{count.traps}"]
    return "  ".join(cells)


def show_news() -> None:
    """The news gold, per kind, language and part."""
    for kind, reader in NEWS.items():
        for apart in (False, True):
            total = Count()
            for language in LANGUAGES:
                count = judge(texts(language, apart=apart), kind, reader)
                total = total + count
                print(f"news-{kind}{'-apart' if apart else ''} {language}  {news_line(kind, count)}", flush=True)
            print(f"news-{kind}{'-apart' if apart else ''} all {news_line(kind, total)}", flush=True)


def show_sentences() -> None:
    """The hard texts, and the real articles."""
    count = wrong = 0
    for language in LANGUAGES:
        n, failed = splitting.score(language)
        count, wrong = count + n, wrong + len(failed)
        print(f"sentences {language}  {share(n - len(failed), n)}")
    print(f"sentences all {share(count - wrong, count)} (goal 98)")
    read, broken = splitting.broken_articles()
    print(f"sentences: {len(broken)} wrong breaks in {read} real articles" if read else "skipped: no real articles")


def show_speed() -> None:
    """How fast, how linear, and how long importing takes."""
    from benchmarks import speed

    for measured in (*speed.by_language(), *speed.by_length(), *speed.hostile()):
        print(f"speed {measured.name:28} {measured.kb:7.0f} KB {measured.seconds:7.2f} s {measured.rate:8.0f} KB/s")
    print(f"import {speed.import_seconds():.2f} s (goal {speed.GOAL_IMPORT})")


def _told(said: Said) -> str:
    value: object = said.value if said.value is not None else (said.low, said.high)
    if said.first or said.last:
        value = f"{said.first}/{said.last}"
    return f"[{said.start},{said.end})={value}"


def _show(row: Row, said: list[Said]) -> None:
    gold = "; ".join(f"{s.get('text', '')}={s.get('value')} {s.get('grain') or ''}" for s in row["spans"])
    print(f"  {row['id']}: {row['text'][:110]!r}\n      gold {gold}\n      read {' '.join(map(_told, said)) or '-'}")


def show_sets(only: str) -> None:
    """The public sets, a line a suite; a star behind what falls short of the goal."""
    for suite in SUITES:
        if not suite.name.startswith(only):
            continue
        cells = []
        for language in LANGUAGES:
            try:
                tally = run(suite, language, our_numbers, our_dates)
            except FileNotFoundError as error:
                print(f"skipped {suite.name}: {error}")
                break
            told = figure(tally, suite.measure)
            extra = f"+{tally.wrong}" if suite.measure != "respected" else ""
            short = " " if reached(suite, tally) else "*"
            cells.append(f"{language} {told:5.1f}{short}{extra:>4}" if told is not None else f"{language}   –       ")
        print(f"{suite.name:24} ≥{suite.goal:5}  " + "  ".join(cells), flush=True)


def failures(name: str) -> Iterator[str]:
    """The failures of one suite in one language, a line each; those kept apart are refused."""
    head, _, language = name.rpartition("-")
    if "apart" in name:
        raise SystemExit("What is kept apart is not looked at: only its figure is shown.")
    if head.startswith("news-") and head.removeprefix("news-") in NEWS:
        kind = head.removeprefix("news-")
        yield from judge(texts(language, apart=False), kind, NEWS[kind]).failures
    elif head == "sentences":
        yield from splitting.score(language)[1]
    else:
        for suite in SUITES:
            if suite.name == head:
                run(suite, language, our_numbers, our_dates, _show)  # prints as it goes


def beside(*, measure: bool, write: bool) -> None:
    """Our readers beside the libraries, in one run; ``measure=False`` takes the libraries' figures as last kept."""
    from benchmarks import compare, report

    libraries = list(compare.libraries(log)) if measure else compare.recorded()
    known = {m.name for m in compare.recorded()}
    if measure and known <= {m.name for m in libraries}:
        compare.record(libraries)
    ours = compare.ours(log)
    if write:
        report.write(ours, libraries)
    else:
        print(report.page(ours, libraries))


def log(line: str) -> None:
    """What a long run is doing, on the standard error stream."""
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """Print the figures; see the module's docstring."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="what begins so")
    parser.add_argument("--failures", default="", help="SUITE-LANGUAGE: print what is not wholly right")
    parser.add_argument("--libraries", action="store_true", help="measure the libraries that are installed, too")
    parser.add_argument("--write", action="store_true", help="write the tables of docs/readers.md")
    options = parser.parse_args()
    if options.failures:
        for line in failures(options.failures):
            print(" ", line)
        return
    if options.libraries or options.write:
        beside(measure=options.libraries, write=options.write)
        return
    for name, show in (("news", show_news), ("sentences", show_sentences), ("speed", show_speed)):
        if name.startswith(options.only or name):
            show()
    show_sets(options.only)


if __name__ == "__main__":
    main()
