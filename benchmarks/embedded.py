"""The embedded model, guided, beside the naive single call: tokens evaluated and decoded, seconds, F1, memory.

    python -m benchmarks.embedded [--cases ID …] [--apart] [--naive] [--threads N]

The naive call is what the project began from: the plain article, one JSON Schema, one answer, no handles. It is timed
and counted only (its answers have no handles to score). Run it on an idle machine: both use all free cores.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from evals.case import Case
from evals.files import load_cases
from evals.result import FIELDS, CaseScore, totals
from evals.score import score
from pipeline.core.article import Article
from pipeline.core.events import Event
from pipeline.errors import AnswerError
from pipeline.llm.local import LocalModel
from pipeline.llm.model import Message, Question, Usage
from pipeline.llm.number_article import inert
from pipeline.read.prepare import prepare
from pipeline.run.summarize import asummarize
from pipeline.settings import default_cache_dir


class NaiveActor(BaseModel):
    """A name and what it is."""

    name: str
    kind: str
    role: str


class NaiveNumber(BaseModel):
    """A figure, copied."""

    text: str
    measures: str


class NaiveDate(BaseModel):
    """A date, copied."""

    text: str
    event: str


class NaivePosition(BaseModel):
    """Who holds what."""

    holder: str
    stance: str
    issue: str


class Naive(BaseModel):
    """The whole summary in one answer."""

    actors: list[NaiveActor]
    numbers: list[NaiveNumber]
    dates: list[NaiveDate]
    positions: list[NaivePosition]


ASK = "Extract the actors, numbers, dates and positions of this news article as JSON.\n\n"


@dataclass(frozen=True)
class Row:
    """One article read once."""

    case: str
    seconds: float
    first: float
    evaluated: int
    decoded: int
    calls: int
    score: CaseScore | None = None


async def guided(case: Case, article: Article, model: LocalModel) -> Row:
    """The article summarized as a user would have it; ``first`` is when numbers and dates were there."""
    begun = time.monotonic()
    first: list[float] = []

    def watch(event: Event) -> None:
        if event.stage == "facts" and not first:
            first.append(time.monotonic() - begun)

    summary = await asummarize(article, model, on_event=watch)
    told = summary.provenance
    evaluated = told.tokens_in - told.tokens_cached
    seconds = time.monotonic() - begun
    return Row(case.id, seconds, first[0], evaluated, told.tokens_out, told.calls, score(case, summary))


async def naive(case: Case, article: Article, model: LocalModel) -> Row:
    """The single call; an answer that is cut off counts with the time it took."""
    question = Question((Message("user", ASK + inert(article.text)),), Naive, max_tokens=2000, calls=1, grow=False)
    begun = time.monotonic()
    try:
        used = (await model.ask(question)).usage
    except AnswerError:
        used = Usage()
    seconds = time.monotonic() - begun
    return Row(case.id, seconds, seconds, used.tokens_in - used.tokens_cached, used.tokens_out, used.calls)


def show(name: str, rows: Sequence[Row]) -> None:
    """The rows, their medians, and F1 where there are scores."""
    print(f"\n{name:30} {'seconds':>8} {'first':>7} {'evaluated':>10} {'decoded':>8} {'calls':>6}")
    for r in rows:
        print(f"{r.case:30} {r.seconds:8.1f} {r.first:7.2f} {r.evaluated:10} {r.decoded:8} {r.calls:6}")
    median = statistics.median
    print(
        f"{'median':30} {median(r.seconds for r in rows):8.1f} {median(r.first for r in rows):7.2f}"
        f" {median(r.evaluated for r in rows):10.0f} {median(r.decoded for r in rows):8.0f}"
    )
    scores = [r.score for r in rows if r.score is not None]
    if scores:
        summed = totals(scores)
        for field in FIELDS:
            counts = summed.fields[field]
            print(f"{field:30} loose F1 {counts.f1():.3f}  strict F1 {counts.f1(strict=True):.3f}")
        print(f"{'violations':30} {dict(summed.violations)}")


async def run(args: argparse.Namespace) -> None:
    """Both ways over the same articles, one after the other, with one model loaded once."""
    cases = [c for c in load_cases() if (c.id in args.cases if args.cases else c.apart == args.apart)]
    with tempfile.TemporaryDirectory() as empty:
        # No answer cache either way; weights and the unchanging turns are kept, as they are for a user.
        folder = Path(empty) if args.cold else default_cache_dir()
        model = LocalModel(folder=folder, threads=args.threads)
        await model.ready()
        articles = [prepare(c.text, language=c.golden.language, published=c.golden.published) for c in cases]
        show("guided", [await guided(c, a, model) for c, a in zip(cases, articles, strict=True)])
        if args.naive:
            show("naive single call", [await naive(c, a, model) for c, a in zip(cases, articles, strict=True)])
        await model.close()
    # ru_maxrss is in KiB on Linux, in bytes on macOS.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 30 if sys.platform == "darwin" else 1 << 20)
    print(f"\npeak memory {peak:.2f} GiB")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description="The embedded model beside the naive single call.")
    parser.add_argument("--cases", nargs="*", default=[], help="ids of cases; without them all that are not kept apart")
    parser.add_argument("--apart", action="store_true", help="the cases that are kept apart")
    parser.add_argument("--naive", action="store_true", help="also run the naive single call")
    parser.add_argument("--cold", action="store_true", help="with an empty cache folder: weights and prompts anew")
    parser.add_argument("--threads", type=int, default=None)
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
