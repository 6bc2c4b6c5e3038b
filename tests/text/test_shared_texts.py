"""Real texts and public data beside the checkout, where they are there: what reading them must not do."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.core.article import ActorKind
from pipeline.text.attributions import read_attributions, sayings
from pipeline.text.mentions import read_mentions
from pipeline.text.names import read_names
from pipeline.text.quotes import read_quotes
from pipeline.text.sentences import split
from pipeline.text.words import Words

SHARED = Path(__file__).parents[3] / "shared"
ARTICLES = sorted((SHARED / "articles").glob("*.txt"))

needs_shared = pytest.mark.skipif(not ARTICLES, reason="../shared with its texts and data isn't there")

# Words that the first readers took for people.
NOBODY = {"Felizmente", "Tivemos", "Foi", "Durante", "Reforçou", "Vejo", "Então", "Les", "Nessa", "Mais", "Já"}


def _language(path: Path) -> str:
    return path.name.split(".")[-2]


def _lines(name: str, language: str) -> list[dict[str, Any]]:
    with gzip.open(SHARED / "data" / f"{name}.dev.jsonl.gz", "rt", encoding="utf-8") as file:
        return [line for line in map(json.loads, file) if line["lang"] == language]


@needs_shared
@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.stem)
def test_no_sentence_ends_inside_a_number_and_no_ordinary_word_is_an_actor(path: Path) -> None:
    text, language = path.read_text(encoding="utf-8"), _language(path)
    sentences = split(text, language)
    mentions = read_mentions(text, language, None, sentences)
    edges = {s.span.end for s in sentences}
    assert not [n.text for n in mentions.numbers if any(n.span.start < e < n.span.end for e in edges)]
    assert not NOBODY & {c.name for c in mentions.candidates}


@needs_shared
def test_the_spellings_of_one_man_are_one_candidate() -> None:
    path = SHARED / "articles" / "chips.pt.txt"
    text = path.read_text(encoding="utf-8")
    people = [c for c in read_mentions(text, "pt", None, split(text, "pt")).candidates if c.kind is ActorKind.PERSON]
    assert people[0].name == "Jensen Huang"
    assert "Sr. Huang" in people[0].aliases
    assert people[0].guess == ("Hwang",)


# language → least share of cues found, of speakers right, of attributions that the data confirms. Floors a little
# under what is measured; they only ever go up.
FLOORS = [
    ("tree_attribution", "pt", 0.88, 0.80, 0.90),
    ("tree_attribution", "es", 0.89, 0.83, 0.79),
    ("tree_attribution", "fr", 0.86, 0.86, 0.90),
    ("german_quotes", "de", 0.69, 0.65, 0.78),
]


def _meets(span: tuple[int, int] | None, spans: list[list[int]]) -> bool:
    return span is not None and any(span[0] < end and start < span[1] for start, end in spans)


@needs_shared
@pytest.mark.parametrize(("name", "language", "cues", "speakers", "precision"), FLOORS, ids=[f[1] for f in FLOORS])
def test_attributions_are_found_as_often_as_measured(
    name: str, language: str, cues: float, speakers: float, precision: float
) -> None:
    gold = cue = speaker = made = right = 0
    for line in _lines(name, language):
        text = line["text"]
        sentences, words = split(text, language), Words(text, language)
        names = read_names(text, language, sentences, words=words, sayings=sayings(language))
        quotes = read_quotes(text, language)
        found = read_attributions(text, language, sentences, quotes, names.mentions, words=words)
        for wanted in line["attributions"]:
            if not wanted["cue"]["spans"] or not wanted["source"]["spans"]:
                continue
            gold += 1
            match = next((r for r in found if _meets(r.cue, wanted["cue"]["spans"])), None)
            cue += match is not None
            speaker += match is not None and _meets(match.speaker, wanted["source"]["spans"])
        # The data tell of speech: deeds ("banned") and stances without words ("is against") are no part of them.
        said = [r for r in found if r.leaning in (None, "asserts")]
        made += len(said)
        right += sum(_confirmed(r, line["attributions"]) for r in said)
    assert cue / gold >= cues
    assert speaker / gold >= speakers
    assert right / made >= precision


def _confirmed(reading: Any, wanted: list[dict[str, Any]]) -> bool:
    """By its cue, or by its speaker and its content (a phrase without a cue of its own in the data)."""
    by_cue = any(_meets(reading.cue, w["cue"]["spans"]) for w in wanted)
    if reading.speaker is None:
        # Speech that goes on without saying so ("Er wolle klagen.") has no cue in the data, only what is said.
        return by_cue or any(_meets(reading.content, w["content"]["spans"]) for w in wanted)
    return by_cue or any(
        _meets(reading.speaker, w["source"]["spans"]) and _meets(reading.content, w["content"]["spans"]) for w in wanted
    )


@needs_shared
def test_names_are_found_as_often_as_measured() -> None:
    gold = {"PER": 0, "ORG": 0}
    hit = {"PER": 0, "ORG": 0}
    made = right = 0
    for line in _lines("uner", "pt"):
        text = line["text"]
        names = read_names(text, "pt", split(text, "pt"), sayings=sayings("pt"))
        groups = {c.id for c in names.candidates if c.kind is ActorKind.GROUP}
        spans = [(m.span.start, m.span.end) for m in names.mentions if m.candidate not in groups]
        made += len(spans)
        right += sum(_meets(s, [[g["start"], g["end"]] for g in line["spans"]]) for s in spans)
        for wanted in line["spans"]:
            if wanted["type"] in gold:
                gold[wanted["type"]] += 1
                hit[wanted["type"]] += any(_meets(s, [[wanted["start"], wanted["end"]]]) for s in spans)
    assert hit["PER"] / gold["PER"] >= 0.88
    assert hit["ORG"] / gold["ORG"] >= 0.84
    assert right / made >= 0.85
