"""A model that answers from the article itself: the command line is tested whole, with nothing patched."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.core.article import ActorKind, Article, AttributionKind
from pipeline.core.draft import Draft, DraftActor, DraftDate, DraftNumber, DraftPosition, empty_draft
from pipeline.llm.canned import CannedModel
from pipeline.read.prepare import prepare

STORY = (
    "A prefeita Clara Nóbrega anunciou em 3 de fevereiro de 2026 que 1.200 famílias vão mudar de casa.\n\n"
    "“Ninguém ficará sem teto”, disse Nóbrega aos jornalistas."
)


def pointing(article: Article) -> Draft:
    """What a model says that points at everything code found."""
    first = article.sentences[0].id
    actor = DraftActor(name="Clara Nóbrega", aliases=[], kind=ActorKind.PERSON, role="prefeita", sentences=[first])
    position = DraftPosition(
        holder="Clara Nóbrega",
        stance="supports",
        issue="casa",
        statement=None,
        quote=None,
        attribution=AttributionKind.REPORTED,
        via=None,
        sentences=[first],
    )
    changes = {
        "actors": [actor],
        "numbers": [DraftNumber(number=n.id, measures=None, actors=[]) for n in article.mentions.numbers],
        "dates": [DraftDate(date=d.id, event=None) for d in article.mentions.dates],
        "positions": [position],
    }
    return empty_draft().model_copy(update=changes)


@pytest.fixture
def model() -> CannedModel:
    return CannedModel({"Draft": pointing(prepare(STORY, "pt"))})


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path
