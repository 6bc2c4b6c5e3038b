"""Windows over long articles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.core.article import Article
from pipeline.text.sentences import split
from pipeline.text.windows import CHARS_PER_TOKEN, windows


def _article(sentences: int) -> Article:
    text = " ".join(f"A frase número {i} fala do porto e da chuva." for i in range(sentences))
    return Article(id="x", text=text, language="pt", sentences=split(text, "pt"))


def test_a_short_article_is_one_window() -> None:
    article = _article(3)
    assert [(w.first, w.last) for w in windows(article, 500)] == [(0, 2)]


def test_every_sentence_is_in_a_window_and_neighbours_share_one() -> None:
    article = _article(60)
    made = windows(article, 100)
    assert {i for w in made for i in range(w.first, w.last + 1)} == set(range(60))
    assert all(b.first == a.last for a, b in pairwise(made))


def test_no_window_is_longer_than_its_budget() -> None:
    assert all(len(w.span) <= 100 * CHARS_PER_TOKEN for w in windows(_article(60), 100))


def test_a_sentence_longer_than_the_budget_stands_alone() -> None:
    made = windows(_article(4), 3)
    assert [(w.first, w.last) for w in made] == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_an_article_without_sentences_has_no_window() -> None:
    assert windows(Article(id="x", text=""), 10) == ()


def test_a_budget_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0 tokens"):
        windows(_article(1), 0)
