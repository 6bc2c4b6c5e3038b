"""Makers of what counts from the publication day: today, last week, two years ago, since, within, the rest of."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.core.quantity import DateKind
from pipeline.text.dates import ages, guards, names
from pipeline.text.dates.anchors import Anchored
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, count_of, following_words, maker, mod_of, to_month
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.points import COMING, Day
from pipeline.text.dates.relative import Ago, Agreeing, Anniversary, Lately, Offset, Relative, Weekend
from pipeline.text.dates.spans import Open, Range
from pipeline.text.dates.stretches import Rest
from pipeline.text.dates.yearly import in_year


@maker
def weekdays_off(f: Found) -> Node | Weak | None:
    """The n-th such weekday from the publication day on, or back."""
    n = int(f["n"])
    first = Day(weekday=f["wd"], mod=-1 if f.get("back") else COMING)
    return Offset(7 * ((1 - n) if f.get("back") else n - 1), "day", first) if n > 1 else first


@maker
def relday(f: Found) -> Node | Weak | None:
    """Today, yesterday, tomorrow … and, in brackets, its number, which then must agree with it."""
    if f.listed("sentence_start", f.text[f.start : f.end]) and not guards.begins_sentence(f):
        return None  # "Morgen" with a capital is the morning, save where a sentence begins
    if f.lex.options.get("small_months") and not f.alone and f.text[f.start].isupper() and names.capital_inside(f):
        return None  # "Radio Mañana"
    if names.named_so(f):
        return guards.NOTHING  # "The Day After Tomorrow"
    node = Relative("day", f["relday"])
    if (weekday := f.get("wd")) is not None:
        return Agreeing(node, None, weekday=weekday)  # "am heutigen Freitag"
    if f.get("sure"):
        return Agreeing(node, None)  # "ainda hoje" is the day itself, in any tense
    return Agreeing(node, int(f["dd"])) if f.get("dd") else node


@maker
def agree(f: Found) -> Node | Weak | None:
    """A weekday or day, and in brackets the date: the two must agree."""
    a, b = f["a"], f["b"]
    if isinstance(a, Day) and (a.d is not None or (isinstance(b, Day) and b.d is None and a.weekday != b.weekday)):
        return None  # two days, each a reading of its own: "na segunda, na terça e na quarta"
    if isinstance(a, Day) and isinstance(b, Day) and a.weekday is not None and b.weekday is None:
        return replace(b, weekday=a.weekday, mod=a.mod if b.m is None else None)
    return Agreeing(a, b.d, b.m, b.weekday) if isinstance(b, Day) and b.y is None and b.mod is None else None


@maker
def rel(f: Found) -> Node | Weak | None:
    """This, last or next week, month, year …"""
    unit, mod = f.get("unit"), mod_of(f) or 0
    if f.get("hung") and not f.alone:
        return Anchored(mod, unit or "none", alike=True, here=True)  # "im Januar …, im Vormonat …"
    if mod == -1 and not f.alone and any(f.listed("before_words", w) for w in guards.words_of(f)):
        # "the previous year": the one before the year told of
        return Anchored(-1, unit, alike=unit not in ("week", "weekend")) if unit else Plain("none", DateKind.RELATIVE)
    if unit in ("second", "minute"):
        return None
    if unit == "day" and mod == 1 and not f.alone and f.listed("next_day", guards.words_of(f)[0]):
        return Anchored(1, "day")  # "the next day" is the one after the day told of
    if unit == "hour":
        return Ago(mod, "hour") if mod else None
    if unit and mod == 1 and not f.alone and any(f.listed(following_words(f), w) for w in guards.words_of(f)):
        return Anchored(1, unit, here=True)  # "le mois suivant"
    if unit == "day" and mod < 0 and not f.alone and not f.listed("share_of", f.word_after().lower()):
        return None  # "o último dia para pagar" is not yesterday
    that = mod == 0 and f.listed("that_words", guards.words_of(f)[0])
    if unit == "day" and mod == 0 and not that:
        return Anchored(0, "day")  # "an diesem Tag"
    if unit == "weekend" and mod == 1 and f.lex.options.get("coming_weekend") and not f.alone:
        return Weekend(coming=True)
    if unit == "weekend" and mod == 0 and not f.alone:
        return Weekend(this=True)
    if unit == "decade" and mod < 0 and not f.listed("calendar_words", guards.words_of(f)[-1]):
        return Lately(-1, "decade")
    if that and not f.alone:
        return Anchored(0, unit, here=unit != "day")
    return Relative(unit, mod)


@maker
def weekend(f: Found) -> Node | Weak | None:
    """The weekend, without a word that says which, or the coming one, or the one with these days."""
    if f["unit"] == "weekend" and f.get("beside"):
        return Anchored(f["beside"], "weekend")
    if f["unit"] == "weekend" and f.get("b") is not None:
        return Weekend(saturday=(f["a"], f.get("month"))) if f["b"] - f["a"] == 1 else None
    return Weekend(bool(f.get("coming")), habit=bool(f.get("habit"))) if f["unit"] == "weekend" else None


@maker
def sofar(f: Found) -> Node | Weak | None:
    """This month, year … up to the publication day."""
    return Rest(f["unit"], -1)


@maker
def lately(f: Found) -> Node | Weak | None:
    """The last or next three weeks, months …"""
    n, mod = f.get("n", 1), mod_of(f) or 0
    if f.listed("lasts", guards.inside_first(f)) and f.listed("verb_before", f.word_before()):
        return None  # "expected to last six weeks"
    if mod < 0 and not f.alone and any(f.listed("before_words", w) for w in guards.words_of(f)):
        return Plain(f["unit"], DateKind.RELATIVE)
    if mod > 0 and not f.alone and any(f.listed(following_words(f), w) for w in guards.words_of(f)):
        return Plain(f["unit"], DateKind.RELATIVE)  # "in the following two years"
    if mod == 0:
        return None
    return Lately(int(n) * (1 if mod > 0 else -1), f["unit"]) if 0 < n < 1000 else None


@maker
def ago(f: Found) -> Node | Weak | None:
    """Some units before the publication day; "hace dos años que espera" tells how long."""
    if f.text[f.end : f.end + 1] == "-":
        return None  # "a 12 month back-bill"
    return Ago(
        *to_month(-f.get("n", 1) - f.get("half", 0) / 2, f["unit"]), sure=not f.listed("state_after", f.word_after())
    )


@maker
def ago_told(f: Found) -> Node | Weak | None:
    """Some units back where the verb is in the past; else how long ("mora ali há 12 anos")."""
    # "…; há um ano, R$ 5,84": what opens a clause by itself is when
    before = f.text[max(0, f.start - 3) : f.start].rstrip()
    opens = f.text[f.end : f.end + 1] == "," and (not before or before[-1] in ".;:")
    return Ago(*to_month(-f.get("n", 1) - f.get("half", 0) / 2, f["unit"]), sure=opens)


@maker
def anniversary(f: Found) -> Node | Weak | None:
    """Some units before this very day, week or month: "twenty years ago today"."""
    return (
        Anniversary(f["n"] * f.get("way", 1), f["unit"], f.get("of", "day"))
        if f["unit"] not in ("second", "minute", "hour")
        else None
    )


@maker
def ahead(f: Found) -> Node | Weak | None:
    """Some units after the publication day."""
    if f.get("doubtful") and _ranked(f):
        return Plain(f["unit"], DateKind.DURATION)
    return Ago(*to_month(f.get("n", 1) + f.get("half", 0) / 2, f["unit"]), doubtful=bool(f.get("doubtful")))


def _ranked(f: Found) -> bool:
    """Whether something counted or ranked stands before: "der dritte Staatschef in zehn Jahren"."""
    told = _RANK.search(f.text, max(0, f.start - 60), f.start)
    if not told:
        return False
    known = f.lex.words.get(told[1].lower(), {})
    return "MOD" not in known and ("ORD" in known or told[1].endswith(tuple(f.lex.options.get("ranked_ends", "\n"))))


_RANK = re.compile(r"\b([^\W\d_]{4,25}) [A-ZÄÖÜ][^\W\d_]{1,30} $")
"""An adjective and its noun."""


@maker
def since_ago(f: Found) -> Node | Weak | None:
    """For some units up to now: how long ("seit 29 Jahren"), or open from that far back ("since two years ago")."""
    return Open("since", Ago(-f.get("n", 1), f["unit"]), bool(f.get("lasting")))


@maker
def inspan(f: Found) -> Node | Weak | None:
    """Some units from now, or a duration: the tense tells ("in two weeks", "em dois anos")."""
    if ages.is_age(f) or guards.is_second(f) or f.text[f.end : f.end + 1] == "-":
        return None  # "in a second-half rout"
    if f["unit"] in ("second", "minute", "hour") and len(f.text) > _NOTE:
        return Plain(f["unit"], DateKind.DURATION, "DUR", f.get("n", 1))  # "fará o percurso em 90 minutos"
    return Ago(f.get("n", 1), f["unit"], sure=False)


_NOTE = 60
"""Characters up to which a text is a note, which tells when and not how long ("back in 5 minutes")."""


@maker
def offset(f: Found) -> Node | Weak | None:
    """Some units after another day."""
    told, of = count_of(f), _counted_from(f)
    if told and _is_stretch(f):
        return Range(Offset(1, "day", of), Offset(*told, of))
    return Offset(*told, of) if told else Plain("none", DateKind.RELATIVE)


def _is_stretch(f: Found) -> bool:
    """Whether all of the units are meant, and not the one that they lead to: "in the eight weeks before Christmas"."""
    articles, dur = f.lex.options.get("ending_articles", ()), f.get("dur")
    led = any(word in articles for word in (f.word_before(), *guards.words_of(f)[:2]))
    return led and isinstance(dur, Plain | Ago) and bool(dur.n and dur.n > 1)


@maker
def offset_back(f: Found) -> Node | Weak | None:
    """Some units before another day."""
    told = count_of(f)
    of: Node | None = _counted_from(f)
    if of and f.get("a") is not None:
        of = in_year(f["a"], of)  # "cinq jours avant Noël de l'année dernière"
    if of is None:
        return None
    if told and _is_stretch(f):
        return Range(Offset(-told[0], told[1], of), Offset(-1, "day", of), told[1])
    return Offset(-told[0], told[1], of) if told else Plain("none", DateKind.RELATIVE)


def _counted_from(f: Found) -> Node:
    """The day that units are counted from: an expression, or a day off today ("dos días antes de ayer")."""
    of: Node | None = f.get("of")
    return of or Relative("day", f["relday"])


@maker
def ahead_of_now(f: Found) -> Node | Weak | None:
    """A duration that counts from the publication day on."""
    told = count_of(f)
    return Ago(*told) if told else Plain("none", DateKind.RELATIVE)


@maker
def ago_now(f: Found) -> Node | Weak | None:
    """A duration that counts back from the publication day."""
    told = count_of(f)
    return Ago(-told[0], told[1]) if told else Plain("none", DateKind.RELATIVE)


@maker
def lasting(f: Found) -> Node | Weak | None:
    """From a day on for some units: "from 18 December for 10 days"."""
    told = count_of(f)
    return Range(f["of"], Offset(told[0], told[1], f["of"])) if told else None
