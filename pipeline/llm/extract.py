"""From an article to a Draft: one question or many, as the prompt says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.core.article import Article, Sentence
from pipeline.core.draft import Draft, DraftActor, DraftDate, DraftMissed, DraftNumber, DraftPosition
from pipeline.core.events import Event, OnEvent, ignore
from pipeline.errors import AnswerError
from pipeline.llm.client import Truncated
from pipeline.llm.guided import guided
from pipeline.llm.model import Model, Question, Usage
from pipeline.llm.number_article import inert, number_article
from pipeline.llm.prompts import Prompt

Complain = Callable[[Draft], list[str]]
"""Says in plain words what of a Draft the article does not prove."""

MAX_TOKENS = 8192
"""Of one answer: a Draft of a 4 KB article takes about 1,500; a cut-off one is asked again with twice as many."""

SMALLEST = 4
"""Sentences that are not cut in halves any more."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A model's Draft of an article, and what it cost."""

    draft: Draft
    usage: Usage


async def extract(
    article: Article,
    model: Model,
    prompt: Prompt,
    *,
    complain: Complain | None = None,
    on_event: OnEvent = ignore,
    output_language: str | None = None,
) -> Extraction:
    """Ask ``model`` about ``article`` with the strategy of ``prompt``.

    ``complain`` is asked about a single-call Draft: what it says goes back to the model, at most twice. ``on_event``
    hears of what is known as it comes. Raises ModelError, or AnswerError where no question got a usable answer.
    """
    if prompt.strategy == "guided":
        draft, usage = await guided(article, model, prompt, output_language=output_language, on_event=on_event)
    else:
        await model.ready(on_event)
        on_event(Event("ask", "the whole article", 0, 1))
        draft, usage = await _single(article, article.sentences, model, prompt, complain, output_language)
        on_event(Event("facts", "the whole article", 1, 1, draft))
    return Extraction(draft, usage)


def question(
    article: Article,
    prompt: Prompt,
    *,
    sentences: tuple[Sentence, ...] | None = None,
    complain: Complain | None = None,
    output_language: str | None = None,
) -> Question[Draft]:
    """The one question that a single-call prompt asks about an article, or about some sentences of it."""
    values = {
        "article": number_article(article, sentences),
        "title": " ".join(inert(article.title or "").split()),
        "published": article.published.isoformat() if article.published else "",
        "language": article.language,
        "output_language": output_language,
    }
    messages = prompt.messages("extract", values, language=article.language.split("-")[0])
    return Question(messages=messages, answer=Draft, check=complain, max_tokens=MAX_TOKENS, label="the article")


async def _single(
    article: Article,
    sentences: tuple[Sentence, ...],
    model: Model,
    prompt: Prompt,
    complain: Complain | None,
    output_language: str | None,
) -> tuple[Draft, Usage]:
    asked = question(article, prompt, sentences=sentences, complain=complain, output_language=output_language)
    try:
        answer = await model.ask(asked)
    except Truncated:
        if len(sentences) <= SMALLEST:
            raise
    else:
        return answer.value, answer.usage
    # An answer that is cut off even with twice the room, or an article too long for the context: in halves.
    parts: list[Draft] = []
    usage = Usage()
    lost: AnswerError | None = None
    middle = _middle(article, sentences)
    for half in (sentences[:middle], sentences[middle:]):
        try:
            draft, used = await _single(article, half, model, prompt, complain, output_language)
        except AnswerError as error:
            lost = error
            continue
        parts.append(draft)
        usage = usage + used
    if not parts:
        raise lost or AnswerError("No part of the article got a usable answer")
    return joined(parts), usage


def _middle(article: Article, sentences: tuple[Sentence, ...]) -> int:
    """Where to cut: at the paragraph nearest to the middle of the text, else at its middle sentence."""
    half = (sentences[0].span.start + sentences[-1].span.end) / 2
    cuts = range(1, len(sentences))
    paragraphs = [i for i in cuts if "\n" in article.text[sentences[i - 1].span.end : sentences[i].span.start]]
    best = min(paragraphs or cuts, key=lambda i: abs(sentences[i].span.start - half))
    # A paragraph that leaves nearly all on one side is no half.
    return best if len(sentences) / 4 <= best <= len(sentences) * 3 / 4 else len(sentences) // 2


def joined(parts: list[Draft]) -> Draft:
    """Several Drafts of one article's parts as one: the same actor, number or date once, the first gist."""
    actors: dict[str, DraftActor] = {}
    for actor in (a for p in parts for a in p.actors):
        known = actors.get(actor.name)
        actors[actor.name] = _both(known, actor) if known else actor
    numbers: dict[str, DraftNumber] = {}
    dates: dict[str, DraftDate] = {}
    positions: list[DraftPosition] = []
    for part in parts:
        for number in part.numbers:
            numbers.setdefault(number.number, number)
        for date in part.dates:
            dates.setdefault(date.date, date)
        positions += [p for p in part.positions if p not in positions]
    return Draft(
        gist=next((p.gist for p in parts if p.gist), None),
        actors=list(actors.values()),
        numbers=list(numbers.values()),
        dates=list(dates.values()),
        positions=positions,
        missed=DraftMissed(
            numbers=[m for p in parts for m in p.missed.numbers], dates=[m for p in parts for m in p.missed.dates]
        ),
    )


def _both(one: DraftActor, other: DraftActor) -> DraftActor:
    return one.model_copy(
        update={
            "aliases": list(dict.fromkeys([*one.aliases, *other.aliases])),
            "role": one.role or other.role,
            "sentences": list(dict.fromkeys([*one.sentences, *other.sentences])),
        }
    )
