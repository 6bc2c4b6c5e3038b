"""The nouns of factsheet: frozen, typed, and free of I/O.

The story of the types is the story of a run::

    Article (sentences, mentions) -> Draft -> Grounded (facts, dropped) -> Summary
"""
