"""Proves golden answers: verbatim against their article, consistent in themselves, and what the set covers.

Not the types (``case``) nor the format (``files``) but what only the two files together can show.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from evals.case import Case, GoldDate, Golden, GoldNumber, Keys
from evals.figures import values_in
from evals.files import CASES, HOME, case_files, read_article, read_golden
from evals.words import fold, holds_keys
from evals.yamlfile import CaseError, Document
from evals.yamlfile import Path as Where
from pipeline.core.quantity import DateKind, plain
from pipeline.read.clean import clean

Problem = tuple[Where, str]


@dataclass
class Checked:
    """What ``check_folder`` found: refusals, doubts that a person should look at, and what the cases cover."""

    cases: list[Case] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def languages(self) -> Counter[str]:
        """How many cases each language has (base codes)."""
        return Counter(c.golden.language.split("-")[0] for c in self.cases)


@cache
def known_tags() -> dict[str, str]:
    """The tags that a case may carry, with their meanings (``tags.toml``)."""
    return {k: str(v) for k, v in tomllib.loads((HOME / "tags.toml").read_text(encoding="utf-8")).items()}


@cache
def _currencies() -> frozenset[str]:
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def check_folder(folder: Path = CASES) -> Checked:
    """Check every case of a folder and go on after a refused one."""
    found = Checked()
    for path in case_files(folder):
        try:
            golden, document = read_golden(path)
            text = read_article(path.with_suffix(".txt"))
        except CaseError as error:
            found.errors += error.what.splitlines()
            continue
        wrong = [document.error(where, said).what for where, said in problems(golden, text)]
        found.errors += wrong
        found.doubts += [document.error(where, said).what for where, said in doubts(golden)]
        if not wrong:
            found.cases.append(Case(golden=golden, text=text))
    lonely = {p.stem for p in folder.glob("*.txt")} - {p.stem for p in case_files(folder)}
    found.errors += [f"{stem}.txt:1: no {stem}.yaml beside it" for stem in sorted(lonely)]
    return found


def check_case(golden: Golden, text: str, document: Document) -> None:
    """Raise the problems of one case as one ``CaseError``; nothing if there are none."""
    wrong = [document.error(where, said).what for where, said in problems(golden, text)]
    if wrong:
        raise CaseError("\n".join(wrong))


def problems(golden: Golden, text: str) -> Iterator[Problem]:
    """Everything for which a case is refused: where in the YAML, and what."""
    yield from _verbatim(golden, text)
    yield from _tags(golden)
    yield from _actors(golden)
    yield from _numbers(golden, text)
    yield from _dates(golden)
    yield from _positions(golden)


def _verbatim(golden: Golden, text: str) -> Iterator[Problem]:
    cleaned = clean(text).text
    for where, words in verbatim_strings(golden):
        if words not in text:
            near = " (only in another case, accent or spacing)" if fold(words) in fold(text) else ""
            yield where, f"not in the article word for word{near}: {words!r}"
        elif where[0] != "traps" and unicodedata.normalize("NFC", words) not in cleaned:
            yield where, f"not in the article any more once it is cleaned (page furniture?): {words!r}"


def _mentions(golden: Golden) -> tuple[tuple[str, Sequence[GoldNumber | GoldDate]], ...]:
    return (("numbers", golden.numbers), ("dates", golden.dates))


def verbatim_strings(golden: Golden) -> Iterator[tuple[Where, str]]:
    """Every string that has to be an exact substring of the article."""
    for i, actor in enumerate(golden.actors):
        yield ("actors", i, "name"), actor.name
        for j, alias in enumerate(actor.aliases):
            yield ("actors", i, "aliases", j), alias
    for name, items in _mentions(golden):
        for i, item in enumerate(items):
            yield (name, i, "text"), item.text
    for name, proofs in (*_mentions(golden), ("positions", golden.positions)):
        for i, proved in enumerate(proofs):
            for j, words in enumerate(proved.evidence):
                yield (name, i, "evidence", j), words
    for i, trap in enumerate(golden.traps):
        yield ("traps", i), trap


def _tags(golden: Golden) -> Iterator[Problem]:
    for i, tag in enumerate(golden.tags):
        if tag not in known_tags():
            yield ("tags", i), f"unknown tag {tag!r}: use one of tags.toml or add it there"


def _keys(where: Where, text: str | None, keys: Keys) -> Iterator[Problem]:
    field_name = str(where[-1])
    place = (*where[:-1], f"{field_name}_keys")
    for j, group in enumerate(keys):
        for key in group:
            if fold(key) != key:
                yield (*place, j), f"a key is folded (lower case, no accents): {fold(key)!r}, not {key!r}"
        if not holds_keys(text, (group,)):
            yield (*place, j), f"the golden {field_name} has no word that begins with any of {list(group)}"


def _actors(golden: Golden) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, actor in enumerate(golden.actors):
        if actor.name in seen:
            yield ("actors", i, "name"), f"the actor {actor.name!r} stands twice"
        seen.add(actor.name)
        if len(set(actor.names)) < len(actor.names):
            yield ("actors", i, "aliases"), "the same alias twice, or the name again"
        yield from _keys(("actors", i, "role"), actor.role, actor.role_keys)


def _shown(where: Where, text: str, evidence: Sequence[str]) -> Iterator[Problem]:
    if not any(text in words for words in evidence):
        yield (*where, "evidence"), f"no evidence contains {text!r}"


def _numbers(golden: Golden, text: str) -> Iterator[Problem]:
    names = {name for actor in golden.actors for name in actor.names}
    for i, number in enumerate(golden.numbers):
        where: Where = ("numbers", i)
        yield from _shown(where, number.text, number.evidence)
        yield from _keys((*where, "measures"), number.measures, number.measures_keys)
        unit = number.unit
        if unit and unit not in ("%", "pp") and unit not in text and unit not in _currencies():
            yield (*where, "unit"), f"neither ISO 4217, %, pp nor a word of the article: {unit!r}"
        for j, actor in enumerate(number.actors):
            if actor not in names:
                yield (*where, "actors", j), f"{actor!r} is no actor of this case"


def _dates(golden: Golden) -> Iterator[Problem]:
    for i, date in enumerate(golden.dates):
        yield from _shown(("dates", i), date.text, date.evidence)
        yield from _keys(("dates", i, "event"), date.event, date.event_keys)


def _positions(golden: Golden) -> Iterator[Problem]:
    names = {actor.name for actor in golden.actors}
    for i, position in enumerate(golden.positions):
        if position.holder not in names:
            yield ("positions", i, "holder"), f"{position.holder!r} is the name of no actor of this case"
        yield from _keys(("positions", i, "issue"), position.issue, position.issue_keys)


def doubts(golden: Golden) -> Iterator[Problem]:
    """What may be right but deserves a second look."""
    for i, number in enumerate(golden.numbers):
        yield from _digits(("numbers", i), number, golden.language)
    for i, date in enumerate(golden.dates):
        if golden.published is None and date.kind is DateKind.RELATIVE and (date.start or date.end):
            yield ("dates", i, "start"), "a relative date with days, although the day of publication is unknown"
    for name, items in _mentions(golden):
        twins: dict[tuple[str, tuple[str, ...]], int] = {}
        for i, item in enumerate(items):
            twin = twins.setdefault((item.text, item.evidence), i)
            if twin != i:
                yield (name, i), f"the same text and evidence as {name}.{twin}: a scorer can't tell them apart"


_MAGNITUDES = (1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000)


def _digits(where: Where, number: GoldNumber, language: str) -> Iterator[Problem]:
    """A value that the digits beside it can't be read as ("entre 5 e 8 mil" lends its magnitude to both)."""
    read = values_in(number.text, language)
    for value in (number.value, number.low, number.high):
        if read and value is not None and abs(value) >= 1 and not any(abs(value) / m in read for m in _MAGNITUDES):
            yield (*where, "value"), f"{plain(value)} can't be read off {number.text!r}"


