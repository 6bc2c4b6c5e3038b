"""What a person sees while it works, on stderr: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING

import typer

from pipeline.core.article import Article
from pipeline.core.events import Event
from pipeline.render.escape import line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_STAGES = {
    "weights": "Putting the weights together",
    "load": "Loading the model",
    "read": "Reading",
    "ask": "Asking",
    "facts": "Found so far",
}

PAUSE = 5.0
"""Seconds between two lines of the same stage where there is no terminal to draw a bar on."""


class Watch:
    """Shows events as they come; ``with Watch(...) as watch: summarize(..., on_event=watch)``."""

    def __init__(self, *, terminal: bool, article: Article | None = None, verbose: bool = False) -> None:
        self.article = article
        self._terminal = terminal
        self._verbose = verbose
        self._slow = False
        self._last = ("", 0.0)
        self._said: set[str] = set()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Watch:
        if self._terminal:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            self._progress = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=30),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
                # Rich would send what is printed to stdout to its own console, which is stderr: results would be lost.
                redirect_stdout=False,
            )
            self._progress.start()
            self._task = self._progress.add_task("Starting", total=None)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, event: Event) -> None:
        """Take one event."""
        if self._progress is not None and self._task is not None:
            self._progress.update(
                self._task, description=self._told(event)[:100], completed=event.done, total=event.total or None
            )
            found = self._new_facts(event)
            if found:
                from rich.text import Text

                self._progress.console.print(Text(f"  {found}", style="dim"))
            return
        # Nobody waits for a remote answer of two seconds; the embedded model is worth a line.
        self._slow = self._slow or event.stage in ("weights", "load")
        if self._verbose or self._slow:
            self._plain(event)

    def _plain(self, event: Event) -> None:
        found = self._new_facts(event)
        if found:
            typer.echo(f"  {found}", err=True)
        stage, at = self._last
        now = time.monotonic()
        if event.stage == "facts" or (stage == event.stage and now - at < PAUSE and not self._verbose):
            return
        self._last = (event.stage, now)
        share = f"{100 * event.done // event.total} % " if event.total and event.done else ""
        typer.echo(f"{share}{self._told(event)}", err=True)

    def _told(self, event: Event) -> str:
        stage = _STAGES[event.stage]
        about = self._found(event) if event.stage == "facts" else event.message
        return stage if about.lower() in ("", stage.lower(), event.stage) else line(f"{stage}: {about}")

    def _found(self, event: Event) -> str:
        draft = event.draft
        if draft is None:
            return event.message
        parts = (("actors", draft.actors), ("numbers", draft.numbers), ("dates", draft.dates))
        return ", ".join(f"{len(items)} {name}" for name, items in (*parts, ("positions", draft.positions)))

    def _new_facts(self, event: Event) -> str:
        """The numbers and dates that this event brings for the first time, in the article's words."""
        if event.draft is None or self.article is None:
            return ""
        handles = [n.number for n in event.draft.numbers] + [d.date for d in event.draft.dates]
        new = [h for h in dict.fromkeys(handles) if h not in self._said and h in self.article.handles]
        self._said.update(new)
        return line(" · ".join(self.article.handles[h].text for h in new))[:300]
