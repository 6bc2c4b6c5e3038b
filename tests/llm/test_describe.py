"""What a figure counts is told by the clause around it, in the article's own words."""

from __future__ import annotations

import pytest

from pipeline.llm.describe import clause
from pipeline.read.prepare import prepare

CASES = {
    "the whole sentence without the figure at its edge": (
        "The firm wants to build 40 new ships in May 2030.",
        "2030",
        "The firm wants to build 40 new ships",
    ),
    "only its own clause": ("The dollar fell, and the index of the Lisbon exchange rose 1.9%.", "1.9%", "exchange"),
    "a bare figure takes the clause before it": (
        "The dollar closed lower on the day, at 5.31 reais.",
        "5.31",
        "dollar",
    ),
}


@pytest.mark.parametrize(("text", "figure", "told"), CASES.values(), ids=CASES.keys())
def test_a_figure_is_told_by_the_words_around_it(text: str, figure: str, told: str) -> None:
    article = prepare(text, language="en")
    found = (*article.mentions.numbers, *article.mentions.dates)
    mention = next(m for m in found if figure in m.text)
    words = clause(article, mention)
    assert words is not None
    assert told in words
    assert words in text


def test_a_sentence_that_is_nothing_but_the_figure_tells_nothing() -> None:
    article = prepare("The bill came.\n\n40 euros.", language="en")
    assert clause(article, article.mentions.numbers[-1]) is None


def test_a_long_clause_is_cut_to_the_words_nearest_to_the_figure() -> None:
    words = " ".join(f"word{chr(97 + i)}" for i in range(25))
    article = prepare(f"The {words} need 40 ships and {words} again.", language="en")
    told = clause(article, article.mentions.numbers[0])
    assert told is not None
    assert len(told.split()) <= 20
    assert "need" in told


@pytest.mark.parametrize("between", range(4, 16))
def test_a_cut_never_halves_another_figure(between: int) -> None:
    words = "and so " * between
    article = prepare(f"The debt of 14,300.5 million euros {words}40 ships had sunk in the bay.", language="en")
    told = clause(article, next(n for n in article.mentions.numbers if "ships" in n.text))
    assert told is not None
    parts = [part in told for part in ("14", "300", "million", "euros")]
    assert all(parts) or not any(parts)
