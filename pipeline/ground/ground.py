"""The door of the room: a Draft goes in, proved facts come out."""

from __future__ import annotations

from pipeline.core.article import Article
from pipeline.core.draft import Draft
from pipeline.core.grounded import Grounded
from pipeline.core.summary import Dropped
from pipeline.ground.actors import Cast, ground_actors
from pipeline.ground.facts import ground_dates, ground_numbers
from pipeline.ground.freetext import FreeText
from pipeline.ground.locate import Places
from pipeline.ground.positions import ground_positions


def ground(draft: Draft, article: Article) -> Grounded:
    """Prove every claim of ``draft`` against ``article``; what can't be proved is in ``dropped``, with its reason."""
    places, free = Places(article), FreeText(article)
    actors, lost_actors = ground_actors(draft.actors, places, free)
    cast = Cast(actors, places)
    numbers, lost_numbers = ground_numbers(draft.numbers, draft.missed.numbers, places, cast, free)
    dates, lost_dates = ground_dates(draft.dates, draft.missed.dates, places, free)
    positions, lost_positions = ground_positions(draft.positions, places, cast, free)
    gist, lost_gist = _gist(draft.gist, article, free)
    return Grounded(
        gist=gist,
        actors=tuple(actors),
        numbers=tuple(numbers),
        dates=tuple(dates),
        positions=tuple(positions),
        dropped=(*lost_gist, *lost_actors, *lost_numbers, *lost_dates, *lost_positions),
    )


def _gist(said: str | None, article: Article, free: FreeText) -> tuple[str | None, list[Dropped]]:
    gist = " ".join((said or "").split())
    if not gist:
        return None, []
    problems = free.unheld(gist, article.sentences)
    if not problems:
        return gist, []
    return None, [Dropped(field="gist", what=gist, reason="not_held", detail=", ".join(problems))]
