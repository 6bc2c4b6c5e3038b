"""The reader of numbers: every quantity that a text gives in figures or in words, with its exact value.

One door, ``read_numbers``. The story, a module a step::

    scan      the text      -> anchors: figures and number words, where they stand
    grids     anchors       -> those outside of tables of bare figures
    numerals  anchors       -> numerals: what they mean together ("dois milhões e meio", "2.5bn")
    guards    a numeral     -> none, where the characters that touch it make it something else: H200, 10:30 …
    labels    a numeral     -> none, where words make it a name ("Artigo 5"); titles, places, singular are its kinds
    doubts    a numeral     -> none, where a word may be a number or not: one, half, both
    units     a numeral     -> a quantity: money, percent, a measure, a counted noun
    pairs     two of them   -> a range, a score, a ratio
    bounds    a quantity    -> its qualifier: more than, about, at most …
    context   the readings  -> units that a neighbour tells: "de 20 para 30 milhões de euros"
    reader    all of it     -> readings

Words and grammar are data: ``languages/<code>/numbers.toml``; what languages share is in ``languages/shared``.
"""

from pipeline.text.numbers.reader import read_numbers

__all__ = ["read_numbers"]
