"""The whole story of one summary on one page."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine
from typing import Any, TypeVar

from pipeline import __version__
from pipeline.core.article import Article
from pipeline.core.draft import Draft
from pipeline.core.events import Event, OnEvent, ignore
from pipeline.core.grounded import Grounded
from pipeline.core.summary import ArticleInfo, Provenance, Summary, Uncovered
from pipeline.errors import SourceError
from pipeline.ground.ground import ground
from pipeline.ground.locate import Places
from pipeline.ground.reask import complaints
from pipeline.llm.extract import Extraction, extract
from pipeline.llm.model import Model
from pipeline.llm.prompts import Prompt, load_prompt
from pipeline.llm.registry import choose
from pipeline.merge.merge import merge
from pipeline.settings import Settings, load_settings

T = TypeVar("T")


async def asummarize(
    article: Article,
    model: Model | str | None = None,
    prompt: Prompt | str | None = None,
    *,
    settings: Settings | None = None,
    output_language: str | None = None,
    keep_text: bool = True,
    on_event: OnEvent = ignore,
) -> Summary:
    """A proved summary of ``article``.

    ``model`` is a ``Model`` or what ``--model`` takes; ``prompt`` a ``Prompt``, a set's name or a file. Left out, both
    come from ``settings`` (which come from the environment). ``output_language`` is for the free texts alone.
    Raises SourceError (nothing to read), ModelError or AnswerError.
    """
    if not article.sentences:
        raise SourceError("the article has no sentence", hint="Give a text of at least one sentence.")
    settings = settings or load_settings()
    if model is None or isinstance(model, str):
        asked, opened_here = choose(settings, model or settings.model), True
    else:
        asked, opened_here = model, False
    chosen = prompt if isinstance(prompt, Prompt) else load_prompt(prompt or settings.prompt, strategy=asked.strategy)
    started = time.monotonic()
    on_event(Event("read", f"{len(article.sentences)} sentences, {_count(article)} numbers and dates"))

    places = Places(article)
    proved: dict[int, tuple[Draft, Grounded]] = {}

    def complain(draft: Draft) -> list[str]:
        grounded = ground(draft, article, places)
        # The last draft that was complained about is mostly the one that stays: it need not be proved twice.
        proved.clear()
        proved[id(draft)] = draft, grounded
        return complaints(grounded.dropped)

    try:
        extraction = await extract(
            article, asked, chosen, complain=complain, on_event=on_event, output_language=output_language
        )
    finally:
        if opened_here:
            await asked.close()
    known = proved.get(id(extraction.draft))
    grounded = merge(known[1] if known else ground(extraction.draft, article, places), article)
    return _summary(article, grounded, asked, chosen, extraction, time.monotonic() - started, keep_text=keep_text)


def summarize(
    article: Article,
    model: Model | str | None = None,
    prompt: Prompt | str | None = None,
    **options: Any,
) -> Summary:
    """``asummarize`` for code that is not async; it also works inside a running event loop (a notebook)."""
    return run_sync(asummarize(article, model, prompt, **options))


def run_sync(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end: in this thread, or, where a loop runs in it already, in one beside it."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work)
    box: list[T] = []
    failed: list[BaseException] = []

    def beside() -> None:
        try:
            box.append(asyncio.run(work))
        except BaseException as error:  # handed on to the caller's thread
            failed.append(error)

    thread = threading.Thread(target=beside, name="factsheet", daemon=True)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return box[0]


def _count(article: Article) -> int:
    return len(article.mentions.numbers) + len(article.mentions.dates)


def _summary(
    article: Article,
    grounded: Grounded,
    model: Model,
    prompt: Prompt,
    extraction: Extraction,
    seconds: float,
    *,
    keep_text: bool,
) -> Summary:
    usage = extraction.usage
    return Summary(
        article=ArticleInfo(
            id=article.id,
            title=article.title,
            source=article.source,
            byline=article.byline,
            language=article.language,
            published=article.published,
            text=article.text if keep_text else None,
            warnings=(*article.warnings, *_suspicions(article, grounded)),
        ),
        gist=grounded.gist,
        actors=grounded.actors,
        numbers=grounded.numbers,
        dates=grounded.dates,
        positions=grounded.positions,
        dropped=grounded.dropped,
        uncovered=uncovered(article, grounded),
        provenance=Provenance(
            model=model.name,
            prompt=prompt.id,
            prompt_hash=prompt.hash,
            strategy=prompt.strategy,
            version=__version__,
            calls=usage.calls,
            tokens_in=usage.tokens_in,
            tokens_cached=usage.tokens_cached,
            tokens_out=usage.tokens_out,
            cost=usage.cost,
            seconds=round(seconds, 3),
            cached=usage.cached,
        ),
    )


# An article of this many sentences in which nobody acts and nothing is counted or dated is not a likely one.
_LONG = 12


def _suspicions(article: Article, grounded: Grounded) -> list[str]:
    """What a reader should look at twice: an empty answer to a long article."""
    empty = [f for f in ("actors", "numbers", "dates", "positions") if not getattr(grounded, f)]
    if len(article.sentences) >= _LONG and ("actors" in empty or len(empty) >= 3):
        return [f"suspicious_empty: no {', '.join(empty)} in {len(article.sentences)} sentences"]
    return []


def uncovered(article: Article, grounded: Grounded) -> tuple[Uncovered, ...]:
    """The numbers and dates that the article has and the summary doesn't, in the order of the text."""
    spans = {(n.span.start, n.span.end) for n in grounded.numbers} | {
        (d.span.start, d.span.end) for d in grounded.dates
    }
    values = {(n.value, n.low, n.high, n.unit) for n in grounded.numbers if n.value is not None or n.low is not None}
    days = {(d.start, d.end) for d in grounded.dates if d.start or d.end}
    found = [
        Uncovered(field="numbers", text=m.text, span=m.span)
        for m in article.mentions.numbers
        if (m.span.start, m.span.end) not in spans and (m.value, m.low, m.high, m.unit) not in values
    ]
    found += [
        Uncovered(field="dates", text=d.text, span=d.span)
        for d in article.mentions.dates
        if (d.span.start, d.span.end) not in spans and (d.start, d.end) not in days
    ]
    return tuple(sorted(found, key=lambda u: u.span.start))
