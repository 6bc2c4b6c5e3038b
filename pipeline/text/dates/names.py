"""Whether words that look like a time are a name, or a part of one: "August Wilson", "Winter's Tale"."""

from __future__ import annotations

import re

from pipeline.text.dates.cues import cues
from pipeline.text.dates.guards import WORD, Found, begins_sentence, is_small, joins, no_noun, words_before

_SMALL_WORD = re.compile(r"(?<!\w)[a-zß-ÿ]\w{0,30} $")


def weekday_is_day(f: Found) -> bool:
    """Whether a short weekday ("segunda", "quarta") isn't an ordinal before its noun, nor a title ("Sunday Times")."""
    if f.alone:
        return True
    if not f.get("short"):
        return not f.listed("weekday_titles", f.word_after().lower())
    after = f.word_after()
    return not after or no_noun(f, after)


def not_a_name(f: Found) -> bool:
    """Whether a capitalised word isn't part of a name: "August Wilson", "Friday Harbor"; only where a table asks."""
    small = f.lex.options.get("name_guard")
    before = f.word_before()
    if small and not f.alone and before in cues(f.lex.language).joins and _CAPITAL_NEXT.match(f.text, f.end):
        told = words_before(f)[-2:-1]
        if (
            told
            and f.text[: f.start].rstrip()[: -len(before)].rstrip()[-len(told[0]) :].istitle()
            and "M" not in (f.lex.words.get(told[0], {}))
        ):
            return False  # "June Carter and April O'Neil"
    if f.listed("name_titles", before):
        return False  # "Sgt Friday"
    if not small or f.alone or before in small or f.text[f.start].islower():
        return True
    if f.lex.options.get("strict_names"):
        # every noun has a capital: what follows another noun is a name ("Frau Sonntag"), also a month that begins
        if _SMALL_WORD.search(f.text, max(0, f.start - 40), f.start) or f.text[f.start - 1 : f.start] == "(":
            return True  # "beginnt Donnerstag", "das Spiel (Samstag, 18 Uhr)"
        return is_small(f, before) if before else f.get("month") is None
    return not _CAPITAL_NEXT.match(f.text, f.end)


_CAPITAL_NEXT = re.compile(r" (?:[A-Z][a-z]|[A-Z]'[A-Z])")


def month_not_name(f: Found) -> bool:
    """Whether a bare month is one: written small where months are, and no part of a name."""
    word = f.text[f.start : f.end]
    if f.lex.options.get("small_months") and word[:1].isupper() and not word.isupper() and not f.get("mod"):
        return f.alone or ((begins_sentence(f) or _in_old_spelling(f)) and not _NAME_AFTER.match(f.text, f.end))
    named = f.lex.options.get("small_units") and not f.alone and not f.listed("name_guard", f.word_before())
    named = named and word[:1].isupper()  # "beating France last November"
    if named and not begins_sentence(f) and _FIRST_NAME.search(f.text, max(0, f.start - 45), f.start):
        return False  # "Fiona March"
    return not_a_name(f)


_FIRST_NAME = re.compile(r"(?<![.!?:] )(?<!\w)[A-Z][a-z]{2,20} $")


def _in_old_spelling(f: Found) -> bool:
    """Whether the words before show that a capital month is one all the same: "em Janeiro", "diciembre y Febrero"."""
    before = words_before(f)[-2:]
    joined = len(before) > 1 and joins(f, before[1]) and "MONTH" in f.lex.words.get(before[0], {})
    return joined or f.listed("month_after", f.word_before())


def capital_inside(f: Found) -> bool:
    """Whether a word that is written small has a capital though no sentence begins with it: a name ("el Viernes")."""
    words = WORD.findall(f.text, f.start, f.end)
    return any(w[:1].isupper() for w in words[1:]) or (words[0][:1].isupper() and not begins_sentence(f))


