"""Every maker by the name that the tables call it."""

from __future__ import annotations

from pipeline.text.dates import (
    make_anchors,
    make_days,
    make_durations,
    make_parts,
    make_periods,
    make_relative,
    make_spans,
    make_stretches,
    make_times,
    make_years,
)
from pipeline.text.dates.making import MAKERS, Maker, Weak

__all__ = [
    "MAKERS",
    "Maker",
    "Weak",
    "make_anchors",
    "make_days",
    "make_durations",
    "make_parts",
    "make_periods",
    "make_relative",
    "make_spans",
    "make_stretches",
    "make_times",
    "make_years",
]
