"""Makers of what hangs on the time told before it: "two days later", "na sexta-feira anterior", "2% na semana"."""

from __future__ import annotations

import re

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards, names, rates
from pipeline.text.dates.anchors import Anchored, FromTold, SameIn, ThatWeekday
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import SHARE, Weak, maker, to_month
from pipeline.text.dates.nodes import FINER, Node, Plain
from pipeline.text.dates.points import Day, Period
from pipeline.text.dates.relative import Lately, Relative
from pipeline.text.dates.spans import Open
from pipeline.text.dates.stretches import Beside


@maker
def running(f: Found) -> Node | Weak | None:
    """The week, month, quarter or year in which something rose by so many percent: "2% na semana"."""
    if f["unit"] not in ("week", "month", "quarter", "year"):
        return None
    opens = guards.begins_clause(f) and _SHARE_AHEAD.match(f.text, f.end, f.end + 60)
    if not opens and not SHARE.search(f.text, max(0, f.start - 12), f.start):
        return None
    after = f.word_after()
    if after and not guards.no_noun(f, after):
        return None  # "5,2% no trimestre encerrado em dezembro"
    return Anchored(0, f["unit"], here=True)


_SHARE_AHEAD = re.compile(r",[^.!?;\n]*%")  # "No mês, o índice sobe 4%"


@maker
def anaphor(f: Found) -> Node | Weak | None:
    """A time that hangs on another one or on an event: "o dia seguinte", "two years later", "since then"."""
    dur = f.get("dur")
    told = f.get("unit") or f.get("units") or ("daypart" if f.get("daypart") else "none")
    unit = dur.what if isinstance(dur, Plain) else told
    n = dur.n if isinstance(dur, Plain) else f.get("n", f.get("dec", None if f.get("units") else 1))
    after = f.word_after().lower()
    if f.get("daypart") and not f.lex.options.get("capital_nouns") and names.called_after(f):
        return None  # "that Dawn Bowden"
    if rates.is_paid(f):
        return None  # "£116 a week after tax"
    if f.get("half") and unit == "year" and n is not None and f.get("n") is not None:
        n += 0.5  # "um ano e meio depois"
    elif f.get("half"):  # "año y medio después"
        return Plain(FINER.get(unit, unit), DateKind.RELATIVE)
    words = guards.words_of(f)
    counted = isinstance(dur, Plain) or f.get("n") is not None or "ONE" in f.lex.words.get(words[0], {})
    if counted and f.listed("than", after):
        return Plain(unit, DateKind.DURATION)  # "a year later than planned"
    if f.get("daypart"):  # "na mesma tarde": "tarde" is not "later" here, nor "après" in "le même après-midi"
        joined = " ".join(words)
        for pair in f.lex.options.get("daypart_pairs", ()):
            joined = joined.replace(pair, "", 1)
        words = [w for w in joined.split() if "DAYPART" not in f.lex.words.get(w, {})]
    way = next((way for way, name in _WAYS if any(f.listed(name, w) for w in words)), None)
    way = f.get("way", way)
    if f.get("same") or (way is None and f.get("daypart") and f.listed("that_words", words[0])):
        way = 0  # "later that day", "esa noche"
    if (told := f.get("month") or f.get("season")) is not None and way == 0:
        return FromTold(Period("month" if f.get("month") else "season", told, mod=0))
    if f.get("then_on"):  # "a los dos días": of years it is an age, of minutes how far a match is
        if unit not in ("day", "week", "month"):
            return None
        way = 1
    if f.get("wd") is not None:  # asked alone, it is counted from the day of asking
        if f.alone and way:
            return Day(weekday=f["wd"], mod=way)
        # "on the Friday after the vote"
        hung = f.listed("hang_words", after) or (after and f.listed("hang_any", words[-1]))
        if way == 0:
            return ThatWeekday(f["wd"])  # "that Tuesday": of the week just told
        return Beside(f["wd"], way, Anchored(0, "day")) if way and not hung else Plain("day", DateKind.RELATIVE)
    if isinstance(dur, Plain) and f.listed("duration_first", words[0]):
        return None  # "jailed for two years after he fled"
    if isinstance(dur, Plain) and f.listed("ending_articles", f.word_before()):
        return Plain(unit, DateKind.RELATIVE)  # "in the three months before": a stretch that ends with what was told
    if n is not None:
        n, unit = to_month(n, unit)  # "anderthalb Jahre später"
    # "two days after the vote": it hangs on the vote
    hangs = f.listed("hang_words", after) or (after and f.listed("hang_any", words[-1]))
    hangs = hangs or f.listed("unsure_firsts", words[0])  # "mais de 80 anos depois": nobody knows which year
    if way is None or (hangs and way) or f.get("vq") or n is None or n != int(n):
        return Plain(unit, DateKind.RELATIVE)
    if f.get("then"):
        return Open(f["then"], Anchored(0, "none"))
    if f.get("period"):
        what = unit if unit in ("month", "quarter") else "none"
        return SameIn(None, what) if way < 0 else Anchored(0, what)
    if unit == "none":
        return Plain("none", DateKind.RELATIVE)
    compared = bool(_FIGURE.search(f.text[max(0, f.start - 60) : f.start]))
    return Anchored(way * int(n), unit, here=bool(f.get("here")), compared=compared)


_FIGURE = re.compile(r"\d[^.!?\n]{0,45}$")
"""A figure before, in the same sentence: what is told of a year earlier is another such figure."""

_WAYS = ((1, "after_words"), (-1, "before_words"), (0, "same_words"))
"""The lists of words that tell whether it is later, earlier or the same."""


@maker
def last_of(f: Found) -> Node | Weak | None:
    """The last week, month, three years … of something that no calendar tells: "the last week of the campaign".

    ``event``: only before a noun of what happens, where other words may stand, too ("na última semana de acordo com").
    """
    a, words = f["a"], guards.words_of(f)
    if len(words) <= 1:
        return None  # figures, and a mark for the word
    first = words[len(words[0]) <= len("no")]  # "no último dia do prazo"; but "la semaine dernière de …"
    if not isinstance(a, Relative | Lately) or a.n >= 0 or not f.listed("last_words", first):
        return None
    noun, ends = words[-1], tuple(f.lex.options.get("event_endings", ()))
    if f.get("event") and not (f.listed("event_nouns", noun) or (ends and noun.endswith(ends))):
        return None
    return Plain(a.unit, DateKind.RELATIVE)
