"""The words that tell a firm or a club where its name alone doesn't (``names.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FirmWords:
    """``nouns``: trades that open or end a firm's name ("Calçados Ferrão").

    ``things``: what only firms have, before their names ("shares in X"); ``shares``: the same where the stock exchange
    is near; ``leaders``: pairs of words for who leads one; ``owned``: what stands behind the name ("X's shareholders").
    ``objects``: verbs before a firm ("to acquire X"); ``verbs``: behind it and before a figure ("X employs 300").
    ``clubs`` and ``club_initials`` (written in capitals) open or end a club's name.
    """

    nouns: frozenset[str]
    things: frozenset[str]
    shares: frozenset[str]
    owned: frozenset[str]
    leaders: frozenset[tuple[str, ...]]
    objects: frozenset[str]
    verbs: frozenset[str]
    clubs: frozenset[str]
    club_initials: frozenset[str]


def firm_words(data: Mapping[str, Any], shared: Mapping[str, Any]) -> FirmWords:
    """The words of one language's table beside those that all share."""

    def words(table: Mapping[str, Any], key: str) -> frozenset[str]:
        return frozenset(table.get(key, "").split())

    return FirmWords(
        nouns=words(data, "firm_nouns"),
        things=words(data, "firm_things"),
        shares=words(data, "firm_shares"),
        owned=words(data, "firm_owned"),
        leaders=frozenset(tuple(pair.split()) for pair in data.get("firm_leaders", ())),
        objects=words(data, "firm_objects"),
        verbs=words(data, "firm_verbs"),
        clubs=words(shared, "club_words"),
        club_initials=words(shared, "club_initials"),
    )
