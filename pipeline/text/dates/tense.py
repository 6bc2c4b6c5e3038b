"""Whether the words around an expression speak of the past or of the future.

Of the verbs that tell (``cues``) the nearest one in the same sentence wins (``clauses``). What stands inside quotation
marks isn't told by the verb outside them. It is a hint for choosing between two days, never a reason to read something.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.text.dates import clauses
from pipeline.text.dates.clauses import STOPS, Side, Words
from pipeline.text.dates.cues import TOKEN, Cues, cues

NOTE = 120
"""Characters up to which a text is a note and no article with a heading."""

_ARTICLE = 3
"""Letters that an article has at most, between "for", "para", "pour" and a time."""

_PLAN_REACH = 8
"""Words before a time in which a past verb makes its plan one that may be over."""

_PARTICIPLE_REACH = 4
"""Words between a participle and its time ("approved by the Senate in March")."""


class Teller:
    """The tense of one text, asked for from its beginning on; times in a row share what is told of the first."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language, self._words = text, language, Words(text, cues(language).token)
        self._told: dict[
            tuple[bool, bool], tuple[int, int, str, tuple[int, bool]]
        ] = {}  # asked → span, its word, answer

    def lean(self, start: int, end: int, *, clause: bool = False, sure: bool = False) -> tuple[int, bool]:
        """As ``lean``."""
        asked = (clause, sure)
        last_start, last_end, last_first, told = self._told.get(asked, _NOWHERE)
        if (start, end) == (last_start, last_end):
            return told
        opening = TOKEN.search(self._text, start, end)
        first = opening[0].lower() if opening else ""
        row = 0 <= start - last_end <= _IN_A_ROW and not _BREAK.search(self._text[last_end:start])
        if not row or (first != last_first and first in cues(self._language).toward):
            told = lean(self._text, self._words, start, end, self._language, clause=clause, sure=sure)
        self._told[asked] = (start, end, first, told)
        return told

    def was_planned(self, start: int, end: int) -> bool:
        """Whether what a plan beside the words tells may be over: its sentence has a past form and no future one."""
        known = cues(self._language)
        left, right = self._words.around(start, end)
        begin = next((i + 1 for i in reversed(range(len(left))) if left[i] in STOPS), 0)
        stop = next((i for i, word in enumerate(right) if word in STOPS), None)
        leans = {known.lean(word) for word in (*left[begin:], *right[:stop])}
        return -1 in leans and 1 not in leans


_CLOSED = re.compile(r"\s*(?:$|[“\"«]?[A-ZÀ-Þ])")
"""What follows where the full stop of an abbreviation ends its sentence, too."""

_IN_A_ROW = 4
"""Characters between two times that stand in a row: a blank, a comma, a small word that joins them."""

_NOWHERE = (-100, -100, "", (0, False))

_BREAK = re.compile(r"[.!?;:()\n]|[^\W\d_]{4}")


