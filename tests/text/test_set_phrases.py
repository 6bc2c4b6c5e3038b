"""Set phrases are found by their words as if each were tried in turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.attributions.classes import CueClass
from pipeline.text.attributions.cues import cues
from pipeline.text.attributions.set_phrases import Phrase, by_first_word

_LINES = [
    ("a", CueClass.SAY),
    ("a b", CueClass.SUPPORT),
    ("a … c", CueClass.OPPOSE),
    ("a b … c", CueClass.NO_COMMENT),
    ("a b c", CueClass.MIXED),
    ("a b d", CueClass.SAY),
]
_SENTENCE = st.lists(st.sampled_from("abcde"), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("words", "kind", "end"),
    [
        pytest.param("a", CueClass.SAY, 1, id="alone"),
        pytest.param("a b e", CueClass.SUPPORT, 2, id="the longer one"),
        pytest.param("a b c", CueClass.NO_COMMENT, 3, id="of two as long the one told first"),
        pytest.param("a b d e c", CueClass.NO_COMMENT, 5, id="with a gap"),
        pytest.param("a e e e e e e c", CueClass.OPPOSE, 8, id="a gap of six"),
        pytest.param("a e e e e e e e c", CueClass.SAY, 1, id="no gap of seven"),
    ],
)
def test_the_first_phrase_in_rank_that_stands_there_is_found(words: str, kind: CueClass, end: int) -> None:
    lows = words.split()
    found = by_first_word(_LINES)["a"].find(lows, 0, len(lows))
    assert found is not None
    assert (found[0].kind, found[1]) == (kind, end)


@given(_SENTENCE, st.permutations(_LINES))
def test_a_group_finds_what_trying_its_phrases_one_by_one_finds(
    lows: list[str], lines: list[tuple[str, CueClass]]
) -> None:
    group = by_first_word(lines)["a"]
    phrases = sorted((_phrase(line, kind) for line, kind in lines), key=lambda p: -len(p.words))
    tried = next(((p, end) for p in phrases if (end := p.end(lows, 0, len(lows))) is not None), None)
    assert (group.find(lows, 0, len(lows)) if lows[0] == "a" else None) == tried


def test_a_phrase_does_not_reach_beyond_its_sentence() -> None:
    """What stands behind ``high`` is another sentence's."""
    assert by_first_word([("a b", CueClass.SAY)])["a"].find(["a", "b"], 0, 1) is None


def test_a_group_tells_which_words_may_stand_second() -> None:
    """Only where one phrase is the lone word, or has its gap there, may any."""
    assert by_first_word([("a b", CueClass.SAY), ("a c d", CueClass.SAY)])["a"].seconds == frozenset("bc")
    assert by_first_word([("a b", CueClass.SAY), ("a … d", CueClass.SAY)])["a"].seconds is None


@pytest.mark.parametrize("code", ["pt", "en", "es", "fr", "de"])
def test_every_verb_is_a_trigger_whatever_follows_it(code: str) -> None:
    assert all(cues(code).triggers[verb] is None for verb in cues(code).verbs)


def _phrase(line: str, kind: CueClass) -> Phrase:
    words = line.split()
    gap = words.index("…") if "…" in words else None
    return Phrase(tuple(w for w in words if w != "…"), gap, kind)
