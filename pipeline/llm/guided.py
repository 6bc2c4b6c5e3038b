"""Short questions for a small model: code has found what can be pointed at, the model only labels it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import BaseModel

from pipeline.core.article import ActorKind, Article, Candidate
from pipeline.core.draft import Draft, DraftActor, DraftDate, DraftNumber, empty_draft
from pipeline.core.events import Event, OnEvent, ignore
from pipeline.core.span import Span
from pipeline.llm.asker import Asker
from pipeline.llm.describe import clause, owners
from pipeline.llm.model import Model, Usage
from pipeline.llm.number_article import inert
from pipeline.llm.positions import ask_positions
from pipeline.llm.prompts import Asks, Prompt

_WINDOW = 140
"""Characters on either side of a name that are shown to tell what it is."""

_LEAD = 700
"""Characters of the article's beginning that the gist is told from: news texts say first what happened."""


class KindAnswer(BaseModel):
    """What a name is."""

    kind: Literal["person", "company", "government", "organization", "media", "group", "none"]


class GistAnswer(BaseModel):
    """The story in a sentence."""

    gist: str


async def guided(
    article: Article,
    model: Model,
    prompt: Prompt,
    *,
    output_language: str | None = None,
    on_event: OnEvent = ignore,
) -> tuple[Draft, Usage]:
    """A Draft from many short questions. Numbers and dates come first and hang on no answer.

    Raises ModelError where the model can't be reached or refuses.
    """
    article = narrowed(article, prompt.asks)
    numbers, dates = described(article)
    draft = empty_draft().model_copy(update={"numbers": numbers, "dates": dates})
    on_event(Event("facts", "numbers and dates", draft=draft))
    await model.ready(on_event)
    asker = Asker(article, model, prompt, output_language, on_event)
    actors = await _actors(asker)
    draft = draft.model_copy(update={"actors": list(actors.values())})
    on_event(Event("facts", "actors", draft=draft))
    positions = await ask_positions(asker)
    for holder, _ in positions:
        if holder.id not in actors:
            # Who holds something acts, whatever was said of the name.
            actors[holder.id] = _draft_actor(article, holder, holder.kind or ActorKind.ORGANIZATION)
    draft = draft.model_copy(update={"actors": list(actors.values()), "positions": [p for _, p in positions]})
    draft = draft.model_copy(update={"numbers": owned(article, numbers, actors)})
    on_event(Event("facts", "positions", draft=draft))
    draft = draft.model_copy(update={"gist": await _gist(asker)})
    on_event(Event("facts", "gist", draft=draft))
    return draft, asker.usage


def narrowed(article: Article, asks: Asks) -> Article:
    """The article with only those mentions that a prompt set asks about."""
    if asks.actors is None and asks.part == 1:
        return article
    end = round(len(article.text) * asks.part)
    m = article.mentions
    candidates = [c for c in m.candidates if c.mentions[0].start < end][: asks.actors]
    update = {
        "numbers": tuple(n for n in m.numbers if n.span.start < end),
        "dates": tuple(d for d in m.dates if d.span.start < end),
        "candidates": tuple(candidates),
        "attributions": tuple(t for t in m.attributions if t.span.start < end),
    }
    return article.model_copy(update={"mentions": m.model_copy(update=update)})


def described(article: Article) -> tuple[list[DraftNumber], list[DraftDate]]:
    """Every number and date that code read, with the clause around it as its description."""
    numbers = [DraftNumber(number=n.id, measures=clause(article, n), actors=[]) for n in article.mentions.numbers]
    dates = [DraftDate(date=d.id, event=clause(article, d)) for d in article.mentions.dates]
    return numbers, dates


def owned(article: Article, numbers: Sequence[DraftNumber], actors: Mapping[str, DraftActor]) -> list[DraftNumber]:
    """``numbers`` with the actors whose numbers they seem to be, by place."""
    names = [n for n in article.mentions.names if n.candidate in actors]
    mentions = {n.id: n for n in article.mentions.numbers}
    return [
        n.model_copy(update={"actors": [actors[c].name for c in owners(article, mentions[n.number], names)]})
        for n in numbers
    ]


async def _actors(asker: Asker) -> dict[str, DraftActor]:
    """The candidates that are actors, by their ids. Where code knows the kind, nothing is asked."""
    kept: dict[str, DraftActor] = {}
    candidates = asker.article.mentions.candidates
    for i, candidate in enumerate(candidates):
        kind = candidate.kind
        if kind is None:
            asker.on_event(Event("ask", f"who is {candidate.name}?", i, len(candidates)))
            got = await asker.ask(
                "kind", KindAnswer, 12, name=inert(candidate.name), context=_context(asker.article, candidate)
            )
            kind = ActorKind(got.kind) if got is not None and got.kind != "none" else None
        if kind is not None:
            kept[candidate.id] = _draft_actor(asker.article, candidate, kind)
    return kept


def _draft_actor(article: Article, candidate: Candidate, kind: ActorKind) -> DraftActor:
    spans = [candidate.role, *candidate.mentions] if candidate.role else list(candidate.mentions)
    ids = dict.fromkeys(s.id for span in spans if (s := article.sentence_at(span.start)))
    return DraftActor(
        name=candidate.name,
        aliases=list(candidate.aliases),
        kind=kind,
        role=candidate.role.of(article.text) if candidate.role else None,
        sentences=list(ids)[:2],
    )


def _context(article: Article, candidate: Candidate) -> str:
    """The words around the place that shows best who it is: its role, else its first mention."""
    at = candidate.mentions[0]
    if candidate.role is not None:
        at = min(candidate.mentions, key=lambda m: abs(m.start - candidate.role.start) if candidate.role else 0)
    sentence = article.sentence_at(at.start)
    low, high = (sentence.span.start, sentence.span.end) if sentence else (0, len(article.text))
    return _excerpt(article, Span(start=max(low, at.start - _WINDOW), end=min(high, at.end + _WINDOW)))


def _excerpt(article: Article, span: Span) -> str:
    """The words of ``span``, whole ones, on one line and inert."""
    text = article.text
    start, end = span.start, span.end
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return " ".join(inert(text[start:end]).split())


async def _gist(asker: Asker) -> str | None:
    article = asker.article
    title = article.title or ""
    lead = article.text[: _LEAD + len(title)]
    if title and lead.startswith(title):
        lead = lead[len(title) :]
    got = await asker.ask(
        "gist", GistAnswer, 80, title=" ".join(inert(title).split()), context=" ".join(inert(lead).split())
    )
    return got.gist.strip() or None if got else None
