"""Several sources with one model: each ends in an outcome of its own, and none costs another."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Sequence

from pipeline.core.article import Article
from pipeline.core.collector import spared
from pipeline.core.events import Event, OnEvent, ignore
from pipeline.core.outcome import Failure, Outcome
from pipeline.errors import FAULT, FactsheetError
from pipeline.llm.model import Model
from pipeline.llm.prompts import Prompt, load_prompt
from pipeline.llm.registry import choose
from pipeline.run.readers import WORTH, Readers
from pipeline.run.summarize import asummarize
from pipeline.settings import Settings, load_settings

_log = logging.getLogger(__name__)


async def asummarize_all(
    sources: Sequence[str],
    load: Callable[[str], Article],
    model: Model | str | None = None,
    prompt: Prompt | str | None = None,
    *,
    settings: Settings | None = None,
    output_language: str | None = None,
    keep_text: bool = True,
    concurrency: int | None = None,
    on_event: OnEvent = ignore,
) -> AsyncIterator[Outcome]:
    """The outcomes of ``sources``, in their order, each as soon as it and those before it are done.

    ``load`` turns a source into an article; what it or the model raises (FactsheetError) becomes that source's
    error. At most ``concurrency`` articles are under way at once: by default what the settings say, and one at a time
    on the embedded model, which four at once make slower. Many texts are read in processes beside this one, if the
    settings don't forbid it.
    Raises only what concerns all of them: no such model or prompt.
    """
    settings = settings or load_settings()
    if model is None or isinstance(model, str):
        asked, opened_here = choose(settings, model or settings.model), True
    else:
        asked, opened_here = model, False
    chosen = prompt if isinstance(prompt, Prompt) else load_prompt(prompt or settings.prompt, strategy=asked.strategy)
    width = concurrency or (1 if asked.kind == "local" else settings.concurrency)
    readers = Readers(load, 0 if asked.kind == "local" else _readers(settings, sources))
    gate = asyncio.Semaphore(width)

    async def one(number: int, source: str) -> Outcome:
        async with gate:
            on_event(Event("read", source, done=number, total=len(sources)))
            try:
                article = await (asyncio.to_thread(load, source) if _waits(source) else readers.read(source))
                summary = await asummarize(
                    article,
                    asked,
                    chosen,
                    settings=settings,
                    output_language=output_language,
                    keep_text=keep_text,
                    on_event=on_event,
                )
            except FactsheetError as error:
                return Outcome(source=source, error=Failure(message=str(error), exit_code=error.exit_code))
            except Exception as error:  # a fault of ours in one source must not cost the others
                _log.exception("a fault while summarizing one source")
                message = (
                    f"factsheet itself failed ({type(error).__name__}). Run this source alone with -v, and report it"
                )
                return Outcome(source=source, error=Failure(message=message, exit_code=FAULT))
            return Outcome(source=source, summary=summary)

    try:
        with spared():
            async with readers:
                tasks = [asyncio.create_task(one(i, s)) for i, s in enumerate(sources)]
                try:
                    for task in tasks:
                        yield await task
                finally:
                    for task in tasks:
                        task.cancel()
                    await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        if opened_here:
            await asked.close()


def _waits(source: str) -> bool:
    """Whether getting it is waiting, for an address or for standard input: that is done in a thread.

    A text is computing: threads that compute starve the loop.
    """
    return "://" in source[:12] or source == "-"


def _readers(settings: Settings, sources: Sequence[str]) -> int:
    """How many processes to read in: where the settings don't say, one for each core but the one that asks.

    None for a few texts.
    """
    most = settings.readers if settings.readers is not None else (os.cpu_count() or 1) - 1
    return min(most, sum(not _waits(s) for s in sources) // WORTH)
