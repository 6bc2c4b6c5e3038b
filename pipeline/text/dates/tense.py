"""Whether the words around an expression speak of the past or of the future.

A language's table lists the verbs that tell (``past``, ``future``, ``plan``, and ``toward`` for "para", "für") and the
endings that do; the nearest one in the same sentence wins. What stands inside quotation marks isn't told by the verb
outside them. It is a hint for choosing between two days, never a reason to read something.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from pipeline.text.tables import table

_REACH = 240
"""Characters on either side in which the tense is looked for."""

NOTE = 120
"""Characters up to which a text is a note and no article with a heading."""
_TOKEN = re.compile(r"([^\W\d_]+|[.,:](?!\d)|[!?;\n()–—“”«»„\"])")
_TOKEN_ORDINAL = re.compile(
    r"([^\W\d_]+|(?<!\d)\d{4}(?!\d)|(?:(?<!\d)|(?<=\d\d\d))\.(?!\d)|[,:](?!\d)|[!?;\n()–—“”«»„\"])"
)
"""Words and marks; the second for languages that write ordinals with a full stop ("am 3. Mai"), which ends nothing."""
_QUOTES = frozenset('“”«»„"')
_MARKS = frozenset(",:()–—")
_STOPS = frozenset(".!?;\n")
_ARTICLE = 3
"""Letters that an article has at most, between "for", "para", "pour" and a time."""
_PLAN_REACH = 8
"""Words before a time in which a past verb makes its plan one that may be over."""
_INFIX_REACH = 9
"""Characters in which a participle has its infix ("zurückgetreten")."""
_PARTICIPLE_REACH = 4
"""Words between a participle and its time ("approved by the Senate in March")."""


_Side = tuple[list[str], int | None]
"""The words on one side, the nearest first, and how many stand before the first mark of a clause."""


@dataclass(frozen=True)
class Cues:
    """The words and endings of one language that tell the tense."""

    past: frozenset[str]
    future: frozenset[str]
    plan: frozenset[str]
    toward: frozenset[str]
    past_ends: tuple[str, ...]
    future_ends: tuple[str, ...]
    not_verbs: frozenset[str]
    names: frozenset[str]
    participles: tuple[str, ...]
    be: frozenset[str]
    present: frozenset[str]
    have: frozenset[str]
    infix: str
    prefixes: tuple[str, ...]
    perfect_ends: tuple[str, ...]
    undone: frozenset[str]
    token: re.Pattern[str]
    passive: frozenset[str]
    capital_nouns: bool
    opens: frozenset[str]
    focus: frozenset[str]
    joins: frozenset[str]
    relative: frozenset[str]
    irregular: frozenset[str]
    compared: frozenset[str]
    moved: tuple[str, ...]
    states: frozenset[str]
    between: frozenset[str]
    reflexive: frozenset[str]
    behind: frozenset[str]
    plan_not: frozenset[str]
    second_ends: tuple[str, ...]
    not_second: frozenset[str]
    says: frozenset[str]
    accounts: frozenset[str]
    shifted: frozenset[str]
    shift_to: frozenset[str]
    scheduled: frozenset[str]

    def lean(self, word: str) -> int:
        """-1 for a past form, +1 for a future one, 0 for anything else."""
        small = word.lower()
        if word in self.names:
            return 0  # "May", with a capital
        if self.capital_nouns and word[0].isupper() and small not in self.present | self.plan | self.undone:
            return 0  # "der Anstieg", "das Treffen": no verb, save an auxiliary that opens a question
        if small in self.past:
            return -1
        if small in self.future:
            return 1
        if len(word) < 4 or small in self.not_verbs:
            return 0
        if self.past_ends and small.endswith(self.past_ends):
            return -1
        return 1 if self.future_ends and small.endswith(self.future_ends) else 0

    def participle(self, words: list[str], i: int) -> bool:
        """Whether ``words[i]`` (the nearest first) is a participle with no present or future form before it."""
        word = words[i].lower()
        regular = len(word) > 4 and self.participles and word.endswith(self.participles) and word not in self.not_verbs
        if not regular and word not in self.irregular:
            return False
        if any(w.lower() in self.be for w in words[:i]):
            return False  # "a segunda chamada é na sexta"
        return not any(w.lower() in self.be or self.lean(w) > 0 for w in words[i + 1 : i + 3])

    def perfect(self, word: str) -> bool:
        """Whether ``word`` may be the participle of a perfect ("ist gestorben", "est mort")."""
        if len(word) < (5 if self.infix else 3) or word[0].isupper() or word in self.not_verbs:
            return False
        if self.infix:
            if word.endswith(self.perfect_ends):
                return True
            return word.endswith(("t", "en")) and (self.infix in word[:_INFIX_REACH] or word.startswith(self.prefixes))
        return (bool(self.participles) and word.endswith(self.participles)) or word in self.irregular


@cache
def cues(language: str) -> Cues:
    """The cues of a language; empty where its table has none."""
    data = table(language, "dates").get("tense", {})
    past = frozenset(data.get("past", ()))
    return Cues(
        past=past | {prefix + verb for prefix in data.get("verb_prefixes", ()) for verb in past if len(verb) > 2},
        future=frozenset(data.get("future", ())),
        plan=frozenset(data.get("plan", ())),
        toward=frozenset(data.get("toward", ())),
        past_ends=tuple(data.get("past_endings", ())),
        future_ends=tuple(data.get("future_endings", ())),
        not_verbs=frozenset(data.get("not_verbs", ())),
        names=frozenset(data.get("not_verbs_as_written", ())),
        participles=tuple(data.get("participle_endings", ())),
        be=frozenset(data.get("be", ())),
        present=frozenset(data.get("present", ())) | frozenset(data.get("have", ())),
        have=frozenset(data.get("have", ())),
        infix=data.get("participle_infix", ""),
        prefixes=tuple(data.get("participle_prefixes", ())),
        perfect_ends=tuple(data.get("participle_ends", ())),
        undone=frozenset(data.get("undone", ())),
        token=_TOKEN_ORDINAL if data.get("ordinal_point") else _TOKEN,
        passive=frozenset(data.get("passive", ())),
        capital_nouns=bool(data.get("capital_nouns")),
        opens=frozenset(data.get("opens", ())),
        focus=frozenset(data.get("focus", ())),
        joins=frozenset(data.get("joins", ())),
        relative=frozenset(data.get("relative", ())),
        irregular=frozenset(data.get("participles", ())),
        compared=frozenset(data.get("compared", ())),
        moved=tuple(data.get("moved", ())),
        states=frozenset(data.get("states", ())),
        between=frozenset(data.get("between", ())),
        reflexive=frozenset(data.get("reflexive", ())),
        behind=frozenset(data.get("behind", ())),
        plan_not=frozenset(data.get("plan_not", ())),
        second_ends=tuple(data.get("second_endings", ())),
        not_second=frozenset(data.get("not_second", ())),
        says=frozenset(data.get("says", ())),
        accounts=frozenset(data.get("accounts", ())),
        shifted=frozenset(data.get("shifted", ())),
        shift_to=frozenset(data.get("shift_to", ())),
        scheduled=frozenset(data.get("scheduled", ())),
    )


class Words:
    """The words and marks of a text, cut once for the sentences around all of its times."""

    def __init__(self, text: str, token: re.Pattern[str]) -> None:
        pieces = token.split(text)  # gap, word, gap …: the whole text, so that lengths tell the places
        self._words = pieces[1::2]
        self._starts = list(accumulate(map(len, pieces)))[:-1:2]

    def around(self, start: int, end: int) -> tuple[list[str], list[str]]:
        """The words within reach before ``start``, and those from ``end`` on."""
        starts = self._starts
        at = bisect_left(starts, start)
        after = bisect_left(starts, end, at)
        left = self._words[bisect_left(starts, start - _REACH, 0, at) : at]
        return left, self._words[after : bisect_left(starts, end + _REACH, after)]


class Teller:
    """The tense of one text, asked for from its beginning on; times in a row share what is told of the first."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language, self._words = text, language, Words(text, cues(language).token)
        self._last: tuple[int, bool, bool, tuple[int, bool]] | None = None

    def lean(self, start: int, end: int, *, clause: bool = False, sure: bool = False) -> tuple[int, bool]:
        """As ``lean``."""
        if self._last and self._last[1:3] == (clause, sure) and 0 <= start - self._last[0] <= _IN_A_ROW:
            gap = self._text[self._last[0] : start]
            first = _TOKEN.search(self._text, start, end)
            if not _BREAK.search(gap) and not (first and first[0].lower() in cues(self._language).toward):
                self._last = (end, clause, sure, self._last[3])
                return self._last[3]
        told = lean(self._text, self._words, start, end, self._language, clause=clause, sure=sure)
        self._last = (end, clause, sure, told)
        return told

    def was_planned(self, start: int, end: int) -> bool:
        """Whether what a plan beside the words tells may be over: its sentence has a past form and no future one."""
        known = cues(self._language)
        left, right = self._words.around(start, end)
        begin = next((i + 1 for i in reversed(range(len(left))) if left[i] in _STOPS), 0)
        stop = next((i for i, word in enumerate(right) if word in _STOPS), None)
        leans = {known.lean(word) for word in (*left[begin:], *right[:stop])}
        return -1 in leans and 1 not in leans


