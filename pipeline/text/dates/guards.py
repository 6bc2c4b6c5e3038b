"""A form that matched, and what the words around it forbid: a year that counts something, a part of a longer figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.text.dates.cues import cues
from pipeline.text.dates.lexicon import Lexicon
from pipeline.text.dates.nodes import Plain

NOTHING = Plain("none", label="NOTHING")
"""Taken, and never a reading."""

WORD = re.compile(r"[^\W\d_]+")

_SHARE = re.compile(r"(?: (?:y|e|et|a|o|ou|à) \d{1,3})? ?(?:%|p(?:or|our|er) ?cent|por ciento|Prozent)")
"""What makes figures a share, in words that are small elsewhere ("el 10 por ciento", "entre el 2 y 3 por ciento")."""

_PARTS = re.compile(r"[^\w\s'’(-]")
_NEXT = re.compile(r"\s*([^\W\d_]+)")


@dataclass(slots=True)
class Found:
    """A form that matched: the values of its slots, and where it stands in the text."""

    text: str
    start: int
    end: int
    slots: dict[str, Any]
    lex: Lexicon

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a slot, or ``default`` where it isn't filled."""
        return self.slots.get(name, default)

    def __getitem__(self, name: str) -> Any:
        return self.slots[name]

    @property
    def alone(self) -> bool:
        """Whether nothing else stands in the text."""
        return whole(self.text, self.start, self.end)

    def word_before(self) -> str:
        """The word directly before, in small letters, or an empty string."""
        words = WORD.findall(self.text[max(0, self.start - 30) : self.start])
        return words[-1].lower() if words and not _PARTS.search(self.text, max(0, self.start - 2), self.start) else ""

    def word_after(self) -> str:
        """The word directly after, as written, or an empty string; marks in between end the search."""
        m = _NEXT.match(self.text, self.end, self.end + 40)
        return m[1] if m else ""

    def listed(self, name: str, word: str) -> bool:
        """Whether the language's table has ``word`` in a list of its options."""
        return word in self.lex.options.get(name, ())


def whole(text: str, start: int, end: int) -> bool:
    """Whether ``text`` holds no letter or figure outside ``[start, end)``."""
    if start > 40 or len(text) - end > 40:
        return False
    return not any(c.isalnum() for c in text[:start]) and not any(c.isalnum() for c in text[end:])


def free_figures(f: Found, marks: str = ".,:-–") -> bool:
    """Whether the figures stand free: no sign, figure or mark that makes them a part of something longer."""
    before = f.text[max(0, f.start - 2) : f.start]
    after = f.text[f.end : f.end + 2]
    if before and (
        before[-1] in "$€£%"
        or (before[-1] == "/" and before != "./")
        or (before[-1] in marks and before[0].isdigit() and len(before) == 2)
    ):
        return False
    if (
        after[:1] in ("%", "€", "*", "×")
        or (after[:1] == "/" and f.text[f.end - 1].isdigit())
        or (len(after) == 2 and after[0] in "xX" and after[1].isdigit())
        or (len(after) == 2 and after[0] in marks + "/" and after[1].isdigit())
    ):
        return False
    return not after[:2].strip().startswith("%")


def counts_something(f: Found) -> bool:
    """Whether what follows says that the figures are an amount: "2000 pessoas", "2015 %"."""
    if not free_figures(f):
        return True
    before = f.word_before()
    if f.listed("count_before", before) and not any(f.listed("year_surely", w) for w in words_before(f)[:2]):
        return True
    after = f.word_after()
    if f.listed("count_after", after.lower()):
        return True
    # a round figure before a noun is an amount ("em 2000 escolas"), unless small words go on ("em 2000 o")
    year = f.get("year")
    return (
        isinstance(year, int)
        and year % 100 == 0
        and bool(after)
        and after[0].islower()
        and not _leads_to_none(f, after)
    )


