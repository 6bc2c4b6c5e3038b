"""How the words around a figure bound it: more than, about, at most … before it or behind it."""

from __future__ import annotations

from pipeline.core.quantity import Qualifier
from pipeline.text.numbers.around import words_after, words_before
from pipeline.text.numbers.lexicon import Lexicon


def before(text: str, at: int, floor: int, lex: Lexicon) -> tuple[int, Qualifier] | None:
    """Where the qualifier before ``at`` begins, and what it is; the longest phrase wins ("no more than")."""
    if not lex.before:
        return None
    near = words_before(text, at, floor)
    for rows in (near, near[:-1] if near and lex.has("definite", near[-1].word) else []):
        for cut in range(len(rows)):
            found = lex.before.get(" ".join(n.word for n in rows[cut:]))
            if found is not None and (rows[-1].gap.strip() != "," or len(rows) - cut > 1):
                return rows[cut].start, found
    return None


def behind(text: str, at: int, limit: int, lex: Lexicon) -> tuple[int, Qualifier] | None:
    """Where the qualifier behind ``at`` ends, and what it is ("ou mais", "or so", "+")."""
    if text[at : at + 1] == "+" and at < limit and not text[at + 1 : at + 2].isdigit():
        return at + 1, Qualifier.AT_LEAST
    if not lex.after:
        return None
    near = words_after(text, at, limit, 4)
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
    near = words_before(text, at, floor, 4)
    return any(lex.has("only", " ".join(n.word for n in near[cut:])) for cut in range(len(near)))
