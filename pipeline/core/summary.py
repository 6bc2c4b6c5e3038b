"""What was proved: the facts of an article, each with the words that show it.

Only ``ground`` makes these. A fact's spans are offsets into ``Summary.article.text``. The JSON Schema of ``Summary``
is published (``factsheet schema``); ``schema_version`` follows its changes, and an older minor version still loads.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, field_validator

from pipeline.core.article import ActorKind, AttributionKind, StanceWord
from pipeline.core.quantity import DateKind, Exact, Granularity, Moment, Qualifier
from pipeline.core.span import Frozen, Span

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "1.0"

FieldName = Literal["actors", "numbers", "dates", "positions"]


class Evidence(Frozen):
    """Words of the article that show a fact: ``article.text[start:end] == text``; ``sentence`` is its handle."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    text: Annotated[str, Field(min_length=1)]
    sentence: str

    @property
    def span(self) -> Span:
        """The same place as a ``Span``."""
        return Span(start=self.start, end=self.end)


Proof = Annotated[tuple[Evidence, ...], Field(min_length=1)]
"""At least one piece of evidence: a fact without any can't be built."""


class Alias(Frozen):
    """Another name of an actor; ``guess`` is true where likeness alone joins it, say a misspelling."""

    text: Annotated[str, Field(min_length=1)]
    guess: bool = False


class Actor(Frozen):
    """Someone who acts, speaks, decides or is acted upon. ``mentions`` are all places that name it."""

    id: str
    name: Annotated[str, Field(min_length=1)]
    aliases: tuple[Alias, ...] = ()
    kind: ActorKind
    role: str | None = None
    mentions: Proof
    evidence: Proof


class Number(Frozen):
    """A quantity, as read by code at ``span``. ``unread``: located, but no reader could tell its value."""

    id: str
    text: Annotated[str, Field(min_length=1)]
    span: Span
    value: Exact | None = None
    low: Exact | None = None
    high: Exact | None = None
    qualifier: Qualifier = Qualifier.EXACT
    unit: str | None = None
    measures: str | None = None
    actors: tuple[str, ...] = ()
    unread: bool = False
    evidence: Proof


class Date(Frozen):
    """When something is, as read by code at ``span``: inclusive days (or minutes), none where they can't be known."""

    id: str
    text: Annotated[str, Field(min_length=1)]
    span: Span
    start: Moment | None = None
    end: Moment | None = None
    granularity: Granularity = Granularity.NONE
    kind: DateKind = DateKind.VAGUE
    event: str | None = None
    unread: bool = False
    evidence: Proof


class Quoted(Frozen):
    """Verbatim words between quotation marks."""

    text: Annotated[str, Field(min_length=1)]
    span: Span


class Position(Frozen):
    """Who (``holder``: an actor's id) holds what about what, and how the article shows it."""

    id: str
    holder: str
    stance: StanceWord
    issue: Annotated[str, Field(min_length=1)]
    statement: str | None = None
    quote: Quoted | None = None
    attribution: AttributionKind
    via: str | None = None
    evidence: Proof


class Dropped(Frozen):
    """Something a model said that was not proved: which field, what, and why. ``reason`` is a short fixed word.

    ``fact_kept`` tells that only a part of the fact (a role, an event …) was set to null.
    """

    field: Literal["gist", "actors", "numbers", "dates", "positions"]
    what: str
    reason: str
    detail: str = ""
    fact_kept: bool = False


class Uncovered(Frozen):
    """A number or date that the article has and the summary doesn't."""

    field: Literal["numbers", "dates"]
    text: str
    span: Span


class ArticleInfo(Frozen):
    """The article that a summary is of; ``text`` is none where the summary was written without it."""

    id: str
    title: str | None = None
    source: str | None = None
    byline: str | None = None
    language: str = "und"
    published: dt.date | None = None
    text: str | None = None
    warnings: tuple[str, ...] = ()


class Provenance(Frozen):
    """How a summary came about. ``cost`` is in US dollars, none where no price is known; ``seconds`` is wall time."""

    model: str
    prompt: str
    prompt_hash: str
    strategy: str
    version: str
    schema_version: str = SCHEMA_VERSION
    calls: int = 0
    tokens_in: int = 0
    tokens_cached: int = 0
    tokens_out: int = 0
    cost: float | None = None
    seconds: float = 0.0
    cached: bool = False


class Summary(Frozen):
    """A proved summary of one article."""

    schema_version: str = SCHEMA_VERSION
    article: ArticleInfo
    gist: str | None = None
    actors: tuple[Actor, ...] = ()
    numbers: tuple[Number, ...] = ()
    dates: tuple[Date, ...] = ()
    positions: tuple[Position, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    provenance: Provenance

    @field_validator("schema_version")
    @classmethod
    def _same_major(cls, value: str) -> str:
        if value.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
            raise ValueError(f"a summary of schema {value}; this version reads {SCHEMA_VERSION.split('.')[0]}.x")
        return value

    def actor(self, id: str) -> Actor:  # noqa: A002 - the field's own word
        """The actor with this id; KeyError if there is none."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def to_frame(self, field: FieldName) -> pd.DataFrame:
        """One field as a pandas table, a row per fact (needs the extra ``factsheet[frame]``)."""
        from pipeline.render.tables import frame

        return frame(self, field)

    def _repr_html_(self) -> str:
        from pipeline.render.html import fragment

        return fragment(self)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        # A notebook shows HTML where it can; without this pydantic's long repr would stand beside it.
        return {
            "text/html": self._repr_html_(),
            "text/plain": f"<Summary of {self.article.title or self.article.id}>",
        }
