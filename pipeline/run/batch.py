"""Several sources with one model: each ends in an outcome of its own, and none costs another."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence

from pipeline.core.article import Article
from pipeline.core.events import Event, OnEvent, ignore
from pipeline.core.outcome import Failure, Outcome
from pipeline.errors import FAULT, FactsheetError
from pipeline.llm.model import Model
from pipeline.llm.prompts import Prompt
from pipeline.llm.registry import choose
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
    on the embedded model, which four at once make slower. Raises only what concerns all of them: no such model.
    """
    settings = settings or load_settings()
    if model is None or isinstance(model, str):
        asked, opened_here = choose(settings, model or settings.model), True
    else:
        asked, opened_here = model, False
    width = concurrency or (1 if asked.kind == "local" else settings.concurrency)
    gate = asyncio.Semaphore(width)

    async def one(number: int, source: str) -> Outcome:
        async with gate:
            on_event(Event("read", source, done=number, total=len(sources)))
            try:
                article = await _loaded(load, source)
                summary = await asummarize(
                    article,
                    asked,
                    prompt,
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

    tasks = [asyncio.create_task(one(i, s)) for i, s in enumerate(sources)]
    try:
        for task in tasks:
            yield await task
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if opened_here:
            await asked.close()


async def _loaded(load: Callable[[str], Article], source: str) -> Article:
    """An address is fetched in a thread, for it waits; a text is read here: threads that compute starve the loop."""
    if "://" in source[:12]:
        return await asyncio.to_thread(load, source)
    return load(source)
