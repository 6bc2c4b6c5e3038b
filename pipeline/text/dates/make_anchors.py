"""Makers of what hangs on the time told before it: "two days later", "na sexta-feira anterior", "2% na semana"."""

from __future__ import annotations

import re

from pipeline.core.quantity import DateKind
from pipeline.text.dates import guards
from pipeline.text.dates.anchors import Anchored, SameIn
from pipeline.text.dates.guards import Found
from pipeline.text.dates.making import Weak, maker, to_month
from pipeline.text.dates.nodes import Node, Plain
from pipeline.text.dates.points import Day
from pipeline.text.dates.spans import Open
from pipeline.text.dates.stretches import Beside


@maker
def running(f: Found) -> Node | Weak | None:
    """The week, month, quarter or year in which something rose by so many percent: "2% na semana"."""
    if f["unit"] not in ("week", "month", "quarter", "year") or not _SHARE.search(
        f.text, max(0, f.start - 12), f.start
    ):
        return None
    after = f.word_after()
    if after and not guards.no_noun(f, after):
        return None  # "5,2% no trimestre encerrado em dezembro"
    return Anchored(0, f["unit"], here=True)


_SHARE = re.compile(r"(?:%|cent|cento|ciento|pontos|puntos|points) $")


@maker
def anaphor(f: Found) -> Node | Weak | None:
    """A time that hangs on another one or on an event: "o dia seguinte", "two years later", "since then"."""
    dur = f.get("dur")
    told = f.get("unit") or f.get("units") or ("daypart" if f.get("daypart") else "none")
    unit = dur.what if isinstance(dur, Plain) else told
    n = dur.n if isinstance(dur, Plain) else f.get("n", f.get("dec", None if f.get("units") else 1))
    after = f.word_after().lower()
    if f.listed("than", after):
        return Plain(unit, DateKind.DURATION)
    words = guards.words_of(f)
    way = next((way for way, name in _WAYS if any(f.listed(name, w) for w in words)), None)
    if f.get("same"):
        way = 0  # "later that day"
    if f.get("wd") is not None:  # asked alone, it is counted from the day of asking
        if f.alone and way:
            return Day(weekday=f["wd"], mod=way)
        hung = f.listed("hang_words", after)  # "on the Friday after the vote"
        return Beside(f["wd"], way, Anchored(0, "day")) if way and not hung else Plain("day", DateKind.RELATIVE)
    if isinstance(dur, Plain) and f.listed("ending_articles", f.word_before()):
        return Plain(unit, DateKind.RELATIVE)  # "in the three months before": a stretch that ends with what was told
    if n is not None:
        n, unit = to_month(n, unit)  # "anderthalb Jahre später"
    # "two days after the vote": it hangs on the vote
    hangs = f.listed("hang_words", after) or (after and f.listed("hang_any", words[-1]))
    if way is None or (hangs and way) or f.get("vq") or n is None or n != int(n):
        return Plain(unit, DateKind.RELATIVE)
    if f.get("then"):
        return Open(f["then"], Anchored(0, "none"))
    if f.get("period"):
        what = "month" if unit == "month" else "none"
        return SameIn(None, what) if way < 0 else Anchored(0, what)
    return Anchored(way * int(n), unit) if unit != "none" else Plain("none", DateKind.RELATIVE)


_WAYS = ((1, "after_words"), (-1, "before_words"), (0, "same_words"))
"""The lists of words that tell whether it is later, earlier or the same."""
