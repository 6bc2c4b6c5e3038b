"""Short questions for a small model: code has found what can be pointed at, the model only labels it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel

from pipeline.core.article import ActorKind, Article, Attribution, AttributionKind, Candidate
from pipeline.core.draft import Draft, DraftActor, DraftDate, DraftNumber, DraftPosition, StanceWord, empty_draft
from pipeline.core.events import Event, OnEvent, ignore
from pipeline.core.span import Span
from pipeline.errors import AnswerError
from pipeline.llm.describe import clause, owners
from pipeline.llm.model import Model, Question, T, Usage
from pipeline.llm.number_article import inert
from pipeline.llm.prompts import Prompt
from pipeline.llm.transport import Filtered
from pipeline.text.fold import fold
from pipeline.text.polarity import polarity

_WINDOW = 140
"""Characters on either side of a name that are shown to tell what it is."""

_LEAD = 700
"""Characters of the article's beginning that the gist is told from: news texts say first what happened."""

_LONGEST_ISSUE = 80
_SHORTEST_ISSUE = 4
_ISSUE_WORDS = 8
_LONGEST_TEXT = 600
_LEAST_WORDS = 3
_MARKS = ".,;:!?()[]«»“”„‟\"'’"
_LEANINGS: dict[str, StanceWord] = {"supports": "supports", "opposes": "opposes", "no_comment": "no_comment"}


class KindAnswer(BaseModel):
    """What a name is."""

    kind: Literal["person", "company", "government", "organization", "media", "group", "none"]


class IssueAnswer(BaseModel):
    """What somebody's words are about."""

    issue: str


class GistAnswer(BaseModel):
    """The story in a sentence."""

    gist: str


@dataclass(slots=True)
class _Asker:
    """Asks the tasks of one prompt about one article, and counts."""

    article: Article
    model: Model
    prompt: Prompt
    output_language: str | None
    on_event: OnEvent = ignore
    usage: Usage = field(default_factory=Usage)

    async def ask(self, task: str, answer: type[T], max_tokens: int, **values: Any) -> T | None:
        """An answer, or none where the model gave no usable one: a question lost is not an article lost."""
        shared = {"output_language": self.output_language, "language": self.article.language}
        language = self.article.language.split("-")[0]
        static = self.prompt.static(task, language, self.output_language)
        question = Question(
            messages=self.prompt.messages(task, {**shared, **values}, language=language),
            answer=answer,
            max_tokens=max_tokens,
            label=task,
            static=len(static),
            calls=2,
            grow=False,
        )
        try:
            got = await self.model.ask(question)
        except (AnswerError, Filtered):
            return None
        self.usage = self.usage + got.usage
        return got.value


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
    numbers, dates = described(article)
    draft = empty_draft().model_copy(update={"numbers": numbers, "dates": dates})
    on_event(Event("facts", "numbers and dates", draft=draft))
    await model.ready(on_event)
    asker = _Asker(article, model, prompt, output_language, on_event)
    actors = await _actors(asker)
    draft = draft.model_copy(update={"actors": list(actors.values())})
    on_event(Event("facts", "actors", draft=draft))
    positions = await _positions(asker, actors)
    draft = draft.model_copy(update={"actors": list(actors.values()), "positions": positions})
    draft = draft.model_copy(update={"numbers": owned(article, numbers, actors)})
    on_event(Event("facts", "positions", draft=draft))
    draft = draft.model_copy(update={"gist": await _gist(asker)})
    on_event(Event("facts", "gist", draft=draft))
    return draft, asker.usage


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


async def _actors(asker: _Asker) -> dict[str, DraftActor]:
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


async def _positions(asker: _Asker, actors: dict[str, DraftActor]) -> list[DraftPosition]:
    """A position for each attribution that shows one. Its holder joins ``actors``: who holds something acts."""
    positions = []
    candidates = {c.id: c for c in asker.article.mentions.candidates}
    groups = list(grouped(asker.article))
    for i, group in enumerate(groups):
        holder = candidates.get(group[0].candidate or "")
        if holder is None:
            continue
        asker.on_event(Event("ask", f"what does {holder.name} hold?", i, len(groups)))
        made = await _position(asker, group, holder)
        if made is None:
            continue
        positions.append(made)
        if holder.id not in actors:
            actors[holder.id] = _draft_actor(asker.article, holder, holder.kind or ActorKind.ORGANIZATION)
    return positions


