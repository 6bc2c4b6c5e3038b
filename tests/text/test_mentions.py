"""The door: everything that can be pointed at, numbered."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.article import Article, Mentions
from pipeline.text.mentions import read_mentions
from pipeline.text.sentences import split

TEXT = (
    "Ontem Carlos Moura visitou Lia Reis. “O porto custou R$ 3 milhões”, disse Moura.\n\n"
    "Segundo a Reuters, mais de 400 barcos voltam em maio de 2027."
)


def _read(text: str, language: str = "pt") -> Mentions:
    return read_mentions(text, language, dt.date(2026, 5, 4), split(text, language))


def test_handles_count_from_one_in_the_order_of_the_text() -> None:
    m = _read(TEXT)
    for letter, items in (
        ("n", m.numbers),
        ("d", m.dates),
        ("q", m.quotes),
        ("m", m.names),
        ("a", m.candidates),
        ("t", m.attributions),
    ):
        assert [item.id for item in items] == [f"{letter}{i}" for i in range(1, len(items) + 1)]
    assert (len(m.numbers), len(m.dates), len(m.quotes), len(m.attributions)) == (2, 2, 1, 2)


def test_every_mention_knows_the_sentence_it_begins_in() -> None:
    sentences = {s.id: s for s in split(TEXT, "pt")}
    m = _read(TEXT)
    for mention in (*m.numbers, *m.dates, *m.quotes, *m.names):
        assert sentences[mention.sentence].span.start <= mention.span.start < sentences[mention.sentence].span.end


def test_the_same_text_gives_the_same_mentions() -> None:
    assert _read(TEXT) == _read(TEXT)


@pytest.mark.parametrize("text", ["", "  \n ", "***"], ids=["empty", "blank", "rule"])
def test_a_text_without_sentences_has_nothing_to_point_at(text: str) -> None:
    assert _read(text) == Mentions()


@given(st.text(max_size=120), st.sampled_from(["pt", "en", "es", "fr", "de", "it", "und"]))
def test_any_text_makes_a_valid_article(text: str, language: str) -> None:
    sentences = split(text, language)
    mentions = read_mentions(text, language, None, sentences)
    Article(id="x", text=text, language=language, sentences=sentences, mentions=mentions)