def keyed_share(cases: Sequence[Case]) -> dict[str, tuple[int, int]]:
    """Per keyed free text: how many items carry keys, of how many that have the text at all."""
    share: dict[str, tuple[int, int]] = {}
    rows = (
        ("role", [(a.role, a.role_keys) for c in cases for a in c.golden.actors]),
        ("measures", [(n.measures, n.measures_keys) for c in cases for n in c.golden.numbers]),
        ("event", [(d.event, d.event_keys) for c in cases for d in c.golden.dates]),
        ("issue", [(p.issue, p.issue_keys) for c in cases for p in c.golden.positions]),
    )
    for name, items in rows:
        share[name] = (sum(bool(keys) for _, keys in items), sum(words is not None for words, _ in items))
    return share


def summary_lines(found: Checked) -> Iterator[str]:
    """The sound cases, a line each, and what they cover together."""
    for case in found.cases:
        g = case.golden
        yield (
            f"{case.id:32} {g.language:6} {len(case.text):6} characters"
            f" {len(g.actors):3} actors {len(g.numbers):3} numbers {len(g.dates):3} dates"
            f" {len(g.positions):3} positions {len(g.traps):2} traps{'  apart' if case.apart else ''}"
        )
    counts = ", ".join(f"{language} {n}" for language, n in sorted(found.languages().items()))
    yield f"languages: {counts}"
    yield "tags: " + ", ".join(sorted({tag for case in found.cases for tag in case.golden.tags}))
    share = keyed_share(found.cases)
    yield "keyed: " + ", ".join(f"{name} {have}/{of}" for name, (have, of) in share.items())
    fields = ("actors", "numbers", "dates", "positions")
    yield ", ".join(f"{f} {sum(len(getattr(c.golden, f)) for c in found.cases)}" for f in fields)
