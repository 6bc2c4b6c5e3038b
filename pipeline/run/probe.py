"""What a model is up to: three small cases with known answers, asked in one call each."""

from __future__ import annotations

import time
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.core.article import Article
from pipeline.core.events import OnEvent, ignore
from pipeline.core.grounded import Grounded
from pipeline.errors import AnswerError
from pipeline.ground.ground import ground
from pipeline.llm.extract import extract
from pipeline.llm.model import Model, Strategy
from pipeline.llm.prompts import load_prompt
from pipeline.read.prepare import prepare
from pipeline.text.fold import fold

ENOUGH = 0.8
"""The share of known facts that a model must find in one call to be asked that way: large models find all of them."""

TYPICAL = 4000
"""Characters of the article that the cost in seconds is told for."""


@dataclass(frozen=True, slots=True)
class Probe:
    """How a model did: ``right`` of ``of`` known facts, ``lost`` cases without a usable answer, and its pace.

    ``seconds`` is what one call about an article of ``TYPICAL`` characters is likely to take.
    """

    model: str
    right: int
    of: int
    lost: int
    seconds: float

    @property
    def strategy(self) -> Strategy:
        """The kind of prompt to use."""
        return "single" if self.of and not self.lost and self.right / self.of >= ENOUGH else "guided"

    @property
    def verdict(self) -> str:
        """One plain line."""
        how = "up to the single-call prompt" if self.strategy == "single" else "needs the guided prompt"
        lost = f", {self.lost} without a usable answer" if self.lost else ""
        return (
            f"{self.model}: {how} ({self.right} of {self.of} known facts in one call{lost}); "
            f"about {self.seconds:.0f} s a call for {TYPICAL} characters"
        )


@dataclass(frozen=True, slots=True)
class _Case:
    article: Article
    actors: tuple[str, ...]
    numbers: tuple[str, ...]
    stances: tuple[tuple[str, str], ...]


@cache
def cases() -> tuple[_Case, ...]:
    """The three cases."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(_case(c) for c in told["case"])


def _case(told: dict[str, Any]) -> _Case:
    article = prepare(told["text"].strip(), language=told["language"], published=told["published"])
    stances = tuple((holder, stance) for holder, stance in told["stances"])
    return _Case(article, tuple(told["actors"]), tuple(told["numbers"]), stances)


async def probe(model: Model, *, on_event: OnEvent = ignore) -> Probe:
    """Ask ``model`` about the three cases with the active single-call prompt.

    Raises ModelError where it can't be reached or refuses.
    """
    prompt = load_prompt(None, "single")
    await model.ready(on_event)
    right = of = lost = characters = 0
    begun = time.monotonic()
    for case in cases():
        characters += len(case.article.text)
        of += len(case.actors) + len(case.numbers) + len(case.stances)
        try:
            extraction = await extract(case.article, model, prompt, on_event=on_event)
        except AnswerError:
            lost += 1
            continue
        right += _right(ground(extraction.draft, case.article), case)
    pace = (time.monotonic() - begun) / characters
    return Probe(model.name, right, of, lost, pace * TYPICAL)


def _right(facts: Grounded, case: _Case) -> int:
    """How many of the known facts were found and proved."""
    names = {a.id: fold(a.name) for a in facts.actors}
    held = {(names[p.holder], p.stance) for p in facts.positions}
    found = sum(any(fold(name) in n for n in names.values()) for name in case.actors)
    found += sum(any(text in n.text for n in facts.numbers) for text in case.numbers)
    return found + sum(any(fold(h) in n and s == stance for n, s in held) for h, stance in case.stances)
