"""Hard texts are split where a reader would split them, and no real article is broken in the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.shared import LANGUAGES, articles
from benchmarks.splitting import broken, hard, same
from pipeline.text.sentences import split

FLOOR = 0.98
"""The share of the hard texts that must be split exactly; the others are printed by the benchmark."""


def test_nearly_all_hard_texts_are_split_exactly() -> None:
    """At least 98 % of the two hundred, over the five languages."""
    items = [(text, wanted, code) for code in LANGUAGES for text, wanted in hard(code)]
    wrong = [text for text, wanted, code in items if not same([s.text for s in split(text, code)], wanted)]
    assert len(items) >= 200
    assert len(wrong) <= (1 - FLOOR) * len(items), wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_of_hard_texts_stand_at_their_places(language: str) -> None:
    """Every span of a hard text is the words that it says."""
    for text, _ in hard(language):
        assert all(s.span.of(text) == s.text for s in split(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("O preço subiu para 1.200,50 reais. Depois caiu.", "pt"),
        ("It ended 3.5 to 2. Then it rained.", "en"),
        ("Am 3. Mai kamen 1.500 Gäste. Es regnete.", "de"),
    ],
    ids=["decimals", "points", "ordinals"],
)
def test_a_figure_is_never_broken(text: str, language: str) -> None:
    """No sentence ends inside a number or behind a listed abbreviation."""
    assert broken(text, language) == []


@pytest.mark.parametrize("path", articles() or [None], ids=lambda p: p.name if p else "none")
def test_no_real_article_is_broken_in_a_number_or_behind_an_abbreviation(path: Path | None) -> None:
    """On every article of the folder beside the checkout."""
    if path is None:
        pytest.skip("no folder `shared/articles` beside the checkout")
    language = path.name.split(".")[1]
    assert broken(path.read_bytes().decode("utf-8"), language) == []
