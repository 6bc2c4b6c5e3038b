"""Names and possible actors. (A first reading: capitalised runs inside sentences.)"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.core.article import Candidate, NameMention, Sentence
from pipeline.core.span import Span

_RUN = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w’'-]+(?: (?:(?:de|da|do|das|dos|of|von|van|del|du|des) )?[A-ZÀ-ÖØ-Þ][\w’'-]+){0,7}")


def read_names(
    text: str, language: str, sentences: Sequence[Sentence]
) -> tuple[tuple[NameMention, ...], tuple[Candidate, ...]]:
    """The names of ``text`` and the possible actors they belong to, in order."""
    places: dict[str, list[tuple[Span, str]]] = {}
    for sentence in sentences:
        for match in _RUN.finditer(text, sentence.span.start, sentence.span.end):
            if match.start() > sentence.span.start or " " in match.group():
                places.setdefault(match.group(), []).append((Span(start=match.start(), end=match.end()), sentence.id))
    candidates = tuple(
        Candidate(id=f"a{i}", name=name, mentions=tuple(span for span, _ in found))
        for i, (name, found) in enumerate(places.items(), 1)
    )
    found = [(span, sid, candidate.id) for candidate in candidates for span, sid in places[candidate.name]]
    found.sort(key=lambda item: item[0].start)
    names = tuple(
        NameMention(id=f"m{i}", text=span.of(text), span=span, sentence=sid, candidate=cid)
        for i, (span, sid, cid) in enumerate(found, 1)
    )
    return names, candidates
