"""How the words around a figure bound it: more than, about, at most … before it or behind it."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.core.quantity import Qualifier
from pipeline.text.numbers.around import Near, previous_word, words_after, words_before
from pipeline.text.numbers.lexicon import Lexicon

_CLAUSE = 90  # characters in which the verb of a change stands
_PARTING = " \t\n\r\u00a0\u2009\u202f.,'’-"  # between a qualifier and its number, three of them at most
_FIRST = re.compile(r"[\s.'’‐‑-]{0,4}([^\W\d_]+)")  # the word behind a number
_AMOUNT = re.compile(r"[0-9.,]{1,12}[ \u00a0]?(?:%|°|Prozent|Euro|Dollar|Grad|Mil)")  # what is below or above a bound
_SIGN = re.compile(r"[<>~≈±≥≤]=?\Z")


def _last_word(text: str, at: int, floor: int) -> str:
    """The word (or sign) right before a number; most words end no qualifier, so nothing else need be looked at."""
    back = text[max(floor, at - 24) : at]
    head = back.rstrip(_PARTING)
    if len(back) - len(head) > 3:
        return ""
    start = len(head)
    while start and head[start - 1].isalnum():
        start -= 1
    if start < len(head):
        return head[start:].lower()
    sign = _SIGN.search(head)
    return sign.group() if sign else ""


def before(text: str, at: int, floor: int, lex: Lexicon) -> tuple[int, Qualifier] | None:
    """Where the qualifier before ``at`` begins, and what it is; the longest phrase wins ("no more than")."""
    if not lex.has("before_last", _last_word(text, at, floor)):
        return None
    near = words_before(text, at, floor)
    for rows in (near, near[:-1] if near and lex.has("definite", near[-1].word) else []):
        for cut in range(len(rows)):
            phrase = " ".join(n.word for n in rows[cut:])
            found = lex.before.get(phrase)
            if found is None and phrase in lex.turning and not _turns(text, at, lex):
                found = lex.turning[phrase]
            if found is not None and (rows[-1].gap.strip() != "," or len(rows) - cut > 1):
                if (
                    found is Qualifier.AT_MOST
                    and (len(rows) < len(near) or text[rows[cut].start - 2 : rows[cut].start] == ", ")
                    and _is_change(text, rows[:cut], rows[cut:], lex)
                ):
                    return None
                if lex.has("amid", phrase) and not _AMOUNT.match(text, at):
                    return None  # "unter den 2000 Gästen": among them
                if lex.has("sum_of", phrase) and cut and rows[cut - 1].word.startswith(lex.stems["sum_nouns"]):
                    return None  # "Aufträge über 260 Millionen Euro" are worth so much
                return rows[cut].start, found
    return None


def _turns(text: str, at: int, lex: Lexicon) -> bool:
    """As in "passou de 10 para 15": whether the number turns into another one within the sentence."""
    words = text[at : at + 60].partition(". ")[0].split()
    return any(lex.has("turned", word) and after.lstrip("R$€£U")[:1].isdigit() for word, after in pairwise(words))


def _is_change(text: str, head: list[Near], phrase: list[Near], lex: Lexicon) -> bool:
    """As in "subió hasta el 81 %", "ha caído dos puntos, hasta el 81 %": not a limit."""
    if not lex.has("to", " ".join(n.word for n in phrase)):
        return False
    start = phrase[0].start
    words = [n.word for n in head[-2:]]
    if text[start - 2 : start] == ", ":
        back = text[max(0, start - _CLAUSE) : start].lower()
        words = back[max(back.rfind(". "), back.rfind("\n")) + 1 :].split()
    return any(word.startswith(lex.stems["change"]) for word in words)


def behind(text: str, at: int, limit: int, lex: Lexicon) -> tuple[int, Qualifier] | None:
    """Where the qualifier behind ``at`` ends, and what it is ("ou mais", "or so", "+")."""
    if text[at : at + 1] == "+" and at < limit and not text[at + 1 : at + 2].isdigit():
        return at + 1, Qualifier.AT_LEAST
    first = _FIRST.match(text, at, limit)
    if first is None or not lex.has("after_first", first.group(1).lower()):
        return None
    near = words_after(text, at, limit, 5)
    for count in range(len(near), 0, -1):
        if near[0].gap.startswith("."):
            return None
        found = lex.after.get(" ".join(n.word for n in near[:count]))
        if found is not None and count < len(near) and near[count - 1].word + " " + near[count].word in lex.before:
            continue  # "190 Auszubildende und mehr als 400": that bound is the next number's
        if found is not None:
            return near[count - 1].end, found
    return None


def only(text: str, at: int, floor: int, lex: Lexicon) -> bool:
    """Whether "only", "at least", "apenas" … stands before: then one means the number one."""
    if not lex.has("only_last", previous_word(text, at)[1].lower()):
        return False
    near = words_before(text, at, floor, 4)
    return any(lex.has("only", " ".join(n.word for n in near[cut:])) for cut in range(len(near)))
