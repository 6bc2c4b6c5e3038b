"""The reader of dates: every expression that says when, how long or how often, with the days it covers.

``read_dates`` is the door. A language is a table, ``languages/<code>/dates.toml``: its words as classes with values,
and its grammar as forms over those classes, level by level (atoms, then what joins them, then intervals). The modules,
from the text to the days: ``scan`` (windows of tokens), ``lexicon`` (words and compiled forms), ``levels`` (the forms
over the windows), ``makers`` (forms to nodes), ``guards``, ``names``, ``ages``, ``titles`` (what forbids), ``reader``
(each node in its place), ``tense`` (before or after now), ``carry`` (the day that a report is at), ``hanging`` (what
counts from a time told before), ``speech`` (what was said on another day), ``nodes`` (nodes to days).
"""

from pipeline.text.dates.reader import read_dates

__all__ = ["read_dates"]
