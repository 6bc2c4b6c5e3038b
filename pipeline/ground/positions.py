"""From the positions that a model told to positions whose holder and words the article shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pipeline.core.article import AttributionKind, QuoteMention, Sentence
from pipeline.core.draft import DraftPosition
from pipeline.core.grounded import numbered
from pipeline.core.summary import Actor, Dropped, Position, Quoted
from pipeline.ground.actors import Cast
from pipeline.ground.locate import Places
from pipeline.text.fold import fold

Note = Callable[[str, str, str], None]
"""Takes down a part that was left out: the words, the reason, the detail."""

# How far back a holder may be named when the evidence itself has only "ele" or a bare quote.
_LOOK_BACK = 2


def ground_positions(
    said: Iterable[DraftPosition], places: Places, cast: Cast
) -> tuple[tuple[Position, ...], list[Dropped]]:
    """Every position whose holder is a proved actor that its evidence names."""
    kept: list[Position] = []
    dropped: list[Dropped] = []
    for draft in said:
        position, lost = _position(draft, f"p{len(kept) + 1}", places, cast)
        dropped += lost
        if position is not None:
            kept.append(position)
    kept.sort(key=lambda p: (p.evidence[0].start, p.holder, p.stance))
    return numbered(kept, "p"), dropped


def _position(draft: DraftPosition, handle: str, places: Places, cast: Cast) -> tuple[Position | None, list[Dropped]]:
    what = f"{draft.holder} {draft.stance} {draft.issue}".strip()
    notes: list[Dropped] = []

    def refuse(reason: str, detail: str = "") -> tuple[None, list[Dropped]]:
        return None, [*notes, Dropped(field="positions", what=what, reason=reason, detail=detail)]

    def note(words: str, reason: str, detail: str) -> None:
        notes.append(Dropped(field="positions", what=words, reason=reason, detail=detail, fact_kept=True))

    holder = cast.who(draft.holder)
    if holder is None:
        found = bool(places.folded.find_all(draft.holder))
        return refuse("holder_not_an_actor" if found else "not_in_article")
    evidence, unknown = places.handles(draft.sentences)
    for handle in unknown:
        note(handle, "no_such_handle", f"evidence of “{what}”")
    quote = _quote(draft, places)
    if draft.quote and quote is None:
        note(draft.quote, "no_such_handle", f"quote of “{what}”")
    if quote is not None:
        at = places.sentences[quote.sentence]
        evidence = sorted({s.id: s for s in (*evidence, at)}.values(), key=lambda s: s.span.start)
        speaker = _speaker(quote, places, cast)
        if speaker is not None and speaker.id != holder.id:
            return refuse("another_speaker", f"“{quote.text[:60]}” is said by {speaker.name}")
    if not evidence:
        return refuse("no_evidence")
    held = _held_by(holder, evidence, places, cast)
    if held is None:
        return refuse("holder_not_in_evidence")
    issue = draft.issue.strip()
    problems = places.free.unheld(issue, held, also=" ".join(_forms(holder))) if issue else ["nothing"]
    if problems:
        return refuse("issue_not_held", ", ".join(problems))
    statement = _statement(draft, held, holder, places, note)
    via = _via(draft, held, note)
    return (
        Position(
            id=handle,
            holder=holder.id,
            stance=draft.stance,
            issue=issue,
            statement=statement,
            quote=Quoted(text=quote.text, span=quote.span) if quote else None,
            attribution=_attribution(draft, held, quote, places),
            via=via,
            evidence=tuple(places.evidence(s) for s in held),
        ),
        notes,
    )


def _forms(actor: Actor) -> list[str]:
    return [actor.name, *(a.text for a in actor.aliases)]


def _quote(draft: DraftPosition, places: Places) -> QuoteMention | None:
    return places.quotes.get(draft.quote.strip()) if draft.quote else None


def _speaker(quote: QuoteMention, places: Places, cast: Cast) -> Actor | None:
    """Who says the quote, where the text tells it plainly and it is one of the actors."""
    if quote.speaker is None:
        return None
    return cast.who(quote.speaker.of(places.article.text))


def _held_by(holder: Actor, evidence: Sequence[Sentence], places: Places, cast: Cast) -> list[Sentence] | None:
    """The evidence with the holder named in it: as it is, by an attribution, or with a sentence just before.

    None where the evidence does not show the holder: a swapped one must not pass.
    """
    if any(cast.named_in(holder, s) for s in evidence):
        return list(evidence)
    told = [t for s in evidence for t in places.attributions.get(s.id, ())]
    meant = {a.id for t in told if (a := cast.of_candidate(t.candidate)) is not None}
    if meant and holder.id not in meant:
        return None
    if not meant and _rivals(holder, evidence, cast):
        return None
    order = places.article.sentences
    first = places.order[evidence[0].id]
    for back in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        before = order[back]
        alone = not _rivals(holder, [before], cast)
        if cast.named_in(holder, before):
            return [before, *evidence] if alone or holder.id in meant else None
        if not alone and holder.id not in meant:
            return None
    if holder.id in meant:
        # The readers resolved "ele" or "a ministra" further back: the nearest place that names the holder proves it.
        named = cast.named_before(holder, evidence[0])
        return [named, *evidence] if named else None
    return None


def _rivals(holder: Actor, sentences: Sequence[Sentence], cast: Cast) -> bool:
    """Whether the sentences name another actor of the holder's kind, whom "ele" could mean as well."""
    return any(a.kind == holder.kind and a.id != holder.id for s in sentences for a in cast.in_sentence(s))


def _statement(draft: DraftPosition, held: Sequence[Sentence], holder: Actor, places: Places, note: Note) -> str | None:
    told = (draft.statement or "").strip()
    if not told:
        return None
    problems = places.free.unheld(told, held, also=" ".join(_forms(holder)))
    if problems:
        note(told, "not_held", f"statement of {holder.name}: {', '.join(problems)}")
        return None
    return told


def _via(draft: DraftPosition, held: Sequence[Sentence], note: Note) -> str | None:
    via = (draft.via or "").strip()
    if not via:
        return None
    if fold(via) not in fold(" ".join(s.text for s in held)):
        note(via, "not_in_evidence", f"who reported {draft.holder}")
        return None
    return via


def _attribution(
    draft: DraftPosition, held: Sequence[Sentence], quote: QuoteMention | None, places: Places
) -> AttributionKind:
    """What the model said, unless the evidence shows otherwise: no quote, no direct quote."""
    if draft.attribution is not AttributionKind.DIRECT_QUOTE:
        return draft.attribution
    quoted = quote is not None or any(s.id in places.quotes_in for s in held)
    return AttributionKind.DIRECT_QUOTE if quoted else AttributionKind.REPORTED
