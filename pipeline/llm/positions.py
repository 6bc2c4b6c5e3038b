"""Positions for a small model: code has found who says what, and tells the stance; the model names the issue.

A stance that neither the cue ("rejected") nor plain words show is not guessed: no position is told then. A model of 1.5
billion parameters, asked for it, does no better than chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from pipeline.core.article import ActorKind, Article, Attribution, AttributionKind, Candidate, StanceWord
from pipeline.core.draft import DraftPosition
from pipeline.core.events import Event
from pipeline.core.span import Span
from pipeline.llm.asker import Asker
from pipeline.llm.number_article import inert
from pipeline.text.fold import fold

_LONGEST_ISSUE = 80
_SHORTEST_ISSUE = 4
_ISSUE_WORDS = 8
_ARTICLE = 5
_LONGEST_TEXT = 600
_MARKS = ".,;:!?()[]«»“”„‟\"'’"


class IssueAnswer(BaseModel):
    """What somebody's words are about."""

    issue: str


async def ask_positions(asker: Asker) -> list[tuple[Candidate, DraftPosition]]:
    """A position, with its holder, for each attribution that shows one."""
    found = []
    candidates = {c.id: c for c in asker.article.mentions.candidates}
    groups = list(grouped(asker.article))
    for i, group in enumerate(groups):
        holder = candidates.get(group[0].candidate or "")
        if holder is None:
            continue
        asker.on_event(Event("ask", f"what does {holder.name} hold?", i, len(groups)))
        made = await _position(asker, group, holder)
        if made is not None:
            found.append((holder, made))
    return found


def grouped(article: Article) -> Iterator[list[Attribution]]:
    """Attributions that show one position: the same speaker in the same or the next sentence of a paragraph."""
    order = {s.id: i for i, s in enumerate(article.sentences)}
    group: list[Attribution] = []
    for item in article.mentions.attributions:
        if group and not _joined(article, order, group, item):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _joined(article: Article, order: dict[str, int], group: Sequence[Attribution], item: Attribution) -> bool:
    before, leaning = group[-1], _plainest(group)
    if item.candidate is None or item.candidate != before.candidate:
        return False
    if item.sentence != before.sentence and item.leaning != before.leaning:
        return False
    if None not in (leaning, item.leaning) and item.leaning not in (leaning, "asserts"):
        # "defended the cut and rejected the tax": two positions. What is only said beside it belongs to either.
        return False
    near = order[item.sentence] - order[before.sentence] <= 1
    return near and "\n" not in article.text[before.span.end : item.span.start]


def _plainest(group: Sequence[Attribution]) -> StanceWord | None:
    """The leaning that tells most: for, against, both or silent before "asserts", which goes with each of them."""
    told = [a.leaning for a in group if a.leaning]
    return next((x for x in told if x != "asserts"), told[0] if told else None)


async def _position(asker: Asker, group: Sequence[Attribution], holder: Candidate) -> DraftPosition | None:
    article = asker.article
    stance = stance_of(group, holder)
    wanted = asker.prompt.asks.stances
    if stance is None or (wanted is not None and stance not in wanted):
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


def stance_of(group: Sequence[Attribution], holder: Candidate) -> StanceWord | None:
    """What the attributions show; none where they show nothing, and for a medium, whose telling is no position."""
    stance = _plainest(group)
    return None if stance == "asserts" and holder.kind is ActorKind.MEDIA else stance


def _about(issue: str, holder: Candidate) -> bool:
    """Whether ``issue`` names something: more than a short word, and not the holder with an article before it."""
    key = fold(issue)
    named = any(key.endswith(fold(n)) and len(key) <= len(fold(n)) + _ARTICLE for n in (holder.name, *holder.aliases))
    return _SHORTEST_ISSUE <= len(key) <= _LONGEST_ISSUE and not named


def _held(issue: str, told: str, article: Article) -> bool:
    """Whether every name and figure of ``issue`` stands in ``told``: a small model borrows them from the title."""
    names = {fold(w.strip(_MARKS)) for n in article.mentions.names for w in n.text.split()}
    words = [fold(w.strip(_MARKS)) for w in issue.split() if w[:1].isupper() or any(c.isdigit() for c in w)]
    known = fold(told)
    return all(w in known for w in words if w in names or any(c.isdigit() for c in w))