_CLOSED = re.compile(r"\s*(?:$|[“\"«]?[A-ZÀ-Þ])")
"""What follows where the full stop of an abbreviation ends its sentence, too."""
_IN_A_ROW = 4
"""Characters between two times that stand in a row: a blank, a comma, a small word that joins them."""
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
    begin = next((i + 1 for i in reversed(range(len(left))) if left[i] in _STOPS and _ends(left, i, text[start])), 0)
    stop = next((i for i, word in enumerate(right) if word in _STOPS and _ends(right, i, "X")), None)
    sides = _level(_unsaid(known, left[begin:])[::-1]), _level(_unsaid(known, right[:stop]))
    before, after = _clause(known, *sides, own=clause)
    first = _TOKEN.search(text, start, end)
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


def _scheduled(known: Cues, before: list[str], after: list[str]) -> bool:
    """Whether a verb of what is to come stands in the present right beside the time: "vota el jueves la reforma"."""
    noun = len(before) > 1 and before[1].lower() in known.opens  # "el debate el martes"
    if before and before[0].lower() in known.scheduled and not noun:
        return True
    near = [w.lower() for w in after[:2]]
    return bool(near) and (near[0] in known.scheduled or (near[0] in known.reflexive and near[-1] in known.scheduled))


def _parallel(known: Cues, before: list[str]) -> int:
    """The tense of the clause before, for one without a verb: "El sábado hubo mercado; el domingo, procesión"."""
    begin = next((i + 1 for i in reversed(range(len(before))) if before[i] in _STOPS), 0)
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