_NAME_AFTER = re.compile(r" [^\W\da-zß-ÿ_][a-zß-ÿ]")
_NAME_ON = re.compile(r"(?:['’]s)? [^\W\da-zß-ÿ_][a-zß-ÿ]")
NAME_BEFORE = re.compile(r"[^\W\da-zß-ÿ_][\w'-]{2,40} $")
_NAME_BEHIND = re.compile(r"(?<!\w)[^\W\da-zß-ÿ_][\w'-]{2,40} (?:d[aeo]s? )?$")


def called_so(f: Found) -> bool:
    """Whether a day with a capital month is what something is called: "Colégio 7 de Setembro", "25 de Abril Futebol".

    Only where months are written small.
    """
    months = WORD.findall(f.text, f.start, f.end)[-1:]
    if not f.lex.options.get("small_months") or f.alone or not months or not months[0].istitle():
        return False
    before = f.text[max(0, f.start - 45) : f.start]
    return bool(_NAME_AFTER.match(f.text, f.end) or NAME_BEFORE.search(before))


def titled(f: Found) -> bool:
    """Whether a capital word goes on with another one: "the Daily Mirror"."""
    return f.text[f.start].isupper() and bool(_NAME_AFTER.match(f.text, f.end))


def called_behind(f: Found) -> bool:
    """Whether a capital word ends a name: "Banco Sábado", "Manhãs de Inverno"; only where such words are small."""
    if not f.lex.options.get("small_months") or f.text[f.start : f.end].isupper() or not f.text[f.start].isupper():
        return False
    return bool(_NAME_BEHIND.search(f.text, max(0, f.start - 45), f.start))


_TITLE = re.compile(r"[^\W_] [A-ZÀ-Þ][a-zß-ÿ]{0,2} $")
"""A small word with a capital, within a sentence: "o romance O Outono"."""


def called_of(f: Found) -> bool:
    """Whether a capital word stands right behind a noun, as a name does: "o bairro Primavera"."""
    before = f.word_before()
    named = f.lex.options.get("small_months") and f.text[f.start].isupper() and before and not begins_sentence(f)
    return bool(named) and (not is_small(f, before) or bool(_TITLE.search(f.text, max(0, f.start - 6), f.start)))


def called_after(f: Found) -> bool:
    """Whether the last word has a capital and goes on as a name: "Winter's Tale", "Summer Lee"."""
    last = max(f.text.rfind(" ", f.start, f.end) + 1, f.start)
    return f.text[last].isupper() and bool(_NAME_ON.match(f.text, f.end))


def named_so(f: Found) -> bool:
    """Whether the last word has a capital inside a line that is no heading: "the Six Day War", "CBS Mornings"."""
    last = max(f.text.rfind(" ", f.start, f.end), f.text.rfind("-", f.start, f.end)) + 1 or f.start
    if not f.lex.options.get("small_units") or not f.text[last : last + 2].istitle():
        return False
    if last == f.start and begins_sentence(f):
        return False
    line = (
        f.text[max(0, f.start - _LINE) : f.start].rsplit("\n", 1)[-1] + f.text[f.end : f.end + _LINE].split("\n", 1)[0]
    )
    return bool(_SMALL_VERB.search(line))


_LINE = 80

_SMALL_VERB = re.compile(r"(?<!\w)(?!from|with|over|after|into|than|that)[a-z]{4,}(?!\w)")
"""A word that a heading would give a capital."""


def of_place(f: Found) -> bool:
    """Whether "of" and a name follow: a feast is what happens there then, a bare number a label ("el 7 del Barça")."""
    return bool(_OF_NAME.match(f.text, f.end))


_OF_NAME = re.compile(r" (?:de(?: l[ao]s?|l)?|d[oa]s?|du) [A-ZÀ-Ý][a-zß-ÿ]")


def joined_name(f: Found) -> bool:
    """Whether hyphens make the words a name: "rue du 8-Mai-1945"; only where months are written small."""
    return bool(f.lex.options.get("small_months") and re.search(r"[\w]-[A-ZÀ-Ý][a-zà-ÿ]", f.text[f.start : f.end]))