def bare_year(f: Found, n: int) -> bool:
    """Whether four figures without a word that says so are a year."""
    if 1900 <= n <= 2060 and _of_one(f):
        return True  # "eine 2017 erblindete Frau"
    if n % 100 and f.listed("clause_before", f.word_before()) and f.listed("year_goes_on", f.word_after()):
        return 1500 <= n <= 2060  # "die Gruppe, die 1998 mit dem Beitritt wuchs"
    if not 1500 <= n <= 2199 or counts_something(f):
        return False
    if f.alone:
        return True
    if re.search(r"\d[ \u00a0-]$", f.text[max(0, f.start - 2) : f.start]):
        return False  # the tail of a telephone number
    before, after = f.word_before(), f.word_after()
    if 1900 <= n <= 2060 and after and _opens_clause(f) and cues(f.lex.language).lean(after):
        return True  # "…, 2025 foi o ano mais quente"
    around = f.text[max(0, f.start - 1) : f.start] + f.text[f.end : f.end + 1]
    if 1900 <= n <= 2099 and re.search(r"\b(?:19|20)\d\d ?, $", f.text[max(0, f.start - 8) : f.start]):
        return True  # one more of a list: "1996, 1998, 2000 e 2002"
    if around in ("()", "[]"):
        return True
    if f.text[f.end : f.end + 1] == ":" and re.search(r"(?:^|\n)[-*•–—] ?$", f.text[max(0, f.start - 3) : f.start]):
        return True  # a list by years: "- 2003: …"
    if after and not no_noun(f, after) and _counted(f, before):
        return False
    if f.listed("year_before", before) or _happened(f, before):
        doubtful = n % 100 == 0 or not 1800 <= n <= 2099
        return not (doubtful and after and not _leads_to_none(f, after))
    if not 1900 <= n <= 2060 or n % 100 == 0:
        return False
    opens = begins_sentence(f) and bool(after) and (no_noun(f, after) or _verb_after(f))
    if f.lex.options.get("capital_nouns") and _OF_LATE[0] <= n <= _OF_LATE[1] and (before + after).islower():
        return True  # "hat deshalb 2023 höhere Wände erlaubt"
    if f.lex.options.get("bare_years") and (not after or _leads_to_none(f, after) or opens):
        return bool(before) or around[:1] in " \n\t"
    return False


_OF_LATE = (1985, 2035)
"""Years that news in their own time speak of: four such figures before an adjective are rarely a count."""


def _happened(f: Found, before: str) -> bool:
    """Whether the word before is something that happened then: "nach dem Mauerfall 1989"; where nouns have capitals."""
    if not f.lex.options.get("capital_nouns"):
        return False
    return f.listed("event_nouns", before) or before.endswith(tuple(f.lex.options.get("event_endings", "\n")))


def governed(f: Found) -> bool:
    """Whether a word beside it governs its preposition: "die Angst vor dem Winter", "der Ruf nach einem Rücktritt"."""
    words = tuple(f.lex.options.get("governing", ()))
    after = "" if begins_sentence(f) else f.word_after().lower()  # "Nach der Panne stand der Zug"
    return bool(words) and any(w.startswith(words) for w in (*words_before(f)[-2:], after))


def _opens_clause(f: Found) -> bool:
    """Whether the expression is the first of its sentence, or of what follows a comma."""
    return begins_sentence(f) or f.text[max(0, f.start - 2) : f.start] == ", "


def _of_one(f: Found) -> bool:
    """Whether an article of one thing stands before, and a small word after: then four figures count nothing."""
    before, after = f.word_before(), f.word_after()
    one = f.listed("one_before", before) or (f.listed("one_or_many_before", before) and after.endswith(("te", "ene")))
    return one and after[:1].islower() and not _function(f, after)


_VERB_AFTER = re.compile(r" [a-zß-ÿ]{2,30} ([a-zß-ÿ]{2,10}) ")


def _verb_after(f: Found) -> bool:
    """Whether two small words follow, the second no noun's: "2026 fürchten die Winzer", where nouns have capitals."""
    told = _VERB_AFTER.match(f.text, f.end)
    return bool(f.lex.options.get("capital_nouns") and told and _function(f, told[1]))


def _counted(f: Found, before: str) -> bool:
    """Whether four figures before a noun are its number: "livros e 1998 discos", "cerca de 2024 eleitores"."""
    if joins(f, before):
        return not re.search(r"\d{4} \w{1,3} $", f.text[max(0, f.start - 9) : f.start])
    told = words_before(f)
    return len(told) > 1 and f.listed("age_of", before) and f.listed("count_before", told[-2])


def _function(f: Found, word: str) -> bool:
    """Whether a word is small enough not to be the counted noun."""
    return f.listed("small", word.lower())


