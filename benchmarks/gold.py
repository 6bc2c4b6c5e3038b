"""The news gold: every number and date of the project's own cases and of real articles, and sentences full of traps.

Own cases come from ``evals/cases``. Of the real articles beside the checkout only places and values are kept
(``benchmarks/gold/articles.yaml``); without their folder they are left out. What is kept apart has its figure printed,
its failures not: the reports of ``benchmarks/gold/unseen``, and a third of the real articles and of the traps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import yaml

from benchmarks.shared import ROOT, SHARED
from evals.case import GoldDate, GoldNumber, apart
from evals.files import load_cases
from evals.golden import Prepared
from evals.places import Place, overlap, text_of
from pipeline.core.quantity import DateKind, Granularity, Qualifier

HOME = ROOT / "benchmarks" / "gold"
TRAPS_PUBLISHED = "2026-03-11"
"""The day on which the sentences of ``traps.yaml`` are taken to have appeared."""


@dataclass(frozen=True)
class Spot:
    """One mention: its folded place, what is right there, and what isn't judged: the ``mention`` itself (neither missed
    nor wrongly found), its ``days``, ``granularity``, ``kind`` or ``unit``.
    """

    place: Place
    gold: GoldNumber | GoldDate
    open: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Text:
    """One annotated text: whatever is read beside ``numbers`` and ``dates`` is wrong, but for page ``furniture``."""

    id: str
    text: str
    language: str
    published: str | None
    apart: bool
    numbers: Sequence[Spot] = ()
    dates: Sequence[Spot] = ()
    traps: Sequence[Place] = ()
    furniture: Sequence[Place] = ()


def _furniture(ready: Prepared) -> list[Place]:
    """The lines that no golden evidence touches ("Read also: 10 photos"): a case lists nothing there."""
    told = [p for item in (*ready.numbers, *ready.dates) for p in (*item.strong, *item.weak)]
    told += [p for places in ready.positions for p in places]
    found: list[Place] = []
    at = 0
    for line in ready.case.text.splitlines(keepends=True):
        place = ready.raw.place(at, at + len(line))
        at += len(line)
        if not any(overlap(place, p) for p in told):
            found.append(place)
    return found


def _differing() -> dict[str, dict[str, frozenset[str]]]:
    """Case → words of a date → what of it two careful readers told differently, and a third left open."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for item in yaml.safe_load((HOME / "differ.yaml").read_text(encoding="utf-8")) or ():
        found.setdefault(item["case"], {})[item["text"]] = frozenset(item["open"])
    return found


def _unlisted(words: str) -> GoldDate:
    """A date that no golden answer lists, and that isn't judged."""
    return GoldDate(text=words, granularity=Granularity.NONE, kind=DateKind.RELATIVE, evidence=(words,), need="may")


def _case_dates(ready: Prepared, differing: dict[str, frozenset[str]]) -> list[Spot]:
    golden = ready.case.golden.dates
    told = [
        Spot(place, gold, differing.get(gold.text, frozenset()))
        for gold, spots in zip(golden, ready.dates, strict=True)
        for place in spots.strong
    ]
    listed = {gold.text for gold in golden}
    unlisted = [(words, opened) for words, opened in differing.items() if words not in listed]
    return told + [Spot(place, _unlisted(words), o) for words, o in unlisted for place in ready.raw.find(words)]


def _case_texts() -> Iterator[Text]:
    differing = _differing()
    for case in load_cases():
        ready = Prepared(case)
        golden = case.golden
        yield Text(
            id=case.id,
            text=case.text,
            language=golden.language,
            published=golden.published.isoformat() if golden.published else None,
            # A third of the cases was kept apart from the readers too, until its figure had been asked for too often.
            apart=False,
            numbers=[Spot(p, g) for g, spots in zip(golden.numbers, ready.numbers, strict=True) for p in spots.strong],
            dates=_case_dates(ready, differing.get(case.id, {})),
            traps=[p for trap in golden.traps for p in ready.raw.find(trap, whole=False)],
            furniture=_furniture(ready),
        )


def _number(item: dict[str, Any], text: str) -> GoldNumber:
    unit = item.get("unit")
    # A counted noun is given by its offsets, so that no word of an article stands in the file.
    named = text[unit[0] : unit[1]] if isinstance(unit, list) else unit
    words = text[item["start"] : item["end"]]
    return GoldNumber(
        text=words,
        value=Decimal(item["value"]) if "value" in item else None,
        low=Decimal(item["low"]) if "low" in item else None,
        high=Decimal(item["high"]) if "high" in item else None,
        qualifier=Qualifier(item["qualifier"]),
        unit=named,
        evidence=(words,),
        need="must",
    )


def _date(item: dict[str, Any], text: str) -> GoldDate:
    words = text[item["start"] : item["end"]]
    return GoldDate(
        text=words,
        start=item.get("first"),
        end=item.get("last"),
        granularity=Granularity(item["granularity"]),
        kind=DateKind(item["kind"]),
        evidence=(words,),
        need="must",
    )


def _text(entry: dict[str, Any], name: str, text: str, *, kept: bool) -> Text:
    """A text with its answers, which are given by offsets of the decoded file."""
    raw = text_of(text)

    def spots(
        items: Sequence[dict[str, Any]], make: Callable[[dict[str, Any], str], GoldNumber | GoldDate]
    ) -> list[Spot]:
        return [Spot(raw.place(i["start"], i["end"]), make(i, text), frozenset(i.get("open", ()))) for i in items]

    def places(items: Sequence[dict[str, Any]]) -> list[Place]:
        return [raw.place(i["start"], i["end"]) for i in items]

    return Text(
        id=name,
        text=text,
        language=entry["language"],
        published=entry["published"],
        apart=kept,
        numbers=spots(entry["numbers"], _number),
        dates=spots(entry["dates"], _date),
        traps=places(entry["traps"]),
        furniture=places(entry.get("furniture", ())),
    )


def _article_texts() -> Iterator[Text]:
    folder = SHARED / "articles"
    if not folder.is_dir():
        return
    for entry in yaml.safe_load((HOME / "articles.yaml").read_text(encoding="utf-8")):
        name = entry["article"]
        yield _text(entry, name, (folder / name).read_bytes().decode("utf-8"), kept=apart(name))


def _unseen_texts() -> Iterator[Text]:
    for path in sorted((HOME / "unseen").glob("*.txt")):
        entry = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
        yield _text(entry, path.stem, path.read_bytes().decode("utf-8"), kept=True)


def _trap_texts() -> Iterator[Text]:
    listed = yaml.safe_load((HOME / "traps.yaml").read_text(encoding="utf-8"))
    for language, items in listed.items():
        for i, item in enumerate(items):
            raw = text_of(item["text"])
            name = f"trap-{language}-{i}"
            traps = [raw.find(trap)[0] for trap in item["traps"]]
            unjudged = [Spot(raw.find(w)[0], _unlisted(w), frozenset(("mention",))) for w in item.get("open", ())]
            yield Text(name, item["text"], language, TRAPS_PUBLISHED, apart(name), unjudged, unjudged, traps=traps)


@cache
def news() -> tuple[Text, ...]:
    """Every annotated text; the real articles only where their folder is."""
    return (*_case_texts(), *_article_texts(), *_unseen_texts(), *_trap_texts())