def grouped(article: Article) -> Iterator[list[Attribution]]:
    """Attributions that show one position: the same speaker in the same or the next sentence of a paragraph."""
    order = {s.id: i for i, s in enumerate(article.sentences)}
    group: list[Attribution] = []
    for item in article.mentions.attributions:
        if group and not _joined(article, order, group[-1], item):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _joined(article: Article, order: dict[str, int], before: Attribution, item: Attribution) -> bool:
    if item.candidate is None or item.candidate != before.candidate or item.leaning != before.leaning:
        return False
    near = order[item.sentence] - order[before.sentence] <= 1
    return near and "\n" not in article.text[before.span.end : item.span.start]


async def _position(asker: _Asker, group: Sequence[Attribution], holder: Candidate) -> DraftPosition | None:
    article = asker.article
    stance = stance_of(article, group, holder)
    if stance is None:
        return None
    first = group[0]
    sentences = list(dict.fromkeys(a.sentence for a in group))
    told = " ".join(article.handles[s].text for s in sentences)
    got = await asker.ask(
        "issue",
        IssueAnswer,
        28,
        title=" ".join(inert(article.title or "").split()),
        context=" ".join(inert(told).split())[:_LONGEST_TEXT],
        holder=inert(first.speaker.of(article.text) if first.speaker else holder.name),
    )
    said = said_in(article, group)
    issue = " ".join(got.issue.split()) if got else ""
    if not _about(issue, holder) or not _held(issue, told, article):
        # The model's words are no issue, or name what the evidence does not: the holder's own words then.
        issue = " ".join((said[0].of(article.text) if said else told).split()[:_ISSUE_WORDS])
    quote = next((q.id for q in article.mentions.quotes if any(c.overlaps(q.span) for c in said)), None)
    return DraftPosition(
        holder=holder.name,
        stance=stance,
        issue=issue,
        statement=None,
        quote=quote,
        attribution=AttributionKind.DIRECT_QUOTE if quote else first.kind,
        via=None,
        sentences=sentences,
    )


def said_in(article: Article, group: Sequence[Attribution]) -> list[Span]:
    """What is said or done: the attribution's own content, else the quotes of its sentence."""
    spans: list[Span] = []
    for item in group:
        quoted = [q.span for q in article.mentions.quotes if q.sentence == item.sentence]
        spans += [item.content] if item.content else quoted
    return list(dict.fromkeys(spans))


def stance_of(article: Article, group: Sequence[Attribution], holder: Candidate) -> StanceWord | None:
    """What the cue shows (demanded, rejected, declined), else the holder's words; none where nothing is held.

    A model of 1.5 billion parameters was right on a third of the neutral cues ("said"), less than the words alone.
    """
    leaning = next((a.leaning for a in group if a.leaning), None)
    if leaning is not None:
        return _LEANINGS.get(leaning, "asserts")
    said = " ".join(span.of(article.text) for span in said_in(article, group))
    if len(said.split()) < _LEAST_WORDS or holder.kind is ActorKind.MEDIA:
        # "told reporters in Toledo", "according to Reuters": a place to speak, a source, no position.
        return None
    score = polarity(said, article.language)
    return "supports" if score > 0 else "opposes" if score < 0 else "asserts"


def _about(issue: str, holder: Candidate) -> bool:
    """Whether ``issue`` names something: more than a short word, and not the holder."""
    key = fold(issue)
    return _SHORTEST_ISSUE <= len(key) <= _LONGEST_ISSUE and key not in {
        fold(n) for n in (holder.name, *holder.aliases)
    }


def _held(issue: str, told: str, article: Article) -> bool:
    """Whether every name and figure of ``issue`` stands in ``told``: a small model borrows them from the title."""
    names = {fold(w.strip(_MARKS)) for n in article.mentions.names for w in n.text.split()}
    words = [fold(w.strip(_MARKS)) for w in issue.split() if w[:1].isupper() or any(c.isdigit() for c in w)]
    known = fold(told)
    return all(w in known for w in words if w in names or any(c.isdigit() for c in w))


async def _gist(asker: _Asker) -> str | None:
    article = asker.article
    title = article.title or ""
    lead = article.text[: _LEAD + len(title)]
    if title and lead.startswith(title):
        lead = lead[len(title) :]
    got = await asker.ask(
        "gist", GistAnswer, 80, title=" ".join(inert(title).split()), context=" ".join(inert(lead).split())
    )
    return got.gist.strip() or None if got else None
