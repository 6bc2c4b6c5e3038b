"""What a model said: handles and a few words of judgement. Nothing here is believed before ``ground`` has proved it.

The schema of ``Draft`` is sent as it is to remote models, the same for every article: every property is required, and
what may be missing is nullable (OpenAI's strict structured outputs ask for both).
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from pipeline.core.article import ActorKind, AttributionKind, StanceWord


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid")


class DraftActor(_Said):
    """An actor, its name copied from the article."""

    name: str = Field(description="The fullest form of the name that the article uses, copied exactly.")
    aliases: list[str] = Field(description="Other forms the article uses for the same actor, copied exactly.")
    kind: ActorKind
    role: str | None = Field(description="Who they are, in the article's words; null if it does not say.")
    sentences: list[str] = Field(description="Handles of the sentences that show it, such as s3.")


class DraftNumber(_Said):
    """A number that matters, by its handle."""

    number: str = Field(description="The handle of the number, such as n3.")
    measures: str | None = Field(description="What it counts, in a few words of the article's language, no figures.")
    actors: list[str] = Field(description="Names of the actors whose number it is.")


class DraftDate(_Said):
    """A date that matters, by its handle."""

    date: str = Field(description="The handle of the date, such as d2.")
    event: str | None = Field(description="What happens then, in a few words of the article's language, no figures.")


class DraftPosition(_Said):
    """Who holds what about what."""

    holder: str = Field(description="The name of one of the actors.")
    stance: StanceWord
    issue: str = Field(description="What it is about: a short noun phrase in the article's language.")
    statement: str | None = Field(description="What the holder holds, in one short sentence.")
    quote: str | None = Field(description="The handle of the quote that shows it, such as q1; null if none does.")
    attribution: AttributionKind
    via: str | None = Field(description="Who reported it, if another than the article itself; null otherwise.")
    sentences: list[str] = Field(description="Handles of the sentences that show it.")


class Missed(_Said):
    """Something that has no handle: words copied exactly from one sentence."""

    sentence: str = Field(description="The handle of the sentence.")
    text: str = Field(description="The words, copied exactly from that sentence.")
    about: str | None = Field(description="What the number counts, or what happens on the date.")


class DraftMissed(_Said):
    """Numbers and dates that the readers did not mark."""

    numbers: list[Missed]
    dates: list[Missed]


class Draft(_Said):
    """A model's whole answer about one article."""

    gist: str | None = Field(description="The story in one to three sentences, without figures that it lacks.")
    actors: list[DraftActor]
    numbers: list[DraftNumber]
    dates: list[DraftDate]
    positions: list[DraftPosition]
    missed: DraftMissed


def empty_draft() -> Draft:
    """A Draft that says nothing."""
    return Draft(gist=None, actors=[], numbers=[], dates=[], positions=[], missed=DraftMissed(numbers=[], dates=[]))
