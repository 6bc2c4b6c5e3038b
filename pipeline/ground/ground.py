"""The door of the room: a Draft goes in, proved facts come out."""

from __future__ import annotations

from pipeline.core.article import Article
from pipeline.core.draft import Draft
from pipeline.core.grounded import Grounded
from pipeline.core.summary import Dropped
from pipeline.ground.actors import Cast, ground_actors
from pipeline.ground.facts import ground_dates, ground_numbers
from pipeline.ground.locate import Places
from pipeline.ground.positions import ground_positions


def ground(draft: Draft, article: Article, places: Places | None = None) -> Grounded:
    """Prove every claim of ``draft`` against ``article``; what can't be proved is in ``dropped``, with its reason.

    ``places`` are those of the article, where several Drafts of it are proved: it is folded and looked up once.
    """
    places = places or Places(article)
    actors, lost_actors = ground_actors(draft.actors, places)
    cast = Cast(actors, places)
    numbers, lost_numbers = ground_numbers(draft.numbers, draft.missed.numbers, places, cast)
    dates, lost_dates = ground_dates(draft.dates, draft.missed.dates, places, cast)
    positions, lost_positions = ground_positions(draft.positions, places, cast)
    gist, lost_gist = _gist(draft.gist, places)
    return Grounded(
        gist=gist,
        actors=actors,
        numbers=tuple(numbers),
        dates=tuple(dates),
        positions=positions,
        dropped=(*lost_gist, *lost_actors, *lost_numbers, *lost_dates, *lost_positions),
    )


def _gist(said: str | None, places: Places) -> tuple[str | None, list[Dropped]]:
    gist = " ".join((said or "").split())
    if not gist:
        return None, []
    problems = places.free.unheld(gist, places.article.sentences)
    if not problems:
        return gist, []
    return None, [Dropped(field="gist", what=gist, reason="not_held", detail=", ".join(problems))]
