"""Words that tell what is so as a rule ("it usually snows in March"), or what is to happen ("it may rain today")."""

from __future__ import annotations

import re
from functools import cache

from pipeline.text.dates.lexicon import lexicon
from pipeline.text.dates.nodes import Node
from pipeline.text.dates.points import Day, Period

_REACH = 90
"""Characters of the sentence on either side in which such a word is looked for."""

_END = re.compile(r"[.!?;:\n]")


@cache
def _words(language: str) -> re.Pattern[str] | None:
    told = lexicon(language).options.get("habit_words", ())
    return re.compile(r"\b(?:" + "|".join(map(re.escape, told)) + r")\b", re.IGNORECASE) if told else None


def is_habit(text: str, start: int, end: int, node: Node, language: str) -> bool:
    """Whether a month, a season or a weekday without a year or "next" stands in a sentence that tells a habit."""
    bare = (isinstance(node, Period) and node.y is None and node.mod is None and node.what in ("month", "season")) or (
        isinstance(node, Day) and node.weekday is not None and node.d is None and node.mod is None
    )
    words = _words(language) if bare else None
    if words is None:
        return False
    before = _END.split(text[max(0, start - _REACH) : start])[-1]
    return bool(words.search(before) or words.search(_END.split(text[end : end + _REACH], maxsplit=1)[0]))


def is_to_happen(text: str, start: int, language: str) -> bool:
    """Whether a modal verb and the verb that it leads stand before "today", which is no "nowadays" then."""
    told = lexicon(language).options.get("modals", ())
    clause = _CLAUSE.split(text[max(0, start - _REACH) : start])[-1].split()
    at = next((i for i, word in enumerate(clause) if word.lower() in told), None)
    if at is None:
        return False
    return at == len(clause) - 1 if _leads_last(language) else any(w.endswith(_INFINITIVE) for w in clause[at + 1 :])


def _leads_last(language: str) -> bool:
    """Whether the verb that a modal leads stands at the end of its sentence."""
    return bool(lexicon(language).options.get("capital_nouns"))


_CLAUSE = re.compile(r"[.,!?;:\n]")
_INFINITIVE = ("r", "re")
"""Ends of infinitives in the languages in which they stand behind their modal verb."""
