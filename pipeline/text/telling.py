"""What takes no side though its cue or words do: warnings of harm nobody wills, others' words, what is held no more.

``languages/<code>/telling.toml`` has beginnings of words, folded ("was." is the whole word):

- ``warnings`` and ``feelings`` are cues that lean only against what somebody decides (``matters``: a plan, a cut), not
  against ``hazards``: nobody takes sides on a storm, a virus, a third place.
- ``speech`` tells, behind another subject than one of the ``first`` person, what somebody else said.
- ``denials`` take back what is told behind them, even that somebody is ``against``; ``once`` and ``now`` part what was
  held from what is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from pipeline.text.attributions import cues
from pipeline.text.fold import fold
from pipeline.text.polarity import judges
from pipeline.text.tables import base, table

_WORD = re.compile(r"[^\W_]+(?:'t\b)?")
_LISTS = (
    *("warnings", "feelings", "matters", "hazards", "speech", "first"),
    *("denials", "against", "once", "now"),
)
_SUBJECT = 2
"""Words before a verb of speech among which its subject stands."""
_NEAR = 5
"""Words before a cue among which stands what takes it back, or puts it into the past."""
_DENIED = 8
"""Words behind a denial among which it is told that somebody is against."""
_BEING = frozenset({"being", "ser", "être"})
_BEHIND = 40
"""Words behind a cue among which is told what holds now."""
_END = re.compile(r"[.;:!?]\s")


@cache
def _beginnings(language: str) -> dict[str, tuple[str, ...]]:
    found = table(language, "telling")
    return {key: tuple(str(found.get(key, "")).split()) for key in _LISTS}


@lru_cache(maxsize=8192)
def _kinds(word: str, language: str) -> frozenset[str]:
    """The lists that a word stands in."""
    return frozenset(key for key, stems in _beginnings(language).items() if f"{word}.".startswith(stems))


@lru_cache(maxsize=8192)
def _kinds_as_written(word: str, language: str) -> frozenset[str]:
    """The lists that a word stands in, with its accents, capitals and the marks around it."""
    return _kinds(fold(word, accents=False).strip("\"'“”„«»‘’,.:;!?()"), language)


def _count(words: str, key: str, language: str) -> int:
    code = base(language)
    return sum(key in _kinds(word, code) for word in _WORD.findall(fold(words, accents=False)))


def warns(cue: str, language: str) -> bool:
    """Whether the cue is a warning."""
    return bool(_count(cue, "warnings", language))


def leans(cue: str, said: str, language: str) -> bool:
    """Whether a cue against holds for ``said``: of a storm one warns, and is worried, without taking sides."""
    if not said:
        return True
    if warns(cue, language):
        if _count(cue, "once", language):
            # "had warned of it for years": that is told.
            return False
        return not _count(said, "hazards", language) or bool(_count(said, "matters", language))
    return not _count(cue, "feelings", language) or bool(_count(said, "matters", language))


def foretells(cue: str, said: str, language: str) -> bool:
    """Whether a warning of what nobody wills tells that it is so, or comes: "warned that rain was coming"."""
    return warns(cue, language) and not judges(said, language) and not _count(cue, "once", language)


def own_words(said: str, language: str) -> str:
    """``said`` up to where it tells what somebody else said: "(said) the surgeon had told her there was no hope"."""
    code, words = base(language), said.split()
    kinds = [_kinds_as_written(word, code) for word in words]
    conjunction = cues(code).conjunction
    for i, kind in enumerate(kinds):
        if "speech" not in kind or not i:
            continue
        before = range(max(0, i - _SUBJECT), i)
        if not any("first" in kinds[j] or words[j].lower() in conjunction for j in before):
            return " ".join(words[:i])
    return said


def denies_opposing(cue: str, said: str, language: str) -> bool:
    """Whether a denial is one of being against: "denied that he was against the bridge"."""
    words = said.lower().split()[:_DENIED]
    be = cues(base(language)).be | _BEING
    against = any(a in be and _count(b, "against", language) for a, b in pairwise(words))
    return against and bool(_count(cue, "denials", language))


def held_no_more(text: str, cue: tuple[int, int], language: str) -> bool:
    """Whether the cue is taken back ("denied that she was against it"), or tells what was held before
    ("who had once backed the bridge, now …").
    """
    near = _END.split(text[max(0, cue[0] - 80) : cue[0]])[-1].split()[-_NEAR:]
    before = " ".join(near)
    if _count(before, "denials", language):
        return True
    behind = _END.split(text[cue[1] : cue[1] + 240], maxsplit=1)[0].split()[:_BEHIND]
    was = _count(f"{before} {text[slice(*cue)]}", "once", language)
    return bool(was and _count(" ".join(behind), "now", language))
