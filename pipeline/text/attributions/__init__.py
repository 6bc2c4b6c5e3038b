"""Who says, holds or does what: found by cues, before any model is asked.

The cue tables stand in ``languages/<code>/cues.toml``; ``sayings`` lends them to the readers of names.
"""

from pipeline.text.attributions.cues import cues, sayings
from pipeline.text.attributions.reader import read_attributions
from pipeline.text.attributions.resolve import Resolver
from pipeline.text.attributions.view import AttributionReading

__all__ = ["AttributionReading", "Resolver", "cues", "read_attributions", "sayings"]
