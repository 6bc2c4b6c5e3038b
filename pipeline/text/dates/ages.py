"""Whether a number of years, or of months, is how old somebody is: such a number is no time."""

from __future__ import annotations

import re

from pipeline.text.dates.guards import Found, inside_first, words_of

_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"-([^\W\d_]+)")
_NEAR = 3
"""Words before a comma among which one may tell that what follows lasts: "le délai d'appel, de vingt ans,"."""
_MARK = re.compile(r"[,;\d]")
_STOP = re.compile(r"[.!?]\s")


_NAMED = re.compile(r"[^\W\da-zß-ÿ_][\w-]{1,30}, $")
_END = re.compile(r"\.(?:\s|$)")
_BEHIND_AGE = re.compile(r"\s?[,.;)]|\s?$")
"""A name and a comma before, and a mark behind, make years an age."""


def is_age(f: Found) -> bool:
    """Whether a number of years is how old somebody is: "de 37 anos", "tem 37 anos", ", 37 Jahre alt,"."""
    if f.listed("lasting_ends", words_of(f)[-1]) or f.listed("duration_first", inside_first(f)):
        return False  # "16 Jahre lang", "a los menores durante seis meses"
    if f.get("unit") in ("day", "week", "month") and _of_people(f):
        return True  # "um bebê de 8 meses"
    joined = _JOINED.match(f.text, f.end)
    if joined and f.listed("age_after", joined[1].lower()):
        return True  # "a six-week-old panda"
    after = re.match(r"[\s-]{0,3}([^\W\d_]+)", f.text[f.end : f.end + 40])
    old = bool(after and f.listed("age_after", after[1].lower()))
    if old and f.get("unit") in ("day", "week"):
        return True
    if f.get("unit") not in ("year", "month"):
        return False
    before = _STOP.split(f.text[max(0, f.start - 40) : f.start].lower())[-1]
    words = _WORD.findall(before)
    last = words[-1] if words else ""
    if (
        before.rstrip().endswith(",")
        and f.get("unit") == "year"
        and f.text[f.start].isdigit()
        and _END.match(f.text, f.end)
    ):
        return True  # "conta o dono, 66 anos."
    named = f.get("unit") == "year" and _NAMED.search(f.text, max(0, f.start - 40), f.start)
    if named and _BEHIND_AGE.match(f.text, f.end):
        return True  # "…, recorda Albertina, 84 anos."
    if before.rstrip().endswith("%"):
        return False  # "à 6 % un an après"
    if old:
        return True
    told = re.match(r"\s*([^\W\d_]+)['’\s]{1,3}([^\W\d_]+)", f.text[f.end : f.end + 40])
    if told and f.listed("age_not_before", told[1].lower()) and not f.listed("age_words", told[2].lower()):
        return False  # "20 anos de carreira" is how long, "20 anos de idade" how old
    if before.rstrip().endswith(",") and re.match(r"\s*[,)]", f.text[f.end : f.end + 3]):
        return bool(f.get("unit") == "year")
    if f.listed("age_before", last):
        # "des prêts à trente ans", "les taux fixes à dix ans"; but "le voyage, à 22 ans"
        beside = _WORD.findall(_MARK.split(before)[-1])[-_NEAR:-1]
        return not (f.listed("age_at", last) and any(f.listed("duration_nouns", w) for w in beside))
    if f.listed("age_group_articles", last) and f.listed("age_groups", inside_first(f)):
        return True  # "les plus de 65 ans"
    if inside_first(f) in f.lex.options.get("age_qualifiers", ()) or before.rstrip().endswith("a los"):
        return not _takes_time(f)
    if last == "a" and inside_first(f) == "los":
        return True  # "murió a los 91 años"
    inside = _WORD.match(f.text, f.start, f.end)
    of = inside[0].lower() if inside and f.listed("age_of", inside[0].lower()) else last
    if not f.listed("age_of", of) or f.get("unit") != "year":
        return f.listed("people", last) and not f.text[f.start].isdigit()  # "jovens até 35 anos"
    lead = f.text[max(0, f.start - 40) : f.start].rstrip()
    if (of == last and inside is not None and inside[0].lower() != of) or inside is None:
        lead = lead[: lead.lower().rfind(of)].rstrip()
    if lead.endswith((",", "(")) and re.match(r"\s*[,)]", f.text[f.end : f.end + 3]):
        lasts = any(f.listed("duration_nouns", w.lower()) for w in _WORD.findall(_STOP.split(lead)[-1])[-_NEAR:])
        return not lasts or f.listed("age_at", of)  # "McBride, de 54 anos, …"
    before_of = _WORD.findall(lead)
    if not before_of:
        return False
    noun = before_of[-1]
    if f.listed("copulas", noun.lower()) and any(f.listed("duration_nouns", w.lower()) for w in before_of[-5:]):
        return False  # "a vigência do contrato é de 5 anos"
    if f.listed("people", noun.lower()) or (noun[:1].isupper() and not f.lex.options.get("capital_nouns")):
        return True  # a name, where nouns have none of its capital: "eine Frist von zehn Jahren"
    # "cuidadora de 52 años": who is told with figures is told with an age, save for what lasts ("pena de 12 anos")
    figures = any(c.isdigit() for c in f.text[f.start : f.end])
    return figures and not f.listed("duration_nouns", noun.lower())


def _takes_time(f: Found) -> bool:
    """Whether what lies before "über sieben Jahre" is a verb or noun of what lasts, where nouns have capitals."""
    if not f.lex.options.get("capital_nouns"):
        return False
    last = re.search(r"([^\W\d_]+) $", f.text[max(0, f.start - 40) : f.start])
    if last is None:
        return False
    if last[1][0].isupper():
        return last[1].lower().endswith(tuple(f.lex.options.get("duration_nouns", ())))
    return not f.listed("age_qualified", last[1])


def _of_people(f: Found) -> bool:
    """Whether the expression follows a person with a mere "of" between: "menor de 4 meses"."""
    words = _WORD.findall(f.text[max(0, f.start - 40) : f.end].lower())
    own = len(words_of(f))
    of = 0 if words[-own:][:1] and f.listed("age_of", words[-own]) else 1
    if own + of >= len(words) or (of and not f.listed("age_of", words[-own - 1])):
        return False
    gap = f.text[max(0, f.start - 5) : f.start]
    mark = "," in gap and not re.match(r"\s*[,)]", f.text[f.end : f.end + 3])  # "o bebê, de cinco meses, foi …"
    return f.listed("people", words[-own - of - 1]) and not mark and not re.search(r"[.;:()]", gap)