def _beyond(known: Cues, near: list[str], before: list[str], after: _Side) -> tuple[int, bool]:
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
        for distance, word in enumerate(words[:best]):
            beside = [w.lower() for w in _auxiliary(words, distance, words is before)][:: 1 if words is before else -1]
            # "s'est imposé" is a perfect, whatever the verb
            found = 0 if word.lower() in doubtful and known.reflexive.isdisjoint(beside[:1]) else known.lean(word)
            if found < 0 and known.passive.intersection(beside):
                found = 0  # "when he is sentenced on 3 October"
            if not found and words is before and distance < _PARTICIPLE_REACH and known.participle(words, distance):
                found = -1
            if found:
                best, told = distance, found
                break
    return told


def _done(known: Cues, words: list[str]) -> list[str]:
    """The participles of a perfect; right behind its auxiliary one may look like a noun ("n'est pas passé")."""
    beside = [w for w in words if w.lower() not in known.between]
    behind = [b for a, b in pairwise(beside) if known.participles and a.lower() in known.have]
    return [w for w in words if known.perfect(w)] + [w for w in behind if w.endswith(known.participles)]


def _auxiliary(words: list[str], i: int, backwards: bool) -> list[str]:
    """The two words before ``words[i]`` in the text."""
    return words[i + 1 : i + 3] if backwards else words[max(0, i - 2) : i]


def _clause(known: Cues, left: _Side, right: _Side, *, own: bool) -> tuple[list[str], list[str]]:
    """The words that tell the tense, the nearest first on either side: those of the expression's own clause.

    Where it stands alone between its marks, or in a mere adverbial ("In a statement on Monday, …"), those of the whole
    sentence do, save what a relative clause says. With ``own`` a joined clause doesn't tell either.
    """
    (before, before_mark), (after, after_mark) = left, right
    near, far = before[:before_mark], after[:after_mark]
    if known.capital_nouns and after_mark == 0 and near and near[-1].lower() in known.relative:
        far = after  # the comma ends the expression, not its clause: "die zwischen Freitag, 23 Uhr, im Park waren"
    if own:
        far = far[: next((i for i, w in enumerate(far) if w.lower() in known.joins), None)]
    first = (near[-1] if near else far[0] if far else "").lower()
    focused = known.focus.issuperset(w.lower() for w in (*near, *far))  # "Só no terceiro trimestre, ganhou …"
    if (near or far) and first not in known.opens and not focused:
        return near, far
    if after_mark is not None and after_mark < len(after) and after[after_mark].lower() in known.relative:
        after = after[:after_mark]
    return before, after


def _unsaid(known: Cues, tokens: list[str]) -> list[str]:
    """``tokens`` without what only tells who says it: "…, forecasters said, with the heaviest snow on Thursday"."""
    for i in range(1, len(tokens) - 1):
        if tokens[i].lower() in known.says and tokens[i + 1] == ",":
            comma = next((k for k in range(i - 1, max(i - _SAYING_REACH, -1), -1) if tokens[k] == ","), None)
            if comma is not None:
                return tokens[:comma] + tokens[i + 1 :]
    return tokens


_SAYING_REACH = 7
"""Words of a clause that tells who says it, with its commas."""


def _level(tokens: list[str]) -> _Side:
    """The words on this side of any quotation marks, and how many of them stand before the first mark of a clause."""
    words: list[str] = []
    mark: int | None = None
    quoted = False
    for token in tokens:
        if token in _QUOTES:
            quoted = not quoted
        elif quoted:
            continue
        elif token in _MARKS:
            mark = len(words) if mark is None else mark
        else:
            words.append(token)
    return words, mark


def _ends(words: list[str], i: int, last: str) -> bool:
    """Whether the stop ``words[i]`` ends a sentence; a full stop only before a capital and not after a title ("Dr.").

    ``last`` stands for the word behind the list: the expression itself, or the text's end.
    """
    if words[i] != ".":
        return True
    before = words[i - 1] if i else ""
    after = next((w for w in words[i + 1 : i + 3] if w not in _QUOTES), last)
    title = (
        len(before) <= 3 and before[:1].isupper() and (len(before) < 2 or not before.isupper())
    )  # "Dr", but not "UK"
    return not title and not after[:1].islower() and after != ""
