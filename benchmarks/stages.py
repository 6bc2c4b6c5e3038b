"""What everything but the model costs: CPU time of each stage, by the length of the article.

    python -m benchmarks.stages             # --write: into docs/cost.md

Articles are made from the project's own cases, joined or cut to the length. The Draft is one that points at every
number, date, quote and candidate: more than a model would. CPU seconds of one process, median of several runs.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

from benchmarks.pages import machine, put
from benchmarks.shared import ROOT
from pipeline.core.article import Article, AttributionKind
from pipeline.core.draft import Draft, DraftActor, DraftDate, DraftMissed, DraftNumber, DraftPosition
from pipeline.core.summary import ArticleInfo, Provenance, Summary
from pipeline.ground.ground import ground
from pipeline.merge.merge import merge
from pipeline.read.clean import clean
from pipeline.read.prepare import prepare
from pipeline.render.json import to_json
from pipeline.render.markdown import to_markdown
from pipeline.text.mentions import read_mentions
from pipeline.text.sentences import split

T = TypeVar("T")
LENGTHS = (4_000, 40_000, 400_000, 1_000_000)


@cache
def _articles(language: str) -> str:
    """The project's own articles in one language, joined."""
    texts = [p.read_text(encoding="utf-8").strip() for p in sorted((ROOT / "evals/cases").glob(f"{language}-*.txt"))]
    # Furniture at the end of one article would cut off all those behind it.
    return "\n\n".join(t for t in texts if not any("furniture" in w for w in prepare(t, language=language).warnings))


def text_of(length: int, language: str = "pt") -> str:
    """``length`` characters of the project's own articles in one language."""
    whole = _articles(language)
    while len(whole) < length:
        whole += "\n\n" + whole
    return whole[:length]


def draft_of(article: Article) -> Draft:
    """A Draft that points at everything there is."""
    m = article.mentions
    by_span = {(n.span.start, n.span.end): n.sentence for n in m.names}
    names = {c.id: c.name for c in m.candidates}
    return Draft(
        gist=None,
        actors=[
            DraftActor.model_validate(
                {
                    "name": c.name,
                    "aliases": list(c.aliases),
                    "kind": c.kind or "organization",
                    "role": None,
                    "sentences": [by_span.get((c.mentions[0].start, c.mentions[0].end), "s1")],
                }
            )
            for c in m.candidates
        ],
        numbers=[DraftNumber(number=n.id, measures=None, actors=[]) for n in m.numbers],
        dates=[DraftDate(date=d.id, event=None) for d in m.dates],
        positions=[
            DraftPosition(
                holder=names.get(t.candidate or "", ""),
                stance="asserts",
                issue=" ".join((t.content or t.span).of(article.text).split()[:6]),
                statement=None,
                quote=None,
                attribution=AttributionKind.REPORTED,
                via=None,
                sentences=[t.sentence],
            )
            for t in m.attributions
            if t.candidate
        ],
        missed=DraftMissed(numbers=[], dates=[]),
    )


def timed(work: Callable[[], T], runs: int) -> tuple[float, T]:
    """The median CPU seconds of ``work``, and what it gave back."""
    seconds = []
    for _ in range(runs):
        # What the stages before have made is not for this one's collector to walk through.
        gc.collect()
        gc.freeze()
        started = time.process_time()
        result = work()
        seconds.append(time.process_time() - started)
    return statistics.median(seconds), result


def stages(length: int, runs: int) -> Iterator[tuple[str, float]]:
    """Each stage's median CPU seconds for an article of ``length`` characters."""
    raw = text_of(length)
    seconds, _ = timed(lambda: clean(raw), runs)
    yield "clean", seconds
    article = prepare(raw, language="pt")
    seconds, sentences = timed(lambda: split(article.text, "pt"), runs)
    yield "sentences", seconds
    seconds, _ = timed(lambda: read_mentions(article.text, "pt", None, sentences), runs)
    yield "mentions", seconds
    draft = draft_of(article)
    seconds, grounded = timed(lambda: ground(draft, article), runs)
    yield "ground", seconds
    seconds, merged = timed(lambda: merge(grounded, article), runs)
    yield "merge", seconds
    told = Provenance(model="none", prompt="none", prompt_hash="", strategy="single", version="")
    info = ArticleInfo(id=article.id, text=article.text)
    facts = {f: getattr(merged, f) for f in ("actors", "numbers", "dates", "positions")}
    summary = Summary.model_validate({"article": info, "provenance": told, **facts})
    seconds, _ = timed(lambda: (to_json(summary), to_markdown(summary)), runs)
    yield "render", seconds


def help_seconds(runs: int = 7) -> float:
    """The median wall time of ``factsheet --help``."""
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "--help"]
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def table() -> str:
    """Stages by lengths, in Markdown."""
    columns = {n: dict(stages(n, runs=9 if n < 100_000 else 1)) for n in LENGTHS}
    totals = {n: {**taken, "**all**": sum(taken.values())} for n, taken in columns.items()}
    rows = [["CPU, ms", *(f"{n // 1000} KB" for n in LENGTHS)], ["---", *("--:" for _ in LENGTHS)]]
    rows += [[stage, *(f"{1000 * totals[n][stage]:.1f}" for n in LENGTHS)] for stage in totals[LENGTHS[0]]]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Print a table in Markdown, and write it where asked to."""
    told = f"{machine()}.\n\n{table()}\n\n`factsheet --help`: {help_seconds():.2f} s by the clock (goal 0.3)."
    print(told)
    if "--write" in sys.argv[1:]:
        put("cost.md", "stages", told)


if __name__ == "__main__":
    main()
