"""What a cue shows of who says, holds or does something."""

from __future__ import annotations

from enum import StrEnum

from pipeline.core.article import StanceWord


class CueClass(StrEnum):
    """What a cue alone shows. ``approve`` and ``forbid`` are deeds, the others are words; ``reckon`` is to say how much
    or what is to come ("estimates").
    """

    SAY = "say"
    RECKON = "reckon"
    SUPPORT = "support"
    OPPOSE = "oppose"
    APPROVE = "approve"
    FORBID = "forbid"
    NO_COMMENT = "no_comment"
    MIXED = "mixed"

    @property
    def leaning(self) -> StanceWord | None:
        """What it shows of a stance, or nothing; "asserts" only where what is said shows no more."""
        return _LEANING.get(self)

    @property
    def says(self) -> bool:
        """Whether it only tells that something is said."""
        return self in (CueClass.SAY, CueClass.RECKON)

    @property
    def deed(self) -> bool:
        """Whether the stance shows in what was done."""
        return self in (CueClass.APPROVE, CueClass.FORBID)


_LEANING: dict[CueClass, StanceWord] = {
    CueClass.RECKON: "asserts",
    CueClass.SUPPORT: "supports",
    CueClass.OPPOSE: "opposes",
    CueClass.APPROVE: "supports",
    CueClass.FORBID: "opposes",
    CueClass.NO_COMMENT: "no_comment",
    CueClass.MIXED: "mixed",
}