_TO_NOUN = ("e", "en", "er", "es", "em", "mal", "tausend", "hundert")
"""Ends of what may stand before a counted noun in German: adjectives, numerals."""


def _leads_to_none(f: Found, word: str) -> bool:
    """Whether a word is neither a noun nor leads to one: small, or, where nouns have capitals, as "kam 2019 frei"."""
    if _function(f, word):
        return True
    return bool(f.lex.options.get("capital_nouns")) and word[:1].islower() and not word.endswith(_TO_NOUN)


def is_small(f: Found, word: str) -> bool:
    """Whether a word is an article, a preposition or the like, and no noun."""
    return _function(f, word)


def joins(f: Found, word: str) -> bool:
    """Whether a word joins two others: "and"."""
    return word in cues(f.lex.language).joins


def is_count(f: Found) -> bool:
    """Whether the word before is a number."""
    return "N" in f.lex.words.get(f.word_before(), {})


def no_noun(f: Found, word: str) -> bool:
    """Whether a word that follows isn't a noun that something could count: a small word or a verb that has a tense."""
    return _function(f, word) or (word[:1].islower() and cues(f.lex.language).lean(word) != 0)


def crosses_sentence(f: Found) -> bool:
    """Whether a sentence ends inside, with an abbreviation's full stop: "hourly until 9 p.m. On Sundays"."""
    return any(_function(f, m[1]) for m in _NEW_SENTENCE.finditer(f.text, f.start, f.end))


_NEW_SENTENCE = re.compile(r"\.\s([A-Z][a-z]{1,9})\b")


def begins_sentence(f: Found) -> bool:
    """Whether nothing, or the end of a sentence, stands before."""
    before = f.text[max(0, f.start - 6) : f.start].rstrip(" \u00a0\"“„»«—'`*•-–")
    return not before or before[-1] in ".!?:\n"


def begins_clause(f: Found) -> bool:
    """Whether a sentence, or what follows a semicolon, begins with it."""
    return begins_sentence(f) or f.text[max(0, f.start - 2) : f.start] == "; "


def tells_age(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether an age is when something happened ("aos 19 anos"), and not a mere attribute (", de 46 anos,")."""
    lead = WORD.findall(text, max(0, start - 12), end)[-5:]
    return any(w.lower() in lex.options.get("age_at", ()) for w in lead)


def words_before(f: Found) -> list[str]:
    """The last three words before the expression, in small letters, marks or none between."""
    return WORD.findall(f.text[max(0, f.start - 40) : f.start].lower())[-3:]


def words_of(f: Found) -> list[str]:
    """The words of the expression itself, in small letters."""
    return WORD.findall(f.text[f.start : f.end].lower())


def inside_first(f: Found) -> str:
    """The first word of the expression itself, in small letters."""
    m = WORD.match(f.text, f.start, f.end)
    return m[0].lower() if m else ""


def goes_on_small(f: Found) -> bool:
    """Whether a mark, the end or a small word follows: a bare figure then isn't the count of a noun."""
    after = f.word_after()
    if f.text[f.end : f.end + 1] in tuple("-–:/%") or _SHARE.match(f.text, f.end, f.end + 20):
        return False
    if after[:1].islower() and f.lex.options.get("capital_nouns") and _no_attribute(f, after):
        return True
    return (not after and not f.text[f.end : f.end + 2].strip()[:1].isdigit()) or no_noun(f, after)


def _no_attribute(f: Found, word: str) -> bool:
    """Whether a small word leads to no noun, where nouns have capitals: "bis zum 31. abstimmen"."""
    return not word.endswith(_TO_NOUN) or f.text[f.end + len(word) + 1 :][:1] in ("", *".,;:!?")


def is_second(f: Found) -> bool:
    """Whether it is an ordinal: "um segundo grupo"."""
    if f.get("unit") != "second" or f.alone:
        return False
    last = next(reversed(words_of(f)), "")
    if f.listed("ordinal_units", last) and f.text[f.end - len(last) - 1] != "-":
        after = f.word_after()
        joined = f.text[f.end : f.end + 1] == "-"
        return joined or f.get("n") != 1 or bool(after and not is_small(f, after))  # "four second-half goals"
    return f.get("n") == 1 and not goes_on_small(f)