def lean(
    text: str, words: Words, start: int, end: int, language: str, *, clause: bool = False, sure: bool = False
) -> tuple[int, bool]:
    """What the sentence around ``text[start:end]`` tells about when it is; with ``clause`` what its clause tells.

    With ``sure`` a verb that may be the present tense ("pode", "ist" without a participle) tells nothing.

    -1, 0 or +1; and, where it is 0, whether the words are a whole sentence (or a note) without any past form.
    """
    known = cues(language)
    left, right = words.around(start, end)
    closed = text[end - 1] == "." and _CLOSED.match(text, end)  # "… at 9 a.m. Police said"
    if closed:
        right = [".", *right]
    begin = next(
        (i + 1 for i in reversed(range(len(left))) if left[i] in STOPS and clauses.ends(left, i, text[start])), 0
    )
    stop = next((i for i, word in enumerate(right) if word in STOPS and clauses.ends(right, i, "X")), None)
    sides = clauses.level(clauses.unsaid(known, left[begin:])[::-1]), clauses.level(clauses.unsaid(known, right[:stop]))
    before, after = clauses.clause(known, *sides, own=clause)
    first = TOKEN.search(text, start, end)
    near = before[: 1 + bool(before and len(before[0]) <= _ARTICLE)]  # "para o segundo semestre"
    toward = any(w.lower() in known.toward for w in near) or (first and first[0].lower() in known.toward)
    toward = toward or _shifted(known, near, before)
    if toward and known.accounts and _of_accounts(known, near, before):
        return -1, False
    if len(before) > 1 and before[1].lower() in known.compared:
        return -1, False
    if toward or _planned(known, before[:7]):  # "marcada para quarta-feira"
        undone = any(w.lower() in known.undone for w in before[:_PLAN_REACH])
        return (0, False) if undone else (1, False)  # "had been planned for Friday" may be over
    if known.infix and after and _ATTRIBUTE.fullmatch(after[0]) and known.perfect(after[0][: after[0].rindex("e")]):
        return -1, False  # "ein am Montag verlesener Brief"
    if known.scheduled and not sure and _scheduled(known, before, after):
        return 1, False
    told = _nearest(known, before, after, sure=sure)
    if not told and 0 < begin == len(left) and left[-1] == ";" and right[:1] == [","]:
        told = _parallel(known, left[: begin - 1])
    if told < 0 and _verb_leads(known, before):
        return 0, True
    leading = (*before[:_BEHIND_REACH], first[0] if first and text[end : end + 1] in ("'", "’") else "")
    if not told and not clause and known.behind.intersection(w.lower() for w in leading):
        return -1, False
    whole = bool(before or after)
    if not told and not clause and not _verb_follows(known, before, after) and not _is_now(known, before, after):
        told, plain = _beyond(known, before, sides[0][0], sides[1])
        whole = whole and plain
    # a whole sentence without a past form speaks of what is to come ("the talks begin on Friday"), and so does a note;
    # a heading over an article, which tells the past in the present, has no full stop
    ended = stop is not None and right[stop] in ".!?;"
    return told, whole and told == 0 and (ended or len(text) <= NOTE)


_ATTRIBUTE = re.compile(r"[a-zß-ÿ]{3,30}(?:en|t)e[rnsm]?")
"""A participle as an attribute, in German."""


def _scheduled(known: Cues, before: list[str], after: list[str]) -> bool:
    """Whether a verb of what is to come stands in the present right beside the time: "vota el jueves la reforma"."""
    noun = len(before) > 1 and before[1].lower() in known.opens  # "el debate el martes"
    if before and before[0].lower() in known.scheduled and not noun:
        return True
    near = [w.lower() for w in after[:2]]
    return bool(near) and (near[0] in known.scheduled or (near[0] in known.reflexive and near[-1] in known.scheduled))


def _parallel(known: Cues, before: list[str]) -> int:
    """The tense of the clause before, for one without a verb: "El sábado hubo mercado; el domingo, procesión"."""
    begin = next((i + 1 for i in reversed(range(len(before))) if before[i] in STOPS), 0)
    verbs = (known.lean(word) for word in reversed(before[begin:]) if word.lower() not in known.states)
    return next((found for found in verbs if found), 0)


def _shifted(known: Cues, near: list[str], before: list[str]) -> bool:
    """Whether "to" behind a word for putting off leads to the time: "has been put back to the autumn"."""
    at = next((i + 1 for i, w in enumerate(near) if w.lower() in known.shift_to), 0)
    return 0 < at < len(before) and before[at].lower() in known.shifted


def _of_accounts(known: Cues, near: list[str], before: list[str]) -> bool:
    """Whether the noun before "for" is one of what is told when it is over: "sales for October fell"."""
    at = next((i + 1 for i, w in enumerate(near) if w.lower() in known.toward), 0)
    return at < len(before) and before[at].lower() in known.accounts


def _planned(known: Cues, before: list[str]) -> bool:
    """Whether a word for a plan stands before, with no verb between that tells a past of its own.

    The nearest first: "will vote on an offer made on Monday" plans a vote, and the offer is made.
    """
    at = next((i for i, w in enumerate(before) if w.lower() in known.plan), None)
    if at is None or (at and before[at - 1].lower() in known.plan_not):
        return False
    between = (i for i in range(at) if known.lean(before[i]) < 0)
    return all(known.passive.intersection(w.lower() for w in before[i + 1 : i + 3]) for i in between)


