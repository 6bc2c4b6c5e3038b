"""Positions for a small model: code has found who says what, and tells the stance; the model names the issue.

A stance that neither the cue ("rejected") nor plain words show is not guessed: no position is told then. A model of 1.5
billion parameters, asked for it, does no better than chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from pipeline.core.article import Article, Attribution, AttributionKind, Candidate, StanceWord
from pipeline.core.draft import DraftPosition
from pipeline.core.events import Event
from pipeline.core.span import Span
from pipeline.llm.asker import Asker
from pipeline.llm.number_article import inert
from pipeline.text.fold import fold
from pipeline.text.freetext import FreeText
from pipeline.text.lexicon import lexicon
from pipeline.text.tables import base

_LONGEST_ISSUE = 80
_SHORTEST_ISSUE = 4
_OWN_WORDS = (8, 12, 16)
_ARTICLE = 5
_LONGEST_TEXT = 600


class IssueAnswer(BaseModel):
    """What somebody's words are about."""

    issue: str


async def ask_positions(asker: Asker) -> list[tuple[Candidate, DraftPosition]]:
    """A position, with its holder, for each attribution that shows one."""
    found = []
    candidates = {c.id: c for c in asker.article.mentions.candidates}
    groups = list(grouped(asker.article))
    free = FreeText(asker.article)
    for i, group in enumerate(groups):
        holder = candidates.get(group[0].candidate or "")
        if holder is None:
            continue
        asker.on_event(Event("ask", f"what does {holder.name} hold?", i, len(groups)))
        made = await _position(asker, group, holder, free)
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
    before, leaning = group[-1], stance_of(group)
    if item.candidate is None or item.candidate != before.candidate:
        return False
    if item.sentence != before.sentence and item.leaning != before.leaning:
        return False
    if None not in (leaning, item.leaning) and item.leaning not in (leaning, "asserts"):
        # "defended the cut and rejected the tax": two positions. What is only said beside it belongs to either.
        return False
    near = order[item.sentence] - order[before.sentence] <= 1
    return near and "\n" not in article.text[before.span.end : item.span.start]


def stance_of(group: Sequence[Attribution]) -> StanceWord | None:
    """What the attributions show: for, against, both or silence before "asserts", which goes with each of them."""
    told = [a.leaning for a in group if a.leaning]
    return next((x for x in told if x != "asserts"), told[0] if told else None)


async def _position(
    asker: Asker, group: Sequence[Attribution], holder: Candidate, free: FreeText
) -> DraftPosition | None:
    article = asker.article
    stance = stance_of(group)
    wanted = asker.prompt.asks.stances
    if stance is None or (wanted is not None and stance not in wanted):
        return None
    first = group[0]
    ids = {a.sentence for a in group}
    sentences = [s for s in article.sentences if s.id in ids]
    told = " ".join(s.text for s in sentences)
    got = await asker.ask(
        "issue",
        IssueAnswer,
        28,
        title=" ".join(inert(article.title or "").split()),
        context=" ".join(inert(told).split())[:_LONGEST_TEXT],
        holder=inert(first.speaker.of(article.text) if first.speaker else holder.name),
    )
    said = said_in(article, group)
    own = said[0].of(article.text) if said else told
    fits = [i for i in _issues(got.issue if got else "", own, article.language) if _about(i, holder)]
    forms = " ".join((holder.name, *holder.aliases))
    quote = next((q.id for q in article.mentions.quotes if any(c.overlaps(q.span) for c in said)), None)
    return DraftPosition(
        holder=holder.name,
        stance=stance,
        issue=next((i for i in fits if not free.unheld(i, sentences, also=forms)), ""),
        statement=None,
        quote=quote,
        attribution=AttributionKind.DIRECT_QUOTE if quote else first.kind,
        via=None,
        sentences=[s.id for s in sentences],
    )


def said_in(article: Article, group: Sequence[Attribution]) -> list[Span]:
    """What is said or done: the attribution's own content, else the quotes of its sentence."""
    spans: list[Span] = []
    for item in group:
        quoted = [q.span for q in article.mentions.quotes if q.sentence == item.sentence]
        spans += [item.content] if item.content else quoted
    return list(dict.fromkeys(spans))


def _about(issue: str, holder: Candidate) -> bool:
    """Whether ``issue`` names something: more than a short word, and not the holder with an article before it."""
    key = fold(issue)
    named = any(key.endswith(fold(n)) and len(key) <= len(fold(n)) + _ARTICLE for n in (holder.name, *holder.aliases))
    return _SHORTEST_ISSUE <= len(key) <= _LONGEST_ISSUE and not named


def _issues(told: str, own: str, language: str) -> Iterator[str]:
    """What to name the issue, the best first: the model's words, what their end adds cut off, the holder's own words.

    A small model borrows names from the title ("the lithium deal with China"); one that the evidence lacks is cut.
    """
    words = told.split()
    yield " ".join(words)
    known = lexicon(base(language))
    small = known.articles | known.prepositions | known.conjunctions
    for n in range(len(words) - 1, 1, -1):
        if words[n - 1].lower() not in small:
            yield " ".join(words[:n])
    # A copied clause must keep its negation: more of it may.
    yield from (" ".join(own.split()[:n]) for n in _OWN_WORDS)
