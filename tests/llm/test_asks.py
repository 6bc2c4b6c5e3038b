"""What a guided set asks about can be narrowed in its front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import prepare
from pipeline.errors import PromptError
from pipeline.llm.guided import narrowed
from pipeline.llm.prompts import Asks, load_prompt

TEXT = """\
A prefeita Dalva Quintão prometeu 300 casas até 2027. “Vamos cumprir”, disse Quintão.

O vereador Tarcísio Lemos criticou o plano e citou 12 obras paradas desde 2021. “É tarde”, disse Lemos.
"""


def _set(folder: Path, asks: str) -> Path:
    folder.mkdir(parents=True)
    front = f"id: test/{folder.name}\nstrategy: guided\nbase: guided/v1\nasks:\n{asks}"
    (folder / "prompt.md").write_text(f"---\n{front}\n---\n", encoding="utf-8")
    return folder


def test_a_set_can_stand_on_another(tmp_path: Path) -> None:
    made = load_prompt(str(_set(tmp_path / "less", "  part: 0.5")), "guided")
    whole = load_prompt("guided/v1", "guided")
    assert made.templates == whole.templates
    assert made.examples == whole.examples
    assert made.hash != whole.hash


@pytest.mark.parametrize(
    ("asks", "numbers", "candidates"),
    [(Asks(), 2, 2), (Asks(part=0.5), 1, 1), (Asks(actors=1), 2, 1)],
    ids=["everything", "the-first-half", "the-first-actor"],
)
def test_only_what_is_asked_about_is_left(asks: Asks, numbers: int, candidates: int) -> None:
    mentions = narrowed(prepare(TEXT, language="pt"), asks).mentions
    assert (len(mentions.numbers), len(mentions.candidates)) == (numbers, candidates)


@pytest.mark.parametrize("asks", ["  part: 2", "  actors: 0", "  actors: many", "  nonsense: 1", "  - a list"])
def test_an_asks_that_means_nothing_is_refused(asks: str, tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="asks"):
        load_prompt(str(_set(tmp_path / "wrong", asks)), "guided")