def _beyond(known: Cues, near: list[str], before: list[str], after: Side) -> tuple[int, bool]:
    """What the sentence around a clause without a tense tells; and whether nothing in it is past.

    The clause before is its main clause ("…, up from 9 percent on Monday"), unless it opens one of its own.
    """
    opening = near[-1].lower() if near else ""
    if opening in known.joins or opening in known.relative:
        return 0, True
    if told := _nearest(known, before, [], sure=False):
        return told, True
    words, mark = after
    if mark is None or mark >= len(words) or words[mark].lower() in known.relative:
        return 0, True
    return 0, _nearest(known, [], words[mark:], sure=False) >= 0


def _verb_follows(known: Cues, before: list[str], after: list[str]) -> bool:
    """Whether the time opens its clause and the verb behind it is in the present: "…, zum 1. April folgt der Rest".

    Only where a verb is the second part of every main clause (the table has ``second_endings``).
    """
    if not known.second_ends or not after or (before and before[0].lower() not in known.joins):
        return False
    verb = after[0]
    return verb[0].islower() and verb.endswith(known.second_ends) and verb not in known.not_second


def _is_now(known: Cues, before: list[str], after: list[str]) -> bool:
    """Whether the clause has a present form of its own ("ist", without a participle), where these make the perfect."""
    return bool(known.infix) and not known.have.isdisjoint(w.lower() for w in (*before, *after))


def _verb_leads(known: Cues, before: list[str]) -> bool:
    """Whether a verb in the present stands right before the time and opens its clause: "… und spielt am Montag"."""
    if not known.second_ends or len(before) < _LED or before[1].lower() not in known.joins:
        return False
    verb = before[0]
    return verb[0].islower() and verb.endswith("t") and verb not in known.not_second and not known.perfect(verb)


_LED = 2

_BEHIND_REACH = 6
"""Words before a time in which a preposition puts it into the past ("nach dem Brand in Kiel am Sonntag …")."""


def _nearest(known: Cues, before: list[str], after: list[str], *, sure: bool) -> int:
    best, told = 10_000, 0
    # German's are articles, too, and stand behind a comma where they open a clause
    clauses = known.joins if known.capital_nouns else known.joins | known.relative
    doubtful = known.present if sure else known.have if known.states else frozenset()
    if doubtful and (done := _done(known, [*before[::-1], *after])):
        moved = not known.moved or any(w.endswith(known.moved) for w in done)
        doubtful -= known.have if moved else known.have - known.states  # "ist gesperrt" is no perfect
    for words in (before, after):
        if told and words is after:
            # "trat im März in Kraft und wird überprüft": the next verb has a time of its own
            best = min(best, next((i for i, w in enumerate(after) if w.lower() in clauses), best))
        for distance, found in enumerate(map(known.leans.__getitem__, words[:best])):
            if found:
                found = _unless_beside(known, words, distance, found, doubtful, backwards=words is before)
            if not found and words is before and distance < _PARTICIPLE_REACH and known.participle(words, distance):
                found = -1
            if found:
                best, told = distance, found
                break
    return told


def _unless_beside(
    known: Cues, words: list[str], i: int, found: int, doubtful: frozenset[str], *, backwards: bool
) -> int:
    """The lean of ``words[i]``, unless the words before it in the text take it back."""
    beside = [w.lower() for w in _auxiliary(words, i, backwards)][:: 1 if backwards else -1]
    if words[i].lower() in doubtful and known.reflexive.isdisjoint(beside[:1]):
        return 0  # but "s'est imposé" is a perfect, whatever the verb
    if found < 0 and known.passive.intersection(beside):
        return 0  # "when he is sentenced on 3 October"
    return found


def _done(known: Cues, words: list[str]) -> list[str]:
    """The participles of a perfect; right behind its auxiliary one may look like a noun ("n'est pas passé")."""
    beside = [w for w in words if w.lower() not in known.between]
    behind = [b for a, b in pairwise(beside) if known.participles and a.lower() in known.have]
    return [w for w in words if known.perfect(w)] + [w for w in behind if w.endswith(known.participles)]


def _auxiliary(words: list[str], i: int, backwards: bool) -> list[str]:
    """The two words before ``words[i]`` in the text."""
    return words[i + 1 : i + 3] if backwards else words[max(0, i - 2) : i]
