"""Every maker by the name that the tables call it."""

from __future__ import annotations

from pipeline.text.dates import (
    make_anchors,
    make_durations,
    make_parts,
    make_points,
    make_relative,
    make_spans,
    make_stretches,
)
from pipeline.text.dates.making import MAKERS, Maker, Weak

__all__ = [
    "MAKERS",
    "Maker",
    "Weak",
    "make_anchors",
    "make_durations",
    "make_parts",
    "make_points",
    "make_relative",
    "make_spans",
    "make_stretches",
]
