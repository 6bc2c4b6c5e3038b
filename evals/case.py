"""A golden case: an article as a reader would get it (``<id>.txt``) and its answer (``<id>.yaml``).

Every string that a field calls *verbatim* is an exact substring of the article file. The answer is written for the
article alone. ``check`` proves a case against its article; ``files`` reads the two files.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from pipeline.core.article import ActorKind, AttributionKind, StanceWord
from pipeline.core.quantity import DateKind, Exact, Granularity, Moment, Qualifier
from pipeline.core.span import Frozen

Words = Annotated[str, Field(min_length=1)]
Need = Literal["must", "may"]
"""``must``: a good summary has it. ``may``: right, but neither rewarded nor punished."""

Keys = tuple[Annotated[tuple[Words, ...], Field(min_length=1)], ...]
"""Per list, one of the entries has to begin a word (or words) of the free text, both folded."""


def _day(value: Any) -> Any:
    # A day is written out in full; "2026-01-30T00:00" or an epoch would be read as a date by pydantic, too.
    if isinstance(value, str) and len(value) != len("2026-01-30"):
        raise ValueError("a day is written 2026-01-30")
    return value


Day = Annotated[dt.date, BeforeValidator(_day)]


class GoldActor(Frozen):
    """Someone who acts, speaks, decides or is acted upon in the story."""

    name: Annotated[str, Field(min_length=1, description="Verbatim: the fullest form that the article uses.")]
    aliases: Annotated[tuple[Words, ...], Field(description="Verbatim: every other form for the same actor.")] = ()
    kind: ActorKind
    role: Annotated[Words | None, Field(description="Who they are, verbatim where possible; null if none.")] = None
    role_keys: Keys = ()
    need: Need

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *self.aliases)


class GoldNumber(Frozen):
    """A quantity: ``value``, or ``low`` and ``high`` (a range, a score's two sides), or none of them when vague."""

    text: Annotated[str, Field(min_length=1, description="Verbatim, with its qualifier and unit where adjacent.")]
    value: Exact | None = None
    low: Exact | None = None
    high: Exact | None = None
    qualifier: Qualifier
    unit: Annotated[Words | None, Field(description="ISO 4217, %, pp, or the counted noun, verbatim.")] = None
    measures: Words | None = None
    measures_keys: Keys = ()
    actors: tuple[Words, ...] = ()
    evidence: Annotated[tuple[Words, ...], Field(min_length=1, description="Verbatim; each holds the number.")]
    need: Need

    @model_validator(mode="after")
    def _value_fits_qualifier(self) -> GoldNumber:
        pair = (self.low is not None, self.high is not None)
        if any(pair) and not all(pair):
            raise ValueError("low and high stand together")
        if self.value is not None and any(pair):
            raise ValueError("a value or low and high, not both")
        vague = self.value is None and not any(pair)
        if vague != (self.qualifier is Qualifier.VAGUE):
            raise ValueError("vague means no value, and no value means vague")
        if self.qualifier is Qualifier.RANGE and not (self.low is not None and self.high is not None):
            raise ValueError("a range has low and high")
        if (
            self.qualifier is Qualifier.RANGE
            and self.low is not None
            and self.high is not None
            and self.low > self.high
        ):
            raise ValueError("low is above high")
        return self


class GoldDate(Frozen):
    """When, how long or how often: the days covered, inclusive, null where they can't be known."""

    text: Annotated[str, Field(min_length=1, description="Verbatim.")]
    start: Moment | None = None
    end: Moment | None = None
    granularity: Granularity
    kind: DateKind
    event: Words | None = None
    event_keys: Keys = ()
    evidence: Annotated[tuple[Words, ...], Field(min_length=1, description="Verbatim; each holds the date.")]
    need: Need

    @model_validator(mode="after")
    def _days_fit_kind(self) -> GoldDate:
        if self.start and self.end and self.start[:10] > self.end[:10]:
            raise ValueError("start is after end")
        if self.kind in (DateKind.DURATION, DateKind.RECURRING) and (self.start or self.end):
            raise ValueError(f"a {self.kind.value} has no start and no end")
        return self


class GoldPosition(Frozen):
    """What an actor holds about an issue, as the article reports it."""

    holder: Annotated[str, Field(min_length=1, description="The name of an actor above.")]
    stance: StanceWord
    issue: Annotated[str, Field(min_length=1, description="A short noun phrase.")]
    issue_keys: Keys = ()
    evidence: Annotated[tuple[Words, ...], Field(min_length=1, description="Verbatim: the sentences that show it.")]
    attribution: AttributionKind
    need: Need


class Golden(Frozen):
    """A golden answer as it stands in its YAML file."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="BCP-47")]
    published: Annotated[Day | None, Field(description="The day the article appeared; null when it isn't known.")]
    tags: Annotated[tuple[Words, ...], Field(description="What is hard about it; the words of tags.toml.")] = ()
    actors: tuple[GoldActor, ...] = ()
    numbers: tuple[GoldNumber, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    positions: tuple[GoldPosition, ...] = ()
    traps: Annotated[tuple[Words, ...], Field(description="Verbatim: what looks like a number or date but isn't.")] = ()


class Case(Frozen):
    """A golden answer with the text it is about; offsets count code points of the decoded file."""

    golden: Golden
    text: Words

    @property
    def id(self) -> str:
        """The case's id, also the name of its files."""
        return self.golden.id

    @cached_property
    def hash(self) -> str:
        """The content of the case, to tell a baseline that was made for another one."""
        content = self.golden.model_dump_json() + "\0" + self.text
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    @property
    def apart(self) -> bool:
        """Whether the case is kept apart: nobody looks at it while writing a prompt. A third of all, by id."""
        return apart(self.id)


def apart(case_id: str) -> bool:
    """Whether the case of this id is kept apart (see ``Case.apart``)."""
    return int(hashlib.sha256(case_id.encode()).hexdigest(), 16) % 3 == 0


def schema() -> dict[str, Any]:
    """The JSON Schema of a golden answer, for editors (``evals/case.schema.json``)."""
    made = Golden.model_json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return made
